/** `nunc open`: a hand-over file that a person made in her browser becomes a record and facts that Nunc works on. */
import { rmSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type HandoverProblem, mostHandoverBytes, unsealHandover } from '@nunc/records';
import { type HandoverRead, readHandover } from '@nunc/screening';
import { type Call, type Command, oneFile } from './command.ts';
import { factsYaml } from './factsYaml.ts';
import { exit, systemProblem, Unusable, unusable } from './failure.ts';
import { courtDecides } from './help.ts';
import { nameOf, openLaw, readBytes } from './input.ts';
import type { Io } from './io.ts';
import { LineReader } from './lines.ts';
import { checkFolder } from './packetFolder.ts';
import { Page } from './page.ts';

export const open: Command = {
  name: 'open',
  summary: 'a hand-over file from the self-screening -> the record and the facts, for its passphrase',
  usage: ['FILE --out DIR [--passphrase-stdin]'],
  about: [
    'Opens the encrypted file that a person saved at the end of the self-screening, with the passphrase she gave. It asks for the passphrase without showing it.',
    'Writes record.json and facts.yaml into a new folder that only you can read. Nothing of what is in them is printed. Both are what she entered or her document said: check them against the documents.',
  ],
  options: {
    out: { value: 'DIR', words: 'the new folder' },
    'passphrase-stdin': { value: null, words: 'read the passphrase from standard input, its first line' },
  },
  examples: [
    { line: 'nunc open letter.nunc --out client', does: 'asks for the passphrase, makes client/' },
    {
      line: 'nunc screen client/record.json --facts client/facts.yaml',
      does: 'the findings, with the law of today',
    },
  ],
  async run(call) {
    const file = oneFile(call);
    const out = call.text('out');
    if (out === undefined)
      throw unusable('No folder is named.', 'nunc open', 'Write: nunc open FILE --out DIR');
    if (file === '-')
      throw unusable('Standard input cannot be the file.', 'FILE', 'Name the file by its path.');
    await checkFolder(call.io, out, false);
    const bytes = await readBytes(call.io, file, mostHandoverBytes);
    const opened = await unsealHandover(bytes, await passphraseOf(call));
    if ('problem' in opened) throw unusable(...problemWords[opened.problem](nameOf(file)));
    const read = readHandover(opened.text, { lawFor: openLaw, name: nameOf(file) });
    if ('problems' in read) throw new Unusable(read.problems);
    await writeClient(call.io, out, read);
    const page = new Page(call.io);
    page.say(`Written: ${join(out, 'record.json')} and ${join(out, 'facts.yaml')}, readable only by you.`);
    page.say(
      `They were made on the person's own device for ${read.screened.asOf}. Check them against her documents before you rely on them.`,
    );
    if (read.screened.lawHash !== openLaw().hash)
      page.say('She was screened with another version of the law than this one: findings may differ.');
    page.say(`Next: nunc screen ${join(out, 'record.json')} --facts ${join(out, 'facts.yaml')}`);
    page.say(courtDecides);
    return exit.fine;
  },
};

const problemWords: Readonly<Record<HandoverProblem, (where: string) => [string, string, string]>> = {
  not_a_handover: (where) => [
    'This is not a hand-over file.',
    where,
    'Name the file that the person saved at the end of the self-screening (letter.nunc). For a RAP sheet use: nunc read',
  ],
  newer_version: (where) => [
    'The file was made by a newer version of Nunc.',
    where,
    'Update Nunc and open it again.',
  ],
  too_large: (where) => [
    'The file is larger than any hand-over file.',
    where,
    'Check that it is the right file.',
  ],
  damaged: (where) => [
    'The file was damaged or cut short on its way.',
    where,
    'Ask for the file again. The passphrase was not tried.',
  ],
  wrong_passphrase: (where) => [
    'The passphrase does not open this file.',
    where,
    'Check it letter by letter, capitals and accents too. Without it nobody can open the file: the person can save a new one.',
  ],
};

async function passphraseOf(call: Call): Promise<string> {
  const isPiped = call.has('passphrase-stdin');
  if (!isPiped && !call.io.stdinIsTerminal)
    throw unusable(
      'There is no terminal to ask for the passphrase.',
      'standard input',
      'Give it through a pipe and write --passphrase-stdin.',
    );
  const typed = isPiped ? await new LineReader(call.io.stdin).next() : await call.io.secret('Passphrase: ');
  if (typed === null || typed.trim() === '')
    throw unusable('No passphrase was given.', 'passphrase', 'Nothing was opened. Try again.');
  return typed;
}

/** The folder appears whole or not at all. */
async function writeClient(
  io: Io,
  folder: string,
  { record, facts, histories }: Exclude<HandoverRead, { problems: unknown }>,
): Promise<void> {
  const path = resolve(io.cwd, folder);
  let half: string | null = null;
  const cancel = io.onInterrupt(() => {
    if (half !== null) rmSync(half, { recursive: true, force: true });
  });
  try {
    half = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    const write = (name: string, text: string) =>
      writeFile(join(half ?? path, name), text, { mode: 0o600, flag: 'wx' });
    await write('record.json', `${JSON.stringify(record, null, 2)}\n`);
    await write('facts.yaml', factsYaml(facts, undefined, histories));
    await rename(half, path);
  } catch (error) {
    if (half !== null) await rm(half, { recursive: true, force: true });
    throw new Unusable([systemProblem(error, `--out ${folder}`, 'Writing the folder')]);
  } finally {
    cancel();
  }
}
