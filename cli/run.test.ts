import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nearest } from './command.ts';
import { isDay, partialDay } from './day.ts';
import { dayOf } from './io.ts';
import { clean, Page, wrapped } from './page.ts';
import { progressOn } from './progress.ts';
import { memoryIo, nunc, repository } from './testing.ts';

describe('help', () => {
  it.each([[[]], [['help']], [['--help']]])('lists the commands: %j', async (args) => {
    const { code, out } = await nunc(args);
    expect(code).toBe(0);
    for (const name of ['read', 'screen', 'ask', 'packet', 'law', 'deidentify'])
      expect(out).toContain(`nunc ${name}`);
    expect(out).toContain('the court decides');
  });

  it.each(['read', 'screen', 'ask', 'packet', 'law', 'deidentify'])(
    'nunc %s --help: usage, options, examples, exit codes',
    async (name) => {
      const { code, out } = await nunc([name, '--help']);
      expect(code).toBe(0);
      for (const part of ['Usage', 'Options', 'Examples', 'Ends with 0; 1']) expect(out).toContain(part);
      expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
      expect((await nunc(['help', name])).out).toBe(out);
      expect((await nunc([name, '-h'])).out).toBe(out);
    },
  );

  it('prints its version, in a real process too', async () => {
    expect((await nunc(['--version'])).out).toMatch(/^nunc \d+\.\d+\.\d+\n$/);
    const ran = spawnSync(join(repository, 'nunc'), ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(ran.stdout).toMatch(/^nunc \d+\.\d+\.\d+\n$/);
    expect(ran.status).toBe(0);
  });
});

describe('days', () => {
  it('knows which days exist', () => {
    for (const day of ['2024-02-29', '2026-12-31', '1900-01-01']) expect(isDay(day)).toBe(true);
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '0001-01-01',
      'today',
      '',
    ])
      expect(isDay(day)).toBe(false);
  });

  it('reads days as people write them', () => {
    expect(
      ['2014', '2014-5', '2014-05', '5/2/2014', '5/2014', '13/1/2014', '2014-02-30'].map(partialDay),
    ).toEqual(['2014', null, '2014-05', '2014-05-02', '2014-05', null, null]);
  });

  it('takes today from the clock of the place', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('text for a person', () => {
  it('wraps, keeps a section sign with its number, and drops control characters', () => {
    expect(wrapped('see § 12 and § 34', 8)).toEqual(['see § 12', 'and § 34']);
    expect(wrapped('aaa § 12', 7)).toEqual(['aaa', '§ 12']);
    expect(clean('a\u001b[2Jb\u0000c\u202ed')).toBe('a [2Jb c d');
  });

  it('colors only where there are colors, and never counts them', () => {
    const { io, text } = memoryIo({ color: true });
    const page = new Page(io);
    page.say(page.ink('green', 'word'), 2);
    expect(text().out).toBe(`  ${String.fromCharCode(27)}[32mword${String.fromCharCode(27)}[39m\n`);
  });
});

describe('progress', () => {
  it('is shown to a person only, at most ten times a second, and taken away', () => {
    const { io, text } = memoryIo({ isTerminal: true });
    let now = 0;
    const progress = progressOn(io, () => now);
    for (; now < 1000; now += 10) progress.show(`page ${now}`);
    const shown = text()
      .err.split('\r')
      .filter((one) => one.startsWith('page'));
    expect(shown.length).toBeLessThanOrEqual(10);
    expect(shown.length).toBeGreaterThan(5);
    progress.done();
    expect(text().err.endsWith('\r')).toBe(true);
    const quiet = memoryIo();
    progressOn(quiet.io).show('page 1');
    expect(quiet.text().err).toBe('');
  });
});

it('guesses the name that was meant, and none that is far', () => {
  expect(nearest('fact', ['facts', 'json'])).toBe('Did you mean --facts?');
  expect(nearest('colour', ['facts', 'json'])).toBeNull();
});
