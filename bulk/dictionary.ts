/**
 * Numbers for texts that come again and again, found by their bytes: no text is made of a cell that was seen before.
 * Two texts have the same number only when all their bytes are the same.
 */
/** What of the four bytes read behind the end of a text belongs to it. */
const tails = [0, 0xff, 0xffff, 0xffffff] as const;

const oddA = 0x9e3779b1;
const oddB = 0x85ebca6b;
/** Places looked at in vain before every byte goes into the hash. */
const longestSearch = 40;

export class ByteDictionary {
  /** Texts kept so far, one behind the other, each from a fourth byte on. */
  #arena = new Uint8Array(1 << 14);
  #kept = new DataView(this.#arena.buffer);
  #used = 0;
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  /** Open addressing: hash and number plus one, side by side. */
  #slots = new Int32Array(2 * 1024);
  /** Whether every byte goes into the hash; a few do, until too many texts differ in none of them. */
  #isThorough = false;
  size = 0;

  /** The number of the text, a new one where it was not seen before. Four bytes behind the text must be readable. */
  idOf(text: DataView, start: number, end: number): number {
    const slots = this.#slots;
    const hash = this.#isThorough ? hashOfAll(text, start, end) : hashOfSome(text, start, end);
    const mask = (slots.length >> 1) - 1;
    let slot = hash & mask;
    for (let tried = 0; ; tried += 1) {
      const id = (slots[2 * slot + 1] ?? 0) - 1;
      if (id === -1) return this.#add(hash, text, start, end, tried > longestSearch);
      if (slots[2 * slot] === hash && this.#isSame(id, text, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The bytes of a text. */
  bytesOf(id: number): Uint8Array {
    return this.#arena.subarray(this.#starts[id] ?? 0, this.#ends[id] ?? 0);
  }

  #isSame(id: number, text: DataView, start: number, end: number): boolean {
    const from = this.#starts[id] ?? 0;
    if ((this.#ends[id] ?? 0) - from !== end - start) return false;
    return isSameText(this.#kept, from, text, start, end);
  }

  #add(hash: number, text: DataView, start: number, end: number, isCrowded: boolean): number {
    const length = end - start;
    if (this.#used + length + 8 > this.#arena.length) {
      const larger = new Uint8Array(Math.max(this.#arena.length * 2, this.#used + length + 8));
      larger.set(this.#arena);
      this.#arena = larger;
      this.#kept = new DataView(larger.buffer);
    }
    const id = this.size;
    if (id === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
    }
    this.#arena.set(new Uint8Array(text.buffer, text.byteOffset + start, length), this.#used);
    this.#starts[id] = this.#used;
    this.#ends[id] = this.#used + length;
    this.#used = (this.#used + length + 3) & ~3;
    this.size += 1;
    const isThorough = this.#isThorough || isCrowded;
    if (this.size * 4 <= this.#slots.length && isThorough === this.#isThorough) {
      this.#place(hash, id);
      return id;
    }
    this.#isThorough = isThorough;
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let one = 0; one < this.size; one += 1) {
      const [from, to] = [this.#starts[one] ?? 0, this.#ends[one] ?? 0];
      this.#place(isThorough ? hashOfAll(this.#kept, from, to) : hashOfSome(this.#kept, from, to), one);
    }
    return id;
  }

  #place(hash: number, id: number): void {
    const mask = (this.#slots.length >> 1) - 1;
    let slot = hash & mask;
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = id + 1;
  }
}

/** The length and five words of a text that lie apart. */
function hashOfSome(text: DataView, start: number, end: number): number {
  const size = end - start;
  if (size < 8) {
    const head = text.getInt32(start, true) & (size < 4 ? (tails[size] ?? 0) : -1);
    const rest = size > 4 ? text.getInt32(end - 4, true) : 0;
    return mixed(Math.imul(head ^ Math.imul(size, oddB), oddA) ^ Math.imul(rest, oddB));
  }
  const a = text.getInt32(start, true) ^ Math.imul(text.getInt32(end - 4, true), oddB);
  const b = text.getInt32(start + 4, true) ^ Math.imul(text.getInt32(end - 8, true), oddA);
  const middle = text.getInt32(start + ((size - 4) >> 1), true);
  return mixed(Math.imul(a ^ middle, oddA) ^ Math.imul(b ^ size, oddB));
}

/** All words, two at a time, so that one multiplication need not wait for the other. */
function hashOfAll(text: DataView, start: number, end: number): number {
  let a = Math.imul(end - start + 1, oddA);
  let b = oddB | 0;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    a = Math.imul(a ^ text.getInt32(at, true), oddA);
    b = Math.imul(b ^ text.getInt32(at + 4, true), oddB);
    a ^= a >>> 15;
    b ^= b >>> 15;
  }
  if (at + 4 <= end) {
    a = Math.imul(a ^ text.getInt32(at, true), oddA);
    at += 4;
  }
  if (at < end) b = Math.imul(b ^ (text.getInt32(at, true) & (tails[end - at] ?? 0)), oddB);
  return mixed(a ^ (b >>> 16) ^ (b << 16));
}

const mixed = (hash: number): number => (hash ^ (hash >>> 15) ^ (hash >>> 23)) | 0;

/** Whether a text, from `start` to `end`, stands at `from` too. Four bytes behind both must be readable. */
export function isSameText(
  other: DataView,
  from: number,
  text: DataView,
  start: number,
  end: number,
): boolean {
  let own = from;
  let at = start;
  for (; at + 4 <= end; at += 4, own += 4)
    if (text.getInt32(at, true) !== other.getInt32(own, true)) return false;
  return at === end || ((text.getInt32(at, true) ^ other.getInt32(own, true)) & (tails[end - at] ?? 0)) === 0;
}

export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Numbers for tuples of four whole numbers, found by open addressing: of each its four and its value plus one. */
export class TupleTable {
  #slots = new Int32Array(slotSize * 4096);
  #mask = 4095;
  #size = 0;

  /** The value of a tuple of four, or -1. */
  get(a: number, b: number, c: number, d: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = slotOf(a, b, c, d) & mask;
    for (;;) {
      const at = slot * slotSize;
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d)
        return (slots[at + 4] ?? 0) - 1;
      if (slots[at + 4] === 0) return -1;
      slot = (slot + 1) & mask;
    }
  }

  set(a: number, b: number, c: number, d: number, value: number): void {
    if (this.#size * 4 > this.#mask) {
      const old = this.#slots;
      this.#mask = this.#mask * 2 + 1;
      this.#slots = new Int32Array(old.length * 2);
      for (let at = 0; at < old.length; at += slotSize)
        if (old[at + 4] !== 0)
          this.#put(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0, old[at + 3] ?? 0, old[at + 4] ?? 0);
    }
    this.#put(a, b, c, d, value + 1);
    this.#size += 1;
  }

  #put(a: number, b: number, c: number, d: number, marked: number): void {
    let slot = slotOf(a, b, c, d) & this.#mask;
    while (this.#slots[slot * slotSize + 4] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots.set([a, b, c, d, marked], slot * slotSize);
  }
}

const slotSize = 5;

function slotOf(a: number, b: number, c: number, d: number): number {
  const mixed =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15) ^ (mixed >>> 7)) >>> 0;
}
