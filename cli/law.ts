/** `nunc law`: the law as data. What is there, what it says, whether it is sound, what a change would do. */
import type { Call, Command } from './command.ts';
import { nearest } from './command.ts';
import { unusable } from './failure.ts';
import { checkTheLaw } from './lawCheck.ts';
import { diffLaw } from './lawDiff.ts';
import { listLaw } from './lawList.ts';
import { proposeLaw } from './lawPropose.ts';
import { printSchema, schemaNames } from './lawSchema.ts';
import { showLaw } from './lawShow.ts';

const parts: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  list: listLaw,
  show: showLaw,
  check: checkTheLaw,
  diff: diffLaw,
  schema: printSchema,
  propose: proposeLaw,
};

export const law: Command = {
  name: 'law',
  summary: 'the law as data: list, show, check, diff, schema, propose',
  usage: [
    'list [--as-of DATE] [--json]',
    'show PROVISION [--as-of DATE] [--json]',
    'check [JURISDICTION] [--all] [--json]',
    'diff PROVISION|JURISDICTION --from DATE --to DATE [--json]',
    `schema [${schemaNames.join('|')}]`,
    'propose FILE [--as NAME] [--json]',
  ],
  about: [
    'list: every provision, its version in force and how far its review is. show: one of them in words, with cites, sources, and what nobody has checked. check: what is wrong with the files, and how much of the law is known. diff: which features changed between two days.',
    'propose: what a changed law file would do. It is put in the place of the file with its id, checked, and all golden cases are run by the old law and by the new. Nothing is written.',
  ],
  options: {
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    from: { value: 'DATE', words: 'diff: the first day' },
    to: { value: 'DATE', words: 'diff: the second day' },
    as: {
      value: 'NAME',
      words: 'propose: the place in law/ it would take, where the file does not say (offenses/us-ca-hs.yaml)',
    },
    all: { value: null, words: 'check: the whole work list, not only errors' },
    json: { value: null, words: 'for programs' },
  },
  examples: [
    { line: 'nunc law list', does: 'what this clone knows' },
    { line: 'nunc law show us-federal/18-usc-3771a', does: 'one provision; the part after the / is enough' },
    {
      line: 'nunc law diff us-ca --from 2021-06-01 --to 2024-01-01',
      does: 'what the amendments changed',
    },
    { line: 'nunc law propose my-change.yaml', does: 'which cases and findings a correction would change' },
    { line: 'nunc law schema provision', does: 'the JSON Schema of a provision file' },
  ],
  run(call) {
    const [part] = call.words;
    if (part === undefined)
      throw unusable(
        'It does not say what about the law.',
        'nunc law',
        `Write one of: ${Object.keys(parts).join(', ')}. See: nunc law --help`,
      );
    const found = Object.hasOwn(parts, part) ? parts[part] : undefined;
    if (found !== undefined) return found(call);
    throw unusable(
      'nunc law has no such part.',
      part,
      nearest(part, Object.keys(parts), 'nunc law ') ?? `Write one of: ${Object.keys(parts).join(', ')}.`,
    );
  },
};
