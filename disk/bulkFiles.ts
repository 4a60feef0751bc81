/**
 * The files a bulk run writes. While it runs each has `.part` behind its name; the run may be killed at any moment and
 * goes on from its last checkpoint: what was written after it is cut off and written again, byte for byte the same.
 */
import {
  closeSync,
  existsSync,
  fsync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SampledPerson, Tally } from '@nunc/bulk';

/** The files that grow while a run goes on. `people` holds a number for each person and is taken away at the end. */
const growing = ['charges.csv', 'unread.csv', 'people'] as const;
export type Growing = (typeof growing)[number];

export interface Checkpoint {
  readonly schema: 'nunc-bulk-checkpoint/1';
  /** What the run was asked, over which file, by which law: another run may not go on from here. */
  readonly identity: string;
  /** The stretch that comes next, and where it begins. */
  readonly stretch: number;
  readonly offset: number;
  readonly lines: number;
  readonly isIncomplete: boolean;
  readonly sizes: Readonly<Record<Growing, number>>;
  readonly tally: Tally;
  readonly sample: readonly { readonly rank: number; readonly id: string; readonly rows: string }[];
}

const synced = promisify(fsync);

const checkpointName = 'checkpoint.json';
/** A file that is no text is written out as text under this name before the run begins. */
export const textName = 'rows.csv.part';
/** A folder for the work of a database; it is gone when the work ends. */
export const spillName = 'spill.part';
/** Files of a finished run, for `--replace`. */
const finishedNames = [
  'charges.csv',
  'charges.parquet',
  'answers.csv',
  'unread.csv',
  'summary.json',
  'audit.docx',
  'audit.pdf',
] as const;

/** Writes bytes behind what is there; in a test one that fails. */
export type WriteBytes = (file: number, bytes: Uint8Array) => void;

export const writeWhole: WriteBytes = (file, bytes) => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
};

/** Whether the folder holds a run that was cut short; whether it holds anything at all. */
export function lookInto(folder: string): {
  readonly isCutShort: boolean;
  readonly names: readonly string[];
} {
  if (!existsSync(folder)) return { isCutShort: false, names: [] };
  const names = readdirSync(folder);
  return { isCutShort: names.includes(checkpointName), names };
}

/** Takes away what an earlier run wrote, and nothing else. Gives a name that is not of a run, if there is one. */
export function foreignName(names: readonly string[]): string | null {
  const own = new Set<string>([
    ...finishedNames,
    ...finishedNames.map((name) => `${name}.part`),
    ...growing.map((name) => `${name}.part`),
    checkpointName,
    `${checkpointName}.part`,
    textName,
    spillName,
  ]);
  return names.find((name) => !own.has(name)) ?? null;
}

export class BulkFiles {
  readonly #folder: string;
  readonly #write: WriteBytes;
  readonly #open: Readonly<Record<Growing, number>>;
  readonly sizes: Record<Growing, number>;
  #keeping: Promise<void> | null = null;
  #failed: unknown = null;

  private constructor(
    folder: string,
    write: WriteBytes,
    open: Readonly<Record<Growing, number>>,
    sizes: Record<Growing, number>,
  ) {
    this.#folder = folder;
    this.#write = write;
    this.#open = open;
    this.sizes = sizes;
  }

  /** Begins anew: the folder is made where it is not, for its owner only. */
  static begin(folder: string, write: WriteBytes = writeWhole): BulkFiles {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder))
      if (name !== textName && foreignName([name]) === null)
        rmSync(join(folder, name), { recursive: name === spillName });
    const open = (name: Growing) => openSync(join(folder, `${name}.part`), 'w', 0o600);
    return new BulkFiles(
      folder,
      write,
      { 'charges.csv': open('charges.csv'), 'unread.csv': open('unread.csv'), people: open('people') },
      { 'charges.csv': 0, 'unread.csv': 0, people: 0 },
    );
  }

  /** Goes on from a checkpoint: each file is cut to the length it had then. */
  static resume(folder: string, { sizes }: Checkpoint, write: WriteBytes = writeWhole): BulkFiles {
    const open = (name: Growing) => {
      const file = openSync(join(folder, `${name}.part`), 'r+', 0o600);
      ftruncateSync(file, sizes[name]);
      closeSync(file);
      return openSync(join(folder, `${name}.part`), 'a', 0o600);
    };
    return new BulkFiles(
      folder,
      write,
      { 'charges.csv': open('charges.csv'), 'unread.csv': open('unread.csv'), people: open('people') },
      { ...sizes },
    );
  }

  append(name: Growing, bytes: Uint8Array): void {
    this.#throwFailed();
    if (bytes.length === 0) return;
    this.#write(this.#open[name], bytes);
    this.sizes[name] += bytes.length;
  }

  /**
   * Keeps a checkpoint once what was written so far is on the disk. The run goes on meanwhile; while one is being kept no
   * other is begun. Where keeping fails, the next call of `append` or `settled` throws.
   */
  checkpoint(checkpoint: Checkpoint): void {
    if (this.#keeping !== null) return;
    const text = new TextEncoder().encode(JSON.stringify(checkpoint));
    this.#keeping = this.#keep(text)
      .catch((error: unknown) => {
        this.#failed = error;
      })
      .finally(() => {
        this.#keeping = null;
      });
  }

  async #keep(text: Uint8Array): Promise<void> {
    for (const name of growing) await synced(this.#open[name]);
    const path = join(this.#folder, checkpointName);
    const file = openSync(`${path}.part`, 'w', 0o600);
    try {
      this.#write(file, text);
      await synced(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.part`, path);
  }

  /** Waits for a checkpoint that is being kept. */
  async settled(): Promise<void> {
    await this.#keeping;
    this.#throwFailed();
  }

  #throwFailed(): void {
    if (this.#failed !== null) throw this.#failed;
  }

  async close(): Promise<void> {
    await this.#keeping;
    for (const name of growing) closeSync(this.#open[name]);
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** The run is over: the files take their names, and what only a run needs goes. */
  finish(): void {
    for (const name of ['charges.csv', 'unread.csv'] as const)
      renameSync(this.path(`${name}.part`), this.path(name));
    for (const name of ['people.part', textName, checkpointName]) rmSync(this.path(name), { force: true });
  }

  /** Takes away everything: the answers cannot be used. */
  discard(): void {
    for (const name of growing) rmSync(this.path(`${name}.part`), { force: true });
    for (const name of [textName, checkpointName]) rmSync(this.path(name), { force: true });
  }
}

/** The checkpoint in a folder, or null where there is none that can be read. */
export function readCheckpoint(folder: string): Checkpoint | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, checkpointName), 'utf8'));
    return isCheckpoint(value) ? value : null;
  } catch {
    return null;
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 'nunc-bulk-checkpoint/1'
  );
}

export const packSample = (sample: readonly SampledPerson[]): Checkpoint['sample'] =>
  sample.map(({ rank, id, rows }) => ({ rank, id, rows: Buffer.from(rows).toString('base64') }));

export const unpackSample = (packed: Checkpoint['sample']): SampledPerson[] =>
  packed.map(({ rank, id, rows }) => ({ rank, id, rows: new Uint8Array(Buffer.from(rows, 'base64')) }));

/** Writes a file that comes whole or not at all. */
export function writeFinished(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.part`, content, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
