/**
 * Report cards: a law read against a rubric, point by point, with the feature and cite that earned or lost each point.
 * Where a feature is not known the card gives a range, best case and worst case, and never guesses between them.
 */
import { type Law, type Provision, versionOn } from '@nunc/law';
import type { CategoryResult, NoCard, ReportCard } from './card.ts';
import { citeOf, featureAt, type InForce, isUnverified, reliefInForce } from './features.ts';
import type { Category, FeatureCondition, Rubric } from './rubric.ts';

type Truth = 'yes' | 'no' | 'unknown';

/** Grades one jurisdiction on a day. The provision for adults with the most points in the worst case stands for it. */
export function gradeJurisdiction(law: Law, rubric: Rubric, jurisdiction: string, day: string): ReportCard {
  const { relief, undated } = reliefInForce(law, jurisdiction, day);
  const forAdults = relief.filter(({ version }) => version.features.who.adults !== false);
  if (forAdults.length === 0)
    return emptyCard(
      law,
      rubric,
      { jurisdiction, day, undated },
      relief.length === 0 ? 'no_law' : 'adults_shut_out',
    );
  // A law that clears only arrests must not stand for what the jurisdiction does about convictions.
  const main = forAdults.filter(({ version }) => version.features.reaches.conviction !== false);
  const cards = (main.length === 0 ? forAdults : main).map((one) =>
    cardOf(law, rubric, one, relief, { day, undated }),
  );
  const best = cards.reduce((one, card) => (isBetter(card, one) ? card : one));
  const others = cards.flatMap(({ provision, citation, points: { worst, best: most } }) =>
    provision === null || citation === null || provision === best.provision
      ? []
      : [{ provision, citation, worst, best: most }],
  );
  return { ...best, others };
}

/** Every jurisdiction of the law on a day, best first. */
export function gradeAll(law: Law, rubric: Rubric, day: string): ReportCard[] {
  const ids = new Set([...law.jurisdictions.keys(), ...law.provisions.map((one) => one.jurisdiction)]);
  return [...ids]
    .map((id) => gradeJurisdiction(law, rubric, id, day))
    .toSorted(
      (a, b) =>
        b.points.worst - a.points.worst ||
        b.points.best - a.points.best ||
        (a.jurisdiction < b.jurisdiction ? -1 : 1),
    );
}

/** The days from `from` on at which the grade of the jurisdiction changed, with the card of each; `from` comes first. */
export function gradeHistory(
  law: Law,
  rubric: Rubric,
  jurisdiction: string,
  from: string,
  to: string,
): ReportCard[] {
  const turns = law.provisions
    .filter((provision) => provision.jurisdiction === jurisdiction)
    .flatMap((provision) =>
      provision.versions.flatMap((version) => [
        // A law whose first day nobody knows counts from its review on (see reliefInForce).
        version.from ?? `${provision.review.checked}-01`,
        ...(version.to === null ? [] : [dayAfter(version.to)]),
      ]),
    );
  const days = new Set([from, ...turns.filter((day) => day > from && day <= to)]);
  const cards = [...days].toSorted().map((day) => gradeJurisdiction(law, rubric, jurisdiction, day));
  return cards.filter((card, index) => index === 0 || changed(card, cards[index - 1]));
}

/** The calendar day after. */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function changed(card: ReportCard, before: ReportCard | undefined): boolean {
  return (
    before === undefined ||
    card.points.worst !== before.points.worst ||
    card.points.best !== before.points.best ||
    card.noCard !== before.noCard
  );
}

function isBetter(card: ReportCard, than: ReportCard): boolean {
  return (
    card.points.worst > than.points.worst ||
    (card.points.worst === than.points.worst && card.points.best > than.points.best)
  );
}

function emptyCard(
  law: Law,
  rubric: Rubric,
  { jurisdiction, day, undated }: { jurisdiction: string; day: string; undated: readonly string[] },
  noCard: NoCard,
): ReportCard {
  const max = rubric.categories.reduce((sum, category) => sum + category.max, 0);
  const grade = noCard === 'no_law' ? 'none' : lowest(rubric);
  return {
    schema: 'nunc-report-card/1',
    rubric: rubric.id,
    jurisdiction,
    day,
    lawHash: law.hash,
    provision: null,
    citation: null,
    together: [],
    others: [],
    undated,
    noCard,
    grade: { worst: grade, best: grade },
    points: { worst: 0, best: 0, max },
    categories: [],
    flags: [],
    improvements: [],
    remains: remainingOn(law, jurisdiction, day),
  };
}

/** Everything else in force: relief for everybody, defenses, and relief for survivors that shuts out adults. */
function remainingOn(law: Law, jurisdiction: string, day: string): ReportCard['remains'] {
  return law.provisions
    .filter((one) => one.jurisdiction === jurisdiction && isInForce(one, day))
    .map(({ id, citation, kind, relief }) => ({ provision: id, citation, kind, relief }));
}

