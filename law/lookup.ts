/**
 * Which offense a charge is, from the section as a sheet writes it. Nothing is guessed silently: a repaired reading
 * says what was changed and never reaches a confidence of 0.8; a section that leaves the subdivision open comes back
 * with its candidates; what is not known comes back unknown with the closest numbers. Total: no text makes it throw.
 */
import { ancestors, indexOf, type JurisdictionIndex, type SectionNode, wordsIn } from './catalogue-index.ts';
import type { Classified, Flags, KnownOffense, UnknownOffense } from './classified.ts';
import { type Catalogue, holdsOn, type Offense, type Renumbering, splitCite } from './offense.ts';
import { distance, readings, repairs, type SectionReading, tidySection } from './sheet-section.ts';

/** Longer sections than this are not read. */
export const SECTION_LIMIT = 80;

/** A charge as a sheet writes it. */
export interface ChargeText {
  readonly jurisdiction: string;
  /** Code letters, or null where the sheet gives none. */
  readonly code: string | null;
  readonly section: string;
  /** A flag on the sheet says it was an attempt. */
  readonly attempt?: boolean | undefined;
  readonly description?: string | undefined;
  /** The day of the offense, or the arrest: numbers change their meaning. */
  readonly on?: string | undefined;
}

/** Classifies a charge. What was found before for the same letters is remembered, so the usual path is look-ups. */
export function classify(catalogue: Catalogue, charge: ChargeText): Classified {
  const index = indexOf(catalogue, charge.jurisdiction);
  const words = charge.description ?? '';
  if (
    index === undefined ||
    charge.section.length > SECTION_LIMIT ||
    words.length > SECTION_LIMIT ||
    charge.section.includes('\n')
  )
    return find(catalogue, index, charge);
  const memory = charge.attempt === true ? index.attempted : index.completed;
  const key = words === '' ? charge.section : `${charge.section}\n${words}`;
  let found = memory.get(charge.code ?? '')?.get(key);
  if (found === undefined) {
    found = find(catalogue, index, { ...charge, on: undefined });
    remember(memory, charge.code ?? '', key, found);
  }
  return charge.on === undefined || timeless(found) ? found : find(catalogue, index, charge);
}

/** Whether the day could not have changed what was found: one offense, named exactly, in force at all times. */
function timeless(found: Classified): boolean {
  if (found.kind !== 'known' || found.how !== 'exact' || found.doubts.length > 0) return false;
  const { from, to } = found.offense.inForce;
  return from === null && to === null && found.confidence >= 0.8;
}

/** Keeps a result for the next charge with the same letters; forgets all when there are too many. */
function remember(
  memory: Map<string, Map<string, Classified>>,
  code: string,
  section: string,
  found: Classified,
): void {
  if (code.length > 20) return;
  const ofCode = memory.get(code) ?? new Map<string, Classified>();
  if (ofCode.size >= 5_000) ofCode.clear();
  if (memory.size >= 100) memory.clear();
  memory.set(code, ofCode.set(section, found));
}

function find(catalogue: Catalogue, index: JurisdictionIndex | undefined, charge: ChargeText): Classified {
  const attempt = charge.attempt === true;
  if (index === undefined)
    return unknown(`no offenses of ${charge.jurisdiction} are in the catalogue`, attempt);
  if (charge.section.length > SECTION_LIMIT) return unknown('the section is too long to be one', attempt);
  const letters = (charge.code ?? '').toUpperCase().trim();
  const elsewhere = index.spelling.elsewhere?.[letters];
  if (elsewhere !== undefined) return classifyElsewhere(catalogue, elsewhere, charge);
  const spelt =
    letters === '' ? undefined : (index.codes.get(letters) ?? index.codes.get(letters.replace(/[.\s]/g, '')));
  if (letters !== '' && spelt === undefined)
    return unknown(
      `“${letters.slice(0, 20)}” is no code of ${charge.jurisdiction} that the catalogue has`,
      attempt,
    );
  const tidy = tidySection(charge.section);
  const ways = readings(tidy, index.spelling);
  const look: Look = {
    catalogue,
    index,
    code: spelt?.code ?? null,
    slip: spelt?.slip === true,
    charge,
    attempt,
  };
  for (const way of ways) {
    const found = read(look, way);
    if (found !== null) return found;
  }
  const slips =
    ways.length > 0
      ? ways
      : [{ section: tidy, attempt: false, conspiracy: false, beside: [], repaired: null }];
  for (const way of slips)
    for (const repair of repairs(way.section)) {
      const found = read(look, { ...way, ...repair });
      if (found !== null) return found;
    }
  return notFound(look, tidy);
}

