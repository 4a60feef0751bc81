/** People of the California DOJ layout are read as their sheets are; through `nunc bulk` each charge has the interpreter's answer. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkSettings, engineFor, figuresFromDisk, lawFromDisk, lookAtFile, runBulk } from '@nunc/disk';
import { historiesOf, readCaDoj } from '@nunc/records';
import { noFacts, screen } from '@nunc/screening';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { audited, dojHeading, syntheticDojCsv } from '../index.ts';
import { type Count, type Invented, reading, rowsOf, type Step, said, sheetOf } from './testing.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load');
const law = loaded;
const asOf = '2026-11-01';
const scratch = mkdtempSync(join(tmpdir(), 'nunc-doj-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const day = fc
  .tuple(
    fc.integer({ min: 1975, max: 2024 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`);

const parts = fc.array(
  fc.record({
    length: fc.integer({ min: 1, max: 400 }),
    unit: fc.constantFrom('D', 'M', 'Y'),
    kind: fc.constantFrom('JAIL', 'PROBATION', 'PRISON', 'JAIL SS', 'FINE', 'CYA', 'RESTN'),
  }),
  { maxLength: 3 },
);

const disposition = (texts: readonly string[]) =>
  fc.record({
    text: fc.constantFrom(...texts),
    convictedAs: fc.constantFrom('MISDEMEANOR', 'FELONY', 'INFRACTION', ''),
    parts,
    day,
  });

const first = disposition([
  'CONVICTED',
  'CONVICTED',
  'CONVICTED',
  'CONVICTED-PROB/JAIL',
  'DISMISSED/FURTHERANCE OF JUSTICE',
  'ACQUITTED',
  'PROS REJ-COMB W/OTHER CNTS',
  'PROS REJ-OTHER',
  'RELEASED/DETENTION ONLY',
  'DIVERSION',
  'PETITION SUSTAINED',
  'PROC SUSP',
  'DISM PER 1203.4 PC',
  'WORDS OF A NEW KIND',
  'BENCH WARRANT ISSUED',
]);
const later = disposition([
  'CONV SET ASIDE & DISM PER 1203.4 PC',
  'PROBATION REVOKED',
  'SENTENCE MODIFIED',
  'REDUCED TO MISDEMEANOR',
  'VACATED PER 236.14 PC',
  'ARREST RELIEF GRANTED PER 851.93 PC',
  'CONVICTED',
  'DISCHARGED',
]);

const count = fc.record({
  offense: fc.constantFrom(
    '647(B) PC-DISORDERLY CONDUCT:PROSTITUTION',
    '647(B) PC-DISORDERLY CONDUCT:PROSTITUTION',
    '647(A) PC-DISORDERLY CONDUCT:LEWD',
    '11357(A) HS-POSSESS CONCENTRATED CANNABIS',
    '11350(A) HS-POSSESS NARCOTIC CNTL SUB',
    '664/459 PC-ATTEMPTED BURGLARY',
    '182/487(A) PC-GRAND THEFT',
    '1203.2 PC-PROBATION VIOL',
    '14601.1(A) VC-DRIVE LICENSE SUSP/ETC',
    '602 WI-JUVENILE',
    '18 2113(A) US-BANK ROBBERY',
    '8 1325 US-ILLEGAL ENTRY',
    'TRAFFIC VIOLATION',
  ),
  isInComment: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true)),
  chargedAs: fc.constantFrom('F', 'M', 'M', 'I', 'N', ''),
  qualifier: fc.constantFrom('', '', '', '', 'WARRANT', 'BENCH WARRANT', 'ATTEMPTED'),
  number: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1_000_000, max: 9_999_999 }).map((one) => `M${one}`) },
    fc.constantFrom('M0300017', 'BA-20417', 'BA20417', '17', ''),
  ),
  first: fc.option(first, { freq: 4 }),
  later: fc.array(later, { maxLength: 2 }),
});

/** `plain`: no more than most people have, so that their charges follow from columns alone. */
const step = (plain: boolean) =>
  fc.record({
    day,
    place: fc.constantFrom('LOS ANGELES', 'OAKLAND', 'SAN FRANCISCO'),
    counts: fc.array(
      count.map((one): Count => (plain ? { ...one, later: [], offense: plainOffense(one.offense) } : one)),
      { minLength: 1, maxLength: 4 },
    ),
  });

