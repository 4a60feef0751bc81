/**
 * The ideal law of a rubric: for each category the best level that any jurisdiction's law reaches on a day, with its
 * features and who has it; and a provision file built from them. It is a model: nobody has enacted it as a whole.
 */
import type { Law } from '@nunc/law';
import { stringify } from 'yaml';
import { type Standing, standsFor } from './compare.ts';
import { citeIn, featureAt, isUnverified } from './features.ts';
import { gradeAll } from './grade.ts';
import type { Category, FeatureCondition, Rubric } from './rubric.ts';
import { type BestLevel, bestLevels } from './standing.ts';

/** One feature of the ideal law, and whose law it is taken from. */
export interface IdealFeature {
  readonly feature: string;
  readonly value: unknown;
  readonly cite: string;
  readonly unverified: boolean;
}

/** The best of one category. The features are those of `from`, the best law as a whole among `jurisdictions`. */
export interface IdealCategory extends BestLevel {
  readonly from: string;
  readonly provision: string;
  readonly citation: string;
  readonly features: readonly IdealFeature[];
}

/** The ideal law of a rubric on a day. */
export interface IdealLaw {
  readonly rubric: string;
  readonly day: string;
  readonly lawHash: string;
  readonly points: number;
  readonly max: number;
  readonly categories: readonly IdealCategory[];
}

/** The place and the id of the model provision. */
export const idealId = 'us-model/ideal';

/** Collects the best of each category. Only what is reached even in the worst case counts. */
export function idealLaw(law: Law, rubric: Rubric, day: string): IdealLaw {
  const cards = gradeAll(law, rubric, day);
  const order = cards.map((card) => card.jurisdiction);
  const categories = bestLevels(cards, rubric).flatMap((best): IdealCategory[] => {
    const [from] = best.jurisdictions.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    const stands = from === undefined ? null : standsFor(law, rubric, from, day);
    const category = rubric.categories.find((one) => one.id === best.category);
    if (from === undefined || stands === null || category === undefined) return [];
    const { provision } = stands.one;
    const features = sourcesOf(category).map((feature) => featureFrom(stands, feature));
    return [{ ...best, from, provision: provision.id, citation: provision.citation, features }];
  });
  return {
    rubric: rubric.id,
    day,
    lawHash: law.hash,
    points: categories.reduce((sum, one) => sum + one.points, 0),
    max: rubric.categories.reduce((sum, one) => sum + one.max, 0),
    categories,
  };
}

/** Every stored feature that a category reads; what is derived is traced to what it is derived from. */
function sourcesOf(category: Category): string[] {
  const read = category.levels.flatMap((level) => (level.when === undefined ? [] : featuresIn(level.when)));
  return [...new Set([...category.features, ...read].map((feature) => stored[feature] ?? feature))];
}

const stored: Readonly<Record<string, string>> = {
  'derived.gives_expungement': 'also_gives',
  'derived.gives_sealing': 'also_gives',
  'derived.exceptions': 'offenses.except',
  'derived.inclusions': 'offenses.only',
  'derived.weighs': 'court.weighs',
  'derived.has_deadline': 'timing.deadline',
  'derived.longest_wait_years': 'timing.waits',
};

function featuresIn(condition: FeatureCondition): string[] {
  if ('all' in condition) return condition.all.flatMap(featuresIn);
  if ('any' in condition) return condition.any.flatMap(featuresIn);
  return 'none' in condition ? condition.none.flatMap(featuresIn) : [condition.feature];
}

function featureFrom({ one, together }: Standing, feature: string): IdealFeature {
  const { provision } = one;
  const value = feature === 'also_gives' ? provision.also_gives : featureAt(one, feature, together);
  const cite = citeIn(one, feature);
  return {
    feature,
    value: value ?? null,
    cite: cite === null ? provision.citation : `${provision.citation} [${cite}]`,
    unverified: isUnverified(one, feature),
  };
}

