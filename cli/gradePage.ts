/** Report cards for a person: a table of all, one card whole, the grade over time, before and after a bill. */
import type { CategoryResult, GradesReport, ReportCard } from '@nunc/grading';
import { type Law, versionOn } from '@nunc/law';
import type { Language } from '@nunc/screening';
import { type GradeWords, gradeWords } from './gradeWords.ts';
import { jurisdictionName } from './jurisdictions.ts';
import type { Page } from './page.ts';

/** What every printed part needs. */
export interface GradeView {
  readonly page: Page;
  readonly law: Law;
  readonly language: Language;
  readonly report: GradesReport;
}

/** Whose points they are, and what they do not say. Stands over every answer. */
export function printAbout({ page, language, report }: GradeView): void {
  const words = gradeWords[language];
  const { rubric, asOf, lawHash, firstLaw } = report;
  page.say(page.ink('bold', words.title(rubric.title[language], asOf)));
  page.say(rubric.about[language], 0, 0, 'dim');
  if (!/only|solo/.test(rubric.about[language])) page.say(words.readsText, 0, 0, 'dim');
  if (!rubric.verified) page.say(words.notVerified, 0, 0, 'dim');
  page.say(words.law(lawHash.slice(0, 12)), 0, 0, 'dim');
  if (firstLaw !== null && asOf < firstLaw.day)
    page.say(words.beforeFirst(firstLaw.day, firstLaw.provision), 0, 0, 'yellow');
}

/** All cards as a table, best first. */
export function printRanking({ page, law, language, report }: GradeView): void {
  const words = gradeWords[language];
  page.gap();
  const rows = report.cards.map((card, at) => {
    const first = report.cards.findIndex((one) => isLevel(one, card));
    const place = card.noCard === null ? String((first < 0 ? at : first) + 1) : '';
    const points = card.noCard === null ? pointsOf(card, words) : '';
    return [place, nameOf(law, card, language), letterOf(card, words), points, lawOf(card, language)];
  });
  page.table([[...words.heads], ...rows], 0);
  page.gap();
  page.say(words.rangeMeans, 0, 0, 'dim');
}

const isLevel = (one: ReportCard, other: ReportCard): boolean =>
  one.points.worst === other.points.worst && one.points.best === other.points.best;

const nameOf = (law: Law, { jurisdiction }: ReportCard, language: Language): string =>
  `${jurisdiction} ${jurisdictionName(law, jurisdiction, language)}`;

function letterOf({ grade, noCard }: ReportCard, words: GradeWords): string {
  if (noCard === 'no_law') return words.noLaw;
  return grade.worst === grade.best ? grade.worst : `${grade.worst}${words.to}${grade.best}`;
}

const pointsOf = ({ points }: ReportCard, words: GradeWords): string =>
  words.points(rangeOf(points, words), points.max);

const rangeOf = (
  { worst, best }: { readonly worst: number; readonly best: number },
  words: GradeWords,
): string => (worst === best ? `${worst}` : `${worst}${words.to}${best}`);

function lawOf(card: ReportCard, language: Language): string {
  const words = gradeWords[language];
  if (card.noCard === 'adults_shut_out') return words.adults;
  const unknown = card.categories
    .filter(({ worst, best }) => worst !== best)
    .map(({ name, worst, best }) => `${name[language].toLowerCase()} (${worst}${words.to}${best})`);
  const parts = [
    card.citation ?? '',
    ...(unknown.length === 0 ? [] : [words.notKnownIn(unknown.join(', '))]),
    ...moreIn(card, words),
    ...(card.undated.length === 0 ? [] : [words.undated(card.undated.join(', '))]),
  ];
  return parts.filter((one) => one !== '').join('; ');
}

/** The other laws whose best case is above that of the law graded: nobody can rule out that they are better. */
const moreIn = ({ others, points }: ReportCard, words: GradeWords): string[] =>
  others
    .filter((one) => one.best > points.best)
    .map((one) => words.mightBeMore(one.citation, rangeOf(one, words)));

/** One card whole. */
export function printCard(view: GradeView, card: ReportCard): void {
  const { page, law, language } = view;
  const words = gradeWords[language];
  page.heading(`${nameOf(law, card, language)}: ${headline(card, words)}`);
  if (card.undated.length > 0) page.say(words.undated(card.undated.join(', ')), 2, 4, 'yellow');
  if (card.noCard !== null) {
    printNoCard(view, card);
    return;
  }
  page.say(`${card.citation} (${card.provision})`, 2, 4);
  if (card.together.length > 1) page.say(words.together(card.together.join(', ')), 2, 4);
  for (const more of moreIn(card, words)) page.say(`${more}.`, 2, 4, 'yellow');
  page.heading(words.pointByPoint);
  for (const category of card.categories) printCategory(view, category);
  page.gap();
  page.say(words.marks, 2, 2, 'dim');
  if (card.points.worst !== card.points.best) page.say(words.rangeMeans, 2, 2, 'dim');
  if (card.flags.length > 0)
    page.say(`${words.flags}: ${card.flags.map((flag) => flag.words[language]).join('; ')}.`, 2, 4);
  printImprovements(view, card);
}

