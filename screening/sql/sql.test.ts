import { PGlite } from '@electric-sql/pglite';
import { DuckDb, lawFromDisk } from '@nunc/disk';
import { type Condition, type Law, type Provision, versionOn } from '@nunc/law';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column, Row } from '../columns.ts';
import { daySpan } from '../dates.ts';
import { comment, dialects, writers } from './dialect.ts';
import { type LawSql, lawSql } from './lawSql.ts';
import { interpretRow, RowDrawer, reasonsOf } from './randomRows.ts';
import { writeEnds } from './values.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load; see cases.test.ts');
const law: Law = loaded;
const jurisdictions = [...new Set(law.provisions.map((one) => one.jurisdiction))];
/** Days on which different versions of the law are in force. */
const days = ['2015-06-30', '2021-01-01', '2026-11-01'];

let duck: DuckDb;
let postgres: PGlite;
beforeAll(async () => {
  duck = await DuckDb.open({ threads: 1 });
  postgres = await PGlite.create();
}, 120_000);
afterAll(async () => {
  duck.close();
  await postgres.close();
});

/** A law whose provisions are the single parts of the conditions of another: no part can hide behind the others. */
function takenApart(jurisdiction: string, day: string): Law {
  const provisions: Provision[] = [];
  const seen = new Set<string>();
  for (const provision of law.provisions) {
    const version = provision.jurisdiction === jurisdiction ? versionOn(provision, day) : undefined;
    if (version === undefined) continue;
    const visit = (condition: Condition): void => {
      if ('of' in condition) for (const part of condition.of) visit(part);
      const key = JSON.stringify(condition, (name, value) => (apart.has(name) ? undefined : value));
      if (seen.has(key)) return;
      seen.add(key);
      provisions.push({
        ...provision,
        id: `${jurisdiction}/${seen.size}`,
        versions: [{ ...version, condition }],
      });
    };
    visit(version.condition);
  }
  return { ...law, provisions };
}
const apart = new Set(['cite', 'label', 'feature', 'unverified', 'element', 'against']);

type Answer = (string | null)[];

async function inDuckDb(sql: LawSql, rows: readonly Row[]): Promise<Answer[]> {
  await duck.run('DROP TABLE IF EXISTS charges');
  await duck.run(sql.createTable);
  await duck.fill(
    'charges',
    rows.map((row, index) => [String(index), ...row]),
  );
  return byIndex(await duck.rows(sql.select));
}

async function inPostgres(sql: LawSql, rows: readonly Row[]): Promise<Answer[]> {
  await postgres.exec('DROP TABLE IF EXISTS charges');
  await postgres.exec(sql.createTable);
  const objects = rows.map((row, index) =>
    Object.fromEntries(sql.reads.map((name, at) => [name, at === 0 ? String(index) : (row[at - 1] ?? null)])),
  );
  await postgres.query('INSERT INTO charges SELECT * FROM json_populate_recordset(NULL::charges, $1)', [
    JSON.stringify(objects),
  ]);
  const answer = await postgres.query<Answer>(sql.select, [], { rowMode: 'array' });
  return byIndex(answer.rows);
}

/** Answers come in any order; the first cell says whose each is. */
function byIndex(answers: readonly Answer[]): Answer[] {
  return answers.toSorted((a, b) => Number(a[0]) - Number(b[0])).map((answer) => answer.slice(1));
}

/** Holds a database's answers against the interpreter's; a difference is shown with the row it is about. */
function expectSame(sql: LawSql, rows: readonly Row[], answers: readonly Answer[], replay: string): void {
  expect(answers.length, replay).toBe(rows.length);
  for (const [index, row] of rows.entries()) {
    const expected = interpretRow(law, sql.layout, row);
    const given = answers[index] ?? [];
    for (const [at, status] of expected.entries())
      if (given[at] !== status) {
        const known = sql.layout.columns.flatMap(({ id }, column) =>
          row[column] === null ? [] : [`${id}=${row[column]}`],
        );
        throw new Error(
          `${replay}, row ${index}: ${sql.gives[at + 1]} is ${status} by the interpreter and ${given[at]} by SQL\n${known.join('\n')}`,
        );
      }
  }
}

