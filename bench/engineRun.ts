/** Measures one engine on the job, its answers checked first. `engines.ts` starts one process for each. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DuckDb } from '@nunc/disk';
import { type CodedBlock, compileKernel, type Kernel, lawSql, type Masks, type Row } from '@nunc/screening';
import { check, interpreted, type Job, openJob } from './engineJob.ts';
import { libraries } from './engineLibraries.ts';
import { statusOf, writeRules } from './engineRules.ts';
import type { WorkerTask } from './engineWorker.ts';
import { benchFolder as folder, linesOf, parquetOf, populationFile } from './population.ts';

export interface Measured {
  readonly charges: number;
  readonly seconds: number;
  /** Charges whose answers were held against the interpreter's. */
  readonly checked: number;
}

const repository = fileURLToPath(new URL('../', import.meta.url));
const blockRows = 1 << 18;

/** The middle of several runs, after one that does not count. */
async function middle(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1000);
  }
  return times.toSorted((a, b) => a - b)[runs >> 1] ?? Number.NaN;
}

async function interpreter(): Promise<Measured> {
  const job = openJob();
  const rows = job.rows(3000);
  const seconds = await middle(5, () => {
    for (const row of rows) interpreted(job, row);
  });
  return { charges: rows.length, seconds, checked: rows.length };
}

/** The kernel with a block of coded rows, checked. */
function kernelBlock(job: Job): { kernel: Kernel; block: CodedBlock; out: Masks } {
  const rows = job.rows(blockRows);
  const kernel = compileKernel(job.law, job.jurisdiction, job.asOf);
  const block = kernel.codeRows(rows);
  const out = emptyMasks(kernel, block);
  kernel.run(block, out);
  const bit = (masks: Uint32Array, row: number, nth: number) =>
    (((masks[(nth >> 5) * block.length + row] ?? 0) >>> (nth & 31)) & 1) === 1;
  check('kernel', job, rows.slice(0, 3000), (row) =>
    job.layout.provisions.map((_, nth) => statusOf(bit(out.pass, row, nth), bit(out.possible, row, nth))),
  );
  return { kernel, block, out };
}

const emptyMasks = (kernel: Kernel, block: CodedBlock): Masks => ({
  pass: new Uint32Array(block.length * kernel.words),
  possible: new Uint32Array(block.length * kernel.words),
});

async function kernel(): Promise<Measured> {
  const { kernel: own, block, out } = kernelBlock(openJob());
  const times = 20;
  const seconds = await middle(9, () => {
    for (let time = 0; time < times; time += 1) own.run(block, out);
  });
  return { charges: block.length * times, seconds, checked: 3000 };
}

/** So many charges, a block after another, for the plot. */
async function kernelOver(charges: number): Promise<Measured> {
  const { kernel: own, block, out } = kernelBlock(openJob());
  const part = (length: number): CodedBlock => ({
    length,
    packs: block.packs.map((pack) => pack.slice(0, length)),
    granted: block.granted.slice(0, length * own.words),
  });
  const rest = part(charges % block.length);
  const restOut = emptyMasks(own, rest);
  const whole = Math.floor(charges / block.length);
  const once = () => {
    for (let nth = 0; nth < whole; nth += 1) own.run(block, out);
    own.run(rest, restOut);
  };
  for (let warm = 0; warm < 50; warm += 1) own.run(block, out);
  const seconds = await middle(charges > 1e7 ? 1 : 9, once);
  return { charges, seconds, checked: 3000 };
}

async function kernelWorkers(count: number): Promise<Measured> {
  const { kernel: own, block } = kernelBlock(openJob());
  const workerData: WorkerTask = { tables: own.tables(), block, words: own.words };
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('engineWorker.ts', import.meta.url), { workerData }),
  );
  const times = 40;
  const all = async () => {
    const answers = workers.map((worker) => once(worker, 'message'));
    for (const worker of workers) worker.postMessage(times);
    await Promise.all(answers);
  };
  await all();
  const seconds = await middle(7, all);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { charges: block.length * times * count, seconds, checked: 3000 };
}

const copies = 6;

