import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, nunc, repository } from './testing.ts';

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

describe('nunc synthetic', () => {
  it('writes a population that nunc bulk reads whole, with what a bill would change before and after', async () => {
    folder = folderWith();
    const [file, out] = [join(folder.path, 'people.csv'), join(folder.path, 'effect')];
    const made = await nunc(['synthetic', '--people', '150', '--seed', '3', '--out', file]);
    expect(made.code, made.err).toBe(0);
    expect(made.out).toContain('None of them exists');
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length - 1;
    const bill = join(repository, 'examples/bills/us-ca-any-offense.yaml');
    const day = ['--as-of', '2027-06-01'];
    const ran = await nunc([
      'bulk',
      file,
      ...day,
      '--with',
      bill,
      '--out',
      out,
      '--sample',
      '0',
      '--internal',
      '--wide',
    ]);
    expect(ran.code, ran.err).toBe(0);
    expect(readFileSync(join(out, 'unread.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
    const [heading = '', ...lines] = readFileSync(join(out, 'charges.csv'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(rows);
    expect(heading).toContain('undecided_with_bill');
    const columns = heading.split(',');
    const [before, after] = ['undecided', 'undecided_with_bill'].map((name) => columns.indexOf(name));
    const changed = lines.filter((line) => line.split(',')[before ?? 0] !== line.split(',')[after ?? 0]);
    expect(changed.length).toBeGreaterThan(0);
  }, 60_000);

  it('writes the same people as a California DOJ extract, which nunc bulk reads whole', async () => {
    folder = folderWith();
    const [file, out] = [join(folder.path, 'people.dat'), join(folder.path, 'run')];
    const layout = ['--layout', 'ca-doj', '--no-heading', '--as-of', '2026-11-01'];
    const made = await nunc(['synthetic', '--people', '40', ...layout, '--out', file]);
    expect(made.code, made.err).toBe(0);
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length;
    const ran = await nunc(['bulk', file, '--as-of', '2026-11-01', '--sample', '2', '--out', out]);
    expect(ran.code, ran.err).toBe(0);
    expect(readFileSync(join(out, 'charges.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(rows + 1);
    expect(readFileSync(join(out, 'unread.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(join(out, 'audit.docx'))).toBe(true);
    const other = join(folder.path, 'other.dat');
    const wrong = await nunc([
      'synthetic',
      '--people',
      '2',
      ...layout,
      '--jurisdiction',
      'ny',
      '--out',
      other,
    ]);
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toContain('--jurisdiction');
  }, 60_000);

  it('makes the same bytes from the same seed', async () => {
    folder = folderWith();
    const made: string[] = [];
    for (const name of ['a.csv', 'b.csv']) {
      await nunc([
        'synthetic',
        '--people',
        '20',
        '--seed',
        '9',
        '--jurisdiction',
        'ny',
        '--out',
        join(folder.path, name),
      ]);
      made.push(readFileSync(join(folder.path, name), 'utf8'));
    }
    expect(made[0]).toBe(made[1]);
  });

  it('names what is wrong and writes nothing', async () => {
    folder = folderWith();
    const file = join(folder.path, 'people.csv');
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['--people', '10'], 'No file is named'],
      [['--out', file], 'how many people'],
      [['--people', '-3', '--out', file], 'needs a value'],
      [['--people', '1.5', '--out', file], 'not a number that fits'],
      [['--people', '5', '--jurisdiction', 'us-tx', '--out', file], 'us-ca, us-mo, us-ny'],
      [['--people', '5', '--first-arrest-under-18', '2', '--out', file], 'not a share'],
    ];
    for (const [args, words] of wrong) {
      const { code, err } = await nunc(['synthetic', ...args]);
      expect(code).toBe(2);
      expect(err).toContain(words);
    }
    expect(existsSync(file)).toBe(false);
  });

  it('prints every figure with its source and says which numbers are assumptions', async () => {
    const { out } = await nunc(['synthetic', '--figures']);
    expect(out).toContain('arrests per person: derived (NSN-04, NSN-05)');
    expect(out).toContain('prostitution share: assumption');
    expect(out).toContain('freetothrive.org');
  });
});
