/**
 * The lines of answers: one a charge, in the order of the file. A line names its answer, and what each answer says stands
 * once in a table of answers; or, where asked for, in the line itself.
 */
import { notes } from './block.ts';
import { doubled } from './dictionary.ts';
import type { Answer, Answers } from './jurisdiction.ts';
import type { AnswerList } from './run.ts';

/** What a line says: which answer, or its words. */
export interface LineForm {
  readonly hasWords: boolean;
  readonly hasBill: boolean;
}

const answerColumns = ['jurisdiction', 'open', 'undecided', 'best', 'begins', 'to_show'] as const;
const billColumns = ['open_with_bill', 'undecided_with_bill'] as const;

const headingOf = (columns: readonly string[]): string => `${columns.join(',')}\n`;

/** The first line of the answers to charges. */
export function outputHeading({ hasWords, hasBill }: LineForm): string {
  const bill = hasBill ? billColumns : [];
  return headingOf(
    hasWords ? ['person', 'row', ...answerColumns, 'note', ...bill] : ['person', 'row', 'answer', 'note'],
  );
}

/** The table of answers: what each name stands for, and how many charges it was given to, the most first. */
export function answerTable(
  answers: readonly { readonly name: string; readonly answers: Answers; readonly charges: number }[],
  hasBill: boolean,
): string {
  const lines = answers
    .toSorted((a, b) => b.charges - a.charges || (a.name < b.name ? -1 : 1))
    .map(({ name, answers: said, charges }) =>
      headingOf([name, String(charges), ...answerCells(said), ...(hasBill ? billCells(said) : [])]),
    );
  return `${headingOf(['answer', 'charges', ...answerColumns, ...(hasBill ? billColumns : [])])}${lines.join('')}`;
}

const list = (ids: readonly string[]): string => ids.join(' ');

const answerCells = ({ jurisdiction, before }: Answers): string[] => [
  jurisdiction,
  list(before.open),
  list(before.undecided),
  before.best ?? '',
  before.begins ?? '',
  list(before.toShow),
];

function billCells({ before, after }: Answers): string[] {
  const answer: Answer = after ?? before;
  return [list(answer.open), list(answer.undecided)];
}

/** The digits of a number below a thousand in the order of the text, and above them how many there are. */
const digitsOf = Int32Array.from({ length: 1000 }, (_, number) => {
  const digits = String(number);
  let word = digits.length << 24;
  for (let at = 0; at < digits.length; at += 1) word |= digits.charCodeAt(at) << (8 * at);
  return word;
});

const [comma, quote] = [44, 34];
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export class OutputBuffer {
  #bytes = new Uint8Array(1 << 20);
  #view = new DataView(this.#bytes.buffer);
  #used = 0;
  #person = new Uint8Array(256);
  #personView = new DataView(this.#person.buffer);
  #personSize = 0;
  readonly #answers: AnswerList;
  readonly #form: LineForm;
  /** Ends of lines, one behind the other, and where each begins and how long it is: two for each answer, the second for people of whom a row is missing. */
  #ends = new Uint8Array(1 << 12);
  #endsView = new DataView(this.#ends.buffer);
  #endsUsed = 0;
  #starts = new Int32Array(512);
  #sizes = new Int32Array(512);
  readonly #notes: readonly number[];
  readonly #noteSizes: readonly number[];

  constructor(answers: AnswerList, form: LineForm) {
    this.#answers = answers;
    this.#form = form;
    const { hasWords, hasBill } = form;
    const written = notes.map((note) =>
      text(hasWords ? `,,,,,,,${note}${hasBill ? ',,' : ''}\n` : `,,${note}\n`),
    );
    this.#notes = written.map((end) => this.#keep(end));
    this.#noteSizes = written.map(({ length }) => length);
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
    if (size + 4 > this.#person.length) {
      this.#person = new Uint8Array(size * 2 + 4);
      this.#personView = new DataView(this.#person.buffer);
    }
    const person = this.#person;
    for (let at = from, into = 0; at < to; at += 1, into += 1) person[into] = bytes[at] ?? 0;
    person[size - 1] = comma;
    this.#personSize = size;
  }

  /** `isIncomplete`: a row that may be the person's was not read. */
  answered(row: number, answer: number, isIncomplete: boolean): void {
    const end = 2 * answer + (isIncomplete ? 1 : 0);
    if ((this.#sizes[end] ?? 0) === 0) this.#learn(answer, end);
    this.#line(row, this.#starts[end] ?? 0, this.#sizes[end] ?? 0);
  }

  noted(row: number, note: number): void {
    this.#line(row, this.#notes[note] ?? 0, this.#noteSizes[note] ?? 0);
  }

  #learn(answer: number, at: number): void {
    const answers = this.#answers.answers[answer];
    if (answers === undefined) throw new Error(`there is no answer ${answer}`);
    while (at >= this.#sizes.length) {
      this.#starts = doubled(this.#starts);
      this.#sizes = doubled(this.#sizes);
    }
    const note = at % 2 === 1 ? 'incomplete' : '';
    const { hasWords, hasBill } = this.#form;
    const cells = hasWords
      ? [...answerCells(answers), note, ...(hasBill ? billCells(answers) : [])]
      : [this.#answers.names[answer] ?? '', note];
    const end = text(`,${cells.join(',')}\n`);
    this.#starts[at] = this.#keep(end);
    this.#sizes[at] = end.length;
  }

  #keep(end: Uint8Array): number {
    if (this.#endsUsed + end.length + 4 > this.#ends.length) {
      const larger = new Uint8Array(this.#ends.length * 2 + end.length);
      larger.set(this.#ends);
      this.#ends = larger;
      this.#endsView = new DataView(larger.buffer);
    }
    const start = this.#endsUsed;
    this.#ends.set(end, start);
    this.#endsUsed += end.length;
    return start;
  }

  /** Copies go by four bytes; what is too much is written over by what follows. */
  #line(row: number, start: number, length: number): void {
    const size = this.#personSize + length + 24;
    if (this.#used + size > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2 + size);
      larger.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    const view = this.#view;
    const person = this.#personView;
    const ends = this.#endsView;
    let at = this.#used;
    for (let from = 0; from < this.#personSize; from += 4)
      view.setInt32(at + from, person.getInt32(from, true), true);
    at += this.#personSize;
    if (row < 1000) {
      const digits = digitsOf[row] ?? 0;
      view.setInt32(at, digits, true);
      at += digits >>> 24;
    } else {
      const digits = String(row);
      for (let digit = 0; digit < digits.length; digit += 1)
        view.setUint8(at + digit, digits.charCodeAt(digit));
      at += digits.length;
    }
    for (let from = 0; from < length; from += 4)
      view.setInt32(at + from, ends.getInt32(start + from, true), true);
    this.#used = at + length;
  }
}