/** The ideal law as the text of a provision file that loads like any other, with a header that says what it is. */
export function idealProvision(law: Law, rubric: Rubric, ideal: IdealLaw): string {
  const chosen = new Map<string, IdealFeature>();
  for (const { features } of ideal.categories)
    for (const one of features) if (!chosen.has(one.feature)) chosen.set(one.feature, one);
  const features = blankFeatures();
  for (const [path, { value }] of chosen)
    if (path !== 'relief' && path !== 'also_gives') put(features, path.split('.'), value ?? 'silent');
  const cites = [...chosen.values()].filter(
    ({ feature }) => feature !== 'relief' && feature !== 'also_gives',
  );
  const relief = chosen.get('relief')?.value;
  const alsoGives = chosen.get('also_gives')?.value;
  const file = {
    id: idealId,
    citation: 'Model law (nobody has enacted it)',
    short: 'model law',
    title: { en: `The ideal law of ${rubric.title.en}`, es: `La ley ideal de ${rubric.title.es}` },
    plain: {
      en: 'The best that any jurisdiction already has, category by category, put together. Nobody has enacted it as a whole.',
      es: 'Lo mejor que ya tiene alguna jurisdicción, categoría por categoría, reunido. Nadie la ha aprobado entera.',
    },
    kind: 'trafficking_specific',
    relief: typeof relief === 'string' ? relief : 'vacatur',
    also_gives: Array.isArray(alsoGives) ? alsoGives : [],
    versions: [
      {
        in_force: `${ideal.day}..`,
        by: 'nobody: a model made by Nunc',
        features,
        cites: Object.fromEntries(cites.map(({ feature, cite }) => [feature, cite])),
      },
    ],
    sources: sourcesIn(law, ideal),
    review: {
      confidence: 'low',
      checked: ideal.day.slice(0, 7),
      unverified: [...chosen.values()].filter((one) => one.unverified).map((one) => one.feature),
      gaps: ['A model: no court has read it and no legislature has passed it.'],
    },
  };
  return `${header(rubric, ideal)}${stringify(file, { lineWidth: 118 })}`;
}

function header(rubric: Rubric, ideal: IdealLaw): string {
  const lines = [
    'yaml-language-server: $schema=../../schema/provision.schema.json',
    'A MODEL, NOT LAW. Nobody has enacted this. Nunc put it together from the law in force on',
    `${ideal.day}: for each category of the rubric "${rubric.title.en}" the best level that any`,
    `jurisdiction reaches. It gets ${ideal.points} of the ${ideal.max} points of that rubric; the points are the`,
    "rubric's and read text only. What the rubric does not look at is left silent: a drafter fills it in.",
    '',
    ...ideal.categories.flatMap(({ category, points, max, words, citation, jurisdictions }) => [
      `${category}: ${words.en} (${points} of ${max})`,
      `  from ${citation}; at this level: ${jurisdictions.join(', ')}`,
    ]),
  ];
  return lines.map((line) => `# ${line}`.trimEnd().concat('\n')).join('');
}

function sourcesIn(law: Law, ideal: IdealLaw): unknown[] {
  return [...new Set(ideal.categories.map((one) => one.provision))].flatMap((id) => {
    const provision = law.provisions.find((one) => one.id === id);
    return (provision?.sources ?? [])
      .slice(0, 1)
      .map((source) => ({ ...source, supports: `${provision?.citation ?? id}: ${source.supports}` }));
  });
}

/** Every feature a provision must have, silent; the law of a survivor of any trafficking, adult or minor. */
function blankFeatures(): Record<string, unknown> {
  const silent = 'silent';
  return {
    reaches: {
      conviction: silent,
      arrest_only: silent,
      dismissed_charge: silent,
      juvenile_adjudication: silent,
    },
    who: {
      harm: 'trafficking',
      sex_trafficking: true,
      labor_trafficking: true,
      adults: true,
      minors: true,
      definition: silent,
    },
    offenses: { scope: silent },
    nexus: { standard: silent },
    proof: { burden: silent, official_document_required: silent, official_document_presumption: silent },
    timing: {
      waits: [],
      deadline: silent,
      left_trafficking: silent,
      sentence_complete: silent,
      no_pending_charges: silent,
      no_new_convictions: silent,
    },
    court: { discretion: silent, hearing: silent },
    procedure: {
      begins: 'petition',
      file_in: null,
      venue: silent,
      across_courts: silent,
      response_days: silent,
      consent_required: silent,
      filing_fee: silent,
      fines_must_be_paid: silent,
      confidential: silent,
      compliance_days: silent,
    },
    effect: {
      deemed_never_occurred: silent,
      may_deny: silent,
      destroyed: silent,
      sealed_public: silent,
      licensing_boards_see: silent,
      firearm_rights: silent,
    },
  };
}

function put(group: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    group[key] = value;
    return;
  }
  const below = group[key];
  const inner: Record<string, unknown> = typeof below === 'object' && below !== null ? { ...below } : {};
  put(inner, rest, value);
  group[key] = inner;
}
