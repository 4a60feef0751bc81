/** Reads rows of the record CSV into a block: the columns that answers and counts need, and no text of any other. */
import { ChargeBlock } from './block.ts';
import { cellsOfRow } from './csv/cells.ts';
import type { Scanner } from './csv/scanner.ts';
import type { CellTable } from './csv/table.ts';
import { isSameText } from './dictionary.ts';
import { type PersonColumn, type Problems, personColumns, RecordCells } from './recordCells.ts';
import type { RecordHeader } from './recordColumns.ts';
import type { Run } from './run.ts';
import type { UnreadReason, UnreadRow } from './unread.ts';

/** What came of reading a stretch of a file. */
export interface ReadStretch {
  /** Where the next stretch begins: behind the last row that was read. `null`: the bytes end before the stretch does. */
  readonly end: number | null;
  /** Where the last row begins that was taken in. */
  readonly lastRow: number;
  readonly rows: number;
  readonly lines: number;
  readonly unread: readonly UnreadRow[];
  /** A row that may be the next person's was not read. */
  readonly endsIncomplete: boolean;
}

/** Fills a block from a stretch of a file. The stretch ends with a person, so that nobody is in two. */
export interface BlockReader {
  readonly block: ChargeBlock;
  /**
   * `from`: where the stretch begins. `target`: the stretch ends with the person whose row is the first to begin at or
   * behind it. `to`: the end of the bytes; `isLast` where the file ends there.
   */
  read(
    scanner: Scanner,
    from: number,
    target: number,
    to: number,
    isLast: boolean,
    startsIncomplete: boolean,
  ): ReadStretch;
}

const newline = 10;
const carriageReturn = 13;
/** More rows than one look of the scanner can hold: a row has a column or more, and an end. */
const mostRows = 65_536;

const none = new Int32Array(0);

/** A table under construction. */
function tableFor(scanner: Scanner, rows: number): { -readonly [Key in keyof CellTable]: CellTable[Key] } {
  return {
    bytes: scanner.bytes,
    view: scanner.view,
    starts: none,
    ends: none,
    shift: 0,
    bases: new Int32Array(rows),
    charges: new Int32Array(rows),
    people: new Int32Array(rows),
    count: 0,
  };
}

/** The rows of one look of the scanner, sorted by what there is to do with them. */
class Tables {
  /** Rows as the scanner marked them. */
  readonly plain;
  /** Those of them that do not begin like the row before. */
  readonly fresh;
  /** Rows with quotation marks or another line end: their cells were looked for one by one. */
  readonly special;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #used = 0;

  constructor(scanner: Scanner, width: number) {
    const rows = Math.ceil(mostRows / width) + 1;
    this.plain = tableFor(scanner, rows);
    this.fresh = tableFor(scanner, rows);
    this.special = tableFor(scanner, rows);
    this.#starts = new Int32Array(mostRows + 2 * width);
    this.#ends = new Int32Array(mostRows + 2 * width);
    const { cells } = scanner.marks;
    for (const table of [this.plain, this.fresh]) {
      table.starts = cells;
      table.ends = cells.subarray(1);
      table.shift = 1;
    }
    this.special.starts = this.#starts;
    this.special.ends = this.#ends;
  }

  clear(): void {
    this.plain.count = 0;
    this.fresh.count = 0;
    this.special.count = 0;
    this.#used = 0;
  }

  addSpecial(starts: Int32Array, ends: Int32Array, charge: number, person: number): void {
    this.#starts.set(starts, this.#used);
    this.#ends.set(ends, this.#used);
    add(this.special, this.#used, charge, person);
    this.#used += starts.length;
  }
}

function add(table: CellTable, base: number, charge: number, person: number): void {
  const row = table.count;
  table.bases[row] = base;
  table.charges[row] = charge;
  table.people[row] = person;
  table.count = row + 1;
}

export class RecordReader implements BlockReader {
  readonly block = new ChargeBlock();
  readonly #cells: RecordCells;
  readonly #width: number;
  readonly #personAt: number;
  /** So many columns at the beginning say nothing but who it is; where the bytes are as before, so is what they say. */
  readonly #leading: number;
  /** Columns that say who it is, at the beginning and elsewhere. */
  readonly #inFront: readonly (PersonColumn | 'jurisdiction')[];
  readonly #behind: readonly (PersonColumn | 'jurisdiction')[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #tables: Tables | null = null;
  #scanner: Scanner | null = null;
  /** Per charge of a look: 1 where its row begins like the row before; on which line it stands. */
  readonly #isSteady = new Uint8Array(mostRows);
  readonly #lines = new Int32Array(mostRows);

