/** Where charges and times lie beside each other: positions for a picture and words for its text. Pure. */
import type { ChargeHistory } from '@nunc/records';
import type { Facts, Period } from '@nunc/screening';

export type Within = 'in' | 'out' | 'unsure' | 'no_day';

export interface Mark {
  readonly charge: string;
  readonly number: number;
  readonly day: string | null;
  /** Position from 0 to 1; `null` without a day. */
  readonly at: number | null;
  readonly within: Within;
}

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly period: Period;
}

export interface Timeline {
  readonly marks: readonly Mark[];
  readonly bands: readonly Band[];
  /** Years to write under the line, with their positions. */
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

/** Charges by their day (of the offense where told, else of the arrest) and the times told. */
export function timelineOf(
  histories: readonly ChargeHistory[],
  facts: Facts,
  truthOf: (charge: string) => string | null,
  today: string,
): Timeline {
  const days = histories.map((history) => dayOf(history, facts));
  const ends = facts.periods.flatMap(({ from, to }) => [from, to ?? today]);
  const known = [...days, ...ends].filter((day) => day !== null).map(yearsOf);
  const first = Math.floor(Math.min(...known, yearsOf(today)));
  const last = Math.ceil(Math.max(...known, first + 1));
  const place = (day: string, late = false): number => {
    const value = yearsOf(day) + (late ? breadth(day) : 0);
    return Math.min(1, Math.max(0, (value - first) / (last - first)));
  };
  const step = Math.max(1, Math.ceil((last - first) / 6));
  const years = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => {
    const year = first + index * step;
    return { year, at: (year - first) / (last - first) };
  });
  return {
    marks: histories.map((history, index) => {
      const day = days[index] ?? null;
      return {
        charge: history.id,
        number: index + 1,
        day,
        at: day === null ? null : place(day),
        within: withinOf(day, truthOf(history.id)),
      };
    }),
    bands: facts.periods.map((period) => ({
      from: period.from === null ? 0 : place(period.from),
      to: period.to === null ? 1 : place(period.to, true),
      period,
    })),
    years,
  };
}

function dayOf(history: ChargeHistory, facts: Facts): string | null {
  const told = facts.charges.get(history.id);
  const day = [
    told?.get('offense_date'),
    history.offenseDate,
    history.arrestDate,
    told?.get('arrest_date'),
  ].find((one) => one != null && one !== 'skipped');
  return day ?? null;
}

/** What screening says of `during_trafficking`; the picture never judges by itself. */
function withinOf(day: string | null, truth: string | null): Within {
  if (truth === 'yes') return 'in';
  if (truth === 'no') return 'out';
  return day === null ? 'no_day' : 'unsure';
}

/** A day as years: `2013-07-01` is about 2013.5; a year alone is its beginning. */
function yearsOf(day: string): number {
  const [year = '0', month = '1', date = '1'] = day.split('-');
  return Number(year) + (Number(month) - 1) / 12 + (Number(date) - 1) / 372;
}

/** How long a partly known day is, in years. */
const breadth = (day: string): number => (day.length === 4 ? 1 : day.length === 7 ? 1 / 12 : 1 / 372);
