/**
 * A condition tree as an SQL expression that is TRUE, FALSE or NULL. SQL's logic is three-valued in the same way as
 * the law's: NULL is `unknown`, and AND, OR and NOT treat it as the interpreter does. So a leaf has only to be NULL
 * exactly where the interpreter does not know.
 */
import { type Condition, describeTest, type Law, type Test } from '@nunc/law';
import type { Column, InForce } from '../columns.ts';
import { daySpan, yearsHavePassed } from '../dates.ts';
import { comment, type Writer } from './dialect.ts';
import { keyOf, type OffenseQuestion, writtenSections } from './offenses.ts';
import { endsOf, lastDayBefore } from './values.ts';

const notKnown = 'CAST(NULL AS BOOLEAN)';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** Writes the conditions of one jurisdiction's law on one day. */
export class ConditionWriter {
  readonly #writer: Writer;
  readonly #law: Law;
  readonly #asOf: string;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #questions: ReadonlyMap<string, OffenseQuestion>;

  constructor(
    writer: Writer,
    law: Law,
    asOf: string,
    columns: readonly Column[],
    questions: readonly OffenseQuestion[],
  ) {
    this.#writer = writer;
    this.#law = law;
    this.#asOf = asOf;
    this.#columns = new Map(columns.map((column) => [column.id, column]));
    this.#questions = new Map(questions.map((question) => [question.key, question]));
  }

  /** The condition as lines, each leaf with its cite. */
  lines(condition: Condition, of: InForce, indent: string): string[] {
    if (!('of' in condition)) return [`${indent}${this.#leaf(condition, of)} ${remark(condition)}`];
    if (condition.of.length === 0) return [`${indent}${condition.kind === 'any' ? 'FALSE' : 'TRUE'}`];
    const joint = condition.kind === 'all' ? 'AND' : 'OR';
    const inner = condition.of.flatMap((part, index) => {
      const lines = this.lines(part, of, `${indent}  `);
      if (index === 0) return lines;
      const [first = '', ...rest] = lines;
      return [`${indent}  ${joint} ${first.trimStart()}`, ...rest];
    });
    const head = `${indent}${condition.kind === 'none' ? 'NOT (' : '('}`;
    const label = condition.label === null ? '' : ` ${comment(condition.label.en)}`;
    return [`${head}${label}`, ...inner, `${indent})`];
  }

