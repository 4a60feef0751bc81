/** Parquet in and out, both written and read back by DuckDB. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDb } from './duckdb.ts';
import { csvToParquet, parquetToCsv } from './parquet.ts';

let db: DuckDb;
let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "nunc-it's-parquet-"));
  db = await DuckDb.open({ threads: 1 });
});
afterAll(() => {
  db.close();
  rmSync(scratch, { recursive: true, force: true });
});
const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/** A folder with one Parquet file, as another program may have written it. */
async function folderWith(name: string, select: string): Promise<{ folder: string; file: string }> {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const file = join(scratch, `${name}.parquet`);
  await db.run(`COPY (${select}) TO ${quoted(file)} (FORMAT parquet)`);
  return { folder, file };
}

describe('Parquet in', () => {
  it('comes out as CSV: days as days, what is missing empty, every text as it was', async () => {
    const { folder, file } = await folderWith(
      'types',
      `SELECT 17::BIGINT AS person, DATE '2010-02-01' AS a, TIMESTAMP '2010-02-01 00:00:00' AS b,
        TIMESTAMPTZ '2010-02-01 23:30:00+00' AS c, TIMESTAMP_NS '2010-02-01 13:45:00' AS d, NULL::VARCHAR AS e,
        true AS f, 'say "no", twice' AS "g,""h""", E'two\\nlines' AS i`,
    );
    const out = join(folder, 'rows.csv');
    await parquetToCsv(file, out, folder, true);
    expect(readFileSync(out, 'utf8')).toBe(
      'person,a,b,c,d,e,f,"g,""h""",i\n17,2010-02-01,2010-02-01,2010-02-01,2010-02-01,,true,"say ""no"", twice","two\nlines"\n',
    );
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['rows.csv']);
  });

  it.each(['person', 'Person ID', 'subject_id'])(
    'is sorted by %s where asked, in the file’s order otherwise',
    async (heading) => {
      const select = `SELECT column0 AS "${heading}", column1 AS n FROM (VALUES ('B', 1), ('A', 2), ('B', 3), ('A', 4), (NULL, 5))`;
      const { folder, file } = await folderWith(`sort-${heading}`, select.replaceAll('column', 'col'));
      const out = join(folder, 'rows.csv');
      const order = async (isSorted: boolean): Promise<string> => {
        await parquetToCsv(file, out, folder, isSorted);
        return readFileSync(out, 'utf8').trimEnd().split('\n').slice(1).join(' ');
      };
      expect(await order(true)).toBe('B,1 A,2 B,3 A,4 ,5');
      expect(await order(false)).toBe('A,2 A,4 B,1 B,3 ,5');
    },
  );

  it('that is cut off leaves nothing behind, nor does what an earlier kill left', async () => {
    const { folder, file } = await folderWith('cut', 'SELECT range AS person FROM range(5000)');
    const whole = readFileSync(file);
    mkdirSync(join(folder, 'spill.part'));
    writeFileSync(join(folder, 'spill.part', 'left'), 'rows of a killed run');
    for (const bytes of [whole.length - 1, 100, 5]) {
      writeFileSync(file, whole.subarray(0, bytes));
      await expect(parquetToCsv(file, join(folder, 'rows.csv'), folder, true)).rejects.toThrow(
        /parquet|magic/i,
      );
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

describe('Parquet out', () => {
  it('has the same rows, the row as a number, for its owner only', async () => {
    const folder = join(scratch, 'out');
    mkdirSync(folder);
    const [csv, file] = [join(folder, 'charges.csv'), join(folder, 'charges.parquet')];
    writeFileSync(
      csv,
      'person,row,answer,note\nA,1,k2h,\n"B, ""x""",1,,same_charge\nNULL,12,t97,incomplete\n',
    );
    await csvToParquet(csv, file, folder);
    expect(await db.rows(`SELECT * FROM ${quoted(file)}`)).toEqual([
      ['A', '1', 'k2h', null],
      ['B, "x"', '1', null, 'same_charge'],
      ['NULL', '12', 't97', 'incomplete'],
    ]);
    const types = await db.rows(`DESCRIBE SELECT * FROM ${quoted(file)}`);
    expect(types.map(([name, type]) => `${name} ${type}`)).toEqual([
      'person VARCHAR',
      'row INTEGER',
      'answer VARCHAR',
      'note VARCHAR',
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['charges.csv', 'charges.parquet']);
  });

  it('reads people whose names are written in Latin-1 as what they are', async () => {
    const folder = join(scratch, 'latin');
    mkdirSync(folder);
    const [csv, file] = [join(folder, 'charges.csv'), join(folder, 'charges.parquet')];
    const lines = Array.from({ length: 9000 }, (_, nth) => `Pe\u00f1a-${nth},1,k2h,\n`);
    const bytes = lines.map((line, nth) => Buffer.from(line, nth === 8500 ? 'latin1' : 'utf8'));
    writeFileSync(csv, Buffer.concat([Buffer.from('person,row,answer,note\n'), ...bytes]));
    await csvToParquet(csv, file, folder);
    const people = await db.rows(`SELECT person FROM ${quoted(file)}`);
    expect(people.flat()).toEqual(lines.map((line) => line.split(',')[0]));
  });
});
