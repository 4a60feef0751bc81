/** Reads one stretch of a file into the engine's memory and has it answered. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Engine, type HeaderProblem, type Scanner, type Stretch, scannerFor } from '@nunc/bulk';

/** Which stretch: it begins at `start` and ends with the person whose row is the first behind `target`. */
export interface StretchTask {
  readonly number: number;
  readonly start: number;
  readonly target: number;
  readonly startsIncomplete: boolean;
}

/** A stretch that was answered; `end` counts from the beginning of the file. */
export type StretchDone = Stretch;

type MakeEngine = () =>
  | { readonly engine: Engine; readonly run: { readonly isFull: boolean } }
  | HeaderProblem;

/** Rows of one person may go on so far beyond the end of a stretch; beyond it they are not one person's. */
const longestPerson = 256_000_000;
const margin = 1 << 20;
const newline = 10;

export class StretchReader {
  readonly #file: number;
  readonly #size: number;
  readonly #make: MakeEngine;
  #engine: Engine | null = null;
  #run: { readonly isFull: boolean } | null = null;
  #scanner: Scanner;
  #room: number;

  constructor(path: string, stretchBytes: number, make: MakeEngine) {
    this.#file = openSync(path, 'r');
    this.#size = fstatSync(this.#file).size;
    this.#make = make;
    this.#room = stretchBytes + margin;
    this.#scanner = scannerFor(this.#room);
  }

  read({ start, target, startsIncomplete }: StretchTask): StretchDone {
    if (this.#engine === null || this.#run?.isFull === true) {
      const made = this.#make();
      if ('what' in made) throw new Error(made.what);
      this.#engine = made.engine;
      this.#run = made.run;
    }
    let wanted = Math.min(this.#size, target + margin) - start;
    for (;;) {
      if (wanted > this.#room - 1) this.#grow(wanted + 1);
      const got = this.#fill(start, wanted);
      const isLast = start + got >= this.#size;
      let to = got;
      if (isLast && this.#scanner.bytes[got - 1] !== newline) {
        this.#scanner.bytes[got] = newline;
        to += 1;
      }
      const done = this.#engine.stretch(this.#scanner, 0, target - start, to, isLast, startsIncomplete);
      if (done !== null) return { ...done, end: isLast && done.end >= got ? this.#size : start + done.end };
      if (wanted > target - start + longestPerson)
        throw new TooManyRows(`more than ${longestPerson / 1_000_000} MB of rows name one person`);
      wanted = Math.min(this.#size - start, wanted * 2);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #fill(start: number, wanted: number): number {
    const { bytes } = this.#scanner;
    let got = 0;
    while (got < wanted) {
      const more = readSync(this.#file, bytes, got, wanted - got, start + got);
      if (more === 0) break;
      got += more;
    }
    return got;
  }

  #grow(room: number): void {
    this.#room = room;
    this.#scanner = scannerFor(room);
  }
}

/** The rows of a file are not those of people. */
class TooManyRows extends Error {}
