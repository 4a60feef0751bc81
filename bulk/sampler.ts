/**
 * The audit sample: so many people of a file, chosen by a seed. A person's place in the choice hangs on the seed and the
 * person's number alone, so that the same people come out whatever the order of the work.
 */
import type { ChargeBlock } from './block.ts';

export interface SampledPerson {
  /** People with the smallest are chosen. */
  readonly rank: number;
  /** The person's rows as they stand in the file. */
  readonly rows: Uint8Array;
  readonly id: string;
}

export class Sampler {
  readonly #seed: number;
  readonly #size: number;
  /** Ranks taken so far, the largest last; put back where a stretch is read again. */
  ranks: readonly number[] = [];

  constructor(seed: number, size: number) {
    this.#seed = seed >>> 0;
    this.#size = size;
  }

  /** The people of a block who may be in the sample. */
  take(bytes: Uint8Array, block: ChargeBlock): SampledPerson[] {
    const taken: SampledPerson[] = [];
    if (this.#size === 0) return taken;
    for (let person = 0; person < block.people; person += 1) {
      const [start, end] = [block.idStart[person] ?? 0, block.idEnd[person] ?? 0];
      const rank = this.#rank(bytes, start, end);
      const most = this.ranks.length < this.#size ? Number.POSITIVE_INFINITY : (this.ranks.at(-1) ?? 0);
      if (rank >= most) continue;
      this.ranks = [...this.ranks, rank].sort((a, b) => a - b).slice(0, this.#size);
      taken.push({
        rank,
        rows: bytes.slice(block.rowsStart[person] ?? 0, block.rowsEnd[person] ?? 0),
        id: new TextDecoder().decode(bytes.subarray(start, end)),
      });
    }
    return taken.filter(({ rank }) => rank <= (this.ranks.at(-1) ?? 0));
  }

  #rank(bytes: Uint8Array, start: number, end: number): number {
    let a = this.#seed ^ 0x811c9dc5;
    let b = Math.imul(this.#seed, 0x9e3779b1) ^ 0x27d4eb2f;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(b ^ byte, 0x85ebca6b) ^ (b >>> 13);
    }
    a = Math.imul(a ^ (a >>> 15) ^ b, 0x2c1b3c6d);
    b = Math.imul(b ^ (b >>> 12) ^ a, 0x297a2d39);
    return (a >>> 0) * 2 ** 21 + ((b ^ (b >>> 15)) >>> 11);
  }
}

/** The `size` people who come first, of those found so far. */
export function chosen(found: readonly SampledPerson[], size: number): SampledPerson[] {
  return [...found].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, size);
}
