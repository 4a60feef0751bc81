/** The reader with all it needs for text and PDF: a part of its own, since vocabulary and PDF library are large. */
import { type OcrEngine, preparePdf, type ReadDocumentResult, readDocument } from '@nunc/records';
import type { Progress } from './progress.ts';

export type ReadWith = (
  bytes: Uint8Array,
  name: string,
  ocr: OcrEngine | null,
  onPage?: Progress,
) => Promise<ReadDocumentResult>;

/** Loads the PDF library too, so that nothing is loaded when a file is opened. */
export async function loadReader(): Promise<ReadWith> {
  await preparePdf();
  return (bytes, name, ocr, onPage) =>
    readDocument(bytes, {
      name,
      ...(ocr === null ? {} : { ocr }),
      ...(onPage === undefined ? {} : { onPage }),
    });
}
