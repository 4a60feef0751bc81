/** From an agency as printed (`CASC SN FRANCISCO`) to its kind, its county and today's court. */
import table from '../vocabulary/ca-courts.json' with { type: 'json' };
import { confidence } from './line.ts';
import { lettersOf } from './repair.ts';
import { vocabulary } from './vocabulary.ts';

export interface Agency {
  /** Police, sheriff, superior court ... or `null` when the code letters are unknown. */
  readonly kind: string | null;
  readonly county: string | null;
  /** How sure the county is. */
  readonly sure: number;
  /** Today's name of the court that the printed one has become. */
  readonly court: string | null;
  /** The place as it was looked up, where that differs through a repair. */
  readonly repairedTo: string | null;
}

interface County {
  readonly county: string;
  readonly sure: number;
}

type Entry = { places: string[]; courtDistricts?: string[]; low?: { name: string; sure: string }[] };
const counties: Readonly<Record<string, Entry>> = table.counties;
const byPlace = new Map<string, County>();
for (const [county, entry] of Object.entries(counties)) {
  for (const place of [...entry.places, ...(entry.courtDistricts ?? [])])
    byPlace.set(place, { county, sure: confidence.printed });
  for (const place of entry.low ?? []) byPlace.set(place.name, { county, sure: confidence.doubtful });
}

const abbreviations = new Map<string, string>(Object.entries(table.abbreviations));
const qualifiers = new Set<string>(table.qualifiers);

/** The names of the counties, as the table spells them. */
export const countyNames: readonly string[] = Object.keys(counties);

/** Reads an agency line. `text` is upper case. A place that the table does not hold has no county. */
export function agencyOf(text: string): Agency {
  const space = text.indexOf(' ');
  const first = space < 0 ? text : text.slice(0, space);
  const kind = vocabulary.agencyKinds.get(first) ?? vocabulary.agencyKinds.get(lettersOf(first)) ?? null;
  const coded = kind !== null || isAgencyCode(first);
  const place = (coded ? text.slice(first.length) : text).trim();
  const printed = countyOf(place);
  const letters = printed === null ? lettersOf(place) : place;
  const found = printed ?? (letters === place ? null : countyOf(letters));
  const repaired = printed === null && found !== null;
  const isCourt = kind !== null && vocabulary.courtKinds.has(kind);
  const sure = Math.min(
    found?.sure ?? 1,
    coded ? confidence.printed : confidence.repaired,
    repaired ? confidence.repaired : 1,
  );
  return {
    kind,
    county: found?.county ?? null,
    sure,
    court: found !== null && isCourt ? table.courtToday.replace('{county}', found.county) : null,
    repairedTo: repaired ? letters : null,
  };
}

/** Whether a text starts with the code letters of an agency that the vocabulary knows. */
export function startsWithAgency(text: string): boolean {
  return (text.length === 4 || text.charAt(4) === ' ') && vocabulary.agencyKinds.has(text.slice(0, 4));
}

/** Four letters that begin as agency codes do, known or not. */
function isAgencyCode(word: string): boolean {
  return word.length === 4 && /^(CA|US)[A-Z]{2}$/.test(word);
}

function countyOf(place: string): County | null {
  const direct = byPlace.get(place) ?? withoutSuffix(place);
  if (direct !== null) return direct;
  const words = place
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => abbreviations.get(word) ?? word);
  const full = words.join(' ');
  const spelled = byPlace.get(full) ?? withoutSuffix(full);
  if (spelled !== null) return { county: spelled.county, sure: Math.min(spelled.sure, 0.95) };
  return qualified(words);
}

function withoutSuffix(place: string): County | null {
  for (const suffix of table.countySuffixes) {
    if (place.endsWith(suffix)) return byPlace.get(place.slice(0, -suffix.length)) ?? null;
  }
  return null;
}

/** A known place followed only by words that name a part of it (`CENTRAL`, `MAIN JAIL`). */
function qualified(words: readonly string[]): County | null {
  for (let size = words.length - 1; size >= 1; size -= 1) {
    const last = words[size];
    if (last === undefined || !qualifiers.has(last)) return null;
    const found = byPlace.get(words.slice(0, size).join(' '));
    if (found !== undefined) return { county: found.county, sure: Math.min(found.sure, 0.85) };
  }
  return null;
}
