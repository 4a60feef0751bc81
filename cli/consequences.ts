/** `nunc consequences`: what a record blocks, what limits its use, and what relief may lift. */
import { afterRelief, chargesSeen, consequencesOf, federal, type ToldAboutCharge } from '@nunc/consequences';
import { consequencesFromDisk } from '@nunc/disk';
import type { Outcome, Severity } from '@nunc/records';
import { type Facts, screen, skipped } from '@nunc/screening';
import { sectionWords } from './chargeWords.ts';
import { type Command, choice, oneFile } from './command.ts';
import { type ConsequencesOutput, consequenceOut } from './consequencesOutput.ts';
import { printConsequences } from './consequencesPage.ts';
import { assumedRelief } from './consequencesRelief.ts';
import { consequencesWords } from './consequencesWords.ts';
import { asOfDay } from './day.ts';
import { exit, Unusable } from './failure.ts';
import { openFacts, openLaw, openRecord } from './input.ts';
import { jurisdictionsNamed } from './jurisdictions.ts';
import { Page, printJson } from './page.ts';

export const consequencesCommand: Command = {
  name: 'consequences',
  summary: 'what the record blocks (jobs, licenses, homes, benefits, status), and what relief may lift',
  usage: [
    'FILE [--facts F.yaml] [--relief PROVISION|KIND] [--goal GOAL] [--jurisdiction ID] [--as-of DATE] [--language en|es] [--json]',
  ],
  about: [
    'Sorted by goals: a job, a license, a home, school, benefits, family, immigration, other rights. Burdens come before rules that protect, the strongest first.',
    'Before and after: without --relief it supposes the best open route of each charge is granted; with it, that relief wherever it is not closed. A burden counts as lifted only when every charge behind it has a relief that can lift it.',
    'A rule that nobody here has read in a source is marked "not checked". The list is not complete.',
  ],
  options: {
    facts: { value: 'F.yaml', words: 'what is known beyond the record (nunc ask writes such a file)' },
    relief: {
      value: 'PROVISION|KIND',
      words: 'the relief to suppose: vacatur, dismissal ..., or the id of a provision (nunc law list)',
    },
    goal: {
      value: 'GOAL',
      words: 'only this goal: job, license, housing, school, benefits, family, immigration, rights',
    },
    jurisdiction: {
      value: 'ID',
      words:
        'where the person lives or will live, several with commas (default: where the charges are); federal rules always count',
    },
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    language: { value: 'en|es', words: 'English (default) or Spanish' },
    json: { value: null, words: 'for programs (nunc law schema consequences-output)' },
  },
  examples: [
    { line: 'nunc consequences sheet.pdf --facts facts.yaml', does: 'what the best open routes may lift' },
    {
      line: 'nunc consequences sheet.pdf --relief dismissal --goal immigration',
      does: 'why a dismissal may not be enough',
    },
    {
      line: 'nunc consequences sheet.pdf --jurisdiction us-ny --language es',
      does: 'for a person who moves to New York',
    },
  ],
  async run(call) {
    const file = oneFile(call);
    const language = choice(call, 'language', ['en', 'es']) ?? 'en';
    const asOf = asOfDay(call);
    const { consequences: known, problems } = consequencesFromDisk();
    if (known === null)
      throw new Unusable(problems.map((one) => ({ ...one, where: `consequences/data/${one.where}` })));
    const goal = choice(
      call,
      'goal',
      known.vocabulary.goals.map(({ id }) => id),
    );
    const opened = await openRecord(call, file);
    const law = openLaw(opened.histories);
    const named = call.text('jurisdiction');
    const places =
      named === undefined
        ? opened.histories.map(({ jurisdiction }) => jurisdiction)
        : jurisdictionsNamed(openLaw(), named.split(','));
    const jurisdictions = [...new Set([federal, ...places])];
    const { facts } = await openFacts(call, law, opened, asOf);
    const assumed = assumedRelief(screen(opened.record, facts, law, { asOf }), law, call.text('relief'));
    const charges = chargesSeen(opened.histories, law.catalogue, known.vocabulary, toldIn(facts));
    const found = consequencesOf(charges, known, { asOf, jurisdictions });
    const before = afterRelief(found, known);
    const after = afterRelief(found, known, new Map(assumed.map(({ charge, relief }) => [charge, relief])));
    if (call.has('json')) {
      const output: ConsequencesOutput = {
        ...{ schema: 'nunc-consequences/1', notice: consequencesWords.en.informs, asOf, jurisdictions },
        lawHash: law.hash,
        assumed: assumed.map(({ short: _, ...one }) => one),
        charges: opened.histories.map((one) => ({
          id: one.id,
          section: sectionWords(one),
          outcome: one.outcome,
        })),
        consequences: after
          .map((one, at) => consequenceOut(before[at] ?? one, one, known))
          .filter((one) => goal === undefined || one.goals.includes(goal)),
      };
      printJson(call.io, output);
    } else {
      const { histories } = opened;
      const shown = { asOf, known, law: named === undefined ? law : openLaw(), language, histories };
      printConsequences(new Page(call.io), { ...shown, jurisdictions, assumed, after, goal });
    }
    return found.some(({ consequence }) => consequence.kind === 'burden') ? exit.fine : exit.nothing;
  },
};

const outcomeTold: Readonly<Record<string, Outcome>> = {
  conviction: 'convicted',
  arrest_only: 'not_filed',
  dismissed_charge: 'dismissed',
  juvenile_adjudication: 'adjudicated',
  pending_charge: 'pending',
};
const severityTold: Readonly<Record<string, Severity>> = {
  felony: 'felony',
  misdemeanor: 'misdemeanor',
  infraction: 'infraction',
};

/** What the facts file says about each charge. */
function toldIn(facts: Facts): Map<string, ToldAboutCharge> {
  return new Map(
    [...facts.charges].map(([id, own]) => {
      const told = (fact: string): string | undefined => {
        const value = own.get(fact);
        return value === skipped ? undefined : value;
      };
      return [
        id,
        {
          offense: told('offense'),
          category: told('offense_category'),
          severity: severityTold[told('severity') ?? ''],
          outcome: outcomeTold[told('record_type') ?? ''],
        },
      ];
    }),
  );
}
