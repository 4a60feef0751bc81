import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Asked, readAnswer } from './answers.ts';
import { openLaw } from './input.ts';
import { LineReader } from './lines.ts';
import { folderWith, nunc, rosa, rosaFacts, smallSheet } from './testing.ts';

const folders: { remove: () => void }[] = [];
afterEach(() => {
  for (const one of folders.splice(0)) one.remove();
});
function inFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith({ 'sheet.txt': smallSheet, ...files });
  folders.push(folder);
  return folder.path;
}

/** Answers as a person would give them, by the words of the question; anything else is skipped. */
function answering(
  answers: readonly (readonly [RegExp, string])[],
  world: { heard: string[]; text: () => string },
): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let turn = 0; turn < 300; turn++) {
        const asked = world.text().trimEnd().split('\n\n').at(-1)?.replace(/\s+/g, ' ') ?? '';
        world.heard.push(asked);
        const found = answers.find(([question]) => question.test(asked));
        yield new TextEncoder().encode(`${found?.[1] ?? '?'}\n`);
      }
    },
  };
}

/** Runs the interview with answers chosen while it goes on. */
async function interview(
  args: readonly string[],
  cwd: string,
  answers: readonly (readonly [RegExp, string])[],
): Promise<{ code: number; out: string; err: string; heard: string[] }> {
  const { memoryIo } = await import('./testing.ts');
  const { run } = await import('./run.ts');
  const heard: string[] = [];
  const world = { heard, text: () => '' };
  const { io, text } = memoryIo({ cwd, stdin: answering(answers, world) });
  world.text = () => text().out;
  const code = await run(args, io);
  return { code, ...text(), heard };
}

const told: readonly (readonly [RegExp, string])[] = [
  [/force, threats, lies or control/, 'yes'],
  [/commercial sex, other work/, '1'],
  [/Are you out of that situation/, 'y'],
  [/From when to when/, '2012..2014'],
  [/On what date did it happen/, '2/10/2013'],
  [/because of/i, 'yes'],
];

