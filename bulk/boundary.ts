/** Where one may begin to read in the middle of a file: with the first row of a person. */
import { cellsOfRow } from './csv/cells.ts';

const newline = 10;

/**
 * The place where the stretch after a target begins: behind the person whose row is the first to begin at or behind the
 * target. `bytes` begin one byte before the target. Gives the place in `bytes`, or null where they do not reach so far.
 * It takes a line end for the end of a row: where a cell holds one, the place may be wrong, and the end of the stretch
 * before, which is always right, says so.
 */
export function boundaryAfter(bytes: Uint8Array, width: number, personColumn: number): number | null {
  const starts = new Int32Array(width);
  const ends = new Int32Array(width);
  let at = bytes.indexOf(newline) + 1;
  if (at === 0) return null;
  let person: string | null = null;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf(newline, at);
    if (lineEnd < 0) return null;
    const row = cellsOfRow(bytes, at, bytes.length, starts, ends);
    if (row.kind === 'open_quote') return null;
    const [start, end] = [starts[personColumn] ?? 0, ends[personColumn] ?? 0];
    if (row.cells === width && start < end) {
      const id = String.fromCharCode(...bytes.subarray(start, end));
      if (person === null) person = id;
      else if (person !== id) return at;
    }
    at = row.end;
  }
  return null;
}
