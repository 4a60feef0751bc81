/** A screening in words: each charge with its routes, then the filing plan, what to note, and what to do next. */
import type { Law } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import {
  explainChain,
  explainLine,
  type Finding,
  factNames,
  type Language,
  phrases,
  type Route,
  type Screening,
} from '@nunc/screening';
import { outcomeWords, placeWords, sectionWords } from './chargeWords.ts';
import { routeOf } from './output.ts';
import type { Ink, Page } from './page.ts';
import { printPlan } from './planWords.ts';
import { cliWords } from './words.ts';

export interface Shown {
  readonly screening: Screening;
  readonly histories: readonly ChargeHistory[];
  readonly law: Law;
  readonly language: Language;
  readonly isWhy: boolean;
  readonly isAll: boolean;
}

const labelWidth = 13;
const indent = 3;

/** Prints all of it. */
export function printScreening(page: Page, shown: Shown): void {
  const { screening, histories, language } = shown;
  const words = cliWords[language].screen;
  page.say(page.ink('bold', words.title(screening.asOf)));
  page.say(`${words.courtDecides} ${words.openMeans}`);
  page.say(words.derived(screening.lawHash.slice(0, 12), screening.engine), 0, 0, 'dim');
  page.gap();
  page.say(countWords(shown));
  const routes = new Map(screening.routes.map((route) => [route.charge, route]));
  const findings = Map.groupBy(screening.findings, (finding) => finding.charge);
  histories.forEach((history, index) => {
    printCharge(page, index + 1, history, findings.get(history.id) ?? [], routes.get(history.id), shown);
  });
  printPlan(page, shown);
  printNotices(page, shown);
  printNext(page, shown);
}

function countWords({ screening, histories, language }: Shown): string {
  const ids = new Set(histories.map((history) => history.id));
  const routes = screening.routes.filter((route) => ids.has(route.charge));
  const open = routes.filter(hasOpen);
  const waiting = new Set(screening.findings.filter(waits).map((finding) => finding.charge));
  const undecided = routes.filter((route) => !hasOpen(route) && waiting.has(route.charge));
  return cliWords[language].screen.counts(
    ids.size,
    open.length,
    undecided.length,
    ids.size - open.length - undecided.length,
  );
}

const hasOpen = (route: Route): boolean => route.best !== null || route.automatic.length > 0;
const waits = (finding: Finding): boolean =>
  finding.status === 'undecided' && finding.how.begins !== 'defense';

function printCharge(
  page: Page,
  number: number,
  history: ChargeHistory,
  findings: readonly Finding[],
  route: Route | undefined,
  shown: Shown,
): void {
  const { language } = shown;
  page.gap();
  const description =
    history.section === null || history.description === null ? '' : `, ${history.description.toLowerCase()}`;
  page.say(
    `${`${number}.`.padEnd(indent)}${page.ink('bold', sectionWords(history, language))}${description}`,
    0,
    indent,
  );
  page.say(`${outcomeWords(history, language)}; ${placeWords(history, language)}  (${history.id})`, indent);
  for (const change of history.changes) {
    const under = change.under === null ? '' : ` (${change.under})`;
    page.say(`${change.date ?? ''} ${change.change.replaceAll('_', ' ')}${under}`.trim(), indent);
  }
  for (const [kind, ink] of order)
    for (const finding of findings.filter((one) => kindOf(one, route) === kind))
      printFinding(page, kind, ink, finding, route, shown);
  printClosed(
    page,
    findings.filter((one) => kindOf(one, route) === 'closed'),
    shown,
  );
}

type Kind = 'best' | 'alsoOpen' | 'automatic' | 'undecided' | 'later' | 'defense' | 'closed';
const order: readonly (readonly [Kind, Ink])[] = [
  ['best', 'green'],
  ['alsoOpen', 'green'],
  ['automatic', 'green'],
  ['undecided', 'yellow'],
  ['later', 'cyan'],
  ['defense', 'cyan'],
];

/** Under which label a finding is printed. */
function kindOf(finding: Finding, route: Route | undefined): Kind {
  const place = routeOf(finding, route);
  if (place === 'defense') return finding.status === 'closed' ? 'closed' : 'defense';
  if (place === 'best') return 'best';
  if (finding.status === 'open') return finding.how.begins === 'automatic' ? 'automatic' : 'alsoOpen';
  if (finding.status === 'undecided') return 'undecided';
  return finding.opens === null ? 'closed' : 'later';
}

function printFinding(
  page: Page,
  kind: Kind,
  ink: Ink,
  finding: Finding,
  route: Route | undefined,
  shown: Shown,
): void {
  const { language, law } = shown;
  const words = cliWords[language].screen;
  const label = kind === 'closed' ? words.closed : words[kind];
  const relief = law.reliefs.get(finding.relief)?.name[language] ?? finding.relief;
  const later = kind === 'later' && finding.opens !== null ? `, ${words.from(finding.opens)}` : '';
  const isStronger = routeOf(finding, route) === 'better_if_known' && route?.best !== null;
  const stronger = isStronger ? ` (${words.stronger})` : '';
  const sure = finding.status === 'open' ? ` ${sureWords(finding, law, language)}` : '';
  const line = lineWords(kind, finding, law, language);
  page.item(label, `${finding.short} ${relief}${later}${stronger}. ${line}${sure}`, indent, labelWidth, ink);
  printWhy(page, finding, shown);
}

