/** Helpers for tests of `nunc bulk`: a folder to work in, the command run in it, and rows about people who do not exist. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BulkSummary } from '@nunc/bulk';
import { folderWith, nunc, type Ran } from './testing.ts';

/** No audit sample: the document takes longer than the run. */
export const quick = ['--sample', '0'] as const;
export const california = ['--jurisdiction', 'us-ca'] as const;

export class BulkWorld {
  readonly #home = folderWith();
  readonly cwd = this.#home.path;
  readonly remove = this.#home.remove;

  at(...names: string[]): string {
    return join(this.cwd, ...names);
  }

  text(...names: string[]): string {
    return readFileSync(this.at(...names), 'utf8');
  }

  lines(...names: string[]): string[] {
    return this.text(...names)
      .trimEnd()
      .split('\n');
  }

  summary(out: string): BulkSummary {
    return BulkSummary.parse(JSON.parse(this.text(out, 'summary.json')));
  }

  /** Everything in a folder, with what it holds. */
  content(folder: string): Record<string, string> {
    return Object.fromEntries(
      readdirSync(this.at(folder)).map((name) => [name, readFileSync(this.at(folder, name), 'latin1')]),
    );
  }

  /** A run that comes to its end. */
  async ran(file: string, out: string, ...args: readonly string[]): Promise<Ran> {
    const done = await nunc(['bulk', file, '--out', out, ...args], { cwd: this.cwd });
    if (done.code !== 0) throw new Error(`exit ${done.code}: ${done.err}`);
    return done;
  }

  /** A refusal: exit 2, what, where and what to do, nothing on the output, no trace of the machinery. Gives its words. */
  async refused(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await nunc(['bulk', ...args], { cwd: this.cwd });
    const hasForm = /cannot go on: .+\n(?:.+\n)* {2}where {2}.+\n(?:.+\n)* {2}to do {2}.+/.test(err);
    const isPlain = !/\n\s+at |node_modules|Error:/.test(err);
    if (!hasForm || !isPlain || out !== '' || code !== 2)
      throw new Error(`not refused as it should be: exit ${code}, ${out.length} characters out: ${err}`);
    return err.replace(/\s+/g, ' ');
  }
}

/** Columns of the record CSV. */
export const columns = [
  'person',
  'birth_date',
  'county',
  'code',
  'section',
  'severity',
  'outcome',
  'outcome_date',
  'arrest_date',
] as const;
type Cells = Readonly<Record<(typeof columns)[number], string>>;
export const conviction: Cells = {
  person: 'P1',
  birth_date: '1980-01-01',
  county: 'Kern',
  code: 'PC',
  section: '647(b)',
  severity: 'misdemeanor',
  outcome: 'convicted',
  outcome_date: '2010-02-01',
  arrest_date: '2010-01-01',
};

/** A row like the conviction, but for these cells. */
export function row(cells: Partial<Cells>): string {
  const all = { ...conviction, ...cells };
  return columns.map((column) => all[column]).join(',');
}

export const fileOf = (...rows: readonly string[]): string => [columns.join(','), ...rows, ''].join('\n');

/** Two people, three charges. */
export const few = fileOf(
  row({}),
  row({ section: '484(a)', arrest_date: '2012-03-01', outcome_date: '2012-04-01' }),
  row({ person: 'P2', outcome: 'dismissed', county: 'Peña Blanca' }),
);
