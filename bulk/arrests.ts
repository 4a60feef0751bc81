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

/** Charges of a person beyond which arrests are looked up in a map: rows with a stand-in for a person's number may be millions. */
const many = 400;

/** The charges of one person by arrest. Charges count from the person's first. */
export class Arrests {
  /** Of each charge the number of its arrest, and the charges of that arrest before and after it, or -1. */
  #arrestOf = new Int32Array(256);
  #before = new Int32Array(256);
  #after = new Int32Array(256);
  /** Of each arrest its mark, what its charges say, and its last charge. */
  #cycles = new Int32Array(256);
  #found = new Int32Array(256);
  #last = new Int32Array(256);

  group({ cycle, outcome, note }: ChargeBlock, first: number, end: number): void {
    while (end - first > this.#arrestOf.length) {
      this.#arrestOf = doubled(this.#arrestOf);
      this.#before = doubled(this.#before);
      this.#after = doubled(this.#after);
      this.#cycles = doubled(this.#cycles);
      this.#found = doubled(this.#found);
      this.#last = doubled(this.#last);
    }
    const [arrestOf, before, after] = [this.#arrestOf, this.#before, this.#after];
    const [cycles, found, last] = [this.#cycles, this.#found, this.#last];
    const known = end - first > many ? new Map<number, number>() : null;
    let count = 0;
    let highest = -1;
    for (let at = first; at < end; at += 1) {
      const charge = at - first;
      const own = cycle[at] ?? -1;
      let arrest = -1;
      // Rows mostly stand in the order of the arrests.
      if (own > highest) highest = own;
      else if (own !== -1 && known !== null) arrest = known.get(own) ?? -1;
      else if (own !== -1) {
        arrest = count - 1;
        while (arrest >= 0 && cycles[arrest] !== own) arrest -= 1;
      }
      if (arrest < 0) {
        arrest = count;
        count += 1;
        cycles[arrest] = own;
        found[arrest] = 0;
        before[charge] = -1;
        known?.set(own, arrest);
      } else {
        const previous = last[arrest] ?? -1;
        before[charge] = previous;
        after[previous] = charge;
      }
      after[charge] = -1;
      last[arrest] = charge;
      arrestOf[charge] = arrest;
      if (note[at] !== 1 && note[at] !== 2) found[arrest] = (found[arrest] ?? 0) | said(outcome[at] ?? 0);
    }
  }

  /** How the arrest of a charge ended. */
  of(charge: number, isIncomplete: boolean): number {
    return endOf(this.#found[this.#arrestOf[charge] ?? 0] ?? 0, isIncomplete);
  }

  /** The next charge of the same arrest, or -1. */
  after(charge: number): number {
    return this.#after[charge] ?? -1;
  }

  /** The charge of the same arrest before, or -1. */
  before(charge: number): number {
    return this.#before[charge] ?? -1;
  }
}
