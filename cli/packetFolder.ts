/**
 * The folder a packet is written to. It appears whole or not at all: everything is written to a folder beside it, which
 * then takes its name. Only the owner can read it.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { systemProblem, Unusable, unusable } from './failure.ts';
import type { Io } from './io.ts';

export interface NamedBytes {
  /** Path within the folder, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Lists what Nunc wrote, so that --replace takes away nothing else. */
const listName = 'packet.json';

/** Ends the command where the folder cannot be used, before any work is done. */
export async function checkFolder(io: Io, folder: string, isReplace: boolean): Promise<void> {
  const path = resolve(io.cwd, folder);
  const parent = dirname(path);
  if (!existsSync(parent))
    throw unusable(
      'There is no such folder to put it in.',
      `--out ${folder}`,
      'Make the folder above it first.',
    );
  if (!existsSync(path)) return;
  const about = await lstat(path);
  if (!about.isDirectory())
    throw unusable('This is a file, not a folder.', `--out ${folder}`, 'Name a new folder.');
  const names = await readdir(path);
  if (names.length === 0) return;
  if (!isReplace)
    throw unusable(
      'The folder is not empty.',
      `--out ${folder}`,
      'Name a new folder, or write --replace to replace the packet in it (changes you made to its papers would be lost).',
    );
  const foreign = await foreignIn(path);
  if (foreign !== null)
    throw unusable(
      foreign === listName
        ? 'The folder holds no packet that Nunc wrote.'
        : 'The folder holds something that Nunc did not write.',
      `--out ${folder}${foreign === listName ? '' : `, ${foreign}`}`,
      'Move it away, or name a new folder. Nothing was changed.',
    );
}

/** A file in the folder that is not on its list; the list itself where there is none. */
async function foreignIn(path: string): Promise<string | null> {
  const listed = await listedIn(path);
  if (listed === null) return listName;
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of names) {
    if (entry.isDirectory()) continue;
    const name = join(entry.parentPath, entry.name)
      .slice(path.length + 1)
      .replaceAll('\\', '/');
    if (name !== listName && !listed.has(name)) return name;
  }
  return null;
}

async function listedIn(path: string): Promise<ReadonlySet<string> | null> {
  try {
    const list: unknown = JSON.parse(await readFile(join(path, listName), 'utf8'));
    if (typeof list !== 'object' || list === null || !('files' in list) || !Array.isArray(list.files))
      return null;
    return new Set(list.files.flatMap((one: unknown) => (isNamed(one) ? [one.name] : [])));
  } catch {
    return null;
  }
}

const isNamed = (value: unknown): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';

/** Writes all files; `about` goes into the list beside them. Gives the paths as the user would write them. */
export async function writeFolder(
  io: Io,
  folder: string,
  files: readonly NamedBytes[],
  about: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const path = resolve(io.cwd, folder);
  let half: string | null = null;
  const cancel = io.onInterrupt(() => {
    if (half !== null) rmSync(half, { recursive: true, force: true });
  });
  try {
    half = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    for (const { name, bytes } of files) {
      const target = join(half, name);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeFile(target, bytes, { mode: 0o600 });
    }
    const list = files.map(({ name, bytes }) => ({
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
    await writeFile(join(half, listName), `${JSON.stringify({ ...about, files: list }, null, 2)}\n`, {
      mode: 0o600,
    });
    await takeName(half, path);
    return files.map(({ name }) => join(folder, name));
  } catch (error) {
    if (half !== null) await rm(half, { recursive: true, force: true });
    throw new Unusable([systemProblem(error, `--out ${folder}`, 'Writing the packet')]);
  } finally {
    cancel();
  }
}

/** The finished folder takes the name; what had it before goes only then. */
async function takeName(half: string, path: string): Promise<void> {
  if (!existsSync(path)) {
    await rename(half, path);
    return;
  }
  const old = `${half}-old`;
  await rename(path, old);
  try {
    await rename(half, path);
  } catch (error) {
    await rename(old, path);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
