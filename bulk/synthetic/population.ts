/**
 * A synthetic population as record CSV: for trying out a law or a bill where there is no data. It is invented, says so
 * in every identifier, and is no estimate of how many people there are.
 */
import type { Law, Offense } from '@nunc/law';
import type { SyntheticFigures } from './figures.ts';
import { personRows, prostitution, type Setting, type SyntheticRow, syntheticColumns } from './person.ts';

export interface SyntheticOptions {
  readonly people: number;
  /** Names the population: the same seed, the same bytes. */
  readonly seed: number;
  readonly jurisdiction: string;
  /** No arrest and no disposition is later. */
  readonly asOf: string;
  /** `clinic`: people like those a clinic sees, about 22 charges each. `light`: about 8. */
  readonly scenario: 'clinic' | 'light';
  /** Another share of people first arrested as minors than the published one. */
  readonly firstArrestUnder18?: number | undefined;
}

/** The jurisdictions for which there are sections to draw from. */
export function syntheticJurisdictions(figures: SyntheticFigures): string[] {
  return Object.keys(figures.places).toSorted();
}

/** The CSV in pieces of some thousand lines; the first line names the columns. Throws where the jurisdiction has no sections. */
export function* syntheticCsv(
  law: Law,
  figures: SyntheticFigures,
  options: SyntheticOptions,
): Generator<string> {
  let lines = [syntheticColumns.join(',')];
  for (const rows of syntheticPeople(law, figures, options)) {
    for (const row of rows) lines.push(syntheticColumns.map((column) => cell(row[column])).join(','));
    if (lines.length < 5000) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

/** The people of a population, each as rows, one a charge. */
export function* syntheticPeople(
  law: Law,
  figures: SyntheticFigures,
  options: SyntheticOptions,
): Generator<readonly SyntheticRow[]> {
  const setting = settingOf(law, figures, options);
  for (let index = 0; index < options.people; index += 1) yield personRows(setting, options.seed, index);
}

function settingOf(law: Law, figures: SyntheticFigures, options: SyntheticOptions): Setting {
  const { jurisdiction, scenario } = options;
  const { distributions } = figures;
  const places = figures.places[jurisdiction];
  if (places === undefined) throw new Error(`figures.yaml has no sections of ${jurisdiction}`);
  const own = law.catalogue.offenses.filter((one) => one.jurisdiction === jurisdiction);
  const named = (cite: string): Offense[] => {
    const found = own.filter((one) => one.cite === cite);
    if (found.length === 0)
      throw new Error(`figures.yaml names ${cite}, which the offense catalogue has not`);
    return found;
  };
  const offenses = new Map(
    Object.entries(places.sections).map(([kind, cites]) => [kind, cites.flatMap(named)] as const),
  );
  const kinds = distributions.other_charges.value;
  const sum = [...kinds.values()].reduce((total, share) => total + share, 0);
  const rest = 1 - distributions.prostitution_share.value;
  const mix = new Map([[prostitution, distributions.prostitution_share.value]]);
  for (const [kind, share] of kinds) mix.set(kind, (rest * share) / sum);
  for (const kind of mix.keys())
    if (!offenses.has(kind)) throw new Error(`figures.yaml has no sections of ${jurisdiction} for ${kind}`);
  const [masked] = named(places.masked);
  if (masked === undefined) throw new Error(`figures.yaml names no masked charge for ${jurisdiction}`);
  return {
    distributions,
    arrests: (scenario === 'light'
      ? distributions.arrests_per_person_light
      : distributions.arrests_per_person
    ).value,
    firstArrestUnder18: options.firstArrestUnder18 ?? distributions.first_arrest_under_18.value,
    jurisdiction,
    places,
    offenses,
    masked,
    mix,
    asOf: options.asOf,
  };
}

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
