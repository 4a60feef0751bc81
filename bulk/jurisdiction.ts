/**
 * Answers for the charges of one jurisdiction. Charges that do not differ in anything its law looks at are one class;
 * the interpreter decides each class once, on the first charge of it that comes, and every later charge of the class
 * gets the same answer. What the law looks at is read off the law itself.
 */
import type { Condition, Law, Provision } from '@nunc/law';
import { type ChargeHistory, severities } from '@nunc/records';
import {
  chargeRow,
  evaluate,
  type Facts,
  type Finding,
  findingsOf,
  type InForce,
  KnownCharge,
  layoutOf,
  noFacts,
  type Reason,
  type Row,
  type RowLayout,
  routesOf,
  type World,
} from '@nunc/screening';
import type { ChargeBlock } from './block.ts';
import { wholeYears } from './calendar.ts';
import { TupleTable } from './dictionary.ts';
import { historiesOfPerson, recordOfPerson } from './exemplar.ts';
import { ageBin, type LawReads, lawReads } from './lawReads.ts';
import type { PersonInBlock } from './person.ts';
import { type Extras, type Offenses, outcomeIndex } from './texts.ts';

/** What one law says about a charge. Ids are those of provisions, without their jurisdiction. */
export interface Answer {
  readonly open: readonly string[];
  readonly undecided: readonly string[];
  readonly closed: readonly string[];
  /** The provision to go by: the strongest that is open; else an automatic one; else the strongest that may be. */
  readonly best: string | null;
  /** How relief under it begins: `petition`, `automatic` ... */
  readonly begins: string | null;
  /** The facts that would have to be shown for it; none where it is open. */
  readonly toShow: readonly string[];
}

/** The answers to one charge: by the law, and by the law with a bill. */
export interface Answers {
  readonly jurisdiction: string;
  readonly before: Answer;
  readonly after: Answer | null;
}

/** A charge with its findings, for a person to check. */
export interface Examined {
  readonly history: ChargeHistory;
  readonly findings: readonly Finding[];
  readonly law: Law;
}

/** Facts that say the same as a column, and so cannot be told beside it. */
export const columnFacts: ReadonlySet<string> = new Set([
  'record_type',
  'severity',
  'offense',
  'conviction_date',
  'arrest_date',
  'offense_date',
  'birth_date',
  'already_granted',
  'today',
]);

interface Side {
  readonly law: Law;
  /** Each condition of the law that looks at the offense, by itself. */
  readonly offenseLeaves: readonly InForce[];
}

/** A version of a provision for each of its conditions that looks at the offense, with that condition alone. */
function offenseLeavesOf({ provision, version }: InForce): InForce[] {
  const leaves = (condition: Condition): Condition[] =>
    'of' in condition
      ? condition.of.flatMap(leaves)
      : condition.kind === 'offense_in' || condition.kind === 'section_in'
        ? [condition]
        : [];
  return leaves(version.condition).map((condition) => ({ provision, version: { ...version, condition } }));
}

export class Jurisdiction {
  readonly id: string;
  readonly reads: LawReads;
  readonly #sides: readonly Side[];
  #layout: RowLayout | null = null;
  readonly #asOf: string;
  readonly #offenses: Offenses;
  readonly #extras: Extras;
  readonly #share: Shared;
  /** Of each day of an outcome, of an arrest, the bins of what the law asks of it; see `dayTable`. */
  readonly #outcomeDays: Uint32Array;
  readonly #arrestDays: Uint32Array;
  readonly #offenseDays: Uint16Array | null;
  readonly #birthDays: Uint16Array | null;
  /** Kind and severity of an offense as written, by severity and by the bin of its day; -1 not worked out. */
  readonly #kinds: (Int32Array | undefined)[] = [];
  readonly #unsaid = new TupleTable();
  readonly #kindIds = new Map<string, number>();
  readonly #classes = new TupleTable();

