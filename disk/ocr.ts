/**
 * Character recognition on this machine: tesseract.js with its program and its English language data from
 * node_modules. Nothing is downloaded and no picture leaves the machine.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gridOf, layoutRow, type OcrEngine, type OcrLine, type TextBox } from '@nunc/records';
import { createWorker, type Line, OEM, PSM, type Worker } from 'tesseract.js';

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
  return join(dirname(inPackages.resolve('@tesseract.js-data/eng/package.json')), '4.0.0');
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
      return { lines: toLines(lines) };
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

/** The engine's lines with their words put back into columns. */
function toLines(lines: readonly Line[]): OcrLine[] {
  const rows = lines.map((line) => line.words.map(boxOf));
  const grid = gridOf(rows.flat());
  return lines.map((line, index) => {
    const words = rows[index] ?? [];
    const first = line.words[0]?.bbox ?? line.bbox;
    const second = line.words[Math.min(3, line.words.length - 1)]?.bbox ?? first;
    return {
      text: layoutRow(words, grid),
      confidence: meanConfidence(line),
      box: {
        left: first.x0,
        top: Math.min(first.y0, second.y0),
        right: second.x1,
        bottom: Math.max(first.y1, second.y1),
      },
    };
  });
}

/** A word's box ends at its ink; the white at both sides of a letter belongs to the column. */
function boxOf(word: Line['words'][number]): TextBox {
  const { x0, y1, x1, y0 } = word.bbox;
  const white = ((x1 - x0) / Math.max(1, word.text.length - 0.2)) * 0.1;
  return { text: word.text, x: x0 - white, y: y1, width: x1 - x0 + 2 * white, height: y1 - y0 };
}

/** Weighed by length: a line's own figure is pulled to nothing by one odd mark. */
function meanConfidence(line: Line): number {
  let sum = 0;
  let weight = 0;
  for (const word of line.words) {
    sum += word.confidence * word.text.length;
    weight += word.text.length;
  }
  return weight === 0 ? 0 : sum / weight / 100;
}
