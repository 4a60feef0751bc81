/**
 * `npm start`: the whole job on a sample case. It runs the same commands that a person would type, says so, and can
 * be run again and again. Nothing is written but the folder `out/rosa`.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exit } from './failure.ts';
import { courtDecides } from './help.ts';
import { openLaw } from './input.ts';
import type { Io } from './io.ts';
import { prepareProcess, realIo } from './main.ts';
import { Page } from './page.ts';
import { run } from './run.ts';

const sheet = 'examples/rosa/rap-sheet.pdf';
const facts = 'examples/rosa/facts.yaml';
const folder = 'out/rosa';

/** Runs the sample case; `io.cwd` is the top of the repository. Gives the first exit code that is not 0. */
export async function demo(io: Io): Promise<number> {
  const page = new Page(io);
  page.say(page.ink('bold', 'Nunc, on a sample case'));
  page.say(
    'Rosa Mae Sample is an invented client: nobody in these papers exists. She was trafficked from 2012 to 2015 and has nine charges in two counties of California.',
  );
  page.say(courtDecides);

  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['1. What is open, charge by charge', ['screen', sheet, '--facts', facts]],
    [
      '2. The papers, for the attorney to finish',
      ['packet', sheet, '--facts', facts, '--out', folder, '--replace'],
    ],
  ];
  await mkdir(resolve(io.cwd, 'out'), { recursive: true });
  for (const [title, words] of steps) {
    page.heading(title);
    page.say(`./nunc ${words.join(' ')}`, 2, 4, 'cyan');
    page.gap();
    const code = await run(words, io);
    if (code !== exit.fine) return code;
  }
  printWhatNext(page);
  return exit.fine;
}

function printWhatNext(page: Page): void {
  page.heading('Open first');
  page.table(
    [
      [`${folder}/filing-1/packet.pdf`, 'what would go to the court in Los Angeles, as one file'],
      [`${folder}/filing-1/`, 'each paper as PDF and as Word, to edit; the calendar'],
      [`${folder}/filing-2/`, 'the same for San Diego'],
    ],
    2,
  );
  page.heading('Then try');
  page.table(
    [
      [`./nunc read ${sheet}`, 'how the sheet was read, line by line'],
      [`./nunc screen ${sheet}`, 'what the sheet alone decides'],
      [`./nunc ask ${sheet}`, 'the interview; ? skips, stop ends it'],
      [`./nunc screen ${sheet} --facts ${facts} --why`, 'every step with its authority'],
      [`./nunc law show ${lawShown()}`, 'one law as data, with what nobody has checked yet'],
      ['./nunc help', 'everything else'],
    ].map(([line = '', does = '']) => [line, does]),
    2,
  );
}

/** The law that the sample's papers rest on, by its id. */
function lawShown(): string {
  const own = openLaw().provisions.filter((one) => one.jurisdiction === 'us-ca');
  return (
    (own.find((one) => one.kind === 'trafficking_specific' && one.relief === 'vacatur') ?? own[0])?.id ??
    'PROVISION'
  );
}

if (import.meta.main) {
  prepareProcess();
  process.exitCode = await demo({ ...realIo(), cwd: resolve(import.meta.dirname, '..') });
}
