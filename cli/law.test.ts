import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, nunc, repository } from './testing.ts';

const provision = readFileSync(join(repository, 'law/jurisdictions/us-ca/pen-236.14.yaml'), 'utf8');
const folder = folderWith();
afterAll(folder.remove);

describe('nunc law', () => {
  it('lists every provision with its version in force and its review', async () => {
    const { code, out } = await nunc(['law', 'list']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /us-ca\/pen-236\.14 Vacatur for survivors.*\n.*in force 2023-01-01\.\.; review\s+high/,
    );
    const json: { provisions: { id: string; inForce: unknown }[] } = JSON.parse(
      (await nunc(['law', 'list', '--json', '--as-of', '2010-01-01'])).out,
    );
    expect(json.provisions.find((one) => one.id === 'us-ca/pen-236.14')?.inForce).toBeNull();
  });

  it('shows one in words: features with cites, silent and not known apart, what is unverified, sources', async () => {
    const { code, out } = await nunc(['law', 'show', 'pen-236.14']);
    expect(code).toBe(0);
    expect(out).toContain('Cal. Penal Code § 236.14: Vacatur for survivors of human trafficking');
    expect(out).toMatch(/left trafficking\s+required.*\[\(l\)\]/);
    expect(out).toContain('NOT KNOWN');
    expect(out).toMatch(/Not checked against the text: /);
    expect(out).toMatch(/Sources\n\s+-\s+https?:/);
    const early = await nunc(['law', 'show', 'us-ca/pen-236.14', '--as-of', '2010-01-01']);
    expect(early.code).toBe(1);
    expect(early.out).toContain('No version is in force on 2010-01-01.');
  });

  it('checks the law: no errors, a work list, a coverage table', async () => {
    const { code, out } = await nunc(['law', 'check']);
    expect(code).toBe(0);
    expect(out).toMatch(/jurisdiction\s+provisions\s+versions\s+known/);
    expect(out).toMatch(/us-ca\s+\d+/);
    expect(out).toMatch(/\n0 errors, \d+ on the work list.*\n$/s);
    const part = await nunc(['law', 'check', 'us-ca']);
    expect(part.out).toMatch(/to do law\/jurisdictions\/us-ca\//);
    expect(part.out).not.toContain('us-ny');
    expect((await nunc(['law', 'check', 'us-zz'])).code).toBe(2);
    const json = JSON.parse((await nunc(['law', 'check', '--json'])).out);
    expect(json.errors).toBe(0);
    expect(json.coverage.length).toBeGreaterThan(3);
  });

  it('tells what changed between two days, and what did not', async () => {
    const { code, out } = await nunc([
      'law',
      'diff',
      'us-ca/pen-236.14',
      '--from',
      '2022-06-01',
      '--to',
      '2024-06-01',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/court\.finds[^+]*\n\s+- a good-faith/);
    const all = await nunc(['law', 'diff', 'us-ca', '--from', '2016-06-01', '--to', '2024-06-01', '--json']);
    expect(JSON.parse(all.out).provisions.length).toBeGreaterThan(10);
    expect(
      (await nunc(['law', 'diff', 'us-ca/pen-236.14', '--from', '2024-01-01', '--to', '2025-01-01'])).out,
    ).toContain('unchanged');
    expect(
      (await nunc(['law', 'diff', 'us-ca/pen-236.14', '--from', '2010-01-01', '--to', '2025-01-01'])).out,
    ).toContain('came into force');
  });

  it.each(['provision', 'jurisdiction', 'offenses', 'facts', 'record', 'screening', 'bill'])(
    'prints the JSON Schema of %s',
    async (name) => {
      const { code, out } = await nunc(['law', 'schema', name]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toHaveProperty('$schema');
    },
  );

  it.each([
    [['law'], /Write one of: list, show/],
    [['law', 'sho', 'x'], /Did you mean nunc law show\?/],
    [['law', 'show'], /No provision is named/],
    [['law', 'show', 'us-ca/nothing'], /no such provision/],
    [['law', 'show', 'us-ca/pen-236.14', 'x'], /one argument too many/],
    [['law', 'diff', 'us-ca', '--from', '2020-01-01'], /--to is missing/],
    [['law', 'schema', 'nothing'], /no such schema/],
    [['law', 'propose'], /No file is named/],
    [['law', 'propose', 'nowhere.yaml'], /no such file/],
  ])('refuses %j', async (args, says) => {
    const { code, err, out } = await nunc(args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expect(out).toBe('');
  });
});

describe('nunc law propose', () => {
  let write: (name: string, text: string) => string;
  beforeAll(async () => {
    const { writeFileSync } = await import('node:fs');
    write = (name, text) => {
      writeFileSync(join(folder.path, name), text);
      return join(folder.path, name);
    };
  });

  it('changes nothing when the file says the same', async () => {
    const { code, out } = await nunc(['law', 'propose', write('same.yaml', provision)]);
    expect(code).toBe(0);
    expect(out).toContain('No new problems');
    expect(out).toMatch(/golden cases: 0 would break/);
    expect(out).toMatch(/Findings that would turn in these cases: 0/);
  });

  it('shows the cases that would break and the findings that would turn, and writes nothing', async () => {
    const changed = provision.replace('left_trafficking: required\n', 'left_trafficking: not_required\n');
    expect(changed).not.toBe(provision);
    const { code, out } = await nunc(['law', 'propose', write('changed.yaml', changed)]);
    expect(code).toBe(1);
    expect(out).toMatch(/breaks law\/jurisdictions\/us-ca\/pen-236\.14\.cases\.txt:\d+/);
    expect(out).toMatch(/us-ca\/pen-236\.14: (undecided|closed) -> open, in \d+ case/);
    expect(readFileSync(join(repository, 'law/jurisdictions/us-ca/pen-236.14.yaml'), 'utf8')).toBe(provision);
    const json = JSON.parse((await nunc(['law', 'propose', '-', '--json'], { stdin: changed })).out);
    expect(json.effect.broken.length).toBeGreaterThan(0);
  });

  it('says where a file does not fit, and runs no case', async () => {
    const { code, out } = await nunc(['law', 'propose', '-'], {
      stdin: provision.replace('kind: trafficking_specific', 'kind: of my own'),
    });
    expect(code).toBe(1);
    expect(out).toMatch(/error law\/jurisdictions\/us-ca\/pen-236\.14\.yaml:\d+, kind/);
    expect(out).toContain('no case was run');
  });

  it('needs to know which provision it is', async () => {
    const { code, err } = await nunc(['law', 'propose', '-'], { stdin: 'citation: something\n' });
    expect(code).toBe(2);
    expect(err).toMatch(/which provision/);
  });
});