/** The same property for each database: its SQL over random rows, against the interpreter. */
async function holds(
  dialect: 'duckdb' | 'postgres',
  run: (sql: LawSql, rows: readonly Row[]) => Promise<Answer[]>,
  size: {
    readonly runs: number;
    readonly rows: number;
    readonly first: readonly string[];
    readonly apart: boolean;
  },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...jurisdictions),
      fc.constantFrom(...days),
      fc.nat(),
      async (jurisdiction, day, seed) => {
        const sql = lawSql(size.apart ? takenApart(jurisdiction, day) : law, jurisdiction, day, dialect);
        const rows = new RowDrawer(law, sql.layout, seed).rows(size.rows);
        expectSame(sql, rows, await run(sql, rows), `${jurisdiction} on ${day}, rows of seed ${seed}`);
      },
    ),
    { numRuns: size.runs, endOnFailure: true, examples: size.first.map((one) => [one, '2026-11-01', 1]) },
  );
}

describe('a day or a number known in part', () => {
  const texts = [...Array(353).keys()].flatMap((index) => {
    const year = String(1849 + index);
    const ends = [
      '-02',
      '-02-28',
      '-02-29',
      '-02-30',
      '-04-31',
      '-11',
      '-12',
      '-12-31',
      '-13',
      '-00',
      '-1',
      '',
    ];
    return ends.map((end) => year + end);
  });
  const odd = ['', 'soon', '2014\n', '2014-05-02\n', ' 2014', '20140502', '2014-05-2', '2014-05-021'];
  const columns: Column[] = [
    { id: 'day', fact: 'day', provision: null, type: 'day', domain: null },
    { id: 'number', fact: 'number', provision: null, type: 'number', domain: null },
  ];
  const rows = [
    ...[...texts, ...odd].map((text) => [text, null]),
    ...['17', '16..17', '-1', '0..-1', '2.5', 'abc', '12..x', '..', '1..2..3', '17 years'].map((text) => [
      null,
      text,
    ]),
  ];
  const expected = rows.map(([day = null, number = null]) => {
    const span = day === null ? null : daySpan(day);
    const parts = number !== null && /^[\d.-]+$/.test(number) ? number.split('..').map(Number) : [];
    const [least = Number.NaN, most = least] = parts;
    const isNumber = parts.length < 3 && !Number.isNaN(least) && !Number.isNaN(most) && number !== '..';
    return [span?.earliest, span?.latest, ...(isNumber ? [String(least), String(most)] : [null, null])].map(
      (one) => one ?? null,
    );
  });

  for (const dialect of ['duckdb', 'postgres'] as const)
    it(`is the same span in ${dialect} as in the interpreter`, async () => {
      const writer = writers[dialect];
      const table = `CREATE TABLE parts ("at" ${writer.text}, "day" ${writer.text}, "number" ${writer.text})`;
      const ends = columns
        .flatMap((column) => writeEnds(writer, column, 't'))
        .map((one) => {
          const [expression, name] = [
            one.slice(0, one.lastIndexOf(' AS ')),
            one.slice(one.lastIndexOf(' AS ') + 4),
          ];
          return `CAST(${expression} AS ${writer.text}) AS ${name}`;
        });
      const select = `SELECT "at", ${ends.join(', ')} FROM parts AS t`;
      const filled = rows.map((row, index) => [String(index), row[0] ?? null, row[1] ?? null]);
      const given =
        dialect === 'duckdb'
          ? await fromDuckDb(table, filled, select)
          : await fromPostgres(table, filled, select);
      const plain = (cells: Answer) => cells.map((cell) => cell?.replace(/\.0$/, '') ?? null);
      expect(byIndex(given).map(plain)).toEqual(expected);
    });

  async function fromDuckDb(table: string, filled: Answer[], select: string): Promise<Answer[]> {
    await duck.run(table);
    await duck.fill('parts', filled);
    return duck.rows(select);
  }

  async function fromPostgres(table: string, filled: Answer[], select: string): Promise<Answer[]> {
    await postgres.exec(table);
    const objects = filled.map(([at, day, number]) => ({ at, day, number }));
    await postgres.query('INSERT INTO parts SELECT * FROM json_populate_recordset(NULL::parts, $1)', [
      JSON.stringify(objects),
    ]);
    return (await postgres.query<Answer>(select, [], { rowMode: 'array' })).rows;
  }
});

