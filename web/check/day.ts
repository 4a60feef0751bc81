/** Days as people know them: a year, a month, a day, or not at all. Pure. */

/** What the three fields hold; empty where nothing was typed. */
export interface DayFields {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export const noDay: DayFields = { year: '', month: '', day: '' };

/**
 * - `none`: nothing typed; - `day`: `2014`, `2014-05`, `2014-05-20`; - the others say what is wrong with which field.
 */
export type DayRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'no_year' | 'bad_year' | 'bad_month' | 'bad_day' | 'future' | 'no_month' };

const two = (text: string): string => text.padStart(2, '0');

/** Reads the three fields. `today` is the last day possible; years before `oldest` are not believed. */
export function readDay({ year, month, day }: DayFields, today: string, oldest = 1920): DayRead {
  const [y, m, d] = [year.trim(), month.trim(), day.trim()];
  if (y === '' && m === '' && d === '') return { kind: 'none' };
  if (y === '') return { kind: 'no_year' };
  if (!/^\d{4}$/.test(y) || Number(y) < oldest) return { kind: 'bad_year' };
  if (m === '') return d === '' ? notFuture(y, today) : { kind: 'no_month' };
  if (!/^\d{1,2}$/.test(m) || Number(m) < 1 || Number(m) > 12) return { kind: 'bad_month' };
  if (d === '') return notFuture(`${y}-${two(m)}`, today);
  const whole = `${y}-${two(m)}-${two(d)}`;
  if (!/^\d{1,2}$/.test(d) || !exists(Number(y), Number(m), Number(d))) return { kind: 'bad_day' };
  return notFuture(whole, today);
}

const notFuture = (day: string, today: string): DayRead =>
  day > today.slice(0, day.length) ? { kind: 'future' } : { kind: 'day', day };

function exists(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

/** The fields that show a day again. */
export function fieldsOf(day: string | null): DayFields {
  const [year = '', month = '', date = ''] = (day ?? '').split('-');
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') };
}
