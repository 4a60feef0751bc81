/** Laws side by side on a day: any jurisdictions, any features or all categories of a rubric. */
import type { Law } from '@nunc/law';
import type { CategoryResult, NoCard, ReportCard } from './card.ts';
import { citeOf, featureAt, type InForce, isUnverified, reliefInForce } from './features.ts';
import { gradeJurisdiction } from './grade.ts';
import type { Rubric } from './rubric.ts';

/** One feature of one jurisdiction's law. `no_law` = no relief for survivors is in force there. */
export interface FeatureCell {
  readonly jurisdiction: string;
  readonly provision: string | null;
  readonly citation: string | null;
  readonly value: unknown;
  readonly state: 'known' | 'silent' | 'not_known' | 'no_law';
  readonly cite: string | null;
  readonly unverified: boolean;
}

/** One feature across jurisdictions. */
export interface FeatureRow {
  readonly feature: string;
  readonly cells: readonly FeatureCell[];
}

/** One category across jurisdictions; `result` is `null` where there is no card. */
export interface CategoryRow {
  readonly category: string;
  readonly name: { readonly en: string; readonly es: string };
  readonly max: number;
  readonly cells: readonly {
    readonly jurisdiction: string;
    readonly noCard: NoCard | null;
    readonly result: CategoryResult | null;
  }[];
}

/** The provision that stands for a jurisdiction on a day, and those whose reach counts together with it. */
export interface Standing {
  readonly one: InForce;
  readonly together: readonly InForce[];
}

/** The relief that a rubric's card is about; where it shuts out adults, the first there is. */
export function standsFor(law: Law, rubric: Rubric, jurisdiction: string, day: string): Standing | null {
  const { relief } = reliefInForce(law, jurisdiction, day);
  const card = gradeJurisdiction(law, rubric, jurisdiction, day);
  const one = relief.find(({ provision }) => provision.id === card.provision) ?? relief[0];
  if (one === undefined) return null;
  const together = relief.filter(({ provision }) => card.together.includes(provision.id));
  return { one, together: together.length === 0 ? [one] : together };
}

/** The features named, across jurisdictions. The rubric only chooses which provision stands for a jurisdiction. */
export function compareFeatures(
  law: Law,
  rubric: Rubric,
  jurisdictions: readonly string[],
  features: readonly string[],
  day: string,
): FeatureRow[] {
  const standing = jurisdictions.map((id) => ({ id, stands: standsFor(law, rubric, id, day) }));
  return features.map((feature) => ({
    feature,
    cells: standing.map(({ id, stands }) => cellOf(id, stands, feature)),
  }));
}

function cellOf(jurisdiction: string, stands: Standing | null, feature: string): FeatureCell {
  if (stands === null)
    return {
      jurisdiction,
      provision: null,
      citation: null,
      value: null,
      state: 'no_law',
      cite: null,
      unverified: false,
    };
  const { one, together } = stands;
  const value = featureAt(one, feature, together) ?? null;
  return {
    jurisdiction,
    provision: one.provision.id,
    citation: one.provision.citation,
    value,
    state: value === null ? 'not_known' : value === 'silent' ? 'silent' : 'known',
    cite: citeOf(one, feature),
    unverified: isUnverified(one, feature),
  };
}

/** Every category of a rubric, across jurisdictions. */
export function compareCategories(cards: readonly ReportCard[], rubric: Rubric): CategoryRow[] {
  return rubric.categories.map(({ id, name, max }) => ({
    category: id,
    name,
    max,
    cells: cards.map(({ jurisdiction, noCard, categories }) => ({
      jurisdiction,
      noCard,
      result: categories.find((one) => one.id === id) ?? null,
    })),
  }));
}

/** Every feature path that can be asked for: those of the versions, and the few that follow from them. */
export function featurePaths(law: Law): string[] {
  const found = new Set<string>(['relief', ...derivedFeatures]);
  for (const provision of law.provisions)
    for (const version of provision.versions) leaves(version.features, '', found);
  return [...found];
}

/** The paths that a name means: itself, or everything below it (`proof` is all of `proof.`). */
export function pathsBelow(paths: readonly string[], name: string): string[] {
  return paths.filter((path) => path === name || path.startsWith(`${name}.`));
}

const derivedFeatures = [
  'derived.gives_expungement',
  'derived.gives_sealing',
  'derived.exceptions',
  'derived.inclusions',
  'derived.weighs',
  'derived.has_deadline',
  'derived.longest_wait_years',
];

function leaves(value: unknown, path: string, found: Set<string>): void {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup || 'en' in value || 'by' in value) {
    if (path !== '') found.add(path);
    return;
  }
  for (const [key, below] of Object.entries(value))
    leaves(below, path === '' ? key : `${path}.${key}`, found);
}
