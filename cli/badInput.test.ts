import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { encryptedPdf, folderWith, nunc, rosa, rosaPdf, smallSheet } from './testing.ts';

const folder = folderWith({
  'empty.pdf': '',
  'cut.pdf': readFileSync(rosaPdf).subarray(0, 3000),
  'locked.pdf': encryptedPdf(),
  'cat.png': pictureOfACat(),
  'noise.bin': randomBytes(100_000_000),
  'letter.txt': 'Dear office,\nthank you for your letter of last week.\nKind regards\n',
  'table.csv': 'height,width,depth\n1,2,3\n',
  'broken.json': '{"charges": [',
  'sheet.zip': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
  'sheet.txt': smallSheet,
  'no-day.yaml': 'person: { birth_date: 2013-02-30 }\n',
  'later.yaml': 'person: { birth_date: 2030-01-01 }\n',
  'no-fact.yaml': 'person: { favorite_color: blue }\n',
  'no-yaml.yaml': 'person: [\n',
  'bytes.yaml': new Uint8Array([0xff, 0xfe, 0, 1, 2]),
  'bomb.yaml': yamlBomb(),
});
afterAll(folder.remove);
const at = (name: string): string => join(folder.path, name);

/** A photo-like picture without a word on it: soft round shapes. */
function pictureOfACat(): Uint8Array {
  const [width, height] = [640, 480];
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const face = Math.hypot(x - 320, y - 260) < 150 ? 90 : 0;
      const ear = Math.hypot(x - 220, y - 120) < 50 || Math.hypot(x - 420, y - 120) < 50 ? 60 : 0;
      rows[y * (width + 1) + 1 + x] = 60 + face + ear + ((x * 7 + y * 13) % 17);
    }
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    sign,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function yamlBomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [...pair]))
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}

/** Every refusal: exit 2, nothing on the output, what, where and what to do, no stack and no trace of our paths. */
async function expectRefused(args: readonly string[], ...says: readonly RegExp[]): Promise<void> {
  const { code, out, err } = await nunc(args, { cwd: folder.path });
  expect(err, args.join(' ')).toMatch(
    /cannot go on: .+\n(?: {2}.+\n)* {2}where {2}.+\n(?:.+\n)* {2}to do {2}.+/,
  );
  for (const one of says) expect(err.replace(/\s+/g, ' ')).toMatch(one);
  expect(err).not.toMatch(/\n\s+at |node_modules|Error:/);
  expect(out).toBe('');
  expect(code).toBe(2);
}

describe('a document that cannot be used', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['a file that is not there', 'nowhere.pdf', /no such file/i],
    ['a folder', '.', /folder/i],
    ['an empty file', 'empty.pdf', /empty/i],
    ['a PDF that is cut off', 'cut.pdf', /cut off|damaged/i],
    ['a PDF with a password', 'locked.pdf', /encrypted|password/i],
    ['a picture of a cat', 'cat.png', /./],
    ['100 MB of noise', 'noise.bin', /none of the kinds/i],
    ['a letter', 'letter.txt', /not a California DOJ sheet/i],
    ['a table of something else', 'table.csv', /column/i],
    ['broken JSON', 'broken.json', /not JSON/i],
    ['an archive', 'sheet.zip', /archive|office document/i],
  ];
  it.each(cases)('%s: every command says so and ends with 2', async (_, file, says) => {
    const commands =
      file === 'cat.png'
        ? [['read', file]]
        : [
            ['read', file],
            ['screen', file],
            ['deidentify', file],
            ['ask', file, '--out', 'never.yaml'],
          ];
    for (const args of commands) await expectRefused(args, says);
  });

  it('is refused as fast as a hundred bytes when it is 100 MB of noise', async () => {
    const start = performance.now();
    await expectRefused(['read', 'noise.bin']);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('may come through standard input and is named so', async () => {
    const { code, err } = await nunc(['read', '-'], { stdin: '' });
    expect(code).toBe(2);
    expect(err).toContain('standard input');
  });

  it('keeps a packet from being begun', async () => {
    await expectRefused(['packet', 'cut.pdf', '--facts', 'sheet.txt', '--out', 'papers'], /cut off|damaged/i);
  });
});

