/**
 * `nunc law check`: what is wrong with the law's files, what is still to verify, how much of the law is known, and how far
 * the law made for survivors reaches.
 */

import { lawFiles } from '@nunc/disk';
import { type CoverageRow, checkLaw, coverage, type Law, loadLaw, type Problem } from '@nunc/law';
import { analyzeLaw, type LawReach, reachOfLaw } from '@nunc/screening';
import type { Call } from './command.ts';
import { exit, unusable } from './failure.ts';
import { printReach, printWholeReach } from './lawReach.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

export async function checkTheLaw(call: Call): Promise<number> {
  const [only] = argumentsAfter(call, 1);
  const loaded = loadLaw(lawFiles());
  const { law } = loaded;
  const found = [...loaded.problems, ...(law === null ? [] : checkLaw(law, call.today))];
  const reaches: LawReach[] = [];
  if (law !== null && !found.some((one) => one.weight === 'error'))
    for (const id of law.jurisdictions.keys())
      if (only === undefined || only === id) {
        found.push(...analyzeLaw(law, id, call.today));
        reaches.push(reachOfLaw(law, id, call.today));
      }
  const all = loaded.law === null ? [] : coverage(loaded.law, call.today);
  if (only !== undefined && loaded.law !== null && !all.some((row) => row.jurisdiction === only))
    throw unusable(
      'There is no such jurisdiction.',
      only,
      `Write one of: ${all.map((row) => row.jurisdiction).join(', ')}.`,
    );
  const problems = found.filter((one) => only === undefined || one.where.includes(`/${only}/`));
  const rows = all.filter((row) => only === undefined || row.jurisdiction === only);
  const errors = problems.filter((one) => one.weight === 'error').length;
  if (call.has('json'))
    printJson(call.io, {
      lawHash: loaded.law?.hash ?? null,
      ...{ asOf: call.today, errors, problems, coverage: rows, reach: reaches },
    });
  else printCheck(new Page(call.io), law, { problems, rows, reaches }, only !== undefined || call.has('all'));
  return errors > 0 ? exit.nothing : exit.fine;
}

interface Checked {
  readonly problems: readonly Problem[];
  readonly rows: readonly CoverageRow[];
  readonly reaches: readonly LawReach[];
}

/** Every error; the work list and the reach of the law in numbers, or whole where it is asked for. */
function printCheck(
  page: Page,
  law: Law | null,
  { problems, rows, reaches }: Checked,
  isWhole: boolean,
): void {
  const errors = problems.filter((one) => one.weight === 'error');
  printLawProblems(page, isWhole ? problems : errors);
  if (rows.length > 0) printCoverage(page, rows);
  if (law !== null && reaches.length > 0)
    if (isWhole) printWholeReach(page, law, reaches);
    else printReach(page, law, reaches);
  page.gap();
  const work = problems.length - errors.length;
  const how = isWhole || work === 0 ? '' : ' (--all prints it, nunc law check JURISDICTION a part of it)';
  page.say(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, ${work} on the work list${how}.`);
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
