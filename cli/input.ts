/** What commands work on: the document, the facts, the law, the templates. Whatever cannot be used ends the command. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { caseFiles, lawFiles, localOcr, pictureDecoders } from '@nunc/disk';
import { type Law, type LawFile, loadLaw } from '@nunc/law';
import {
  type ChargeHistory,
  type CriminalRecord,
  historiesOf,
  type Problem,
  type RecordFormat,
  readDocument,
} from '@nunc/records';
import { type FactsFile, noFacts, readFacts } from '@nunc/screening';
import { type Call, choice } from './command.ts';
import { systemProblem, Unusable, unusable } from './failure.ts';
import type { Io } from './io.ts';
import { progressOn } from './progress.ts';

/** No document about one person is larger; a file beyond it is not read into memory. */
const mostBytes = 200_000_000;
const mostFactsBytes = 2_000_000;

export const formats: readonly RecordFormat[] = ['ca-doj', 'plain-csv', 'plain-json'];

/** What messages call a file: its path as it was given, or standard input. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

/** The bytes of a file, or of standard input for `-`. */
export async function readBytes(io: Io, file: string, most = mostBytes): Promise<Uint8Array> {
  if (file === '-') return collected(io.stdin, most, nameOf(file));
  const path = resolve(io.cwd, file);
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw unusable('This is a folder, not a file.', file, 'Name one file in it.');
    if (about.size > most) throw tooLarge(file, most);
    return about.isFile() ? await readFile(path) : await collected(createReadStream(path), most, file);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable([systemProblem(error, file, 'Reading it')]);
  }
}

async function collected(stream: AsyncIterable<unknown>, most: number, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    if (!(part instanceof Uint8Array)) continue;
    size += part.length;
    if (size > most) throw tooLarge(name, most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const tooLarge = (name: string, most: number): Unusable =>
  unusable(
    `The file is larger than ${most / 1_000_000} MB.`,
    name,
    'Check that it is the right file: one document about one person.',
  );

export interface OpenedRecord {
  readonly record: CriminalRecord;
  readonly histories: readonly ChargeHistory[];
  /** For a person to check; the record stands without them. */
  readonly remarks: readonly Problem[];
  readonly name: string;
}

/** Reads the document a command is about. Scans are recognised on this machine. */
export async function openRecord(call: Call, file: string): Promise<OpenedRecord> {
  const format = 'format' in call.command.options ? choice(call, 'format', formats) : undefined;
  const name = nameOf(file);
  const bytes = await readBytes(call.io, file);
  const ocr = localOcr();
  const progress = progressOn(call.io);
  progress.show(`reading ${name}`);
  try {
    const result = await readDocument(bytes, {
      name,
      ocr,
      decoders: await pictureDecoders(),
      onPage: (page, count) => progress.show(`read page ${page} of ${count}`),
      ...(format === undefined ? {} : { format }),
    });
    if ('problems' in result) throw new Unusable(result.problems);
    return { record: result.record, histories: historiesOf(result.record), remarks: result.remarks, name };
  } finally {
    progress.done();
    await ocr.close();
  }
}

const loadedLaws = new Map<string, Law>();

/** Loads the law of this clone, once; for a record only that of the jurisdictions it is about, with the same hash. */
export function openLaw(histories?: readonly ChargeHistory[]): Law {
  const only = histories === undefined ? undefined : new Set(histories.map((one) => one.jurisdiction));
  const key = only === undefined ? 'all' : [...only].toSorted().join(' ');
  const law = loadedLaws.get(key) ?? lawOf(lawFiles(), only);
  loadedLaws.set(key, law);
  return law;
}

function lawOf(files: readonly LawFile[], only: ReadonlySet<string> | undefined): Law {
  const { law, problems } = loadLaw(files, only === undefined ? {} : { only });
  if (law === null) throw new Unusable(problems.map((one) => ({ ...one, where: `law/${one.where}` })));
  return law;
}

/** The golden cases of this clone. */
export const openCases = (): LawFile[] => caseFiles();

/** Reads the facts file named by `--facts`, or gives no facts. */
export async function openFacts(
  call: Call,
  law: Law,
  opened: OpenedRecord,
  asOf: string,
): Promise<FactsFile> {
  const file = call.text('facts');
  if (file === undefined) return { facts: noFacts, packet: undefined };
  if (file === '-' && call.words[0] === '-')
    throw unusable(
      'Standard input cannot be two files.',
      '--facts -',
      'Name the document or the facts file by its path.',
    );
  const name = nameOf(file);
  const bytes = await readBytes(call.io, file, mostFactsBytes);
  const read = factsIn(textOf(bytes, name), { law, histories: opened.histories, asOf, name });
  if (read.file === null) throw new Unusable(read.problems);
  return read.file;
}

function factsIn(text: string, context: Parameters<typeof readFacts>[1]): ReturnType<typeof readFacts> {
  try {
    return readFacts(text, context);
  } catch {
    throw unusable(
      'The YAML refers to itself too often to be read.',
      context.name,
      'Write it without & and *.',
    );
  }
}

/** Text that a person wrote, as UTF-8. */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below, for both.
  }
  throw unusable('This is not a text file.', name, 'Name a YAML file saved as text (UTF-8).');
}

/** The folder a file lies in; files that it names are looked for there. */
export const folderOf = (io: Io, file: string): string =>
  file === '-' ? io.cwd : dirname(resolve(io.cwd, file));
