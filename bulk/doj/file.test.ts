/** A file of the California DOJ layout through `nunc bulk`: each charge has the interpreter's answer, each row its line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkSettings, engineFor, figuresFromDisk, lawFromDisk, lookAtFile, runBulk } from '@nunc/disk';
import { historiesOf, readCaDoj } from '@nunc/records';
import { noFacts, screen } from '@nunc/screening';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { audited, dojHeading, syntheticDojCsv } from '../index.ts';
import { invented, rowsOf, sheetOf } from './testing.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load');
const law = loaded;
const asOf = '2026-11-01';
const scratch = mkdtempSync(join(tmpdir(), 'nunc-doj-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
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
    const people = audited(made.run, made.reader, sample);
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