describe('what is written', () => {
  it('quotes names and texts so that nothing in the law or in a table name can leave its quotes', async () => {
    const nasty = `x"y'z\\; DROP TABLE charges; --`;
    for (const { name, literal, text } of [writers.duckdb, writers.postgres]) {
      const sql = `SELECT CAST(${literal(nasty)} AS ${text}) AS ${name(nasty)}`;
      expect((await duck.rows(sql))[0]).toEqual([nasty]);
      expect((await postgres.query<Answer>(sql, [], { rowMode: 'array' })).rows[0]).toEqual([nasty]);
    }
    expect(comment(`a\nb\r\u2028c; DROP`)).toBe('-- a b c; DROP');
    expect(writers.spark.literal(`it's a \\`)).toBe(`concat('it', char(39), 's a ', char(92))`);
    expect(writers.spark.name('a`b')).toBe('`a``b`');
    expect(() => writers.postgres.name('x'.repeat(64))).toThrow(/63/);
  });

  it('is written for every jurisdiction and dialect, with the cite of every condition that has one', () => {
    for (const jurisdiction of jurisdictions)
      for (const dialect of dialects) {
        const { select, layout } = lawSql(law, jurisdiction, '2026-11-01', dialect);
        for (const { version } of layout.provisions)
          for (const cite of citesOf(version.condition)) expect(select).toContain(`[${cite}]`);
      }
  });

  it('names the element that fails first, in the order of the law, where that is asked for', async () => {
    const sql = lawSql(law, 'us-ca', '2026-11-01', 'duckdb', { because: true });
    const rows = new RowDrawer(law, sql.layout, 7).rows(300);
    const given = await inDuckDb(sql, rows);
    let closed = 0;
    for (const [index, row] of rows.entries())
      for (const [at, reason] of reasonsOf(law, sql.layout, row).entries()) {
        const failing = reason.value === 'no' ? reason.of.find((part) => part.value === 'no')?.element : null;
        closed += failing === null ? 0 : 1;
        expect(given[index]?.[at * 2 + 1]).toBe(failing ?? null);
      }
    expect(closed).toBeGreaterThan(500);
  });

  it('reads the table it is told to, in a schema too', async () => {
    const sql = lawSql(law, 'us-ny', '2026-11-01', 'duckdb', { table: 'agency.all charges' });
    await duck.run('CREATE SCHEMA agency');
    await duck.run(sql.createTable);
    expect(await duck.rows(sql.select)).toEqual([]);
  });
});

function citesOf(condition: Condition): string[] {
  if ('of' in condition) return condition.of.flatMap(citesOf);
  return condition.cite === null ? [] : [condition.cite.replace(/\s+/g, ' ')];
}

describe('the law as SQL gives what the interpreter gives', () => {
  it('in DuckDB, for every jurisdiction', async () => {
    await holds('duckdb', inDuckDb, { runs: 70, rows: 300, first: jurisdictions, apart: false });
  }, 120_000);

  it('in DuckDB, for every part of every condition', async () => {
    await holds('duckdb', inDuckDb, { runs: 60, rows: 150, first: jurisdictions, apart: true });
  }, 120_000);

  it('in PostgreSQL, whole and for every part', async () => {
    const first = ['us-ca', 'us-ny', 'us-mo', 'us-federal', 'us-tx'];
    await holds('postgres', inPostgres, { runs: 14, rows: 300, first, apart: false });
    await holds('postgres', inPostgres, { runs: 14, rows: 200, first, apart: true });
  }, 120_000);
});
