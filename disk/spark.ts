/** The law as SQL on a Spark cluster, and the same on this machine: the same rows in, the same bytes out. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { LawSql, Row } from '@nunc/screening';
import { DuckDb } from './duckdb.ts';

/** One query over one file of charge rows. */
export interface RowsJob {
  /** CSV whose first line names `sql.reads`; the key counts the rows. On a cluster every worker must be able to read it. */
  readonly rowsFile: string;
  readonly sql: LawSql;
  /** Where the answers go: CSV with `sql.gives` as its first line, in the order of the keys. */
  readonly out: string;
}

export interface SparkJob extends RowsJob {
  /** `spark://host:7077`, `yarn`, `k8s://...`, `local[4]`. */
  readonly master: string;
  /** The `spark-submit` to run. Default: that of SPARK_HOME, else the one on the path. */
  readonly submit?: string | undefined;
  /** Further settings of Spark, such as `spark.executor.memory`. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** What Spark did: rows decided, and tasks run by each executor (and the driver). */
export interface SparkDone {
  readonly rows: number;
  readonly tasks: Readonly<Record<string, number>>;
}

/** Spark could not be run, or ended badly; the message holds the end of what it said. */
export class SparkFailed extends Error {}

/** Writes charge rows as the file that both engines read. Rows are numbered from 0. */
export async function writeRows(file: string, sql: LawSql, rows: Iterable<Row>): Promise<number> {
  const stream = createWriteStream(file, { mode: 0o600 });
  let lines = [sql.reads.join(',')];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (!stream.write(`${lines.join('\n')}\n`)) await new Promise<void>((done) => stream.once('drain', done));
    lines = [];
  };
  for (const row of rows) {
    lines.push([String(count), ...row.map(cell)].join(','));
    count += 1;
    if (lines.length >= 5000) await flush();
  }
  if (lines.length > 0) await flush();
  stream.end();
  await finished(stream);
  return count;
}

/** A line is a row and an empty cell is not known, so a value has no line ends and is not empty. */
function cell(value: string | null): string {
  if (value === null) return '';
  if (value === '' || /[\r\n]/.test(value))
    throw new Error(
      'a value of a charge row is empty or holds a line end; write null where nothing is known',
    );
  return /[",\\]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The table that the file is read as. */
const table = 'charges';

/** Decides the rows on a Spark cluster. `job.sql` is written for Spark and reads the table `charges`. */
export async function runOnSpark(job: SparkJob): Promise<SparkDone> {
  const folder = await mkdtemp(join(tmpdir(), 'nunc-spark-'));
  const half = `${resolve(job.out)}.part-${process.pid}`;
  try {
    const task = join(folder, 'job.json');
    const { sql } = job;
    await writeFile(
      task,
      JSON.stringify({ rows: resolve(job.rowsFile), table, sql: sql.select, columns: sql.gives, out: half }),
    );
    const said = await submit(job, task, folder);
    const last = said.trimEnd().split('\n').at(-1) ?? '';
    const done = doneOf(last);
    if (done === null)
      throw new SparkFailed(`Spark ended without an answer. The end of what it said:\n${said.slice(-2000)}`);
    await rename(half, resolve(job.out));
    return done;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(half, { force: true });
  }
}

function doneOf(line: string): SparkDone | null {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read !== 'object' || read === null || !('rows' in read) || !('tasks' in read)) return null;
    const { rows, tasks } = read;
    if (typeof rows !== 'number' || typeof tasks !== 'object' || tasks === null) return null;
    return {
      rows,
      tasks: Object.fromEntries(Object.entries(tasks).map(([id, count]) => [id, Number(count)])),
    };
  } catch {
    return null;
  }
}

/** Runs spark-submit and gives what it printed; its log goes into the message where it fails. */
async function submit(job: SparkJob, task: string, folder: string): Promise<string> {
  const script = fileURLToPath(new URL('spark/decide.py', import.meta.url));
  const isHere = /^local(\[|-cluster|$)|^spark:\/\/(127\.0\.0\.1|localhost):/.test(job.master);
  const here = { 'spark.driver.host': '127.0.0.1', 'spark.driver.bindAddress': '127.0.0.1' };
  const settings = {
    'spark.ui.enabled': 'false',
    'spark.sql.session.timeZone': 'UTC',
    ...(isHere ? here : {}),
    ...job.settings,
  };
  const home = process.env.SPARK_HOME;
  const command = job.submit ?? (home === undefined ? 'spark-submit' : join(home, 'bin', 'spark-submit'));
  const options = Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]);
  const child = spawn(command, ['--master', job.master, ...options, script, task], {
    cwd: folder,
    env: { ...process.env, ...(isHere ? { SPARK_LOCAL_IP: '127.0.0.1' } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-20_000);
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', (error) =>
      fail(
        new SparkFailed(
          `${command} cannot be run (${error.message}). Install Spark with Java 17 or later, or set SPARK_HOME.`,
        ),
      ),
    );
    child.once('close', done);
  });
  if (code !== 0)
    throw new SparkFailed(`${command} ended with ${code}. The end of its log:\n${log.slice(-3000)}`);
  return said;
}

/** Decides the rows on this machine. `job.sql` is written for DuckDB and reads the table `charges`. */
export async function runOnDuckDb(job: RowsJob & { readonly threads?: number | undefined }): Promise<void> {
  const { sql } = job;
  const half = `${resolve(job.out)}.part-${process.pid}`;
  const text = (raw: string) => `'${raw.replaceAll("'", "''")}'`;
  const name = (raw: string) => `"${raw.replaceAll('"', '""')}"`;
  const database = await DuckDb.open({ threads: job.threads });
  try {
    await database.run(sql.createTable);
    await database.run(
      `INSERT INTO ${table} SELECT * FROM read_csv(${text(resolve(job.rowsFile))}, header = true, all_varchar = true, ` +
        `delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, ` +
        `columns = {${sql.reads.map((column) => `${text(column)}: 'VARCHAR'`).join(', ')}})`,
    );
    const [key = ''] = sql.gives;
    await database.run(
      `COPY (SELECT * FROM (${sql.select}\n) ORDER BY CAST(${name(key)} AS BIGINT)) TO ${text(half)} (FORMAT csv, HEADER true)`,
    );
    await rename(half, resolve(job.out));
  } finally {
    database.close();
    await rm(half, { force: true });
  }
}
