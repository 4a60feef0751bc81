/**
 * Three-valued formulas over columns, without negation above a leaf. In Kleene's logic `and` and `or` distribute over
 * each other and De Morgan's rules hold, so a formula may be regrouped freely; nothing here uses "a or not a".
 */
import { all, any, not } from '../evaluate.ts';
import type { Truth } from '../finding.ts';

export interface Leaf {
  readonly kind: 'leaf';
  readonly column: number;
  /** Which question about the column's value: see `ColumnCoder`. */
  readonly question: number;
  readonly negated: boolean;
}

export type Formula =
  | { readonly kind: 'constant'; readonly value: Truth }
  | Leaf
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

export const constant = (value: Truth): Formula => ({ kind: 'constant', value });

export const conjunction = (of: readonly Formula[]): Formula => group('and', of);
export const disjunction = (of: readonly Formula[]): Formula => group('or', of);

/** Flat, without parts that change nothing; a part that settles the whole is the whole. */
function group(kind: 'and' | 'or', of: readonly Formula[]): Formula {
  const [neutral, settling] = kind === 'and' ? (['yes', 'no'] as const) : (['no', 'yes'] as const);
  const parts: Formula[] = [];
  let unknown = false;
  for (const part of of.flatMap((one) => (one.kind === kind ? one.of : [one]))) {
    if (part.kind !== 'constant') parts.push(part);
    else if (part.value === settling) return part;
    else if (part.value === 'unknown') unknown = true;
  }
  if (unknown) parts.push(constant('unknown'));
  const [only] = parts;
  if (only === undefined) return constant(neutral);
  return parts.length === 1 ? only : { kind, of: parts };
}

/** The opposite of a formula. */
export function opposite(formula: Formula): Formula {
  switch (formula.kind) {
    case 'constant':
      return constant(not(formula.value));
    case 'leaf':
      return { ...formula, negated: !formula.negated };
    case 'and':
      return { kind: 'or', of: formula.of.map(opposite) };
    case 'or':
      return { kind: 'and', of: formula.of.map(opposite) };
  }
}

export function leavesOf(formula: Formula): readonly Leaf[] {
  if (formula.kind === 'leaf') return [formula];
  return formula.kind === 'constant' ? [] : formula.of.flatMap(leavesOf);
}

/** The value of a formula where `ask` answers its leaves. */
export function truthOf(formula: Formula, ask: (leaf: Leaf) => Truth): Truth {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'leaf':
      return formula.negated ? not(ask(formula)) : ask(formula);
    case 'and':
      return all(formula.of.map((part) => truthOf(part, ask)));
    case 'or':
      return any(formula.of.map((part) => truthOf(part, ask)));
  }
}
