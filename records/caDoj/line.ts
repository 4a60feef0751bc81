/**
 * The lines of a sheet, and the account of what became of each. Every line that goes in comes out in exactly one
 * bucket: the account is an array with one place per line, filled while the sheet is read.
 */
import type { Field, LineAccount, LineBucket, Place, Repair } from '../model.ts';

/** A line longer than this is not looked into: no sheet prints one. */
export const maxLineLength = 500;
/** Lines beyond this many are kept in the account and not looked into. */
export const maxLines = 20_000;

/** One line of the sheet, cleaned for reading; `place` keeps it as it stands in the document. */
export interface Line {
  /** Position in the whole document, from 0. */
  readonly index: number;
  readonly place: Place;
  /** Upper case, plain spaces and dashes, no space at either end. */
  readonly text: string;
  readonly indent: number;
}

/** What a value read through a repair or from a scan is worth, against 1 for one that is printed so. */
export const confidence = { printed: 1, scanned: 0.75, repaired: 0.7, inferred: 0.6, doubtful: 0.5 } as const;

const oddLineEnd = /[\r\v\f\u0085\u2028\u2029]/;
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Splits a document into lines. Pages are the array's elements, or the parts between form feeds. */
export function linesOf(pages: readonly string[] | string): Line[] {
  const parts = typeof pages === 'string' ? pages.split('\f') : pages;
  const lines: Line[] = [];
  for (const [at, part] of parts.entries()) {
    const raws = oddLineEnd.test(part) ? part.split(lineEnd) : part.split('\n');
    if (raws.at(-1) === '') raws.pop();
    for (const raw of raws) {
      const index = lines.length;
      const place: Place = { page: at + 1, line: index + 1, raw };
      if (raw.length > maxLineLength || index >= maxLines) lines.push({ index, place, text: '', indent: 0 });
      else lines.push(cleanLine(index, place));
    }
  }
  return lines;
}

const unusual = /[^\x20-\x7e]/;

function cleanLine(index: number, place: Place): Line {
  const text = upper(place.raw);
  const start = text.trimStart();
  return { index, place, text: start.trimEnd(), indent: text.length - start.length };
}

/** A text as lines are read: upper case, plain spaces and dashes, no space at either end. */
export const plainText = (text: string): string => upper(text).trim();

function upper(raw: string): string {
  const text = raw.toUpperCase();
  return unusual.test(text) ? plain(text) : text;
}

function plain(text: string): string {
  return text
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\p{Zs}]/gu, ' ');
}

/** Keeps the account while a sheet is read, and makes fields with their place and confidence. */
export class Reading {
  readonly repairs: Repair[] = [];
  readonly scanned: boolean;
  readonly #accounts: (LineAccount | undefined)[];
  readonly #lines: readonly Line[];
  readonly #most: number;

  constructor(lines: readonly Line[], scanned: boolean) {
    this.#lines = lines;
    this.#accounts = new Array<LineAccount | undefined>(lines.length);
    this.scanned = scanned;
    this.#most = scanned ? confidence.scanned : confidence.printed;
  }

  /** Puts a line into its bucket; a later word about the same line replaces an earlier one. */
  account(line: Line, bucket: LineBucket, as: string): void {
    const { page, line: number, raw } = line.place;
    this.#accounts[line.index] = { page, line: number, raw, bucket, as };
  }

  used(line: Line, as: string): void {
    this.account(line, 'used', as);
  }

  noise(line: Line, as: string): void {
    this.account(line, 'known_noise', as);
  }

  notUnderstood(line: Line, as: string): void {
    this.account(line, 'not_understood', as);
  }

  /** A value read from a line. A scanned page never gives more than the confidence of a scan. */
  field<T>(line: Line, value: T, sure: number = confidence.printed): Field<T> {
    return {
      value,
      from: line.place,
      confidence: this.scanned && sure < this.#most ? sure - 0.1 : Math.min(sure, this.#most),
    };
  }

  /** Lists a change that made a line readable; the line itself stays as it is. */
  repair(line: Line, from: string, to: string, why: string): void {
    this.repairs.push({ place: line.place, from, to, why });
  }

  /** The whole account: one entry for each line, in order. */
  lines(): LineAccount[] {
    return this.#lines.map((line) => {
      const account = this.#accounts[line.index];
      if (account !== undefined) return account;
      const { page, line: number, raw } = line.place;
      return { page, line: number, raw, bucket: 'not_understood', as: 'unread' };
    });
  }
}
