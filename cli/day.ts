/** Days as a person writes them. "Today" is read from the clock once, by `run`, and passed on. */
import type { Call } from './command.ts';
import { unusable } from './failure.ts';

/** The day asked about: `--as-of`, or today. */
export function asOfDay(call: Call): string {
  return dayOption(call, 'as-of') ?? call.today;
}

/** A whole day given to an option. */
export function dayOption(call: Call, option: string): string | undefined {
  const text = call.text(option);
  if (text === undefined) return undefined;
  if (isDay(text)) return text;
  throw unusable(
    'There is no such day.',
    `--${option} ${text}`,
    'Write year, month and day, a day that exists: 2026-11-01.',
  );
}

/** Whether a text is a day of the calendar, `yyyy-mm-dd`, between 1850 and 2200. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1850 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/**
 * A day that may be known to the month or the year, in the ways people write it: `2014`, `2014-05`, `5/2/2014`,
 * `05/2014`. Gives `yyyy`, `yyyy-mm` or `yyyy-mm-dd`, or `null` where it is no day.
 */
export function partialDay(text: string): string | null {
  const plain = text.trim();
  const american = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(plain);
  if (american !== null) {
    const [, first, second = '', year = ''] = american;
    const parts = first === undefined ? [year, second] : [year, first, second];
    return partialDay(parts.map((part) => part.padStart(2, '0')).join('-'));
  }
  if (/^\d{4}$/.test(plain)) return Number(plain) >= 1850 && Number(plain) <= 2200 ? plain : null;
  if (/^\d{4}-\d{2}$/.test(plain)) return isDay(`${plain}-01`) ? plain : null;
  return isDay(plain) ? plain : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
