/**
 * Numbers for texts that come again and again, found by their bytes: no text is made of a cell that was seen before.
 * Two texts have the same number only when all their bytes are the same.
 */

const cacheSize = 4096;

export class ByteDictionary {
  /** Texts kept so far, one behind the other. */
  #arena = new Uint8Array(1 << 14);
  #used = 0;
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  #hashes = new Int32Array(256);
  #slots = new Int32Array(1024).fill(-1);
  /** The last text seen for a few of its bytes: most look-ups end here. */
  readonly #cache = new Int32Array(cacheSize);
  size = 0;

  /** The number of the text, a new one where it was not seen before. */
  idOf(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const key =
      length === 0
        ? 0
        : ((bytes[start] ?? 0) +
            (bytes[end - 1] ?? 0) * 31 +
            (bytes[(start + end) >> 1] ?? 0) * 131 +
            (bytes[start + (length >> 2)] ?? 0) * 517 +
            length * 1031) &
          (cacheSize - 1);
    const guess = this.#cache[key] ?? 0;
    if (guess < this.size && this.#same(guess, bytes, start, end)) return guess;
    const found = this.#find(bytes, start, end);
    this.#cache[key] = found;
    return found;
  }

  /** The bytes of a text. */
  bytesOf(id: number): Uint8Array {
    return this.#arena.subarray(this.#starts[id] ?? 0, this.#ends[id] ?? 0);
  }

  #same(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id] ?? 0;
    if ((this.#ends[id] ?? 0) - from !== end - start) return false;
    const arena = this.#arena;
    for (let at = start, own = from; at < end; at += 1, own += 1) if (arena[own] !== bytes[at]) return false;
    return true;
  }

  #find(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 0x01000193) ^ (bytes[at] ?? 0)) | 0;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id === -1) return this.#add(hash, bytes, start, end);
      if (this.#hashes[id] === hash && this.#same(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  #add(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.#used + length > this.#arena.length) {
      const larger = new Uint8Array(Math.max(this.#arena.length * 2, this.#used + length));
      larger.set(this.#arena);
      this.#arena = larger;
    }
    const id = this.size;
    if (id === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
      this.#hashes = doubled(this.#hashes);
    }
    this.#arena.set(bytes.subarray(start, end), this.#used);
    this.#starts[id] = this.#used;
    this.#used += length;
    this.#ends[id] = this.#used;
    this.#hashes[id] = hash;
    this.size += 1;
    if (this.size * 2 > this.#slots.length) this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    else {
      this.#place(id);
      return id;
    }
    for (let one = 0; one < this.size; one += 1) this.#place(one);
    return id;
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    const hash = this.#hashes[id] ?? 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    this.#slots[slot] = id;
  }
}

export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Numbers for tuples of four whole numbers, found by open addressing. */
export class TupleTable {
  #keys = new Int32Array(4 * 4096);
  #values = new Int32Array(4096).fill(-1);
  #size = 0;

  /** The value of a tuple of four, or -1. */
  get(a: number, b: number, c: number, d: number): number {
    const keys = this.#keys;
    const mask = this.#values.length - 1;
    let slot = slotOf(a, b, c, d) & mask;
    for (;;) {
      const value = this.#values[slot] ?? -1;
      if (value === -1) return -1;
      const at = slot * 4;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return value;
      slot = (slot + 1) & mask;
    }
  }

  set(a: number, b: number, c: number, d: number, value: number): void {
    if (this.#size * 2 >= this.#values.length) this.#grow();
    this.#put(a, b, c, d, value);
    this.#size += 1;
  }

  #put(a: number, b: number, c: number, d: number, value: number): void {
    const mask = this.#values.length - 1;
    let slot = slotOf(a, b, c, d) & mask;
    while (this.#values[slot] !== -1) slot = (slot + 1) & mask;
    this.#values[slot] = value;
    this.#keys.set([a, b, c, d], slot * 4);
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = doubled(keys);
    this.#values = new Int32Array(values.length * 2).fill(-1);
    for (const [slot, value] of values.entries()) {
      if (value === -1) continue;
      const at = slot * 4;
      this.#put(keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0, keys[at + 3] ?? 0, value);
    }
  }
}

function slotOf(a: number, b: number, c: number, d: number): number {
  const mixed =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15) ^ (mixed >>> 7)) >>> 0;
}
