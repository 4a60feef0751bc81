/** Counts of charges and people by what is known of them, kept in arrays while a block is answered. */

/** Each charge counts under one of these: how it stands before, and with the bill. */
export const standingPairs = 16;

/** The dimensions by which a summary counts. */
export const dimensions = ['county', 'offense', 'decade', 'age', 'sex', 'race'] as const;
export type Dimension = (typeof dimensions)[number];

/** Counts by value: 16 counts of charges, then 16 of people. */
export class DimensionTally {
  #counts = new Int32Array(64 * 32);
  /** Which person was counted last under a value and standing: each person counts once. */
  #last = new Int32Array(64 * 16).fill(-1);

  add(value: number, pair: number, person: number): void {
    if (value * 32 >= this.#counts.length) this.#grow(value);
    const at = value * 32 + pair;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    const seen = value * 16 + pair;
    if (this.#last[seen] !== person) {
      this.#last[seen] = person;
      this.#counts[at + 16] = (this.#counts[at + 16] ?? 0) + 1;
    }
  }

  /** Counts so many charges of a person who is counted under this value and standing only once. */
  addPerson(value: number, pair: number, charges: number): void {
    if (value * 32 >= this.#counts.length) this.#grow(value);
    const at = value * 32 + pair;
    this.#counts[at] = (this.#counts[at] ?? 0) + charges;
    this.#counts[at + 16] = (this.#counts[at + 16] ?? 0) + 1;
  }

  /** Gives the counts of each value that has any, and begins anew. */
  take(name: (value: number) => string): Record<string, number[]> {
    const taken: Record<string, number[]> = {};
    for (let value = 0; value * 32 < this.#counts.length; value += 1) {
      const own = this.#counts.subarray(value * 32, value * 32 + 32);
      if (own.every((count) => count === 0)) continue;
      const label = name(value);
      const into = taken[label] ?? new Array<number>(32).fill(0);
      for (const [at, count] of own.entries()) into[at] = (into[at] ?? 0) + count;
      taken[label] = into;
    }
    this.#counts.fill(0);
    this.#last.fill(-1);
    return taken;
  }

  #grow(value: number): void {
    const size = Math.max(value + 1, (this.#counts.length / 32) * 2);
    const counts = new Int32Array(size * 32);
    counts.set(this.#counts);
    const last = new Int32Array(size * 16).fill(-1);
    last.set(this.#last);
    this.#counts = counts;
    this.#last = last;
  }
}

/** Everything counted so far; plain values, so that it can be kept in a file and sent between threads. */
export interface Tally {
  rows: number;
  /** Charges with an answer of their own. */
  charges: number;
  people: number;
  unread: number;
  /** Charges that are the same matter as another, and entries that are no charges. */
  sameCharge: number;
  notACharge: number;
  /** People of whom a row was not read. */
  incompletePeople: number;
  wordsNotKnown: { outcome: number; severity: number };
  encodings: { ascii: number; 'utf-8': number; 'latin-1': number };
  unreadByReason: Record<string, number>;
  /** By answer, as JSON: how many charges. */
  answers: Record<string, number>;
  /** By standing pair: charges, then people with at least one such charge. */
  all: number[];
  dimensions: Record<Dimension, Record<string, number[]>>;
}

export function emptyTally(): Tally {
  return {
    rows: 0,
    charges: 0,
    people: 0,
    unread: 0,
    sameCharge: 0,
    notACharge: 0,
    incompletePeople: 0,
    wordsNotKnown: { outcome: 0, severity: 0 },
    encodings: { ascii: 0, 'utf-8': 0, 'latin-1': 0 },
    unreadByReason: {},
    answers: {},
    all: new Array<number>(32).fill(0),
    dimensions: { county: {}, offense: {}, decade: {}, age: {}, sex: {}, race: {} },
  };
}

/** Adds what one block counted. */
export function addTally(to: Tally, from: Tally): void {
  for (const key of [
    'rows',
    'charges',
    'people',
    'unread',
    'sameCharge',
    'notACharge',
    'incompletePeople',
  ] as const)
    to[key] += from[key];
  to.wordsNotKnown.outcome += from.wordsNotKnown.outcome;
  to.wordsNotKnown.severity += from.wordsNotKnown.severity;
  for (const key of ['ascii', 'utf-8', 'latin-1'] as const)
    to.encodings[key] = Math.max(to.encodings[key], from.encodings[key]);
  addCounts(to.unreadByReason, from.unreadByReason);
  addCounts(to.answers, from.answers);
  addLists(to.all, from.all);
  for (const dimension of dimensions) {
    const into = to.dimensions[dimension];
    for (const [value, counts] of Object.entries(from.dimensions[dimension])) {
      const own = into[value] ?? new Array<number>(32).fill(0);
      addLists(own, counts);
      into[value] = own;
    }
  }
}

function addCounts(to: Record<string, number>, from: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(from)) to[key] = (to[key] ?? 0) + count;
}

function addLists(to: number[], from: readonly number[]): void {
  for (const [at, count] of from.entries()) to[at] = (to[at] ?? 0) + count;
}
