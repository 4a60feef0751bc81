/** `nunc bulk --engine spark`, end to end, where Spark is installed (the test of `disk/spark.ts` installs it); said where not. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { BulkWorld } from './bulkTesting.ts';
import { nunc, repository } from './testing.ts';

const world = new BulkWorld();
afterAll(world.remove);
afterEach(() => vi.unstubAllEnvs());

const home = join(repository, 'out/spark/pyspark-4.0.1');
const python = join(home, 'bin', 'python');

function findSpark(): { readonly spark: string } | { readonly missing: string } {
  if (!existsSync(join(home, 'whole'))) return { missing: 'Spark is not installed' };
  const run = (command: string, args: readonly string[]): string =>
    execFileSync(command, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    run('java', ['-version']);
    const asked = ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'];
    return { spark: run(python, asked) };
  } catch {
    return { missing: 'there is no Java, or no Python' };
  }
}

const found = findSpark();
if ('missing' in found) console.warn(`nunc bulk --engine spark is NOT tested here: ${found.missing}.`);
const where = 'missing' in found ? `SKIPPED, ${found.missing}` : 'on a Spark of two threads';

describe(`nunc bulk --engine spark: ${where}`, () => {
  it.skipIf('missing' in found)(
    'writes the bytes that DuckDB writes',
    async () => {
      const drawn = ['--people', '15', '--seed', '2', '--as-of', '2026-11-01', '--out', 'people.csv'];
      await nunc(['synthetic', ...drawn], world);
      await world.ran('people.csv', 'duckdb', '--engine', 'duckdb');
      vi.stubEnv('SPARK_HOME', 'spark' in found ? found.spark : '');
      vi.stubEnv('PYSPARK_PYTHON', python);
      const { out } = await world.ran('people.csv', 'spark', '--engine', 'spark', '--master', 'local[2]');
      expect(world.content('spark')).toEqual(world.content('duckdb'));
      expect(world.lines('spark', 'decided.csv').length).toBeGreaterThan(100);
      expect(out).toMatch(/charges decided by Spark, 0 rows not read/);
    },
    240_000,
  );

  it('that is not there, or cannot be reached, is named', async () => {
    await nunc(['synthetic', '--people', '1', '--out', 'one.csv'], world);
    vi.stubEnv('SPARK_HOME', world.at('nowhere'));
    const words = await world.refused(
      'one.csv',
      '--out',
      'never',
      '--engine',
      'spark',
      '--master',
      'local[1]',
    );
    expect(words).toMatch(/Spark did not decide the rows. where --master local\[1\] to do .*Install Spark/);
    expect(Object.keys(world.content('never'))).toEqual([]);
  }, 60_000);
});
