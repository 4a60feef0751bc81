/** The filing plan in words: which charges go into which filing, where, and what needs care. */
import type { Law } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import type { Filing, Finding, Language, PlanWarning, Screening } from '@nunc/screening';
import { sectionWords } from './chargeWords.ts';
import type { Page } from './page.ts';
import { cliWords } from './words.ts';

interface Planned {
  readonly screening: Screening;
  readonly histories: readonly ChargeHistory[];
  readonly law: Law;
  readonly language: Language;
}

/** Prints every filing of the plan. */
export function printPlan(page: Page, planned: Planned): void {
  const { screening, language } = planned;
  const words = cliWords[language].screen;
  const { filings } = screening;
  page.heading(filings.length === 0 ? words.noPlan : words.plan(filings.length));
  if (filings.length === 0) return;
  page.say(words.planIsDraft);
  for (const filing of filings) printFiling(page, filing, planned);
}

function printFiling(page: Page, filing: Filing, { screening, histories, law, language }: Planned): void {
  const words = cliWords[language].screen;
  const provision = law.provisions.find((one) => one.id === filing.provision);
  const relief =
    provision === undefined
      ? ''
      : ` ${law.reliefs.get(provision.relief)?.name[language] ?? provision.relief}`;
  const where = filing.county === null ? (filing.court ?? words.courtNotKnown) : words.county(filing.county);
  page.gap();
  page.say(
    `${filing.order}. ${page.ink('bold', `${provision?.short ?? filing.provision}${relief}`)}, ${where}`,
    0,
    3,
  );
  const cases = Map.groupBy(
    histories.filter((history) => filing.charges.includes(history.id)),
    (history) => history.caseNumber ?? history.arrestDate ?? '?',
  );
  for (const [number, charges] of cases) {
    const name = charges[0]?.caseNumber === null ? number : words.case(number);
    page.say(`${name}: ${charges.map((charge) => sectionWords(charge, language)).join(', ')}`, 3, 5);
  }
  const finding = screening.findings.find(
    (one) => one.provision === filing.provision && filing.charges.includes(one.charge),
  );
  if (finding !== undefined) printHow(page, finding, language);
  for (const warning of filing.warnings)
    page.say(`! ${warningWords(warning, histories, law, language)}`, 3, 5, 'yellow');
}

function printHow(page: Page, { how, court }: Finding, language: Language): void {
  const words = cliWords[language].screen;
  const known = (value: unknown): string =>
    value === null ? words.notKnown : value === 'silent' ? words.silent : String(value).replaceAll('_', ' ');
  const rows: [string, string][] = [
    ...(how.fileIn === null ? [] : [[words.fileIn, how.fileIn[language]] satisfies [string, string]]),
    ...how.serve.map((one): [string, string] => [words.serve, one[language]]),
    ...(typeof how.responseDays === 'number'
      ? [['', words.answer(String(how.responseDays))] satisfies [string, string]]
      : []),
    [words.burden, known(court.burden)],
    ...(how.forms.length === 0
      ? []
      : [
          [words.forms, how.forms.map((form) => `${form.id} (${form.for[language]})`).join('; ')] satisfies [
            string,
            string,
          ],
        ]),
  ];
  for (const [label, text] of rows) page.item(label, text, 3, 13, 'dim');
}

function warningWords(
  warning: PlanWarning,
  histories: readonly ChargeHistory[],
  law: Law,
  language: Language,
): string {
  const words = cliWords[language].screen;
  const names = (ids: readonly string[]): string =>
    histories
      .filter((history) => ids.includes(history.id))
      .map((history) => sectionWords(history, language))
      .join(', ');
  switch (warning.kind) {
    case 'mixed_case':
      return words.mixedCase(warning.caseNumber, names(warning.stays));
    case 'court_not_known':
      return words.unknownCourt(names(warning.charges));
    case 'order':
      return words.before(
        law.provisions.find((one) => one.id === warning.before)?.short ?? warning.before,
        warning.why[language],
      );
    case 'joinder_needs_agreement':
      return words.joinder(warning.counties.join(', '));
    case 'relief_not_verified':
      return words.unverified(warning.features.join(', '));
  }
}
