/**
 * Finds where the cells and rows of a CSV end, 16 bytes at a time. The machine code is a few lines of WebAssembly that
 * stand below as instructions with their names; where a machine has no such unit, the same in plain code answers the
 * same. The text lies in the scanner's own memory, so that nothing is copied: a caller reads a file straight into it.
 */

/** Positions of commas and line ends; of a row the number of the mark that ends it; positions of quotation marks. */
export interface Marks {
  /** Before the first mark stands the place before the text, so that each cell begins behind the mark before its own. */
  readonly cells: Int32Array;
  /** For each row how many marks stand before its end, its own line end included. */
  readonly rows: Int32Array;
  rowCount: number;
  readonly quotes: Int32Array;
  quoteCount: number;
}

export interface Scanner {
  /** Room for the text, with a margin behind it that the scanner may read. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly marks: Marks;
  /** Looks at most at `batch` bytes from `from` and fills the marks. Gives the position behind what it looked at. */
  scan(from: number, to: number): number;
}

/** Bytes looked at in one go: their marks stay in the fast memory of the processor. */
const batch = 65_536;
/** Marks there may be in one go, and some that are written ahead. */
const room = batch + 32;
const margin = 64;
const pageSize = 65_536;

const comma = 44;
const newline = 10;
const quote = 34;

/** A scanner with room for a text of `size` bytes. */
export function scannerFor(size: number, plain = false): Scanner {
  const start = pageSize * Math.ceil((4 * room * 3 + 64) / pageSize);
  const pages = start / pageSize + Math.ceil((size + margin) / pageSize);
  const memory = new WebAssembly.Memory({ initial: pages });
  const { buffer } = memory;
  const cellsAt = 64;
  const rowsAt = cellsAt + 4 * room;
  const quotesAt = rowsAt + 4 * room;
  const ends = new Int32Array(buffer, 0, 2);
  const marks: Marks = {
    cells: new Int32Array(buffer, cellsAt, room),
    rows: new Int32Array(buffer, rowsAt, room),
    rowCount: 0,
    quotes: new Int32Array(buffer, quotesAt, room),
    quoteCount: 0,
  };
  const bytes = new Uint8Array(buffer, start, size + margin);
  const machine = plain ? null : machineScan(memory);
  return {
    bytes,
    view: new DataView(buffer, start, size + margin),
    marks,
    scan(from, to) {
      const end = Math.min(to, from + batch);
      marks.cells[0] = from - 1;
      if (machine === null) {
        scanPlainly(bytes, from, end, marks);
        return end;
      }
      // What lies behind the text may be left over from before: it must hold no mark.
      if (end === to) bytes.fill(0, to, Math.min(bytes.length, to + 16));
      const whole = end === to ? end : from + ((end - from) & ~15);
      machine(start + from, start + whole, start, cellsAt + 4, rowsAt, quotesAt);
      marks.rowCount = ((ends[0] ?? 0) - rowsAt) >> 2;
      marks.quoteCount = ((ends[1] ?? 0) - quotesAt) >> 2;
      return whole;
    },
  };
}

function scanPlainly(bytes: Uint8Array, from: number, to: number, marks: Marks): void {
  const { cells, rows, quotes } = marks;
  let [cell, row, mark] = [0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > comma) continue;
    if (byte === comma) cells[++cell] = at;
    else if (byte === newline) {
      cells[++cell] = at;
      rows[row++] = cell;
    } else if (byte === quote) quotes[mark++] = at;
  }
  marks.rowCount = row;
  marks.quoteCount = mark;
}

type MachineScan = (
  from: number,
  to: number,
  origin: number,
  cells: number,
  rows: number,
  quotes: number,
) => void;

function machineScan(memory: WebAssembly.Memory): MachineScan | null {
  const code = moduleBytes();
  if (!WebAssembly.validate(code)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { m: { m: memory } });
  const { scan } = exports;
  return typeof scan === 'function'
    ? (from, to, origin, cells, rows, quotes) => {
        scan(from, to, origin, cells, rows, quotes);
      }
    : null;
}