  #leaf(condition: Exclude<Condition, { of: readonly Condition[] }>, of: InForce): string {
    switch (condition.kind) {
      case 'test':
        return this.#test(condition.fact, condition.test, of);
      case 'offense_in':
        return this.#offenseIn(condition, of);
      case 'section_in':
        return this.#sectionIn(condition);
      case 'law_unknown':
        return condition.blocks ? notKnown : 'TRUE';
    }
  }

  #column(fact: string, of: InForce): Column {
    const column = this.#columns.get(fact) ?? this.#columns.get(`${fact}@${of.provision.id}`);
    if (column === undefined)
      throw new Error(`the layout has no column for "${fact}", which ${of.provision.id} reads`);
    return column;
  }

  #of(name: string): string {
    return `c.${this.#writer.name(name)}`;
  }

  #texts(values: readonly string[]): string {
    return values.map((value) => this.#writer.literal(value)).join(', ');
  }

  #test(fact: string, test: Test, of: InForce): string {
    if (fact === 'today') return this.#today(test);
    const column = this.#column(fact, of);
    const value = this.#of(column.id);
    switch (test.op) {
      case 'in': {
        const isIn =
          test.values.length === 0
            ? `CASE WHEN ${value} IS NOT NULL THEN FALSE END`
            : `${value} IN (${this.#texts(test.values)})`;
        if (test.lawSilentOn.length === 0) return isIn;
        const silent = `${value} IN (${this.#texts(test.lawSilentOn)})`;
        return `CASE WHEN ${silent} THEN ${notKnown} ELSE ${isIn} END`;
      }
      case 'not_in':
        return test.values.length === 0
          ? `CASE WHEN ${value} IS NOT NULL THEN TRUE END`
          : `${value} NOT IN (${this.#texts(test.values)})`;
      case 'at_least':
      case 'at_most':
      case 'on_or_after':
      case 'on_or_before':
      case 'years_since':
        return this.#ends(column, test);
    }
  }

  /** Met at both ends, or at neither; else not known. A column that is not of the test's type never settles it. */
  #ends(column: Column, test: Exclude<Test, { op: 'in' | 'not_in' }>): string {
    const ends = endsOf(column);
    const isNumber = test.op === 'at_least' || test.op === 'at_most';
    if (ends === null || (column.type === 'number') !== isNumber)
      throw new Error(`the law tests "${column.id}", which is ${column.type}, with ${test.op}`);
    const [least, most] = [this.#of(ends.least), this.#of(ends.most)];
    switch (test.op) {
      case 'at_least':
        return both(
          `${least} >= ${test.amount}`,
          `${most} >= ${test.amount}`,
          least,
          most,
          `< ${test.amount}`,
        );
      case 'at_most':
        return both(
          `${least} <= ${test.amount}`,
          `${most} <= ${test.amount}`,
          least,
          most,
          `> ${test.amount}`,
        );
      case 'on_or_after':
        return settled(`${least} >= DATE '${test.day}'`, `${most} < DATE '${test.day}'`);
      case 'on_or_before':
        return settled(`${most} <= DATE '${test.day}'`, `${least} > DATE '${test.day}'`);
      case 'years_since': {
        const last = lastDayBefore(this.#asOf, test.years);
        return settled(`${most} <= DATE '${last}'`, `${least} > DATE '${last}'`);
      }
    }
  }

  /** The day asked about is the same for every charge. */
  #today(test: Test): string {
    const today = this.#asOf;
    switch (test.op) {
      case 'in':
        if (test.lawSilentOn.includes(today)) return notKnown;
        return test.values.includes(today) ? 'TRUE' : 'FALSE';
      case 'not_in':
        return test.values.includes(today) ? 'FALSE' : 'TRUE';
      case 'on_or_after':
        return today >= test.day ? 'TRUE' : 'FALSE';
      case 'on_or_before':
        return today <= test.day ? 'TRUE' : 'FALSE';
      case 'years_since': {
        const span = daySpan(today);
        const passed = span === null ? 'unknown' : yearsHavePassed(span, test.years, today);
        return passed === 'yes' ? 'TRUE' : passed === 'no' ? 'FALSE' : notKnown;
      }
      case 'at_least':
      case 'at_most':
        return notKnown;
    }
  }

  #offenseIn(condition: Of<'offense_in'>, of: InForce): string {
    const question = this.#question(condition);
    const answer = `o.${this.#writer.name(question.column)}`;
    const met = ({ when, is }: { when: string; is: boolean }) =>
      this.#test(when, { op: 'in', values: [is ? 'yes' : 'no'], lawSilentOn: [] }, of);
    const allegations = this.#law.catalogue.lists.get(condition.list)?.anyFelonyIf ?? [];
    // What is charged beside the offense counts only where it is known to be proved.
    const no = allegations.length === 0 ? 'FALSE' : `COALESCE(${allegations.map(met).join(' OR ')}, FALSE)`;
    const ifs = question.conditions.map(
      (anyOf, index) => ` WHEN 'if ${index + 1}' THEN (${anyOf.map(met).join(' OR ')})`,
    );
    return `CASE ${answer} WHEN 'yes' THEN TRUE WHEN 'no' THEN ${no}${ifs.join('')} END`;
  }

  #sectionIn(condition: Of<'section_in'>): string {
    const answer = `o.${this.#writer.name(this.#question(condition).column)}`;
    const offense = this.#of('offense');
    const { under, above } = writtenSections(condition.sections);
    const section = `substr(${offense}, 2)`;
    const isOutside = `${offense} IS NULL OR ${offense} LIKE '?%'`;
    const outside: string[] = [];
    if (under.length > 0) {
      const subdivisions = under.map(
        (one) => `substr(${offense}, 2, ${[...one].length + 1}) = ${this.#writer.literal(`${one}(`)}`,
      );
      outside.push(`WHEN ${section} IN (${this.#texts(under)}) OR ${subdivisions.join(' OR ')} THEN TRUE`);
    }
    if (condition.categories.length > 0) {
      const category = this.#of('offense_category');
      outside.push(`WHEN ${category} IS NOT NULL THEN ${category} IN (${this.#texts(condition.categories)})`);
    } else {
      const vague = above.length === 0 ? '' : ` AND ${section} NOT IN (${this.#texts(above)})`;
      outside.push(`WHEN ${offense} IS NOT NULL${vague} THEN FALSE`);
    }
    const known = `CASE ${answer} WHEN 'yes' THEN TRUE WHEN 'no' THEN FALSE END`;
    return `CASE WHEN ${isOutside} THEN CASE ${outside.join(' ')} END ELSE ${known} END`;
  }

  #question(condition: Of<'offense_in'> | Of<'section_in'>): OffenseQuestion {
    const question = this.#questions.get(keyOf(condition));
    if (question === undefined) throw new Error(`no question was asked for ${keyOf(condition)}`);
    return question;
  }
}

const settled = (yes: string, no: string): string => `CASE WHEN ${yes} THEN TRUE WHEN ${no} THEN FALSE END`;

const both = (atLeast: string, atMost: string, least: string, most: string, not: string): string =>
  settled(`${atLeast} AND ${atMost}`, `${least} ${not} AND ${most} ${not}`);

/** What a leaf asks, and where the law says so. */
function remark(condition: Exclude<Condition, { of: readonly Condition[] }>): string {
  const label = condition.label === null ? '' : `, ${condition.label.en}`;
  const asks =
    condition.kind === 'test'
      ? `${condition.fact} ${describeTest(condition.test)}`
      : condition.kind === 'law_unknown'
        ? condition.blocks
          ? 'not known what the law says'
          : 'not known what the law says; shown, decides nothing'
        : condition.kind === 'offense_in'
          ? `on the list ${condition.list}`
          : 'one of the sections';
  const cite = condition.cite === null ? '' : ` [${condition.cite}]`;
  return comment(
    `${condition.element}: ${asks}${label}${cite}${condition.unverified ? ' (not checked)' : ''}`,
  );
}
