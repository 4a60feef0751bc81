/** `nunc law export`: the whole atlas as a dataset, the same bytes for the same law. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { chmod, lstat, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { atlasCsv, atlasJson, atlasMetadata, type Law } from '@nunc/law';
import type { Call } from './command.ts';
import { datasetReadme } from './datasetReadme.ts';
import { exit, systemProblem, Unusable, unusable } from './failure.ts';
import { version } from './help.ts';
import { openLaw } from './input.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

const names = ['atlas.json', 'atlas.csv', 'dataset.json', 'README.md'] as const;

interface NamedText {
  readonly name: (typeof names)[number];
  readonly text: string;
}

export async function exportLaw(call: Call): Promise<number> {
  argumentsAfter(call, 0);
  const out = call.text('out');
  if (out === undefined)
    throw unusable(
      '--out is missing.',
      'nunc law export',
      'Write --out DIR: the folder to put the dataset in.',
    );
  await checkFolder(call, out);
  const law = openLaw();
  const files = filesOf(law);
  await write(call, out, files);
  const listed = files.map(({ name, text }) => ({
    name,
    sizeBytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  if (call.has('json')) {
    printJson(call.io, {
      schema: 'nunc-export/1',
      lawHash: law.hash,
      version: datasetVersion(law),
      files: listed,
    });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(`Written to ${out}, dataset ${datasetVersion(law)}:`);
  page.table(
    listed.map(({ name, sizeBytes, sha256 }) => [name, `${sizeBytes} bytes`, `sha256 ${sha256}`]),
    2,
  );
  page.say('The same law gives the same bytes, whoever exports it and when.');
  return exit.fine;
}

/** The version of Nunc with the law it was made from, in the manner of semantic versions. */
const datasetVersion = (law: Law): string => `${version()}+law.${law.hash.slice(0, 12)}`;

function filesOf(law: Law): NamedText[] {
  const csv = atlasCsv(law);
  return [
    { name: 'atlas.json', text: atlasJson(law) },
    { name: 'atlas.csv', text: csv },
    { name: 'dataset.json', text: atlasMetadata(law, datasetVersion(law)) },
    { name: 'README.md', text: datasetReadme(law, datasetVersion(law), csv) },
  ];
}

/** Ends the command where the folder cannot be used. Only a dataset is ever replaced. */
async function checkFolder(call: Call, out: string): Promise<void> {
  const path = resolve(call.io.cwd, out);
  if (!existsSync(dirname(path)))
    throw unusable(
      'There is no such folder to put it in.',
      `--out ${out}`,
      'Make the folder above it first.',
    );
  if (!existsSync(path)) return;
  if (!(await lstat(path)).isDirectory())
    throw unusable('This is a file, not a folder.', `--out ${out}`, 'Name a new folder.');
  const there = await readdir(path);
  if (there.length === 0) return;
  if (!call.has('replace'))
    throw unusable(
      'The folder is not empty.',
      `--out ${out}`,
      'Name a new folder, or write --replace to replace the dataset in it.',
    );
  const foreign = there.find((name) => !names.some((own) => own === name));
  if (foreign !== undefined)
    throw unusable(
      'The folder holds something that is not of a dataset.',
      `--out ${out}, ${foreign}`,
      'Move it away, or name a new folder. Nothing was changed.',
    );
}

/** Everything goes to a folder beside it, which then takes its name: whole or not at all. */
async function write(call: Call, out: string, files: readonly NamedText[]): Promise<void> {
  const path = resolve(call.io.cwd, out);
  let half: string | null = null;
  const cancel = call.io.onInterrupt(() => {
    if (half !== null) rmSync(half, { recursive: true, force: true });
  });
  try {
    half = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    await chmod(half, 0o755);
    for (const { name, text } of files) await writeFile(join(half, name), text);
    const old = `${half}-old`;
    if (existsSync(path)) await rename(path, old);
    await rename(half, path);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    if (half !== null) await rm(half, { recursive: true, force: true });
    throw new Unusable([systemProblem(error, `--out ${out}`, 'Writing the dataset')]);
  } finally {
    cancel();
  }
}
