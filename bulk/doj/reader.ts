/** Reads rows of the California DOJ bulk layout into a block. A row each stays; which are charges is said by person. */
import { ChargeBlock } from '../block.ts';
import { cellsOfRow } from '../csv/cells.ts';
import type { Marks, Scanner } from '../csv/scanner.ts';
import { isSameText } from '../dictionary.ts';
import type { BlockReader, ReadStretch } from '../recordReader.ts';
import type { Run } from '../run.ts';
import type { UnreadReason, UnreadRow } from '../unread.ts';
import { dojHeading, dojPlace, dojWidth } from './columns.ts';
import { DojPerson } from './person.ts';
import { DojRows, usedColumns } from './rows.ts';

const [newline, carriageReturn, blank, tab, comma, quote] = [10, 13, 32, 9, 44, 34];
const personAt = dojPlace('SUBJECT_ID');
/** What is looked at of a row, in the order of the columns. */
const lookedAt = Int32Array.of(0, personAt, ...usedColumns).toSorted();
const wrongWidth = (found: number): UnreadReason => ({ kind: 'wrong_layout', found, expected: dojWidth });

export class DojReader implements BlockReader {
  readonly block = new ChargeBlock();
  readonly #person: DojPerson;
  readonly #rows: DojRows;
  readonly #starts = new Int32Array(dojWidth);
  readonly #ends = new Int32Array(dojWidth);

