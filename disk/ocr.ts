/**
 * Character recognition on this machine: tesseract.js with its program and its English language data from
 * node_modules. Nothing is downloaded and no picture leaves the machine.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { linesInColumns, type OcrEngine, type OcrLine } from '@nunc/records';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';

/** An engine that holds a worker thread; `close` ends it. A closed engine starts again when it is used again. */
export interface LocalOcr extends OcrEngine {
  close(): Promise<void>;
}

export interface LocalOcrOptions {
  /** A page that takes longer is given up, with an error that says so. Default 60. */
  readonly secondsAPage?: number;
}

const inPackages = createRequire(import.meta.url);

/** Folder of the language data inside node_modules. */
export function languageFolder(): string {
  return join(dirname(inPackages.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
}

/** Makes an engine. The worker starts with the first page and is used for all pages after it. */
export function localOcr(options: LocalOcrOptions = {}): LocalOcr {
  const seconds = options.secondsAPage ?? 60;
  let worker: Promise<Worker> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const close = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    if (ending !== null) await ending.then((one) => one.terminate()).catch(() => undefined);
  };

  const recognize = async (image: Uint8Array): Promise<{ lines: readonly OcrLine[] }> => {
    worker ??= startWorker();
    const own = worker;
    try {
      const ready = await own;
      const result = await within(
        seconds,
        ready.recognize(Buffer.from(image), {}, { blocks: true, text: false }),
      );
      const lines = (result.data.blocks ?? []).flatMap((block) =>
        block.paragraphs.flatMap((part) => part.lines),
      );
      return { lines: linesInColumns(lines) };
    } catch (error) {
      await close();
      throw error;
    }
  };

  return {
    recognize(image) {
      const result = queue.then(() => recognize(image));
      queue = result.catch(() => undefined);
      return result;
    },
    close,
  };
}

async function startWorker(): Promise<Worker> {
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: languageFolder(),
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    preserve_interword_spaces: '1',
    // Judges each pixel by its surroundings: without it a photo with a shadow is lost.
    thresholding_method: '2',
    // Its remarks about specks are for its makers.
    debug_file: '/dev/null',
  });
  return worker;
}

async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`recognition took longer than ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
