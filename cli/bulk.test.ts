/** `nunc bulk` as somebody meets it who has a file: what comes out, what is refused, and that nothing is lost or told. */
import { readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BulkSummary } from '@nunc/bulk';
import { DuckDb, lawFromDisk } from '@nunc/disk';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BulkWorld, california, columns, conviction, few, fileOf, quick, row } from './bulkTesting.ts';
import { ScreeningOutput } from './output.ts';
import { run } from './run.ts';
import { memoryIo, nunc, type Ran, repository } from './testing.ts';

const world = new BulkWorld();
afterAll(world.remove);

const expectSaid = (words: string, ...expected: readonly (string | RegExp)[]): void => {
  for (const one of expected) expect(words).toMatch(one);
};

/** What a Word file says, a line a paragraph. */
function textOfDocx(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraphs = xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? [];
  return paragraphs
    .map((one) => [...one.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, words]) => words).join(''))
    .join('\n');
}

const billFile = join(repository, 'examples/bills/us-ca-any-offense.yaml');

describe('a run over a population', () => {
  let plain: Ran;
  beforeAll(async () => {
    const drawn = ['--people', '40', '--seed', '3', '--as-of', '2026-11-01', '--out', 'people.csv'];
    expect((await nunc(['synthetic', ...drawn], world)).code).toBe(0);
    plain = await world.ran('people.csv', 'plain', '--sample', '4', '--seed', '9', '--json', '--parquet');
    await world.ran('people.csv', 'wide', ...quick, '--wide', '--workers', '2');
  }, 60_000);

  it('answers every row once, in the file’s order', () => {
    const [heading, ...rows] = world.lines('plain', 'charges.csv');
    expect(heading).toBe('person,row,answer,note');
    const people = world
      .lines('people.csv')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(rows.map((line) => line.split(',')[0])).toEqual(people);
    let [before, nth] = ['', 0];
    for (const line of rows) {
      const [person = '', number, answer, note] = line.split(',');
      nth = person === before ? nth + 1 : 1;
      before = person;
      expect(number).toBe(String(nth));
      expect(answer === '', line).toBe(note === 'same_charge');
    }
    expect(world.text('plain', 'unread.csv')).toBe('line,reason\n');
  });

  it('names answers that say what --wide writes in each row, each with its count', () => {
    const [heading = '', ...answers] = world.lines('plain', 'answers.csv');
    expect(heading).toBe('answer,charges,jurisdiction,open,undecided,best,begins,to_show');
    const said = new Map(answers.map((line) => [line.split(',')[0], line.split(',').slice(2).join(',')]));
    const counts = new Map(answers.map((line) => [line.split(',')[0], Number(line.split(',')[1])]));
    const found = new Map<string | undefined, number>();
    const wide = world.lines('wide', 'charges.csv').slice(1);
    for (const [nth, line] of world.lines('plain', 'charges.csv').slice(1).entries()) {
      const [person, number, answer, note] = line.split(',');
      if (answer !== '') found.set(answer, (found.get(answer) ?? 0) + 1);
      const words = answer === '' ? ',,,,,' : said.get(answer);
      expect(wide[nth]).toBe(`${person},${number},${words},${note}`);
    }
    expect(found).toEqual(counts);
    expect(found.size).toBeGreaterThan(10);
  });

  it('sums up by the published schema; --json prints that and nothing else', async () => {
    const { out } = await nunc(['law', 'schema', 'bulk'], world);
    const published = JSON.parse(out) as z.core.JSONSchema.JSONSchema;
    const summary: unknown = JSON.parse(world.text('plain', 'summary.json'));
    expect(z.fromJSONSchema(published).safeParse(summary).error?.issues ?? []).toEqual([]);
    expect(JSON.parse(plain.out)).toEqual(summary);
    const { read, asOf, bill, internal } = BulkSummary.parse(summary);
    expect({ asOf, bill, internal }).toEqual({ asOf: '2026-11-01', bill: null, internal: false });
    expect(read).toMatchObject({ rows: world.lines('people.csv').length - 1, people: 40, rowsUnread: 0 });
    expect(read.charges + read.sameCharge + read.notACharge).toBe(read.rows);
  });

  it('explains people chosen by chance, each with their rows and the laws, in a document that opens', async () => {
    const document = textOfDocx(readFileSync(world.at('plain', 'audit.docx')));
    const chosen = [...document.matchAll(/^Person (\S+)$/gm)].map(([, id = '']) => id);
    expect(new Set(chosen).size).toBe(4);
    for (const id of chosen) {
      const own = world.lines('people.csv').filter((line) => line.startsWith(`${id},`)).length;
      const section = document.split(`Person ${id}\n`)[1]?.split(/^Person /m)[0] ?? '';
      const told = [...section.matchAll(/^Row (\d+)/gm)].map(([, nth]) => Number(nth));
      expect(told).toEqual(Array.from({ length: own }, (_, nth) => nth + 1));
      expect(/ (open|undecided): .*§/.test(section)).toBe(true);
    }
    const says = [/seed 9/, /§\s236\.14/, /the court decides/].filter((words) => !words.test(document));
    expect(says).toEqual([]);
  });

  it('writes into its folder only, for its owner only', () => {
    expect(readdirSync(world.cwd).toSorted()).toEqual(['people.csv', 'plain', 'wide']);
    expect(readdirSync(world.at('plain')).toSorted()).toEqual([
      'answers.csv',
      'audit.docx',
      'charges.csv',
      'charges.parquet',
      'summary.json',
      'unread.csv',
    ]);
    expect(statSync(world.at('plain')).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(world.at('plain')))
      expect(`${name} ${(statSync(world.at('plain', name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);
  });

  it('writes the same rows as Parquet, and reads Parquet in whatever order it comes', async () => {
    const db = await DuckDb.open({ threads: 1 });
    try {
      const rows = await db.rows(`SELECT * FROM '${world.at('plain', 'charges.parquet')}'`);
      expect(rows.map((cells) => cells.map((cell) => cell ?? '').join(','))).toEqual(
        world.lines('plain', 'charges.csv').slice(1),
      );
      const read = `read_csv('${world.at('people.csv')}', all_varchar = true)`;
      await db.run(`COPY (SELECT * FROM ${read}) TO '${world.at('sorted.parquet')}' (FORMAT parquet)`);
      // Everybody's rows in turn; those of one person stay in their order, and days are days.
      await db.run(
        `COPY (SELECT * EXCLUDE (nth, place) REPLACE (CAST(arrest_date AS DATE) AS arrest_date) FROM (SELECT *, row_number() OVER (PARTITION BY person ORDER BY place) AS nth FROM (SELECT *, row_number() OVER () AS place FROM ${read})) ORDER BY nth, person DESC) TO '${world.at('mixed.parquet')}' (FORMAT parquet)`,
      );
    } finally {
      db.close();
    }
    await world.ran('sorted.parquet', 'from-sorted', ...quick);
    expect(world.text('from-sorted', 'charges.csv')).toBe(world.text('plain', 'charges.csv'));
    expect(readdirSync(world.at('from-sorted')).toSorted()).toEqual([
      'answers.csv',
      'charges.csv',
      'summary.json',
      'unread.csv',
    ]);
    expectSaid(
      await world.refused('mixed.parquet', '--out', 'apart'),
      /3\d people .* more than one place/,
      '--sorted no',
    );
    expect(readdirSync(world.at('apart'))).toEqual([]);
    await world.ran('mixed.parquet', 'from-mixed', ...quick, '--sorted', 'no');
    expect(world.text('from-mixed', 'charges.csv')).toBe(world.text('plain', 'charges.csv'));
  }, 60_000);

  it('decides the same by SQL: --engine duckdb writes what stands in the first columns of --wide', async () => {
    await world.ran('people.csv', 'sql', '--engine', 'duckdb');
    const wide = world
      .lines('wide', 'charges.csv')
      .filter((line) => !line.endsWith(',same_charge'))
      .map((line) => line.split(',').slice(0, 5).join(','));
    expect(world.lines('sql', 'decided.csv')).toEqual(wide);
    expect(world.text('sql', 'decided-unread.csv')).toBe('line,reason\n');
    for (const name of readdirSync(world.at('sql')))
      expect(statSync(world.at('sql', name)).mode & 0o777).toBe(0o600);
    expectSaid(
      await world.refused('people.csv', '--out', 'sql', '--engine', 'duckdb'),
      'answers in this folder already',
    );
    for (const option of [['--wide'], ['--internal'], ['--sample', '5'], ['--with', billFile]])
      expectSaid(
        await world.refused('people.csv', '--out', 'sql2', '--engine', 'duckdb', ...option),
        `where ${option[0]}`,
      );
  }, 60_000);

  it('lays a bill over the law: the moves add up to the counts before and after', async () => {
    await world.ran(
      'people.csv',
      'with',
      ...quick,
      '--wide',
      '--internal',
      '--as-of',
      '2027-06-01',
      '--with',
      billFile,
    );
    const { bill, all, by, read, withBill, internal } = world.summary('with');
    expect([bill, internal]).toEqual(['us-ca/model-any-offense', true]);
    if (withBill === null) throw new Error('the summary says nothing of the bill');
    const standing = (open: string, undecided: string): string =>
      open !== '' ? 'open' : undecided !== '' ? 'undecided' : 'closed';
    const moved = new Map<string, number>();
    for (const line of world.lines('with', 'charges.csv').slice(1)) {
      const cells = line.split(',');
      const [, , , open = '', undecided = '', , , , note, openAfter = '', undecidedAfter = ''] = cells;
      if (note === 'same_charge') continue;
      const move = `${standing(open, undecided)} ${standing(openAfter, undecidedAfter)}`;
      moved.set(move, (moved.get(move) ?? 0) + 1);
    }
    expect(new Map(withBill.all.charges.map((one) => [`${one.before} ${one.after}`, one.count]))).toEqual(
      moved,
    );
    // By provision too: the bill opens its law to more offenses than the law before.
    const counted = (column: number): number =>
      world
        .lines('with', 'charges.csv')
        .filter((line) => line.split(',')[column]?.split(' ').includes('pen-236.14')).length;
    const of = (rows: typeof withBill.provisions) =>
      rows.find((one) => one.provision === 'us-ca/pen-236.14')?.undecided;
    expect([of(world.summary('with').provisions), of(withBill.provisions)]).toEqual([
      counted(4),
      counted(10),
    ]);
    expect(counted(10)).toBeGreaterThan(counted(4));
    const sum = (counts: readonly (number | null)[]): number =>
      counts.reduce<number>((total, count) => total + (count ?? Number.NaN), 0);
    for (const before of ['open', 'undecided', 'closed', 'no_law'] as const) {
      const from = (moves: typeof withBill.all.charges) =>
        sum(moves.filter((one) => one.before === before).map(({ count }) => count));
      expect(from(withBill.all.charges)).toBe(all.charges[before]);
      for (const [nth, one] of by.county.entries()) {
        expect(withBill.by.county[nth]?.value).toBe(one.value);
        expect(from(withBill.by.county[nth]?.charges ?? [])).toBe(one.charges[before]);
      }
    }
    expect(sum(Object.values(all.charges))).toBe(read.charges);
  }, 60_000);
});

describe('told facts', () => {
  it('in columns change the answers as they change those of nunc screen', async () => {
    const { law } = lawFromDisk();
    const clean = {
      under_supervision: 'no',
      pending_charges: 'no',
      must_register: 'no',
      probation_revoked: 'no',
    };
    const told: readonly Readonly<Record<string, string>>[] = [
      {},
      { trafficked: 'yes', left_trafficking: 'yes', nexus: 'yes' },
      { probation_completed: 'yes', under_supervision: 'no', pending_charges: 'no' },
      { ...clean, sentence_completed_date: '2011-05-05' },
      { ...clean, probation_revoked: 'yes', sentence_completed_date: '2011-05-05' },
      { trafficked: 'no' },
    ];
    const sentence = '12 months probation';
    const facts = [...new Set(told.flatMap((one) => Object.keys(one)))];
    const rows = told.map((one, nth) =>
      [row({ person: `P${nth}` }), 'C1', sentence, ...facts.map((fact) => one[fact] ?? '')].join(','),
    );
    writeFileSync(
      world.at('told.csv'),
      [[...columns, 'case_number', 'sentence', ...facts].join(','), ...rows, ''].join('\n'),
    );
    await world.ran('told.csv', 'told', ...quick, ...california, '--wide');
    const answers = world
      .lines('told', 'charges.csv')
      .slice(1)
      .map((line) => line.split(','));
    const { severity, outcome, outcome_date, birth_date, ...same } = conviction;
    const record = { ...same, convicted_as: severity, disposition: outcome, disposition_date: outcome_date };
    const { person: _person, ...cells } = {
      ...record,
      birth_date,
      case_number: 'C1',
      sentence,
      jurisdiction: 'us-ca',
    };
    writeFileSync(
      world.at('screened.csv'),
      `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`,
    );
    const ends: string[] = [];
    for (const [nth, one] of told.entries()) {
      const of = (scope: string) =>
        Object.fromEntries(Object.entries(one).filter(([id]) => law?.facts.get(id)?.scope === scope));
      const charges = [{ case: 'C1', section: 'PC 647(b)', ...of('charge') }];
      writeFileSync(
        world.at('facts.yaml'),
        JSON.stringify({
          person: of('person'),
          cases: { C1: of('case') },
          ...(nth === 1 ? { charges } : {}),
        }),
      );
      const screened = await nunc(['screen', 'screened.csv', '--facts', 'facts.yaml', '--json'], world);
      const { findings } = ScreeningOutput.parse(JSON.parse(screened.out));
      const named = (status: string): string =>
        findings
          .filter((finding) => finding.status === status && finding.how.begins !== 'defense')
          .map(({ provision }) => provision.split('/')[1])
          .toSorted()
          .join(' ');
      const [, , , open = '', undecided = ''] = answers[nth] ?? [];
      const sorted = (ids: string): string => ids.split(' ').toSorted().join(' ');
      expect([sorted(open), sorted(undecided)], JSON.stringify(one)).toEqual([
        named('open'),
        named('undecided'),
      ]);
      ends.push(`${open}|${undecided}|${answers[nth]?.[7]}`);
    }
    // Each of them changes something, or nothing was compared.
    expect(new Set(ends).size).toBe(told.length);
  }, 60_000);
});

describe('a folder that is not free', () => {
  beforeAll(() => writeFileSync(world.at('few.csv'), few));

  it('is not written over unasked, and what a run did not write is never touched', async () => {
    await world.ran('few.csv', 'taken', ...quick, ...california);
    const before = world.content('taken');
    const refused =
      (...says: (string | RegExp)[]) =>
      async (...args: string[]) => {
        expectSaid(await world.refused('few.csv', '--out', 'taken', ...california, ...args), ...says);
        const { 'notes.txt': _notes, ...rest } = world.content('taken');
        expect(rest).toEqual(before);
      };
    await refused('an earlier run', /new folder, or write --replace/)();
    await refused('no run here that was cut short')('--resume');
    await refused('opposite things')('--resume', '--replace');
    writeFileSync(world.at('taken', 'notes.txt'), 'mine');
    await refused(
      'something that a run did not write',
      'taken, notes.txt',
      'Nothing was changed',
    )('--replace');
    expect(world.text('taken', 'notes.txt')).toBe('mine');
    renameSync(world.at('taken', 'notes.txt'), world.at('notes.txt'));
    // A file that cannot be used does not cost what stands there.
    writeFileSync(world.at('cut.parquet'), 'PAR1 and then nothing');
    expectSaid(await world.refused('cut.parquet', '--out', 'taken', '--replace'), /cut off or damaged/);
    expect(world.content('taken')).toEqual(before);
    await world.ran('few.csv', 'taken', ...quick, ...california, '--replace', '--wide');
    expect(Object.keys(world.content('taken'))).not.toContain('answers.csv');
    expectSaid(await world.refused('few.csv', '--out', 'few.csv'), /not a folder/);
  });

  it('with a run that was cut short: that goes on where it is asked to, to the same bytes', async () => {
    await manyRows();
    // What is shown of the progress cannot be shown any more: the run ends in the middle, as if it had been killed.
    const { io } = memoryIo(world);
    const err = (): never => {
      throw new Error('nobody looks any more');
    };
    const args = ['many.csv', '--out', 'short', ...quick, ...california];
    await expect(run(['bulk', ...args], { ...io, err })).rejects.toThrow('nobody looks');
    const short = world.content('short');
    expect(Object.keys(short)).toContain('checkpoint.json');
    expectSaid(
      await world.refused(...args),
      'a run that was cut short',
      /--resume to go on with it, or --replace/,
    );
    expectSaid(await world.refused(...args, '--resume', '--wide'), 'asked something else', '--replace');
    expectSaid(
      await world.refused('few.csv', ...args.slice(1), '--resume'),
      'the file or the law has changed',
    );
    expectSaid(await world.refused('people.parquet', ...args.slice(1), '--resume'), /no such file/);
    expect(world.content('short')).toEqual(short);
    await world.ran('many.csv', 'short', ...quick, ...california, '--resume');
    await world.ran('many.csv', 'unbroken', ...quick, ...california);
    expect(world.content('short')).toEqual(world.content('unbroken'));
    expect(world.lines('short', 'charges.csv').length - 1).toBe(manyPeople * 3);
  }, 60_000);

  it('after Parquet was cut short is gone on with over the same Parquet only', async () => {
    const db = await DuckDb.open({ threads: 1 });
    try {
      for (const name of ['few.parquet', 'later.parquet'])
        await db.run(
          `COPY (SELECT * FROM read_csv('${world.at('few.csv')}')) TO '${world.at(name)}' (FORMAT parquet)`,
        );
    } finally {
      db.close();
    }
    const args = ['few.parquet', '--out', 'short-parquet', ...quick, ...california];
    const { io } = memoryIo(world);
    const err = (): never => {
      throw new Error('nobody looks any more');
    };
    await expect(run(['bulk', ...args], { ...io, err })).rejects.toThrow('nobody looks');
    utimesSync(world.at('later.parquet'), new Date(), new Date(Date.now() + 60_000));
    expectSaid(
      await world.refused('later.parquet', ...args.slice(1), '--resume'),
      /another file, or the file has changed/,
    );
    await world.ran('few.parquet', 'short-parquet', ...quick, ...california, '--resume');
    await world.ran('few.csv', 'few-whole', ...quick, ...california);
    expect(world.content('short-parquet')).toEqual(world.content('few-whole'));
    expectSaid(await world.refused('few.parquet', '--out', 'few-whole', '--resume'), 'no run here');
  }, 60_000);
});

const manyPeople = 120_000;
/** Several pieces of a file, of charges of two kinds. */
async function manyRows(): Promise<void> {
  const own = few
    .split('\n')
    .slice(1, 3)
    .concat(row({ person: 'P1', outcome: 'dismissed' }));
  const parts = Array.from({ length: manyPeople }, (_, nth) =>
    own.map((line) => line.replace('P1', `P${nth}`)).join('\n'),
  );
  await writeFile(world.at('many.csv'), fileOf(...parts));
}

describe('progress', () => {
  it('is told on the error output, at most ten times a second', async () => {
    await manyRows();
    const { io, text: written } = memoryIo(world);
    let milliseconds = 0;
    const shown: number[] = [];
    const code = await run(['bulk', 'many.csv', '--out', 'timed', ...quick, ...california, '--json'], {
      ...io,
      now() {
        milliseconds += 40;
        return new Date(new Date('2026-11-01T12:00:00').getTime() + milliseconds);
      },
      err(words) {
        expect(words).toMatch(/^\d+ %, \d+ charges of \d+ people, 0 rows not read\n$/);
        shown.push(milliseconds);
      },
    });
    expect(code).toBe(0);
    expect(BulkSummary.parse(JSON.parse(written().out)).read.people).toBe(manyPeople);
    expect(shown.length).toBeGreaterThan(1);
    for (const [nth, moment] of shown.entries())
      if (nth > 0) expect(moment - (shown[nth - 1] ?? 0)).toBeGreaterThanOrEqual(100);
  }, 60_000);
});
