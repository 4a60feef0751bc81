/** Parquet in and out, by DuckDB on this machine. What it reads is written out as text first, each person's rows together. */
import { DuckDb } from './duckdb.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Files of DuckDB that spill over the memory go beside the output, and its memory stays small. */
async function opened(folder: string): Promise<DuckDb> {
  const db = await DuckDb.open();
  await db.run(`SET memory_limit = '400MB'`);
  await db.run(`SET temp_directory = ${quoted(`${folder}/spill.part`)}`);
  return db;
}

/** Writes a Parquet file out as a record CSV. With `person`, its rows are sorted by that column, in the file's order. */
export async function parquetToCsv(
  path: string,
  into: string,
  folder: string,
  isSorted: boolean,
): Promise<void> {
  const db = await opened(folder);
  try {
    const from = `read_parquet(${quoted(path)}, file_row_number = true)`;
    const described = await db.rows(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`);
    const columns = described.map(([column]) => column ?? '');
    const person = columns.find((column) => /^(person|person_id|subject_id)$/i.test(column.trim()));
    const order = isSorted || person === undefined ? '' : `ORDER BY ${name(person)}, file_row_number`;
    const cells = columns.map((column) => `CAST(${name(column)} AS VARCHAR) AS ${name(column)}`).join(', ');
    await db.run(
      `COPY (SELECT ${cells} FROM ${from} ${order}) TO ${quoted(into)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"')`,
    );
  } finally {
    db.close();
  }
}

/** Writes the answers as Parquet: the same rows in the same order, every column as text but the row's number. */
export async function csvToParquet(path: string, into: string, folder: string): Promise<void> {
  const db = await opened(folder);
  try {
    await db.run('SET threads = 1');
    await db.run(
      `COPY (SELECT * REPLACE (CAST("row" AS INTEGER) AS "row") FROM read_csv(${quoted(path)}, header = true, all_varchar = true, delim = ',', quote = '"', nullstr = '', parallel = false)) TO ${quoted(into)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    db.close();
  }
}
