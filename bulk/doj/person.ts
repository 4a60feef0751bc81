/**
 * A person's counts go into the block: which of them are charges of their own, and how each stands. `records/` is the
 * authority on what is one matter. Where nothing ties a person's cycles together, and each has one arrest and one court
 * step at most, what it would say follows from the columns at once; everybody else is asked of it.
 */
import { type ChargeHistory, historiesOf, isHold, type SentencePart } from '@nunc/records';
import type { ChargeBlock } from '../block.ts';
import { dayOfText } from '../calendar.ts';
import { isSameText } from '../dictionary.ts';
import type { Run } from '../run.ts';
import { type Extra, outcomeIndex, recordTypeIndex, sentenceBits, severityIndex } from '../texts.ts';
import { type Count, type Cycle, type NumberCell, type Offense, offenseIn, type Step } from './entries.ts';
import { field, fieldOf } from './fields.ts';
import { Keyed } from './keyed.ts';
import { keyHash } from './numbers.ts';
import { type CountNumbers, dojRecord, isJuvenile } from './record.ts';

const unknown = outcomeIndex.get('unknown') ?? 0;
const outcomeAt = (outcome: 'convicted' | 'adjudicated' | 'dismissed' | 'acquitted') =>
  outcomeIndex.get(outcome) ?? 0;
const [convicted, adjudicated] = [outcomeAt('convicted'), outcomeAt('adjudicated')];
const [dismissed, acquitted] = [outcomeAt('dismissed'), outcomeAt('acquitted')];
const [notFiled, detained] = [outcomeIndex.get('not_filed') ?? 0, outcomeIndex.get('detention_only') ?? 0];
const type = (name: ChargeHistory['recordType']): number => recordTypeIndex.get(name) ?? 0;
const types = {
  conviction: type('conviction'),
  arrest: type('arrest_only'),
  dismissed: type('dismissed_charge'),
  juvenile: type('juvenile_adjudication'),
  unknown: type('unknown'),
};

/** More different numbers than these are not compared one by one. */
const mostNumbers = 250;

const ownCharge = 0;
const sameCharge = 1;
const noCharge = 2;

/** What is said of a charge, as the columns of a block. */
interface Settled {
  readonly outcome: number;
  readonly outcomeDay: number;
  readonly recordType: number;
  readonly severity: number;
  readonly sentence: number;
  readonly arrestDay: number;
  readonly extra: number;
}

export class DojPerson {
  readonly #run: Run;
  readonly #block: ChargeBlock;
  readonly cycles = new Keyed<Cycle>();
  readonly steps = new Keyed<Step>();
  readonly counts = new Keyed<Count>();
  /** Rows of counts that may turn out to be none: of mental-health custody, which may be no criminal matter. */
  readonly doubtful: { readonly at: number; readonly count: Count }[] = [];
  readonly numbers: NumberCell[] = [];
  readonly #hashes = new Int32Array(mostNumbers);
  readonly #hashedSteps: Step[] = [];
  /** Only for tests: nobody is simple. */
  readonly #asksAlways: boolean;

  constructor(run: Run, block: ChargeBlock, asksAlways: boolean) {
    this.#run = run;
    this.#block = block;
    this.#asksAlways = asksAlways;
  }

  clear(): void {
    if (this.counts.values.length === 0) return;
    this.cycles.clear();
    this.steps.clear();
    this.counts.clear();
    this.doubtful.length = 0;
    this.numbers.length = 0;
  }

