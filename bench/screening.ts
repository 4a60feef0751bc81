/**
 * One explained screening of a record of 20 charges against every California provision: median and spread, in
 * milliseconds, on one core. `--json` prints the figures alone.
 */
import { lawFromDisk } from '@nunc/disk';
import { readCaDoj } from '@nunc/records';
import { explainChain, learn, noFacts, screen } from '@nunc/screening';
import { courtSheet } from './fixtures/courtSheet.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load: run ./nunc law check');
const record = readCaDoj([courtSheet(20)]);
const facts = learn(
  { ...noFacts, periods: [{ from: '2013', to: '2015' }] },
  'person',
  null,
  'trafficked',
  'yes',
);
const asOf = '2026-11-01';

interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Processor time a run, which other work on the machine does not swell as it swells the clock. */
  readonly cpuMs: number;
}

function time(work: () => unknown): Timing {
  for (let warm = 0; warm < 2000; warm += 1) work();
  const before = process.cpuUsage();
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  return {
    medianMs: times[150] ?? Number.NaN,
    p95Ms: times[285] ?? Number.NaN,
    cpuMs: (user + system) / 1000 / 300,
  };
}

const screening = screen(record, facts, law, { asOf });
const measured = [
  { job: 'screen, every reason kept', ...time(() => screen(record, facts, law, { asOf })) },
  {
    job: 'screen, and every chain written out in words',
    ...time(() =>
      screen(record, facts, law, { asOf }).findings.map((finding) => explainChain(finding, law, 'en')),
    ),
  },
];

const charges = new Set(screening.findings.map((finding) => finding.charge)).size;
const provisions = new Set(screening.findings.map((finding) => finding.provision)).size;
if (process.argv.includes('--json'))
  console.log(JSON.stringify({ charges, provisions, findings: screening.findings.length, measured }));
else {
  console.log(
    `${charges} charges x ${provisions} California provisions = ${screening.findings.length} findings; 300 runs after 2000 warm-up runs\n`,
  );
  console.log('| job | median ms | 95th percentile ms | processor ms a run |\n|---|---:|---:|---:|');
  for (const { job, medianMs, p95Ms, cpuMs } of measured)
    console.log(`| ${job} | ${medianMs.toFixed(2)} | ${p95Ms.toFixed(2)} | ${cpuMs.toFixed(2)} |`);
}