interface Look {
  readonly catalogue: Catalogue;
  readonly index: JurisdictionIndex;
  /** The code, or null where the sheet gives none. */
  readonly code: string | null;
  readonly slip: boolean;
  readonly charge: ChargeText;
  readonly attempt: boolean;
}

/** One reading, in its code, or in every code where the sheet names none; null when it leads nowhere. */
function read(look: Look, way: SectionReading): Classified | null {
  const codes = look.code === null ? [...look.index.sections.keys()] : [look.code];
  const hits = codes.flatMap(
    (code) => hit(look, code, way.section, way.repaired === null && look.code !== null) ?? [],
  );
  const beside = codes.flatMap((code) =>
    way.beside.flatMap((section) => look.index.sections.get(code)?.get(section)?.exact ?? []),
  );
  const first = hits[0];
  if (first === undefined) return null;
  const changed = [
    ...(way.repaired === null ? [] : [way.repaired]),
    ...(look.slip ? ['code letters put right'] : []),
    ...(look.code === null ? ['the sheet gives no code'] : []),
  ];
  const flags = { attempt: look.attempt || way.attempt, conspiracy: way.conspiracy };
  if (hits.length > 1) {
    const candidates = hits.flatMap((one) => one.offenses);
    return narrow(
      look,
      {
        candidates,
        how: 'repaired',
        confidence: 0.5,
        note: 'the sheet gives no code, and several codes have this section',
      },
      flags,
      beside,
      changed,
    );
  }
  return narrow(
    look,
    {
      candidates: first.offenses,
      how: first.how,
      confidence: first.confidence,
      note: first.note,
      doubts: first.doubts,
    },
    flags,
    beside,
    changed,
  );
}

interface Hit {
  readonly offenses: readonly Offense[];
  readonly doubts?: readonly Offense[] | undefined;
  readonly how: KnownOffense['how'];
  readonly confidence: number;
  readonly note: string | null;
}

/** What a section is in one code: itself, the number it moved to, its subdivisions, or the section above it. */
function hit(look: Look, code: string, section: string, confusable: boolean): Hit | null {
  const sections = look.index.sections.get(code);
  if (sections === undefined) return null;
  const node = sections.get(section);
  const on = look.charge.on;
  if (node !== undefined) {
    const own = inForce(node.exact, on);
    if (own.length > 0) {
      const plain: Hit = { offenses: own, how: 'exact', confidence: 1, note: null };
      return confusable ? withLetter(sections, section, plain) : plain;
    }
    const moved = follow(look, code, node, '');
    if (moved !== null) return moved;
    const below = inForce(node.below, on);
    if (below.length > 0)
      return {
        offenses: below,
        how: 'subdivision_of',
        confidence: 0.6,
        note: `${code} ${section} leaves its subdivision open`,
      };
    const past = node.exact.length > 0 ? node.exact : node.below;
    if (past.length > 0)
      return { offenses: past, how: 'exact', confidence: 0.7, note: `not in force on ${on ?? 'that day'}` };
  }
  for (const above of ancestors(section)) {
    const parent = sections.get(above);
    if (parent === undefined) continue;
    const moved = follow(look, code, parent, section.slice(above.length));
    if (moved !== null) return moved;
    const own = inForce(parent.exact, on);
    const below = inForce(parent.below, on);
    const note = `${code} ${section} is not in the catalogue; ${code} ${above} is`;
    if (own.length > 0) return { offenses: own, doubts: below, how: 'subdivision_of', confidence: 0.9, note };
    if (below.length > 0) return { offenses: below, how: 'subdivision_of', confidence: 0.4, note };
  }
  return null;
}

