/**
 * Text recognition in the browser: tesseract.js in a worker of this site. The worker's script, its program and the
 * English language data come from this site when it starts; a picture never leaves the device.
 */
import { linesInColumns, type OcrEngine } from '@nunc/records';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { allowScript } from './trusted.ts';

/** Where the server has the recognition's files; see `served.ts`. */
export interface RecognizerAddresses {
  /** The worker's script. */
  readonly worker: string;
  /** The folder of its program, which comes in three kinds for older and newer devices. */
  readonly program: string;
  /** The folder of the language data. */
  readonly language: string;
}

export interface Recognizer extends OcrEngine {
  close(): Promise<void>;
}

/** A page that takes longer is given up; telephones are slow. */
const secondsAPage = 240;

/** Starts the worker with everything it needs. Throws when something cannot be loaded. */
export async function startRecognizer(addresses: RecognizerAddresses): Promise<Recognizer> {
  const at = (address: string): string => new URL(address, location.href).href;
  allowScript(at(addresses.worker));
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    workerPath: at(addresses.worker),
    corePath: at(addresses.program),
    langPath: at(addresses.language),
    workerBlobURL: false,
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
  // The same settings as `disk/`: a record must not depend on where it was read.
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    preserve_interword_spaces: '1',
    thresholding_method: '2',
    debug_file: '/dev/null',
  });
  return {
    recognize: (image) => recognizeWith(worker, image),
    async close() {
      await worker.terminate();
    },
  };
}

async function recognizeWith(worker: Worker, image: Uint8Array): ReturnType<OcrEngine['recognize']> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('recognition took too long')), secondsAPage * 1000);
  });
  try {
    const picture = new Blob([image.slice()]);
    const { data } = await Promise.race([worker.recognize(picture, {}, { blocks: true, text: false }), late]);
    const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((part) => part.lines));
    return { lines: linesInColumns(lines) };
  } finally {
    clearTimeout(timer);
  }
}
