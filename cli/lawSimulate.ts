/** `nunc law simulate`: what a bill would change. Kinds of record and invented cases, never people. */
import type { Law } from '@nunc/law';
import { type BillEffect, effectsOf, type ReachCount } from '@nunc/papers';
import { caseWords, offenseWords } from '@nunc/screening';
import { dayWith, openBill } from './bill.ts';
import type { Call } from './command.ts';
import { dayOption } from './day.ts';
import { exit, unusable } from './failure.ts';
import { openCases, openLaw } from './input.ts';
import { jurisdictionName } from './jurisdictions.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';
import { rubricOption } from './rubrics.ts';

const caution =
  'A kind of record is an offense, how it ended, felony or misdemeanor, an age and a kind of trafficking, for an invented person of whom everything favorable is known. No number here counts people, and "open" means only that it may be asked for.';

export async function simulateBill(call: Call): Promise<number> {
  const file = billArgument(call, 'simulate');
  const rubric = rubricOption(call);
  const asked = dayOption(call, 'as-of');
  const law = openLaw();
  const opened = await openBill(call, file, law);
  const { bill } = opened;
  const asOf = dayWith(call, bill, asked);
  const effects = effectsOf(law, opened, rubric, asOf, openCases());
  if (call.has('json')) {
    const { id, title, about } = rubric;
    printJson(call.io, {
      schema: 'nunc-simulation/1',
      bill: { id: bill.id, title: bill.title, status: bill.status, effective: bill.effective },
      asOf,
      lawHash: law.hash,
      rubric: { id, title, about },
      caution,
      effects: effects.map((effect) => effectOut(effect, law)),
    });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(`${page.ink('bold', bill.title.en)} (${bill.status}; from ${bill.effective})`);
  page.say(`Compared on ${asOf}. ${rubric.about.en}`, 0, 0, 'dim');
  if (asOf < bill.effective)
    page.say(`On ${asOf} the bill is not in force yet, so it changes nothing.`, 0, 0, 'yellow');
  for (const effect of effects) printEffect(page, law, effect);
  page.gap();
  page.say(caution, 0, 0, 'yellow');
  return exit.fine;
}

/** The bill file a part of `nunc law` is about. */
export function billArgument(call: Call, part: string): string {
  const [file] = argumentsAfter(call, 1);
  if (file !== undefined) return file;
  throw unusable(
    'No bill is named.',
    `nunc law ${part}`,
    'Name a bill file; examples/bills has one, and nunc law schema bill says its shape.',
  );
}

const open = (grid: BillEffect['gridBefore']): number => grid.filter((cell) => cell.status === 'open').length;

function effectOut(effect: BillEffect, law: Law): unknown {
  const { jurisdiction, before, after, gridBefore, gridAfter, newly, lost, cases, casesAsked } = effect;
  return {
    jurisdiction,
    before,
    after,
    kindsOfRecord: {
      all: gridAfter.length,
      openBefore: open(gridBefore),
      openAfter: open(gridAfter),
      newly,
      lost,
    },
    cases: {
      asked: casesAsked,
      turned: cases.map((one) => ({
        where: one.where,
        case: one.case.text,
        words: { en: caseWords(one.case, law, 'en'), es: caseWords(one.case, law, 'es') },
        provision: one.provision,
        from: one.from,
        to: one.to,
      })),
    },
  };
}

function printEffect(page: Page, law: Law, effect: BillEffect): void {
  const { jurisdiction, before, after, gridBefore, gridAfter } = effect;
  page.heading(`${jurisdiction} ${jurisdictionName(law, jurisdiction)}`);
  page.item('grade today', gradeWordsOf(before), 2, 18);
  page.item('with the bill', gradeWordsOf(after), 2, 18);
  const old = new Map(before.categories.map((category) => [category.id, category]));
  for (const { id, worst, best, max, name, levels } of after.categories) {
    const was = old.get(id);
    if (was !== undefined && was.worst === worst && was.best === best) continue;
    const points = `${was === undefined ? '0' : range(was)} -> ${range({ worst, best })} of ${max}`;
    page.item(points, `${name.en}: ${levels.map((level) => level.en).join(' / ')}`, 4, 22, 'green');
  }
  page.heading(
    `Kinds of record that could be asked for: ${open(gridBefore)} of ${gridBefore.length} -> ${open(gridAfter)} of ${gridAfter.length}`,
  );
  printReach(page, law, jurisdiction, 'newly open', effect.newly);
  printReach(page, law, jurisdiction, 'no longer open', effect.lost);
  if (effect.newly.length + effect.lost.length === 0) page.say('no kind of record turns', 2);
  page.heading(`Golden cases answered otherwise: ${effect.cases.length} (${effect.casesAsked} asked)`);
  for (const one of effect.cases) {
    page.say(`${one.from} -> ${one.to}: ${caseWords(one.case, law, 'en')}`, 2, 4);
    page.say(`${one.provision}; ${one.where}`, 4, 6, 'dim');
  }
}

/** The offenses whose counts by how it ended are the same stand together. */
function printReach(
  page: Page,
  law: Law,
  jurisdiction: string,
  label: string,
  counts: readonly ReachCount[],
): void {
  if (counts.length === 0) return;
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  const byOffense = [...Map.groupBy(counts, (one) => one.offense)];
  page.say(
    `${label}: ${total} kinds of record, ${byOffense.length} ${byOffense.length === 1 ? 'offense' : 'offenses'}`,
    2,
  );
  const alike = Map.groupBy(byOffense, ([, own]) =>
    own.map((one) => `${one.recordType.replaceAll('_', ' ')} ${one.count}`).join(', '),
  );
  for (const [ways, offenses] of alike) {
    page.say(`each with ${ways}:`, 4, 6, 'cyan');
    const named = offenses.map(([offense]) => offenseWords(law, jurisdiction, offense, null, 'en'));
    page.say(named.join('; '), 6);
  }
}

const range = ({ worst, best }: { readonly worst: number; readonly best: number }): string =>
  worst === best ? `${worst}` : `${worst} to ${best}`;

function gradeWordsOf({ grade, points, noCard }: BillEffect['before']): string {
  if (noCard === 'no_law') return 'no law';
  if (noCard === 'adults_shut_out') return `${grade.worst} (adults shut out)`;
  const letter = grade.worst === grade.best ? grade.worst : `${grade.worst} to ${grade.best}`;
  return `${letter}, ${range(points)} of ${points.max}`;
}
