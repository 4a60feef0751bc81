/** A thread that answers stretches of a file, each on its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type BulkSettings, engineFor } from './bulkEngine.ts';
import { StretchReader, type StretchTask } from './bulkStretch.ts';

/** What a thread is given when it starts. */
export interface WorkerStart {
  readonly settings: BulkSettings;
  readonly file: string;
  readonly stretchBytes: number;
}

const isStart = (value: unknown): value is WorkerStart =>
  typeof value === 'object' && value !== null && 'settings' in value && 'file' in value;

if (parentPort !== null && isStart(workerData)) {
  const port = parentPort;
  const { settings, file, stretchBytes } = workerData;
  const reader = new StretchReader(file, stretchBytes, () => engineFor(settings));
  port.on('message', (task: StretchTask) => {
    const done = reader.read(task);
    // The answers lie in the engine's memory, which the next stretch writes over: a copy is sent.
    const output = done.output.slice();
    port.postMessage({ task, done: { ...done, output } }, [output.buffer]);
  });
}
