/** Deadlines of a filing, computed from rules in the template; a rule whose day is not known stays a rule in words. */
import type { Features } from '@nunc/law';
import { addDays, addYears, nextCourtDay } from './days.ts';
import type { DeadlineSource, PacketTemplate } from './template.ts';

export interface Deadline {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  /** The day, or `null` while a day it depends on is not known. */
  readonly day: string | null;
  /** The computed day, where a weekend or holiday moved it. */
  readonly movedFrom: string | null;
  readonly remindDaysBefore: readonly number[];
  readonly calendar: boolean;
}

/** The days that rules may start from; `null` where not known. */
export interface Starts {
  readonly arrest: string | null;
  readonly order: string | null;
  readonly receipt: string | null;
}

/** Deadlines of one row of the case table, or (`for: filing`) of the filing. */
export function deadlinesFor(
  template: PacketTemplate,
  kind: 'row' | 'filing',
  starts: Starts,
  features: Features,
): Deadline[] {
  const known = new Map<string, string | null>(Object.entries(starts));
  const made: Deadline[] = [];
  for (const source of template.deadlines) {
    const day = latest(source, known, features);
    const moved = day !== null && source.court_days ? nextCourtDay(day, template.holidays) : day;
    known.set(source.id, moved);
    if (source.for !== kind) continue;
    made.push({
      id: source.id,
      title: source.title,
      rule: source.rule,
      day: moved,
      movedFrom: moved === day ? null : day,
      remindDaysBefore: source.remind_days_before,
      calendar: source.calendar,
    });
  }
  return made;
}

function latest(
  source: DeadlineSource,
  known: ReadonlyMap<string, string | null>,
  features: Features,
): string | null {
  let last: string | null = null;
  for (const offset of source.later_of) {
    const start = known.get(offset.from) ?? null;
    if (start === null) return null;
    const fromLaw = offset.days_from_law === undefined ? 0 : numberAt(features, offset.days_from_law);
    if (fromLaw === null) return null;
    const day = addDays(addYears(start, offset.years ?? 0), (offset.days ?? 0) + fromLaw);
    if (last === null || day > last) last = day;
  }
  return last;
}

/** A number in the law's features, or `null` where the law's file does not know it. */
function numberAt(features: Features, path: string): number | null {
  let here: unknown = features;
  for (const name of path.split('.')) {
    if (typeof here !== 'object' || here === null) return null;
    here = Object.entries(here).find(([key]) => key === name)?.[1];
  }
  return typeof here === 'number' ? here : null;
}
