/**
 * Which entries of a record are one matter: an arrest and the court charge it led to, a custody intake and its
 * conviction, a re-booking on a warrant and the case it belongs to. Entries are linked by cycle and by case number.
 */
import type { Charge, CriminalRecord, Cycle, Event, Source } from './model.ts';
import words from './vocabulary/matters.json' with { type: 'json' };

/** One charge with where it stands. */
export interface Entry {
  readonly source: Source;
  readonly cycle: Cycle;
  readonly event: Event;
  readonly charge: Charge;
  /** Position in the record, for order. */
  readonly order: number;
}

/** A charge that the law treats as one, with the entries that are the same matter. */
export interface Matter {
  readonly head: Entry;
  readonly arrests: Entry[];
  readonly custodies: Entry[];
  /** Probation-violation blocks on the case. */
  readonly revocations: Entry[];
  /** The same count printed again in a later court event. */
  readonly repeats: Entry[];
  possibleDuplicate: boolean;
}

/** The matters of a record, in the record's order. */
export function mattersOf(record: CriminalRecord): Matter[] {
  const matters: Matter[] = [];
  let order = 0;
  for (const source of record.sources) {
    const entries: Entry[] = [];
    for (const cycle of source.cycles) {
      for (const event of cycle.events) {
        for (const charge of event.charges) entries.push({ source, cycle, event, charge, order: order++ });
      }
    }
    matters.push(...new Linker(entries).link());
  }
  markAcrossSources(matters);
  return matters.sort((a, b) => a.head.order - b.head.order);
}

/** Letters and digits of a case number, so that its dashes and spaces do not matter; short ones link nothing. */
export function caseKey(number: string): string | null {
  const key = number.replace(/[^A-Za-z0-9]+/g, '').toUpperCase();
  return key.length >= 4 ? key : null;
}

/** Code and section of a charge. */
function sectionKey(charge: Charge): string | null {
  return charge.section === null ? null : `${charge.code?.value ?? ''} ${charge.section.value}`;
}

/** Code and section without subdivisions. */
function baseKey(charge: Charge): string | null {
  return charge.section === null
    ? null
    : `${charge.code?.value ?? ''} ${charge.section.value.replace(/\(.*$/, '')}`;
}

const silentKinds = new Set(['applicant', 'registration', 'deceased']);
const custodyKinds = new Set(['custody', 'probation', 'parole']);

class Linker {
  readonly #entries: readonly Entry[];
  readonly #matters: Matter[] = [];
  readonly #byCase = new Map<string, Matter[]>();
  readonly #byCycle = new Map<Cycle, Matter[]>();
  readonly #byBooking = new Map<string, Matter[]>();

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** Courts first, for everything else is folded into their charges; then in the order of how strong the proof is. */
  link(): Matter[] {
    const isRevocation = ({ charge }: Entry) => charge.flags.includes('probation_revocation');
    const courts = this.#entries.filter(({ event }) => event.kind === 'court');
    for (const entry of courts.filter((entry) => !isRevocation(entry))) this.#court(entry);
    for (const entry of courts.filter(isRevocation)) this.#revocation(entry);
    for (const entry of this.#entries) {
      if (entry.event.kind === 'arrest') this.#arrest(entry);
    }
    for (const entry of this.#entries) {
      if (custodyKinds.has(entry.event.kind)) this.#custody(entry);
      else if (!['court', 'arrest'].includes(entry.event.kind) && !isSilent(entry)) this.#own(entry);
    }
    return this.#matters;
  }

