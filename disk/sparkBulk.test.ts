import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syntheticCsv } from '@nunc/bulk';
import { afterAll, describe, expect, it } from 'vitest';
import { runBulk } from './bulk.ts';
import type { BulkSettings } from './bulkEngine.ts';
import { lookAtFile } from './bulkInput.ts';
import { lawFromDisk } from './law.ts';
import { runBulkAsSql, type SqlBulkJob } from './sparkBulk.ts';
import { figuresFromDisk } from './synthetic.ts';

const folder = mkdtempSync(join(tmpdir(), 'nunc-sql-bulk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const asOf = '2026-11-01';

function job(name: string, csv: string): SqlBulkJob & { readonly settings: BulkSettings } {
  const own = join(folder, name);
  mkdirSync(own);
  const file = join(own, 'rows.csv');
  writeFileSync(file, csv);
  const { columns, firstRow, format } = lookAtFile(file);
  const settings = {
    format,
    columns,
    asOf,
    jurisdiction: null,
    bill: null,
    seed: 1,
    sample: 0,
    hasWords: true,
  };
  const out = join(own, 'decided.csv');
  return { file, firstRow, settings, jurisdiction: 'us-ca', folder: own, out, engine: { kind: 'duckdb' } };
}

describe('a file decided by SQL', () => {
  it('has for every charge the answers that nunc bulk gives', async () => {
    const { law } = lawFromDisk();
    if (law === null) throw new Error('the law does not load');
    const options = { people: 40, seed: 4, jurisdiction: 'us-ca', asOf, scenario: 'clinic' } as const;
    const own = job('people', [...syntheticCsv(law, figuresFromDisk(), options)].join(''));
    const done = await runBulkAsSql(own);
    if (done.kind === 'problem') throw new Error(done.what);
    const ran = await runBulk({
      ...own,
      linesBefore: 1,
      workers: 1,
      resume: false,
      onProgress: () => undefined,
    });
    expect(ran.kind).toBe('done');
    const bulk = readFileSync(join(own.folder, 'charges.csv'), 'utf8').trimEnd().split('\n');
    const sql = readFileSync(own.out, 'utf8').trimEnd().split('\n');
    expect(sql).toEqual(bulk.map((line) => line.split(',').slice(0, 5).join(',')));
    expect(done.charges).toBe(sql.length - 1);
    expect(sql.length).toBeGreaterThan(500);
  }, 120_000);

  it('says so where the file holds charges of another law, and leaves nothing behind', async () => {
    const csv =
      'person,jurisdiction,code,section,outcome\n1,us-ca,PC,647(b),convicted\n1,us-ny,PL,230.00,convicted\n';
    const own = job('two', csv);
    expect(await runBulkAsSql(own)).toMatchObject({
      kind: 'problem',
      what: expect.stringContaining('one law at a time'),
    });
    expect(() => readFileSync(own.out)).toThrow();
  }, 120_000);
});
