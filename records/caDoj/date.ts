import type { IsoDate } from '../model.ts';

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `yyyymmdd` as a calendar day, or `null` where there is no such day. */
export function isoDate(digits: string): IsoDate | null {
  if (digits.length !== 8) return null;
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const most = daysIn[month - 1];
  if (most === undefined || day < 1 || day > most || year < 1880 || year > 2100) return null;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return null;
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}` as IsoDate;
}
