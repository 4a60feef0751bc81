/** The help files from this computer's disk. The only place in `help/` that touches it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Directory, readDirectory } from './directory.ts';
import { type OwnRecord, readOwnRecords } from './ownRecord.ts';
import { type Read, writtenProblem } from './read.ts';

const textOf = (name: string): string => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');

/** The directory of this clone. Throws with what to mend, where a file cannot be used: the site then does not start. */
export const directoryFromDisk = (): Directory =>
  orThrow(readDirectory('web/help/directory.yaml', textOf('directory.yaml')));

/** How to ask for one's own record, from this clone. Throws as `directoryFromDisk` does. */
export const ownRecordsFromDisk = (): readonly OwnRecord[] =>
  orThrow(readOwnRecords('web/help/records.yaml', textOf('records.yaml')));

function orThrow<Value>(read: Read<Value>): Value {
  if (read.ok) return read.value;
  throw new Error(`the list of help cannot be used:\n${read.problems.map(writtenProblem).join('\n')}`);
}
