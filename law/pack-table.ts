/**
 * Rows of like objects as columns, so that they compress well and stay plain JSON: each field becomes a column of its
 * distinct values and, for each row, which of them it has. Nothing is lost: `rowsOf(tableOf(rows))` equals `rows`.
 */

/** One field over all rows. */
export type Column =
  /** Every row's own value. */
  | { readonly v: readonly unknown[] }
  /** The distinct values, and for each row which one; a row marked absent does not have the field at all. */
  | { readonly v: readonly unknown[]; readonly i: string | readonly number[] }
  /** Objects: one column a key, over the rows that have the object. */
  | { readonly k: readonly string[]; readonly c: readonly Column[]; readonly n: number }
  /** Lists: how long each row's list is, and one column over all their items. */
  | { readonly l: Column; readonly of: Column };

declare const rowType: unique symbol;

/** Rows of `T` as columns. */
export type Table<T> = Column & { readonly [rowType]?: T };

/** The sign of an absent field, and the first sign of a value: signs that JSON writes as they are. */
const absentSign = '!';
const firstSign = 0x23;
const backslash = 0x5c;
/** More distinct values than this are numbered, since signs run out. */
const mostSigns = 10_000;

const absent = Symbol('absent');
type Cell = unknown;

/** Rows as columns. */
export function tableOf<T extends object>(rows: readonly T[]): Table<T> {
  return columnOf(rows);
}

/** The rows again. */
export function rowsOf<T>(table: Table<T>): T[] {
  return cellsOf(table) as T[];
}

function columnOf(cells: readonly Cell[]): Column {
  const ways = [valuesOf(cells), objectsOf(cells), listsOf(cells)].filter((way) => way !== null);
  const [first, ...others] = ways.map((way) => ({ way, size: JSON.stringify(way).length }));
  if (first === undefined) return { v: [] };
  return others.reduce((best, other) => (other.size < best.size ? other : best), first).way;
}

function valuesOf(cells: readonly Cell[]): Column {
  const places = new Map<string, number>();
  const values: Cell[] = [];
  const chosen: number[] = [];
  for (const cell of cells) {
    if (cell === absent) {
      chosen.push(-1);
      continue;
    }
    const key = JSON.stringify(cell);
    let place = places.get(key);
    if (place === undefined) {
      place = values.length;
      places.set(key, place);
      values.push(cell);
    }
    chosen.push(place);
  }
  if (values.length === cells.length) return { v: values };
  return { v: values, i: values.length > mostSigns ? chosen : chosen.map(signOf).join('') };
}

function objectsOf(cells: readonly Cell[]): Column | null {
  if (cells.length === 0 || !cells.every(isGroup)) return null;
  const keys = [...new Set(cells.flatMap((cell) => Object.keys(cell)))];
  const c = keys.map((key) => columnOf(cells.map((cell) => (cell[key] === undefined ? absent : cell[key]))));
  return { k: keys, c, n: cells.length };
}

function listsOf(cells: readonly Cell[]): Column | null {
  if (!cells.every((cell) => Array.isArray(cell))) return null;
  const items: Cell[] = cells.flat();
  return items.length === 0 ? null : { l: valuesOf(cells.map((cell) => cell.length)), of: columnOf(items) };
}

function cellsOf(column: Column): Cell[] {
  if ('k' in column) {
    const rows: Record<string, unknown>[] = Array.from({ length: column.n }, () => ({}));
    for (const [at, key] of column.k.entries()) {
      const inner = column.c[at];
      if (inner === undefined) continue;
      for (const [row, cell] of cellsOf(inner).entries()) {
        const target = rows[row];
        if (cell !== absent && target !== undefined) target[key] = cell;
      }
    }
    return rows;
  }
  if ('of' in column) {
    const items = cellsOf(column.of);
    let at = 0;
    return cellsOf(column.l).map((length) => {
      const from = at;
      at += Number(length);
      return items.slice(from, at);
    });
  }
  if (!('i' in column)) return [...column.v];
  const { v, i } = column;
  const chosen = typeof i === 'string' ? Array.from(i, placeOf) : i;
  return chosen.map((place) => (place < 0 ? absent : v[place]));
}

/** Signs run from `#` on and step over the backslash. */
function signOf(place: number): string {
  if (place < 0) return absentSign;
  const code = firstSign + place;
  return String.fromCodePoint(code < backslash ? code : code + 1);
}

function placeOf(sign: string): number {
  if (sign === absentSign) return -1;
  const code = sign.codePointAt(0) ?? firstSign;
  return code - firstSign - (code > backslash ? 1 : 0);
}

function isGroup(cell: Cell): cell is Readonly<Record<string, unknown>> {
  return typeof cell === 'object' && cell !== null && !Array.isArray(cell);
}
