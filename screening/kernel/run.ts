/** Runs a kernel's tables over blocks of coded rows. It needs the tables alone, so a worker runs it as the main thread does. */
import { type Indexed, lookUp } from './loops.ts';
import type { KernelTables, Lookup, Node } from './tables.ts';

/** Rows as numbers: `Kernel.put` makes them, or whoever knows `Kernel.places`. */
export interface CodedBlock {
  readonly length: number;
  /** A row's number in each pack. */
  readonly packs: readonly Uint16Array[];
  /** What each row was granted already: a bit a provision (`Kernel.grantedBits`); word `n` of row `r` at `n * length + r`. */
  readonly granted: Uint32Array;
}

/** The answers: a bit a provision. Both set: open. Only `possible`: undecided. Neither: closed. Word `n` of row `r` is at `n * length + r`. */
export interface Masks {
  readonly pass: Uint32Array;
  readonly possible: Uint32Array;
}

/** Rows whose intermediate results stay in the nearest caches. */
const blockRows = 2048;

/** A prepared run over one kernel's tables. It keeps scratch space: use one for each thread. */
export class KernelRun {
  private readonly tables: KernelTables;
  private readonly scratch: Int32Array[] = [];

  constructor(tables: KernelTables) {
    this.tables = tables;
  }

  /** Decides every row of the block against every provision. `version` is the kernel's after the rows were coded. */
  run(block: CodedBlock, out: Masks, version: number): void {
    this.check(block, out, version);
    for (let from = 0; from < block.length; from += blockRows) {
      const rows = Math.min(blockRows, block.length - from);
      const indexes = block.packs.map((index) => index.subarray(from, from + rows));
      for (const [word, halves] of this.tables.words.entries()) {
        const at = word * block.length + from;
        const pass = out.pass.subarray(at, at + rows);
        const possible = out.possible.subarray(at, at + rows);
        const granted = block.granted.subarray(at, at + rows);
        for (const [number, { node, stay, rise }] of halves.entries()) {
          const bits = this.scratchAt(0);
          this.node(node, indexes, rows, bits, 1);
          unfold(bits, { stay, rise, granted, first: number === 0 }, rows, pass, possible);
        }
      }
    }
  }

  private node(
    node: Node,
    indexes: readonly Uint16Array[],
    rows: number,
    out: Int32Array,
    depth: number,
  ): void {
    const tables = node.lookups.map((lookup) => indexed(lookup, indexes));
    const head = tables.length % 4 === 0 ? 4 : tables.length % 4;
    if (tables.length === 0) out.fill(node.start, 0, rows);
    else lookUp('begin', tables.slice(0, head), rows, out);
    for (let at = head; at < tables.length; at += 4) lookUp('keep', tables.slice(at, at + 4), rows, out);
    for (const child of node.children) {
      if (child.children.length === 0 && child.lookups.length > 0 && child.lookups.length <= 4) {
        const own = child.lookups.map((lookup) => indexed(lookup, indexes));
        lookUp('drop', own, rows, out);
      } else {
        const bits = this.scratchAt(depth);
        this.node(child, indexes, rows, bits, depth + 1);
        takeAway(bits, out, rows);
      }
    }
  }

  /** What does not fit these tables would give wrong answers; it is refused. */
  private check({ length, packs, granted }: CodedBlock, { pass, possible }: Masks, version: number): void {
    const { words, version: own } = this.tables;
    if (version > own)
      throw new Error(
        `the rows were coded for version ${version} of the kernel, the tables are of version ${own}: take the tables after coding`,
      );
    if (packs.length !== this.tables.packs || packs.some((index) => index.length < length))
      throw new Error(`a block of ${length} rows needs ${this.tables.packs} packs of that length`);
    const needed = length * words.length;
    const shortest = Math.min(pass.length, possible.length, granted.length);
    if (shortest < needed) throw new Error(`${length} rows need masks of ${needed} words, not ${shortest}`);
  }

  private scratchAt(depth: number): Int32Array {
    const known = this.scratch[depth] ?? new Int32Array(blockRows);
    this.scratch[depth] = known;
    return known;
  }
}

function indexed({ pack, table }: Lookup, indexes: readonly Uint16Array[]): Indexed {
  const index = indexes[pack];
  if (index === undefined) throw new Error(`the block has no pack ${pack}`);
  return { index, table };
}

/** Takes the bits of `what` out of `from`. */
function takeAway(what: Int32Array, from: Int32Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) from[row] = (from[row] ?? 0) & ~(what[row] ?? 0);
}

/** Puts the bits of sixteen rules where they belong, without what was granted already. */
function unfold(
  bits: Int32Array,
  to: { stay: number; rise: number; granted: Uint32Array; first: boolean },
  rows: number,
  pass: Uint32Array,
  possible: Uint32Array,
): void {
  const { stay, rise, granted } = to;
  const keep = to.first ? 0 : -1;
  for (let row = 0; row < rows; row += 1) {
    const both = bits[row] ?? 0;
    const upper = both >>> 16;
    const open = ~(granted[row] ?? 0);
    pass[row] = ((pass[row] ?? 0) & keep) | (((both & stay) | ((both << 16) & rise)) & open);
    possible[row] = ((possible[row] ?? 0) & keep) | (((upper & stay) | ((upper << 16) & rise)) & open);
  }
}
