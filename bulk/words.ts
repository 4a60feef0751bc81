/** What the words in cells mean, looked up by their bytes: a text is made only of a cell that was not seen before. */
import { type Encoding, textOfBytes } from './csv/cells.ts';
import type { CellTable } from './csv/table.ts';
import { ByteDictionary } from './dictionary.ts';

/** How many distinct texts in each encoding were seen; both beyond ASCII in one file is a mixed file. */
export type Encodings = { -readonly [Key in Encoding]: number };

export const noEncodings = (): Encodings => ({ ascii: 0, 'utf-8': 0, 'latin-1': 0 });

/** A dictionary that forgets nothing: it must not be given cells that are all different. */
export class CellWords {
  readonly #dictionary = new ByteDictionary();
  readonly #meaning: (text: string) => number;
  readonly #encodings: Encodings;
  #values = new Int32Array(256);
  #known = 0;

  constructor(meaning: (text: string) => number, encodings: Encodings) {
    this.#meaning = meaning;
    this.#encodings = encodings;
  }

  /** The meanings of a column's cells, each worked out once for each text. They go to the places of their charges. */
  valuesOf(
    { view, starts, ends, shift, bases, charges, count }: CellTable,
    column: number,
    into: Int32Array,
  ): void {
    const dictionary = this.#dictionary;
    for (let row = 0; row < count; row += 1) {
      const at = (bases[row] ?? 0) + column;
      const id = dictionary.idOf(view, (starts[at] ?? 0) + shift, ends[at] ?? 0);
      if (id >= this.#known) this.#learn(id);
      into[charges[row] ?? 0] = this.#values[id] ?? 0;
    }
  }

  #learn(id: number): void {
    if (id >= this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    const { text, encoding } = textOfBytes(this.#dictionary.bytesOf(id));
    this.#encodings[encoding] += 1;
    this.#values[id] = this.#meaning(text);
    this.#known = id + 1;
  }
}

/** Texts that are only counted by, such as counties: numbers from 1, 0 for an empty cell; beyond `most` all are one. */
export class Labels {
  readonly #byText = new Map<string, number>();
  readonly texts: string[] = [''];
  readonly #most: number;

  constructor(most = 5000) {
    this.#most = most;
  }

  idOf(text: string): number {
    const plain = text.trim().replace(/\s+/g, ' ').slice(0, 60);
    if (plain === '') return 0;
    const known = this.#byText.get(plain);
    if (known !== undefined) return known;
    if (this.texts.length > this.#most) return this.#most;
    const id = this.texts.length;
    this.texts.push(id === this.#most ? '(others)' : plain);
    this.#byText.set(plain, id);
    return id;
  }
}
