/** What became of the charges of one arrest: some laws close the sealing of an arrest where any charge of it was proven. */
import type { ChargeBlock } from './block.ts';
import { doubled } from './dictionary.ts';
import { outcomeIndex } from './texts.ts';

const convicted = outcomeIndex.get('convicted') ?? 0;
const adjudicated = outcomeIndex.get('adjudicated') ?? 0;
const pending = outcomeIndex.get('pending') ?? 0;
const unknown = outcomeIndex.get('unknown') ?? 0;

const proven = 1;
const open = 2;

const said = (outcome: number): number =>
  outcome === convicted || outcome === adjudicated
    ? proven
    : outcome === unknown || outcome === pending
      ? open
      : 0;

/** 1: a charge of the arrest was proven; 2: none was and all have ended; 0: nobody knows. */
const endOf = (found: number, isIncomplete: boolean): number =>
  (found & proven) !== 0 ? 1 : found === 0 && !isIncomplete ? 2 : 0;

/** The end of an arrest of which this is the only charge. */
export const aloneInArrest = (outcome: number, isIncomplete: boolean): number =>
  endOf(said(outcome), isIncomplete);

/** The charges of one person by arrest. */
export class Arrests {
  /** Of each charge of the person the number of its arrest; of each arrest its mark and what its charges say. */
  #arrestOf = new Int32Array(256);
  #cycles = new Int32Array(256);
  #found = new Int32Array(256);
  #count = 0;

  group({ cycle, outcome, note }: ChargeBlock, first: number, end: number): void {
    while (end - first > this.#arrestOf.length) {
      this.#arrestOf = doubled(this.#arrestOf);
      this.#cycles = doubled(this.#cycles);
      this.#found = doubled(this.#found);
    }
    this.#count = 0;
    let highest = -1;
    for (let at = first; at < end; at += 1) {
      const own = cycle[at] ?? -1;
      // Rows mostly stand in the order of the arrests.
      const arrest = own > highest || own === -1 ? this.#begin(own) : this.#find(own);
      if (own > highest) highest = own;
      this.#arrestOf[at - first] = arrest;
      if (note[at] !== 1 && note[at] !== 2)
        this.#found[arrest] = (this.#found[arrest] ?? 0) | said(outcome[at] ?? 0);
    }
  }

  /** How the arrest of a charge ended; charges count from the person's first. */
  of(charge: number, isIncomplete: boolean): number {
    return endOf(this.#found[this.#arrestOf[charge] ?? 0] ?? 0, isIncomplete);
  }

  #begin(cycle: number): number {
    const arrest = this.#count;
    this.#cycles[arrest] = cycle;
    this.#found[arrest] = 0;
    this.#count = arrest + 1;
    return arrest;
  }

  #find(cycle: number): number {
    for (let arrest = this.#count - 1; arrest >= 0; arrest -= 1)
      if (this.#cycles[arrest] === cycle) return arrest;
    return this.#begin(cycle);
  }
}
