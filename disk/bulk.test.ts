/** `nunc bulk` over files on this disk: it says what the interpreter says, whatever the threads, the pieces and the kills. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historiesOf, readPlainJson } from '@nunc/records';
import { noFacts, screen } from '@nunc/screening';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type BulkJob, runBulk } from './bulk.ts';
import { lookAtFile } from './bulkInput.ts';
import { lawFromDisk } from './law.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const asOf = '2026-11-01';
const scratch = mkdtempSync(join(tmpdir(), 'nunc-bulk-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;

const columns = [
  'person',
  'birth_date',
  'jurisdiction',
  'county',
  'code',
  'section',
  'severity',
  'outcome',
  'outcome_date',
  'arrest_date',
  'offense_date',
  'case_number',
  'sentence',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

const csvOf = (rows: readonly Row[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n');

function jobOf(text: string | Uint8Array, changes: Partial<BulkJob> = {}): BulkJob {
  folders += 1;
  const file = join(scratch, `in-${folders}.csv`);
  writeFileSync(file, text);
  const input = lookAtFile(file);
  return {
    file,
    firstRow: input.firstRow,
    linesBefore: input.linesBefore,
    settings: {
      format: 'record-csv',
      columns: input.columns,
      asOf,
      jurisdiction: null,
      bill: null,
      seed: 1,
      sample: 3,
      hasWords: true,
    },
    folder: join(scratch, `out-${folders}`),
    workers: 1,
    resume: false,
    onProgress: () => undefined,
    ...changes,
  };
}

const written = (job: BulkJob, name: string): string => readFileSync(join(job.folder, name), 'utf8');
const linesOf = (job: BulkJob, name: string): string[] => written(job, name).trimEnd().split('\n').slice(1);

async function done(job: BulkJob) {
  const result = await runBulk(job);
  if (result.kind === 'problem') throw new Error(result.what);
  return result;
}

const day = fc
  .tuple(
    fc.integer({ min: 1985, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const maybe = (values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: values }, fc.constant(''));

const charge = fc.record({
  county: fc.constantFrom('Kern', 'Orange', ''),
  code: fc.constantFrom('PC', 'PC', 'HS', 'VC'),
  section: fc.constantFrom(
    '647(b)',
    '484(a)',
    '459',
    '211',
    '11350(a)',
    '11357(a)',
    '653.22',
    '148.9(a)',
    '14601.1(a)',
    '187',
    '99999',
  ),
  severity: fc.constantFrom('felony', 'misdemeanor', 'infraction', ''),
  outcome: fc.constantFrom(
    'convicted',
    'convicted',
    'dismissed',
    'acquitted',
    'not filed',
    'pending',
    'diverted',
    '',
  ),
  outcome_date: maybe(day),
  // Without it charges of one case count as of one arrest, which the plain form does not know: see below.
  arrest_date: day,
  offense_date: maybe(day),
  case_number: fc.constantFrom('A1', 'A2', 'A3', ''),
  sentence: fc.constantFrom('', '36 months probation', '90 days jail', '16 months prison', 'fine'),
});

const people = fc.array(
  fc.record({ birth_date: maybe(day), charges: fc.array(charge, { minLength: 1, maxLength: 6 }) }),
  { minLength: 1, maxLength: 60 },
);

const rowsOf = (
  all: readonly {
    birth_date: string;
    charges: readonly Omit<Row, 'person' | 'birth_date' | 'jurisdiction'>[];
  }[],
): Row[] =>
  all.flatMap(({ birth_date, charges }, index) =>
    charges.map((one) => ({ person: `P${index}`, birth_date, jurisdiction: 'us-ca', ...one })),
  );

/** What the interpreter says of one person's rows: for each charge, the provisions open and undecided. */
function interpreted(rows: readonly Row[]): string[] {
  const plain = rows.map(({ person: _person, severity, outcome, outcome_date, ...rest }) => ({
    ...rest,
    charged_as: outcome === 'convicted' ? '' : severity,
    convicted_as: outcome === 'convicted' ? severity : '',
    disposition: outcome,
    disposition_date: outcome_date,
  }));
  const read = readPlainJson(JSON.stringify(plain));
  if ('problems' in read || law === null) throw new Error('the record cannot be read');
  const { findings } = screen(read.record, noFacts, law, { asOf });
  const byCharge = Map.groupBy(findings, ({ charge: id }) => id);
  // A record is in the order of its arrests; what is compared is in the order of the rows.
  const inRows = historiesOf(read.record).toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
  return inRows.map(({ id }) => {
    const own = byCharge.get(id) ?? [];
    const named = (status: string): string =>
      own
        .filter((finding) => finding.status === status && finding.how.begins !== 'defense')
        .map(({ provision }) => provision.split('/')[1])
        .toSorted()
        .join(' ');
    return `${named('open')} | ${named('undecided')}`;
  });
}