describe('nunc ask', () => {
  it('goes to the end, decides findings, and writes facts that nunc screen accepts', async () => {
    const cwd = inFolder();
    const { code, out } = await interview(['ask', 'sheet.txt', '--out', 'facts.yaml'], cwd, told);
    expect(code).toBe(0);
    expect(out).toMatch(/Nothing is left to ask/);
    expect(out.replace(/\s+/g, ' ')).toMatch(/This decided:.*- § 236\.14: open/);
    const text = readFileSync(join(cwd, 'facts.yaml'), 'utf8');
    expect(text).toContain('trafficked: yes');
    expect(text).toMatch(/periods:\n\s+- from: "?2012"?\n\s+to: "?2014"?/);
    expect(text).toContain('skipped');
    expect(statSync(join(cwd, 'facts.yaml')).mode & 0o077).toBe(0);
    const screened = await nunc(['screen', 'sheet.txt', '--facts', 'facts.yaml'], { cwd });
    expect(screened.err).toBe('');
    expect(screened.code).toBe(0);
    expect(screened.out).toMatch(/best route\s+§ 236\.14 vacatur/);
  });

  it('never asks the same twice, also when every answer is a skip', async () => {
    const cwd = inFolder();
    const { out, heard } = await interview(['ask', 'sheet.txt'], cwd, []);
    expect(out).toMatch(/Nothing is left to ask/);
    const questions = heard.map((one) => one.replace(/^.*?for an answer\. /, ''));
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions.length).toBeGreaterThan(3);
  });

  it('asks what follows from an answer only after it, and not at all where that was skipped', async () => {
    const cwd = inFolder();
    const { heard } = await interview(['ask', 'sheet.txt'], cwd, told);
    const at = (words: RegExp): number => heard.findIndex((one) => words.test(one));
    expect(at(/force, threats, lies/)).toBeLessThan(at(/Are you out of that situation/));
    expect(at(/force, threats, lies/)).toBeLessThan(at(/From when to when/));
    const skipping = await interview(['ask', 'sheet.txt'], cwd, []);
    expect(skipping.out).toContain('force, threats, lies');
    expect(skipping.out).not.toMatch(/Are you out of that situation|From when to when/);
  });

  it('goes on another day without asking again what was answered or skipped', async () => {
    const cwd = inFolder();
    await interview(['ask', 'sheet.txt', '--out', 'facts.yaml'], cwd, told);
    const again = await nunc(['ask', 'sheet.txt', '--facts', 'facts.yaml', '--out', 'facts.yaml'], {
      cwd,
      stdin: 'yes\n',
    });
    expect(again.code).toBe(0);
    expect(again.out).toContain('There is nothing to ask');
  });

  it('says why it asks, announces a hard question first, and takes ? and stop', async () => {
    const cwd = inFolder();
    const { code, out } = await nunc(['ask', 'sheet.txt'], { cwd, stdin: '?\n?\n?\n?\n?\n?\n?\nstop\n' });
    expect(code).toBe(0);
    expect(out).toMatch(/Why: /);
    expect(out).toContain('Skipped. That is fine; it will not be asked again.');
    expect(out).toContain('Stopped here.');
    expect(out).toContain('Nothing was kept.');
    const hard = out.indexOf('The next question is about what happened');
    expect(hard).toBeGreaterThan(0);
    expect(out.slice(hard)).toMatch(/Did someone use force|because of/);
  });

  it('waits at a terminal before it shows a hard question; ? there skips it unseen', async () => {
    const cwd = inFolder();
    const { out } = await nunc(['ask', 'sheet.txt'], { cwd, isTerminal: true, stdin: '?\n'.repeat(200) });
    expect(out).toContain('Press Enter to see it');
    expect(out).not.toContain('Did someone use force');
    expect(out).toContain('Nothing is left to ask');
  });

  it('asks again when it did not understand, and then goes on', async () => {
    const cwd = inFolder();
    const { out } = await interview(['ask', 'sheet.txt'], cwd, [
      [/force, threats.*Please write yes, no/, 'no'],
      [/force, threats, lies/, 'perhaps'],
    ]);
    expect(out).toContain('Please write yes, no or ?');
    expect(out.match(/force, threats, lies/g)).toHaveLength(1);
  });

  it('speaks Spanish and understands it', async () => {
    const cwd = inFolder();
    const { code, out } = await interview(
      ['ask', 'sheet.txt', '--language', 'es', '--out', 'datos.yaml'],
      cwd,
      [
        [/fuerza, amenazas/, 'Sí'],
        [/sexo comercial, otro/, '1'],
        [/Ya salió/, 'si'],
        [/Desde cuándo/, '2012 a 2014'],
        [/En qué fecha pasó/, '10/02/2013'],
        [/por la trata|a causa/i, 'sí'],
      ],
    );
    expect(code).toBe(0);
    expect(out).toContain('Por qué: ');
    expect(out).not.toMatch(/Why:|finding waits|Skipped/);
    expect(readFileSync(join(cwd, 'datos.yaml'), 'utf8')).toContain('trafficked: yes');
  });

  it('keeps each answer at once, so that a break loses none', async () => {
    const cwd = inFolder();
    let seen = false;
    const input = {
      async *[Symbol.asyncIterator]() {
        yield new TextEncoder().encode('?\n');
        await new Promise((done) => setTimeout(done, 50));
        seen = existsSync(join(cwd, 'facts.yaml'));
        yield new TextEncoder().encode('stop\n');
      },
    };
    await nunc(['ask', 'sheet.txt', '--out', 'facts.yaml'], { cwd, stdin: input });
    expect(seen).toBe(true);
    expect(existsSync(join(cwd, 'facts.yaml.part'))).toBe(false);
  });

  it('overwrites no file but the one it goes on with, and writes none without --out', async () => {
    const cwd = inFolder({ 'other.yaml': 'mine\n' });
    const { code, err } = await nunc(['ask', 'sheet.txt', '--out', 'other.yaml'], { cwd, stdin: '?\n' });
    expect(code).toBe(2);
    expect(err).toMatch(/exists already/);
    expect(readFileSync(join(cwd, 'other.yaml'), 'utf8')).toBe('mine\n');
    mkdirSync(join(cwd, 'sub'));
    expect((await nunc(['ask', 'sheet.txt', '--out', 'none/facts.yaml'], { cwd })).code).toBe(2);
  });

  it('passes the packet part of a facts file on untouched', async () => {
    const cwd = inFolder({ 'facts.yaml': readFileSync(rosaFacts, 'utf8') });
    const { code } = await nunc(['ask', rosa, '--facts', 'facts.yaml', '--out', 'facts.yaml'], {
      cwd,
      stdin: 'stop\n',
    });
    expect(code).toBe(0);
    const text = readFileSync(join(cwd, 'facts.yaml'), 'utf8');
    expect(text).toContain('legal_name: Rosa Mae Sample');
    expect(text).toContain('# PC 653.22(a), misdemeanor, convicted 2013-01-08, case 2CJ00812');
    const [old, now] = [
      await nunc(['screen', rosa, '--facts', rosaFacts, '--json']),
      await nunc(['screen', rosa, '--facts', 'facts.yaml', '--json'], { cwd }),
    ];
    expect(JSON.parse(now.out).inputHash).toBe(JSON.parse(old.out).inputHash);
  });
});

