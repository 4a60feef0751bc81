/** Parquet in and out, by DuckDB on this machine. What it reads is written out as text first, each person's rows together. */
import { chmodSync, createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isPersonColumn } from '@nunc/bulk';
import { spillName } from './bulkFiles.ts';
import { DuckDb } from './duckdb.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * DuckDB works in a folder of its own beside the output, where it may also spill over the memory, which stays small. Only
 * the owner can look into it; what comes out of it comes whole or not at all.
 */
async function written(
  into: string,
  folder: string,
  work: (db: DuckDb, out: string, room: string) => Promise<void>,
): Promise<void> {
  const room = join(folder, spillName);
  rmSync(room, { recursive: true, force: true });
  mkdirSync(room, { mode: 0o700 });
  const out = join(room, 'out');
  const db = await DuckDb.open();
  try {
    await db.run(`SET memory_limit = '400MB'`);
    await db.run(`SET temp_directory = ${quoted(join(room, 'memory'))}`);
    await work(db, out, room);
    chmodSync(out, 0o600);
    renameSync(out, into);
  } finally {
    db.close();
    rmSync(room, { recursive: true, force: true });
  }
}

/** Writes a Parquet file out as a record CSV. Where it is not sorted, its rows are sorted by person, in the file's order. */
export async function parquetToCsv(
  path: string,
  into: string,
  folder: string,
  isSorted: boolean,
): Promise<void> {
  await written(into, folder, async (db, out) => {
    const from = `read_parquet(${quoted(path)}, file_row_number = true)`;
    const described = await db.rows(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`);
    const columns = described.map(([column, type]) => ({ column: column ?? '', type: type ?? '' }));
    if (columns.some(({ type }) => type === 'TIMESTAMP WITH TIME ZONE')) await db.run(`SET TimeZone = 'UTC'`);
    const person = columns.find(({ column }) => isPersonColumn(column));
    const order = isSorted || person === undefined ? '' : `ORDER BY ${name(person.column)}, file_row_number`;
    // A moment in time stands for its day: programs that write Parquet know days often only so.
    const cells = columns.map(({ column, type }) => {
      const cell = type.startsWith('TIMESTAMP') ? `CAST(${name(column)} AS DATE)` : name(column);
      return `CAST(${cell} AS VARCHAR) AS ${name(column)}`;
    });
    await db.run(
      `COPY (SELECT ${cells.join(', ')} FROM ${from} ${order}) TO ${quoted(out)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"')`,
    );
  });
}

/** Writes the answers as Parquet: the same rows in the same order, every column as text but the row's number. */
export async function csvToParquet(path: string, into: string, folder: string): Promise<void> {
  const copy = async (db: DuckDb, from: string, out: string): Promise<void> => {
    await db.run('SET threads = 1');
    await db.run(
      `COPY (SELECT * REPLACE (CAST("row" AS INTEGER) AS "row") FROM read_csv(${quoted(from)}, header = true, all_varchar = true, delim = ',', quote = '"', nullstr = '', parallel = false)) TO ${quoted(out)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  };
  try {
    await written(into, folder, (db, out) => copy(db, path, out));
  } catch (error) {
    if (!(error instanceof Error && /unicode|utf-8/i.test(error.message))) throw error;
    await written(into, folder, async (db, out, room) => {
      const text = join(room, 'utf-8.csv');
      await pipeline(createReadStream(path), linesAsUtf8, createWriteStream(text, { mode: 0o600 }));
      await copy(db, text, out);
    });
  }
}

const newline = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin = new TextDecoder('windows-1252');

function decoded(line: Uint8Array): string {
  try {
    return utf8.decode(line);
  } catch {
    return latin.decode(line);
  }
}

/** Parquet holds UTF-8 only: a line in another encoding is read as such. */
async function* linesAsUtf8(parts: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const part of parts) {
    const bytes = Buffer.concat([rest, part]);
    let from = 0;
    let text = '';
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      text += decoded(bytes.subarray(from, end + 1));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    yield text;
  }
  yield decoded(rest);
}
