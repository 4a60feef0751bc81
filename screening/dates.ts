/**
 * Days and spans of days. A day that is known only to its month or year is the span of days it may be; every
 * comparison is three-valued. Plain calendar arithmetic: no clock, no time zone.
 */
import type { Truth } from './finding.ts';

/** The days a partly known day may be, both ends included, as `yyyy-mm-dd`. */
export interface DaySpan {
  readonly earliest: string;
  readonly latest: string;
}

const partial = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Days repeat from charge to charge; the last ones read are kept, and all forgotten when there are too many. */
const spans = new Map<string, DaySpan | null>();

/** Reads `2014`, `2014-05` or `2014-05-02`; `null` when it is none of them or no such day exists. */
export function daySpan(text: string): DaySpan | null {
  let span = spans.get(text);
  if (span === undefined) {
    if (spans.size >= 4000 || text.length > 10) spans.clear();
    span = readSpan(text);
    spans.set(text, span);
  }
  return span;
}

function readSpan(text: string): DaySpan | null {
  const match = partial.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  if (year < 1850 || year > 2200) return null;
  if (match[2] === undefined) return { earliest: `${text}-01-01`, latest: `${text}-12-31` };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined)
    return { earliest: `${text}-01`, latest: `${text}-${String(daysIn(year, month)).padStart(2, '0')}` };
  const day = Number(match[3]);
  return day >= 1 && day <= daysIn(year, month) ? { earliest: text, latest: text } : null;
}

/** The same day so many years later (half and quarter years too); the last of the month where there is no such day. */
export function addYears(day: string, years: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + Math.round(years * 12);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const date = Math.min(Number(day.slice(8, 10)), daysIn(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Whether `years` whole years had passed since the day, on `asOf`. */
export function yearsHavePassed(since: DaySpan, years: number, asOf: string): Truth {
  if (addYears(since.latest, years) <= asOf) return 'yes';
  return addYears(since.earliest, years) > asOf ? 'no' : 'unknown';
}

/** Whole years from one partly known day to another: the least and the most. */
export function yearsBetween(from: DaySpan, to: DaySpan): { readonly least: number; readonly most: number } {
  return { least: wholeYears(from.latest, to.earliest), most: wholeYears(from.earliest, to.latest) };
}

/** Whether a partly known day falls within a partly known span of time (open ends allowed). */
export function within(day: DaySpan, from: DaySpan | null, to: DaySpan | null): Truth {
  const surelyAfterStart = from === null || day.earliest >= from.latest;
  const surelyBeforeEnd = to === null || day.latest <= to.earliest;
  if (surelyAfterStart && surelyBeforeEnd) return 'yes';
  const surelyOutside =
    (from !== null && day.latest < from.earliest) || (to !== null && day.earliest > to.latest);
  return surelyOutside ? 'no' : 'unknown';
}

function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
