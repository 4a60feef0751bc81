/**
 * Three answers: yes, no, and may. `may` always says why. What is not known is never a no: it becomes `may`, and the
 * reason names what is missing.
 */

/** Why an answer is only `may`. */
export type Doubt =
  | 'offense_not_known'
  | 'offense_in_doubt'
  | 'some_offenses_of_the_group'
  | 'list_known_in_outline'
  | 'attempt_or_conspiracy'
  | 'severity_not_known'
  | 'reduced_since'
  | 'infraction'
  | 'outcome_not_known'
  | 'plea_may_count'
  | 'juvenile'
  | 'looks_at_conduct'
  | 'besides'
  | 'date_not_known'
  | 'time_may_have_passed'
  | 'time_may_not_have_passed';

export type Judgment =
  | { readonly answer: 'yes' | 'no' }
  | { readonly answer: 'may'; readonly because: readonly Doubt[] };

export const yes: Judgment = { answer: 'yes' };
export const no: Judgment = { answer: 'no' };
export const may = (...because: Doubt[]): Judgment => ({ answer: 'may', because });

export const doubtsOf = (judgment: Judgment): readonly Doubt[] =>
  judgment.answer === 'may' ? judgment.because : [];

/** All of them must hold. */
export function both(...judgments: readonly Judgment[]): Judgment {
  if (judgments.some(({ answer }) => answer === 'no')) return no;
  const doubts = judgments.flatMap(doubtsOf);
  return doubts.length === 0 ? yes : { answer: 'may', because: [...new Set(doubts)] };
}

/** One of them is enough; among several that may hold, the one with the fewest doubts is told. */
export function either(judgments: readonly Judgment[]): Judgment {
  return [...judgments].sort(surerFirst)[0] ?? no;
}

/** Yes before may, may before no, few doubts before many. */
export function surerFirst(a: Judgment, b: Judgment): number {
  const rank = { yes: 0, may: 1, no: 2 };
  return rank[a.answer] - rank[b.answer] || doubtsOf(a).length - doubtsOf(b).length;
}
