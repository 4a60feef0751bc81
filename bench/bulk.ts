/**
 * `nunc bulk` over whole files: pace, memory, threads, growth and kills. Prints a Markdown page and writes it, with the
 * plot, to docs/performance/. `--largest 8` goes on to 10^8 charges, which takes 30 GB of disk and half an hour.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BulkAsked, BulkMeasured } from './bulkRun.ts';
import { drawPlot } from './plot.ts';
import { benchFolder, dojFile, leanFile, parquetOf, populationFile } from './population.ts';

const largest = Number(process.argv[process.argv.indexOf('--largest') + 1] ?? 7) || 7;
const script = fileURLToPath(new URL('bulkRun.ts', import.meta.url));
/** The same settings of Node that the command has. */
const { bulk: nodeSettings }: { bulk: string[] } = JSON.parse(
  readFileSync(new URL('../cli/nodeSettings.json', import.meta.url), 'utf8'),
);
const out = join(benchFolder, `bulk-${process.pid}`);

const plain: Omit<BulkAsked, 'file'> = {
  out,
  workers: 1,
  resume: false,
  isInMemory: false,
  isParquet: false,
};

const childArguments = (asked: BulkAsked): string[] => [...nodeSettings, script, JSON.stringify(asked)];

/** One run in a process of its own. Every row must be accounted for. */
function run(file: string, changes: Partial<BulkAsked> = {}): BulkMeasured {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    childArguments({ ...plain, file, ...changes }),
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0) throw new Error(`a run over ${file} ended with ${status}: ${stderr.slice(-800)}`);
  const measured: BulkMeasured = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  if (measured.accounted !== measured.rows || measured.unread !== 0)
    throw new Error(
      `${measured.rows} rows, ${measured.accounted} accounted for, ${measured.unread} not read`,
    );
  console.error(
    `${file.replace(/^.*\//, '')} ${JSON.stringify(changes)}: ${measured.seconds.toFixed(2)} s, ${measured.peak} MB`,
  );
  return measured;
}

/** What a large file takes longer than a small one, so that the start of the program does not count. The best of three. */
function pace(small: string, large: string, changes: Partial<BulkAsked> = {}) {
  const [a, b] = [small, large].map((file) => {
    const runs = [1, 2, 3].map(() => run(file, changes));
    const seconds = Math.min(...runs.map((one) => one.seconds));
    return {
      rows: runs[0]?.rows ?? 0,
      bytes: runs[0]?.bytes ?? 0,
      seconds,
      peak: Math.max(...runs.map((one) => one.peak)),
    };
  });
  if (a === undefined || b === undefined) throw new Error('nothing was measured');
  return {
    rate: (b.rows - a.rows) / (b.seconds - a.seconds),
    bytes: b.bytes / b.rows,
    whole: b,
    peaks: [a.peak, b.peak],
  };
}

const [smallSize, largeSize] = [1_000_000, 10_000_000];
/** The DOJ layout has some five times as many bytes. */
const [dojSmallSize, dojLargeSize] = [300_000, 3_000_000];
const [full, fullLarge] = [await populationFile(smallSize), await populationFile(largeSize)];
const [lean, leanLarge] = [await leanFile(smallSize), await leanFile(largeSize)];
const [doj, dojLarge] = [await dojFile(dojSmallSize), await dojFile(dojLargeSize)];
const [parquet, parquetLarge] = [await parquetOf(full), await parquetOf(fullLarge)];

const million = (rate: number): string => `${(rate / 1e6).toFixed(2)} M`;
const memory = (file: string) => {
  const { rows, seconds, bytes } = run(file, { isInMemory: true });
  return { rate: rows / seconds, bytes: bytes / rows, peaks: [] as number[] };
};
const measured = {
  'in memory, the columns that the law reads': memory(lean),
  'in memory, all columns': memory(full),
  'CSV, the columns that the law reads': pace(lean, leanLarge),
  'CSV, the same on two threads': pace(lean, leanLarge, { workers: 2 }),
  'CSV, all columns': pace(full, fullLarge),
  'CSV, all columns, two threads': pace(full, fullLarge, { workers: 2 }),
  'Parquet, all columns': pace(parquet, parquetLarge, { isParquet: true }),
  'California DOJ layout': pace(doj, dojLarge),
};

const growth: { x: number; y: number }[] = [];
for (let power = 4; power <= largest; power += 1) {
  const { rows, seconds } = run(await leanFile(10 ** power));
  growth.push({ x: rows, y: seconds });
}

