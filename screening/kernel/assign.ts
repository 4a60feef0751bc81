/** A formula in which one column has a value: what is left of it to ask. */
import { not } from '../evaluate.ts';
import type { ColumnCoder } from './coder.ts';
import { conjunction, constant, disjunction, type Formula } from './logic.ts';

/**
 * The formula with every question of a column answered by a code of its values. `isLoose` leaves the questions that the
 * value does not settle, as asked of a charge of which more could still be shown.
 */
export function assigned(
  formula: Formula,
  column: number,
  coder: ColumnCoder | undefined,
  code: number,
  isLoose = false,
): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'leaf': {
      if (formula.column !== column || coder === undefined) return formula;
      const answer = coder.answer(code, formula.question);
      if (isLoose && answer === 'unknown') return formula;
      return constant(formula.negated ? not(answer) : answer);
    }
    case 'and':
    case 'or': {
      const of = formula.of.map((part) => assigned(part, column, coder, code, isLoose));
      return formula.kind === 'and' ? conjunction(of) : disjunction(of);
    }
  }
}
