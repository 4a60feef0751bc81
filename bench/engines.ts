/**
 * The published bench: one job, every engine, answers checked; then the kernel and `nunc bulk` from ten thousand charges
 * up. Prints a Markdown page and writes it, with the plot, to docs/performance/. `--only NAME` measures one engine.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openJob } from './engineJob.ts';
import { libraries } from './engineLibraries.ts';
import { engines, type Measured } from './engineRun.ts';
import { drawPlot } from './plot.ts';

const here = fileURLToPath(import.meta.url);
const only = process.argv[process.argv.indexOf('--only') + 1];
if (process.argv.includes('--only') && only !== undefined) {
  const measured = await engines[only]?.();
  if (measured === undefined)
    throw new Error(`no engine ${only}; there are: ${Object.keys(engines).join(', ')}`);
  console.log(JSON.stringify(measured));
  process.exit(0);
}

/** One process each, so that none warms or slows another. */
function measure(name: string): Measured | null {
  const { stdout, status, stderr } = spawnSync(process.execPath, [here, '--only', name], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status === 0) {
    const measured: Measured = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    console.error(`${name}: ${perSecond(measured)} charges/s`);
    return measured;
  }
  console.error(`${name} failed:\n${stderr.slice(-1500)}`);
  process.exitCode = 1;
  return null;
}

const rate = ({ charges, seconds }: Measured): number => charges / seconds;

function perSecond(measured: Measured): string {
  const own = rate(measured);
  if (own >= 1e6) return `${(own / 1e6).toFixed(1)} M`;
  return own >= 10_000 ? `${(own / 1e3).toFixed(0)} k` : own.toFixed(0);
}

function versionOf(name: string): string {
  const packages = ['bench', 'disk'].map((room): { dependencies: Record<string, string> } =>
    JSON.parse(readFileSync(new URL(`../${room}/package.json`, import.meta.url), 'utf8')),
  );
  const id = name.startsWith('DuckDB') ? '@duckdb/node-api' : name;
  const version = packages
    .map(({ dependencies }) => dependencies[id])
    .find((one) => one !== undefined && one !== '*');
  return version ?? 'Nunc';
}

const notes: Readonly<Record<string, string>> = {
  kernel: 'three-valued look-up tables, coded columns in memory, one thread, no generated code',
  'kernel, 2 workers': 'the same in two threads',
  'kernel, 1 worker': 'the same in one thread of its own',
  'CSV end to end':
    '`nunc bulk`: bytes of a record CSV to answers on disk, people grouped; the pace between 0.1 and 1.5 M charges',
  'CSV end to end, 2 workers': 'the same with `--workers 2`',
  'Parquet end to end': '`nunc bulk` over Parquet',
  'DuckDB SQL': '`nunc law sql`, a table of texts in memory, answers kept; one thread',
  'DuckDB SQL, 2 threads': 'the same, two threads',
  interpreter: 'the authority: every condition kept with its cite and its fact',
};

const names = Object.keys(engines).filter((name) => !name.startsWith('scale '));
const results = names.flatMap((name) => {
  const measured = measure(name);
  return measured === null ? [] : [{ name, measured }];
});
const base = results.find(({ name }) => name === 'kernel')?.measured;
const scale = (kind: string) =>
  Object.keys(engines)
    .filter((name) => name.startsWith(`scale ${kind} `))
    .flatMap((name) => {
      const measured = measure(name);
      return measured === null ? [] : [{ x: measured.charges, y: measured.seconds }];
    });
const [kernelLine, csvLine] = [scale('kernel'), scale('CSV')];

const { law, jurisdiction, asOf, layout } = openJob();
const [cpu] = cpus();
const rows = results
  .toSorted((a, b) => rate(b.measured) - rate(a.measured))
  .map(({ name, measured }) => {
    const slower = base === undefined ? '' : rate(base) / rate(measured);
    const times =
      typeof slower === 'number'
        ? slower >= 10
          ? Math.round(slower).toLocaleString('en-US')
          : slower.toFixed(1)
        : '';
    const checked = measured.checked === 0 ? 'rows counted' : measured.checked.toLocaleString('en-US');
    return `| ${name} | ${versionOf(name)} | ${perSecond(measured)} | ${times} | ${checked} | ${notes[name] ?? libraries[name]?.note ?? ''} |`;
  });
const found = (name: string): Measured | undefined => results.find((one) => one.name === name)?.measured;
const ratio = (fast: string, slow: string): string => {
  const [a, b] = [found(fast), found(slow)];
  return a === undefined || b === undefined
    ? 'not measured'
    : `${(rate(a) / rate(b)).toLocaleString('en-US', { maximumFractionDigits: rate(a) / rate(b) > 100 ? 0 : 2 })} times`;
};
const perCharge = kernelLine.map(
  ({ x, y }) => `${x.toLocaleString('en-US')}: ${((y / x) * 1e9).toFixed(0)} ns`,
);
const page = `# One job, every engine

The job: charges against the ${layout.provisions.length} provisions of ${jurisdiction} in force on ${asOf} (${layout.columns.length} facts, a tenth of them not known in any
row), each answered open, closed or undecided. Law data ${law.hash.slice(0, 12)}. Each engine in a process of its own; answers checked against the interpreter.

Machine: ${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version}; load at the end ${loadavg()[0]?.toFixed(1)} (more than 2 or so means that others worked beside it, and absolute figures are too low). Absolute figures are of this machine, for scale; the ratios are what is claimed.

| engine | version | charges a second | times slower than the kernel | charges checked | |
|---|---|---:|---:|---:|---|
${rows.join('\n')}

| must show | measured |
|---|---:|
| kernel against json-rules-engine, at least 5,000 times | ${ratio('kernel', 'json-rules-engine')} |
| kernel against json-logic-engine, at least 100 times | ${ratio('kernel', 'json-logic-engine')} |
| two workers against one, at least 1.8 times | ${ratio('kernel, 2 workers', 'kernel, 1 worker')} |

Time a charge, by how many charges (kernel): ${perCharge.join('; ')}.

![Time grows in proportion to the number of charges, on two logarithmic scales](scale.svg)

Written by \`npm run bench -- engines\`. What it means: [docs/performance.md](../performance.md).
`;
const docs = new URL('../docs/performance/', import.meta.url);
mkdirSync(docs, { recursive: true });
writeFileSync(new URL('engines.md', docs), page);
const seconds = (line: readonly { x: number; y: number }[]) =>
  line.map(({ x, y }) => `${x.toLocaleString('en-US')} charges ${y.toPrecision(2)} s`).join(', ');
writeFileSync(
  new URL('scale.svg', docs),
  drawPlot({
    title: 'Time over number of charges',
    description: `Two logarithmic scales. Kernel: ${seconds(kernelLine)}. nunc bulk over CSV: ${seconds(csvLine)}. The kernel takes time in proportion to the number of charges. nunc bulk begins with some seconds in which the law is loaded and each kind of charge is decided once.`,
    x: 'charges',
    y: 'time on one core',
    lines: [
      { name: 'kernel, in memory', color: '#005ea2', points: kernelLine },
      { name: 'nunc bulk, CSV to CSV', color: '#a23737', points: csvLine },
    ],
  }),
);
console.log(page);
