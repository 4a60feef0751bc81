/**
 * A bulk run over one file on this disk: its stretches are read, answered (here, or by several threads) and written in
 * order. What comes out hangs on the file and on what was asked, never on the number of threads or on a kill between.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import {
  addTally,
  answersOf,
  boundaryAfter,
  chosen,
  emptyTally,
  outputHeading,
  type RecordHeader,
  type SampledPerson,
  type Tally,
  unreadHeading,
  unreadLines,
} from '@nunc/bulk';
import { type BulkSettings, engineFor, headerFor, LawShelf } from './bulkEngine.ts';
import {
  BulkFiles,
  type Checkpoint,
  packSample,
  readCheckpoint,
  unpackSample,
  type WriteBytes,
  writeFinished,
  writeWhole,
} from './bulkFiles.ts';
import { peopleTwice } from './bulkPeople.ts';
import { type StretchDone, StretchReader, type StretchTask } from './bulkStretch.ts';
import { Threads } from './bulkThreads.ts';

export interface BulkJob {
  readonly file: string;
  /** Where the rows begin: behind the byte order mark and the first row. */
  readonly firstRow: number;
  /** Lines before the first row. */
  readonly linesBefore: number;
  readonly settings: BulkSettings;
  readonly folder: string;
  readonly workers: number;
  /** Goes on where an earlier run was cut short. */
  readonly resume: boolean;
  readonly stretchBytes?: number;
  readonly write?: WriteBytes;
  /** Least time between two checkpoints. */
  readonly checkpointMilliseconds?: number;
  onProgress(done: { readonly bytes: number; readonly ofBytes: number; readonly tally: Tally }): void;
}

export type BulkResult =
  | {
      readonly kind: 'done';
      readonly tally: Tally;
      readonly sample: readonly SampledPerson[];
      readonly header: RecordHeader;
      readonly lawHash: string;
      /** Whether it went on from a checkpoint. */
      readonly wasResumed: boolean;
    }
  | { readonly kind: 'problem'; readonly what: string; readonly remedy: string };

/** Bytes of a stretch; the grid of stretches is part of what is asked. */
const defaultStretch = 4 << 20;

/** Runs a job to its end. Errors of the operating system are thrown; the run can be gone on with. */
export async function runBulk(job: BulkJob): Promise<BulkResult> {
  const { settings, folder, file } = job;
  const stretchBytes = job.stretchBytes ?? defaultStretch;
  const shelf = new LawShelf(settings.bill);
  const header = headerFor(settings, shelf);
  if ('what' in header) return { kind: 'problem', ...header };
  const lawHash = shelf.base.hash;
  const size = statSync(file).size;
  const identity = identityOf(job, size, lawHash, stretchBytes);
  const found = job.resume ? readCheckpoint(folder) : null;
  if (job.resume && found === null)
    return {
      kind: 'problem',
      what: 'There is no run here to go on with.',
      remedy: 'Run it without --resume.',
    };
  if (found !== null && found.identity !== identity)
    return {
      kind: 'problem',
      what: 'The run that was cut short was asked something else, or the file or the law has changed since.',
      remedy: 'Give the same file and options, or begin anew with --replace.',
    };
  const write = job.write ?? writeWhole;
  const files = found === null ? BulkFiles.begin(folder, write) : BulkFiles.resume(folder, found, write);
  const state = new RunState(job, files, identity, found);
  const source =
    job.workers > 1
      ? new Threads({ settings, file, stretchBytes, base: shelf.base }, job.workers, (target) =>
          startAt(job, header, target),
        )
      : new OneThread(new StretchReader(file, stretchBytes, () => engineFor(settings, false, shelf)));
  try {
    if (found === null) {
      files.append(
        'charges.csv',
        new TextEncoder().encode(
          outputHeading({ hasWords: settings.hasWords, hasBill: settings.bill !== null }),
        ),
      );
      files.append('unread.csv', new TextEncoder().encode(unreadHeading));
      // However early the run is cut short, it can be gone on with.
      state.keep();
      await files.settled();
    }
    while (state.offset < size) {
      const task: StretchTask = {
        number: state.stretch,
        start: state.offset,
        target: job.firstRow + (state.stretch + 1) * stretchBytes,
        startsIncomplete: state.isIncomplete,
      };
      state.take(await source.next(task, size));
      job.onProgress({ bytes: state.offset, ofBytes: size, tally: state.tally });
    }
    await files.settled();
    state.keep();
    await files.settled();
  } finally {
    await source.close();
    await files.close();
  }
  const twice = peopleTwice(files.path('people.part'));
  if (twice > 0) {
    files.discard();
    return {
      kind: 'problem',
      what: `${twice} people of the file have rows at more than one place, so that what is known of them would be torn apart.`,
      remedy:
        'Sort the file by its person column; a Parquet file is sorted for you with --sorted no. Nothing was kept.',
    };
  }
  const answers = settings.hasWords ? null : answersOf(state.tally, settings.bill !== null);
  if (answers === null && !settings.hasWords) {
    files.discard();
    return {
      kind: 'problem',
      what: 'Two different answers of this file would have the same name.',
      remedy: 'Run it with --wide, so that each line says its answer in words. Nothing was kept.',
    };
  }
  if (answers !== null) writeFinished(files.path('answers.csv'), answers);
  files.finish();
  return {
    kind: 'done',
    tally: state.tally,
    sample: chosen(state.sample, settings.sample),
    header,
    lawHash,
    wasResumed: found !== null,
  };
}

