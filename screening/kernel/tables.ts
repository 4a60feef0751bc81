/**
 * The tables a kernel runs on: plain data, so that a worker can be sent them. A row's number in a pack is an entry of a
 * table; an entry holds one bit for each of sixteen rules, twice: what is met in its lower half, and what is still
 * possible in its upper half. Upside down, in every second level of children, the halves are swapped.
 */
import type { Truth } from '../finding.ts';
import type { ColumnCoder } from './coder.ts';
import type { Joint, Part } from './joint.ts';
import { type Leaf, truthOf } from './logic.ts';
import { entriesOf, type Member } from './packs.ts';

export interface Lookup {
  readonly pack: number;
  readonly table: Int32Array;
}

/** On each bit: the "and" of the start, of all look-ups, and of the opposite of every child. */
export interface Node {
  readonly start: number;
  readonly lookups: readonly Lookup[];
  readonly children: readonly Node[];
}

export interface KernelTables {
  /** Grows when a kind of value turns up that no table had; see `CodedBlock`. */
  readonly version: number;
  /** How many packs a block has. */
  readonly packs: number;
  /** For each 32 rules one tree, or two. */
  readonly words: readonly (readonly Half[])[];
}

/** Sixteen rules, and where in the 32 their bits belong: some where they are, some sixteen higher. */
export interface Half {
  readonly node: Node;
  readonly stay: number;
  readonly rise: number;
}

/** The same while it is planned. */
export interface PlannedHalf {
  readonly joint: Joint;
  readonly stay: number;
  readonly rise: number;
}

/** Fills tables, and fills them up when more kinds of values have turned up. */
export class TableBuilder {
  private readonly words: readonly (readonly PlannedHalf[])[];
  private readonly packs: readonly (readonly Member[])[];
  private readonly coders: readonly ColumnCoder[];
  private readonly filled = new Map<readonly Part[], Int32Array>();

  constructor(
    words: readonly (readonly PlannedHalf[])[],
    packs: readonly (readonly Member[])[],
    coders: readonly ColumnCoder[],
  ) {
    this.words = words;
    this.packs = packs;
    this.coders = coders;
  }

  /** Grows when an entry is added to any table. */
  get version(): number {
    return this.packs.reduce((sum, members) => sum + entriesOf(members), 0);
  }

  tables(): KernelTables {
    const words = this.words.map((halves) =>
      halves.map(({ joint, stay, rise }) => ({ node: this.node(joint, true), stay, rise })),
    );
    return { version: this.version, packs: this.packs.length, words };
  }

  private node(joint: Joint, upright: boolean): Node {
    const start = narrowed(joint.constants, joint.bits | (joint.bits << 16), upright, () => 'no');
    return {
      start,
      lookups: [...joint.byPack].map(([pack, parts]) => ({
        pack,
        table: this.table(pack, parts, start, upright),
      })),
      children: joint.children.map((child) => this.node(child, !upright)),
    };
  }

  /** Every entry begins with what the node's constants leave. */
  private table(pack: number, parts: readonly Part[], start: number, upright: boolean): Int32Array {
    const members = this.packs[pack] ?? [];
    const known = this.filled.get(parts);
    const entries = entriesOf(members);
    if (known?.length === entries) return known;
    const table = new Int32Array(entries);
    if (known !== undefined) table.set(known);
    const sample = new Map<number, number>();
    const ask = ({ column, question }: Leaf): Truth =>
      this.coders[column]?.answer(sample.get(column) ?? 0, question) ?? 'unknown';
    for (let entry = known?.length ?? 0; entry < entries; entry += 1) {
      for (const { column, classes, stride } of members)
        sample.set(column, classes.sample(Math.floor(entry / stride) % classes.size));
      table[entry] = narrowed(parts, start, upright, ask);
    }
    this.filled.set(parts, table);
    return table;
  }
}

/** What is left of the bits once every part has had its say. */
function narrowed(
  parts: readonly Part[],
  start: number,
  upright: boolean,
  ask: (leaf: Leaf) => Truth,
): number {
  let bits = start;
  for (const { bit, formula } of parts) {
    const value = truthOf(formula, ask);
    if (value === 'no') bits &= ~(0x10001 << bit);
    else if (value === 'unknown') bits &= ~((upright ? 1 : 0x10000) << bit);
  }
  return bits;
}
