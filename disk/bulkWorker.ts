/** A thread that answers stretches of a file, each on its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Law } from '@nunc/law';
import { type BulkSettings, engineFor, LawShelf } from './bulkEngine.ts';
import { StretchReader, type StretchTask } from './bulkStretch.ts';

/** What a thread is given when it starts. */
export interface WorkerStart {
  readonly settings: BulkSettings;
  readonly file: string;
  readonly stretchBytes: number;
  /** What the law of all jurisdictions shares, loaded once for all threads. */
  readonly base: Law;
}

const isStart = (value: unknown): value is WorkerStart =>
  typeof value === 'object' && value !== null && 'settings' in value && 'file' in value;

if (parentPort !== null && isStart(workerData)) {
  const port = parentPort;
  const { settings, file, stretchBytes, base } = workerData;
  const shelf = new LawShelf(settings.bill, base);
  const reader = new StretchReader(file, stretchBytes, () => engineFor(settings, false, shelf));
  port.on('message', (task: StretchTask) => {
    const done = reader.read(task);
    // The answers lie in the engine's memory, which the next stretch writes over: a copy is sent.
    const output = done.output.slice();
    port.postMessage({ done: { ...done, output } }, [output.buffer]);
  });
}
