/**
 * Which entries of a record are one matter: an arrest and the court charge it led to, a custody intake and its
 * conviction, a re-booking on a warrant and the case it belongs to. Entries are linked by cycle and by case number.
 */
import type { Charge, CriminalRecord, Cycle, Event, Field, Source } from './model.ts';
import words from './vocabulary/matters.json' with { type: 'json' };

/** One charge with where it stands. */
export interface Entry {
  readonly source: Source;
  readonly cycle: Cycle;
  readonly event: Event;
  readonly charge: Charge;
  /** Position in the record, for order. */
  readonly order: number;
  /** Code and section, and the same without subdivisions; `null` where the charge has no section. */
  readonly section: string | null;
  readonly base: string | null;
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
  /** Events that have an entry in this matter already. */
  readonly takenBy: Set<Event>;
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
        for (const charge of event.charges)
          entries.push({ source, cycle, event, charge, order: order++, ...keysOf(charge) });
      }
    }
    matters.push(...new Linker(entries).link());
  }
  markAcrossSources(matters);
  return matters.sort((a, b) => a.head.order - b.head.order);
}

/** Letters and digits of a case number, so that its dashes and spaces do not matter; short ones link nothing. */
function caseKey(number: string): string | null {
  const key = number.replace(/[^A-Za-z0-9]+/g, '').toUpperCase();
  return key.length >= 4 ? key : null;
}

function keysOf({ code, section }: Charge): { section: string | null; base: string | null } {
  if (section === null) return { section: null, base: null };
  const whole = `${code?.value ?? ''} ${section.value}`;
  const bracket = whole.indexOf('(');
  return { section: whole, base: bracket < 0 ? whole : whole.slice(0, bracket) };
}

const silentKinds = new Set(['applicant', 'registration', 'deceased']);
const custodyKinds = new Set(['custody', 'probation', 'parole']);

/** Case numbers of one event that link it to others; a sheet prints one, seldom two. */
const maxLinkingNumbers = 8;
/** Entries that one matter lists in each of its lists. */
const maxListed = 200;

/** Matters that share a cycle or a case number, findable by their sections. */
class Group {
  readonly matters = new Set<Matter>();
  readonly courts: Matter[] = [];
  readonly #bySection = new Map<string, Matter[]>();
  readonly #byBase = new Map<string, Matter[]>();

