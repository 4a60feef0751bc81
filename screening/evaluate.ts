/**
 * The interpreter: one charge against one condition tree, three-valued, keeping for every node its value, its cite and
 * the fact it rested on. It is the authority; any faster back end must agree with it.
 */
import { type Condition, membershipOf, type Provision, type ProvisionVersion, type Test } from '@nunc/law';
import { addYears, daySpan, yearsHavePassed } from './dates.ts';
import type { FactNeed, FactSeen, Reason, Truth } from './finding.ts';
import type { KnownCharge } from './known.ts';

/** Evaluates the version's whole condition for one charge. */
export function evaluate(charge: KnownCharge, provision: Provision, version: ProvisionVersion): Reason {
  return new Evaluation(charge, provision, version).node(version.condition);
}

/** Three-valued `and`: one no is no; else one unknown is unknown. */
export function all(values: readonly Truth[]): Truth {
  if (values.includes('no')) return 'no';
  return values.includes('unknown') ? 'unknown' : 'yes';
}

/** Three-valued `or`: one yes is yes; else one unknown is unknown. */
export function any(values: readonly Truth[]): Truth {
  if (values.includes('yes')) return 'yes';
  return values.includes('unknown') ? 'unknown' : 'no';
}

export function not(value: Truth): Truth {
  return value === 'yes' ? 'no' : value === 'no' ? 'yes' : 'unknown';
}

type Leaf = Exclude<Condition, { kind: 'all' | 'any' | 'none' }>;

class Evaluation {
  private readonly charge: KnownCharge;
  private readonly provision: Provision;
  private readonly version: ProvisionVersion;

  constructor(charge: KnownCharge, provision: Provision, version: ProvisionVersion) {
    this.charge = charge;
    this.provision = provision;
    this.version = version;
  }

  node(condition: Condition): Reason {
    switch (condition.kind) {
      case 'all':
      case 'any':
      case 'none':
        return this.group(
          condition,
          condition.of.map((part) => this.node(part)),
        );
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
    const values = of.map((part) => part.value);
    const value =
      condition.kind === 'all' ? all(values) : condition.kind === 'any' ? any(values) : not(any(values));
    const needs =
      value === 'unknown' ? of.filter((part) => part.value === 'unknown').flatMap((part) => part.needs) : [];
    return {
      ...this.common(condition),
      value,
      needs,
      fact: null,
      opens: null,
      blocks: false,
      against: null,
      of,
    };
  }

  private test(condition: Extract<Condition, { kind: 'test' }>): Reason {
    const known = this.charge.fact(condition.fact, this.provision);
    const { test } = condition;
    const against = describe(test);
    const { value } = known.seen;
    if (value === null)
      return this.leaf(condition, { value: 'unknown', fact: known.seen, needs: known.needs, against });
    if (test.op === 'in' && test.lawSilentOn.includes(value))
      return this.leaf(condition, { value: 'unknown', fact: known.seen, against, blocks: true });
    const outcome = this.compare(test, value);
    return this.leaf(condition, {
      value: outcome.value,
      fact: known.seen,
      needs: outcome.value === 'unknown' ? [...known.needs, ...this.sharper(condition.fact)] : [],
      against,
      opens: outcome.opens,
    });
  }

  private compare(test: Test, value: string): { value: Truth; opens: string | null } {
    const plain = (answer: boolean): { value: Truth; opens: null } => ({
      value: answer ? 'yes' : 'no',
      opens: null,
    });
    switch (test.op) {
      case 'in':
        return plain(test.values.includes(value));
      case 'not_in':
        return plain(!test.values.includes(value));
      case 'at_least':
      case 'at_most':
        return { value: compareNumber(test.op, test.amount, value), opens: null };
      case 'on_or_after':
      case 'on_or_before':
        return { value: compareDay(test.op, test.day, value), opens: null };
      case 'years_since': {
        const span = daySpan(value);
        if (span === null) return { value: 'unknown', opens: null };
        return {
          value: yearsHavePassed(span, test.years, this.charge.world.asOf),
          opens: addYears(span.latest, test.years),
        };
      }
    }
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
    const against = condition.list;
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
    const against = condition.list;
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
    const against = [...condition.sections, ...condition.categories].join(', ');
    const fact = this.offenseSeen();
    if (offense.kind === 'unknown')
      return this.leaf(condition, {
        value: 'unknown',
        fact,
        needs: [this.charge.needFor('offense')],
        against,
      });
    const candidates = offense.kind === 'known' ? [offense.offense, ...offense.doubts] : offense.candidates;
    const values = candidates.map((one): Truth => {
      const named = condition.sections.some(
        (section) => one.cite === section || one.cite.startsWith(`${section}(`),
      );
      return named || condition.categories.includes(one.nibrs) ? 'yes' : 'no';
    });
    const value: Truth = values.every((one) => one === 'yes')
      ? 'yes'
      : values.every((one) => one === 'no')
        ? 'no'
        : 'unknown';
    const needs = value === 'unknown' ? [this.charge.needFor('offense')] : [];
    return this.leaf(condition, { value, fact, needs, against });
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
    return {
      ...this.common(condition),
      value: answer.value,
      fact: answer.fact ?? null,
      needs: answer.needs ?? [],
      opens: answer.opens ?? null,
      blocks: answer.blocks ?? false,
      against: answer.against ?? null,
      of: [],
    };
  }

  private common(
    condition: Condition,
  ): Pick<Reason, 'kind' | 'element' | 'cite' | 'label' | 'feature' | 'unverified'> {
    const { kind, element, cite, label, feature } = condition;
    return {
      kind,
      element,
      cite,
      label,
      feature,
      unverified: isUnverified(feature, this.version.unverified),
    };
  }
}

/** Whether a feature path is among those nobody has checked, itself or a group it belongs to. */
export function isUnverified(feature: string, unverified: readonly string[]): boolean {
  return unverified.some((path) => feature === path || feature.startsWith(`${path}.`));
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

/** What a test compares with, in the notation of the law's files. */
function describe(test: Test): string {
  switch (test.op) {
    case 'in':
      return test.values.join('|');
    case 'not_in':
      return `not ${test.values.join('|')}`;
    case 'at_least':
      return `>= ${test.amount}`;
    case 'at_most':
      return `<= ${test.amount}`;
    case 'on_or_after':
      return `>= ${test.day}`;
    case 'on_or_before':
      return `<= ${test.day}`;
    case 'years_since':
      return `${test.years} years`;
  }
}
