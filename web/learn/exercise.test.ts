import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExercise } from './exercise.ts';
import type { ChoiceExercise } from './lesson.ts';

const words = { en: 'a', es: 'b' };
const option = (id: string, right: boolean) => ({ id, right, text: words, why: words });
const one: ChoiceExercise = {
  id: 'e',
  kind: 'one',
  prompt: words,
  options: [option('yes', true), option('no', false)],
};
const several: ChoiceExercise = {
  id: 'e',
  kind: 'several',
  prompt: words,
  options: [option('a', true), option('b', true), option('c', false)],
};

describe('an exercise', () => {
  it.each<[ChoiceExercise, string[], string]>([
    [one, ['yes'], 'right'],
    [one, ['no'], 'wrong'],
    [one, ['yes', 'no'], 'wrong'],
    [one, [], 'unanswered'],
    [several, ['a', 'b'], 'right'],
    [several, ['b', 'a', 'a'], 'right'],
    [several, ['a'], 'partly'],
    [several, ['a', 'b', 'c'], 'partly'],
    [several, ['c'], 'wrong'],
    [several, ['elsewhere'], 'unanswered'],
  ])('%# answered with %j is %s', (exercise, submitted, outcome) => {
    expect(checkExercise(exercise, submitted).outcome).toBe(outcome);
  });

  it('says of each option whether choosing or leaving it was right', () => {
    expect(
      checkExercise(several, ['a', 'c']).options.map(({ chosen, correct }) => [chosen, correct]),
    ).toEqual([
      [true, true],
      [false, false],
      [true, false],
    ]);
  });

  it('is right for exactly one set of options, and reports every id that is none', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string())), (submitted) => {
        const { outcome, unknown } = checkExercise(several, submitted);
        expect(outcome === 'right').toBe(
          submitted.includes('a') && submitted.includes('b') && !submitted.includes('c'),
        );
        expect(new Set(unknown)).toEqual(new Set(submitted.filter((id) => !['a', 'b', 'c'].includes(id))));
      }),
    );
  });
});
