/**
 * The law on a real Spark: a master and two workers on this machine. Spark comes from PyPI into `out/` the first time;
 * where that cannot be (no Python, no Java 17, no registry) the test is skipped and says why.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LawSql, lawSql, type Row } from '@nunc/screening';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawFromDisk } from './law.ts';
import { runOnDuckDb, runOnSpark, SparkFailed, writeRows } from './spark.ts';

const version = '4.0.1';
const asOf = '2026-11-01';
const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const loaded = law;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunc-spark-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rows that differ in everything a law reads: partly known days, attempts, sections outside the catalogue. */
function rowsFor({ layout }: LawSql, count: number): Row[] {
  const own = loaded.catalogue.offenses.filter((one) => one.jurisdiction === layout.jurisdiction);
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const offense = (): string => {
    const [a, b] = [own[next(own.length)]?.id ?? '?1(a)', own[next(own.length)]?.id ?? '?1(a)'];
    const forms = [
      a,
      a,
      a,
      `attempt ${a}`,
      `conspiracy ${a}`,
      `${a}|${b}`,
      `${a}~${b}`,
      `?${a.slice(a.lastIndexOf('-') + 1)}`,
      '?99(z)',
    ];
    return own.length === 0 ? `?${next(999)}.${next(99)}(a)` : (forms[next(forms.length)] ?? a);
  };
  const day = (): string =>
    `${1985 + next(42)}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(31)).padStart(2, '0')}`.slice(
      0,
      [10, 10, 10, 7, 4][next(5)],
    );
  return Array.from({ length: count }, () =>
    layout.columns.map((column) => {
      if (column.provision === null && next(6) === 0) return null;
      const { domain } = column;
      if (domain !== null) return domain[next(domain.length)] ?? null;
      if (column.type === 'day') return day();
      if (column.type === 'number')
        return next(3) === 0 ? `${15 + next(4)}..${19 + next(9)}` : String(12 + next(40));
      return column.type === 'offense' ? offense() : (['40A', '23H', '90Z', `it's, "so"`][next(4)] ?? null);
    }),
  );
}

async function file(name: string, sql: LawSql, count: number): Promise<string> {
  const path = join(folder, name);
  await writeRows(path, sql, rowsFor(sql, count));
  return path;
}

const home = fileURLToPath(new URL(`../out/spark/pyspark-${version}`, import.meta.url));

