/**
 * The decoders for pictures as office scanners store them in a PDF: fax (CCITT), JBIG2 and JPEG 2000. The PDF library
 * that runs everywhere (unpdf) leaves them out; pdfjs-dist of the same version has them, as files beside it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { PictureDecoders } from '@nunc/records';
import { getResolvedPDFJS } from 'unpdf';

let ready: Promise<PictureDecoders> | null = null;

/**
 * Makes the decoders, once for the process. Call it before the first PDF is opened: the library looks for its working
 * half only then.
 */
export function pictureDecoders(): Promise<PictureDecoders> {
  ready ??= prepare();
  return ready;
}

async function prepare(): Promise<PictureDecoders> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
  // The library brings a working half without decoders and announces it here; the whole one takes its place.
  await getResolvedPDFJS();
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  return async (file) => new Uint8Array(await readFile(join(folder, basename(file))));
}
