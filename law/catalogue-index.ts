/**
 * The catalogue arranged for look-up: per jurisdiction and code, each section with the offenses it names, the offenses
 * below it, and where its number went. Built once for a catalogue and kept with it.
 */
import type { Classified } from './classified.ts';
import {
  type Catalogue,
  type JurisdictionSpelling,
  type Offense,
  type Renumbering,
  splitCite,
} from './offense.ts';

/** What one section of a code stands for. */
export interface SectionNode {
  /** Offenses of exactly this number; several when the number meant different things at different times. */
  readonly exact: Offense[];
  /** Offenses of its subdivisions, and those that name it as parent. */
  readonly below: Offense[];
  readonly moved: Renumbering[];
}

/** One jurisdiction, arranged. */
export interface JurisdictionIndex {
  readonly spelling: JurisdictionSpelling;
  /** Every spelling of a code, upper case, to the code; `slip` when it is a typist's. */
  readonly codes: ReadonlyMap<string, { readonly code: string; readonly slip: boolean }>;
  /** Spellings, longest first. */
  readonly spellings: readonly string[];
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, SectionNode>>;
  readonly words: ReadonlySet<string>;
  readonly wordsOf: ReadonlyMap<Offense, ReadonlySet<string>>;
  /** What was found before for code and section, of completed offenses and of attempts; bounded by the classifier. */
  readonly completed: Map<string, Map<string, Classified>>;
  readonly attempted: Map<string, Map<string, Classified>>;
}

const kept = new WeakMap<Catalogue, ReadonlyMap<string, JurisdictionIndex>>();

/** The index of one jurisdiction, or undefined when the catalogue does not have it. */
export function indexOf(catalogue: Catalogue, jurisdiction: string): JurisdictionIndex | undefined {
  let indexes = kept.get(catalogue);
  if (indexes === undefined) {
    indexes = new Map(
      [...catalogue.jurisdictions].map(([id, spelling]) => [id, build(catalogue, id, spelling)]),
    );
    kept.set(catalogue, indexes);
  }
  return indexes.get(jurisdiction);
}

function build(
  catalogue: Catalogue,
  jurisdiction: string,
  spelling: JurisdictionSpelling,
): JurisdictionIndex {
  const codes = new Map<string, { code: string; slip: boolean }>();
  const sections = new Map<string, Map<string, SectionNode>>();
  for (const [code, { as, slips }] of Object.entries(spelling.codes)) {
    for (const slip of slips ?? []) codes.set(slip.toUpperCase(), { code, slip: true });
    for (const name of [code, ...as]) codes.set(name.toUpperCase(), { code, slip: false });
    sections.set(code, new Map());
  }
  const node = (code: string, section: string): SectionNode => {
    const ofCode = sections.get(code) ?? new Map<string, SectionNode>();
    sections.set(code, ofCode);
    const found = ofCode.get(section) ?? { exact: [], below: [], moved: [] };
    ofCode.set(section, found);
    return found;
  };
  const words = new Set<string>();
  const wordsOf = new Map<Offense, ReadonlySet<string>>();
  for (const offense of catalogue.offenses) {
    if (offense.jurisdiction !== jurisdiction) continue;
    const section = offense.section.toLowerCase();
    node(offense.code, section).exact.push(offense);
    for (const above of ancestors(section)) node(offense.code, above).below.push(offense);
    if (offense.parent !== null) {
      const parent = splitCite(offense.parent);
      node(parent.code, parent.section.toLowerCase()).below.push(offense);
    }
    const own = new Set([offense.title.en, ...offense.aliases].flatMap((text) => wordsIn(catalogue, text)));
    wordsOf.set(offense, own);
    for (const word of own) words.add(word);
  }
  for (const moved of catalogue.renumberings) {
    if (moved.jurisdiction !== jurisdiction) continue;
    const { code, section } = splitCite(moved.cite);
    node(code, section.toLowerCase()).moved.push(moved);
  }
  const spellings = [...codes.keys()].sort((a, b) => b.length - a.length);
  return { spelling, codes, spellings, sections, words, wordsOf, completed: new Map(), attempted: new Map() };
}

/** The sections above a section, nearest first: `647(b)(1)` -> `647(b)`, `647`. */
export function ancestors(section: string): string[] {
  const found: string[] = [];
  let rest = section;
  while (rest.endsWith(')')) {
    const open = rest.lastIndexOf('(');
    if (open <= 0) break;
    rest = rest.slice(0, open);
    found.push(rest);
  }
  return found;
}

const EMPTY_WORDS = new Set(
  'the and for with without from that this any other person persons another not over under less more than into upon unlawful unlawfully act acts etc than its who prior priors punishment intent section'.split(
    ' ',
  ),
);

/** The telling words of a description or title, short forms spelt out. */
export function wordsIn(catalogue: Catalogue, text: string): string[] {
  const found: string[] = [];
  for (const raw of text.toLowerCase().split(/[^a-z0-9]+/)) {
    if (raw.length < 2) continue;
    const word = catalogue.words.get(raw) ?? raw;
    if (word.length > 2 && !EMPTY_WORDS.has(word)) found.push(word);
  }
  return found;
}