const headline = (card: ReportCard, words: GradeWords): string =>
  card.noCard === null
    ? `${letterOf(card, words)}, ${pointsOf(card, words)}`
    : card.noCard === 'no_law'
      ? words.noLaw
      : `${card.grade.worst} (${words.adults})`;

function printNoCard({ page, language }: GradeView, card: ReportCard): void {
  const words = gradeWords[language];
  page.say(card.noCard === 'no_law' ? words.noLawLong(card.day) : words.adultsLong, 2, 2, 'yellow');
  if (card.remains.length === 0) {
    page.say(`${words.remains}: ${words.nothingRemains}`, 2, 4);
    return;
  }
  page.say(`${words.remains}:`, 2);
  for (const { citation, kind, relief, provision } of card.remains)
    page.say(
      `- ${citation} (${provision}): ${
        relief === 'defense'
          ? words.kind.affirmative_defense
          : `${valueIn(relief, words)}, ${words.kind[kind]}`
      }`,
      4,
      6,
    );
}

function printCategory({ page, language }: GradeView, category: CategoryResult): void {
  const words = gradeWords[language];
  const { name, worst, max, levels, evidence } = category;
  const points = words.points(rangeOf(category, words), max);
  const ink = worst === max ? 'green' : category.best === max ? 'yellow' : 'cyan';
  page.item(points, `${page.ink('bold', name[language])}: ${levelsIn(levels, language)}`, 2, 16, ink);
  for (const { feature, value, cite, unverified } of evidence)
    page.say(`${feature}: ${valueIn(value, words)}  [${cite}]${unverified ? ' (!)' : ''}`, 18, 20, 'dim');
}

const levelsIn = (levels: CategoryResult['levels'], language: Language): string =>
  levels.map((level) => level[language]).join(gradeWords[language].or);

const valueIn = (value: string, words: GradeWords): string =>
  words.values[value] ?? value.replaceAll('_', ' ');

function printImprovements({ page, language }: GradeView, card: ReportCard): void {
  const words = gradeWords[language];
  page.heading(words.improve);
  if (card.improvements.length === 0) page.say(words.nothingToImprove, 2);
  for (const { category, words: level, points } of card.improvements) {
    const name = card.categories.find((one) => one.id === category)?.name[language] ?? category;
    page.item(words.upTo(points), `${name}: ${level[language]}`, 2, 5);
  }
}

/** The grade over time, each turn with the act that made it. */
export function printHistory(view: GradeView): void {
  const { page, law, language, report } = view;
  const words = gradeWords[language];
  page.heading(words.history);
  for (const { jurisdiction, cards } of report.history ?? []) {
    page.say(page.ink('bold', `${jurisdiction} ${jurisdictionName(law, jurisdiction, language)}`), 2);
    page.table(
      cards.map((card) => [card.day, letterOf(card, words), pointsIf(card, words), turnOf(law, card, words)]),
      4,
    );
  }
}

const pointsIf = (card: ReportCard, words: GradeWords): string =>
  card.noCard === null ? pointsOf(card, words) : '';

function turnOf(law: Law, card: ReportCard, words: GradeWords): string {
  if (card.noCard === 'adults_shut_out') return words.adults;
  const counted = card.together.flatMap((id) => law.provisions.find((one) => one.id === id) ?? []);
  const undated = counted.filter(
    (one) => versionOn(one, card.day)?.from === null && card.day === `${one.review.checked}-01`,
  );
  if (undated.length > 0) return words.countedFromReview(undated.map((one) => one.id).join(', '));
  const provision = counted.find((one) => one.id === card.provision);
  const version = provision === undefined ? undefined : versionOn(provision, card.day);
  return version === undefined ? '' : `${card.citation} (${version.by})`;
}

/** Before and after a bill, point by point. */
export function printWith(view: GradeView, before: ReportCard, after: ReportCard): void {
  const { page, law, language } = view;
  const words = gradeWords[language];
  page.heading(nameOf(law, after, language));
  page.item(words.today, headline(before, words), 2, 18);
  page.item(words.with, headline(after, words), 2, 18);
  const old = new Map(before.categories.map((category) => [category.id, category]));
  const changed = after.categories.filter((category) => isChanged(old.get(category.id), category));
  const same = after.categories.filter((category) => !changed.includes(category));
  if (changed.length === 0) {
    page.say(words.changesNothing, 2, 2, 'yellow');
    return;
  }
  for (const category of changed) {
    const was = old.get(category.id);
    const points = `${was === undefined ? 0 : rangeOf(was, words)} -> ${rangeOf(category, words)}`;
    page.item(points, page.ink('bold', `${category.name[language]} (${category.max})`), 2, 16, 'green');
    page.say(`- ${was === undefined ? words.none : levelsIn(was.levels, language)}`, 18, 20, 'red');
    page.say(`+ ${levelsIn(category.levels, language)}`, 18, 20, 'green');
  }
  if (same.length > 0)
    page.say(words.unchanged(same.map((one) => one.name[language]).join('; ')), 2, 4, 'dim');
  printImprovements(view, after);
}

const isChanged = (was: CategoryResult | undefined, is: CategoryResult): boolean =>
  was === undefined ||
  JSON.stringify([was.worst, was.best, was.levels]) !== JSON.stringify([is.worst, is.best, is.levels]);
