/** A thread of `kernel.ts`: runs its share of the rows from a copy of the tables, when told to, as often as told. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CodedBlock, KernelRun, type KernelTables, type Masks } from '@nunc/screening';

interface Share {
  readonly tables: KernelTables;
  readonly block: CodedBlock;
  readonly out: Masks;
}

const { tables, block, out }: Share = workerData;
const kernel = new KernelRun(tables);
parentPort?.on('message', (rounds: number) => {
  for (let round = 0; round < rounds; round += 1) kernel.run(block, out, tables.version);
  parentPort?.postMessage('done');
});
