import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '@nunc/records';
import { expect, test } from 'vitest';
import { pictureDecoders } from './pictures.ts';

const fax = readFileSync(join(import.meta.dirname, '..', 'records', 'fixtures', 'sample-fax.pdf'));

test('a page stored as a fax is decoded', async () => {
  const decoders = await pictureDecoders();
  const decoded = await readPdf(fax, 'fax.pdf', { decoders });
  const [page] = decoded.kind === 'images' ? decoded.pages : [];
  expect(page?.kind === 'image' ? [page.image.width, page.image.height] : decoded).toEqual([1700, 2200]);
  const dark = page?.kind === 'image' ? page.image.data.filter((grey) => grey < 128).length : 0;
  expect(dark / (1700 * 2200)).toBeGreaterThan(0.01);
  expect(dark / (1700 * 2200)).toBeLessThan(0.2);
});
