/** From a version's condition tree to a formula over columns: what the interpreter asks, as questions about one value each. */
import { type Condition, type Law, type Membership, membershipOf, type Test } from '@nunc/law';
import type { RowLayout } from '../columns.ts';
import { addYears } from '../dates.ts';
import { compare, isUnder, not, plainSection } from '../evaluate.ts';
import type { Truth } from '../finding.ts';
import { ColumnCoder, type Seen, seenAs } from './coder.ts';
import { conjunction, constant, disjunction, type Formula } from './logic.ts';

/** What a kernel may hold still: columns that have one value in every row. */
export type Fixed = ReadonlyMap<string, string | null>;

/** Turns conditions into formulas and collects, column by column, the questions they ask. */
export class RuleBuilder {
  /** One for each column of the layout, in its order. */
  readonly coders: readonly ColumnCoder[];
  private readonly law: Law;
  private readonly layout: RowLayout;
  private readonly fixed: Fixed;
  private readonly columns: ReadonlyMap<string, number>;

  constructor(law: Law, layout: RowLayout, fixed: Fixed) {
    this.law = law;
    this.layout = layout;
    this.fixed = fixed;
    this.coders = layout.columns.map((column) => new ColumnCoder(column, law.catalogue));
    this.columns = new Map(layout.columns.map(({ id }, index) => [id, index]));
  }

  /** A condition of a provision; `negated` gives its opposite. */
  formula(condition: Condition, provision: string, negated = false): Formula {
    switch (condition.kind) {
      case 'all':
      case 'any':
      case 'none': {
        const flip = condition.kind === 'none' ? !negated : negated;
        const parts = condition.of.map((part) => this.formula(part, provision, flip));
        return (condition.kind === 'all') !== flip ? conjunction(parts) : disjunction(parts);
      }
      case 'test':
        return this.test(condition.fact, condition.test, provision, negated);
      case 'offense_in':
        return this.offenseIn(condition.list, provision, negated);
      case 'section_in':
        return this.sectionIn(condition, provision, negated);
      case 'law_unknown':
        return constant(condition.blocks ? 'unknown' : negated ? 'no' : 'yes');
    }
  }

  private test(fact: string, test: Test, provision: string, negated: boolean): Formula {
    const { asOf } = this.layout;
    if (fact === 'today') return given(holds(test, asOf, asOf), negated);
    const id = fact === 'already_granted' ? `${fact}@${provision}` : fact;
    return this.ask(
      id,
      `${test.op} ${JSON.stringify(test)}`,
      ({ value }) => holds(test, value, asOf),
      negated,
      tellingValues(test, asOf),
    );
  }

  /**
   * A member, or a member where one of some facts holds, or no member but taken in by what was proved. An offense has
   * one kind of membership, so that at most one of these can hold.
   */
  private offenseIn(list: string, provision: string, negated: boolean): Formula {
    const ask = (key: string, question: (member: Membership) => Truth) =>
      this.ask('offense', `${key} ${list}`, ({ offense }) => question(membershipOf(offense, list)), negated);
    const plain = ask('in', ({ kind }) => (kind === 'yes' ? 'yes' : kind === 'not_sure' ? 'unknown' : 'no'));
    const join = negated ? disjunction : conjunction;
    const conditional = this.conditionsOf(list).map(({ when, is }) =>
      join([
        ask(`in if ${when}=${is}`, (member) =>
          member.kind === 'if' && member.anyOf.some((one) => one.when === when && one.is === is)
            ? 'yes'
            : 'no',
        ),
        this.test(when, { op: 'in', values: [is ? 'yes' : 'no'], lawSilentOn: [] }, provision, negated),
      ]),
    );
    const proved = (this.law.catalogue.lists.get(list)?.anyFelonyIf ?? []).map(({ when, is }) => {
      const wanted = is ? 'yes' : 'no';
      const id = when === 'already_granted' ? `${when}@${provision}` : when;
      const shown = this.ask(
        id,
        `proved ${wanted}`,
        ({ value }) => (value === wanted ? 'yes' : 'no'),
        negated,
        [wanted],
      );
      return join([ask('not in', ({ kind }) => (kind === 'no' ? 'yes' : 'no')), shown]);
    });
    const parts = [plain, ...conditional, ...proved];
    return negated ? conjunction(parts) : disjunction(parts);
  }

