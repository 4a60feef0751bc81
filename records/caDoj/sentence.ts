/** The parts of a sentence: `012 MONTHS PROBATION, 045 DAYS JAIL, FINE SS, IMP SEN SS`. */
import type { Place, SentencePart } from '../model.ts';
import type { Line, Reading } from './line.ts';
import { plainWords } from './repair.ts';
import { vocabulary } from './vocabulary.ts';

type Length = NonNullable<SentencePart['length']>;
type Draft = { -readonly [Key in keyof SentencePart]: SentencePart[Key] };

/** Longest kind in the vocabulary, in words (`IMP SEN SS`). */
const maxKindWords = 3;

/** Reads the text behind `SEN:`. Words nobody knows become parts of kind `other`; single letters are dropped. */
export function sentenceParts(text: string, from: Place): SentencePart[] {
  return text
    .replace(/["'`]/g, '')
    .split(',')
    .flatMap((part) => partsOf(part, from));
}

function partsOf(part: string, from: Place): Draft[] {
  const words = part
    .split(' ')
    .map(trimmed)
    .filter((word) => word !== '');
  const found: Draft[] = [];
  let amount: number | null = null;
  let length: Length | null = null;
  let otherWord = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (isAmount(word)) {
      amount = Number(word.replace('X', ''));
      continue;
    }
    const unit = amount === null ? undefined : vocabulary.units.get(word);
    if (amount !== null && unit !== undefined) {
      length = { amount, unit };
      continue;
    }
    const kind = kindAt(words, at);
    if (kind !== null) {
      found.push({ kind: kind.kind, length, suspended: kind.suspended, concurrent: false, from });
      at += kind.words - 1;
      amount = length = null;
    } else if (vocabulary.suspendedWords.has(word)) lastOf(found, from).suspended = true;
    else if (vocabulary.concurrentWords.has(word)) lastOf(found, from).concurrent = true;
    else {
      length = gluedLength(word) ?? length;
      otherWord ||= word.length >= 3 && !word.startsWith('$');
    }
  }
  const unnamed = found.length === 0 && (length !== null || otherWord);
  return unnamed ? [{ kind: 'other', length, suspended: false, concurrent: false, from }] : found;
}

function trimmed(word: string): string {
  return word.replace(/^[.:;-]+/, '').replace(/[.:;-]+$/, '');
}

function isAmount(word: string): boolean {
  return word.length <= 5 && /^X?[0-9]{1,4}$/.test(word);
}

/** `3YR`, `90DS`. */
function gluedLength(word: string): Length | null {
  const match = /^X?([0-9]{1,4})([A-Z]{2,6})$/.exec(word);
  const unit = match === null ? undefined : vocabulary.units.get(match[2] ?? '');
  return unit === undefined ? null : { amount: Number(match?.[1]), unit };
}

/** The longest kind that starts at a word. */
function kindAt(words: readonly string[], at: number) {
  for (let size = Math.min(maxKindWords, words.length - at); size >= 1; size -= 1) {
    const known = vocabulary.sentences.get(words.slice(at, at + size).join(' '));
    if (known !== undefined) return { ...known, words: size };
  }
  return null;
}

/** The part that `SS` or `CONCURRENT` is about: the last one, or one of its own. */
function lastOf(found: Draft[], from: Place): Draft {
  const last = found.at(-1);
  if (last !== undefined) return last;
  const own: Draft = { kind: 'other', length: null, suspended: false, concurrent: false, from };
  found.push(own);
  return own;
}

/** A part that goes on over more letters than this is no part: it is closed, so that no text is read twice. */
const maxTail = 120;

/** A sentence printed over several lines: what stands behind the last comma is read again with the next line. */
export class SentenceRun {
  readonly #reading: Reading;
  #target: SentencePart[] = [];
  #tail = '';
  #partsBefore = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Whether the last line ended in a comma, so that the next one must belong to it. */
  get open(): boolean {
    return this.#tail === '';
  }

  start(target: SentencePart[], text: string, line: Line): void {
    this.#target = target;
    this.#tail = '';
    this.#partsBefore = target.length;
    this.goOn(text, line);
  }

  /** Reads the next line; misread words (`RESIN`) are read through a repair. */
  goOn(text: string, line: Line): void {
    const plain = plainWords(text);
    if (plain !== text) this.#reading.repair(line, text, plain, 'word_letters');
    this.#target.length = this.#partsBefore;
    const whole = `${this.#tail} ${plain}`;
    const comma = whole.lastIndexOf(',');
    if (comma >= 0) this.#target.push(...sentenceParts(whole.slice(0, comma), line.place));
    const tail = whole.slice(comma + 1).trim();
    this.#partsBefore = this.#target.length;
    this.#target.push(...sentenceParts(tail, line.place));
    this.#tail = tail;
    if (tail.length > maxTail) {
      this.#tail = ' ';
      this.#partsBefore = this.#target.length;
    }
  }
}
