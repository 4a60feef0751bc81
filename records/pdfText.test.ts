import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyPdf, greyPng, scannedPdf, textPdf } from './fixtures/makePdf.ts';
import { samplePages } from './fixtures/sampleSheet.ts';
import { limits } from './limits.ts';
import { readPdf } from './pdfText.ts';
import { readPhoto } from './photo.ts';

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'fixtures', name));

async function problemOf(bytes: Uint8Array): Promise<string> {
  const content = await readPdf(bytes, 'x.pdf');
  if (content.kind !== 'problem') throw new Error(`no problem, but ${content.kind}`);
  for (const problem of content.problems) {
    expect(problem.where).toContain('x.pdf');
    expect(problem.remedy.length).toBeGreaterThan(20);
  }
  return content.problems[0]?.what ?? '';
}

describe('text', () => {
  test('every line comes out as it was set, indentation and columns included', async () => {
    const content = await readPdf(await textPdf(samplePages));
    if (content.kind !== 'text') throw new Error(content.kind);
    expect(content.overImage).toBe(false);
    expect(content.pages.map((page) => page.replace(/\n\nPage \d of 2$/, ''))).toEqual(samplePages);
  });
});

describe('scans', () => {
  test('each page gives its picture in its own size', async () => {
    const content = await readPdf(
      await scannedPdf([fixture('sample-scan-1.png'), fixture('sample-scan-2.png')]),
    );
    if (content.kind !== 'images') throw new Error(content.kind);
    expect(content.pages.map((page) => page.kind)).toEqual(['image', 'image']);
    const [first] = content.pages;
    expect(first?.kind === 'image' ? [first.image.width, first.image.height] : null).toEqual([1700, 2200]);
  });

  test('a page laid in upside down with a note to turn it comes out upright', async () => {
    const upright = await readPdf(await scannedPdf([fixture('sample-scan-1.png')]));
    const turned = await readPdf(await scannedPdf([fixture('sample-scan-1.png')], 180));
    if (upright.kind !== 'images' || turned.kind !== 'images') throw new Error('no images');
    expect(turned.pages[0]).toEqual(upright.pages[0]);
  });

  test('a PNG decodes to the same pixels alone and in a PDF', async () => {
    const photo = await readPhoto(
      greyPng(300, 200, (x, y) => (x + y) % 256),
      'png',
      'x.png',
    );
    if (!('image' in photo) || photo.image === null) throw new Error('not decoded');
    expect([photo.image.width, photo.image.height]).toEqual([300, 200]);
    expect(photo.image.data[10 * 300 + 20]).toBe(30);
  });
});

test('a JPEG is turned as its camera noted, in both byte orders of the note', async () => {
  const plain = fixture('sample-photo.jpg');
  const sizeWith = async (note: number[]): Promise<number[]> => {
    const segment = [0xff, 0xe1, 0, note.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0, ...note];
    const read = await readPhoto(
      new Uint8Array([0xff, 0xd8, ...segment, ...plain.subarray(2)]),
      'jpeg',
      'x.jpg',
    );
    if (!('image' in read) || read.image === null) throw new Error('not decoded');
    return [read.image.width, read.image.height];
  };
  const big = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const little = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0];
  const upright = await sizeWith(big.with(19, 1));
  expect(await sizeWith(big)).toEqual(upright.toReversed());
  expect(await sizeWith(little)).toEqual(upright.toReversed());
});

describe('what is wrong is said', () => {
  test('not a PDF', async () => {
    expect(await problemOf(new TextEncoder().encode('Dear Sir'))).toBe('The file is not a PDF.');
  });
  test('cut off', async () => {
    const whole = await textPdf(samplePages);
    expect(await problemOf(whole.subarray(0, whole.length - 200))).toContain('cut off');
  });
  test('encrypted', async () => {
    expect(await problemOf(await textPdf(samplePages, 'secret'))).toContain('needs a password');
  });
  test('damaged', async () => {
    expect(await problemOf(new TextEncoder().encode('%PDF-1.4\nnothing here\n%%EOF'))).toContain('damaged');
  });
  test('a picture that nobody here decodes', async () => {
    expect(await problemOf(fixture('sample-fax.pdf'))).toContain('stored in a way that cannot be decoded');
  });
  test('too large, without looking into it', async () => {
    expect(await problemOf(new Uint8Array(limits.pdfBytes + 1))).toContain('too large');
  });
  test('too many pages', async () => {
    expect(await problemOf(await emptyPdf(limits.pdfPages + 1))).toContain('301 pages');
  });
  test('pages with neither text nor picture', async () => {
    expect(await problemOf(await emptyPdf(1))).toBe('Page 1 holds neither text nor a picture.');
  });
});

test('a spoilt PDF never throws', async () => {
  const whole = await textPdf(['CII/A90000001\n* * * *\nCOURT: NAM:01\n20030401 CAMC EXAMPLETOWN']);
  const spoils = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(spoils, async (changes) => {
      const copy = whole.slice();
      for (const [at, byte] of changes) copy[at] = byte;
      const content = await readPdf(copy);
      expect(['text', 'images', 'mixed', 'problem']).toContain(content.kind);
    }),
    { numRuns: 60 },
  );
}, 60_000);
