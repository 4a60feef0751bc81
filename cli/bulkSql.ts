/** `nunc bulk --engine spark|duckdb`: the charges of a file decided by the law as SQL, on a cluster or here. */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bulkFormats, lookAtFile, runBulkAsSql, SparkFailed } from '@nunc/disk';
import { checkRows, hasCode, readable } from './bulkInput.ts';
import { type Call, choice, oneFile } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, systemProblem, Unusable, unusable } from './failure.ts';
import { openLaw } from './input.ts';
import { jurisdictionsNamed } from './jurisdictions.ts';
import { Page, printJson } from './page.ts';

export const sqlEngines = ['spark', 'duckdb'] as const;

/** What only a run without an engine does. */
const notHere = [
  'with',
  'resume',
  'parquet',
  'workers',
  'wide',
  'internal',
  'sample',
  'seed',
  'sorted',
] as const;

export async function bulkAsSql(call: Call): Promise<number> {
  const file = oneFile(call);
  const kind = choice(call, 'engine', sqlEngines) ?? 'duckdb';
  const out = call.text('out');
  if (out === undefined) throw unusable('No folder is named to write to.', 'nunc bulk', 'Write --out DIR.');
  for (const option of notHere)
    if (call.has(option))
      throw unusable('This option does not go with --engine.', `--${option}`, 'Leave one of them out.');
  const master = call.text('master');
  if (kind === 'spark' && master === undefined)
    throw unusable(
      'It does not say which cluster.',
      '--engine spark',
      'Write --master spark://host:7077, yarn or k8s://...',
    );
  if (kind === 'duckdb' && master !== undefined)
    throw unusable(
      'DuckDB has no master: it runs here.',
      '--master',
      'Write --engine spark, or leave it away.',
    );
  const asOf = asOfDay(call);
  const [jurisdiction = 'us-ca'] = jurisdictionsNamed(openLaw(), [call.text('jurisdiction') ?? 'us-ca']);
  const folder = resolve(call.io.cwd, out);
  const answers = join(folder, 'decided.csv');
  const path = resolve(call.io.cwd, file);
  const input = await readable(file, async () =>
    lookAtFile(path, choice(call, 'format', bulkFormats) ?? null),
  );
  const unread = join(folder, 'decided-unread.csv');
  if ([answers, unread].some((path) => existsSync(path)) && !call.has('replace'))
    throw unusable(
      'There are answers in this folder already.',
      `--out ${out}`,
      'Name another folder, or write --replace.',
    );
  checkRows(input, file);
  if (input.kind !== 'text')
    throw unusable(
      'With --engine the file has to be CSV in UTF-8.',
      file,
      'Write it as CSV first, or leave --engine out.',
    );
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { format, columns, firstRow, linesBefore } = input;
    const given = call.text('jurisdiction') === undefined ? null : jurisdiction;
    const result = await runBulkAsSql({
      file: path,
      firstRow,
      linesBefore,
      settings: {
        format,
        columns,
        asOf,
        jurisdiction: given,
        bill: null,
        seed: 1,
        sample: 0,
        hasWords: true,
      },
      jurisdiction,
      folder,
      out: answers,
      unread,
      engine: kind === 'spark' && master !== undefined ? { kind, master } : { kind: 'duckdb' },
    });
    if (result.kind === 'problem') throw unusable(result.what, file, result.remedy);
    if (call.has('json')) printJson(call.io, { ...result, engine: kind, asOf, jurisdiction });
    else
      new Page(call.io).say(
        `${result.charges} charges decided by ${kind === 'spark' ? 'Spark' : 'DuckDB'}, ${result.unread} rows not read${result.unread > 0 ? ' (decided-unread.csv says why)' : ''}: ${join(out, 'decided.csv')}`,
      );
    return exit.fine;
  } catch (error) {
    if (error instanceof SparkFailed)
      throw unusable('Spark did not decide the rows.', `--master ${master ?? ''}`, error.message);
    if (error instanceof Unusable || !hasCode(error)) throw error;
    throw new Unusable([systemProblem(error, `--out ${out}`, 'Deciding the charges')]);
  }
}
