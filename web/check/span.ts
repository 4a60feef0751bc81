/** A time in words: `May 2013 – 2015`; an open end as an ellipsis. Pure. */
import type { Period } from '@nunc/screening';
import { dayInWords, type Language } from '../site/language.ts';

export function daySpan({ from, to }: Period, language: Language): string {
  const end = (day: string | null): string => (day === null ? '…' : dayInWords(day, language));
  return `${end(from)} – ${end(to)}`;
}