/** A charge of another arrest stands between two of one arrest. */
const oneArrest = {
  county: 'Kern',
  code: 'PC',
  section: '647(b)',
  severity: 'felony',
  outcome: 'convicted',
  outcome_date: '1985-01-01',
  arrest_date: '1985-01-01',
  offense_date: '1985-01-01',
  case_number: 'A1',
  sentence: '',
};
const betweenTwoArrests = [
  oneArrest,
  { ...oneArrest, outcome: 'pending', outcome_date: '', arrest_date: '1985-01-02', offense_date: '' },
  { ...oneArrest, outcome_date: '', offense_date: '' },
];

const sorted = (cell: string | undefined): string => (cell ?? '').split(' ').toSorted().join(' ');

describe('a bulk run', () => {
  it('says of each charge what the interpreter says of the same record', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const rows = rowsOf(all);
        const expected = [...Map.groupBy(rows, ({ person }) => person).values()].flatMap((own) =>
          interpreted(own),
        );
        // Rows that the record model brings together as one charge have one answer; only whole persons are compared.
        fc.pre(expected.length === rows.length);
        const job = jobOf(csvOf(rows));
        await done(job);
        const found = linesOf(job, 'charges.csv').map((line) => {
          const [, , , open, undecided] = line.split(',');
          return `${sorted(open)} | ${sorted(undecided)}`;
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 12, examples: [[[{ birth_date: '', charges: betweenTwoArrests }]]] },
    );
  }, 120_000);

  it('takes charges of one case for one arrest where no arrest date is given', async () => {
    const row: Row = {
      person: 'P1',
      birth_date: '',
      jurisdiction: 'us-ca',
      county: '',
      code: 'PC',
      section: '484(a)',
      severity: 'misdemeanor',
      outcome: 'convicted',
      outcome_date: '2010-01-01',
      arrest_date: '',
      offense_date: '',
      case_number: 'A1',
      sentence: '',
    };
    const job = jobOf(csvOf([row, { ...row, section: '459', outcome: 'dismissed' }]));
    await done(job);
    const alone = jobOf(csvOf([{ ...row, section: '459', outcome: 'dismissed' }]));
    await done(alone);
    // Sealing an arrest looks at the whole arrest: a conviction in the same case closes it.
    const laws = (line: string | undefined): number => (line?.split(',')[4] ?? '').split(' ').length;
    expect(laws(linesOf(job, 'charges.csv')[1])).toBeLessThan(laws(linesOf(alone, 'charges.csv')[0]));
  });

  it('loses no row: each is answered or named with its line and reason', async () => {
    const good = csvOf(rowsOf(fc.sample(people, { numRuns: 3, seed: 5 }).flat()));
    const bad = [
      'P900,1980-01-01,us-ca,Kern,PC,484(a),felony',
      'P901,1980-01-01,us-ca,Kern,PC,484(a),felony,convicted,2010-13-45,2010-01-01,2010-01-01,A1,',
      'P902,1980-01-01,us-ca,Kern,PC,484(a),felony,convicted,2010-01-01,2010-01-01,2010-01-01,A1,,extra,more',
    ];
    const text = `${good}\n${bad.join('\n')}\n`;
    const job = jobOf(text);
    const { tally } = await done(job);
    const rows = text.trimEnd().split('\n').length - 1;
    expect(linesOf(job, 'charges.csv').length + tally.unread).toBe(rows);
    const unread = linesOf(job, 'unread.csv');
    expect(unread.length).toBe(tally.unread);
    expect(tally.unread).toBeGreaterThanOrEqual(2);
    const first = good.split('\n').length + 1;
    expect(unread[0]).toContain(String(first));
  });

  it('never throws over bytes that are nothing, and still counts each row once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (soup) => {
        const text = Buffer.concat([Buffer.from(`${csvOf([])}\n`), Buffer.from(soup)]);
        const result = await runBulk(jobOf(text));
        if (result.kind === 'done')
          expect(result.tally.charges + result.tally.unread).toBe(result.tally.rows);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('writes the same bytes in small pieces, in one, and on two threads', async () => {
    const text = csvOf(rowsOf(fc.sample(people, { numRuns: 12, seed: 9 }).flat()));
    const outputs = [];
    for (const changes of [{}, { workers: 2 }, { workers: 1, stretchBytes: 4096 }]) {
      const job = jobOf(text, changes);
      await done(job);
      outputs.push(written(job, 'charges.csv'));
    }
    const [whole, ...others] = outputs;
    expect(whole?.split('\n').length).toBeGreaterThan(100);
    for (const other of others) expect(other).toBe(whole);
  }, 120_000);

  it('refuses a file in which a person comes back later', async () => {
    const rows = rowsOf(fc.sample(people, { numRuns: 1, seed: 3 }).flat());
    const [first] = rows;
    if (first === undefined) throw new Error('no rows');
    const apart = [first, { ...first, person: 'another' }, first];
    expect(await runBulk(jobOf(csvOf(apart)))).toMatchObject({ kind: 'problem' });
  });

  it('stops cleanly where the disk is full, and goes on to the same bytes', async () => {
    const text = csvOf(rowsOf(fc.sample(people, { numRuns: 12, seed: 11 }).flat()));
    const whole = jobOf(text, { stretchBytes: 4096 });
    await done(whole);
    // Room for some stretches and their checkpoints, then none.
    let writes = 14;
    const job = jobOf(text, {
      stretchBytes: 4096,
      checkpointMilliseconds: 0,
      write(file, bytes) {
        writes -= 1;
        if (writes < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        writeSync(file, bytes);
      },
    });
    await expect(runBulk(job)).rejects.toMatchObject({ code: 'ENOSPC' });
    const { write: _full, ...rest } = job;
    await done({ ...rest, resume: true });
    expect(written(job, 'charges.csv')).toBe(written(whole, 'charges.csv'));
    expect(written(job, 'unread.csv')).toBe(written(whole, 'unread.csv'));
  }, 120_000);

  it('goes on to the same bytes after being killed at three moments', async () => {
    const text = csvOf(rowsOf(fc.sample(people, { numRuns: 40, seed: 13 }).flat()));
    const whole = jobOf(text, { stretchBytes: 4096 });
    await done(whole);
    const job = jobOf(text, { stretchBytes: 4096, checkpointMilliseconds: 0 });
    let resume = false;
    for (const bytes of [0.2, 0.5, 0.8].map((share) => share * text.length)) {
      await killedAfter({ ...job, resume }, bytes);
      resume = true;
    }
    await done({ ...job, resume: true });
    expect(written(job, 'charges.csv')).toBe(written(whole, 'charges.csv'));
    expect(written(job, 'unread.csv')).toBe(written(whole, 'unread.csv'));
  }, 180_000);
});

/** Runs a job in a process of its own and kills it, without a chance to tidy up, once it has come so far. */
function killedAfter(
  { onProgress: _progress, write: _write, ...job }: BulkJob,
  bytes: number,
): Promise<void> {
  const script = `
    import { runBulk } from ${JSON.stringify(join(import.meta.dirname, 'bulk.ts'))};
    await runBulk({ ...${JSON.stringify(job)}, onProgress(done) {
      if (done.bytes >= ${bytes}) process.kill(process.pid, 'SIGKILL');
    } });
  `;
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part) => {
      said += String(part);
    });
    child.on('exit', (_code, signal) =>
      signal === 'SIGKILL' ? ended() : failed(new Error(`not killed: ${said}`)),
    );
  });
}