/** `647f` is a section; `647(f)` is another: a sheet may mean either, so both are told. */
function withLetter(sections: ReadonlyMap<string, SectionNode>, section: string, found: Hit): Hit {
  const parts = /^(.*\d)([a-z])$/.exec(section);
  const other = parts === null ? undefined : sections.get(`${parts[1]}(${parts[2]})`);
  if (other === undefined || other.exact.length === 0) return found;
  return {
    ...found,
    offenses: [...found.offenses, ...other.exact],
    confidence: 0.6,
    note: `written ${section}: either that section or subdivision (${parts?.[2]})`,
  };
}

/** The offenses a number moved to, with any deeper subdivision carried over. */
function follow(look: Look, code: string, node: SectionNode, rest: string): Hit | null {
  const moved = node.moved[0];
  if (moved === undefined) return null;
  const hits = node.moved.flatMap((one) => one.to.flatMap((cite) => target(look, code, cite, rest)));
  const offenses = [...new Set(hits.flatMap((one) => one.offenses))];
  if (offenses.length === 0) return null;
  const doubts = hits.flatMap((one) => one.doubts ?? []);
  return { offenses, doubts, how: 'renumbered', confidence: 0.95, note: told(moved, look.charge.on) };
}

function target(look: Look, code: string, cite: string, rest: string): Hit[] {
  const to = splitCite(cite);
  const found = hit(
    { ...look, charge: { ...look.charge, on: undefined } },
    to.code === '' ? code : to.code,
    to.section.toLowerCase() + rest,
    false,
  );
  return found === null ? [] : [found];
}

function told(moved: Renumbering, on: string | undefined): string {
  const words = `${moved.cite} is now ${moved.to.join(' or ')}${moved.from === null ? '' : ` (since ${moved.from})`}`;
  return on !== undefined && moved.from !== null && on >= moved.from
    ? `${words}; the sheet uses the old number after that day`
    : words;
}

function inForce(offenses: readonly Offense[], on: string | undefined): readonly Offense[] {
  return on === undefined ? offenses : offenses.filter((offense) => holdsOn(offense.inForce, on));
}

/** Weighs the description, settles on one offense where it can, and says everything that was done. */
function narrow(
  look: Look,
  found: Omit<Hit, 'offenses'> & { candidates: readonly Offense[] },
  flags: Flags,
  beside: readonly Offense[],
  changed: readonly string[],
): Classified {
  const words =
    look.charge.description === undefined
      ? []
      : [...new Set(wordsIn(look.catalogue, look.charge.description))];
  const telling = words.filter((word) => look.index.words.has(word));
  const overlap = (offense: Offense) =>
    telling.filter((word) => look.index.wordsOf.get(offense)?.has(word) === true).length;
  const notes = [...(found.note === null ? [] : [found.note]), ...changed];
  let candidates = [...new Set(found.candidates)];
  let confidence = found.confidence;
  let how = found.how;
  if (candidates.length > 1 && telling.length > 0) {
    const best = Math.max(...candidates.map(overlap));
    const closest = candidates.filter((offense) => overlap(offense) === best);
    if (best > 0 && closest.length < candidates.length) {
      candidates = closest;
      notes.push('chosen by the description');
      confidence = 0.75;
    }
  }
  const agrees = candidates.some((offense) => overlap(offense) > 0);
  if (changed.length > 0) {
    how = 'repaired';
    if (words.length > 0 && !agrees)
      return {
        kind: 'unknown',
        ...flags,
        closest: candidates.slice(0, 3),
        why: `it could be ${candidates[0]?.cite ?? ''} (${changed.join(', ')}), but the description does not fit`,
      };
    confidence = Math.min(confidence, agrees ? 0.78 : 0.6);
  } else if (telling.length > 0 && !agrees) {
    confidence *= 0.6;
    notes.push(
      `the sheet says “${(look.charge.description ?? '').slice(0, 60)}”, which does not fit this section`,
    );
  }
  const only = candidates[0];
  if (only !== undefined && candidates.length === 1) {
    const also = beside.filter((offense) => offense !== only);
    const doubts = (found.doubts ?? []).filter((offense) => offense !== only);
    return {
      kind: 'known',
      offense: only,
      how,
      ...flags,
      confidence,
      also,
      doubts,
      note: notes.length === 0 ? null : notes.join('; '),
    };
  }
  const note =
    notes.length === 0 ? 'this number has meant different things at different times' : notes.join('; ');
  return {
    kind: 'ambiguous',
    ...flags,
    candidates: [...candidates, ...(found.doubts ?? []).filter((offense) => !candidates.includes(offense))],
    confidence: Math.min(confidence, 0.75),
    note,
  };
}

