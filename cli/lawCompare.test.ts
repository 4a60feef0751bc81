import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawFiles } from '@nunc/disk';
import { loadLaw } from '@nunc/law';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, nunc, repository } from './testing.ts';

const model = join(repository, 'examples/bills/us-ca-any-offense.yaml');
const flatWords = (text: string): string => text.replace(/\s+/g, ' ');
const two = `id: us-ca/two
title: { en: Two laws, es: Dos leyes }
status: invented
source: null
effective: 2027-01-01
changes:
  - { provision: us-ca/pen-236.14, features: { proof: { burden: preponderance } } }
  - { provision: us-ny/cpl-440.10-1-i, features: { proof: { burden: preponderance } } }
`;
const folder = folderWith({ 'two.yaml': two, 'broken.yaml': 'a: [', 'there.pdf': 'x' });
afterAll(folder.remove);
const at = (name: string): string => join(folder.path, name);

async function expectRefused(args: readonly string[], says: RegExp): Promise<void> {
  const { code, out, err } = await nunc(['law', ...args], { cwd: folder.path });
  expect(flatWords(err), args.join(' ')).toMatch(says);
  expect(err).toMatch(/where {2}[\s\S]*to do {2}/);
  expect([code, out]).toEqual([2, '']);
}

describe('nunc law compare', () => {
  it('puts features side by side, with cites, and no law where there is none', async () => {
    const { code, out } = await nunc([
      'law',
      'compare',
      'ny',
      'ga',
      'ak',
      '--features',
      'proof.burden,timing',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/proof\.burden\n\s+us-ny\s+preponderance {1,2}\[/);
    expect(out).toContain('timing.deadline');
    expect(out).toMatch(/us-ak\s+no law/);
  });

  it('puts the categories of a rubric side by side, and says whose points they are', async () => {
    const { out } = await nunc(['law', 'compare', 'ny', 'mo']);
    expect(flatWords(out)).toContain("Nunc's and nobody else's");
    expect(out).toMatch(/burden_of_proof\n\s+us-ny\s+10 of 10: more likely than not/);
    expect(out).toMatch(/us-mo\s+adults shut out/);
  });

  it('prints CSV with one row a cell, and JSON', async () => {
    const csv = (await nunc(['law', 'compare', 'ny', 'ak', '--features', 'proof', '--csv'])).out
      .trim()
      .split('\n');
    expect(csv[0]).toBe('as_of,item,jurisdiction,provision,value,state,cite,verified');
    expect(csv.filter((row) => row.includes(',us-ak,')).every((row) => row.includes('no_law'))).toBe(true);
    const { out } = await nunc([
      'law',
      'compare',
      'ny',
      '--features',
      'proof.burden',
      '--json',
      '--as-of',
      '2012-01-01',
    ]);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'nunc-comparison/1',
      asOf: '2012-01-01',
      categories: null,
    });
  });

  const bad: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no jurisdiction', ['compare'], /No jurisdiction is named/],
    ['an unknown jurisdiction', ['compare', 'us-nyy'], /Did you mean us-ny\?/],
    ['an unknown feature', ['compare', 'ny', '--features', 'proof.burdn'], /Did you mean proof\.burden\?/],
    ['a feature without its group', ['compare', 'ny', '--features', 'burden'], /proof\.burden/],
    ['a feature that is near nothing', ['compare', 'ny', '--features', 'xylophone'], /or one of: .*proof/],
    ['no feature', ['compare', 'ny', '--features', ','], /No feature is named/],
    [
      'features and a rubric',
      ['compare', 'ny', '--features', 'proof', '--rubric', 'nunc-1'],
      /Only one can be compared/,
    ],
    ['two forms', ['compare', 'ny', '--json', '--csv'], /Only one form/],
    ['an unknown rubric', ['compare', 'ny', '--rubric', 'x'], /no such rubric/],
  ];
  it.each(bad)('refuses %s', async (_, args, says) => expectRefused(args, says));
});

