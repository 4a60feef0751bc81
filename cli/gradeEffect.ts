/** What a change of the law does to the grades: every rubric, every jurisdiction, on one day. */
import { rubricsFromDisk } from '@nunc/disk';
import { gradeJurisdiction, type ReportCard } from '@nunc/grading';
import type { Law } from '@nunc/law';
import { jurisdictionIds } from './jurisdictions.ts';
import type { Page } from './page.ts';

/** A grade that the change would turn; points as the worst and the best case. */
export interface GradeTurn {
  readonly rubric: string;
  readonly jurisdiction: string;
  readonly from: Short;
  readonly to: Short;
  /** Ids of the categories whose points turn. */
  readonly categories: readonly string[];
}

type Short = Pick<ReportCard, 'grade' | 'points' | 'noCard'>;

/** The grades that differ between two laws. */
export function gradesTurned(before: Law, after: Law, day: string): GradeTurn[] {
  const ids = [...new Set([...jurisdictionIds(before), ...jurisdictionIds(after)])];
  return rubricsFromDisk().rubrics.flatMap((rubric) =>
    ids.flatMap((jurisdiction): GradeTurn[] => {
      const [was, is] = [before, after].map((law) => gradeJurisdiction(law, rubric, jurisdiction, day));
      if (was === undefined || is === undefined) return [];
      const categories = rubric.categories
        .map(({ id }) => id)
        .filter((id) => pointsIn(was, id) !== pointsIn(is, id));
      if (categories.length === 0 && was.noCard === is.noCard) return [];
      return [{ rubric: rubric.id, jurisdiction, from: short(was), to: short(is), categories }];
    }),
  );
}

const short = ({ grade, points, noCard }: ReportCard): Short => ({ grade, points, noCard });

function pointsIn(card: ReportCard, category: string): string {
  const result = card.categories.find((one) => one.id === category);
  return result === undefined ? '' : `${result.worst} ${result.best}`;
}

/** The turns in words; whose points they are stands behind each rubric's name. */
export function printGradeTurns(page: Page, turns: readonly GradeTurn[]): void {
  page.heading(`Grades that would turn: ${turns.length}`);
  for (const { rubric, jurisdiction, from, to, categories } of turns)
    page.say(
      `${jurisdiction} by ${rubric}: ${inWords(from)} -> ${inWords(to)}${categories.length === 0 ? '' : ` (${categories.join(', ')})`}`,
      2,
      4,
    );
}

function inWords({ grade, points, noCard }: Short): string {
  if (noCard === 'no_law') return 'no law';
  if (noCard === 'adults_shut_out') return `${grade.worst}, adults shut out`;
  const letter = grade.worst === grade.best ? grade.worst : `${grade.worst} to ${grade.best}`;
  const range = points.worst === points.best ? `${points.worst}` : `${points.worst} to ${points.best}`;
  return `${letter}, ${range} of ${points.max}`;
}
