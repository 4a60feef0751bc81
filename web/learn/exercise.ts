/** Checks what was chosen in an exercise. Nothing is kept: the answer goes back to the page that asked, and is gone. */
import type { ChoiceExercise, ExerciseOption } from './lesson.ts';

export interface OptionResult {
  readonly option: ExerciseOption;
  readonly chosen: boolean;
  /** Whether choosing it, or leaving it, was right. */
  readonly correct: boolean;
}

/**
 * `unanswered` shows no result, so that a page can send all its exercises at once without giving away those not yet
 * tried. `partly` is for several right options: something right was chosen, but not exactly the right ones.
 */
export type ExerciseOutcome = 'unanswered' | 'right' | 'partly' | 'wrong';

export interface ExerciseResult {
  readonly outcome: ExerciseOutcome;
  readonly options: readonly OptionResult[];
  /** Submitted ids that are no option of this exercise. */
  readonly unknown: readonly string[];
}

export function checkExercise(exercise: ChoiceExercise, submitted: readonly string[]): ExerciseResult {
  const chosenIds = new Set(submitted);
  const options = exercise.options.map((option) => {
    const chosen = chosenIds.has(option.id);
    return { option, chosen, correct: chosen === option.right };
  });
  const unknown = [...chosenIds].filter((id) => !exercise.options.some((option) => option.id === id));
  return { outcome: outcomeOf(exercise.kind, options), options, unknown };
}

function outcomeOf(kind: ChoiceExercise['kind'], options: readonly OptionResult[]): ExerciseOutcome {
  if (!options.some(({ chosen }) => chosen)) return 'unanswered';
  if (options.every(({ correct }) => correct)) return 'right';
  const someRight = options.some(({ chosen, option }) => chosen && option.right);
  return kind === 'several' && someRight ? 'partly' : 'wrong';
}
