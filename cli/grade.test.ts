import { join } from 'node:path';
import { gradesProblems } from '@nunc/grading';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, nunc, repository } from './testing.ts';

const model = join(repository, 'examples/bills/us-ca-any-offense.yaml');
const flatWords = (text: string): string => text.replace(/\s+/g, ' ');
const json = async (...args: string[]) => {
  const { code, out } = await nunc(['grade', ...args, '--json']);
  expect(code).toBe(0);
  return JSON.parse(out);
};

const whole = `id: us-ca/any
title: { en: Any offense, es: Cualquier delito }
status: invented
source: null
effective: 2027-01-01
changes:
  - provision: us-ca/pen-236.14
    features: { offenses: { scope: any, except: [] } }
`;
const folder = folderWith({
  'broken.yaml': 'id: us-ca/any\ntitle: [\n',
  'thin.yaml': 'id: us-ca/any\n',
  'unknown.yaml': whole.replace('us-ca/pen-236.14', 'us-ca/pen-999'),
  'odd.yaml': whole.replace('scope: any', 'scope: everything'),
  'path.yaml': whole.replace('offenses: {', 'offences: { }, offenses: { reach: {},'),
  'empty.yaml': whole.replace(/changes:[\s\S]*/, ''),
  'twice.yaml': `${whole}  - provision: us-ca/pen-236.14\n    features: {}\n`,
  'bytes.yaml': new Uint8Array([0xff, 0xfe, 0, 1]),
});
afterAll(folder.remove);

