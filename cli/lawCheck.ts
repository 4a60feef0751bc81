/** `nunc law check`: what is wrong with the law's files, what is still to verify, and how much of the law is known. */

import { lawFiles } from '@nunc/disk';
import { type CoverageRow, checkLaw, coverage, loadLaw, type Problem } from '@nunc/law';
import type { Call } from './command.ts';
import { exit } from './failure.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

export async function checkTheLaw(call: Call): Promise<number> {
  argumentsAfter(call, 0);
  const loaded = loadLaw(lawFiles());
  const problems = [...loaded.problems, ...(loaded.law === null ? [] : checkLaw(loaded.law, call.today))];
  const rows = loaded.law === null ? [] : coverage(loaded.law, call.today);
  const errors = problems.filter((one) => one.weight === 'error').length;
  if (call.has('json'))
    printJson(call.io, {
      lawHash: loaded.law?.hash ?? null,
      asOf: call.today,
      errors,
      problems,
      coverage: rows,
    });
  else {
    const page = new Page(call.io);
    printLawProblems(page, problems);
    if (rows.length > 0) printCoverage(page, rows);
    page.gap();
    page.say(`${errors} ${errors === 1 ? 'error' : 'errors'}, ${problems.length - errors} on the work list.`);
  }
  return errors > 0 ? exit.nothing : exit.fine;
}

/** Problems of law files, errors first. */
export function printLawProblems(page: Page, problems: readonly Problem[]): void {
  const sorted = problems.toSorted((a, b) => Number(b.weight === 'error') - Number(a.weight === 'error'));
  for (const { what, where, remedy, weight } of sorted) {
    const label = weight === 'error' ? page.ink('red', 'error') : page.ink('yellow', 'to do');
    page.say(`${label} law/${where}`, 0, 2);
    page.say(what, 4);
    page.say(`-> ${remedy}`, 4, 7, 'dim');
  }
}

function printCoverage(page: Page, rows: readonly CoverageRow[]): void {
  page.heading('How much of the law is known (features of the versions in force)');
  const head = [
    'jurisdiction',
    'provisions',
    'versions',
    'known',
    'silent',
    'not known',
    'unverified',
    'oldest review',
  ];
  page.table(
    [
      head,
      ...rows.map(({ jurisdiction, provisions, versions, features, oldestReview }) => [
        jurisdiction,
        ...[provisions, versions, features.known, features.silent, features.unknown, features.unverified].map(
          String,
        ),
        oldestReview ?? '',
      ]),
    ],
    2,
  );
}