/** What to say about it, without what its label says already. */
function lineWords(kind: Kind, finding: Finding, law: Law, language: Language): string {
  const words = cliWords[language].screen;
  if (kind === 'automatic') return words.automaticMeans;
  if (kind === 'alsoOpen') return '';
  if (finding.status === 'closed') return becauseWords(finding, law, language);
  if (finding.status !== 'undecided' || finding.missing.length === 0)
    return explainLine(finding, law, language);
  return words.dependsOn(factNames(finding.missing, law, language).join('; '));
}

/** The reasons of a refusal without their introduction, which the label gives. */
function becauseWords(finding: Finding, law: Law, language: Language): string {
  const line = explainLine(finding, law, language);
  const [before = ''] = phrases[language].lineClosed('\0').split('\0');
  return line.startsWith(before) ? line.slice(before.length) : line;
}

/** How sure, and why not surer. */
function sureWords(finding: Finding, law: Law, language: Language): string {
  const { sureness, readWithDoubt, screen: words } = cliWords[language];
  const { level, because } = finding.confidence;
  const reasons = because.map((code) => {
    const fact = /^(.*)_read_with_doubt$/.exec(code)?.[1];
    if (sureness[code] !== undefined) return sureness[code];
    return fact === undefined
      ? code.replaceAll('_', ' ')
      : readWithDoubt(law.facts.get(fact)?.name[language] ?? fact);
  });
  return `(${words.sure(words.levels[level])}${reasons.length === 0 ? '' : `; ${reasons.join('; ')}`})`;
}

/** Closed ones take one line each; those that are for other records or offenses share one, unless all are asked for. */
function printClosed(page: Page, closed: readonly Finding[], shown: Shown): void {
  const { language, law, isAll, isWhy } = shown;
  const words = cliWords[language].screen;
  const near = isAll || isWhy ? closed : closed.filter((finding) => !isForOthers(finding));
  for (const finding of near) {
    const text = `${finding.short}: ${becauseWords(finding, law, language)}`;
    const room = page.width - indent - labelWidth;
    const line = text.length <= room || isWhy ? text : `${text.slice(0, room - 3)}...`;
    page.item(words.closed, line, indent, labelWidth, 'dim');
    printWhy(page, finding, shown);
  }
  const others = closed.filter((finding) => !near.includes(finding)).map((finding) => finding.short);
  if (others.length > 0)
    page.item(words.closed, words.forOthers(others.join(', ')), indent, labelWidth, 'dim');
}

/** Written for another kind of record, or only for offenses that this is not. */
const isForOthers = (finding: Finding): boolean =>
  finding.failing.some(
    (leaf) => leaf.element === 'in_reach' || (leaf.element === 'offense' && leaf.value === 'no'),
  );

function printWhy(page: Page, finding: Finding, { isWhy, law, language }: Shown): void {
  if (!isWhy) return;
  const { version } = finding;
  const ink = (line: string): Ink | undefined => {
    const mark = line.trimStart()[0];
    return mark === '+' ? 'green' : mark === '-' ? 'red' : mark === '?' ? 'yellow' : undefined;
  };
  page.say(
    `${finding.citation}, ${version.from ?? '?'}..${version.to ?? ''} (${version.by})`,
    indent + 4,
    indent + 6,
    'dim',
  );
  for (const line of explainChain(finding, law, language)) {
    const depth = indent + 2 + (line.length - line.trimStart().length);
    page.say(line.trimStart(), depth, depth + 2, ink(line));
  }
}

function printNotices(page: Page, { screening, language }: Shown): void {
  const words = cliWords[language].screen;
  const lines = screening.notices.flatMap((notice): string[] => {
    switch (notice.kind) {
      case 'record_elsewhere':
        return [words.elsewhere];
      case 'not_understood_lines':
        return [words.notUnderstood(notice.count)];
      case 'no_law_for':
        return [words.noLaw(notice.jurisdiction)];
      case 'no_history':
        return [notice.result === 'no_cycles' ? words.noCycles : words.recordError];
      default:
        return [];
    }
  });
  if (lines.length === 0) return;
  page.heading(words.notices);
  for (const line of lines) page.say(`- ${line}`, 2, 4);
}

function printNext(page: Page, { screening, language, isWhy }: Shown): void {
  const words = cliWords[language].screen;
  const waiting = screening.findings.filter((finding) => waits(finding) && finding.missing.length > 0).length;
  const isOpen = screening.filings.length > 0;
  const lines = [
    ...(waiting > 0 ? [words.nextAsk(waiting)] : []),
    ...(isOpen ? [words.nextPacket] : []),
    ...(isWhy || screening.findings.length === 0 ? [] : [words.nextWhy]),
  ];
  if (!screening.findings.some((finding) => finding.status === 'open')) {
    page.gap();
    page.say(words.nothingOpen);
  }
  if (lines.length > 0) page.heading(words.next);
  for (const line of lines) page.say(`- ${line}`, 2, 4);
  page.gap();
  page.say(`${words.courtDecides} ${words.openMeans}`);
}
