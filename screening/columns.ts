/**
 * The columns that a jurisdiction's law reads on a day, and the row of values a charge has in them: the one
 * specification that the interpreter, the mask kernel, SQL and the bulk pipeline share. Two charges with the same row
 * have the same answer from every provision, whoever evaluates it.
 *
 * A value is a text, or `null` where nobody knows it:
 *
 * | column | values |
 * | --- | --- |
 * | yes or no | `yes`, `no` |
 * | choice | an id of `choices` in facts.yaml, such as `conviction`; for `offense_category` a code such as `40A` |
 * | day | `yyyy-mm-dd`; `yyyy-mm` or `yyyy` where only the month or the year is known: then it is any day of that month or year, both ends included, and a test that only some of those days meet is `unknown` |
 * | number | `17`; `16..17` where only the range is known, both ends included: a test met at one end only is `unknown` |
 * | offense | see `offenseValue` |
 *
 * A text that is no day (or no number) makes every test of that column `unknown`, as `null` does. `already_granted`
 * depends on the provision, so it has one column for each, named `already_granted@PROVISION`, and is never `null`.
 * `today` is no column: it is the day asked about.
 */
import {
  type Catalogue,
  type Classified,
  type Condition,
  type Law,
  type Offense,
  type Provision,
  type ProvisionVersion,
  versionOn,
} from '@nunc/law';
import type { KnownCharge } from './known.ts';

/** A column: one fact, or for what depends on the provision one fact and one provision. */
export interface Column {
  /** The fact's id, or `already_granted@PROVISION`. */
  readonly id: string;
  readonly fact: string;
  /** The provision's id where the value depends on it. */
  readonly provision: string | null;
  readonly type: 'yes_no' | 'choice' | 'day' | 'number' | 'offense';
  /** Every value that facts.yaml allows; `null` where it does not list them (days, numbers, offenses). */
  readonly domain: readonly string[] | null;
}

/** A provision with its version in force on the day. */
export interface InForce {
  readonly provision: Provision;
  readonly version: ProvisionVersion;
}

/** What a jurisdiction's law reads on a day. The same law and day give the same columns in the same order. */
export interface RowLayout {
  readonly jurisdiction: string;
  readonly asOf: string;
  /** In the order of the law's files, which is the order of findings. */
  readonly provisions: readonly InForce[];
  readonly columns: readonly Column[];
}

/** One value for each column of a layout, in its order. */
export type Row = readonly (string | null)[];

const granted = 'already_granted';

/** The columns of a jurisdiction on a day: facts in the order the law first reads them, then what was granted already. */
export function layoutOf(law: Law, jurisdiction: string, asOf: string): RowLayout {
  const provisions: InForce[] = [];
  for (const provision of law.provisions) {
    const version = provision.jurisdiction === jurisdiction ? versionOn(provision, asOf) : undefined;
    if (version !== undefined) provisions.push({ provision, version });
  }
  const facts = new Set<string>();
  for (const { version } of provisions) addFacts(version.condition, law.catalogue, facts);
  const columns = [...facts].filter((id) => id !== 'today' && id !== granted).map((id) => column(law, id));
  const perProvision = provisions
    .filter(({ version }) => addFacts(version.condition, law.catalogue, new Set()).has(granted))
    .map(
      ({ provision: { id } }): Column => ({
        id: `${granted}@${id}`,
        fact: granted,
        provision: id,
        type: 'yes_no',
        domain: ['yes', 'no'],
      }),
    );
  return { jurisdiction, asOf, provisions, columns: [...columns, ...perProvision] };
}

/** The row of a charge: exactly what the interpreter sees. */
export function chargeRow(charge: KnownCharge, { provisions, columns }: RowLayout): Row {
  const byId = new Map(provisions.map(({ provision }) => [provision.id, provision]));
  const any = provisions[0]?.provision;
  if (any === undefined) return [];
  return columns.map(({ fact, provision, type }) =>
    type === 'offense'
      ? offenseValue(charge.offense, charge.history.section)
      : charge.fact(fact, byId.get(provision ?? '') ?? any).seen.value,
  );
}

/**
 * An offense as a value:
 *
 * - `us-ca/pen-647(b)`: an offense of the catalogue, by its id. `A~B~C`: A, but it might be B or C instead.
 * - `A|B`: one of these, and nothing says which.
 * - `attempt A`, `conspiracy A|B`: the same, attempted or agreed on (where both, `conspiracy`).
 * - `?43.02(a)`: no offense of the catalogue; the section as written, in lower case.
 * - `null`: no offense of the catalogue, and no section is written.
 */
