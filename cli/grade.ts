/** `nunc grade`: report cards of the laws, point by point, with what earned or lost each point. */
import {
  firstLaw,
  type GradesReport,
  gradeAll,
  gradeHistory,
  gradeJurisdiction,
  type Rubric,
} from '@nunc/grading';
import type { LaidBill, Law } from '@nunc/law';
import type { Language } from '@nunc/screening';
import { dayWith, openBill } from './bill.ts';
import { type Call, type Command, choice } from './command.ts';
import { dayOption } from './day.ts';
import { exit, unusable } from './failure.ts';
import { type GradeView, printAbout, printCard, printHistory, printRanking, printWith } from './gradePage.ts';
import { gradeWords } from './gradeWords.ts';
import { openLaw } from './input.ts';
import { jurisdictionIds, jurisdictionsNamed } from './jurisdictions.ts';
import { Page, printJson } from './page.ts';
import { rubricOption } from './rubrics.ts';

/** The history begins before the first law that any jurisdiction had. */
const historyBegins = '2010-01-01';

export const grade: Command = {
  name: 'grade',
  summary: 'report cards of the laws: points, what earned or lost each, what would raise the grade',
  usage: [
    '[JURISDICTION...] [--rubric R] [--as-of DATE] [--with BILL.yaml] [--history [--from DATE]] [--language en|es] [--json]',
  ],
  about: [
    'Without a jurisdiction: all of them, best first. With one or more (us-ny, NY, or "New York"): the whole report card of each, category by category, with the feature of the law and the cite behind each point.',
    "A rubric is data (grading/rubrics). The points of nunc-1 are our own and nobody else's. Where a feature of a law is not known the card gives the worst and the best case. It reads the text of the law, never how courts apply it.",
    '--with lays a bill over the law and shows the grade before and after, point by point; without --as-of on the day the bill would begin.',
  ],
  options: {
    rubric: { value: 'R', words: 'nunc-1 (default), federal-grant-test, cuny-guidelines or uniform-act' },
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    with: { value: 'BILL', words: 'a bill file; examples/bills has one, `nunc law schema bill` its shape' },
    history: { value: null, words: 'every day on which the grade changed, and the act that changed it' },
    from: { value: 'DATE', words: `with --history: where it begins (default: ${historyBegins})` },
    language: { value: 'en|es', words: 'English (default) or Spanish' },
    json: { value: null, words: 'for programs; its schema is `nunc law schema grades`' },
  },
  examples: [
    { line: 'nunc grade', does: 'every jurisdiction, best first' },
    { line: 'nunc grade us-ny us-ca', does: 'two report cards' },
    { line: 'nunc grade us-ny --history', does: 'how the grade came to be, act by act' },
    { line: 'nunc grade --with examples/bills/us-ca-any-offense.yaml', does: 'what a bill would change' },
    { line: 'nunc grade --rubric federal-grant-test --json', does: 'another rubric, for a program' },
  ],
  run: gradeLaws,
};

async function gradeLaws(call: Call): Promise<number> {
  const language = choice(call, 'language', ['en', 'es']) ?? 'en';
  const rubric = rubricOption(call);
  const asked = dayOption(call, 'as-of');
  const from = dayOption(call, 'from');
  if (from !== undefined && !call.has('history'))
    throw unusable(
      '--from belongs to --history.',
      `--from ${from}`,
      'Write --history too, or leave --from out.',
    );
  const law = openLaw();
  const billFile = call.text('with');
  const bill = billFile === undefined ? null : await openBill(call, billFile, law);
  const asOf = bill === null ? (asked ?? call.today) : dayWith(call, bill.bill, asked);
  const start = from ?? historyBegins;
  if (call.has('history') && start > asOf)
    throw unusable(
      'The history would end before it begins.',
      `--from ${start}`,
      `Write a day before ${asOf}.`,
    );
  const named = jurisdictionsNamed(law, call.words);
  const ids = named.length === 0 && bill !== null ? bill.jurisdictions : named;
  const report = reportOf({ law, rubric, ids, asOf, bill, history: call.has('history') ? start : null });
  if (call.has('json')) printJson(call.io, report);
  else printReport({ page: new Page(call.io), law, language, report }, bill, ids);
  return exit.fine;
}

interface Asked {
  readonly law: Law;
  readonly rubric: Rubric;
  /** Empty: all of them, best first. */
  readonly ids: readonly string[];
  readonly asOf: string;
  readonly bill: LaidBill | null;
  /** Where the history begins. */
  readonly history: string | null;
}

function reportOf({ law, rubric, ids, asOf, bill, history }: Asked): GradesReport {
  const { id, title, about, kind, sources, verified } = rubric;
  const cardsBy = (by: Law) =>
    ids.length === 0
      ? gradeAll(by, rubric, asOf)
      : ids.map((one) => gradeJurisdiction(by, rubric, one, asOf));
  const all = ids.length === 0 ? jurisdictionIds(law) : ids;
  return {
    schema: 'nunc-grades/1',
    rubric: { id, title, about, kind, sources, verified },
    asOf,
    lawHash: law.hash,
    readsTextOnly: true,
    firstLaw: firstLaw(law),
    cards: cardsBy(law),
    with:
      bill === null
        ? null
        : {
            bill: bill.bill.id,
            title: bill.bill.title,
            effective: bill.bill.effective,
            cards: cardsBy(bill.law),
          },
    history:
      history === null
        ? null
        : all.map((one) => ({
            jurisdiction: one,
            cards: gradeHistory(bill?.law ?? law, rubric, one, history, asOf),
          })),
  };
}

function printReport(view: GradeView, bill: LaidBill | null, ids: readonly string[]): void {
  const { report } = view;
  printAbout(view);
  if (bill !== null) printBill(view, bill, view.language);
  else if (report.history === null || ids.length > 0) {
    if (ids.length === 0) printRanking(view);
    else if (report.history === null) for (const card of report.cards) printCard(view, card);
  }
  if (report.history !== null) printHistory({ ...view, law: bill?.law ?? view.law });
}

function printBill(view: GradeView, { bill }: LaidBill, language: Language): void {
  const { page, report } = view;
  const words = gradeWords[language];
  page.gap();
  page.say(words.bill(bill.title[language], bill.status, bill.effective));
  if (report.asOf < bill.effective) page.say(words.billLater(bill.effective, report.asOf), 0, 0, 'yellow');
  const after = new Map(report.with?.cards.map((card) => [card.jurisdiction, card]));
  for (const card of report.cards) printWith(view, card, after.get(card.jurisdiction) ?? card);
}
