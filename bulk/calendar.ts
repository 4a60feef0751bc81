/** Days as numbers, so that a block of charges keeps them in an array: 0 is not known, 1 is the first of January 1850. */

import type { CellTable } from './csv/table.ts';

/** The day is written and is none: no such day, or not in the years 1850 to 2200. */
export const noSuchDay = -1;

const [firstYear, lastYear] = [1850, 2200];

/** One more than the largest day number. */
export const dayCount = 128_200;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthLength = (year: number, month: number): number =>
  month === 2
    ? isLeap(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

const months = (lastYear - firstYear + 1) * 12;
const firstDays = new Int32Array(months + 1);
const lengths = new Uint8Array(months);
firstDays[0] = 1;
for (let at = 0; at < months; at += 1) {
  const length = monthLength(firstYear + Math.floor(at / 12), (at % 12) + 1);
  lengths[at] = length;
  firstDays[at + 1] = (firstDays[at] ?? 0) + length;
}

/** Month (from 1850 on) and day of the month of each day number, for ages and for writing days again. */
const monthOf = new Uint16Array(dayCount);
for (let at = 0; at < months; at += 1)
  monthOf.fill(at, firstDays[at] ?? 0, Math.min(dayCount, firstDays[at + 1] ?? 0));

/** The number of a day of the calendar, or `noSuchDay`. */
function dayNumber(year: number, month: number, day: number): number {
  const at = (year - firstYear) * 12 + month - 1;
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return noSuchDay;
  if (day < 1 || day > (lengths[at] ?? 0)) return noSuchDay;
  return (firstDays[at] ?? 0) + day - 1;
}

/** The number of a day written `yyyy-mm-dd`; 0 for null. */
export function dayOfText(text: string | null): number {
  if (text === null) return 0;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? noSuchDay : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** `yyyy-mm-dd`, or null where the day is not known. */
export function dayText(day: number): string | null {
  if (day <= 0) return null;
  const at = monthOf[day] ?? 0;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${firstYear + Math.floor(at / 12)}-${two((at % 12) + 1)}-${two(day - (firstDays[at] ?? 0) + 1)}`;
}

/** The decade of each day, counted from the one that has 1840 in it; 0 for a day that is not known. */
export const decadeOf: Uint8Array = Uint8Array.from(monthOf, (at, day) =>
  day === 0 ? 0 : Math.floor((firstYear + Math.floor(at / 12)) / 10) - 184,
);

/** Whole years from one known day to another, as people count birthdays. */
export function wholeYears(from: number, to: number): number {
  const [a, b] = [monthOf[from] ?? 0, monthOf[to] ?? 0];
  const isBefore =
    b % 12 < a % 12 || (b % 12 === a % 12 && to - (firstDays[b] ?? 0) < from - (firstDays[a] ?? 0));
  return Math.floor(b / 12) - Math.floor(a / 12) - (isBefore ? 1 : 0);
}

/** The day so many months before, or the last of that month. */
export function monthsBefore(day: number, count: number): number {
  const at = (monthOf[day] ?? 0) - count;
  if (at < 0) return 1;
  const date = Math.min(day - (firstDays[monthOf[day] ?? 0] ?? 0), (lengths[at] ?? 1) - 1);
  return (firstDays[at] ?? 1) + date;
}

/** The days of a column's cells go to the places of their charges. Gives whether each is a day or empty. */
export function daysOf(
  { view, bytes, starts, ends, shift, bases, charges, count }: CellTable,
  column: number,
  into: Int32Array,
): boolean {
  let all = 0;
  for (let row = 0; row < count; row += 1) {
    const at = (bases[row] ?? 0) + column;
    const start = (starts[at] ?? 0) + shift;
    const end = ends[at] ?? 0;
    let day = 0;
    if (end - start === 10) {
      const year = view.getInt32(start, true);
      const month = view.getInt32(start + 4, true);
      const date = view.getUint16(start + 8, true);
      // Four digits; a stroke, two digits, a stroke; two digits: told by the high and the low half of each byte.
      const isWritten =
        (((year ^ 0x30303030) | ((year + 0x06060606) ^ 0x30303030)) & 0xf0f0f0f0) === 0 &&
        (((month ^ 0x2d30302d) & 0xfff0f0ff) | (((month + 0x00060600) ^ 0x2d30302d) & 0x00f0f000)) === 0 &&
        (((date ^ 0x3030) | ((date + 0x0606) ^ 0x3030)) & 0xf0f0) === 0;
      day = isWritten
        ? dayNumber(
            (year & 15) * 1000 + ((year >> 8) & 15) * 100 + ((year >> 16) & 15) * 10 + ((year >> 24) & 15),
            ((month >> 8) & 15) * 10 + ((month >> 16) & 15),
            (date & 15) * 10 + ((date >> 8) & 15),
          )
        : dayInCell(bytes, start, end);
    } else if (end > start) day = dayInCell(bytes, start, end);
    into[charges[row] ?? 0] = day;
    all |= day;
  }
  return all >= 0;
}

/** The day in a cell: `yyyy-mm-dd`, `yyyymmdd` or `m/d/yyyy`; 0 for an empty cell, `noSuchDay` for anything else. */
export function dayInCell(bytes: Uint8Array, start: number, end: number): number {
  const size = end - start;
  if (size === 10 && bytes[start + 4] === 45 && bytes[start + 7] === 45)
    return dayNumber(digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2));
  if (size === 0) return 0;
  if (size === 8) {
    const whole = digits(bytes, start, 8);
    if (whole > 0) return dayNumber(Math.floor(whole / 10_000), Math.floor(whole / 100) % 100, whole % 100);
  }
  return dayInWords(bytes, start, end);
}

function dayInWords(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 40) return noSuchDay;
  const text = String.fromCharCode(...bytes.subarray(start, end)).trim();
  if (text === '' || /^0+$/.test(text)) return 0;
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (american !== null) return dayNumber(Number(american[3]), Number(american[1]), Number(american[2]));
  const plain = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  return plain === null ? noSuchDay : dayNumber(Number(plain[1]), Number(plain[2]), Number(plain[3]));
}

/** A number of so many digits; far below zero where one of them is none. */
function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.MIN_SAFE_INTEGER;
    value = value * 10 + digit;
  }
  return value;
}