describe('answers', () => {
  const law = openLaw();
  const asked = (fact: string, language: Asked['language'] = 'en'): Asked => {
    const definition = law.facts.get(fact);
    if (definition === undefined) throw new Error(`no fact ${fact}`);
    return { definition, law, language, asOf: '2026-11-01', jurisdiction: 'us-ca' };
  };

  it.each([
    ['trafficked', 'SÍ', { kind: 'value', value: 'yes' }],
    ['trafficked', ' n ', { kind: 'value', value: 'no' }],
    ['trafficked', '?', { kind: 'skip' }],
    ['trafficked', 'No sé', { kind: 'skip' }],
    ['trafficked', 'STOP', { kind: 'stop' }],
    ['offense_date', 'parar', { kind: 'stop' }],
    ['trafficking_kind', '2', { kind: 'value', value: 'labor' }],
    ['trafficking_kind', 'ambas', { kind: 'value', value: 'both' }],
    ['offense_date', '2014', { kind: 'value', value: '2014' }],
    ['offense_date', '5/2/2014', { kind: 'value', value: '2014-05-02' }],
    ['offense_date', '05/2014', { kind: 'value', value: '2014-05' }],
    ['offense', 'PC 647(b)', { kind: 'value', value: 'PC 647(b)' }],
    ['period', '2013..2015', { kind: 'periods', periods: [{ from: '2013', to: '2015' }] }],
    ['period', 'from 2013-05 to 2015', { kind: 'periods', periods: [{ from: '2013-05', to: '2015' }] }],
    [
      'period',
      '2013 - 2014, 2016',
      {
        kind: 'periods',
        periods: [
          { from: '2013', to: '2014' },
          { from: '2016', to: '2016' },
        ],
      },
    ],
    ['period', '2013..', { kind: 'periods', periods: [{ from: '2013', to: null }] }],
  ])('%s: %s', (fact, text, answer) => {
    expect(readAnswer(text, asked(fact))).toEqual(answer);
  });

  it.each([
    ['trafficked', ''],
    ['trafficked', 'maybe'],
    ['trafficking_kind', '4'],
    ['offense_date', '2013-02-30'],
    ['offense_date', '2031'],
    ['offense', 'XX 99999'],
    ['period', '2015..2013'],
    ['period', 'long ago'],
    ['period', '..'],
  ])('%s: "%s" is asked again', (fact, text) => {
    expect(readAnswer(text, asked(fact)).kind).toBe('again');
    expect(readAnswer(text, asked(fact, 'es')).kind).toBe('again');
  });
});

it('reads lines however they are cut, with either line end, the last without one', async () => {
  async function* parts(): AsyncIterable<Uint8Array> {
    for (const byte of new TextEncoder().encode('sí\r\nno\n\nlast')) yield Uint8Array.of(byte);
  }
  const lines = new LineReader(parts());
  expect([
    await lines.next(),
    await lines.next(),
    await lines.next(),
    await lines.next(),
    await lines.next(),
  ]).toEqual(['sí', 'no', '', 'last', null]);
});
