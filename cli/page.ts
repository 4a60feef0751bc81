/**
 * Text for a person: wrapped, indented, with a little color. Everything is written through here, so that nothing a
 * document says can steer the terminal.
 */
import type { Io } from './io.ts';

const widest = 100;
const narrowest = 60;

/** Marks of emphasis; plain text where there are no colors. */
export type Ink = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

const inks: readonly (readonly [Ink, number, number])[] = [
  ['bold', 1, 22],
  ['dim', 2, 22],
  ['green', 32, 39],
  ['yellow', 33, 39],
  ['red', 31, 39],
  ['cyan', 36, 39],
];

/** Until a line is written, the start and the end of an ink are single characters that no document uses. */
const firstMark = 0xe000;
const marks = /[\ue000-\ue00b]/g;
const visibleLength = (text: string): number => text.replace(marks, '').length;

function inked(line: string, isColor: boolean): string {
  return line.replace(marks, (mark) => {
    const at = mark.charCodeAt(0) - firstMark;
    const [, on, off] = inks[at >> 1] ?? ['bold', 0, 0];
    return isColor ? `\u001b[${at % 2 === 0 ? on : off}m` : '';
  });
}

/** Control characters out of text that came from a file: they could move the cursor or hide words. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Breaks text into lines of at most `width`, the first after `first`, the others after `rest`. */
export function wrapped(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of clean(text)
    .replaceAll(/(§+) /g, '$1\u00a0')
    .split(' ')
    .filter((one) => one !== '')) {
    if (!isEmpty && visibleLength(line) + 1 + visibleLength(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines.map((one) => one.replaceAll('\u00a0', ' '));
}

/** Writes to one of the two outputs. */
export class Page {
  readonly width: number;
  private readonly io: Io;
  private readonly to: 'out' | 'err';

  constructor(io: Io, to: 'out' | 'err' = 'out') {
    this.io = io;
    this.to = to;
    this.width = Math.max(narrowest, Math.min(widest, io.columns ?? widest));
  }

  /** The text in a color, where there are colors. */
  ink(ink: Ink, text: string): string {
    const at = firstMark + 2 * inks.findIndex(([name]) => name === ink);
    return `${String.fromCharCode(at)}${text}${String.fromCharCode(at + 1)}`;
  }

  /** One line, as it is. */
  raw(line = ''): void {
    const text = `${inked(line, this.io.color)}\n`;
    if (this.to === 'out') this.io.out(text);
    else this.io.err(text);
  }

  /** An empty line. */
  gap(): void {
    this.raw();
  }

  /** A heading with an empty line before it. */
  heading(text: string): void {
    this.gap();
    for (const line of wrapped(text, this.width)) this.raw(this.ink('bold', line));
  }

  /** A paragraph, wrapped, each line indented by so many spaces; later lines may be indented further. */
  say(text: string, indent = 0, hanging = indent, ink?: Ink): void {
    for (const line of wrapped(text, this.width, ' '.repeat(indent), ' '.repeat(hanging)))
      this.raw(ink === undefined ? line : this.ink(ink, line));
  }

  /** A label in a column of its own, and what belongs to it. */
  item(label: string, text: string, indent: number, column: number, ink?: Ink): void {
    const start = `${' '.repeat(indent)}${label}`.padEnd(indent + column);
    const gap = start.length > indent + column ? `${start} ` : start;
    const [first = '', ...rest] = wrapped(text, this.width, gap, ' '.repeat(indent + column));
    const painted =
      ink === undefined
        ? first
        : `${' '.repeat(indent)}${this.ink(ink, label)}${first.slice(indent + label.length)}`;
    this.raw(painted);
    for (const line of rest) this.raw(line);
  }

  /** Rows in columns; the last column wraps. */
  table(rows: readonly (readonly string[])[], indent = 0): void {
    const widths: number[] = [];
    for (const row of rows)
      row.forEach((cell, at) => {
        widths[at] = Math.max(widths[at] ?? 0, clean(cell).length);
      });
    for (const row of rows) {
      const head = row
        .slice(0, -1)
        .map((cell, at) => clean(cell).padEnd(widths[at] ?? 0))
        .join('  ');
      const start = `${' '.repeat(indent)}${head}${row.length > 1 ? '  ' : ''}`;
      // Where the first columns leave hardly any room, the last stands below them.
      if (start.length > this.width * 0.6 && start.length + (row.at(-1) ?? '').length > this.width) {
        this.raw(start.trimEnd());
        this.say(row.at(-1) ?? '', indent + 6);
        continue;
      }
      for (const line of wrapped(row.at(-1) ?? '', this.width, start, ' '.repeat(start.length)))
        this.raw(line.trimEnd());
    }
  }
}

/** Prints a value as JSON for a program. */
export function printJson(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}