function identityOf(job: BulkJob, size: number, lawHash: string, stretchBytes: number): string {
  const { mtimeMs } = statSync(job.file);
  const asked = [job.settings, job.firstRow, size, mtimeMs, lawHash, stretchBytes];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

/** Where the stretch behind a target begins, looked for in the middle of the file; null where that cannot be told. */
function startAt(job: BulkJob, { uses }: RecordHeader, target: number): number | null {
  const personColumn = uses.findIndex((use) => use.kind === 'record' && use.column === 'person');
  const window = Buffer.alloc(1 << 18);
  const file = openSync(job.file, 'r');
  try {
    const got = readSync(file, window, 0, window.length, target - 1);
    const at = boundaryAfter(window.subarray(0, got), uses.length, personColumn);
    return at === null ? null : target - 1 + at;
  } finally {
    closeSync(file);
  }
}

/** Everything that was taken in so far. */
class RunState {
  readonly #job: BulkJob;
  readonly #files: BulkFiles;
  readonly #identity: string;
  readonly tally: Tally;
  sample: SampledPerson[];
  stretch: number;
  offset: number;
  isIncomplete: boolean;
  #lines: number;
  #kept: number;

  constructor(job: BulkJob, files: BulkFiles, identity: string, from: Checkpoint | null) {
    this.#job = job;
    this.#files = files;
    this.#identity = identity;
    this.tally = from?.tally ?? emptyTally();
    this.sample = unpackSample(from?.sample ?? []);
    this.stretch = from?.stretch ?? 0;
    this.offset = from?.offset ?? job.firstRow;
    this.isIncomplete = from?.isIncomplete ?? false;
    this.#lines = from?.lines ?? job.linesBefore;
    this.#kept = performance.now();
  }

  take(done: StretchDone): void {
    const { people } = done;
    this.#files.append('charges.csv', done.output);
    this.#files.append('unread.csv', new TextEncoder().encode(unreadLines(done.unread, this.#lines)));
    this.#files.append('people', new Uint8Array(people.buffer, people.byteOffset, people.byteLength));
    addTally(this.tally, done.tally);
    this.sample = chosen([...this.sample, ...done.sample], this.#job.settings.sample);
    this.#lines += done.lines;
    this.offset = done.end;
    this.isIncomplete = done.endsIncomplete;
    this.stretch += 1;
    const least = this.#job.checkpointMilliseconds ?? 1000;
    if (performance.now() - this.#kept >= least) this.keep();
  }

  keep(): void {
    this.#files.checkpoint({
      schema: 'nunc-bulk-checkpoint/1',
      identity: this.#identity,
      stretch: this.stretch,
      offset: this.offset,
      lines: this.#lines,
      isIncomplete: this.isIncomplete,
      sizes: { ...this.#files.sizes },
      tally: this.tally,
      sample: packSample(this.sample),
    });
    this.#kept = performance.now();
  }
}

/** Where the answers to stretches come from. */
export interface StretchSource {
  /** The answer to this stretch; several may be under way behind it. */
  next(task: StretchTask, size: number): Promise<StretchDone>;
  close(): Promise<void>;
}

class OneThread implements StretchSource {
  readonly #reader: StretchReader;

  constructor(reader: StretchReader) {
    this.#reader = reader;
  }

  async next(task: StretchTask): Promise<StretchDone> {
    // What goes on beside the work, such as keeping a checkpoint, gets its turn.
    await new Promise((done) => setImmediate(done));
    return this.#reader.read(task);
  }

  close(): Promise<void> {
    this.#reader.close();
    return Promise.resolve();
  }
}
