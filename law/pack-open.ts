/** From packed law back to a law that screening reads. Small: this runs on a person's telephone. */
import { conditionsOf } from './conditions.ts';
import type { Law } from './loader.ts';
import { type Offense, type OffenseList, splitCite } from './offense.ts';
import {
  type LeanOffense,
  type LeanProvision,
  type ListDetails,
  type PackedDetails,
  type PackedLaw,
  type ProvisionDetails,
  packSchema,
} from './pack-shape.ts';
import { rowsOf } from './pack-table.ts';
import type { Provision } from './provision.ts';
import type { FactDefinition, JurisdictionFile } from './schema.ts';

/** Whether a value that came over the wire is packed law of the shape this code reads. */
export function isPackedLaw(value: unknown): value is PackedLaw {
  return hasShape(value) && 'facts' in value;
}

/** Whether a value that came over the wire is the details of packed law, of the shape this code reads. */
export function isPackedDetails(value: unknown): value is PackedDetails {
  return hasShape(value) && !('facts' in value);
}

function hasShape(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === packSchema;
}

/**
 * One law of one or several packed jurisdictions, with the details of those that have them; `null` when there is none,
 * or when they were not all made from the same law: then load them all again.
 *
 * Findings are those of the whole law. Without details, sources, authorities and notes on procedure are empty; they
 * decide nothing. A charge of a jurisdiction that is not among the packed ones is screened as one without a law, so
 * load every jurisdiction of the record first.
 */
export function unpackLaw(packed: readonly PackedLaw[], details: readonly PackedDetails[] = []): Law | null {
  const [first] = packed;
  if (first === undefined || [...packed, ...details].some((one) => one.hash !== first.hash)) return null;
  const asides = new Map(details.flatMap((one) => rowsOf(one.provisions)).map((one) => [one.id, one]));
  const listAsides = new Map(details.flatMap((one) => rowsOf(one.lists)).map((one) => [one.id, one]));
  const jurisdictions = new Map<string, JurisdictionFile>();
  for (const { about } of packed) jurisdictions.set(about.id, { ...bareJurisdiction, ...about });
  for (const { about } of details) jurisdictions.set(about.id, about);
  const facts = new Map<string, FactDefinition>();
  for (const fact of packed.flatMap((one) => rowsOf(one.facts)))
    if ((facts.get(fact.id)?.question ?? null) === null) facts.set(fact.id, fact);
  const lists = new Map(
    packed
      .flatMap((one) => rowsOf(one.lists))
      .map((list): [string, OffenseList] => [
        list.id,
        { ...bareList, ...list, ...listAsides.get(list.id), jurisdiction: placeOf(list.id) },
      ]),
  );
  return {
    hash: first.hash,
    jurisdictions,
    provisions: packed
      .flatMap((one) => rowsOf(one.provisions))
      .map((one) => wholeProvision(one, asides.get(one.id))),
    facts,
    reliefs: new Map(rowsOf(first.reliefs).map((relief) => [relief.id, relief])),
    population: new Map(),
    catalogue: {
      offenses: offensesOf(packed),
      renumberings: onceEach(packed, (one) => rowsOf(one.renumberings)),
      lists,
      conditions: new Map(),
      nibrs: new Map((facts.get('offense_category')?.choices ?? []).map(({ id, words }) => [id, words])),
      words: new Map(first.words),
      jurisdictions: new Map(packed.flatMap((one) => one.spellings)),
    },
  };
}

const placeOf = (id: string): string => id.slice(0, id.indexOf('/'));

const bareJurisdiction = {
  counties: [],
  prosecutors: [],
  agencies: [],
  sheet_codes: {},
  notes: [],
} satisfies Partial<JurisdictionFile>;

const bareList = {
  what: '',
  review: { confidence: 'low', checked: '', unverified: [] },
} satisfies Omit<ListDetails, 'id'>;

const bareDetails = {
  sources: [],
  authorities: [],
  pending: [],
  review: { gaps: [], conflicts: [] },
  versions: [],
} satisfies Omit<ProvisionDetails, 'id'>;

function wholeProvision(lean: LeanProvision, details: ProvisionDetails | undefined): Provision {
  const { sources, authorities, pending, review, versions } = details ?? bareDetails;
  return {
    ...lean,
    sources,
    authorities,
    pending,
    review: { ...lean.review, ...review },
    jurisdiction: placeOf(lean.id),
    path: `jurisdictions/${lean.id}.yaml`,
    versions: lean.versions.map((version, index) => {
      const { notes, compliance } = versions[index] ?? { notes: [], compliance: [] };
      const features = {
        ...version.features,
        procedure: { ...version.features.procedure, notes, compliance },
      };
      return { ...version, features, condition: conditionsOf({ ...version, features }) };
    }),
  };
}

/** The offenses of all packed jurisdictions; one that several of them bring is taken once. */
function offensesOf(packed: readonly PackedLaw[]): Offense[] {
  const sharing = new Map<string, number>();
  return onceEach(packed, (one) => rowsOf(one.offenses)).map((lean) => {
    const bare = `${lean.jurisdiction}/${lean.cite.toLowerCase().replaceAll(' ', '-')}`;
    const earlier = sharing.get(bare) ?? 0;
    sharing.set(bare, earlier + 1);
    return wholeOffense(lean, earlier === 0 ? bare : `${bare}@${earlier + 1}`);
  });
}

function wholeOffense({ words, ...lean }: LeanOffense, id: string): Offense {
  return { ...lean, id, ...splitCite(lean.cite), aliases: words === '' ? [] : [words], note: null };
}

/** Rows of all packed laws; of a jurisdiction that several bring, those of the first. */
function onceEach<T extends { readonly jurisdiction: string }>(
  packed: readonly PackedLaw[],
  rows: (one: PackedLaw) => readonly T[],
): T[] {
  const brought = new Map<string, PackedLaw>();
  return packed.flatMap((one) =>
    rows(one).filter(({ jurisdiction }) => {
      const by = brought.get(jurisdiction) ?? one;
      brought.set(jurisdiction, by);
      return by === one;
    }),
  );
}