  #own(entry: Entry): Matter {
    const matter: Matter = {
      head: entry,
      arrests: [],
      custodies: [],
      revocations: [],
      repeats: [],
      possibleDuplicate: false,
    };
    this.#matters.push(matter);
    this.#register(entry, matter);
    return matter;
  }

  /** Makes a matter findable by an entry's case numbers, booking numbers and cycle. */
  #register(entry: Entry, matter: Matter) {
    add(this.#byCycle, entry.cycle, matter);
    for (const number of entry.event.caseNumbers) addKey(this.#byCase, caseKey(number.value), matter);
    if (entry.event.kind !== 'court') {
      for (const number of entry.charge.agencyNumbers) addKey(this.#byBooking, caseKey(number.value), matter);
    }
  }

  #court(entry: Entry) {
    const repeated = this.#sameCase(entry).find(
      ({ head }) =>
        head.event !== entry.event &&
        head.event.kind === 'court' &&
        sectionKey(head.charge) !== null &&
        sectionKey(head.charge) === sectionKey(entry.charge) &&
        head.charge.count?.value === entry.charge.count?.value &&
        head.event.county?.value === entry.event.county?.value,
    );
    if (repeated === undefined) this.#own(entry);
    else this.#fold(entry, repeated, repeated.repeats);
  }

  #fold(entry: Entry, matter: Matter, list: Entry[]) {
    list.push(entry);
    add(this.#byCycle, entry.cycle, matter);
  }

  #sameCase(entry: Entry): Matter[] {
    return entry.event.caseNumbers.flatMap((number) => this.#byCase.get(caseKey(number.value) ?? '') ?? []);
  }

  #sameCycle(entry: Entry): Matter[] {
    return this.#byCycle.get(entry.cycle) ?? [];
  }

  #revocation(entry: Entry) {
    const linked = unique(this.#sameCase(entry));
    const inCycle = this.#sameCycle(entry).filter(({ head }) => head.event.kind === 'court');
    const matters = linked.length > 0 ? linked : unique(inCycle);
    for (const matter of matters) this.#fold(entry, matter, matter.revocations);
    if (matters.length === 0) this.#own(entry).possibleDuplicate = true;
  }

  #arrest(entry: Entry) {
    const inCycle = unique(this.#sameCycle(entry)).filter(({ head }) => head.event.kind === 'court');
    const numbers = [...entry.event.caseNumbers, ...entry.charge.agencyNumbers];
    const byCase =
      inCycle.length > 0
        ? []
        : unique(numbers.flatMap((number) => this.#byCase.get(caseKey(number.value) ?? '') ?? []));
    const courts = inCycle.length > 0 ? inCycle : byCase.filter(({ head }) => head.event.kind === 'court');
    const matched = matching(courts, entry, (matter) => matter.arrests);
    if (courts.length > 0 && !hasOwnEnd(entry) && !isHold(entry)) {
      const matter = matched ?? courts[0];
      if (matter !== undefined) return this.#fold(entry, matter, matter.arrests);
    }
    const booked = this.#bookedBefore(entry);
    if (booked !== undefined) return this.#fold(entry, booked, booked.arrests);
    const matter = this.#own(entry);
    matter.possibleDuplicate = isRebooking(entry) && this.#hasLikeElsewhere(entry);
  }

  /** The same arrest charge under the same booking number in an earlier event. */
  #bookedBefore(entry: Entry): Matter | undefined {
    const numbers = entry.charge.agencyNumbers.map(({ value }) => caseKey(value));
    const booked = numbers.flatMap((key) => (key === null ? [] : (this.#byBooking.get(key) ?? [])));
    return booked.find(
      ({ head }) => head.event !== entry.event && sectionKey(head.charge) === sectionKey(entry.charge),
    );
  }

  #hasLikeElsewhere(entry: Entry): boolean {
    const key = baseKey(entry.charge);
    return this.#matters.some(
      ({ head }) => head.cycle !== entry.cycle && key !== null && baseKey(head.charge) === key,
    );
  }

  /** Custody that follows a charge of its cycle or case is that charge's; otherwise it stands for itself. */
  #custody(entry: Entry) {
    const inCycle = unique(this.#sameCycle(entry));
    const near = unique([...this.#sameCase(entry), ...inCycle]);
    const matched =
      matching(near, entry, (matter) => matter.custodies) ?? near.find(({ head }) => sameBase(head, entry));
    const named = entry.charge.section !== null;
    const proves = entry.charge.dispositions.length > 0 || entry.event.sentence.length > 0;
    const only = named && proves ? undefined : near[0];
    const matter = matched ?? only;
    if (matter !== undefined) return this.#fold(entry, matter, matter.custodies);
    this.#own(entry).possibleDuplicate = inCycle.some(
      ({ head }) => head.event.kind === 'court' && head.event !== entry.event,
    );
  }
}

function add<Key>(map: Map<Key, Matter[]>, key: Key, matter: Matter): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [matter]);
  else if (known.at(-1) !== matter) known.push(matter);
}

function addKey(map: Map<string, Matter[]>, key: string | null, matter: Matter): void {
  if (key !== null) add(map, key, matter);
}

function unique(matters: readonly Matter[]): Matter[] {
  return [...new Set(matters)];
}

function sameBase(head: Entry, entry: Entry): boolean {
  const key = baseKey(entry.charge);
  return key !== null && baseKey(head.charge) === key;
}

/** The matter with the same section, else the same section without subdivisions; free ones before taken ones. */
function matching(
  matters: readonly Matter[],
  entry: Entry,
  taken: (matter: Matter) => readonly Entry[],
): Matter | undefined {
  const key = sectionKey(entry.charge);
  if (key === null) return undefined;
  const exact = matters.filter(({ head }) => sectionKey(head.charge) === key);
  const near = matters.filter(({ head }) => sameBase(head, entry));
  const isFree = (matter: Matter) => !taken(matter).some(({ event }) => event === entry.event);
  return exact.find(isFree) ?? near.find(isFree) ?? exact[0] ?? near[0];
}

function isSilent(entry: Entry): boolean {
  const { kind } = entry.event;
  return silentKinds.has(kind) || (kind === 'mental_health' && entry.charge.dispositions.length === 0);
}

/** An arrest charge that the sheet itself says has ended, and not by going on in another charge. */
function hasOwnEnd({ charge }: Entry): boolean {
  return charge.dispositions.some(
    ({ outcome, text }) =>
      outcome !== 'unknown' &&
      outcome !== 'pending' &&
      !words.combinedWords.some((word) => text.value.includes(word)),
  );
}

/** Whether an arrest looks like one on a warrant or for a violation, and so may be an old matter. */
function isRebooking({ charge }: Entry): boolean {
  return charge.flags.some(
    (flag) => flag === 'warrant' || flag === 'bench_warrant' || flag === 'probation_revocation',
  );
}

/** An arrest or custody for another jurisdiction: immigration, a federal agency, a fugitive warrant. */
export function isHold({ event, charge }: Entry): boolean {
  if (event.kind !== 'arrest' && event.kind !== 'custody') return false;
  if (event.agencyKind !== null && words.holdAgencyKinds.includes(event.agencyKind)) return true;
  const text = ` ${charge.description?.value ?? ''} `.replace(/[^A-Z]+/g, ' ');
  return words.holdWords.some((word) => text.includes(` ${word} `));
}

/** Two sources may tell of one case: both are kept and marked. */
function markAcrossSources(matters: readonly Matter[]): void {
  const seen = new Map<string, Matter>();
  for (const matter of matters) {
    const number = caseKey(matter.head.event.caseNumbers[0]?.value ?? '');
    const section = sectionKey(matter.head.charge);
    if (number === null || section === null) continue;
    const key = `${number} ${section} ${matter.head.charge.count?.value ?? ''}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, matter);
    else if (other.head.source !== matter.head.source)
      other.possibleDuplicate = matter.possibleDuplicate = true;
  }
}
