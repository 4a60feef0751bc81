/** Values of the record model for rows of a file: each is printed so, and its place is its row's. */
import { type Field, type IsoDate, isoDate, type Place } from '@nunc/records';
import { dayText } from '../calendar.ts';

const nowhere: Place = { page: 1, line: 1, raw: '' };

export const field = <Value>(value: Value): Field<Value> => ({ value, from: nowhere, confidence: 1 });

export const fieldOf = <Value>(value: Value | null): Field<Value> | null =>
  value === null ? null : field(value);

/** The day of a number; null for 0. */
export function dayField(day: number): Field<IsoDate> | null {
  const text = dayText(day);
  return text === null ? null : field(isoDate(text));
}
