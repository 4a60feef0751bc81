/**
 * What is known beyond the record: about the person, each case and each charge. Read from a facts file (YAML) that a
 * person can write by hand; unknown keys, impossible dates and references to charges that are not on the record are
 * problems with a place and a remedy, never ignored.
 */
import type { FactDefinition } from '@nunc/law';

/** A value in the notation of facts.yaml, or `skipped`: asked and not answered, so never asked again. */
export type FactValue = string;

/** A time of trafficking; both ends may be partial days (`2013`, `2013-05`) or open (`null`). */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export interface Facts {
  readonly person: ReadonlyMap<string, FactValue>;
  readonly periods: readonly Period[];
  /** By case key: the case number, or the charge id where there is none. */
  readonly cases: ReadonlyMap<string, ReadonlyMap<string, FactValue>>;
  /** By charge id. */
  readonly charges: ReadonlyMap<string, ReadonlyMap<string, FactValue>>;
}

export const noFacts: Facts = { person: new Map(), periods: [], cases: new Map(), charges: new Map() };

export const skipped = 'skipped';

/** `facts` with one more answer. */
export function learn(
  facts: Facts,
  scope: FactDefinition['scope'],
  of: string | null,
  fact: string,
  value: FactValue,
): Facts {
  if (scope === 'person') return { ...facts, person: new Map([...facts.person, [fact, value]]) };
  const group = scope === 'case' ? facts.cases : facts.charges;
  const key = of ?? '';
  const inner = new Map([...(group.get(key) ?? []), [fact, value]]);
  const outer = new Map([...group, [key, inner]]);
  return scope === 'case' ? { ...facts, cases: outer } : { ...facts, charges: outer };
}