  /** All rows of the person are in: says what each of them is. `numberTexts` reads a number cell. */
  settle(person: number, view: DataView, textsOf: (number: NumberCell) => readonly string[]): void {
    if (this.counts.values.length === 0) return;
    for (const step of this.steps.values) this.#applyComments(step);
    if (!this.#asksAlways && this.#isSimple(view)) this.#settleSimply();
    else this.#settleByRecord(person, textsOf);
  }

  /** A comment may name the charge of a count that came later, or give a sentence that no cell gives. */
  #applyComments(step: Step): void {
    for (const count of step.counts) {
      for (const { cell, under } of count.comments ?? []) {
        const { charge, sentence, caseNumbers } = cell;
        if (caseNumbers.length > 0) step.caseNumbers = [...(step.caseNumbers ?? []), ...caseNumbers];
        const into = under?.parts ?? step.parts;
        if (into.length === 0 && sentence.length > 0) {
          into.push(...sentence);
          if (under !== null) under.sentence = sentenceBits(sentence);
        }
        if (charge === null) continue;
        const named =
          charge.count === null ? count : step.counts.find(({ number }) => number === charge.count);
        if (named === undefined || named.offense.cell.section !== null) continue;
        const { description, flags, ...rest } = named.offense.cell;
        named.offense = offenseIn(this.#run, {
          ...rest,
          ...charge.offense,
          description: charge.offense.description ?? description,
          flags: [...new Set([...flags, ...charge.offense.flags])],
        });
      }
    }
  }

  /** Whether nothing ties one cycle to another, and none has more than an arrest and a court step. */
  #isSimple(view: DataView): boolean {
    for (const cycle of this.cycles.values) {
      const { steps } = cycle;
      if (steps.length > 2) return false;
      let [arrests, courts] = [0, 0];
      for (const step of steps) {
        if (step.kind === 'arrest') arrests += 1;
        else if (step.kind === 'court') courts += 1;
        else return false;
        if (step.caseNumbers !== null || step.parts.length > 0) return false;
        for (const count of step.counts) if (!isSimpleCount(count)) return false;
      }
      if (arrests > 1 || courts > 1) return false;
      // A court charge without a severity has that of the arrest charge that it goes on from.
      if (arrests === 1 && courts === 1)
        for (const step of steps)
          if (step.kind === 'court')
            for (const count of step.counts) if (severityOf(count) === 0) return false;
    }
    return !this.#sharesNumber(view);
  }

  /** Whether a number stands at two steps, other than an arrest and the court step of one cycle. */
  #sharesNumber(view: DataView): boolean {
    const hashes = this.#hashes;
    const steps = this.#hashedSteps;
    let used = 0;
    let last: NumberCell | null = null;
    for (const number of this.numbers) {
      const { start, end, count } = number;
      // The counts of a step mostly have one number.
      const isLast =
        last !== null &&
        last.count.step === count.step &&
        last.end - last.start === end - start &&
        isSameText(view, last.start, view, start, end);
      if (isLast) continue;
      last = number;
      const hash = keyHash(view, start, end);
      if (hash === -1 || used === mostNumbers) return true;
      if (hash === 0) continue;
      for (let other = 0; other < used; other += 1) {
        if (hashes[other] !== hash) continue;
        const its = steps[other];
        if (its === undefined || its === count.step) continue;
        if (its.cycle !== count.step.cycle || its.kind === count.step.kind) return true;
      }
      hashes[used] = hash;
      steps[used] = count.step;
      used += 1;
    }
    return false;
  }

  #settleSimply(): void {
    for (const cycle of this.cycles.values) {
      const court = cycle.steps.find(({ kind }) => kind === 'court');
      const arrest = cycle.steps.find(({ kind }) => kind === 'arrest');
      const arrestDay = arrest === undefined ? cycle.day : arrest.day;
      for (const step of cycle.steps) {
        const juvenile = isJuvenile(step);
        const shared = sharedSentences(step.counts);
        for (const [nth, count] of step.counts.entries()) {
          const [disposition] = count.dispositions;
          if (step.kind === 'arrest' && court !== undefined && disposition?.words.endsArrest !== true)
            continue;
          const outcome = disposition?.words.outcome ?? unknown;
          const isProven = outcome === convicted || outcome === adjudicated;
          const own = disposition?.sentence ?? 0;
          const parts = own !== 0 ? own : isProven ? (shared?.[nth] ?? 0) : 0;
          this.#put(count, {
            outcome,
            outcomeDay: outcome === unknown ? 0 : (disposition?.day ?? 0),
            recordType: recordTypeOf(outcome, step.kind === 'arrest', juvenile),
            severity: severityOf(count),
            sentence: parts | flagBits(count),
            arrestDay,
            extra: disposition?.words.extra ?? 0,
          });
        }
      }
    }
  }

  #settleByRecord(person: number, textsOf: (number: NumberCell) => readonly string[]): void {
    const byCount = new Map<Count, { own: string[]; cases: string[] }>();
    for (const number of this.numbers) {
      let texts = byCount.get(number.count);
      if (texts === undefined) {
        texts = { own: [], cases: [] };
        byCount.set(number.count, texts);
      }
      (number.isOwn ? texts.own : texts.cases).push(...textsOf(number));
    }
    const none: CountNumbers = { own: [], cases: [] };
    const { record, counts } = dojRecord(
      this.cycles.values,
      this.#block.birthDay[person] ?? 0,
      (count) => byCount.get(count) ?? none,
    );
    for (const history of historiesOf(record)) {
      const count = counts.get(history.id);
      if (count !== undefined) this.#put(count, this.#settled(history, count));
    }
    const { note } = this.#block;
    for (const { at, count } of this.doubtful) if (count.dispositions.length === 0) note[at] = noCharge;
  }

  #settled(history: ChargeHistory, count: Count): Settled {
    const changes: Extra['changes'] = history.changes.map(({ change, under }) => ({
      change,
      under,
      date: null,
      text: '',
      place: field('').from,
    }));
    return {
      outcome: outcomeIndex.get(history.outcome) ?? unknown,
      outcomeDay: Math.max(0, dayOfText(history.outcomeDate)),
      recordType: type(history.recordType),
      severity: history.severity === null ? 0 : (severityIndex.get(history.severity) ?? 0),
      sentence: sentenceBits(history.sentence) | flagBits(count),
      arrestDay: Math.max(0, dayOfText(history.arrestDate)),
      extra: this.#run.extras.idOf({ changes, told: [] }),
    };
  }

  #put(count: Count, settled: Settled): void {
    const { at, step } = count;
    const block = this.#block;
    block.note[at] = ownCharge;
    block.offense[at] = count.offense.id;
    block.outcome[at] = settled.outcome;
    block.outcomeDay[at] = settled.outcomeDay;
    block.recordType[at] = settled.recordType;
    block.severity[at] = settled.severity;
    block.sentence[at] = settled.sentence;
    block.arrestDay[at] = settled.arrestDay;
    block.extra[at] = settled.extra;
    block.cycle[at] = step.cycle.number;
    block.county[at] = step.countyLabel;
    // What the counts of a case share has been shared by its step: each stands for a case of its own here.
    block.caseStart[at] = count.orderStart;
    block.caseEnd[at] = count.orderEnd;
  }
}

