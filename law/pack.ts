/**
 * The law of one jurisdiction as a small value for a browser: all that screening, the interview and the explanations
 * read, in every version, so that findings are those of the whole law on any day. What only a reader of the law wants
 * (sources, authorities, the review's words, notes on procedure) is a second value, the details.
 *
 * Left out is what can be worked out again: condition trees from features, an offense's id, code and section from its
 * cite. The aliases of an offense matter to the classifier by their words alone, so they come back as one line of the
 * words that its title does not have. A fact that no provision of the jurisdiction rests on keeps its name and loses
 * its question.
 */
import { wordsIn } from './catalogue-index.ts';
import type { Condition } from './conditions.ts';
import type { Law } from './loader.ts';
import type { Catalogue, MembershipCondition, Offense, OffenseList } from './offense.ts';
import {
  type LeanList,
  type LeanOffense,
  type LeanProvision,
  type ListDetails,
  type PackedDetails,
  type PackedLaw,
  type ProvisionDetails,
  packSchema,
} from './pack-shape.ts';
import { tableOf } from './pack-table.ts';
import type { Provision } from './provision.ts';
import type { FactDefinition } from './schema.ts';

/** One jurisdiction's law for screening, or `null` where the law has no such jurisdiction. */
export function packLaw(law: Law, jurisdiction: string): PackedLaw | null {
  const about = law.jurisdictions.get(jurisdiction);
  if (about === undefined) return null;
  const { catalogue } = law;
  const provisions = law.provisions.filter((one) => one.jurisdiction === jurisdiction);
  const places = placesOf(law, jurisdiction);
  const offenses = catalogue.offenses.filter((one) => places.includes(one.jurisdiction));
  const lists = [...catalogue.lists.values()].filter((list) => places.includes(list.jurisdiction));
  const { id, name, no_law, recent_change, court_name, help } = about;
  return {
    schema: packSchema,
    hash: law.hash,
    jurisdiction,
    about: { id, name, no_law, recent_change, court_name, help },
    provisions: tableOf(provisions.map(leanProvision)),
    facts: tableOf(factsFor(law, askedOf(law, provisions, offenses, lists))),
    reliefs: tableOf([...law.reliefs.values()]),
    offenses: tableOf(offenses.map((one) => leanOffense(catalogue, one))),
    renumberings: tableOf(catalogue.renumberings.filter((one) => places.includes(one.jurisdiction))),
    lists: tableOf(lists.map(leanList)),
    words: [...catalogue.words],
    spellings: [...catalogue.jurisdictions].filter(([place]) => places.includes(place)),
  };
}

/** What a reader of the law wants beside the findings; `null` where the law has no such jurisdiction. */
export function packDetails(law: Law, jurisdiction: string): PackedDetails | null {
  const about = law.jurisdictions.get(jurisdiction);
  if (about === undefined) return null;
  const places = placesOf(law, jurisdiction);
  const lists = [...law.catalogue.lists.values()].filter((list) => places.includes(list.jurisdiction));
  return {
    schema: packSchema,
    hash: law.hash,
    jurisdiction,
    about,
    provisions: tableOf(
      law.provisions.filter((one) => one.jurisdiction === jurisdiction).map(provisionDetails),
    ),
    lists: tableOf(lists.map(listDetails)),
  };
}

/** The jurisdictions whose offenses its sheets may name: itself, and those its code letters point to. */
function placesOf(law: Law, jurisdiction: string): readonly string[] {
  const elsewhere = law.catalogue.jurisdictions.get(jurisdiction)?.elsewhere ?? {};
  return [jurisdiction, ...Object.values(elsewhere)];
}

function leanProvision(provision: Provision): LeanProvision {
  const { path, jurisdiction, sources, authorities, pending, review, versions, ...rest } = provision;
  const { confidence, checked, unverified } = review;
  return {
    ...rest,
    review: { confidence, checked, unverified },
    versions: versions.map(({ condition, features, ...version }) => {
      const { notes, compliance, ...procedure } = features.procedure;
      return { ...version, features: { ...features, procedure } };
    }),
  };
}

function provisionDetails(provision: Provision): ProvisionDetails {
  const { id, sources, authorities, pending, review, versions } = provision;
  const { confidence, checked, unverified, ...words } = review;
  return {
    id,
    sources,
    authorities,
    pending,
    review: words,
    versions: versions.map(({ features }) => ({
      notes: features.procedure.notes,
      compliance: features.procedure.compliance,
    })),
  };
}

function leanOffense(catalogue: Catalogue, offense: Offense): LeanOffense {
  const { id, code, section, note, aliases, ...rest } = offense;
  const known = new Set(wordsIn(catalogue, offense.title.en));
  const words = aliases
    .flatMap((alias) => wordsIn(catalogue, alias))
    .filter((word) => !known.has(word) && known.add(word) !== undefined);
  return { ...rest, words: words.join(' ') };
}

function leanList(list: OffenseList): LeanList {
  const { what, note, source, review, jurisdiction, ...rest } = list;
  return rest;
}

function listDetails({ id, what, note, source, review }: OffenseList): ListDetails {
  return {
    id,
    what,
    review,
    ...(note === undefined ? {} : { note }),
    ...(source === undefined ? {} : { source }),
  };
}

/** The facts that a provision rests on, directly or through another fact or a list that asks for one. */
function askedOf(
  law: Law,
  provisions: readonly Provision[],
  offenses: readonly Offense[],
  lists: readonly OffenseList[],
): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const node of provisions.flatMap((one) =>
    one.versions.flatMap(({ condition }) => nodesOf(condition)),
  )) {
    if (node.kind === 'test') asked.add(node.fact);
    if (node.kind === 'offense_in' || node.kind === 'section_in') asked.add('offense');
    if (node.kind === 'section_in' && node.categories.length > 0) asked.add('offense_category');
  }
  const conditional: MembershipCondition[] = lists.flatMap((list) => list.anyFelonyIf);
  for (const { memberships, attempted, conspired } of offenses)
    for (const member of [memberships, attempted, conspired].flatMap((table) => Object.values(table)))
      if (member.kind === 'if') conditional.push(...member.anyOf);
  for (const { when } of conditional) asked.add(when);
  for (const fact of asked) for (const below of law.facts.get(fact)?.derived_from ?? []) asked.add(below);
  return asked;
}

function nodesOf(condition: Condition): Condition[] {
  return 'of' in condition ? [condition, ...condition.of.flatMap(nodesOf)] : [condition];
}

/**
 * Facts that are asked, whole. Of the others those that screening works others out from, which are never asked and so
 * need only their name.
 */
function factsFor(law: Law, asked: ReadonlySet<string>): FactDefinition[] {
  return [...law.facts.values()].flatMap((fact) => {
    if (asked.has(fact.id)) return [fact];
    if (fact.from === 'asked' && fact.type !== 'day') return [];
    const { choices, ...bare } = fact;
    return [{ ...bare, question: null, why: null }];
  });
}
