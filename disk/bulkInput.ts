/** What a file is before it is read: its encoding, its first row, its form. UTF-16 and Parquet are written out as text. */
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cellsOfRow, dojHeading, dojWidth, textOfBytes } from '@nunc/bulk';
import type { BulkFormat } from './bulkEngine.ts';

export interface BulkInput {
  /** `heading`: there is a first row that names the columns, and nothing behind it. */
  readonly kind: 'text' | 'heading' | 'utf-16le' | 'utf-16be' | 'parquet' | 'empty';
  readonly format: BulkFormat;
  readonly columns: readonly string[];
  readonly firstRow: number;
  readonly linesBefore: number;
}

const newline = 10;
/** Rows looked at to tell the form of a file: the first may be spoilt. */
const rowsLookedAt = 20;
/** More columns than these are no first row of ours. */
const mostColumns = 2000;

/** Looks at the beginning of a file; `form` where somebody said it. Errors of the operating system are thrown. */
export function lookAtFile(path: string, form: BulkFormat | null = null): BulkInput {
  const size = statSync(path).size;
  const head = new Uint8Array(Math.min(size, 1 << 18));
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  const none = { format: 'record-csv', columns: [], firstRow: 0, linesBefore: 0 } as const;
  if (size === 0) return { kind: 'empty', ...none };
  if (String.fromCharCode(...head.subarray(0, 4)) === 'PAR1') return { kind: 'parquet', ...none };
  const zeros = [0, 1].map(
    (odd) => head.subarray(0, 200).filter((byte, at) => at % 2 === odd && byte === 0).length,
  );
  if ((head[0] === 0xff && head[1] === 0xfe) || (zeros[1] ?? 0) > 50) return { kind: 'utf-16le', ...none };
  if ((head[0] === 0xfe && head[1] === 0xff) || (zeros[0] ?? 0) > 50) return { kind: 'utf-16be', ...none };
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (start === size) return { kind: 'empty', ...none };
  const found = firstRows(head, start);
  const cells = found[0]?.cells ?? [];
  const isNamed = cells[0] === dojHeading;
  const isOurs = ['person', 'outcome'].every((name) => cells.some((cell) => cell.toLowerCase() === name));
  const looksDoj = isNamed || (!isOurs && found.some((row) => row.cells.length === dojWidth));
  const isDoj = form === null ? looksDoj : form === 'ca-doj';
  const hasHeading = !isDoj || isNamed;
  return {
    kind: hasHeading && (found[0]?.end ?? size) >= size ? 'heading' : 'text',
    format: isDoj ? 'ca-doj' : 'record-csv',
    columns: isDoj ? [] : cells,
    firstRow: hasHeading ? (found[0]?.end ?? head.length) : start,
    linesBefore: hasHeading ? (found[0]?.lines ?? 1) : 0,
  };
}

interface FirstRow {
  readonly cells: readonly string[];
  readonly end: number;
  readonly lines: number;
}

/** The rows at the beginning of a file, by the letter of RFC 4180; a row that does not end is cut at its line. */
function firstRows(head: Uint8Array, from: number): FirstRow[] {
  const starts = new Int32Array(mostColumns);
  const ends = new Int32Array(mostColumns);
  const rows: FirstRow[] = [];
  let at = from;
  while (at < head.length && rows.length < rowsLookedAt) {
    const row = cellsOfRow(head, at, head.length, starts, ends);
    const lineEnd = head.indexOf(newline, at);
    const end = row.kind === 'row' ? row.end : lineEnd < 0 ? head.length : lineEnd + 1;
    const cells =
      row.kind === 'row'
        ? Array.from({ length: Math.min(row.cells, mostColumns) }, (_, nth) =>
            textOfBytes(head.subarray(starts[nth], ends[nth])).text.trim(),
          )
        : textOfBytes(head.subarray(at, end))
            .text.split(',')
            .map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim());
    rows.push({ cells, end, lines: row.kind === 'row' ? row.lines : 1 });
    at = end;
  }
  return rows;
}

/** Writes a UTF-16 file out as UTF-8. */
export async function toUtf8(path: string, kind: 'utf-16le' | 'utf-16be', into: string): Promise<void> {
  const decoder = new TextDecoder(kind);
  await pipeline(
    createReadStream(path),
    new Transform({
      transform(part: Uint8Array, _encoding, done) {
        done(null, decoder.decode(part, { stream: true }));
      },
      flush(done) {
        done(null, decoder.decode());
      },
    }),
    createWriteStream(into, { mode: 0o600 }),
  );
}
