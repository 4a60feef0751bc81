/** One run of `nunc bulk`, as JSON: how long, how many rows, how much memory. `bulk.ts` starts one process for each. */
import { readFileSync, statSync } from 'node:fs';
import { scannerFor } from '@nunc/bulk';
import { type BulkSettings, engineFor, lookAtFile, parquetToCsv, runBulk } from '@nunc/disk';
import { benchDay } from './population.ts';

/** What a run is asked. */
export interface BulkAsked {
  readonly file: string;
  readonly out: string;
  readonly workers: number;
  readonly resume: boolean;
  /** The bytes lie in memory, and the answers stay there; the pace once everything that comes was seen before. */
  readonly isInMemory: boolean;
  readonly isParquet: boolean;
}

/** What came of it. */
export interface BulkMeasured {
  readonly rows: number;
  readonly charges: number;
  readonly unread: number;
  /** Rows with an answer, of a charge that has one of its own, and rows that are more of one or none. */
  readonly accounted: number;
  readonly bytes: number;
  readonly seconds: number;
  /** The most memory that the process had, in MB. */
  readonly peak: number;
}

const asked: BulkAsked = JSON.parse(process.argv[2] ?? '');
const start = performance.now();
let from = asked.file;
if (asked.isParquet) {
  from = `${asked.out}/rows.csv.part`;
  await parquetToCsv(asked.file, from, asked.out, true);
}
const { size } = statSync(from);
const { format, columns, firstRow, linesBefore } = lookAtFile(from);
const settings: BulkSettings = {
  format,
  columns,
  asOf: benchDay,
  jurisdiction: 'us-ca',
  bill: null,
  seed: 1,
  sample: 0,
  hasWords: false,
};
console.log(JSON.stringify(asked.isInMemory ? inMemory() : await fromFile()));

async function fromFile(): Promise<BulkMeasured> {
  const result = await runBulk({
    file: from,
    firstRow,
    linesBefore,
    settings,
    folder: asked.out,
    workers: asked.workers,
    resume: asked.resume,
    onProgress: () => undefined,
  });
  if (result.kind === 'problem') throw new Error(result.what);
  const { tally } = result;
  return {
    rows: tally.rows,
    charges: tally.charges,
    unread: tally.unread,
    accounted: tally.charges + tally.sameCharge + tally.notACharge + tally.unread,
    bytes: size,
    seconds: (performance.now() - start) / 1000,
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function inMemory(): BulkMeasured {
  const made = engineFor(settings);
  if ('what' in made) throw new Error(made.what);
  const bytes = readFileSync(from);
  const scanner = scannerFor(bytes.length + 1);
  scanner.bytes.set(bytes);
  const passes = Array.from({ length: 6 }, () => {
    let [at, charges, rows, accounted, unread] = [firstRow, 0, 0, 0, 0];
    let isIncomplete = false;
    const begun = performance.now();
    while (at < bytes.length) {
      const done = made.engine.stretch(scanner, at, at + (4 << 20), bytes.length, true, isIncomplete);
      if (done === null) throw new Error('the bytes end within a row');
      at = done.end;
      isIncomplete = done.endsIncomplete;
      const { tally } = done;
      charges += tally.charges;
      rows += tally.rows;
      unread += tally.unread;
      accounted += tally.charges + tally.sameCharge + tally.notACharge + tally.unread;
    }
    return { charges, rows, accounted, unread, seconds: (performance.now() - begun) / 1000 };
  });
  const [first, ...warm] = passes;
  const seconds = warm.map((one) => one.seconds).toSorted((a, b) => a - b)[warm.length >> 1] ?? 0;
  if (first === undefined) throw new Error('nothing was measured');
  return {
    ...first,
    seconds,
    bytes: bytes.length,
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
