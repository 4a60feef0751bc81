/**
 * Chance that can be replayed: numbers that follow from a seed and a person's place in the population, so that any
 * person can be drawn alone and a population is the same bytes whoever draws it. Not for secrets.
 */

/** The shares of some choices; they need not add up to one. */
export type Shares = ReadonlyMap<string, number>;

/** A stream of numbers (sfc32, a small well-tested generator of 128 bits of state). */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;
  #spare: number | null = null;

  /** The stream of one person of the population that a seed names. */
  constructor(seed: number, person: number) {
    this.#a = scramble(seed);
    this.#b = scramble(seed ^ 0x9e3779b9);
    this.#c = scramble(person);
    for (let round = 0; round < 15; round += 1) this.#next();
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** From 0 to below 1. */
  fraction(): number {
    return this.#next() / 4294967296;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  happens(share: number): boolean {
    return this.fraction() < share;
  }

  /** One of the choices, by their shares. */
  pick(shares: Shares): string {
    let total = 0;
    for (const share of shares.values()) total += share;
    let at = this.fraction() * total;
    let last = '';
    for (const [choice, share] of shares) {
      if (share > 0) last = choice;
      at -= share;
      if (at < 0) return choice;
    }
    return last;
  }

  /** Normal with mean 0 and deviation 1 (Marsaglia's polar method). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    for (;;) {
      const x = this.fraction() * 2 - 1;
      const y = this.fraction() * 2 - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * scale;
      return x * scale;
    }
  }

  lognormal(mu: number, sigma: number): number {
    return Math.exp(mu + sigma * this.normal());
  }

  /** How often something fails before it first happens, with the mean given. */
  geometric(mean: number): number {
    if (mean <= 0) return 0;
    return Math.floor(Math.log(1 - this.fraction()) / Math.log(mean / (1 + mean)));
  }

  /** Somebody's own shares around those of everybody (Dirichlet): the smaller the concentration, the further apart. */
  own(shares: Shares, concentration: number): Shares {
    let total = 0;
    for (const share of shares.values()) total += share;
    const drawn = new Map<string, number>();
    for (const [choice, share] of shares) drawn.set(choice, this.#gamma((concentration * share) / total));
    return drawn;
  }

  /** Gamma with scale 1 (Marsaglia and Tsang); shapes below one through the shape above. */
  #gamma(shape: number): number {
    if (shape < 1) return this.#gamma(shape + 1) * (1 - this.fraction()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      if (Math.log(1 - this.fraction()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}

/** Spreads near numbers far apart (the finisher of MurmurHash3). */
function scramble(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
