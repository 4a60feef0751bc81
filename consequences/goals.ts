/** A person's own list: what she wants first, burdens before protections, the strongest first. */
import type { Consequences } from './consequence.ts';
import type { Consequence, Goal } from './schema.ts';

/** What a goal meets. A consequence may stand in its way together with others, so it may be under several goals. */
export interface GoalList<T> {
  readonly goal: Goal;
  readonly burdens: readonly T[];
  readonly protections: readonly T[];
}

/**
 * Sorts consequences by goals: those wanted first and in their order, then the others. Each goal is there, also empty,
 * so that "nothing found" can be said. The order within a goal is that of `all`.
 */
export function byGoals<T>(
  all: readonly T[],
  consequenceOf: (one: T) => Consequence,
  { vocabulary }: Consequences,
  wanted: readonly string[] = [],
): GoalList<T>[] {
  const rank = (goal: Goal): number =>
    wanted.includes(goal.id) ? wanted.indexOf(goal.id) : wanted.length + vocabulary.goals.indexOf(goal);
  return [...vocabulary.goals]
    .sort((a, b) => rank(a) - rank(b))
    .map((goal) => {
      const own = all.filter((one) =>
        consequenceOf(one).domains.some((domain) => goal.domains.includes(domain)),
      );
      return {
        goal,
        burdens: own.filter((one) => consequenceOf(one).kind === 'burden'),
        protections: own.filter((one) => consequenceOf(one).kind === 'protection'),
      };
    });
}