describe('nunc law ideal', () => {
  it('says what the best is, who has it, and that nobody enacted the whole', async () => {
    const { code, out } = await nunc(['law', 'ideal']);
    expect(code).toBe(0);
    expect(flatWords(out)).toMatch(/A model: nobody has enacted it as a whole.*Who has it: .*New York/);
  });

  it('writes a provision file that loads', async () => {
    expect((await nunc(['law', 'ideal', '--out', at('ideal.yaml')])).code).toBe(0);
    const text = readFileSync(at('ideal.yaml'), 'utf8');
    expect(text).toContain('A MODEL, NOT LAW');
    const path = 'jurisdictions/us-model/ideal.yaml';
    expect(
      loadLaw([...lawFiles(), { path, text }]).problems.filter((one) => one.where.startsWith(path)),
    ).toEqual([]);
    await expectRefused(['ideal', '--out', at('ideal.yaml')], /file of this name already/);
  });

  it('refuses a day before any law, and a folder that is not there', async () => {
    await expectRefused(['ideal', '--as-of', '2009-01-01'], /No jurisdiction had a law/);
    await expectRefused(['ideal', '--out', 'no/where/x.yaml'], /no such folder/i);
  });
});

describe('nunc law simulate', () => {
  it('shows the grade, the kinds of record and the cases, and that they are not people', async () => {
    const { code, out } = await nunc(['law', 'simulate', model]);
    const words = flatWords(out);
    expect(code).toBe(0);
    expect(words).toMatch(/grade today .* with the bill /);
    expect(words).toMatch(/Kinds of record that could be asked for: \d+ of \d+ -> \d+ of \d+/);
    expect(words).toMatch(/newly open: \d+ kinds of record, \d+ offenses each with conviction \d+/);
    expect(words).toMatch(/closed -> open: .*, felony in 2014, convicted; trafficked from 2013 to 2015/);
    expect(words).toMatch(/No number here counts people/);
  });

  it('prints JSON with counts by offense and record type', async () => {
    const { out } = await nunc(['law', 'simulate', model, '--json']);
    const { effects, caution } = JSON.parse(out);
    expect(caution).toContain('counts people');
    const [{ kindsOfRecord, before, after }] = effects;
    const sum = kindsOfRecord.newly.reduce((total: number, one: { count: number }) => total + one.count, 0);
    const lost = kindsOfRecord.lost.reduce((total: number, one: { count: number }) => total + one.count, 0);
    expect(kindsOfRecord.openAfter - kindsOfRecord.openBefore).toBe(sum - lost);
    expect(after.points.worst).toBeGreaterThan(before.points.worst);
  });

  it('changes nothing on a day before the bill', async () => {
    const words = flatWords((await nunc(['law', 'simulate', model, '--as-of', '2026-11-01'])).out);
    expect(words).toMatch(/not in force yet, so it changes nothing.*no kind of record turns.*otherwise: 0 /);
  });

  it('refuses what is no bill', async () => {
    await expectRefused(['simulate'], /No bill is named/);
    await expectRefused(['simulate', 'nowhere.yaml'], /no such file/i);
    await expectRefused(['simulate', 'broken.yaml'], /broken\.yaml:1/);
    await expectRefused(['simulate', model, model], /one argument too many/);
  });
});