  /** Every condition on which some offense's membership of a list rests. */
  private conditionsOf(list: string): { when: string; is: boolean }[] {
    const found = new Map<string, { when: string; is: boolean }>();
    for (const { memberships, attempted, conspired } of this.law.catalogue.offenses)
      for (const member of [memberships[list], attempted[list], conspired[list]])
        if (member?.kind === 'if')
          for (const { when, is } of member.anyOf) found.set(`${when}=${is}`, { when, is });
    return [...found.values()];
  }

  /** By section; where the catalogue does not have it and no listed section fits, by the offense's category. */
  private sectionIn(
    { sections, categories }: Extract<Condition, { kind: 'section_in' }>,
    provision: string,
    negated: boolean,
  ): Formula {
    const key = JSON.stringify([sections, categories]);
    const plain = sections.map(plainSection);
    const listed = (section: string) => plain.some((one) => isUnder(section, one));
    const inside = ({ offense }: Seen): readonly Truth[] => {
      if (offense.kind === 'unknown') return [];
      const candidates = offense.kind === 'known' ? [offense.offense, ...offense.doubts] : offense.candidates;
      return candidates.map(({ cite, nibrs }) =>
        sections.some((section) => isUnder(cite, section)) || categories.includes(nibrs)
          ? 'yes'
          : sections.some((section) => isUnder(section, cite))
            ? 'unknown'
            : 'no',
      );
    };
    const byOffense = (seen: Seen): Truth => {
      const { offense, section } = seen;
      if (offense.kind !== 'unknown') {
        const [first, ...rest] = inside(seen);
        return first !== undefined && rest.every((one) => one === first) ? first : 'unknown';
      }
      if (section !== null && listed(section)) return 'yes';
      if (categories.length > 0) return 'no';
      const vague = section !== null && plain.some((one) => isUnder(one, section));
      return section !== null && !vague ? 'no' : 'unknown';
    };
    const telling = plain.flatMap((section) => [`?${section}`, `?${section.replace(/\([^(]*$/, '')}`, '?']);
    const bySection = this.ask('offense', `section ${key}`, byOffense, negated, telling);
    if (categories.length === 0) return bySection;
    const outside = this.ask(
      'offense',
      `outside ${key}`,
      ({ offense, section }) =>
        offense.kind === 'unknown' && !(section !== null && listed(section)) ? 'yes' : 'no',
      negated,
    );
    const test: Test = { op: 'in', values: categories, lawSilentOn: [] };
    const byCategory = this.test('offense_category', test, provision, negated);
    return negated
      ? conjunction([bySection, disjunction([outside, byCategory])])
      : disjunction([bySection, conjunction([outside, byCategory])]);
  }

  private ask(
    id: string,
    key: string,
    question: (seen: Seen) => Truth,
    negated: boolean,
    telling: readonly string[] = [],
  ): Formula {
    const column = this.columns.get(id);
    const coder = column === undefined ? undefined : this.coders[column];
    if (column === undefined || coder === undefined)
      throw new Error(`the layout has no column "${id}", which the law reads`);
    const value = this.fixed.get(id);
    if (value !== undefined) return given(question(seenAs(value, coder.column, this.law.catalogue)), negated);
    return { kind: 'leaf', column, question: coder.ask(key, question, telling), negated };
  }
}

const given = (value: Truth, negated: boolean): Formula => constant(negated ? not(value) : value);

/** The interpreter's test of a fact, `null` and points on which the law is silent included. */
function holds(test: Test, value: string | null, asOf: string): Truth {
  if (value === null || (test.op === 'in' && test.lawSilentOn.includes(value))) return 'unknown';
  return compare(test, value, asOf);
}

/** The values at which a test's answer may change. */
function tellingValues(test: Test, asOf: string): readonly string[] {
  switch (test.op) {
    case 'in':
      return [...test.values, ...test.lawSilentOn];
    case 'not_in':
      return test.values;
    case 'at_least':
    case 'at_most':
      return [String(test.amount)];
    case 'on_or_after':
    case 'on_or_before':
      return [test.day];
    case 'years_since':
      return [addYears(asOf, -test.years)];
  }
}
