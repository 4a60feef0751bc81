/** The lines of answers: one a charge, in the order of the file. What a line says is decided once for each answer. */
import { notes } from './block.ts';
import type { Answer } from './jurisdiction.ts';
import type { AnswerList } from './run.ts';

/** The columns of the output; those at the end only where a bill is looked at. */
export const outputColumns = [
  'person',
  'row',
  'jurisdiction',
  'open',
  'undecided',
  'best',
  'begins',
  'to_show',
  'note',
] as const;
export const billColumns = ['open_with_bill', 'undecided_with_bill'] as const;

export const outputHeading = (hasBill: boolean): string =>
  `${[...outputColumns, ...(hasBill ? billColumns : [])].join(',')}\n`;

const [comma, quote] = [44, 34];
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export class OutputBuffer {
  #bytes = new Uint8Array(1 << 20);
  #used = 0;
  #person = new Uint8Array(256);
  #personSize = 0;
  readonly #answers: AnswerList;
  readonly #plain: Uint8Array[] = [];
  readonly #incomplete: Uint8Array[] = [];
  readonly #notes: readonly Uint8Array[];
  #hasBill = false;

  constructor(answers: AnswerList, hasBill = false) {
    this.#answers = answers;
    this.#hasBill = hasBill;
    const more = hasBill ? ',,' : '';
    this.#notes = notes.map((note) => text(`,,,,,,,${note}${more}\n`));
  }

  clear(): void {
    this.#used = 0;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  /** The lines that follow are about this person. */
  person(bytes: Uint8Array, start: number, end: number): void {
    // A cell that was in quotation marks stays so.
    const isQuoted = start > 0 && bytes[start - 1] === quote && bytes[end] === quote;
    const [from, to] = isQuoted ? [start - 1, end + 1] : [start, end];
    const size = to - from + 1;
    if (size > this.#person.length) this.#person = new Uint8Array(size * 2);
    const person = this.#person;
    for (let at = from, into = 0; at < to; at += 1, into += 1) person[into] = bytes[at] ?? 0;
    person[size - 1] = comma;
    this.#personSize = size;
  }

  answered(row: number, answer: number, note: number): void {
    const list = note === 0 ? this.#plain : this.#incomplete;
    let written = list[answer];
    if (written === undefined) {
      written = this.#write(answer, note);
      list[answer] = written;
    }
    this.#line(row, written);
  }

  noted(row: number, note: number): void {
    const written = this.#notes[note];
    if (written !== undefined) this.#line(row, written);
  }

  #write(answer: number, note: number): Uint8Array {
    const answers = this.#answers.answers[answer];
    if (answers === undefined) throw new Error(`there is no answer ${answer}`);
    const { jurisdiction, before, after } = answers;
    const list = (ids: readonly string[]) => ids.join(' ');
    const cells = [
      jurisdiction,
      list(before.open),
      list(before.undecided),
      before.best ?? '',
      before.begins ?? '',
      list(before.toShow),
      notes[note] ?? '',
      ...(this.#hasBill ? billCells(after ?? before) : []),
    ];
    return text(`,${cells.join(',')}\n`);
  }

  #line(row: number, written: Uint8Array): void {
    const size = this.#personSize + 10 + written.length;
    if (this.#used + size > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2 + size);
      larger.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    const person = this.#person;
    let at = this.#used;
    for (let from = 0; from < this.#personSize; from += 1, at += 1) bytes[at] = person[from] ?? 0;
    if (row < 10) {
      bytes[at] = 48 + row;
      at += 1;
    } else {
      let rest = row;
      let digits = 0;
      for (let left = row; left > 0; left = Math.floor(left / 10)) digits += 1;
      for (let digit = digits - 1; digit >= 0; digit -= 1) {
        bytes[at + digit] = 48 + (rest % 10);
        rest = Math.floor(rest / 10);
      }
      at += digits;
    }
    const length = written.length;
    for (let from = 0; from < length; from += 1) bytes[at + from] = written[from] ?? 0;
    this.#used = at + length;
  }
}

const billCells = (answer: Answer): string[] => [answer.open.join(' '), answer.undecided.join(' ')];
