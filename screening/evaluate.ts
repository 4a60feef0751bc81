/**
 * The interpreter: one charge against one condition tree, three-valued, keeping for every node its value, its cite and
 * the fact it rested on. It is the authority; any faster back end must agree with it.
 */
import {
  type Condition,
  describeTest,
  membershipOf,
  type Provision,
  type ProvisionVersion,
  splitCite,
  type Test,
} from '@nunc/law';
import { addYears, daySpan, yearsHavePassed } from './dates.ts';
import type { FactNeed, FactSeen, Reason, Truth } from './finding.ts';
import type { ChargeView } from './known.ts';

/** Evaluates the version's whole condition for one charge. */
export function evaluate(charge: ChargeView, provision: Provision, version: ProvisionVersion): Reason {
  return new Evaluation(charge, provision).node(version.condition);
}

function and(a: Truth, b: Truth): Truth {
  return a === 'no' || b === 'no' ? 'no' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}

function or(a: Truth, b: Truth): Truth {
  return a === 'yes' || b === 'yes' ? 'yes' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'no';
}

/** Three-valued `and`: one no is no; else one unknown is unknown. */
export function all(values: readonly Truth[]): Truth {
  return values.reduce(and, 'yes');
}

/** Three-valued `or`: one yes is yes; else one unknown is unknown. */
export function any(values: readonly Truth[]): Truth {
  return values.reduce(or, 'no');
}

export function not(value: Truth): Truth {
  return value === 'yes' ? 'no' : value === 'no' ? 'yes' : 'unknown';
}

type Leaf = Exclude<Condition, { kind: 'all' | 'any' | 'none' }>;

class Evaluation {
  private readonly charge: ChargeView;
  private readonly provision: Provision;

  constructor(charge: ChargeView, provision: Provision) {
    this.charge = charge;
    this.provision = provision;
  }

  node(condition: Condition): Reason {
    switch (condition.kind) {
      case 'all':
      case 'any':
      case 'none': {
        const of: Reason[] = [];
        for (const part of condition.of) of.push(this.node(part));
        return this.group(condition, of);
      }
      case 'test':
        return this.test(condition);
      case 'offense_in':
        return this.offenseIn(condition);
      case 'section_in':
        return this.sectionIn(condition);
      case 'law_unknown':
        return this.leaf(condition, {
          value: condition.blocks ? 'unknown' : 'yes',
          blocks: condition.blocks,
        });
    }
  }

  private group(condition: Extract<Condition, { of: readonly Condition[] }>, of: readonly Reason[]): Reason {
    let some: Truth = 'no';
    let every: Truth = 'yes';
    for (const { value } of of) {
      some = or(some, value);
      every = and(every, value);
    }
    const value = condition.kind === 'all' ? every : condition.kind === 'any' ? some : not(some);
    const needs: FactNeed[] = [];
    if (value === 'unknown') for (const part of of) if (part.value === 'unknown') needs.push(...part.needs);
    return this.reason(condition, value, null, needs, null, null, false, of);
  }

  private test(condition: Extract<Condition, { kind: 'test' }>): Reason {
    const known = this.charge.fact(condition.fact, this.provision);
    const { test } = condition;
    const { against } = condition;
    const { value } = known.seen;
    if (value === null)
      return this.leaf(condition, { value: 'unknown', fact: known.seen, needs: known.needs, against });
    if (test.op === 'in' && test.lawSilentOn.includes(value))
      return this.leaf(condition, { value: 'unknown', fact: known.seen, against, blocks: true });
    const outcome = compare(test, value, this.charge.world.asOf);
    const needs = outcome === 'unknown' ? [...known.needs, ...this.sharper(condition.fact)] : none;
    return this.reason(condition, outcome, known.seen, needs, against, opensOn(test, value), false, none);
  }

  /** A partly known day that does not settle a test is asked again, to the day. */
  private sharper(fact: string): FactNeed[] {
    const definition = this.charge.world.law.facts.get(fact);
    if (definition === undefined || definition.type !== 'day' || definition.from === 'derived') return [];
    return [this.charge.needFor(fact)];
  }

