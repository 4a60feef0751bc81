/** One file that a command writes: whole or not at all, never over one that is there. */
import { existsSync } from 'node:fs';
import { link, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Call } from './command.ts';
import { systemProblem, Unusable, unusable } from './failure.ts';

/** Ends the command where the file cannot be made, before any work is done. */
export function checkOut(call: Call, file: string): void {
  const path = resolve(call.io.cwd, file);
  if (!existsSync(dirname(path)))
    throw unusable('There is no such folder to put it in.', `--out ${file}`, 'Make the folder first.');
  if (existsSync(path))
    throw unusable(
      'There is a file of this name already.',
      `--out ${file}`,
      'Name a new file, or move it away.',
    );
}

/** Writes the file that `--out` names. */
export async function writeOut(call: Call, file: string, bytes: Uint8Array): Promise<void> {
  checkOut(call, file);
  const path = resolve(call.io.cwd, file);
  const half = `${path}.part-${process.pid}`;
  try {
    await writeFile(half, bytes, { flag: 'wx' });
    await link(half, path);
  } catch (error) {
    throw new Unusable([systemProblem(error, `--out ${file}`, 'Writing it')]);
  } finally {
    await rm(half, { force: true });
  }
}