describe('nunc grade', () => {
  it('ranks every jurisdiction, says whose points they are and that it reads text only', async () => {
    const { code, out } = await nunc(['grade']);
    expect(code).toBe(0);
    expect(flatWords(out)).toMatch(
      /points and levels are our own.*Nunc's and nobody else's.*text of the law only/,
    );
    expect(out).toMatch(/us-ny New York\s+[A-F]/);
    expect(flatWords(out)).toMatch(/us-mo Missouri F .*adults shut out/);
    expect(out).toMatch(/us-ak Alaska\s+no law/);
    expect(flatWords(out)).toContain('not known: ');
  });

  it('gives the whole card of one: points, level, feature, value, cite, what is unverified, improvements', async () => {
    const { out } = await nunc(['grade', 'us-ny']);
    expect(out).toMatch(/20 of 20\s+Offenses covered: any offense/);
    expect(flatWords(out)).toMatch(/proof\.burden: preponderance \[440\.30/);
    expect(out).toContain('(!)');
    expect(out).toContain('NOT KNOWN');
    expect(out).toMatch(/What would raise the grade most\n\s+\+\d/);
  });

  it('knows a jurisdiction by id, letters or name, and each once', async () => {
    const { cards } = await json('us-ny', 'NY', 'new york', 'us-ca');
    expect(cards.map((card: { jurisdiction: string }) => card.jurisdiction)).toEqual(['us-ny', 'us-ca']);
  });

  it('says in words why there is no card, and what remains', async () => {
    const none = flatWords((await nunc(['grade', 'us-ak'])).out);
    expect(none).toMatch(/No relief made for trafficking survivors is in force .* What remains/);
    const shut = flatWords((await nunc(['grade', 'us-mo'])).out);
    expect(shut).toMatch(/shuts out adults, so it fails.*What remains: - .*survivors who were minors/);
  });

  it('speaks Spanish', async () => {
    const { out } = await nunc(['grade', 'us-ny', 'us-mo', '--language', 'es']);
    expect(flatWords(out)).toMatch(
      /los puntos y niveles son nuestros.*Punto por punto.*NO SE SABE.*cualquier delito/,
    );
    expect(flatWords(out)).toContain('excluye a las personas adultas');
    expect(out).not.toMatch(/Point by point|What remains|NOT KNOWN/);
  });

  it('shows the grade over time with the act that made each turn', async () => {
    const { out } = await nunc(['grade', 'us-ny', '--history']);
    expect(out).toMatch(/2010-01-01\s+no law\n\s+2010-08-13 .*\n(?:.*\n)*?\s+2021-11-16/);
    expect(flatWords(out)).toContain('START Act');
    const late = await nunc(['grade', 'us-ny', '--history', '--from', '2015-01-01']);
    expect(late.out).not.toContain('2010-');
  });

  it('answers for a day before the first law, and says which that was', async () => {
    const { code, out } = await nunc(['grade', 'us-ny', '--as-of', '2005-06-01']);
    expect(code).toBe(0);
    expect(flatWords(out)).toMatch(/first law for survivors .* is of 2010-08-13.*us-ny New York: no law/);
  });

  it('shows before and after a bill, point by point, on the day it would begin', async () => {
    const { out } = await nunc(['grade', '--with', model]);
    expect(flatWords(out)).toMatch(/law in force on 2027-01-01/);
    expect(flatWords(out)).toMatch(
      /14 -> 20 Offenses covered \(20\) - all but violent offenses as a class \+ any offense/,
    );
    expect(flatWords(out)).toMatch(/invented for this example/);
    expect(flatWords(out)).toContain('Unchanged: ');
    const early = await nunc(['grade', '--with', model, '--as-of', '2026-11-01']);
    expect(flatWords(early.out)).toMatch(/on that day it changes nothing.*changes no point/);
  });

  it('grades by another rubric', async () => {
    const { out } = await nunc(['grade', 'us-ny', '--rubric', 'federal-grant-test']);
    expect(out).toMatch(/us-ny New York: \d of 4/);
    expect(flatWords(out)).toContain('text of the law only');
  });

  it('prints JSON that fits its published schema, whatever is asked', async () => {
    for (const args of [
      [],
      ['us-ny', 'us-mo'],
      ['us-ny', '--history'],
      ['--with', model],
      ['--as-of', '1990-01-01'],
    ])
      expect(gradesProblems(await json(...args)), args.join(' ')).toEqual([]);
    const all = await json('--as-of', '2018-06-01');
    expect(all.cards.length).toBeGreaterThan(8);
    expect(all.readsTextOnly).toBe(true);
  });

  it('gives the same twice', async () => {
    const args = ['grade', 'us-ny', 'us-ca', '--json', '--as-of', '2024-01-01'];
    const hash = /"lawHash": "[0-9a-f]+"/g;
    const [one, two] = [await nunc(args), await nunc(args)];
    expect(one.out.replace(hash, '')).toBe(two.out.replace(hash, ''));
  });
});

describe('nunc grade refuses', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown jurisdiction, with the nearest', ['us-nyy'], /no such jurisdiction.*Did you mean us-ny\?/i],
    ['an unknown jurisdiction that is near nothing', ['atlantis'], /no such jurisdiction.*nunc law list/i],
    ['an unknown rubric', ['--rubric', 'nunc-7'], /no such rubric.*Did you mean --rubric nunc-1\?/i],
    ['an unknown rubric that is near nothing', ['--rubric', 'best'], /Write one of: .*uniform-act/],
    ['an impossible day', ['--as-of', '2026-02-30'], /no such day/i],
    ['--from alone', ['--from', '2015-01-01'], /--from belongs to --history/],
    ['a history that ends before it begins', ['--history', '--from', '2030-01-01'], /end before it begins/],
    ['an unknown language', ['--language', 'fr'], /en, es/],
    ['a bill that is not there', ['--with', 'nowhere.yaml'], /no such file.*nowhere\.yaml/i],
    ['a bill with broken YAML', ['--with', 'broken.yaml'], /broken\.yaml:\d/],
    ['a bill that lacks its parts', ['--with', 'thin.yaml'], /thin\.yaml, title/],
    ['a bill that is no text', ['--with', 'bytes.yaml'], /not a text file/],
    [
      'a bill about an unknown provision',
      ['--with', 'unknown.yaml'],
      /no provision "us-ca\/pen-999".*unknown\.yaml.*nunc law list/,
    ],
    ['a bill with an unknown value', ['--with', 'odd.yaml'], /odd\.yaml.*features\.offenses\.scope/],
    ['a bill with an unknown feature path', ['--with', 'path.yaml'], /path\.yaml.*features/],
    ['a bill that changes nothing', ['--with', 'empty.yaml'], /changes nothing/],
    ['a bill that names a provision twice', ['--with', 'twice.yaml'], /twice/],
  ];
  it.each(cases)('%s', async (_, args, says) => {
    const { code, out, err } = await nunc(['grade', ...args], { cwd: folder.path });
    expect(flatWords(err)).toMatch(says);
    expect(err).toMatch(/where {2}/);
    expect(err).toMatch(/to do {2}/);
    expect(err).not.toMatch(/\n\s+at |Error:/);
    expect([code, out]).toEqual([2, '']);
  });
});