/** Where Spark is, or why it is not here. */
function findSpark(): { readonly spark: string } | { readonly missing: string } {
  const run = (command: string, args: readonly string[]): string =>
    execFileSync(command, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 400_000,
    });
  try {
    run('java', ['-version']);
  } catch {
    return { missing: 'there is no Java' };
  }
  const python = join(home, 'bin', 'python');
  try {
    if (!existsSync(join(home, 'whole'))) {
      execFileSync('rm', ['-rf', home]);
      run('python3', ['-m', 'venv', home]);
      run(python, [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-input',
        '--disable-pip-version-check',
        `pyspark==${version}`,
      ]);
      run('touch', [join(home, 'whole')]);
    }
    return {
      spark: run(python, ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))']).trim(),
    };
  } catch (error) {
    const [first = ''] = String(error).split('\n');
    return { missing: `pyspark ${version} cannot be installed: ${first}` };
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A master and two workers, each a process of its own. */
class Cluster {
  readonly master: string;
  readonly #processes: ChildProcess[];

  private constructor(master: string, processes: ChildProcess[]) {
    this.master = master;
    this.#processes = processes;
  }

  static async start(spark: string): Promise<Cluster> {
    const port = await freePort();
    const master = `spark://127.0.0.1:${port}`;
    const processes: ChildProcess[] = [];
    const start = (args: readonly string[], ready: RegExp): Promise<void> => {
      const child = spawn(join(spark, 'bin', 'spark-class'), [...args], {
        cwd: folder,
        env: { ...process.env, SPARK_HOME: spark, SPARK_LOCAL_IP: '127.0.0.1', SPARK_DAEMON_MEMORY: '256m' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      processes.push(child);
      let log = '';
      return new Promise((done, fail) => {
        child.once('error', fail);
        child.once('exit', (code) => fail(new Error(`Spark ended with ${code}:\n${log.slice(-2000)}`)));
        child.stderr?.setEncoding('utf8').on('data', (text: string) => {
          log += text;
          if (ready.test(log)) done();
        });
      });
    };
    const cluster = new Cluster(master, processes);
    try {
      await start(
        [
          'org.apache.spark.deploy.master.Master',
          '--host',
          '127.0.0.1',
          '--port',
          String(port),
          '--webui-port',
          '0',
        ],
        /I have been elected leader/,
      );
      await Promise.all(
        ['one', 'two'].map((worker) =>
          start(
            [
              'org.apache.spark.deploy.worker.Worker',
              '--host',
              '127.0.0.1',
              '--webui-port',
              '0',
              '--cores',
              '1',
              '--memory',
              '1g',
              '--work-dir',
              join(folder, worker),
              master,
            ],
            /Successfully registered with master/,
          ),
        ),
      );
      return cluster;
    } catch (error) {
      cluster.stop();
      throw error;
    }
  }

  stop(): void {
    for (const child of this.#processes) child.kill('SIGKILL');
  }
}

describe('rows decided by SQL', () => {
  it('on this machine come out in their order, one line each, the columns named', async () => {
    const sql = lawSql(loaded, 'us-ny', asOf, 'duckdb');
    const out = join(folder, 'ny.csv');
    await runOnDuckDb({ rowsFile: await file('ny-rows.csv', sql, 500), sql, out });
    const [heading, ...lines] = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(heading).toBe(sql.gives.join(','));
    expect(lines.map((line) => Number(line.split(',')[0]))).toEqual([...Array(500).keys()]);
    for (const line of lines) expect(line).toMatch(/^\d+(,(open|closed|undecided))+$/);
  });

  it('are refused where a value cannot stand in the file, and a Spark that is not there is named', async () => {
    const sql = lawSql(loaded, 'us-ny', asOf, 'spark');
    const bad = [sql.layout.columns.map(() => 'a\nb')];
    await expect(writeRows(join(folder, 'bad.csv'), sql, bad)).rejects.toThrow(/line end/);
    const rowsFile = await file('few.csv', sql, 3);
    const job = {
      rowsFile,
      sql,
      out: join(folder, 'none.csv'),
      master: 'local[1]',
      submit: '/no/such/spark-submit',
    };
    await expect(runOnSpark(job)).rejects.toThrow(SparkFailed);
    await expect(runOnSpark(job)).rejects.toThrow(/Install Spark/);
  });
});

const found = findSpark();
if ('missing' in found) console.warn(`The law on Spark is NOT tested here: ${found.missing}.`);

const where = 'missing' in found ? `on Spark: SKIPPED, ${found.missing}` : 'on a Spark of two workers';
describe.skipIf('missing' in found)(where, () => {
  let cluster: Cluster;
  const spark = 'spark' in found ? found.spark : '';
  beforeAll(async () => {
    cluster = await Cluster.start(spark);
  }, 120_000);
  afterAll(() => cluster?.stop());

  it('the answers are byte for byte those of one machine, and both workers took part', async () => {
    // Lists, sections and waits of every kind are in this law; a second one would take Spark another minute.
    for (const jurisdiction of ['us-ca']) {
      const here = lawSql(loaded, jurisdiction, asOf, 'duckdb');
      const there = lawSql(loaded, jurisdiction, asOf, 'spark');
      const rowsFile = await file(`${jurisdiction}-rows.csv`, here, 8_000);
      const [one, many] = [join(folder, `${jurisdiction}-one.csv`), join(folder, `${jurisdiction}-many.csv`)];
      await runOnDuckDb({ rowsFile, sql: here, out: one });
      const done = await runOnSpark({
        rowsFile,
        sql: there,
        out: many,
        master: cluster.master,
        submit: join(spark, 'bin', 'spark-submit'),
        settings: {
          'spark.cores.max': '2',
          'spark.executor.cores': '1',
          'spark.executor.memory': '512m',
          'spark.driver.memory': '512m',
          'spark.scheduler.minRegisteredResourcesRatio': '1.0',
          'spark.scheduler.maxRegisteredResourcesWaitingTime': '60s',
          'spark.sql.files.maxPartitionBytes': '400000',
          'spark.sql.shuffle.partitions': '4',
          'spark.pyspark.python': join(home, 'bin', 'python'),
        },
      });
      expect(await readFile(many)).toEqual(await readFile(one));
      expect(done.rows).toBe(8_000);
      const workers = Object.entries(done.tasks).filter(([id, tasks]) => id !== 'driver' && tasks > 0);
      expect(workers.length).toBe(2);
    }
  }, 240_000);
});
