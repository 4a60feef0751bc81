/**
 * Columns that are looked up together. A pack is one number a row, made of the values of a few columns, each told apart
 * only as far as the formulas placed on the pack ask; a table of one entry for each such number then answers all of them
 * at once.
 */
import type { ColumnCoder, Projection } from './coder.ts';
import { type Formula, leavesOf } from './logic.ts';

/** Tables of more entries than this leave the processor's nearer caches. */
const largestTable = 4096;
/** A row's number in a pack takes two bytes. */
const largestIndex = 65_536;

/** Which questions of which columns: the reach of a formula, or of all formulas on a pack. */
export type Reach = ReadonlyMap<number, ReadonlySet<number>>;

export function reachOf(formula: Formula): Reach {
  const reach = new Map<number, Set<number>>();
  for (const { column, question } of leavesOf(formula)) {
    const questions = reach.get(column);
    if (questions === undefined) reach.set(column, new Set([question]));
    else questions.add(question);
  }
  return reach;
}

/** A column in a pack: its class there times `stride` is its part of the row's number. */
export interface Member {
  readonly column: number;
  readonly classes: Projection;
  readonly stride: number;
}

/** Chooses packs while formulas are placed, and then fixes them. */
export class PackChooser {
  private readonly coders: readonly ColumnCoder[];
  private readonly reaches: Reach[] = [];

  constructor(coders: readonly ColumnCoder[]) {
    this.coders = coders;
  }

  /** Whether a formula can be answered by one table. */
  fits(reach: Reach): boolean {
    return this.entries(reach) <= largestTable;
  }

  /**
   * The pack for a formula: among those in `used` (each costs the caller nothing more) the one that grows least, else
   * any that reaches as far already, else a new one.
   */
  place(reach: Reach, used: ReadonlySet<number>): number {
    let best: { pack: number; growth: number; reach: Reach } | null = null;
    for (const pack of used) {
      const before = this.reaches[pack] ?? reach;
      const after = union(before, reach);
      const entries = this.entries(after);
      const growth = entries / this.entries(before);
      if (entries <= largestTable && growth < (best?.growth ?? Number.POSITIVE_INFINITY))
        best = { pack, growth, reach: after };
    }
    if (best !== null) {
      this.reaches[best.pack] = best.reach;
      return best.pack;
    }
    const covering = this.reaches.findIndex((one) => covers(one, reach));
    if (covering >= 0) return covering;
    this.reaches.push(reach);
    return this.reaches.length - 1;
  }

  /** The packs with their members, the columns that may still grow last. */
  packs(): readonly (readonly Member[])[] {
    return this.reaches.map((reach) => {
      const columns = [...reach].toSorted(
        ([a], [b]) => Number(this.grows(a)) - Number(this.grows(b)) || a - b,
      );
      let stride = 1;
      return columns.map(([column, questions]) => {
        const member = { column, classes: this.coder(column).project(questions), stride };
        stride *= member.classes.size;
        return member;
      });
    });
  }

  private entries(reach: Reach): number {
    let product = 1;
    for (const [column, questions] of reach) product *= this.coder(column).project(questions).size;
    return product;
  }

  private grows(column: number): boolean {
    return this.coder(column).column.type === 'offense';
  }

  private coder(column: number): ColumnCoder {
    const coder = this.coders[column];
    if (coder === undefined) throw new Error(`there is no column ${column}`);
    return coder;
  }
}

/** How many entries the table of a pack has now. */
export function entriesOf(members: readonly Member[]): number {
  const last = members.at(-1);
  const entries = last === undefined ? 1 : last.stride * last.classes.size;
  if (entries > largestIndex)
    throw new Error('more kinds of offenses were met than a kernel can tell apart: compile a new one');
  return entries;
}

function union(one: Reach, other: Reach): Reach {
  const sum = new Map(one);
  for (const [column, questions] of other)
    sum.set(column, new Set([...(sum.get(column) ?? []), ...questions]));
  return sum;
}

function covers(one: Reach, other: Reach): boolean {
  for (const [column, questions] of other)
    for (const question of questions) if (one.get(column)?.has(question) !== true) return false;
  return true;
}