/** The miss path: the same section in another code if the description bears it out, else unknown with the closest numbers. */
function notFound(look: Look, tidy: string): Classified {
  const markers = [...look.index.spelling.attempt, ...look.index.spelling.conspiracy];
  const attempt = look.attempt || look.index.spelling.attempt.includes(tidy);
  if (markers.includes(tidy))
    return {
      ...unknown('an attempt or a conspiracy, but at what is not said', attempt),
      conspiracy: look.index.spelling.conspiracy.includes(tidy),
    };
  const otherCode = [...look.index.sections].flatMap(([code, sections]) =>
    code === look.code ? [] : (sections.get(tidy)?.exact ?? []),
  );
  const only = otherCode[0];
  if (only !== undefined && otherCode.length === 1 && (look.charge.description ?? '') !== '') {
    const found = narrow(
      look,
      { candidates: otherCode, how: 'repaired', confidence: 0.7, note: null },
      { attempt, conspiracy: false },
      [],
      [`${only.code} read for ${look.charge.code ?? ''}`],
    );
    if (found.kind === 'known') return found;
  }
  const codes =
    look.code === null
      ? [...look.index.sections.values()]
      : [look.index.sections.get(look.code) ?? new Map<string, SectionNode>()];
  const scored: { far: number; alike: number; offenses: readonly Offense[] }[] = [];
  const limit = tidy.length < 4 ? 1 : tidy.length < 8 ? 2 : 3;
  for (const sections of codes)
    for (const [section, node] of sections) {
      const far = distance(tidy, section, limit);
      if (far <= limit)
        scored.push({
          far,
          alike: alike(tidy, section),
          offenses: node.exact.length > 0 ? node.exact : node.below,
        });
    }
  scored.sort((a, b) => a.far - b.far || b.alike - a.alike);
  const closest = [...new Set([...otherCode, ...scored.flatMap((one) => one.offenses)])].slice(0, 3);
  return { ...unknown(`${look.charge.code ?? ''} ${tidy} is not in the catalogue`.trim(), attempt), closest };
}

function unknown(why: string, attempt: boolean): UnknownOffense {
  return { kind: 'unknown', attempt, conspiracy: false, closest: [], why };
}

/** Code letters that point to another jurisdiction, as `US` with `18 2113(a)` does. */
function classifyElsewhere(catalogue: Catalogue, jurisdiction: string, charge: ChargeText): Classified {
  const parts = /^\s*(\d{1,2})[\s,-]+(\S.*)$/.exec(charge.section);
  if (parts === null)
    return unknown(`${charge.code ?? ''} ${charge.section} names no title`, charge.attempt === true);
  return classify(catalogue, { ...charge, jurisdiction, code: parts[1] ?? null, section: parts[2] ?? '' });
}

/** How many letters two texts share at their beginning. */
function alike(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}