function isInForce(provision: Provision, day: string): boolean {
  const version = versionOn(provision, day);
  return version !== undefined && (version.from !== null || day >= `${provision.review.checked}-01`);
}

function cardOf(
  law: Law,
  rubric: Rubric,
  one: InForce,
  together: readonly InForce[],
  { day, undated }: { day: string; undated: readonly string[] },
): ReportCard {
  const categories = rubric.categories.map((category) => resultOf(category, one, together));
  const worst = categories.reduce((sum, result) => sum + result.worst, 0);
  const best = categories.reduce((sum, result) => sum + result.best, 0);
  return {
    schema: 'nunc-report-card/1',
    rubric: rubric.id,
    jurisdiction: one.provision.jurisdiction,
    day,
    lawHash: law.hash,
    provision: one.provision.id,
    citation: one.provision.citation,
    together: together.map(({ provision }) => provision.id),
    others: [],
    undated,
    noCard: null,
    grade: { worst: letter(rubric, worst), best: letter(rubric, best) },
    points: { worst, best, max: categories.reduce((sum, result) => sum + result.max, 0) },
    categories,
    flags: rubric.flags
      .filter((flag) => holds(flag.when, one, together) === 'yes')
      .map(({ id, words }) => ({ id, words })),
    improvements: categories
      .flatMap((result) =>
        result.improvement === null ? [] : [{ category: result.id, ...result.improvement }],
      )
      .toSorted((a, b) => b.points - a.points),
    remains: [],
  };
}

function resultOf(category: Category, one: InForce, together: readonly InForce[]): CategoryResult {
  const possible: Category['levels'] = [];
  for (const level of category.levels) {
    const value = level.when === undefined ? 'yes' : holds(level.when, one, together);
    if (value !== 'no') possible.push(level);
    if (value === 'yes') break;
  }
  const points = possible.map((level) => level.points);
  const worst = Math.min(...points);
  const top = category.levels.find((level) => level.points === category.max);
  return {
    id: category.id,
    name: category.name,
    why: category.why,
    max: category.max,
    worst,
    best: Math.max(...points),
    levels: possible.map((level) => level.words),
    evidence: category.features.map((feature) => ({
      feature,
      value: shown(featureAt(one, feature, together)),
      cite: citeOf(one, feature),
      unverified: isUnverified(one, feature),
    })),
    improvement:
      top === undefined || worst === category.max ? null : { words: top.words, points: category.max - worst },
  };
}

/** Whether a condition over features holds. A feature that is not known makes it unknown; `silent` is a value. */
export function holds(condition: FeatureCondition, one: InForce, together: readonly InForce[]): Truth {
  if ('all' in condition) return every(condition.all.map((part) => holds(part, one, together)));
  if ('any' in condition) return some(condition.any.map((part) => holds(part, one, together)));
  if ('none' in condition) return opposite(some(condition.none.map((part) => holds(part, one, together))));
  const value = featureAt(one, condition.feature, together);
  if (value === undefined) throw new Error(`there is no feature "${condition.feature}"`);
  if (value === null) return 'unknown';
  if ('is' in condition) return condition.is.some((wanted) => wanted === value) ? 'yes' : 'no';
  if (typeof value !== 'number') return 'no';
  const met = 'at_least' in condition ? value >= condition.at_least : value <= condition.at_most;
  return met ? 'yes' : 'no';
}

function every(values: readonly Truth[]): Truth {
  return values.includes('no') ? 'no' : values.includes('unknown') ? 'unknown' : 'yes';
}

function some(values: readonly Truth[]): Truth {
  return values.includes('yes') ? 'yes' : values.includes('unknown') ? 'unknown' : 'no';
}

function opposite(value: Truth): Truth {
  return value === 'yes' ? 'no' : value === 'no' ? 'yes' : 'unknown';
}

function letter(rubric: Rubric, points: number): string {
  const scale = rubric.scale.toSorted((a, b) => b.at_least - a.at_least);
  return scale.find((step) => points >= step.at_least)?.grade ?? lowest(rubric);
}

function lowest(rubric: Rubric): string {
  return rubric.scale.toSorted((a, b) => a.at_least - b.at_least)[0]?.grade ?? 'F';
}

/** A feature's value in a word, for a table. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'not known';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `${value.length}`;
  return typeof value === 'object' ? 'yes' : String(value);
}

/** The first law made for survivors that the data knows of: before its day nobody has a card. */
export function firstLaw(law: Law): { day: string; provision: string; jurisdiction: string } | null {
  const starts = law.provisions.flatMap(({ id, jurisdiction, kind, versions }) =>
    kind !== 'trafficking_specific'
      ? []
      : versions.flatMap(({ from }) => (from === null ? [] : [{ day: from, provision: id, jurisdiction }])),
  );
  return starts.toSorted((a, b) => (a.day < b.day ? -1 : 1))[0] ?? null;
}
