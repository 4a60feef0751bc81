/** What distinct cells mean, read once for each text and kept in bounded room. */
import { textOfBytes } from '../csv/cells.ts';
import { ByteDictionary } from '../dictionary.ts';
import type { Encodings } from '../words.ts';

/** A row's cells as places in the text; blanks at either end and fillers are no part of them. */
export interface Cells {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Distinct texts that are kept; one that comes after them begins the list anew. */
const mostKept = 60_000;

export class CellValues<Value> {
  readonly #read: (texts: readonly string[]) => Value;
  readonly #encodings: Encodings;
  readonly #columns: readonly number[];
  readonly #first: number;
  readonly #last: number;
  #dictionary = new ByteDictionary();
  #values: Value[] = [];

  /** `columns` stand side by side, and are looked up at once. */
  constructor(columns: readonly number[], encodings: Encodings, read: (texts: readonly string[]) => Value) {
    this.#columns = columns;
    this.#first = columns[0] ?? 0;
    this.#last = columns.at(-1) ?? 0;
    this.#encodings = encodings;
    this.#read = read;
  }

  of(cells: Cells): Value {
    const start = cells.starts[this.#first] ?? 0;
    const end = cells.ends[this.#last] ?? 0;
    const id = this.#dictionary.idOf(cells.view, start, end > start ? end : start);
    const known = this.#values[id];
    return known === undefined ? this.#learn(id, cells) : known;
  }

  #learn(id: number, cells: Cells): Value {
    const value = this.#read(this.#columns.map((column) => textOf(cells, column, this.#encodings)));
    if (id < mostKept) this.#values[id] = value;
    else {
      this.#dictionary = new ByteDictionary();
      this.#values = [];
    }
    return value;
  }
}

/** The text of a cell. */
export function textOf({ bytes, starts, ends }: Cells, column: number, encodings: Encodings): string {
  const { text, encoding } = textOfBytes(bytes.subarray(starts[column] ?? 0, ends[column] ?? 0));
  encodings[encoding] += 1;
  return text;
}
