/**
 * Provisions whose answers are the same although they are written differently. Decided by going through the values of
 * their columns together, column by column, and meeting each rest of the two formulas only once; a pair that takes too
 * long is said to be not decided.
 */
import type { Law } from '@nunc/law';
import { codesOf } from './codes.ts';
import { layoutOf } from './columns.ts';
import { assigned } from './kernel/assign.ts';
import type { ColumnCoder } from './kernel/coder.ts';
import { conjunction, type Formula, leavesOf } from './kernel/logic.ts';
import { RuleBuilder } from './kernel/rules.ts';

/** Rests of formulas that are compared before a pair is given up. */
const mostCompared = 20_000;

/** Two provisions that may reach the same, on every kind of charge that the catalogue and the facts allow. */
export interface Alike {
  readonly provisions: readonly [string, string];
  /**
   * `always`: open, undecided and closed on the same charges. `when_known`: open and closed on the same charges wherever
   * all that they ask is known. `not_decided`: there is too much to compare.
   */
  readonly alike: 'always' | 'when_known' | 'not_decided';
  /** Whether both wait at a point of law that nobody here knows: then only what is known of them is alike. */
  readonly isLawUnknown: boolean;
}

/** Every such pair among the provisions in force, except those written alike, which `analyzeLaw` names. */
export function alikeIn(law: Law, jurisdiction: string, asOf: string, most = mostCompared): Alike[] {
  const layout = layoutOf(law, jurisdiction, asOf);
  const builder = new RuleBuilder(law, layout, new Map());
  const rules = layout.provisions.map(({ provision: { id }, version: { condition } }) => {
    const parts = condition.kind === 'all' ? condition.of : [condition];
    // What was granted already is a matter of the record, not of the law's reach.
    const asked = parts.filter(({ element }) => element !== 'not_yet_granted');
    const formula = conjunction(asked.map((part) => builder.formula(part, id)));
    return { id, formula, key: JSON.stringify(formula) };
  });
  for (const coder of builder.coders) coder.seed(asOf);
  return rules.flatMap((one, index) =>
    rules.slice(index + 1).flatMap((other): Alike[] => {
      if (one.key === other.key) return [];
      const alike = alikenessOf(builder.coders, one.formula, other.formula, most);
      if (alike === null) return [];
      return [
        {
          provisions: [one.id, other.id],
          alike,
          isLawUnknown: hasConstant(one.formula) || hasConstant(other.formula),
        },
      ];
    }),
  );
}

/** How two formulas agree; `null` where they do not. */
function alikenessOf(
  coders: readonly ColumnCoder[],
  one: Formula,
  other: Formula,
  most: number,
): Alike['alike'] | null {
  const everywhere = new Comparison(coders, most, false).agree(one, other);
  if (everywhere === 'yes') return 'always';
  const known = new Comparison(coders, most, true).agree(one, other);
  if (known === 'no') return null;
  return known === 'yes' ? 'when_known' : 'not_decided';
}

class Comparison {
  private readonly coders: readonly ColumnCoder[];
  private readonly most: number;
  /** Only values on which every question that is left has an answer. */
  private readonly isKnownOnly: boolean;
  private readonly equal = new Set<string>();
  private compared = 0;

  constructor(coders: readonly ColumnCoder[], most: number, isKnownOnly: boolean) {
    this.coders = coders;
    this.most = most;
    this.isKnownOnly = isKnownOnly;
  }

  /** Whether the formulas have the same value everywhere; `unknown` where it was given up. */
  agree(one: Formula, other: Formula): 'yes' | 'no' | 'unknown' {
    if (one.kind === 'constant' && other.kind === 'constant') return one.value === other.value ? 'yes' : 'no';
    const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
    if (left === right) return 'yes';
    const key = `${left}=${right}`;
    if (this.equal.has(key)) return 'yes';
    this.compared += 1;
    if (this.compared > this.most) return 'unknown';
    const leaves = [...leavesOf(one), ...leavesOf(other)];
    const column = this.columnOf(leaves.map((leaf) => leaf.column));
    const coder = this.coders[column];
    const questions = new Set(leaves.flatMap((leaf) => (leaf.column === column ? [leaf.question] : [])));
    const rests = codesOf(coder, questions)
      .filter((code) => !this.isKnownOnly || this.isKnown(coder, code, questions))
      .map((code) => [assigned(one, column, coder, code), assigned(other, column, coder, code)] as const);
    // Where neither is settled a difference is more likely than where one is closed and the other soon will be.
    const hopeful = rests.toSorted((a, b) => settled(a) - settled(b));
    for (const [a, b] of hopeful) {
      const agreed = this.agree(a, b);
      if (agreed !== 'yes') return agreed;
    }
    this.equal.add(key);
    return 'yes';
  }

  /** The offense first, since most else depends on it. */
  private columnOf(columns: readonly number[]): number {
    const offense = columns.find((column) => this.coders[column]?.column.type === 'offense');
    return offense ?? columns.reduce((least, column) => Math.min(least, column));
  }

  private isKnown(coder: ColumnCoder | undefined, code: number, questions: ReadonlySet<number>): boolean {
    return [...questions].every((question) => coder?.answer(code, question) !== 'unknown');
  }
}

/** Different constants come first, then pairs still open, then those of which one is closed. */
function settled([one, other]: readonly [Formula, Formula]): number {
  const closed = [one, other].filter((part) => part.kind === 'constant' && part.value === 'no').length;
  const both = one.kind === 'constant' && other.kind === 'constant';
  return both ? (one.value === other.value ? 3 : 0) : 1 + closed;
}

/** Whether a point of law that nobody here knows is part of it. */
export function hasConstant(formula: Formula): boolean {
  if (formula.kind === 'constant') return true;
  return 'of' in formula && formula.of.some(hasConstant);
}
