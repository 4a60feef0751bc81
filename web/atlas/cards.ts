/** Report cards of all jurisdictions, kept for the days and rubrics asked about last: fifty-two cards take a while. */
import { gradeAll, type ReportCard, type Rubric } from '@nunc/grading';
import type { Law } from '@nunc/law';

const mostKept = 64;

export interface Cards {
  /** Every jurisdiction's card on a day, best first. */
  all(rubric: Rubric, day: string): readonly ReportCard[];
  /** One jurisdiction's card on a day. */
  one(rubric: Rubric, day: string, jurisdiction: string): ReportCard | undefined;
}

/** Cards of one law. At most 64 days are kept; the one not asked about for longest goes first. */
export function cardsOf(law: Law): Cards {
  const kept = new Map<string, readonly ReportCard[]>();
  const all = (rubric: Rubric, day: string): readonly ReportCard[] => {
    const key = `${rubric.id} ${day}`;
    const cards = kept.get(key) ?? gradeAll(law, rubric, day);
    kept.delete(key);
    kept.set(key, cards);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return cards;
  };
  return {
    all,
    one: (rubric, day, jurisdiction) => all(rubric, day).find((card) => card.jurisdiction === jurisdiction),
  };
}