  private offenseIn(condition: Extract<Condition, { kind: 'offense_in' }>): Reason {
    const { offense } = this.charge;
    const member = membershipOf(offense, condition.list);
    const { against } = condition;
    if (member.kind === 'if') return this.conditionalMember(condition, member.anyOf);
    const fact = this.offenseSeen();
    if (member.kind === 'not_sure') {
      const askable = offense.kind !== 'known';
      const needs = askable ? [this.charge.needFor('offense')] : [];
      return this.leaf(condition, { value: 'unknown', fact, needs, against, blocks: !askable });
    }
    if (member.kind === 'no') return this.withAllegations(condition, fact);
    return this.leaf(condition, { value: 'yes', fact, against });
  }

  /** On the list only where one of these was charged and proved. */
  private conditionalMember(
    condition: Extract<Condition, { kind: 'offense_in' }>,
    anyOf: readonly { readonly when: string; readonly is: boolean; readonly cite: string }[],
  ): Reason {
    const of = anyOf.map(({ when, is, cite }) => {
      const test: Test = { op: 'in', values: [is ? 'yes' : 'no'], lawSilentOn: [] };
      return this.test({
        kind: 'test',
        element: 'offense',
        cite,
        label: null,
        feature: condition.feature,
        unverified: condition.unverified,
        against: describeTest(test),
        fact: when,
        test,
      });
    });
    return this.group({ ...condition, kind: 'any', of: [] }, of);
  }

  /**
   * Some lists take in any felony where, for example, great injury was charged and proved. A sheet prints such an
   * allegation as a count of its own; where none is told, the offense is read as the sheet shows it, with less
   * confidence, so that a person checks the complaint.
   */
  private withAllegations(condition: Extract<Condition, { kind: 'offense_in' }>, fact: FactSeen): Reason {
    const list = this.charge.world.law.catalogue.lists.get(condition.list);
    const allegations = list?.anyFelonyIf ?? [];
    const { against } = condition;
    if (allegations.length === 0) return this.leaf(condition, { value: 'no', fact, against });
    const proved = allegations.find(
      ({ when, is }) => this.charge.fact(when, this.provision).seen.value === (is ? 'yes' : 'no'),
    );
    if (proved !== undefined) {
      const known = this.charge.fact(proved.when, this.provision);
      return this.leaf({ ...condition, cite: proved.cite }, { value: 'yes', fact: known.seen, against });
    }
    const felony = this.charge.fact('severity', this.provision).seen.value !== 'misdemeanor';
    return this.leaf(condition, {
      value: 'no',
      fact: felony ? { ...fact, confidence: Math.min(fact.confidence, 0.8) } : fact,
      against,
    });
  }

  private sectionIn(condition: Extract<Condition, { kind: 'section_in' }>): Reason {
    const { offense } = this.charge;
    if (offense.kind === 'unknown') return this.sectionOutsideCatalogue(condition);
    const { against } = condition;
    const candidates = offense.kind === 'known' ? [offense.offense, ...offense.doubts] : offense.candidates;
    const values = candidates.map((one): Truth => {
      if (condition.sections.some((section) => isUnder(one.cite, section))) return 'yes';
      if (condition.categories.includes(one.nibrs)) return 'yes';
      // Only a subdivision is listed, and the charge does not say which one it is.
      return condition.sections.some((section) => isUnder(section, one.cite)) ? 'unknown' : 'no';
    });
    const value: Truth = values.every((one) => one === 'yes')
      ? 'yes'
      : values.every((one) => one === 'no')
        ? 'no'
        : 'unknown';
    const needs = value === 'unknown' ? [this.charge.needFor('offense')] : [];
    return this.leaf(condition, { value, fact: this.offenseSeen(), needs, against });
  }

  /**
   * Where the catalogue does not have the section: by the section as written, else by the offense's category, and then
   * with less confidence, said on the finding.
   */
  private sectionOutsideCatalogue(condition: Extract<Condition, { kind: 'section_in' }>): Reason {
    const { history } = this.charge;
    const { against } = condition;
    const section = history.section?.toLowerCase() ?? null;
    const origin = { kind: 'record', place: history.place } as const;
    const bySection = (value: Truth, confidence: number) =>
      this.leaf(condition, { value, fact: { id: 'offense', value: section, origin, confidence }, against });
    if (section !== null && condition.sections.some((listed) => isUnder(section, plainSection(listed))))
      return bySection('yes', 0.75);
    const category = this.charge.category(this.provision);
    if (category !== null && condition.categories.length > 0) {
      const fact = {
        id: 'offense_category',
        value: category.code,
        origin: { kind: 'told' },
        confidence: category.confidence,
      } as const;
      return this.leaf(condition, {
        value: condition.categories.includes(category.code) ? 'yes' : 'no',
        fact,
        against,
      });
    }
    const vague =
      section !== null && condition.sections.some((listed) => isUnder(plainSection(listed), section));
    if (section !== null && condition.categories.length === 0 && !vague) return bySection('no', 0.6);
    const need = this.charge.needFor(condition.categories.length > 0 ? 'offense_category' : 'offense');
    return this.leaf(condition, { value: 'unknown', fact: this.offenseSeen(), needs: [need], against });
  }

