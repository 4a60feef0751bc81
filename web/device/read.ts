/**
 * Reads a document on the person's own device. Everything it needs is loaded beforehand, in two steps: the reader with
 * the PDF library, and, only when she says that she has a photo or a scan, the text recognition (about 5 MB). After
 * that a file is read without a single request.
 */
import type { ReadDocumentResult } from '@nunc/records';
import type { Progress } from './progress.ts';
import type { Recognizer, RecognizerAddresses } from './recognizer.ts';

export interface DeviceReader {
  /** Reads a file's bytes. Problems say what to do; nothing throws. */
  read(bytes: Uint8Array, name: string, onPage?: Progress): Promise<ReadDocumentResult>;
  /** Loads the text recognition; `false` when it could not be loaded (no connection): it may be tried again. */
  preparePhotos(): Promise<boolean>;
  /** Whether photos and scans can be read without loading anything more. */
  readonly readsPhotos: boolean;
  /** Ends the recognition's worker and frees its memory. */
  close(): Promise<void>;
}

/**
 * The library that checks records would make programs out of text to be faster. The policy of this site forbids that,
 * and the browser would complain; the library looks here, when it is loaded, whether it may.
 */
function forbidProgramsFromText(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}

/** Loads the reader and the PDF library; `null` when they could not be loaded: it may be tried again. */
export async function prepareReading(addresses: RecognizerAddresses): Promise<DeviceReader | null> {
  forbidProgramsFromText();
  try {
    const { loadReader } = await import('./reader.ts');
    const readWith = await loadReader();
    let recognizer: Recognizer | null = null;
    return {
      read: (bytes, name, onPage) => readWith(bytes, name, recognizer, onPage),
      async preparePhotos() {
        try {
          const { startRecognizer } = await import('./recognizer.ts');
          recognizer ??= await startRecognizer(addresses);
          return true;
        } catch {
          return false;
        }
      },
      get readsPhotos() {
        return recognizer !== null;
      },
      async close() {
        await recognizer?.close();
        recognizer = null;
      },
    };
  } catch {
    return null;
  }
}
