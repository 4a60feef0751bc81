/**
 * The kernel's inner loops. They are written out for one to four tables, since a loop of a fixed shape over typed arrays
 * is what the machine runs fast, and code made at run time is not allowed under a strict content policy.
 */

/** A table with the entry that each row has in it. */
export interface Indexed {
  readonly index: Uint16Array;
  readonly table: Int32Array;
}

/** What becomes of the "and" of a row's entries: the rows begin with it, keep only it, or keep what is not in it. */
export type Use = 'begin' | 'keep' | 'drop';

/** Looks up one to four tables for `length` rows. */
export function lookUp(use: Use, tables: readonly Indexed[], length: number, out: Int32Array): void {
  const fresh = use === 'begin' ? -1 : 0;
  const flip = use === 'drop' ? -1 : 0;
  const [a, b, c, d] = tables;
  if (a === undefined) return;
  if (b === undefined) one(fresh, flip, a, length, out);
  else if (c === undefined) two(fresh, flip, a, b, length, out);
  else if (d === undefined) three(fresh, flip, a, b, c, length, out);
  else four(fresh, flip, a, b, c, d, length, out);
}

function one(fresh: number, flip: number, { index, table }: Indexed, length: number, out: Int32Array): void {
  for (let row = 0; row < length; row += 1) {
    const at = index[row] ?? 0;
    out[row] = ((out[row] ?? 0) | fresh) & ((table[at] ?? 0) ^ flip);
  }
}

function two(
  fresh: number,
  flip: number,
  { index: index0, table: table0 }: Indexed,
  { index: index1, table: table1 }: Indexed,
  length: number,
  out: Int32Array,
): void {
  for (let row = 0; row < length; row += 1) {
    const at0 = index0[row] ?? 0;
    const at1 = index1[row] ?? 0;
    const m = (table0[at0] ?? 0) & (table1[at1] ?? 0);
    out[row] = ((out[row] ?? 0) | fresh) & (m ^ flip);
  }
}

function three(
  fresh: number,
  flip: number,
  { index: index0, table: table0 }: Indexed,
  { index: index1, table: table1 }: Indexed,
  { index: index2, table: table2 }: Indexed,
  length: number,
  out: Int32Array,
): void {
  for (let row = 0; row < length; row += 1) {
    const at0 = index0[row] ?? 0;
    const at1 = index1[row] ?? 0;
    const at2 = index2[row] ?? 0;
    const m = (table0[at0] ?? 0) & (table1[at1] ?? 0) & (table2[at2] ?? 0);
    out[row] = ((out[row] ?? 0) | fresh) & (m ^ flip);
  }
}

function four(
  fresh: number,
  flip: number,
  { index: index0, table: table0 }: Indexed,
  { index: index1, table: table1 }: Indexed,
  { index: index2, table: table2 }: Indexed,
  { index: index3, table: table3 }: Indexed,
  length: number,
  out: Int32Array,
): void {
  for (let row = 0; row < length; row += 1) {
    const at0 = index0[row] ?? 0;
    const at1 = index1[row] ?? 0;
    const at2 = index2[row] ?? 0;
    const at3 = index3[row] ?? 0;
    const m = (table0[at0] ?? 0) & (table1[at1] ?? 0) & (table2[at2] ?? 0) & (table3[at3] ?? 0);
    out[row] = ((out[row] ?? 0) | fresh) & (m ^ flip);
  }
}
