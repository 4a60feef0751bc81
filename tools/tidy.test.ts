import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  problemsInFile,
  problemsInRepository,
  problemsInRoom,
  roomsOf,
  sourceFilesOf,
  written,
} from './tidy.ts';

const repository = join(import.meta.dirname, '..');

/** The problems of one file, as lines a person reads. */
const judged = (file: string, text: string): string[] => problemsInFile(file, text).map(written);

describe('this repository', () => {
  test('has rooms and files to judge', () => {
    expect(roomsOf(repository)).toContain('law');
    expect(sourceFilesOf(repository)).toContain('tools/tidy.ts');
  });

  test('is tidy', () => {
    expect(problemsInRepository(repository).map(written).join('\n')).toBe('');
  });
});

describe('a pure room', () => {
  test.each([
    ['const t = Date.now()', 'Date.now'],
    ['const t = new Date()', 'new Date()'],
    ['const t = new Date', 'new Date()'],
    ['const t = Date()', 'Date()'],
    ['const n = Math.random()', 'Math.random'],
    ['const n = performance.now()', 'performance.now'],
    ['const n = crypto.randomUUID()', 'crypto.randomUUID'],
    ['const home = process.env.HOME', 'process.env'],
    ['const home = globalThis.process', 'globalThis.process'],
    ["await fetch('/law')", 'fetch()'],
    ['setTimeout(work, 10)', 'setTimeout()'],
  ])('may not say %s', (code, named) => {
    expect(judged('screening/screen.ts', `// a first line\n${code}\n`)).toEqual([
      `screening/screen.ts:2: \`${named}\` in a pure room. Take it as a parameter; the caller knows it.`,
    ]);
  });

  test('may say so in a comment, in a text, in its tests; and other rooms may do so', () => {
    expect(
      judged('screening/screen.ts', "// never Date.now()\nconst words = 'the process. fetch('\n"),
    ).toEqual([]);
    expect(judged('screening/screen.ts', "const day = new Date('2026-01-01')\n")).toEqual([]);
    expect(judged('screening/screen.test.ts', 'const t = Date.now()\n')).toEqual([]);
    expect(judged('cli/main.ts', 'const t = Date.now()\n')).toEqual([]);
  });
});

describe('types', () => {
  test('`any` and `as unknown as` are refused, the words are not', () => {
    expect(judged('cli/main.ts', 'const x: any = 1\n')).toEqual([
      expect.stringContaining('cli/main.ts:1: `any`'),
    ]);
    expect(judged('cli/main.ts', '\nconst x = y as unknown as string\n')).toEqual([
      expect.stringContaining('cli/main.ts:2: `as unknown as`'),
    ]);
    expect(judged('cli/main.ts', "const any = 'any' // any\nconst x = y as unknown\n")).toEqual([]);
  });
});

describe('the law is data', () => {
  test.each([
    "const cite = 'Cal. Penal Code § 236.14'",
    "if (id === 'us-ca/pen-1203.4') use(id)",
    'const cite = `CPL 440.10(1)(i)`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the code under test holds a template
    'const text = `under section 440.10 for ${name}`',
    "const cite = '18 U.S.C. 3771A'",
    "const charge = 'PC 647(b)'",
  ])('refuses %s', (code) => {
    expect(judged('papers/petition.ts', `${code}\n`)).toEqual([expect.stringContaining('The law is data')]);
  });

  test.each([
    '// Cal. Penal Code § 236.14, for example',
    'const pageHeight = 841.89',
    "const words = 'version 1.2.3 of 2026-11-20, 10.5 points, $1,203.40'",
    'const sectionSign = /§\\s*/',
    "const words = '§ '",
    "const short = z.string().describe('How a lawyer names it: § 236.14')",
    "const problem = 'written code, space, section, for example PC 647(b)'",
  ])('lets %s be', (code) => {
    expect(judged('papers/petition.ts', `${code}\n`)).toEqual([]);
  });

  test('tests and samples may cite', () => {
    for (const file of ['papers/petition.test.ts', 'records/fixtures/sheet.ts', 'examples/one.ts']) {
      expect(judged(file, "const cite = 'Penal Code § 236.14'\n")).toEqual([]);
    }
  });
});

describe('files and rooms', () => {
  test('a file has at most 600 lines', () => {
    expect(judged('law/schema.ts', 'x()\n'.repeat(600))).toEqual([]);
    expect(judged('law/schema.ts', 'x()\n'.repeat(601))).toEqual([
      expect.stringContaining('law/schema.ts:601: 601 lines'),
    ]);
  });

  test('unfinished work is not left in the code', () => {
    const words = [
      ['TO', 'DO'],
      ['FIX', 'ME'],
    ].map((pieces) => pieces.join(''));
    for (const word of words) {
      expect(judged('law/schema.ts', `\n// ${word}: later\n`)).toEqual([
        expect.stringContaining(`law/schema.ts:2: ${word}`),
      ]);
    }
  });

  test('a room has a README and a door', () => {
    expect(problemsInRoom('law', ['README.md', 'index.ts'])).toEqual([]);
    expect(problemsInRoom('law', ['index.ts']).map(written)).toEqual([
      expect.stringContaining('README.md is missing'),
    ]);
    expect(problemsInRoom('law', ['README.md']).map(written)).toEqual([
      expect.stringContaining('index.ts is missing'),
    ]);
    expect(problemsInRoom('cli', ['README.md'])).toEqual([]);
  });
});
