import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDb } from '@nunc/disk';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, nunc } from './testing.ts';

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

describe('nunc law sql', () => {
  it('prints a table and a query that a database runs as they are', async () => {
    const { code, out } = await nunc(['law', 'sql', 'NY', '--as-of', '2026-11-01', '--table', 'court.rows']);
    expect(code).toBe(0);
    const duck = await DuckDb.open({ threads: 1 });
    await duck.run('CREATE SCHEMA court');
    await duck.run(out.slice(0, out.indexOf(';\n\n')));
    await duck.run(`INSERT INTO court."rows" (charge_id, record_type) VALUES ('7', 'pending_charge')`);
    const [answer] = await duck.rows(out.slice(out.indexOf(';\n\n') + 2));
    expect(answer?.[0]).toBe('7');
    expect(answer?.slice(1).every((one) => ['open', 'closed', 'undecided'].includes(one ?? ''))).toBe(true);
    duck.close();
  });

  it('writes a file once, and tells a program what the query reads and gives', async () => {
    folder = folderWith();
    const file = join(folder.path, 'tx.sql');
    const args = ['law', 'sql', 'us-tx', '--dialect', 'spark', '--because'];
    expect((await nunc([...args, '--out', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('CREATE TABLE `charges`');
    expect((await nunc([...args, '--out', file])).err).toContain('There is a file of this name already.');
    const json: unknown = JSON.parse((await nunc([...args, '--json'])).out);
    expect(json).toMatchObject({ jurisdiction: 'us-tx', dialect: 'spark', asOf: '2026-11-01' });
  });

  it('names what is wrong with the question', async () => {
    expect((await nunc(['law', 'sql'])).err).toContain('One jurisdiction has to be named.');
    expect((await nunc(['law', 'sql', 'us-ca', '--dialect', 'oracle'])).err).toContain(
      'duckdb, postgres, spark',
    );
    expect((await nunc(['law', 'sql', 'us-ca', '--table', 'x'.repeat(70)])).err).toContain('name of a table');
  });
});
