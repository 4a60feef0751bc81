/**
 * The mask kernel against the interpreter it must agree with, against the same kernel in C, and on two threads. A million
 * rows are drawn from 2,000 distinct ones over everything the law tells apart: kinder to the caches than rows that are all
 * different, harder than most real files, which repeat themselves more.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { lawFromDisk } from '@nunc/disk';
import {
  type CodedBlock,
  compileKernel,
  explainRow,
  type Kernel,
  type KernelTables,
  type Masks,
  type Row,
  type RowLayout,
} from '@nunc/screening';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load: run ./nunc law check');
const asOf = '2026-11-01';
const length = 1 << 20;
const distinct = 2000;

let state = 7;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const pick = <T>(from: readonly T[], otherwise: T): T =>
  from[Math.floor(random() * from.length)] ?? otherwise;

function drawRow({ columns, jurisdiction }: RowLayout, offenses: readonly string[]): Row {
  return columns.map(({ fact, type, domain }): string | null => {
    if (fact === 'already_granted') return random() < 0.05 ? 'yes' : 'no';
    if (random() < 0.15) return null;
    switch (type) {
      case 'yes_no':
      case 'choice':
        return pick(domain ?? [], 'yes');
      case 'number':
        return String(10 + Math.floor(random() * 50));
      case 'day': {
        const day = new Date(Date.parse('1990-01-01') + Math.floor(random() * 13_400) * 86_400_000);
        return day.toISOString().slice(0, pick([4, 7, 10, 10, 10], 10));
      }
      default:
        return pick(offenses, `?${jurisdiction}`);
    }
  });
}

/** Nanoseconds of processor time a row, the best of several rounds. */
function best(rounds: number, rows: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, ((user + system) * 1000) / rows);
  }
  return least;
}

const shared = (bytes: number) => new SharedArrayBuffer(bytes);
const masks = (rows: number): Masks => ({
  pass: new Uint32Array(shared(rows * 4)),
  possible: new Uint32Array(shared(rows * 4)),
});

/** The block many times over, each row somewhere else, in memory that threads share. */
function repeated(block: CodedBlock, rows: number): CodedBlock {
  const order = Array.from({ length: rows }, () => Math.floor(random() * block.length));
  const packs = block.packs.map((index) => {
    const long = new Uint16Array(shared(rows * 2));
    for (const [row, from] of order.entries()) long[row] = index[from] ?? 0;
    return long;
  });
  return { length: rows, packs, granted: new Uint32Array(shared(rows * 4)) };
}

const slice = (block: CodedBlock, from: number, to: number): CodedBlock => ({
  length: to - from,
  packs: block.packs.map((index) => index.subarray(from, to)),
  granted: block.granted.subarray(from, to),
});

/** Wall seconds for `rounds` on so many threads at once. */
async function threaded(
  tables: KernelTables,
  block: CodedBlock,
  out: Masks,
  threads: number,
  rounds: number,
): Promise<number> {
  const each = block.length / threads;
  const workers = Array.from({ length: threads }, (_, number) => {
    const [from, to] = [number * each, (number + 1) * each];
    const own = { pass: out.pass.subarray(from, to), possible: out.possible.subarray(from, to) };
    return new Worker(new URL('kernelWorker.ts', import.meta.url), {
      workerData: { tables, block: slice(block, from, to), out: own },
    });
  });
  const all = (count: number) =>
    Promise.all(
      workers.map((worker) => {
        const done = new Promise((resolve) => worker.once('message', resolve));
        worker.postMessage(count);
        return done;
      }),
    );
  await all(rounds);
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3; time += 1) {
    const begin = performance.now();
    await all(rounds);
    least = Math.min(least, (performance.now() - begin) / 1000);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return least;
}

type Node = KernelTables['words'][number][number]['node'];

function flat({ start, lookups, children }: Node): number[] {
  return [
    start,
    lookups.length,
    children.length,
    ...lookups.flatMap(({ pack, table }) => [pack, table.length, ...table]),
    ...children.flatMap(flat),
  ];
}