const kills = await killed(await leanFile(3_000_000), 20);
rmSync(out, { recursive: true, force: true });

const rows = Object.entries(measured).map(
  ([name, { rate, bytes, peaks }]) =>
    `| ${name} | ${million(rate)} | ${Math.round((rate * bytes) / 1e6)} | ${bytes.toFixed(0)} | ${peaks.join(', ')} |`,
);
const two = (one: keyof typeof measured, both: keyof typeof measured): string =>
  (measured[both].rate / measured[one].rate).toFixed(2);
const [cpu] = cpus();
const page = `# Whole files

\`nunc bulk\` over an invented population of California, from the bytes of a file to answers, counts and a checkpoint on disk, people
grouped. A row is a charge; in the California DOJ layout it is a part of one. The pace is what ${largeSize.toLocaleString('en-US')} charges take longer than ${smallSize.toLocaleString('en-US')} (DOJ: ${dojLargeSize.toLocaleString('en-US')} and ${dojSmallSize.toLocaleString('en-US')}), the
best of three runs each, so that loading the law does not hide in it. In memory: the bytes lie there, and the answers stay there; the
middle of five passes after one in which each kind of charge is decided. Every row is answered, is more of a charge, or is named.

Machine: ${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version}; load at the end ${loadavg()[0]?.toFixed(1)}. Absolute figures are of this machine, for scale.

| file | rows a second | MB a second | bytes a row | most memory in MB, small file and large |
|---|---:|---:|---:|---:|
${rows.join('\n')}

| | measured |
|---|---:|
| two threads against one, the columns that the law reads | ${two('CSV, the columns that the law reads', 'CSV, the same on two threads')} times |
| two threads against one, all columns | ${two('CSV, all columns', 'CSV, all columns, two threads')} times |
| runs killed at a random moment and gone on with, byte for byte the same in the end | ${kills.same} of ${kills.times} (${kills.early} of the kills came after the run had ended or before it had begun) |

Whole runs, start included: ${growth.map(({ x, y }) => `${x.toLocaleString('en-US')} charges ${y.toPrecision(3)} s`).join('; ')}.

![Time of whole runs over the number of charges, on two logarithmic scales](bulk.svg)

Written by \`npm run bench -- bulk\`. What it means: [docs/performance.md](../performance.md).
`;
const docs = new URL('../docs/performance/', import.meta.url);
mkdirSync(docs, { recursive: true });
writeFileSync(new URL('bulk.md', docs), page);
writeFileSync(
  new URL('bulk.svg', docs),
  drawPlot({
    title: 'nunc bulk: time over number of charges',
    description: `Two logarithmic scales. ${growth.map(({ x, y }) => `${x} charges ${y.toPrecision(3)} s`).join(', ')}. A run begins with some seconds in which the law is loaded and each kind of charge is decided once; from there time grows in proportion.`,
    x: 'charges',
    y: 'time of a whole run, one thread',
    lines: [{ name: 'CSV to answers', color: '#005ea2', points: growth }],
  }),
);
console.log(page);
if (kills.same !== kills.times) throw new Error('a run that was killed did not end in the same bytes');

/**
 * Kills runs at random moments after their start-up, goes on with each, and compares what is written with a run that
 * nobody touched.
 */
async function killed(file: string, times: number) {
  const { seconds } = run(file);
  const whole = contents();
  let seed = 20_261_201;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  let [same, early] = [0, 0];
  for (let time = 0; time < times; time += 1) {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const ended = await killedOnce({ ...plain, file }, (0.45 + 0.55 * random()) * seconds * 1000);
    if (ended !== 'killed') early += 1;
    if (ended === 'killed') {
      const resumed = spawnSync(process.execPath, childArguments({ ...plain, file, resume: true }), {
        encoding: 'utf8',
      });
      if (resumed.status !== 0) {
        // Killed before the first checkpoint: nothing was kept, and the run begins anew.
        if (!resumed.stderr.includes('no run here')) throw new Error(resumed.stderr.slice(-800));
        early += 1;
        run(file);
      }
    }
    if (contents() === whole) same += 1;
  }
  return { times, same, early };
}

function killedOnce(asked: BulkAsked, milliseconds: number): Promise<'killed' | 'ended'> {
  return new Promise((done) => {
    const child = spawn(process.execPath, childArguments(asked), { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL' ? 'killed' : 'ended');
    });
  });
}

function contents(): string {
  const hash = createHash('sha256');
  for (const name of ['charges.csv', 'unread.csv', 'answers.csv']) hash.update(readFileSync(join(out, name)));
  return hash.digest('hex');
}