describe('facts that cannot be used', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['a day that does not exist', 'no-day.yaml', /no day "2013-02-30".*no-day\.yaml:1/],
    ['a day after the day asked about', 'later.yaml', /after 2026-11-01/],
    ['a fact that nobody asks for', 'no-fact.yaml', /favorite_color/],
    ['broken YAML', 'no-yaml.yaml', /no-yaml\.yaml:\d/],
    ['bytes that are no text', 'bytes.yaml', /not a text file/],
    ['YAML that unfolds without end', 'bomb.yaml', /./],
    ['a file that is not there', 'none.yaml', /no such file/i],
  ];
  it.each(cases)('%s', async (_, file, says) => {
    await expectRefused(['screen', 'sheet.txt', '--facts', file], says);
  });
});

describe('arguments that cannot be used', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['screan', 'x'], /Did you mean nunc screen\?/],
    ['an unknown option before a command', ['--jason'], /no such option/],
    ['an option that is nearly right', ['screen', rosa, '--fact', 'x'], /Did you mean --facts\?/],
    ['a short option', ['read', rosa, '-j'], /no such option/],
    ['an option without its value', ['screen', rosa, '--facts'], /needs a value/],
    ['an option in place of a value', ['screen', rosa, '--facts', '--json'], /needs a value/],
    ['a value for a switch', ['read', rosa, '--json=yes'], /takes no value/],
    ['an option twice', ['screen', rosa, '--as-of', '2020-01-01', '--as-of', '2021-01-01'], /twice/],
    ['a day that does not exist', ['screen', rosa, '--as-of', '2026-02-30'], /no such day/i],
    ['half a day', ['screen', rosa, '--as-of', '2026'], /no such day/i],
    ['a language that nobody speaks here', ['screen', rosa, '--language', 'fr'], /en, es/],
    ['an unknown format', ['read', rosa, '--format', 'ny'], /ca-doj, plain-csv, plain-json/],
    ['no file', ['read'], /No file is named/],
    ['two files', ['read', rosa, rosa], /one argument too many/],
    ['two forms at once', ['read', rosa, '--json', '--csv'], /Only one form/],
    ['an unknown charge', ['screen', rosa, '--charge', 's9.c9.e9.n9'], /no such charge/],
    ['a seed that is no number', ['deidentify', rosa, '--seed', 'x'], /whole number/],
    ['answers and document through one input', ['ask', '-'], /carries the answers/],
    ['two files through one input', ['screen', '-', '--facts', '-'], /./],
    ['a packet without facts', ['packet', rosa, '--out', 'x'], /--facts is missing/],
    ['a packet without a folder', ['packet', rosa, '--facts', 'x.yaml'], /--out is missing/],
    [
      'an unknown template',
      ['packet', rosa, '--facts', 'x.yaml', '--out', 'x', '--template', 'nope'],
      /Write one of: /,
    ],
  ];
  it.each(cases)('%s', async (_, args, says) => {
    await expectRefused(args, says);
  });
});

describe('a fault of ours', () => {
  it('ends with 70 and says nothing of what was worked on', async () => {
    const broken = {
      async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
        yield new TextEncoder().encode('NAM/01 SECRET,PERSON');
        throw new Error('SECRET,PERSON born 1990-01-01');
      },
    };
    const { code, out, err } = await nunc(['read', '-'], { stdin: broken });
    expect(code).toBe(70);
    expect(err).toContain('Please report it');
    expect(out + err).not.toMatch(/SECRET|1990|\n\s+at /);
  });
});

it('writes nothing anywhere in all of these', async () => {
  const { readdirSync } = await import('node:fs');
  expect(readdirSync(folder.path).filter((name) => /never|papers|^x$|part/.test(name))).toEqual([]);
  expect(at('sheet.txt')).toBeTruthy();
});