async function duckdb(threads: number): Promise<Measured> {
  const job = openJob();
  const rows = job.rows(100_000);
  const sql = lawSql(job.law, job.jurisdiction, job.asOf, 'duckdb');
  const database = await DuckDb.open({ threads });
  await database.run(sql.createTable);
  await database.fill(
    'charges',
    rows.map((row, index) => [String(index), ...row]),
  );
  await database.run(`CREATE TABLE answers AS ${sql.select}`);
  // DuckDB shares out work in groups of some hundred thousand rows: one group is work for one thread only.
  await database.run(
    `INSERT INTO charges SELECT CAST(CAST(charge_id AS BIGINT) + ${rows.length} * copy AS VARCHAR), charges.* EXCLUDE (charge_id) FROM charges, range(1, ${copies}) AS copies(copy)`,
  );
  const given = await database.rows('SELECT * FROM answers WHERE CAST(charge_id AS BIGINT) < 3000');
  const byRow = new Map(given.map(([id, ...statuses]) => [Number(id), statuses.map(String)]));
  check('DuckDB', job, rows.slice(0, 3000), (row) => byRow.get(row) ?? []);
  const seconds = await middle(3, () => database.run(`CREATE OR REPLACE TABLE answers AS ${sql.select}`));
  database.close();
  return { charges: rows.length * copies, seconds, checked: 3000 };
}

async function library(name: string, count: number): Promise<Measured> {
  const own = libraries[name];
  if (own === undefined) throw new Error(`no library ${name}`);
  const job = openJob();
  const rows: Row[] = job.rows(count);
  const book = writeRules(job, rows);
  const facts = rows.map((row) => book.factsOf(row));
  const decide = own.make(book);
  const answers: (readonly string[])[] = [];
  for (const one of facts) answers.push(await decide(one));
  check(name, job, rows, (row) => answers[row] ?? []);
  const seconds = await middle(3, async () => {
    for (const one of facts) await decide(one);
  });
  return { charges: count, seconds, checked: count };
}

/** `nunc bulk` over a file as a person starts it: the start of the program and all files written included; the best of two. */
async function bulk(charges: number, format: 'csv' | 'parquet', workers: number): Promise<Measured> {
  const csv = await populationFile(charges);
  const file = format === 'csv' ? csv : await parquetOf(csv);
  const out = join(folder, `run-${process.pid}`);
  const args = ['bulk', file, '--out', out, '--replace', '--sample', '0', '--json', '--as-of', '2026-11-01'];
  const command = [join(repository, 'cli/nunc.js'), ...args, '--workers', String(workers)];
  let seconds = Number.POSITIVE_INFINITY;
  mkdirSync(out, { recursive: true });
  for (let run = 0; run < 2; run += 1) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
    if (status !== 0) throw new Error(`nunc bulk ended with ${status}: ${stderr.slice(-500)}`);
  }
  const [given, answered, unread] = [csv, join(out, 'charges.csv'), join(out, 'unread.csv')].map(linesOf);
  if (given !== answered || unread !== 1)
    throw new Error(`nunc bulk answered ${answered} lines of ${given}, and did not read ${unread}`);
  rmSync(out, { recursive: true, force: true });
  return { charges: (answered ?? 1) - 1, seconds, checked: 0 };
}

/** The pace of `nunc bulk` once it runs: what a larger file takes longer than a small one. */
async function bulkPace(format: 'csv' | 'parquet', workers: number): Promise<Measured> {
  const [small, large] = [await bulk(100_000, format, workers), await bulk(1_500_000, format, workers)];
  return { charges: large.charges - small.charges, seconds: large.seconds - small.seconds, checked: 0 };
}

/** Every engine, by the name under which `engines.ts` asks for it. */
export const engines: Readonly<Record<string, () => Promise<Measured>>> = {
  kernel,
  'kernel, 1 worker': () => kernelWorkers(1),
  'kernel, 2 workers': () => kernelWorkers(2),
  'CSV end to end': () => bulkPace('csv', 1),
  'CSV end to end, 2 workers': () => bulkPace('csv', 2),
  'Parquet end to end': () => bulkPace('parquet', 1),
  'DuckDB SQL': () => duckdb(1),
  'DuckDB SQL, 2 threads': () => duckdb(2),
  interpreter,
  'json-logic-engine': () => library('json-logic-engine', 20_000),
  '@marcbachmann/cel-js': () => library('@marcbachmann/cel-js', 5000),
  '@gorules/zen-engine': () => library('@gorules/zen-engine', 1500),
  'json-rules-engine': () => library('json-rules-engine', 250),
  ...Object.fromEntries(
    [4, 5, 6, 7, 8].map((power) => [`scale kernel ${10 ** power}`, () => kernelOver(10 ** power)] as const),
  ),
  ...Object.fromEntries(
    [4, 5, 6].map((power) => [`scale CSV ${10 ** power}`, () => bulk(10 ** power, 'csv', 1)] as const),
  ),
};
