/** `nunc screen`: a record and what is known -> findings for each charge, the best route, a filing plan. */
import { screen } from '@nunc/screening';
import { type Command, choice, oneFile } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, unusable } from './failure.ts';
import { openFacts, openLaw, openRecord } from './input.ts';
import { outputOf } from './output.ts';
import { Page, printJson } from './page.ts';
import { printScreening } from './screenWords.ts';

export const screenCommand: Command = {
  name: 'screen',
  summary: 'the record and what is known -> findings for each charge, the best route, a filing plan',
  usage: ['FILE [--facts F.yaml] [--as-of DATE] [--charge ID] [--why] [--all] [--language en|es] [--json]'],
  about: [
    'Puts every charge beside every provision that could concern it, as the law stood on the day asked about.',
    'open: every condition that can be checked is met, and the court still decides. undecided: facts are missing, and which. closed: at least one condition is not met, and which.',
  ],
  options: {
    facts: { value: 'F.yaml', words: 'what is known beyond the record (nunc ask writes such a file)' },
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    charge: { value: 'ID', words: 'only this charge, by its id (s1.c2.e2.n1)' },
    why: {
      value: null,
      words: 'for each finding every step, with its cite, its fact and where that came from',
    },
    all: {
      value: null,
      words: 'also the reason of each provision that is for other kinds of record or other offenses',
    },
    language: { value: 'en|es', words: 'English (default) or Spanish' },
    json: { value: null, words: 'for programs (nunc law schema screening)' },
  },
  examples: [
    { line: 'nunc screen sheet.pdf', does: 'what the sheet alone decides, and what it leaves open' },
    { line: 'nunc screen sheet.pdf --facts facts.yaml --why', does: 'the whole chain for an attorney' },
    {
      line: 'nunc screen sheet.pdf --as-of 2021-06-01 --json',
      does: 'by the law of that day, for a program',
    },
    { line: 'nunc read sheet.pdf --json | nunc screen -', does: 'a record from another program' },
  ],
  async run(call) {
    const file = oneFile(call);
    const language = choice(call, 'language', ['en', 'es']) ?? 'en';
    const asOf = asOfDay(call);
    const opened = await openRecord(call, file);
    const law = openLaw(opened.histories);
    const { facts } = await openFacts(call, law, opened, asOf);
    const only = call.text('charge');
    if (only !== undefined && !opened.histories.some((history) => history.id === only))
      throw unusable(
        'The record has no such charge.',
        `--charge ${only}`,
        'The ids stand in what nunc screen prints without --charge.',
      );
    const screening = screen(opened.record, facts, law, { asOf });
    const histories = opened.histories.filter((history) => only === undefined || history.id === only);
    const shown = {
      ...screening,
      findings: screening.findings.filter((one) => only === undefined || one.charge === only),
    };
    if (call.has('json')) printJson(call.io, outputOf(shown, histories, law));
    else
      printScreening(new Page(call.io), {
        ...{ screening: shown, histories, law, language },
        isWhy: call.has('why'),
        isAll: call.has('all'),
      });
    const isOpen = shown.findings.some(
      (finding) => finding.status === 'open' && finding.how.begins !== 'defense',
    );
    return isOpen ? exit.fine : exit.nothing;
  },
};