  private offenseSeen(): FactSeen {
    const { offense, history } = this.charge;
    const candidates =
      offense.kind === 'ambiguous' ? offense.candidates.map((one) => one.cite).join(' | ') : null;
    const value = offense.kind === 'known' ? offense.offense.cite : candidates;
    const confidence = offense.kind === 'unknown' ? 0 : offense.confidence;
    return { id: 'offense', value, origin: { kind: 'record', place: history.place }, confidence };
  }

  private leaf(
    condition: Leaf,
    answer: {
      value: Truth;
      fact?: FactSeen;
      needs?: readonly FactNeed[];
      against?: string;
      opens?: string | null;
      blocks?: boolean;
    },
  ): Reason {
    const { value, fact = null, needs = none, against = null, opens = null, blocks = false } = answer;
    return this.reason(condition, value, fact, needs, against, opens, blocks, none);
  }

  private reason(
    condition: Condition,
    value: Truth,
    fact: FactSeen | null,
    needs: readonly FactNeed[],
    against: string | null,
    opens: string | null,
    blocks: boolean,
    of: readonly Reason[],
  ): Reason {
    const { kind, element, cite, label, feature, unverified } = condition;
    return {
      kind,
      element,
      value,
      cite,
      label,
      feature,
      unverified,
      fact,
      needs,
      opens,
      blocks,
      against,
      of,
    };
  }
}

const none: readonly never[] = [];

/** Whether a known value meets a test, on the day asked about; `lawSilentOn` is for the caller to look at first. */
export function compare(test: Test, value: string, asOf: string): Truth {
  switch (test.op) {
    case 'in':
      return test.values.includes(value) ? 'yes' : 'no';
    case 'not_in':
      return test.values.includes(value) ? 'no' : 'yes';
    case 'at_least':
    case 'at_most':
      return compareNumber(test.op, test.amount, value);
    case 'on_or_after':
    case 'on_or_before':
      return compareDay(test.op, test.day, value);
    case 'years_since': {
      const span = daySpan(value);
      return span === null ? 'unknown' : yearsHavePassed(span, test.years, asOf);
    }
  }
}

/** Whether a section is the listed one or a subdivision of it. */
export function isUnder(section: string, listed: string): boolean {
  return section === listed || section.startsWith(`${listed}(`);
}

/** A listed section without its code letters: `Penal Code 43.02(a)` -> `43.02(a)`. */
export function plainSection(listed: string): string {
  return splitCite(listed).section.toLowerCase();
}

/** The day from which a waiting time is over, for the latest day its start may be. */
function opensOn(test: Test, value: string): string | null {
  const span = test.op === 'years_since' ? daySpan(value) : null;
  return test.op === 'years_since' && span !== null ? addYears(span.latest, test.years) : null;
}

function compareNumber(op: 'at_least' | 'at_most', amount: number, value: string): Truth {
  const [low, high] = value.includes('..') ? value.split('..').map(Number) : [Number(value), Number(value)];
  if (low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high)) return 'unknown';
  const met = (one: number) => (op === 'at_least' ? one >= amount : one <= amount);
  return met(low) && met(high) ? 'yes' : !met(low) && !met(high) ? 'no' : 'unknown';
}

function compareDay(op: 'on_or_after' | 'on_or_before', day: string, value: string): Truth {
  const span = daySpan(value);
  if (span === null) return 'unknown';
  const met = (one: string) => (op === 'on_or_after' ? one >= day : one <= day);
  return met(span.earliest) && met(span.latest)
    ? 'yes'
    : !met(span.earliest) && !met(span.latest)
      ? 'no'
      : 'unknown';
}
