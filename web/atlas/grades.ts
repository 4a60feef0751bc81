/** A report card as the map and the tables show it: a letter, a color and a pattern. What is not known stays gray. */
import type { ReportCard, Rubric } from '@nunc/grading';
import type { Language } from '../site/language.ts';
import { atlasWords as words } from './words.ts';

/** How sure a grade is: all known, a range, no law made for survivors, or nobody here knows. */
export type Sureness = 'exact' | 'range' | 'none' | 'not_known';

export interface Grade {
  readonly sureness: Sureness;
  /** Step of the rubric's scale that is reached in the worst case, 0 the best; `null` without a grade. */
  readonly level: number | null;
  /** `B`, `D–C`, `3`; a dash without a grade, a question mark where it is not known. */
  readonly label: string;
  /** `grade D to C, 65 to 76 of 100 points`. */
  readonly words: string;
  readonly shutsOutAdults: boolean;
}

/** The look of a card. A law that nobody here can date makes "no law" a question, not an answer. */
export function gradeOf(card: ReportCard, rubric: Rubric, language: Language): Grade {
  const shutsOutAdults = card.noCard === 'adults_shut_out';
  if (card.noCard === 'no_law') {
    const isKnown = card.undated.length === 0;
    return {
      sureness: isKnown ? 'none' : 'not_known',
      level: null,
      label: isKnown ? '–' : '?',
      words: isKnown ? words.noLaw[language] : words.notKnownThen[language],
      shutsOutAdults,
    };
  }
  const { grade, points } = card;
  const isExact = grade.worst === grade.best;
  const letters = isExact ? grade.worst : `${grade.worst}–${grade.best}`;
  const numbers = rangeOf(points.worst, points.best);
  const inWords = isExact ? grade.worst : `${grade.worst} ${words.to[language]} ${grade.best}`;
  return {
    sureness: isExact ? 'exact' : 'range',
    level: levelOf(rubric, grade.worst),
    label: rubric.kind === 'points' ? letters : numbers,
    words: shutsOutAdults
      ? `${gradeWord(rubric, grade.worst, language)}, ${words.shutsOutAdults[language]}`
      : rubric.kind === 'points'
        ? `${words.grade[language]} ${inWords}, ${pointsInWords(card, language)}`
        : `${words.passes[language]} ${pointsInWords(card, language)}`,
    shutsOutAdults,
  };
}

const gradeWord = (rubric: Rubric, grade: string, language: Language): string =>
  rubric.kind === 'points' ? `${words.grade[language]} ${grade}` : stepName(rubric, grade, language);

/** The steps of a rubric's scale, best first. */
export const stepsOf = (rubric: Rubric): Rubric['scale'] =>
  rubric.scale.toSorted((a, b) => b.at_least - a.at_least);

/** What a step is called: its letter, or in a checklist how many tests were passed. */
export const stepName = (rubric: Rubric, grade: string, language: Language): string =>
  rubric.kind === 'points' ? grade : grade.replace(' of ', ` ${words.of[language]} `);

const levelOf = (rubric: Rubric, grade: string): number =>
  Math.max(
    0,
    stepsOf(rubric).findIndex((step) => step.grade === grade),
  );

export const rangeOf = (worst: number, best: number): string =>
  worst === best ? `${worst}` : `${worst}–${best}`;

/** `65 to 76 of 100 points`; `3 of 4 tests` for a checklist is said by the rubric's own scale. */
export function pointsInWords({ points }: ReportCard, language: Language): string {
  const { worst, best, max } = points;
  const range = worst === best ? `${worst}` : `${worst} ${words.to[language]} ${best}`;
  return words.ofPoints[language].replace('{points}', range).replace('{max}', String(max));
}

/** A color and a pattern for each step, from the best to the worst; a scale of fewer steps leaves some out. */
export interface Look {
  readonly fill: string;
  readonly ink: string;
  readonly pattern: 'plain' | 'slant' | 'dots' | 'bars' | 'cross' | 'lines';
}

const looks: readonly Look[] = [
  { fill: '#1f4b50', ink: '#2b6268', pattern: 'plain' },
  { fill: '#3f7f83', ink: '#5c9a9d', pattern: 'slant' },
  { fill: '#93bfba', ink: '#5f9793', pattern: 'dots' },
  { fill: '#e3d7b0', ink: '#bda968', pattern: 'bars' },
  { fill: '#dfb083', ink: '#b97f4b', pattern: 'cross' },
  { fill: '#c88a62', ink: '#9d5f38', pattern: 'lines' },
];

/** The look of a step; the worst step always has the last look. */
export function lookOf(rubric: Rubric, level: number): Look {
  const steps = rubric.scale.length;
  const at = level === steps - 1 ? looks.length - 1 : Math.min(level, looks.length - 2);
  const look = looks[at];
  if (look === undefined) throw new Error(`a scale has no step ${level}`);
  return look;
}
