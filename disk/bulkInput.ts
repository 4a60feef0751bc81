/** What a file is before it is read: its encoding, its first row, its form. UTF-16 and Parquet are written out as text. */
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textOfBytes } from '@nunc/bulk';
import type { BulkFormat } from './bulkEngine.ts';

export interface BulkInput {
  readonly kind: 'text' | 'utf-16le' | 'utf-16be' | 'parquet' | 'empty';
  readonly format: BulkFormat;
  readonly columns: readonly string[];
  readonly firstRow: number;
  readonly linesBefore: number;
}

const newline = 10;
/** Columns of a row of the California DOJ bulk layout. */
const dojWidth = 95;

/** Looks at the beginning of a file. Errors of the operating system are thrown. */
export function lookAtFile(path: string): BulkInput {
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
  const end = head.indexOf(newline, start);
  const line = textOfBytes(head.subarray(start, end < 0 ? head.length : end)).text.replace(/\r$/, '');
  const cells = line.split(',').map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim());
  const isDoj = cells.length === dojWidth || cells[0] === 'RECORD_ID';
  const hasHeading = !isDoj || cells[0] === 'RECORD_ID';
  return {
    kind: 'text',
    format: isDoj ? 'ca-doj' : 'record-csv',
    columns: cells,
    firstRow: hasHeading ? (end < 0 ? head.length : end + 1) : start,
    linesBefore: hasHeading ? 1 : 0,
  };
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
