/** What `nunc bulk` reads: the file as it is, or as text beside the answers; and what is wrong with it, in words. */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BulkInput, bulkFormats, lookAtFile, parquetToCsv, textName, toUtf8 } from '@nunc/disk';
import { type Call, choice } from './command.ts';
import { systemProblem, Unusable, unusable } from './failure.ts';

/** The file as text: Parquet and UTF-16 are written out beside the answers first, and taken away at the end. */
export async function prepared(
  call: Call,
  file: string,
  path: string,
  folder: string,
): Promise<{ input: BulkInput; from: string }> {
  const isSorted = (choice(call, 'sorted', ['yes', 'no']) ?? 'yes') === 'yes';
  const form = choice(call, 'format', bulkFormats) ?? null;
  const input = await readable(file, async () => lookAtFile(path, form));
  const { kind } = input;
  if (!isSorted && kind !== 'parquet')
    throw unusable(
      'Only a Parquet file can be sorted here.',
      '--sorted no',
      'Sort the CSV by its person column first, for example with a database or a spreadsheet.',
    );
  if (kind !== 'parquet' && kind !== 'utf-16le' && kind !== 'utf-16be') {
    checkRows(input, file);
    if (/\.parquet$/i.test(file))
      call.io.err(
        `${file} is named as Parquet and is none (or its beginning is missing): it is read as CSV.\n`,
      );
    return { input, from: path };
  }
  const home = resolve(call.io.cwd, folder);
  const text = join(home, textName);
  if (call.has('resume')) {
    if (!isLater(text, path))
      throw unusable(
        'The run that was cut short was over another file, or the file has changed since.',
        file,
        'Give the same file, or begin anew with --replace.',
      );
    return { input: lookAtFile(text, form), from: text };
  }
  try {
    const as = await readable(file, async () => {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      if (kind === 'parquet') await parquetToCsv(path, text, home, isSorted);
      else await toUtf8(path, kind, text);
      return lookAtFile(text, form);
    });
    checkRows(as, file);
    return { input: as, from: text };
  } catch (error) {
    rmSync(text, { force: true });
    throw error;
  }
}

/** Refuses a file in which there is no row. */
export function checkRows({ kind }: BulkInput, file: string): void {
  if (kind === 'empty') throw unusable('The file is empty.', file, 'Name a file with rows in it.');
  if (kind === 'heading')
    throw unusable(
      'The file has a first row and nothing behind it.',
      file,
      'Name a file with rows in it. Nothing was written.',
    );
}

/** Whether the text was written from the file as the file is now. */
function isLater(text: string, file: string): boolean {
  const [written, made] = [text, file].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs);
  return written !== undefined && made !== undefined && written >= made;
}

/** Does the work; what goes wrong becomes a problem with the file. */
export async function readable<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unusable) throw error;
    if (hasCode(error)) throw new Unusable([systemProblem(error, file, 'Reading it')]);
    const message = error instanceof Error ? error.message : '';
    if (/no space left/i.test(message))
      throw new Unusable([systemProblem({ code: 'ENOSPC' }, file, 'Reading it')]);
    if (/parquet|thrift|magic bytes|footer|snappy|zstd|decompress/i.test(message))
      throw unusable(
        'The Parquet file cannot be read: it is cut off or damaged.',
        file,
        'Copy it again from where it came from.',
      );
    throw new Unusable([systemProblem(error, file, 'Reading it')]);
  }
}

/** Does the work; an error of the operating system becomes a problem with the folder. */
export async function written<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unusable || !hasCode(error)) throw error;
    const problem = systemProblem(error, `--out ${folder}`, 'Reading or writing');
    throw new Unusable([
      { ...problem, remedy: `${problem.remedy} Then go on with --resume: what was written so far is kept.` },
    ]);
  }
}

/** Whether it is an error of the operating system. */
export const hasCode = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