const plainOffense = (text: string): string => (text.startsWith('1203.2') ? '459 PC-BURGLARY' : text);

const isArrestThenCourt = fc.constantFrom<readonly Step['kind'][]>(
  ['arrest', 'court'],
  ['arrest'],
  ['court'],
);
const kinds = fc.oneof(
  { weight: 3, arbitrary: isArrestThenCourt },
  fc.array(
    fc.constantFrom<Step['kind']>(
      'arrest',
      'court',
      'court',
      'custody',
      'probation',
      'registration',
      'applicant',
    ),
    { minLength: 1, maxLength: 4 },
  ),
);

const cycle = (plain: boolean) =>
  (plain ? isArrestThenCourt : kinds).chain((all) =>
    fc.tuple(...all.map((kind) => step(plain).map((one): Step => ({ ...one, kind })))),
  );

const invented: fc.Arbitrary<Invented> = fc.boolean().chain((plain) =>
  fc.record({
    born: day,
    cycles: fc.array(cycle(plain), { minLength: 1, maxLength: 5 }),
  }),
);

let files = 0;

async function run(text: string, changes: { workers?: number; stretchBytes?: number } = {}) {
  files += 1;
  const file = join(scratch, `in-${files}.dat`);
  writeFileSync(file, text);
  const { firstRow, linesBefore, format, columns } = lookAtFile(file);
  expect(format).toBe('ca-doj');
  const settings: BulkSettings = {
    format,
    columns,
    asOf,
    jurisdiction: null,
    bill: null,
    seed: 1,
    sample: 3,
    hasWords: true,
  };
  const folder = join(scratch, `out-${files}`);
  const result = await runBulk({
    file,
    firstRow,
    linesBefore,
    settings,
    folder,
    workers: 1,
    resume: false,
    onProgress: () => undefined,
    ...changes,
  });
  if (result.kind === 'problem') throw new Error(result.what);
  const written = readFileSync(join(folder, 'charges.csv'), 'utf8');
  const [heading = '', ...lines] = written.trimEnd().split('\n');
  const names = heading.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return new Map(names.map((name, at) => [name, cells[at] ?? '']));
  });
  return { ...result, settings, written, rows };
}

/** The provisions open and undecided for each charge, by the interpreter over the sheet of the same person. */
function screened(sheet: string): string[] {
  const record = readCaDoj(sheet);
  const { findings } = screen(record, noFacts, law, { asOf });
  const byCharge = Map.groupBy(findings, ({ charge }) => charge);
  return historiesOf(record).map(({ id }) => {
    const named = (status: string): string[] =>
      (byCharge.get(id) ?? [])
        .filter((finding) => finding.status === status && finding.how.begins !== 'defense')
        .map(({ provision }) => provision.split('/')[1] ?? '')
        .toSorted();
    return `${named('open').join(' ')} | ${named('undecided').join(' ')}`;
  });
}

const sorted = (cell: string | undefined): string => (cell ?? '').split(' ').toSorted().join(' ');
const population = (people: number, heading: boolean): string =>
  [...syntheticDojCsv(law, figuresFromDisk(), { people, seed: 3, asOf, scenario: 'light', heading })].join(
    '',
  );