/** A row of which nothing is known yet but that it is one: it stays so where its count is another's matter. */
export function putRow(block: ChargeBlock, at: number, jurisdiction: number, isCharge: boolean): void {
  block.jurisdiction[at] = jurisdiction;
  block.offense[at] = 0;
  block.outcome[at] = unknown;
  block.recordType[at] = types.unknown;
  block.severity[at] = 0;
  block.sentence[at] = 0;
  block.outcomeDay[at] = 0;
  block.arrestDay[at] = 0;
  block.offenseDay[at] = 0;
  block.cycle[at] = -1;
  block.county[at] = 0;
  block.caseStart[at] = 0;
  block.caseEnd[at] = 0;
  block.extra[at] = 0;
  block.note[at] = isCharge ? sameCharge : noCharge;
}

function isSimpleCount({ step, offense, dispositions }: Count): boolean {
  if (dispositions.length > 1) return false;
  const isRevocation = offense.cell.flags.includes('probation_revocation');
  if (step.kind === 'court') return !isRevocation;
  return !(isRevocation && dispositions[0]?.words.isProven === true) && !holds(step, offense);
}

const holding = new WeakMap<Offense, boolean>();

/** Whether an arrest is for somebody else: by its agency, or by its words. */
function holds(step: Step, offense: Offense): boolean {
  const event = { kind: step.kind, agencyKind: step.agency.kind };
  if (isHold({ event, charge: { description: null } })) return true;
  let words = holding.get(offense);
  if (words === undefined) {
    words = isHold({ event, charge: { description: fieldOf(offense.cell.description) } });
    holding.set(offense, words);
  }
  return words;
}

function severityOf({ chargedAs, dispositions: [disposition] }: Count): number {
  const said = disposition?.severity ?? null;
  if (said !== null) return severityIndex.get(said) ?? 0;
  if (disposition !== undefined && disposition.words.severity > 0) return disposition.words.severity;
  return chargedAs === null ? 0 : (severityIndex.get(chargedAs) ?? 0);
}

/** The sentence near each count: of the next proven one that has one, else of the one before. */
function sharedSentences(counts: readonly Count[]): number[] | null {
  const own = counts.map(({ dispositions: [one] }) => (one?.words.isProven === true ? one.sentence : 0));
  if (own.every((sentence) => sentence === 0)) return null;
  const near = new Array<number>(counts.length).fill(0);
  let last = 0;
  for (let at = counts.length - 1; at >= 0; at -= 1) {
    near[at] = last;
    last = own[at] || last;
  }
  last = 0;
  for (let at = 0; at < counts.length; at += 1) {
    near[at] ||= last;
    last = own[at] || last;
  }
  return near;
}

const noParts: readonly SentencePart[] = [];
const flagBits = ({ offense }: Count): number =>
  offense.cell.flags.length === 0 ? 0 : sentenceBits(noParts, offense.cell.flags);

function recordTypeOf(outcome: number, isArrest: boolean, isJuvenileCase: boolean): number {
  if (outcome === convicted || outcome === adjudicated)
    return isJuvenileCase || outcome === adjudicated ? types.juvenile : types.conviction;
  if (outcome === notFiled || outcome === detained) return types.arrest;
  if (outcome === dismissed || outcome === acquitted) return isArrest ? types.arrest : types.dismissed;
  return isArrest ? types.arrest : types.unknown;
}
