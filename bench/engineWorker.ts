/** One thread of the kernel: takes the tables and coded rows, runs them when told to, and says when it is done. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CodedBlock, KernelRun, type KernelTables } from '@nunc/screening';

export interface WorkerTask {
  readonly tables: KernelTables;
  readonly block: CodedBlock;
  readonly words: number;
}

const { tables, block, words }: WorkerTask = workerData;
const run = new KernelRun(tables);
const out = { pass: new Uint32Array(block.length * words), possible: new Uint32Array(block.length * words) };

parentPort?.on('message', (times: number) => {
  for (let time = 0; time < times; time += 1) run.run(block, out, tables.version);
  let open = 0;
  for (let row = 0; row < block.length; row += 1) open += (out.pass[row] ?? 0) === 0 ? 0 : 1;
  parentPort?.postMessage(open);
});