/** Nanoseconds a row in C, or why not; its answers must be the kernel's. */
function inC(tables: KernelTables, block: CodedBlock, out: Masks): number | string {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const program = join(folder, 'limit');
    const source = fileURLToPath(new URL('limit.c', import.meta.url));
    const built = spawnSync('cc', ['-O3', '-march=native', '-o', program, source], { encoding: 'utf8' });
    if (built.status !== 0)
      return `skipped: no C compiler (${built.error?.message ?? built.stderr.slice(0, 200)})`;
    const halves = tables.words[0] ?? [];
    const numbers = halves.flatMap(({ node, stay, rise }) => [stay, rise, ...flat(node)]);
    const [law_, rows, answers] = ['tables', 'rows', 'answers'].map((name) => join(folder, name));
    if (law_ === undefined || rows === undefined || answers === undefined) return 'skipped';
    writeFileSync(law_, Int32Array.from([block.length, halves.length, ...numbers]));
    writeFileSync(
      rows,
      Buffer.concat(block.packs.map((index) => Buffer.from(new Uint16Array(index).buffer))),
    );
    const took = Number(execFileSync(program, [law_, rows, answers], { encoding: 'utf8' }));
    const given = Buffer.concat(
      [out.pass, out.possible].map((mask) => Buffer.from(new Uint32Array(mask).buffer)),
    );
    if (!readFileSync(answers).equals(given)) throw new Error('the kernel in C gives other answers');
    return took;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function checkAgainstInterpreter(kernel: Kernel, rows: readonly Row[], block: CodedBlock): number {
  const small = masks(rows.length);
  kernel.run(block, small);
  const under = law;
  if (under === null) return 0;
  const begin = process.cpuUsage();
  const expected = rows.map((row) => explainRow(under, kernel.layout, row));
  const { user, system } = process.cpuUsage(begin);
  for (const [row, findings] of expected.entries())
    for (const [bit, { status }] of findings.entries()) {
      const pass = ((small.pass[row] ?? 0) >>> bit) & 1;
      const possible = ((small.possible[row] ?? 0) >>> bit) & 1;
      if (status !== (pass === 1 ? 'open' : possible === 1 ? 'undecided' : 'closed'))
        throw new Error(`row ${row}, provision ${bit}: the kernel differs from the interpreter`);
    }
  return ((user + system) * 1000) / rows.length;
}

const measured = [];
for (const jurisdiction of ['us-ca', 'us-ny']) {
  const begin = performance.now();
  const kernel = compileKernel(law, jurisdiction, asOf);
  kernel.tables();
  const compileMs = performance.now() - begin;
  const offenses = law.catalogue.offenses
    .filter((one) => one.jurisdiction === jurisdiction)
    .map(({ id }) => id);
  const rows = Array.from({ length: distinct }, () => drawRow(kernel.layout, offenses));
  const small = kernel.codeRows(rows);
  const interpreter = checkAgainstInterpreter(kernel, rows, small);
  const block = repeated(small, length);
  const out = masks(length);
  const inKernel = best(15, length, () => kernel.run(block, out));
  const c = inC(kernel.tables(), block, out);
  const coding = best(5, distinct, () => kernel.codeRows(rows));
  const one = await threaded(kernel.tables(), block, out, 1, 12);
  const two = await threaded(kernel.tables(), block, out, 2, 12);
  measured.push({
    jurisdiction,
    provisions: kernel.layout.provisions.length,
    columns: kernel.layout.columns.length,
    compileMs,
    nanoseconds: { interpreter, kernel: inKernel, c, coding },
    twoThreads: one / two,
  });
}

const millions = (nanoseconds: number) => (1000 / nanoseconds).toFixed(nanoseconds > 500 ? 4 : 1);
if (process.argv.includes('--json')) console.log(JSON.stringify({ length, load: loadavg(), measured }));
else {
  console.log(
    `${length} rows in memory, drawn from ${distinct} random ones; every column of the law varies; answers checked. Load of the machine: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}.\n`,
  );
  console.log(
    '| law | provisions | columns | interpreter, M charges/s a core | kernel | kernel / interpreter | the same in C | C / kernel | two threads / one | coding a row from texts, M/s | compiled in ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
  );
  for (const { jurisdiction, provisions, columns, compileMs, nanoseconds, twoThreads } of measured) {
    const { interpreter, kernel, c, coding } = nanoseconds;
    const inCWords = typeof c === 'number' ? millions(c) : c;
    const ratio = typeof c === 'number' ? (kernel / c).toFixed(1) : '';
    console.log(
      `| ${[jurisdiction, provisions, columns, millions(interpreter), millions(kernel), Math.round(interpreter / kernel), inCWords, ratio, twoThreads.toFixed(2), millions(coding), compileMs.toFixed(0)].join(' | ')} |`,
    );
  }
}
