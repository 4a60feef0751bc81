/**
 * Cells that stand side by side and say what a charge is and how it ended are looked up as one text: a file has few of
 * them, and one look-up takes the place of three.
 */
import { outcomeOf, severityOf } from '@nunc/records';
import { textOfBytes } from './csv/cells.ts';
import type { CellTable } from './csv/table.ts';
import { ByteDictionary } from './dictionary.ts';
import { outcomeIndex, severityIndex } from './texts.ts';
import type { Encodings } from './words.ts';

/** What the words of a run say, in bits: the outcome, the severity, and whether either word is one that nobody knows. */
export const severityShift = 4;
export const outcomeNotKnown = 64;
export const severityNotKnown = 128;

/** Texts of a run beyond which its parts are looked up one by one. */
const crowded = 50_000;

interface Part {
  readonly says: 'offense' | 'outcome' | 'severity';
  /** Its first and last column. */
  readonly low: number;
  readonly high: number;
}

/** The parts that stand side by side, together. */
export function wordRuns(parts: readonly Part[]): WordRun[] {
  const runs: Part[][] = [];
  for (const part of parts.toSorted((a, b) => a.low - b.low)) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.high === part.low - 1) last.push(part);
    else runs.push([part]);
  }
  return runs.map((run) => new WordRun(run));
}

export class WordRun {
  readonly #parts: readonly Part[];
  readonly low: number;
  readonly high: number;
  readonly hasOffense: boolean;
  readonly texts = new ByteDictionary();
  /** What the words of each text say; of the first `known` texts. */
  words = new Uint8Array(256);
  known = 0;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
    this.low = Math.min(...parts.map(({ low }) => low));
    this.high = Math.max(...parts.map(({ high }) => high));
    this.hasOffense = parts.some(({ says }) => says === 'offense');
  }

  get isCrowded(): boolean {
    return this.#parts.length > 1 && this.known > crowded;
  }

  /** The same cells, each part by itself. */
  apart(): WordRun[] {
    return this.#parts.map((part) => new WordRun([part]));
  }

  /** Reads the words of the text that was seen last, in the row at `base`. */
  learn({ bytes, starts, ends, shift }: CellTable, base: number, encodings: Encodings): number {
    let words = 0;
    for (const { says, low } of this.#parts) {
      if (says === 'offense') continue;
      const { text, encoding } = textOfBytes(
        bytes.subarray((starts[base + low] ?? 0) + shift, ends[base + low] ?? 0),
      );
      encodings[encoding] += 1;
      words |= says === 'outcome' ? outcomeWords(text) : severityWords(text);
    }
    if (this.known >= this.words.length) {
      const larger = new Uint8Array(this.words.length * 2);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[this.known] = words;
    this.known += 1;
    return words;
  }
}

const unknown = outcomeIndex.get('unknown') ?? 0;

function outcomeWords(text: string): number {
  if (text === '') return unknown;
  const outcome = outcomeOf(text);
  return outcome === null ? unknown | outcomeNotKnown : (outcomeIndex.get(outcome) ?? unknown);
}

function severityWords(text: string): number {
  if (text === '') return 0;
  const severity = severityOf(text);
  return severity === null ? severityNotKnown : (severityIndex.get(severity) ?? 0) << severityShift;
}
