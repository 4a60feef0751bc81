/** What became of the charges of one arrest: some laws close the sealing of an arrest where any charge of it was proven. */
import { outcomes } from '@nunc/records';
import type { ChargeBlock } from './block.ts';
import { doubled } from './dictionary.ts';

const proven = 1;
const open = 2;

const sayings = Uint8Array.from(outcomes, (one) =>
  one === 'convicted' || one === 'adjudicated' ? proven : one === 'unknown' || one === 'pending' ? open : 0,
);
const said = (outcome: number): number => sayings[outcome] ?? 0;

/** 1: a charge of the arrest was proven; 2: none was and all have ended; 0: nobody knows. */
const endOf = (found: number, isIncomplete: boolean): number =>
  (found & proven) !== 0 ? 1 : found === 0 && !isIncomplete ? 2 : 0;

/** The charges of one person by arrest. */
export class Arrests {
  /** Of each charge of the person the number of its arrest; of each arrest its mark and what its charges say. */
  #arrestOf = new Int32Array(256);
  #cycles = new Int32Array(256);
  #found = new Int32Array(256);
  #sizes = new Int32Array(256);

  group({ cycle, outcome, note }: ChargeBlock, first: number, end: number): void {
    while (end - first > this.#arrestOf.length) {
      this.#arrestOf = doubled(this.#arrestOf);
      this.#cycles = doubled(this.#cycles);
      this.#found = doubled(this.#found);
      this.#sizes = doubled(this.#sizes);
    }
    const [arrestOf, cycles, found, sizes] = [this.#arrestOf, this.#cycles, this.#found, this.#sizes];
    let count = 0;
    let highest = -1;
    for (let at = first; at < end; at += 1) {
      const own = cycle[at] ?? -1;
      let arrest = count;
      // Rows mostly stand in the order of the arrests.
      if (own <= highest && own !== -1) {
        arrest -= 1;
        while (arrest >= 0 && cycles[arrest] !== own) arrest -= 1;
      } else if (own > highest) highest = own;
      if (arrest === count || arrest < 0) {
        arrest = count;
        cycles[arrest] = own;
        found[arrest] = 0;
        sizes[arrest] = 0;
        count += 1;
      }
      arrestOf[at - first] = arrest;
      sizes[arrest] = (sizes[arrest] ?? 0) + 1;
      if (note[at] !== 1 && note[at] !== 2) found[arrest] = (found[arrest] ?? 0) | said(outcome[at] ?? 0);
    }
  }

  /** How the arrest of a charge ended; charges count from the person's first. */
  of(charge: number, isIncomplete: boolean): number {
    return endOf(this.#found[this.#arrestOf[charge] ?? 0] ?? 0, isIncomplete);
  }

  /** How many charges the arrest of a charge has. */
  sizeOf(charge: number): number {
    return this.#sizes[this.#arrestOf[charge] ?? 0] ?? 0;
  }
}