export function offenseValue(offense: Classified, section: string | null): string | null {
  if (offense.kind === 'unknown') return section === null ? null : `?${section.toLowerCase()}`;
  const ids =
    offense.kind === 'known'
      ? [offense.offense, ...offense.doubts].map((one) => one.id).join('~')
      : offense.candidates.map((one) => one.id).join('|');
  return `${offense.conspiracy ? 'conspiracy ' : offense.attempt ? 'attempt ' : ''}${ids}`;
}

/** Reads an offense value back; it throws where the value names an offense that the catalogue does not have. */
export function readOffense(
  value: string | null,
  catalogue: Catalogue,
): { readonly offense: Classified; readonly section: string | null } {
  if (value === null || value.startsWith('?')) {
    const unknown = { kind: 'unknown', attempt: false, conspiracy: false, closest: [], why: '' } as const;
    return { offense: unknown, section: value === null ? null : value.slice(1) };
  }
  const [, inchoate, ids = ''] = /^(attempt |conspiracy )?(.*)$/s.exec(value) ?? [];
  const flags = { attempt: inchoate === 'attempt ', conspiracy: inchoate === 'conspiracy ' };
  const offenses = ids.split(/[|~]/).map((id) => offenseWith(id, catalogue));
  const [first, ...doubts] = offenses;
  const common = { ...flags, confidence: 1, note: null };
  const section = first?.section ?? null;
  if (ids.includes('|') || first === undefined)
    return { offense: { ...common, kind: 'ambiguous', candidates: offenses, note: '' }, section };
  return { offense: { ...common, kind: 'known', offense: first, how: 'exact', also: [], doubts }, section };
}

const offensesById = new WeakMap<Catalogue, ReadonlyMap<string, Offense>>();

function offenseWith(id: string, catalogue: Catalogue): Offense {
  const byId = offensesById.get(catalogue) ?? new Map(catalogue.offenses.map((one) => [one.id, one]));
  offensesById.set(catalogue, byId);
  const offense = byId.get(id);
  if (offense === undefined)
    throw new Error(`the catalogue has no offense "${id}": give an id of it, or ?SECTION for one outside it`);
  return offense;
}

function column(law: Law, id: string): Column {
  const definition = law.facts.get(id);
  if (definition === undefined) throw new Error(`facts.yaml has no fact "${id}", which the law reads`);
  const common = { id, fact: id, provision: null };
  if (id === 'offense') return { ...common, type: 'offense', domain: null };
  switch (definition.type) {
    case 'yes_no':
      return { ...common, type: 'yes_no', domain: ['yes', 'no'] };
    case 'choice':
      return { ...common, type: 'choice', domain: definition.choices?.map((one) => one.id) ?? null };
    case 'day':
    case 'number':
      return { ...common, type: definition.type, domain: null };
    case 'periods':
      throw new Error(`the law tests "${id}", which is a list of times and has no value of its own`);
  }
}

/** Adds every fact that a condition may read, those on which a membership of a list depends included. */
function addFacts(condition: Condition, catalogue: Catalogue, facts: Set<string>): Set<string> {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'none':
      for (const part of condition.of) addFacts(part, catalogue, facts);
      break;
    case 'test':
      if (condition.fact === 'offense')
        throw new Error('a condition tests the fact "offense": name a list (offense_in) or sections instead');
      facts.add(condition.fact);
      break;
    case 'offense_in':
      facts.add('offense');
      for (const fact of allegations(catalogue).get(condition.list) ?? []) facts.add(fact);
      break;
    case 'section_in':
      facts.add('offense');
      if (condition.categories.length > 0) facts.add('offense_category');
      break;
    case 'law_unknown':
      break;
  }
  return facts;
}

const allegationsOf = new WeakMap<Catalogue, ReadonlyMap<string, ReadonlySet<string>>>();

/** For each list, the facts on which some offense's membership of it depends. */
function allegations(catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> {
  const known = allegationsOf.get(catalogue);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const [id, { anyFelonyIf }] of catalogue.lists)
    found.set(id, new Set(anyFelonyIf.map(({ when }) => when)));
  for (const { memberships, attempted, conspired } of catalogue.offenses)
    for (const table of [memberships, attempted, conspired])
      for (const [list, member] of Object.entries(table))
        if (member.kind === 'if') for (const { when } of member.anyOf) found.get(list)?.add(when);
  allegationsOf.set(catalogue, found);
  return found;
}