  add(matter: Matter): void {
    if (this.matters.has(matter)) return;
    this.matters.add(matter);
    const { event, section, base } = matter.head;
    if (event.kind === 'court') this.courts.push(matter);
    if (section !== null) listIn(this.#bySection, section).push(matter);
    if (base !== null) listIn(this.#byBase, base).push(matter);
  }

  get first(): Matter | undefined {
    for (const matter of this.matters) return matter;
    return undefined;
  }

  /** Matters whose section is the same to the letter. */
  withSection(section: string | null): readonly Matter[] {
    return (section === null ? undefined : this.#bySection.get(section)) ?? [];
  }

  /** The matter an entry belongs to: the same section, else the same base; those its event has not taken first. */
  match(entry: Entry, mayBe: (matter: Matter) => boolean): Matter | undefined {
    if (entry.section === null || entry.base === null) return undefined;
    const exact = this.withSection(entry.section);
    const near = this.#byBase.get(entry.base) ?? [];
    const isFree = (matter: Matter) => mayBe(matter) && !matter.takenBy.has(entry.event);
    return exact.find(isFree) ?? near.find(isFree) ?? exact.find(mayBe) ?? near.find(mayBe);
  }
}

const isCourt = ({ head }: Matter) => head.event.kind === 'court';
const isAny = () => true;

class Linker {
  readonly #entries: readonly Entry[];
  readonly #matters: Matter[] = [];
  readonly #all = new Group();
  readonly #byCase = new Map<string, Group>();
  readonly #byCycle = new Map<Cycle, Group>();
  readonly #byBooking = new Map<string, Group>();

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

  /** Makes a matter of an entry, findable by its cycle, case numbers and booking numbers. */
  #own(entry: Entry): Matter {
    const matter: Matter = {
      head: entry,
      arrests: [],
      custodies: [],
      revocations: [],
      repeats: [],
      takenBy: new Set(),
      possibleDuplicate: false,
    };
    this.#matters.push(matter);
    this.#all.add(matter);
    this.#cycle(entry).add(matter);
    for (const key of caseKeys(entry.event.caseNumbers)) groupIn(this.#byCase, key).add(matter);
    if (entry.event.kind !== 'court') {
      for (const key of caseKeys(entry.charge.agencyNumbers)) groupIn(this.#byBooking, key).add(matter);
    }
    return matter;
  }

  #fold(entry: Entry, matter: Matter, list: Entry[]) {
    if (list.length < maxListed) list.push(entry);
    matter.takenBy.add(entry.event);
    this.#cycle(entry).add(matter);
  }

  #cycle(entry: Entry): Group {
    return groupIn(this.#byCycle, entry.cycle);
  }

  /** The groups of the cases that an event names. */
  #cases(numbers: readonly Field<string>[]): Group[] {
    return caseKeys(numbers)
      .map((key) => this.#byCase.get(key))
      .filter((group) => group !== undefined);
  }

  #court(entry: Entry) {
    const { charge, event, section } = entry;
    const isSame = ({ head }: Matter) =>
      head.event !== event &&
      head.event.kind === 'court' &&
      head.charge.count?.value === charge.count?.value &&
      head.event.county?.value === event.county?.value;
    for (const group of this.#cases(event.caseNumbers)) {
      const repeated = group.withSection(section).find(isSame);
      if (repeated !== undefined) return this.#fold(entry, repeated, repeated.repeats);
    }
    this.#own(entry);
  }

  #revocation(entry: Entry) {
    const linked = new Set(this.#cases(entry.event.caseNumbers).flatMap((group) => [...group.matters]));
    const matters = linked.size > 0 ? [...linked] : [...this.#cycle(entry).courts];
    for (const matter of matters) this.#fold(entry, matter, matter.revocations);
    if (matters.length === 0) this.#own(entry).possibleDuplicate = true;
  }

  #arrest(entry: Entry) {
    const inCycle = this.#cycle(entry);
    const numbers = [...entry.event.caseNumbers, ...entry.charge.agencyNumbers];
    const groups = inCycle.courts.length > 0 ? [inCycle] : this.#cases(numbers);
    if (!hasOwnEnd(entry) && !isHold(entry)) {
      const matter =
        firstOf(groups, (group) => group.match(entry, isCourt)) ?? firstOf(groups, ({ courts }) => courts[0]);
      if (matter !== undefined) return this.#fold(entry, matter, matter.arrests);
    }
    const booked = this.#bookedBefore(entry);
    if (booked !== undefined) return this.#fold(entry, booked, booked.arrests);
    const matter = this.#own(entry);
    matter.possibleDuplicate = isRebooking(entry) && this.#hasLikeElsewhere(entry);
  }

  /** The same arrest charge under the same booking number in an earlier event. */
  #bookedBefore(entry: Entry): Matter | undefined {
    const groups = caseKeys(entry.charge.agencyNumbers).map((key) => this.#byBooking.get(key));
    return firstOf(groups, (group) =>
      group?.withSection(entry.section).find(({ head }) => head.event !== entry.event),
    );
  }

  #hasLikeElsewhere(entry: Entry): boolean {
    return this.#all.match(entry, ({ head }) => head.cycle !== entry.cycle) !== undefined;
  }

  /** Custody that follows a charge of its cycle or case is that charge's; otherwise it stands for itself. */
  #custody(entry: Entry) {
    const inCycle = this.#cycle(entry);
    const groups = [...this.#cases(entry.event.caseNumbers), inCycle];
    const named = entry.charge.section !== null;
    const proves = entry.charge.dispositions.length > 0 || entry.event.sentence.length > 0;
    const matched = firstOf(groups, (group) => group.match(entry, isAny));
    const matter = matched ?? (named && proves ? undefined : firstOf(groups, ({ first }) => first));
    if (matter !== undefined) return this.#fold(entry, matter, matter.custodies);
    this.#own(entry).possibleDuplicate = inCycle.courts.length > 0;
  }
}

function listIn(map: Map<string, Matter[]>, key: string): Matter[] {
  const known = map.get(key) ?? [];
  if (known.length === 0) map.set(key, known);
  return known;
}

function groupIn<Key>(map: Map<Key, Group>, key: Key): Group {
  const known = map.get(key);
  if (known !== undefined) return known;
  const group = new Group();
  map.set(key, group);
  return group;
}

function caseKeys(numbers: readonly Field<string>[]): string[] {
  return numbers
    .slice(0, maxLinkingNumbers)
    .map(({ value }) => caseKey(value))
    .filter((key) => key !== null);
}

function firstOf<From, To>(items: readonly From[], find: (item: From) => To | undefined): To | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSilent(entry: Entry): boolean {
  const { kind } = entry.event;
  return silentKinds.has(kind) || (kind === 'mental_health' && entry.charge.dispositions.length === 0);
}

/** An arrest charge that the sheet itself says has ended, and not by going on in another charge. */
export function hasOwnEnd({ charge }: { readonly charge: Pick<Charge, 'dispositions'> }): boolean {
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
export function isHold({
  event,
  charge,
}: {
  readonly event: Pick<Event, 'kind' | 'agencyKind'>;
  readonly charge: Pick<Charge, 'description'>;
}): boolean {
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
    const { section } = matter.head;
    if (number === null || section === null) continue;
    const key = `${number} ${section} ${matter.head.charge.count?.value ?? ''}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, matter);
    else if (other.head.source !== matter.head.source)
      other.possibleDuplicate = matter.possibleDuplicate = true;
  }
}