  constructor(id: string, laws: readonly Law[], asOf: string, share: Shared) {
    this.id = id;
    this.#asOf = asOf;
    this.#share = share;
    this.#offenses = share.offenses;
    this.#extras = share.extras;
    this.reads = lawReads(laws, id, asOf);
    this.#sides = laws.map((law) => ({
      law,
      offenseLeaves: layoutOf(law, id, asOf).provisions.flatMap(offenseLeavesOf),
    }));
    this.#anyProvision = laws[0]?.provisions.find(({ jurisdiction }) => jurisdiction === id) ?? null;
    const bins = (fact: string) => (this.reads.facts.has(fact) ? (this.reads.bins.get(fact) ?? null) : null);
    this.#outcomeDays = dayTable(bins('conviction_date'), this.reads.catalogueBins);
    this.#arrestDays = dayTable(bins('arrest_date'), this.reads.catalogueBins);
    this.#offenseDays = bins('offense_date');
    this.#birthDays = bins('birth_date');
    const { facts } = this.reads;
    this.#readsLater = facts.has('new_convictions');
    this.#readsPending = facts.has('pending_charges');
    this.#readsSame = facts.has('conviction_same_arrest');
    this.#readsAge = facts.has('age_at_offense');
    this.#readsSentence = facts.has('sentence_kind');
  }

  readonly #readsLater: boolean;
  readonly #readsPending: boolean;
  readonly #readsSame: boolean;
  readonly #readsAge: boolean;
  readonly #readsSentence: boolean;
  readonly #anyProvision: Provision | null;
  /** What kind of sentence parts make, by their bits and whether the charge is a felony; -1 not worked out. */
  readonly #sentenceKinds = new Int8Array(256).fill(-1);
  readonly #sentenceWords: (string | null)[] = [];

  /**
   * The numbers of the answers to a person's charges from `first` to `end` that are under this law, into `into` from its
   * beginning. `number`: which of the run's jurisdictions this is.
   */
  answers(
    block: ChargeBlock,
    person: number,
    number: number,
    first: number,
    end: number,
    { latest, isPending, arrests }: PersonInBlock,
    into: Int32Array,
  ): void {
    const { jurisdiction, note, outcome, recordType, severity, sentence, offense, extra } = block;
    const outcomeDays = this.#outcomeDays;
    const arrestDays = this.#arrestDays;
    const offenseDays = this.#offenseDays;
    const readsLater = this.#readsLater;
    const readsSame = this.#readsSame;
    const readsSentence = this.#readsSentence;
    const readsAge = this.#readsAge;
    const kinds = this.#kinds;
    const classes = this.#classes;
    const birthDay = block.birthDay[person] ?? 0;
    const isIncomplete = block.incomplete[person] === 1;
    const born = this.#birthDays?.[birthDay] ?? 0;
    const shared = (this.#readsPending && isPending ? 1 << 10 : 0) | (isIncomplete ? 1 << 13 : 0);
    for (let at = first; at < end; at += 1) {
      if (jurisdiction[at] !== number || note[at] === 1 || note[at] === 2) continue;
      const ended = outcome[at] ?? 0;
      const outcomeDay = block.outcomeDay[at] ?? 0;
      const arrestDay = block.arrestDay[at] ?? 0;
      const offenseDay = block.offenseDay[at] ?? 0;
      const written = severity[at] ?? 0;
      const onOutcome = outcomeDays[outcomeDay] ?? 0;
      const onArrest = arrestDays[arrestDay] ?? 0;
      // The offense is looked up on the day of the arrest, or else on that of the outcome.
      const on = (arrestDay > 0 ? onArrest : onOutcome) >>> 16;
      let kind = written === 0 ? -1 : (kinds[offense[at] ?? 0]?.[on * 4 + written] ?? -1);
      if (kind === -1) kind = this.#kindOf(offense[at] ?? 0, written, arrestDay, outcomeDay);
      const flags =
        (kind & 3) |
        (ended << 2) |
        ((recordType[at] ?? 0) << 6) |
        (readsLater && outcomeDay > 0 && latest > outcomeDay ? 1 << 9 : 0) |
        shared |
        (readsSame ? arrests.of(at - first, isIncomplete) << 11 : 0) |
        (readsSentence && ended === 0 ? this.#sentenceKind(sentence[at] ?? 0, written) << 16 : 0);
      const days =
        (ended === 0 ? onOutcome & 0xffff : 0) |
        ((onArrest & 0xffff) << 10) |
        (offenseDays === null ? 0 : (offenseDays[offenseDay] ?? 0) << 20);
      const who =
        born |
        (readsAge ? this.#ageCode(birthDay, offenseDay, arrestDay) << 10 : 0) |
        ((extra[at] ?? 0) << 18);
      const found = classes.get(kind >> 2, flags, days, who);
      if (found !== -1) {
        into[at - first] = found;
        continue;
      }
      const id = this.#share.answers.idOf(this.#decide(block, person, at));
      classes.set(kind >> 2, flags, days, who, id);
      this.#share.classCount += 1;
      into[at - first] = id;
    }
  }

  #ageCode(birthDay: number, offenseDay: number, arrestDay: number): number {
    const known = (birthDay > 0 ? 1 : 0) | (offenseDay > 0 ? 2 : 0) | (arrestDay > 0 ? 4 : 0);
    const until = offenseDay > 0 ? offenseDay : arrestDay;
    if (birthDay === 0 || until === 0) return known;
    const age = wholeYears(birthDay, until);
    return known | ((age < 0 ? 31 : Math.min(30, ageBin(this.reads.ages, age))) << 3);
  }

  /** Bits 0 and 1: the severity; above them the kind of offense, as far as the law tells offenses apart. */
  #kindOf(offense: number, written: number, arrestDay: number, outcomeDay: number): number {
    const bins = this.reads.catalogueBins;
    const on = bins[arrestDay > 0 ? arrestDay : outcomeDay] ?? 0;
    if (written === 0) {
      // Without a severity on the record that of the offense counts, on the day of the outcome.
      const then = bins[outcomeDay > 0 ? outcomeDay : arrestDay] ?? 0;
      let kind = this.#unsaid.get(offense, on, then, 0);
      if (kind === -1) {
        kind = this.#workOutKind(offense, written, arrestDay, outcomeDay);
        this.#unsaid.set(offense, on, then, 0, kind);
      }
      return kind;
    }
    let known = this.#kinds[offense];
    if (known === undefined) {
      known = new Int32Array(4 * ((bins.at(-1) ?? 0) + 1)).fill(-1);
      this.#kinds[offense] = known;
    }
    const at = on * 4 + written;
    let kind = known[at] ?? -1;
    if (kind === -1) {
      kind = this.#workOutKind(offense, written, arrestDay, outcomeDay);
      known[at] = kind;
    }
    return kind;
  }

  #workOutKind(offense: number, written: number, arrestDay: number, outcomeDay: number): number {
    const one = this.#alone(offense, written, arrestDay, outcomeDay);
    let severity = 0;
    const telling = this.#sides.map(({ law, offenseLeaves }) => {
      const { world, history } = this.#world(law, one, 0, 0);
      const charge = new KnownCharge(world, history);
      const seen = this.#anyProvision === null ? null : charge.fact('severity', this.#anyProvision).seen;
      severity = 1 + severities.findIndex((one) => seen?.value?.startsWith(one) === true);
      return offenseLeaves.map(({ provision, version }) => seenIn(evaluate(charge, provision, version)));
    });
    const key = JSON.stringify(telling);
    let id = this.#kindIds.get(key);
    if (id === undefined) {
      id = this.#kindIds.size;
      this.#kindIds.set(key, id);
    }
    return (id << 2) | severity;
  }

  /** A number for the kind of a sentence; it depends on the severity that the record itself gives. */
  #sentenceKind(parts: number, written: number): number {
    const at = parts | (written === 1 ? 128 : 0);
    const known = this.#sentenceKinds[at] ?? -1;
    if (known !== -1) return known;
    const [side] = this.#sides;
    if (side === undefined || this.#anyProvision === null) return 0;
    const one = this.#alone(0, written, 0, 0);
    one.outcome[0] = outcomeIndex.get('convicted') ?? 0;
    one.sentence[0] = parts;
    const { world, history } = this.#world(side.law, one, 0, 0);
    const { value } = new KnownCharge(world, history).fact('sentence_kind', this.#anyProvision).seen;
    if (!this.#sentenceWords.includes(value)) this.#sentenceWords.push(value);
    const kind = this.#sentenceWords.indexOf(value);
    this.#sentenceKinds[at] = kind;
    return kind;
  }

  /** What a summary calls an offense: its cite, or as it is written where no catalogue has it. */
  offenseWords(offense: number): string {
    const written = this.#offenses.at(offense);
    const plain = `${written.code ?? ''} ${written.section ?? ''}`.trim();
    const [side] = this.#sides;
    if (side === undefined) return plain;
    const { world, history } = this.#world(side.law, this.#alone(offense, 0, 0, 0), 0, 0);
    const found = new KnownCharge(world, history).offense;
    return found.kind === 'known' ? found.offense.cite : plain;
  }

  /** A charge of which nothing but the offense, its severity and its days is known. */
  #alone(offense: number, severity: number, arrestDay: number, outcomeDay: number): ChargeBlock {
    const block = this.#share.scratch;
    block.clear();
    block.addPerson();
    const at = block.addCharge();
    block.offense[at] = offense;
    block.outcome[at] = outcomeIndex.get('unknown') ?? 0;
    block.recordType[at] = 0;
    block.severity[at] = severity;
    block.sentence[at] = 0;
    block.outcomeDay[at] = outcomeDay;
    block.arrestDay[at] = arrestDay;
    block.offenseDay[at] = 0;
    block.cycle[at] = -1;
    block.extra[at] = 0;
    block.note[at] = 0;
    return block;
  }

  /** The whole chain of reasons for one charge, by the law as it stands. */
  examine(block: ChargeBlock, person: number, at: number): Examined {
    const [side] = this.#sides;
    if (side === undefined) throw new Error(`no law of ${this.id} was given`);
    const { world, history } = this.#world(side.law, block, person, at);
    return { history, findings: findingsOf(world, history), law: side.law };
  }

  /** The row of a charge, for evaluators that read rows: the columns of the law as it stands. */
  row(block: ChargeBlock, person: number, at: number): Row {
    const [side] = this.#sides;
    if (side === undefined) throw new Error(`no law of ${this.id} was given`);
    this.#layout ??= layoutOf(side.law, this.id, this.#asOf);
    const { world, history } = this.#world(side.law, block, person, at);
    return chargeRow(new KnownCharge(world, history), this.#layout);
  }

  #decide(block: ChargeBlock, person: number, at: number): Answers {
    const [before, after] = this.#sides.map(({ law }) => {
      const { world, history } = this.#world(law, block, person, at);
      return answerOf(world, findingsOf(world, history));
    });
    if (before === undefined) throw new Error(`no law of ${this.id} was given`);
    return { jurisdiction: this.id, before, after: after ?? null };
  }

  /** The person as the interpreter sees people, and the charge in question. */
  #world(law: Law, block: ChargeBlock, person: number, at: number): { world: World; history: ChargeHistory } {
    const histories = historiesOfPerson(block, person, at, this.#offenses, this.#extras);
    const history = histories.get(at);
    if (history === undefined) throw new Error('the charge is the same matter as another');
    const { told } = this.#extras.at(block.extra[at] ?? 0);
    const world: World = {
      law,
      record: recordOfPerson(block, person),
      histories: [...histories.values()],
      facts: told.length === 0 ? noFacts : this.#facts(law, history, told),
      asOf: this.#asOf,
    };
    return { world, history };
  }

  #facts(law: Law, history: ChargeHistory, told: readonly (readonly [string, string])[]): Facts {
    const of = (scope: string) =>
      new Map(
        told.filter(([fact]) => law.facts.get(fact)?.scope === scope).map(([fact, value]) => [fact, value]),
      );
    return {
      person: of('person'),
      periods: [],
      cases: new Map([[history.id, of('case')]]),
      charges: new Map([[history.id, of('charge')]]),
    };
  }
}

