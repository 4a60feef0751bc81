/** Files of synthetic people for the measurements, each made once and kept. */
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { syntheticCsv, syntheticDojCsv } from '@nunc/bulk';
import { DuckDb, figuresFromDisk, lawFromDisk } from '@nunc/disk';

export const benchFolder = fileURLToPath(new URL('../out/bench/', import.meta.url));
export const benchDay = '2026-11-01';

/** Charges of a person of the population, about. */
const chargesEach = 22;

/** The columns that the law reads, of those that a population has. */
const leanColumns = [
  'person',
  'birth_date',
  'code',
  'section',
  'severity',
  'outcome',
  'outcome_date',
  'arrest_date',
  'sentence',
];

/** A record CSV of about so many charges, with all its columns. */
export const populationFile = (charges: number): Promise<string> =>
  made(`people-${charges}.csv`, (path) =>
    written(
      path,
      syntheticCsv(openLaw(), figuresFromDisk(), { ...peopleOf(charges), jurisdiction: 'us-ca' }),
    ),
  );

/** The same charges in the California DOJ bulk layout: more rows, for a sentence has several parts. */
export const dojFile = (charges: number): Promise<string> =>
  made(`people-${charges}.dat`, (path) =>
    written(path, syntheticDojCsv(openLaw(), figuresFromDisk(), { ...peopleOf(charges), heading: true })),
  );

/** The same charges with only the columns that the law reads. */
export async function leanFile(charges: number): Promise<string> {
  const from = await populationFile(charges);
  return made(`lean-${charges}.csv`, (path) =>
    copied(
      `SELECT ${leanColumns.join(', ')} FROM read_csv(${quoted(from)}, header = true, all_varchar = true)`,
      path,
      "FORMAT csv, HEADER true, QUOTE '\"'",
    ),
  );
}

/** A record CSV as Parquet. */
export const parquetOf = (csv: string): Promise<string> =>
  made(csv.replace(/^.*[\\/]/, '').replace(/\.csv$/, '.parquet'), (path) =>
    copied(
      `SELECT * FROM read_csv(${quoted(csv)}, header = true, all_varchar = true)`,
      path,
      'FORMAT parquet, COMPRESSION zstd',
    ),
  );

export function linesOf(file: string): number {
  const bytes = readFileSync(file);
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

const peopleOf = (charges: number) =>
  ({
    people: Math.max(1, Math.round(charges / chargesEach)),
    seed: 1,
    asOf: benchDay,
    scenario: 'clinic',
  }) as const;

function openLaw() {
  const { law } = lawFromDisk();
  if (law === null) throw new Error('the law does not load');
  return law;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function made(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(benchFolder, name);
  if (existsSync(path)) return path;
  mkdirSync(benchFolder, { recursive: true });
  await make(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

async function written(path: string, pieces: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  for (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await finished(stream);
}

async function copied(select: string, path: string, form: string): Promise<void> {
  const database = await DuckDb.open();
  await database.run(`COPY (${select}) TO ${quoted(path)} (${form})`);
  database.close();
}