describe('a person of the DOJ layout', () => {
  it('has the charges that the sheet of the same person has', () => {
    fc.assert(
      fc.property(fc.array(invented, { minLength: 1, maxLength: 3 }), (people) => {
        const text = people.flatMap((one, at) => rowsOf(one, `P${at}`)).join('\n');
        const { charges } = reading(text);
        for (const [at, one] of people.entries()) {
          const sheet = historiesOf(readCaDoj(sheetOf(one))).map(said);
          expect(charges[at]?.map(({ at: _row, ...rest }) => rest)).toEqual(sheet);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has the same charges whether they follow from columns or from the record', () => {
    fc.assert(
      fc.property(fc.array(invented, { minLength: 1, maxLength: 6 }), (people) => {
        const text = people.flatMap((one, at) => rowsOf(one, `P${at}`, true)).join('\n');
        expect(reading(text)).toEqual(reading(text, true));
      }),
      { numRuns: 200 },
    );
  });

  it('has every row accounted for, whatever bytes stand between its rows', () => {
    fc.assert(
      fc.property(invented, fc.array(fc.uint8Array({ maxLength: 300 })), (one, soups) => {
        const rows = rowsOf(one, 'P1');
        const text = Buffer.concat([
          Buffer.from(`${rows.join('\n')}\n`),
          ...soups.flatMap((soup) => [soup, Buffer.from(`\n${rows[0]}\n`)]),
        ]);
        const { notes, unread, rows: count, end } = reading(new Uint8Array(text));
        expect(notes.length + unread.length).toBe(count);
        expect(end).toBeGreaterThanOrEqual(text.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a file of the DOJ layout', () => {
  it('has of each charge the answer that the interpreter gives over the sheet of the same person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(invented, { minLength: 1, maxLength: 12 }), async (people) => {
        const text = people.flatMap((one, at) => rowsOf(one, `P${at}`)).join('\n');
        const { rows } = await run(text);
        const own = rows.filter((row) => row.get('note') === '');
        const byPerson = Map.groupBy(own, (row) => row.get('person'));
        for (const [at, one] of people.entries())
          expect(
            (byPerson.get(`P${at}`) ?? []).map(
              (row) => `${sorted(row.get('open'))} | ${sorted(row.get('undecided'))}`,
            ),
          ).toEqual(screened(sheetOf(one)));
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  it('is read without a first row that names the columns, and with one, and loses no row', async () => {
    const [named, plain] = [await run(population(60, true)), await run(population(60, false))];
    expect(named.written).toBe(plain.written);
    const { tally } = plain;
    expect(tally.notACharge).toBeGreaterThan(0);
    expect(tally.sameCharge).toBeGreaterThan(0);
    expect(tally.charges + tally.sameCharge + tally.notACharge + tally.unread).toBe(tally.rows);
    expect(plain.rows.length + tally.unread).toBe(tally.rows);
    expect(tally.people).toBe(60);
  }, 60_000);

  it('gives the same bytes in small pieces, in one, and on two threads', async () => {
    const text = population(80, false);
    const whole = await run(text);
    for (const changes of [{ workers: 2, stretchBytes: 20_000 }, { stretchBytes: 4096 }])
      expect((await run(text, changes)).written).toBe(whole.written);
  }, 120_000);

  it('explains the people of its sample, each charge of theirs as it stands', async () => {
    const { settings, sample, rows } = await run(population(20, true));
    const made = engineFor(settings);
    if ('what' in made) throw new Error(made.what);
    const people = [...audited(made.run, made.reader, sample)];
    expect(people.length).toBe(3);
    for (const { id, charges } of people) {
      const own = rows.filter((row) => row.get('person') === id);
      expect(charges.map(({ examined }) => examined !== null)).toEqual(
        own.map((row) => row.get('note') === ''),
      );
      for (const [at, { examined }] of charges.entries()) {
        if (examined === null) continue;
        const open = examined.findings
          .filter(({ status, how }) => status === 'open' && how.begins !== 'defense')
          .map(({ provision }) => provision.split('/')[1]);
        expect(open.toSorted().join(' ')).toBe(sorted(own[at]?.get('open')));
      }
    }
  }, 60_000);

  it('is told by any of its first rows, and is of California alone', () => {
    const rows = population(2, false);
    const format = (text: string) => {
      files += 1;
      const file = join(scratch, `look-${files}`);
      writeFileSync(file, text);
      return lookAtFile(file);
    };
    expect(format(`spoilt,row\n${rows}`)).toMatchObject({ format: 'ca-doj', firstRow: 0, columns: [] });
    expect(format(`\uFEFF${dojHeading},\n${rows}`)).toMatchObject({ format: 'ca-doj', linesBefore: 1 });
    expect(format('person,section,outcome\n1,647(b),convicted\n').format).toBe('record-csv');
    const settings = {
      columns: [],
      asOf,
      jurisdiction: 'us-ny',
      bill: null,
      seed: 1,
      sample: 0,
      hasWords: false,
    };
    expect(engineFor({ ...settings, format: 'ca-doj' })).toMatchObject({
      remedy: expect.stringContaining('--jurisdiction'),
    });
  });
});
