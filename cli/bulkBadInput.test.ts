/** What `nunc bulk` cannot read, and what it is asked and cannot do: each is named, nothing is lost, nothing is told. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BulkWorld, california, columns, few, fileOf, quick, row } from './bulkTesting.ts';
import { nunc } from './testing.ts';

const world = new BulkWorld();
afterAll(world.remove);
beforeAll(() => writeFileSync(world.at('few.csv'), few));

const expectSaid = (words: string, ...expected: readonly (string | RegExp)[]): void => {
  for (const one of expected) expect(words).toMatch(one);
};

describe('encodings', () => {
  it('UTF-16 gives what UTF-8 gives; a file that mixes UTF-8 and Latin-1 is read and said to', async () => {
    writeFileSync(world.at('utf8.csv'), few);
    const little = Buffer.from(`\ufeff${few}`, 'utf16le');
    writeFileSync(world.at('little.csv'), little);
    writeFileSync(world.at('big.csv'), Buffer.from(little).swap16());
    writeFileSync(world.at('no-mark.csv'), little.subarray(2));
    await world.ran('utf8.csv', 'utf8', ...quick, ...california);
    const { smallCounts: _, ...expected } = world.content('utf8');
    for (const name of ['little', 'big', 'no-mark']) {
      await world.ran(`${name}.csv`, name, ...quick, ...california);
      expect(world.content(name)).toEqual(expected);
    }
    expect(world.summary('utf8').read.mixedEncodings).toBe(false);
    const latin = Buffer.from(`${row({ person: 'P3', county: 'Peña Blanca' })}\n`, 'latin1');
    writeFileSync(world.at('mixed.csv'), Buffer.concat([Buffer.from(few), latin]));
    const { out } = await world.ran('mixed.csv', 'mixed', ...quick, ...california, '--internal');
    expect(out).toMatch(/encodings +the file mixes UTF-8 and Latin-1/);
    expect(world.summary('mixed').read.mixedEncodings).toBe(true);
    // Both spellings are one county.
    expect(
      world.summary('mixed').by.county.find(({ value }) => value === 'Peña Blanca')?.people,
    ).toMatchObject({
      undecided: 1,
      open: 1,
    });
  }, 60_000);
});

describe('rows that cannot be read', () => {
  const secret = 'Zzyzx';
  const bad: readonly (readonly [string, RegExp | null])[] = [
    [row({ person: 'A' }), null],
    [`${secret},1980-01-01,Kern,PC`, /the row has 4 columns, and the first row names 9/],
    [`${row({ person: 'B' })},${secret}`, /the row has 10 columns/],
    [row({ person: 'C', outcome_date: '2010-02-30' }), /column outcome_date holds no day that exists/],
    [
      row({ person: 'D', arrest_date: '1492-01-01' }),
      /column arrest_date holds no day .* between 1850 and 2200/,
    ],
    [row({ person: 'E', birth_date: secret }), /column birth_date/],
    [row({ person: '', county: secret }), /names no person/],
    [row({ person: 'F', county: '"Ke\nrn"' }), null],
    [row({ person: 'G', county: `"${secret}` }), /quotation mark is opened and not closed/],
    [row({ person: 'H' }), null],
    [row({ person: 'I', county: '"Kern, West"' }), null],
    [row({ person: 'J', county: `"Kern" ${secret}` }), /quotation mark/],
    [row({ person: 'K', code: `"${secret}` }), /quotation mark/],
    [row({ person: 'L' }), null],
    ['', null],
    [row({ person: 'M', county: '"Kern ""West"""' }), null],
  ];

  it('are named by line and reason, all others are read, and no reason repeats what a cell holds', async () => {
    writeFileSync(world.at('bad.csv'), fileOf(...bad.map(([line]) => line)));
    const { out } = await world.ran('bad.csv', 'bad', ...quick, ...california);
    let line = 2;
    const expected: { line: number; reason: RegExp }[] = [];
    for (const [cells, reason] of bad) {
      if (reason !== null) expected.push({ line, reason });
      line += cells.split('\n').length;
    }
    const unread = world.lines('bad', 'unread.csv').slice(1);
    expect(unread.map((one) => Number(one.split(',')[0]))).toEqual(expected.map((one) => one.line));
    for (const [nth, one] of expected.entries()) expect(unread[nth]).toMatch(one.reason);
    const people = world
      .lines('bad', 'charges.csv')
      .slice(1)
      .map((one) => one.split(',')[0]);
    expect(people).toEqual(['A', 'F', 'H', 'I', 'L', 'M']);
    const { read } = world.summary('bad');
    expect(read).toMatchObject({ rows: 15, rowsUnread: 9, charges: 6 });
    expect(Object.values(read.unreadByReason).reduce((sum, count) => sum + count, 0)).toBe(9);
    expect(out).toContain('unread.csv says why');
    expect(world.text('bad', 'unread.csv') + world.text('bad', 'summary.json') + out).not.toContain(secret);
    // Who may have lost a row is marked.
    expect(world.lines('bad', 'charges.csv')[1]).toMatch(/,incomplete$/);
    await world.ran('bad.csv', 'bad-sql', ...california, '--engine', 'duckdb');
    expect(world.text('bad-sql', 'decided-unread.csv')).toBe(world.text('bad', 'unread.csv'));
  }, 60_000);

  it('told facts that are none of their values are named by their column', async () => {
    writeFileSync(
      world.at('no-fact.csv'),
      [
        `${columns.join(',')},nexus,sentence_completed_date`,
        `${row({})},${secret},`,
        `${row({})},,${secret}`,
        '',
      ].join('\n'),
    );
    await world.ran('no-fact.csv', 'no-fact', ...quick, ...california);
    const unread = world.lines('no-fact', 'unread.csv').slice(1);
    expect(unread[0]).toMatch(/^2,"column nexus holds none of the values/);
    expect(unread[1]).toMatch(/^3,"column sentence_completed_date holds/);
    expect(world.text('no-fact', 'unread.csv')).not.toContain(secret);
  }, 60_000);
});

describe('what cannot be used', () => {
  const files: readonly (readonly [string, string | null, readonly (string | RegExp)[]])[] = [
    ['empty.csv', '', ['empty']],
    ['heading.csv', `${columns.join(',')}\n`, ['a first row and nothing behind it']],
    ['folder', null, ['a folder, not a file']],
    ['nowhere.csv', null, ['no such file']],
    ['nowhere.parquet', null, ['no such file']],
    ['no-person.csv', few.replace('person', 'who'), ['does not name the column person']],
    ['no-outcome.csv', few.replace('outcome,', 'ended,'), ['does not name the column outcome']],
    ['twice.csv', few.replace('county', 'Disposition'), ['Two columns are outcome', 'Rename or remove']],
    ['cut.parquet', 'PAR1 and then nothing', ['cut off or damaged', 'Copy it again']],
    ['letter.parquet', 'Dear office,\nthank you.\n', ['named as Parquet and is none', 'does not name']],
    ['empty-utf16.csv', '\u00ff\u00fe', ['empty']],
  ];
  it.each(files)('%s is named, with what to do, and nothing of it is left', async (name, content, says) => {
    if (name === 'folder') mkdirSync(world.at(name));
    else if (content !== null) writeFileSync(world.at(name), content, 'latin1');
    expectSaid(await world.refused(name, '--out', `out-${name}`, ...california), `where ${name}`, ...says);
    if (existsSync(world.at(`out-${name}`))) expect(readdirSync(world.at(`out-${name}`))).toEqual([]);
  });

  it('CSV that is named as Parquet is read, and said to be none', async () => {
    writeFileSync(world.at('renamed.parquet'), few);
    const { err } = await world.ran('renamed.parquet', 'renamed', ...quick, ...california);
    expect(err).toContain('renamed.parquet is named as Parquet and is none');
    expect(world.lines('renamed', 'charges.csv')).toHaveLength(4);
  }, 60_000);

  it('no option is passed over: what it cannot mean is named', async () => {
    const wrong: readonly (readonly [readonly string[], string | RegExp])[] = [
      [['--format', 'xml'], 'record-csv, ca-doj'],
      [['--workers', '0'], 'Write 1 to 64'],
      [['--workers', 'many'], 'Write 1 to 64'],
      [['--seed', '1e3'], 'Write 0 to 4294967295'],
      [['--sample', '1001'], 'Write 0 to 1000'],
      [['--sorted', 'perhaps'], 'yes, no'],
      [['--sorted', 'no'], 'Only a Parquet file can be sorted'],
      [['--jurisdiction', 'Mars'], 'no such jurisdiction'],
      [['--as-of', '2026-02-30'], 'no such day'],
      [['--with', 'nowhere.yaml'], 'no such file'],
      [['--engine', 'oracle'], 'spark, duckdb'],
      [['--engine', 'spark'], '--master'],
      [['--master', 'local'], '--engine spark'],
      [['--engine', 'duckdb', '--master', 'local'], 'DuckDB has no master'],
    ];
    for (const [args, says] of wrong) {
      expectSaid(
        await world.refused('few.csv', '--out', 'never', ...args),
        new RegExp(`where (${args.at(-2)}|${args.at(-1)})`),
        says,
      );
      expect(existsSync(world.at('never')), args.join(' ')).toBe(false);
    }
    expectSaid(await world.refused('few.csv'), 'Write --out DIR');
  }, 60_000);
});

describe('the California DOJ layout', () => {
  it('is told by itself, answered as whole people, and its form can be said', async () => {
    const drawn = ['--people', '12', '--seed', '6', '--as-of', '2026-11-01', '--layout', 'ca-doj'];
    await nunc(['synthetic', ...drawn, '--out', 'doj.csv'], world);
    await nunc(['synthetic', ...drawn, '--no-heading', '--out', 'bare.csv'], world);
    await world.ran('doj.csv', 'doj', '--sample', '2');
    const { read } = world.summary('doj');
    expect(read).toMatchObject({ rows: world.lines('doj.csv').length - 1, people: 12, rowsUnread: 0 });
    expect(read.charges).toBeGreaterThan(50);
    await world.ran('bare.csv', 'bare', '--sample', '2', '--format', 'ca-doj');
    expect(world.text('bare', 'charges.csv')).toBe(world.text('doj', 'charges.csv'));
    await world.ran('few.csv', 'forced', ...quick, '--format', 'ca-doj');
    expect(world.lines('forced', 'unread.csv')[1]).toMatch(
      /^1,"the row has 9 fields, and the California DOJ layout has 95/,
    );
    expectSaid(
      await world.refused('doj.csv', '--out', 'never', '--jurisdiction', 'us-ny'),
      /holds records of California/,
    );
  }, 60_000);
});
