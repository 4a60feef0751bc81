/**
 * A block of charges in columns: one array a column, one place a charge, the charges of a person together. Blocks are
 * filled, answered and used again, so that the memory a run needs does not grow with the file.
 */
import { doubled } from './dictionary.ts';

/** What may be said of a row besides its answer. */
export const notes = ['', 'same_charge', 'not_a_charge', 'no_law', 'incomplete'] as const;
export type Note = (typeof notes)[number];

const grown = (array: Uint8Array): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(array.length * 2);
  larger.set(array);
  return larger;
};

export class ChargeBlock {
  /** Charges in the block. */
  count = 0;
  /** A number of the run's jurisdictions. */
  jurisdiction = new Int32Array(1024);
  /** Which offense text: a number of `Offenses`. */
  offense = new Int32Array(1024);
  /** Index in the outcomes of the record model. */
  outcome = new Uint8Array(1024);
  /** Index in `recordTypes`. */
  recordType = new Uint8Array(1024);
  /** 0 not known, else 1 + index in the severities of the record model. */
  severity = new Uint8Array(1024);
  /** The kinds of sentence parts, as `Sentences` writes them in bits. */
  sentence = new Int32Array(1024);
  outcomeDay = new Int32Array(1024);
  arrestDay = new Int32Array(1024);
  offenseDay = new Int32Array(1024);
  /** The same number for the charges of one arrest; -1 stands alone. */
  cycle = new Int32Array(1024);
  county = new Int32Array(1024);
  /** Where the number of the court case stands in the text; the same place twice where there is none. */
  caseStart = new Int32Array(1024);
  caseEnd = new Int32Array(1024);
  /** Later changes and told facts: a number of `Extras`, 0 for none. */
  extra = new Int32Array(1024);
  /** Index in `notes`. */
  note = new Uint8Array(1024);

  /** People in the block. */
  people = 0;
  /** The first charge of each person. */
  first = new Int32Array(1024);
  birthDay = new Int32Array(1024);
  sex = new Int32Array(1024);
  race = new Int32Array(1024);
  /** Where the person's number stands in the text. */
  idStart = new Int32Array(1024);
  idEnd = new Int32Array(1024);
  /** Where the person's rows stand in the text. */
  rowsStart = new Int32Array(1024);
  rowsEnd = new Int32Array(1024);
  /** 1 where a row that may be the person's was not read. */
  incomplete = new Uint8Array(1024);

  clear(): void {
    this.count = 0;
    this.people = 0;
  }

  /** Makes room for one more charge and gives its place. */
  addCharge(): number {
    const at = this.count;
    this.roomFor(1);
    this.count = at + 1;
    return at;
  }

  /** Makes room for so many more charges. */
  roomFor(more: number): void {
    while (this.count + more > this.outcome.length) {
      this.jurisdiction = doubled(this.jurisdiction);
      this.offense = doubled(this.offense);
      this.outcome = grown(this.outcome);
      this.recordType = grown(this.recordType);
      this.severity = grown(this.severity);
      this.sentence = doubled(this.sentence);
      this.outcomeDay = doubled(this.outcomeDay);
      this.arrestDay = doubled(this.arrestDay);
      this.offenseDay = doubled(this.offenseDay);
      this.cycle = doubled(this.cycle);
      this.county = doubled(this.county);
      this.caseStart = doubled(this.caseStart);
      this.caseEnd = doubled(this.caseEnd);
      this.extra = doubled(this.extra);
      this.note = grown(this.note);
    }
  }

  /** Takes away the charges from `from` on of which `isDropped`, counted from `from`, says so. */
  drop(from: number, isDropped: Uint8Array): void {
    const kept: number[] = [];
    for (let at = from; at < this.count; at += 1) if (isDropped[at - from] !== 1) kept.push(at);
    for (const column of [
      this.jurisdiction,
      this.offense,
      this.outcome,
      this.recordType,
      this.severity,
      this.sentence,
      this.outcomeDay,
      this.arrestDay,
      this.offenseDay,
      this.cycle,
      this.county,
      this.caseStart,
      this.caseEnd,
      this.extra,
      this.note,
    ])
      for (const [to, at] of kept.entries()) column[from + to] = column[at] ?? 0;
    for (let person = this.people - 1; person >= 0 && (this.first[person] ?? 0) > from; person -= 1) {
      const first = this.first[person] ?? 0;
      this.first[person] = from + kept.filter((at) => at < first).length;
    }
    this.count = from + kept.length;
  }

  /** Begins a person with the next charge and gives its place. */
  addPerson(): number {
    const at = this.people;
    if (at === this.first.length) {
      this.first = doubled(this.first);
      this.birthDay = doubled(this.birthDay);
      this.sex = doubled(this.sex);
      this.race = doubled(this.race);
      this.idStart = doubled(this.idStart);
      this.idEnd = doubled(this.idEnd);
      this.rowsStart = doubled(this.rowsStart);
      this.rowsEnd = doubled(this.rowsEnd);
      this.incomplete = grown(this.incomplete);
    }
    this.people = at + 1;
    this.first[at] = this.count;
    this.birthDay[at] = 0;
    this.sex[at] = 0;
    this.race[at] = 0;
    this.incomplete[at] = 0;
    return at;
  }

  /** The place behind the last charge of a person. */
  endOf(person: number): number {
    return person + 1 < this.people ? (this.first[person + 1] ?? 0) : this.count;
  }
}