describe('nunc law brief', () => {
  it('fits on two pages, as PDF and as Word, in both languages', async () => {
    const pdf = await nunc(['law', 'brief', model, '--out', at('brief.pdf')]);
    expect(pdf.code).toBe(0);
    expect(pdf.out).toMatch(/brief\.pdf, [12] pages?\./);
    expect(readFileSync(at('brief.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    await nunc(['law', 'brief', model, '--out', at('brief.docx'), '--language', 'es']);
    expect(readFileSync(at('brief.docx')).subarray(0, 2).toString()).toBe('PK');
  }, 60_000);

  it('says who has it already and puts cases into words, in Spanish too', async () => {
    const english = flatWords((await nunc(['law', 'brief', model])).out);
    expect(english).toMatch(/Who already has it.*Offenses covered: .*New York/);
    expect(english).toMatch(/felony in 2014, convicted; trafficked from 2013 to 2015.*may be asked for/);
    expect(english).not.toMatch(/\bfel PC|->/);
    const spanish = flatWords((await nunc(['law', 'brief', model, '--language', 'es'])).out);
    expect(spanish).toMatch(/Quién ya lo tiene.*delito grave en 2014, hubo condena.*se puede pedir/);
  }, 60_000);

  it('refuses another kind of file, one that is there, and a bill for two jurisdictions', async () => {
    await expectRefused(['brief', model, '--out', 'brief.txt'], /\.pdf or \.docx/);
    await expectRefused(['brief', model, '--out', 'there.pdf'], /file of this name already/);
    await expectRefused(['brief', 'two.yaml'], /several jurisdictions/);
    await expectRefused(['brief'], /No bill is named/);
  });
});

describe('nunc law export', () => {
  const names = ['README.md', 'atlas.csv', 'atlas.json', 'dataset.json'];

  it('writes the same bytes twice, and nothing beside them', async () => {
    const first = await nunc(['law', 'export', '--out', at('one')]);
    await nunc(['law', 'export', '--out', at('two')], { day: '2031-05-05' });
    expect(first.code).toBe(0);
    expect(readdirSync(at('one')).toSorted()).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(at('one'), name)).equals(readFileSync(join(at('two'), name)))).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('describes every column of its table, its license and its hash', async () => {
    const readme = readFileSync(join(at('one'), 'README.md'), 'utf8');
    const [head = ''] = readFileSync(join(at('one'), 'atlas.csv'), 'utf8').split('\n');
    for (const column of head.split(',')) expect(readme).toMatch(new RegExp(`\\| \`${column}\` \\| \\S`));
    const about = JSON.parse(readFileSync(join(at('one'), 'dataset.json'), 'utf8'));
    expect(about.license.spdx).toBe('CC-BY-4.0');
    expect(readme).toContain(about.identifier.value);
    expect(readme).not.toContain('2026-11-01');
  });

  it('replaces a dataset only when told to, and nothing else ever', async () => {
    await expectRefused(['export', '--out', at('one')], /not empty.*--replace/);
    expect((await nunc(['law', 'export', '--out', at('one'), '--replace'])).code).toBe(0);
    writeFileSync(join(at('one'), 'notes.txt'), 'mine');
    await expectRefused(['export', '--out', at('one'), '--replace'], /not of a dataset.*notes\.txt/);
    expect(existsSync(join(at('one'), 'notes.txt'))).toBe(true);
    await expectRefused(['export'], /--out is missing/);
    await expectRefused(['export', '--out', 'there.pdf'], /a file, not a folder/);
    await expectRefused(['export', '--out', 'no/where'], /no such folder/i);
  });
});

describe('nunc law work', () => {
  it('orders the provisions and says what each factor is', async () => {
    const { code, out } = await nunc(['law', 'work']);
    expect(code).toBe(0);
    expect(flatWords(out)).toMatch(
      /Not a count of survivors.*months since.*nobody has checked.*people x \(1 \+ age\) x uncertainty/,
    );
    const { items, factors } = JSON.parse((await nunc(['law', 'work', '--json'])).out);
    expect(Object.keys(factors)).toEqual(['people', 'reviewAgeMonths', 'uncertainty', 'score']);
    const scores: number[] = items.map((one: { score: number }) => one.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('takes no argument', async () => expectRefused(['work', 'us-ca'], /one argument too many/));
});

describe('provisions', () => {
  it('are found in upper and lower case alike', async () => {
    const lettered = loadLaw(lawFiles()).law?.provisions.find((one) => /[A-Z]/.test(one.id));
    const id = lettered?.id ?? 'us-ca/pen-236.14';
    for (const written of [id, id.toUpperCase(), id.toLowerCase()]) {
      const { out, err } = await nunc(['law', 'show', written, '--json']);
      expect(err).toBe('');
      expect(JSON.parse(out).provision.id).toBe(id);
    }
  });
});

describe('nunc law propose', () => {
  const provision = readFileSync(join(repository, 'law/jurisdictions/us-ca/pen-236.14.yaml'), 'utf8');

  it('shows the grades that a correction would turn, by every rubric, and none where nothing changes', async () => {
    const changed = provision.replace('scope: nonviolent_only', 'scope: any');
    expect(changed).not.toBe(provision);
    const { out } = await nunc(['law', 'propose', '-'], { stdin: changed });
    expect(flatWords(out)).toMatch(/Grades that would turn: \d+ us-ca by nunc-1: .* -> .*offenses_covered/);
    const same = await nunc(['law', 'propose', '-'], { stdin: provision });
    expect(same.out).toContain('Grades that would turn: 0');
  });
});