/** For each day two bins in one number: below, of what conditions ask of it; above, of the offenses then in force. */
function dayTable(asked: Uint16Array | null, catalogue: Uint16Array): Uint32Array {
  return Uint32Array.from(catalogue, (bin, day) => ((bin << 16) | (asked?.[day] ?? 0)) >>> 0);
}

/** What all jurisdictions of a run share. */
export interface Shared {
  readonly offenses: Offenses;
  readonly extras: Extras;
  readonly answers: { idOf(answers: Answers): number };
  /** A block of one charge, to try an offense alone. */
  readonly scratch: ChargeBlock;
  /** Classes decided so far, by the interpreter. */
  classCount: number;
}

/** What follows from the offense alone. */
const seenIn = (reason: Reason): unknown => [
  reason.kind,
  reason.value,
  reason.blocks,
  reason.against,
  reason.needs.map(({ fact }) => fact),
  reason.of.map(seenIn),
];

function answerOf(world: World, findings: readonly Finding[]): Answer {
  const [route] = routesOf(world, findings);
  const short = (id: string): string => id.slice(id.indexOf('/') + 1);
  const routed = findings.filter(({ how }) => how.begins !== 'defense');
  const ids = (status: Finding['status']) =>
    routed.filter((one) => one.status === status).map(({ provision }) => short(provision));
  const better = route?.best == null && route?.automatic.length === 0 ? route.better[0] : undefined;
  const best = route?.best ?? route?.automatic[0] ?? better?.provision ?? null;
  return {
    open: ids('open'),
    undecided: ids('undecided'),
    closed: ids('closed'),
    best: best === null ? null : short(best),
    begins: findings.find(({ provision }) => provision === best)?.how.begins ?? null,
    toShow: [...new Set((better?.missing ?? []).map(({ fact }) => fact))],
  };
}
