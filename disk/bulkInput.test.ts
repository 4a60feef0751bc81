/** What a file is, told from its beginning; and UTF-16 written out as UTF-8. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dojHeading, dojWidth } from '@nunc/bulk';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type BulkInput, lookAtFile, toUtf8 } from './bulkInput.ts';

const scratch = mkdtempSync(join(tmpdir(), 'nunc-bulk-input-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let files = 0;
function fileWith(content: string | Uint8Array): string {
  files += 1;
  const path = join(scratch, `in-${files}`);
  writeFileSync(path, content);
  return path;
}
const looked = (content: string | Uint8Array, ...form: ['ca-doj'] | []): BulkInput =>
  lookAtFile(fileWith(content), ...form);

const csv = 'person,outcome,section,jurisdiction\nP1,convicted,459,us-ca\nP2,dismissed,"484(a)",us-ca\n';
const littleEndian = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Buffer => littleEndian(text).swap16();

describe('what a file is', () => {
  const kinds: readonly (readonly [string, string | Uint8Array, Partial<BulkInput>])[] = [
    ['CSV', csv, { kind: 'text', format: 'record-csv', firstRow: 36, linesBefore: 1 }],
    ['CSV behind a byte order mark', `\ufeff${csv}`, { kind: 'text', firstRow: 39, linesBefore: 1 }],
    ['CSV with Windows line ends', csv.replaceAll('\n', '\r\n'), { kind: 'text', firstRow: 37 }],
    [
      'a first row that goes over two lines',
      csv.replace('section', '"sec\ntion"'),
      { kind: 'text', firstRow: 39, linesBefore: 2 },
    ],
    ['nothing', '', { kind: 'empty' }],
    ['a byte order mark and nothing', '\ufeff', { kind: 'empty' }],
    ['a first row and nothing', 'person,outcome\n', { kind: 'heading' }],
    ['a first row without its line end', 'person,outcome', { kind: 'heading' }],
    ['UTF-16 with its mark', littleEndian(`\ufeff${csv}`), { kind: 'utf-16le' }],
    ['UTF-16 the other way round', bigEndian(`\ufeff${csv}`), { kind: 'utf-16be' }],
    ['UTF-16 without a mark', littleEndian(csv.repeat(3)), { kind: 'utf-16le' }],
    ['UTF-16 the other way round without a mark', bigEndian(csv.repeat(3)), { kind: 'utf-16be' }],
    ['Parquet', 'PAR1 and what follows', { kind: 'parquet' }],
    [
      'the California DOJ layout, named',
      `${[dojHeading, ...Array(dojWidth - 1).fill('X')].join(',')}\n${','.repeat(dojWidth - 1)}\n`,
      { kind: 'text', format: 'ca-doj', linesBefore: 1 },
    ],
    [
      'the California DOJ layout, not named, its first row spoilt',
      `spoilt\n${','.repeat(dojWidth - 1)}\n`,
      { kind: 'text', format: 'ca-doj', firstRow: 0, linesBefore: 0 },
    ],
  ];
  it.each(kinds)('%s', (_, content, is) => {
    expect(looked(content)).toMatchObject(is);
  });

  it('gives the names in the first row, without marks and spaces around them', () => {
    expect(looked('"person" , outcome,"a, b"\n1,2,3\n').columns).toEqual(['person', 'outcome', 'a, b']);
  });

  it('is what somebody says it is: then no first row is passed over that names nothing', () => {
    expect(looked('spoilt\nspoilt\n', 'ca-doj')).toMatchObject({
      format: 'ca-doj',
      firstRow: 0,
      linesBefore: 0,
    });
  });
});

describe('UTF-16', () => {
  it('becomes the same text in UTF-8, whole characters across pieces, for its owner only', async () => {
    const out = join(scratch, 'out.csv');
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), fc.boolean(), async (text, isLittle, hasMark) => {
        fc.pre(!text.startsWith('\ufeff'));
        const marked = hasMark ? `\ufeff${text}` : text;
        const path = fileWith(isLittle ? littleEndian(marked) : bigEndian(marked));
        await toUtf8(path, isLittle ? 'utf-16le' : 'utf-16be', out);
        expect(readFileSync(out, 'utf8')).toBe(text);
      }),
      { numRuns: 30 },
    );
    expect(statSync(out).mode & 0o777).toBe(0o600);
    // Longer than a piece that is read at once, with a character of four bytes over the border.
    const long = `x${'\u{1f980}'.repeat(40_000)}`;
    await toUtf8(fileWith(littleEndian(long)), 'utf-16le', out);
    expect(readFileSync(out, 'utf8')).toBe(long);
  });
});