  constructor(run: Run, { uses, ...header }: RecordHeader) {
    this.#cells = new RecordCells(run, { uses, ...header }, this.block);
    this.#width = uses.length;
    this.#starts = new Int32Array(uses.length);
    this.#ends = new Int32Array(uses.length);
    const names = uses.map((use) => (use.kind === 'record' ? use.column : null));
    this.#personAt = names.indexOf('person');
    const about: readonly (string | null)[] = ['person', 'jurisdiction', ...personColumns];
    const first = names.findIndex((name) => !about.includes(name));
    const leading = first < 0 ? names.length : first;
    this.#leading = this.#personAt < leading ? leading : 0;
    const isInFront = (name: PersonColumn | 'jurisdiction') =>
      this.#leading > 0 && names.indexOf(name) < this.#leading;
    const all = ['jurisdiction', ...personColumns] as const;
    this.#inFront = all.filter(isInFront);
    this.#behind = all.filter((name) => !isInFront(name));
  }

  read(
    scanner: Scanner,
    from: number,
    target: number,
    to: number,
    isLast: boolean,
    startsIncomplete: boolean,
  ): ReadStretch {
    const { bytes, view, marks } = scanner;
    const { block } = this;
    block.clear();
    this.#cells.begin();
    if (this.#scanner !== scanner || this.#tables === null) {
      this.#tables = new Tables(scanner, this.#width);
      this.#scanner = scanner;
    }
    const tables = this.#tables;
    const { plain, fresh } = tables;
    const width = this.#width;
    const personAt = this.#personAt;
    const leading = this.#leading;
    const isSteady = this.#isSteady;
    const lineOf = this.#lines;
    const unread: UnreadRow[] = [];
    const { cells, rows: rowEnds, quotes } = marks;
    let [rows, lines] = [0, 0];
    let rowStart = from;
    let person = -1;
    let [idAt, idSize] = [0, -1];
    let isIncomplete = startsIncomplete;
    let lastRow = -1;
    let isDone = false;
    let position = from;
    const refuse = (reason: UnreadReason): void => {
      if (person >= 0) block.incomplete[person] = 1;
      isIncomplete = true;
      unread.push({ line: lines, reason });
    };
    const addPerson = (idStart: number, idEnd: number): void => {
      if (person >= 0) block.rowsEnd[person] = rowStart;
      person = block.addPerson();
      block.idStart[person] = idStart;
      block.idEnd[person] = idEnd;
      idAt = idStart;
      idSize = idEnd - idStart;
      block.rowsStart[person] = rowStart;
      if (isIncomplete) block.incomplete[person] = 1;
      isIncomplete = false;
    };
    while (position < to && !isDone) {
      const scanned = scanner.scan(position, to);
      const { rowCount, quoteCount } = marks;
      const firstCharge = block.count;
      block.roomFor(rowCount + 1);
      tables.clear();
      // Where the last row begins and how far what it says of the person reaches; -1 where it was not a plain one.
      let [lastStart, lastReach] = [0, -1];
      let [cell, mark] = [0, 0];
      let isBroken = false;
      for (let row = 0; row < rowCount && !isBroken; row += 1) {
        const lastCell = rowEnds[row] ?? 0;
        const lineEnd = cells[lastCell] ?? 0;
        let next = lineEnd + 1;
        let lineCount = 1;
        const isPlain =
          lastCell - cell === width &&
          bytes[lineEnd - 1] !== carriageReturn &&
          (mark >= quoteCount || (quotes[mark] ?? 0) > lineEnd);
        if (isPlain) {
          const reach = leading === 0 ? -1 : (cells[cell + leading] ?? 0) - rowStart;
          const charge = block.count;
          if (
            reach === lastReach &&
            reach > 0 &&
            isSameText(view, lastStart, view, rowStart, rowStart + reach)
          ) {
            isSteady[charge - firstCharge] = 1;
            lineOf[charge - firstCharge] = lines;
            add(plain, cell, charge, person);
            block.count = charge + 1;
            lastRow = rowStart;
          } else {
            const idStart = (cells[cell + personAt] ?? 0) + 1;
            const idEnd = cells[cell + personAt + 1] ?? 0;
            if (idStart === idEnd) {
              refuse({ kind: 'no_person' });
              lastReach = -1;
            } else {
              if (idEnd - idStart !== idSize || !isSameText(view, idAt, view, idStart, idEnd)) {
                if (lastRow >= target) {
                  isDone = true;
                  break;
                }
                addPerson(idStart, idEnd);
              }
              isSteady[charge - firstCharge] = 0;
              lineOf[charge - firstCharge] = lines;
              add(plain, cell, charge, person);
              add(fresh, cell, charge, person);
              block.count = charge + 1;
              lastRow = rowStart;
              lastStart = rowStart;
              lastReach = reach;
            }
          }
        } else {
          lastReach = -1;
          const whole = cellsOfRow(bytes, rowStart, to, this.#starts, this.#ends);
          let reason: UnreadReason | null = null;
          // A row of several lines with too many or too few cells is a mark that was not closed: it ends with its line,
          // or the rows behind it would be lost with it.
          if (whole.kind === 'open_quote' || (whole.lines > 1 && whole.cells !== width))
            reason = { kind: 'open_quote' };
          else {
            lineCount = whole.lines;
            if (whole.end > next) {
              // A cell holds a line break: the marks behind it are looked for again.
              next = whole.end;
              isBroken = true;
            }
            // A line without anything on it is no row.
            if (whole.cells === 1 && width > 1 && isBlank(bytes, rowStart, next)) {
              lines += lineCount;
              rowStart = next;
              cell = lastCell;
              continue;
            }
            if (whole.cells !== width)
              reason = { kind: 'wrong_columns', found: whole.cells, expected: width };
          }
          while (mark < quoteCount && (quotes[mark] ?? 0) < next) mark += 1;
          const idStart = this.#starts[personAt] ?? 0;
          const idEnd = this.#ends[personAt] ?? 0;
          if (reason === null && idStart === idEnd) reason = { kind: 'no_person' };
          if (reason !== null) refuse(reason);
          else {
            if (idEnd - idStart !== idSize || !isSameText(view, idAt, view, idStart, idEnd)) {
              if (lastRow >= target) {
                isDone = true;
                break;
              }
              addPerson(idStart, idEnd);
            }
            const charge = block.count;
            isSteady[charge - firstCharge] = 0;
            lineOf[charge - firstCharge] = lines;
            tables.addSpecial(this.#starts, this.#ends, charge, person);
            block.count = charge + 1;
            lastRow = rowStart;
          }
        }
        rows += 1;
        lines += lineCount;
        rowStart = next;
        cell = lastCell;
      }
      this.#fill(tables, firstCharge, unread);
      if (isDone) break;
      if (rowStart > position) position = rowStart;
      else if (scanned >= to) break;
      else {
        // One row is longer than what is looked at in one go.
        const end = bytes.indexOf(newline, scanned);
        if (end < 0 || end >= to) break;
        refuse({ kind: 'wrong_columns', found: 0, expected: width });
        rows += 1;
        lines += 1;
        rowStart = end + 1;
        position = rowStart;
      }
    }
    const end = isDone ? rowStart : isLast ? to : null;
    if (person >= 0) block.rowsEnd[person] = end ?? to;
    unread.sort((a, b) => a.line - b.line);
    return { end, lastRow, rows, lines, unread, endsIncomplete: isIncomplete };
  }

  /** What the rows of one look say goes into the block; rows that cannot be read go out of it. */
  #fill({ plain, fresh, special }: Tables, first: number, unread: UnreadRow[]): void {
    const { block } = this;
    const cells = this.#cells;
    const isSteady = this.#isSteady;
    const problems: Problems = new Map();
    const who = (column: PersonColumn | 'jurisdiction', table: CellTable): void => {
      if (column === 'jurisdiction') cells.jurisdictions(table, first, problems);
      else cells.person(column, table, first, problems);
    };
    for (const column of this.#inFront) {
      who(column, fresh);
      who(column, special);
    }
    const { jurisdiction } = block;
    for (let charge = first + 1; charge < block.count; charge += 1) {
      if (isSteady[charge - first] !== 1) continue;
      jurisdiction[charge] = jurisdiction[charge - 1] ?? 0;
      const before = problems.size === 0 ? undefined : problems.get(charge - 1 - first);
      if (before !== undefined) problems.set(charge - first, before);
    }
    for (const column of this.#behind) {
      who(column, plain);
      who(column, special);
    }
    cells.charge(plain, first, problems);
    cells.charge(special, first, problems);
    if (problems.size === 0) return;
    const isDropped = new Uint8Array(block.count - first);
    for (const [charge, reason] of problems) {
      isDropped[charge] = 1;
      unread.push({ line: this.#lines[charge] ?? 0, reason });
    }
    for (const table of [plain, special])
      for (let row = 0; row < table.count; row += 1)
        if (isDropped[(table.charges[row] ?? 0) - first] === 1) block.incomplete[table.people[row] ?? 0] = 1;
    block.drop(first, isDropped);
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== newline && byte !== carriageReturn && byte !== 32 && byte !== 9) return false;
  }
  return true;
}
