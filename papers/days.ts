/** Calendar days as `yyyy-mm-dd`, with no clock and no time zone. */
import type { PacketTemplate } from './template.ts';

const millisecondsPerDay = 86_400_000;

const parse = (day: string): Date => new Date(`${day}T00:00:00Z`);
const write = (date: Date): string => date.toISOString().slice(0, 10);

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = parse(text);
  return !Number.isNaN(date.getTime()) && write(date) === text;
}

export const addDays = (day: string, count: number): string =>
  write(new Date(parse(day).getTime() + count * millisecondsPerDay));

/** The same day `count` years on; 29 February becomes 28 February where there is none. */
export function addYears(day: string, count: number): string {
  const year = String(Number(day.slice(0, 4)) + count).padStart(4, '0');
  const moved = year + day.slice(4);
  return isDay(moved) ? moved : `${year}-02-28`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `February 14, 2013`; a month alone `February 2013`; a year alone `2013`. */
export function longDay(day: string): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  const name = months[Number(month) - 1] ?? month;
  return date === undefined ? `${name} ${year}` : `${name} ${Number(date)}, ${year}`;
}

/** `02/14/2013`, for tables. */
export function shortDay(day: string): string {
  const [year, month, date] = day.split('-');
  return month === undefined || date === undefined ? day : `${month}/${date}/${year}`;
}

type Holidays = PacketTemplate['holidays'];

/** The next day on or after `day` that is neither on a weekend nor one of `holidays`. */
export function nextCourtDay(day: string, holidays: Holidays): string {
  let at = day;
  for (let guard = 0; guard < 15 && !isCourtDay(at, holidays); guard++) at = addDays(at, 1);
  return at;
}

function isCourtDay(day: string, holidays: Holidays): boolean {
  const date = parse(day);
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6) return false;
  return !holidays.some((holiday) => holidayIn(date.getUTCFullYear(), holiday) === day);
}

function holidayIn(year: number, holiday: Holidays[number]): string {
  const start = `${String(year).padStart(4, '0')}-${String(holiday.month).padStart(2, '0')}`;
  if ('day' in holiday) return observed(`${start}-${String(holiday.day).padStart(2, '0')}`);
  const first = `${start}-01`;
  const firstMatch = addDays(first, (holiday.weekday - parse(first).getUTCDay() + 7) % 7);
  let at = addDays(firstMatch, 7 * (Math.max(1, holiday.nth) - 1));
  if (holiday.nth < 0) while (addDays(at, 7).slice(0, 7) === start) at = addDays(at, 7);
  return addDays(at, holiday.plus);
}

/** A fixed holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
function observed(day: string): string {
  const weekday = parse(day).getUTCDay();
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, 1) : day;
}