  /** `asksAlways`: every person is asked of the record model; what comes out is the same. */
  constructor(run: Run, asksAlways = false) {
    this.#person = new DojPerson(run, this.block, asksAlways);
    this.#rows = new DojRows(run, this.block, this.#person);
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
    this.#rows.begin();
    const cells = { bytes, view, starts: this.#starts, ends: this.#ends };
    const { starts, ends } = cells;
    const unread: UnreadRow[] = [];
    let [rows, lines, rowStart, person] = [0, 0, from, -1];
    let isIncomplete = startsIncomplete;
    let lastRow = -1;
    const refuse = (reason: UnreadReason): void => {
      if (person >= 0) block.incomplete[person] = 1;
      isIncomplete = true;
      unread.push({ line: lines, reason });
    };
    const settle = (end: number): void => {
      if (person < 0) return;
      block.rowsEnd[person] = end;
      this.#person.settle(person, view, (number) => this.#rows.textsOf(cells, number));
      this.#rows.begin();
    };
    const done = (end: number | null): ReadStretch => {
      settle(end ?? to);
      return { end, lastRow, rows, lines, unread, endsIncomplete: isIncomplete };
    };
    let position = from;
    while (position < to) {
      const scanned = scanner.scan(position, to);
      const { rowCount, quoteCount } = marks;
      let [cell, mark] = [0, 0];
      let isBroken = false;
      for (let row = 0; row < rowCount && !isBroken; row += 1) {
        const lastCell = marks.rows[row] ?? 0;
        let next = (marks.cells[lastCell] ?? 0) + 1;
        let found = lastCell - cell;
        let lineCount = 1;
        let reason: UnreadReason | null = null;
        if (mark < quoteCount && (marks.quotes[mark] ?? 0) < next) {
          let behind = mark;
          while (behind < quoteCount && (marks.quotes[behind] ?? 0) < next) behind += 1;
          const quoted = quotedCells(bytes, marks, rowStart, cell, lastCell, mark, behind, starts, ends);
          const whole =
            quoted > 0
              ? { kind: 'row' as const, cells: quoted, end: next, lines: 1 }
              : cellsOfRow(bytes, rowStart, to, starts, ends);
          // A row of several lines with too many or too few cells is a mark that was not closed: it ends with its line,
          // or the rows behind it would be lost with it.
          if (whole.kind === 'open_quote' || (whole.lines > 1 && whole.cells !== dojWidth))
            reason = { kind: 'open_quote' };
          else {
            found = whole.cells;
            lineCount = whole.lines;
            if (whole.end > next) {
              // A cell holds a line break: the marks behind it are looked for again.
              next = whole.end;
              isBroken = true;
            }
          }
          while (mark < quoteCount && (marks.quotes[mark] ?? 0) < next) mark += 1;
        } else if (found === dojWidth) cellsFrom(marks.cells, 0, cell, starts, ends);
        if (reason === null && found !== dojWidth) {
          // A line without anything on it is no row.
          if (found === 1 && isBlank(bytes, rowStart, next)) {
            lines += lineCount;
            rowStart = next;
            cell = lastCell;
            continue;
          }
          reason = wrongWidth(found);
        }
        if (reason !== null) refuse(reason);
        else if (isHeading(bytes, starts[0] ?? 0, ends[0] ?? 0))
          // Where files were put one behind another, the first row of each stands among the rows of people.
          unread.push({ line: lines, reason: { kind: 'not_a_value', column: dojHeading } });
        else {
          trimPlain(bytes, starts, ends);
          const [idStart, idEnd] = [starts[personAt] ?? 0, ends[personAt] ?? 0];
          if (idStart === idEnd) refuse({ kind: 'no_person' });
          else {
            const isSame =
              person >= 0 &&
              (block.idEnd[person] ?? 0) - (block.idStart[person] ?? 0) === idEnd - idStart &&
              isSameText(view, block.idStart[person] ?? 0, view, idStart, idEnd);
            if (!isSame) {
              if (lastRow >= target) return done(rowStart);
              settle(rowStart);
              person = block.addPerson();
              block.idStart[person] = idStart;
              block.idEnd[person] = idEnd;
              block.rowsStart[person] = rowStart;
              if (isIncomplete) block.incomplete[person] = 1;
              isIncomplete = false;
            }
            lastRow = rowStart;
            const problem = this.#rows.take(cells, person);
            if (problem !== null) {
              block.incomplete[person] = 1;
              unread.push({ line: lines, reason: problem });
            }
          }
        }
        rows += 1;
        lines += lineCount;
        rowStart = next;
        cell = lastCell;
      }
      if (rowStart > position) position = rowStart;
      else if (scanned >= to) break;
      else {
        // One row is longer than what is looked at in one go.
        const end = bytes.indexOf(newline, scanned);
        if (end < 0 || end >= to) break;
        refuse(wrongWidth(0));
        rows += 1;
        lines += 1;
        rowStart = end + 1;
        position = rowStart;
      }
    }
    return isLast ? done(to) : { end: null, lastRow, rows, lines, unread, endsIncomplete: isIncomplete };
  }
}

/** The cells that are looked at, from a column on; the first of them is the one behind the mark `at`. */
function cellsFrom(
  marks: Int32Array,
  column: number,
  at: number,
  starts: Int32Array,
  ends: Int32Array,
): void {
  for (const one of lookedAt) {
    if (one < column) continue;
    starts[one] = (marks[at + one - column] ?? 0) + 1;
    ends[one] = marks[at + one - column + 1] ?? 0;
  }
}

/**
 * The cells of a row in which every cell with quotation marks begins and ends with one, as the scanner marked them; 0
 * for any other row. Commas between the marks of a cell are part of it.
 */
function quotedCells(
  bytes: Uint8Array,
  { cells, quotes }: Marks,
  rowStart: number,
  first: number,
  last: number,
  firstQuote: number,
  quotesEnd: number,
  starts: Int32Array,
  ends: Int32Array,
): number {
  let found = 0;
  let start = rowStart;
  let mark = firstQuote;
  let opened = 0;
  for (let cell = first + 1; cell <= last; cell += 1) {
    let end = cells[cell] ?? 0;
    const before = mark;
    while (mark < quotesEnd && (quotes[mark] ?? 0) < end) mark += 1;
    opened += mark - before;
    if ((opened & 1) === 1) continue;
    const next = end + 1;
    if (opened > 0) {
      if (cell === last && bytes[end - 1] === carriageReturn) end -= 1;
      if (end - start < 2 || bytes[start] !== quote || bytes[end - 1] !== quote) return 0;
      // Marks within the cell are doubled, so that it does not end before its end.
      for (let inner = mark - opened + 1; inner < mark - 1; inner += 2)
        if ((quotes[inner] ?? 0) + 1 !== quotes[inner + 1]) return 0;
      start += 1;
      end -= 1;
      opened = 0;
    }
    if (found < dojWidth) {
      starts[found] = start;
      ends[found] = end;
    }
    found += 1;
    start = next;
    if (mark === quotesEnd) {
      // The cells behind the last quotation mark are as the scanner marked them.
      const all = found + last - cell;
      if (all === dojWidth) cellsFrom(cells, found, cell, starts, ends);
      return all;
    }
  }
  return 0;
}

/** Takes blanks off a person's number that stands without quotation marks; one within them is written as it is. */
function trimPlain(bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void {
  let [start, end] = [starts[personAt] ?? 0, ends[personAt] ?? 0];
  if (bytes[end] !== comma) return;
  while (end > start && bytes[end - 1] === blank) end -= 1;
  while (start < end && bytes[start] === blank) start += 1;
  starts[personAt] = start;
  ends[personAt] = end;
}

function isHeading(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== dojHeading.length) return false;
  for (let at = start; at < end; at += 1) if (bytes[at] !== dojHeading.charCodeAt(at - start)) return false;
  return true;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== newline && byte !== carriageReturn && byte !== blank && byte !== tab) return false;
  }
  return true;
}