/** A whole number in the seven-bit groups of WebAssembly, with its sign. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const group = rest & 0x7f;
    rest >>= 7;
    const isLast = (rest === 0 && (group & 0x40) === 0) || (rest === -1 && (group & 0x40) !== 0);
    bytes.push(isLast ? group : group | 0x80);
    if (isLast) return bytes;
  }
}

/** The same without a sign, for lengths and indexes. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

const i32 = 0x7f;
const v128 = 0x7b;
const constant = (value: number): number[] => [0x41, ...signed(value)];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const [add, subtract, and, or, shiftLeft, shiftRight] = [0x6a, 0x6b, 0x71, 0x72, 0x74, 0x76];
const [trailingZeros, countOnes, isZero, lessUnsigned] = [0x68, 0x69, 0x45, 0x49];
const store = [0x36, 2, 0];
const simd = (operation: number, ...more: number[]): number[] => [0xfd, ...unsigned(operation), ...more];
const load16 = simd(0x00, 0, 0);
const splat = simd(0x0f);
const equal16 = simd(0x23);
const bitmask16 = simd(0x64);
const loop = (...body: number[][]): number[] => [0x03, 0x40, ...body.flat(), 0x0b];
const block = (...body: number[][]): number[] => [0x02, 0x40, ...body.flat(), 0x0b];
const leaveIf = (depth: number): number[] => [0x0d, depth];
const repeat = (depth: number): number[] => [0x0c, depth];

/** The module: `scan(from, to, origin, cells, rows, quotes)`; the ends of rows and quotes go to the first two words. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const [from, to, origin, cells, rows, quotes] = [0, 1, 2, 3, 4, 5];
  const [ends, lines, quoted, first, many, more, v] = [6, 7, 8, 9, 10, 11, 12];
  const marksOf = (byte: number): number[] => [
    ...get(v),
    ...constant(byte),
    ...splat,
    ...equal16,
    ...bitmask16,
  ];
  const withoutLowest = (mask: number): number[] => [
    ...get(mask),
    ...get(mask),
    ...constant(1),
    subtract,
    and,
    ...set(mask),
  ];
  const position = (mask: number): number[] => [
    ...get(from),
    ...get(mask),
    trailingZeros,
    add,
    ...get(origin),
    subtract,
  ];
  const advance = (pointer: number): number[] => [...get(pointer), ...constant(4), add, ...set(pointer)];
  const whileAny = (mask: number, ...body: number[][]): number[] =>
    block(loop([...get(mask), isZero], leaveIf(1), ...body, withoutLowest(mask), repeat(0)));
  // Four at once without asking whether there are so many: what is too much is written over by the next.
  const putAt = (nth: number): number[] => [...get(cells), ...position(ends), 0x36, 2, ...unsigned(4 * nth)];
  const putFour = [0, 1, 2, 3].flatMap((nth) => [...putAt(nth), ...withoutLowest(ends)]);
  const putCells = [
    ...[...get(ends), countOnes, ...set(many)],
    ...putFour,
    ...block(
      [...get(ends), isZero],
      leaveIf(0),
      [...get(cells), ...constant(16), add, ...set(more)],
      loop(
        [...get(more), ...position(ends), ...store, ...advance(more)],
        withoutLowest(ends),
        get(ends),
        leaveIf(0),
      ),
    ),
    ...[...get(cells), ...get(many), ...constant(2), shiftLeft, add, ...set(cells)],
  ];
  const putRow = [
    // How many marks stand before this line end, itself included.
    ...get(rows),
    ...get(cells),
    ...get(first),
    subtract,
    ...constant(2),
    shiftRight,
    ...get(ends),
    ...constant(1),
    ...get(lines),
    trailingZeros,
    shiftLeft,
    ...constant(1),
    subtract,
    and,
    countOnes,
    add,
    ...constant(1),
    add,
    ...store,
    ...advance(rows),
  ];
  const body = [
    ...get(cells),
    ...set(first),
    ...block(
      loop(
        [...get(from), ...get(to), lessUnsigned, isZero],
        leaveIf(1),
        [...get(from), ...load16, ...set(v)],
        [...marksOf(newline), ...tee(lines), ...marksOf(comma), or, ...set(ends)],
        [...marksOf(quote), ...set(quoted)],
        whileAny(lines, putRow),
        putCells,
        whileAny(quoted, [...get(quotes), ...position(quoted), ...store, ...advance(quotes)]),
        [...get(from), ...constant(16), add, ...set(from)],
        repeat(0),
      ),
    ),
    ...constant(0),
    ...get(rows),
    ...store,
    ...constant(4),
    ...get(quotes),
    ...store,
    0x0b,
  ];
  const locals = [2, 6, i32, 1, v128];
  const code = [...locals, ...body];
  const section = (id: number, content: number[]): number[] => [id, ...unsigned(content.length), ...content];
  const name = (text: string): number[] => [text.length, ...[...text].map((sign) => sign.charCodeAt(0))];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 6, i32, i32, i32, i32, i32, i32, 0]),
    ...section(2, [1, ...name('m'), ...name('m'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('scan'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
