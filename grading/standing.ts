/** Who already has it: for each category of a rubric, the best level any jurisdiction reaches, and the jurisdictions at it. */
import type { ReportCard } from './card.ts';
import type { Rubric } from './rubric.ts';

/** The best of one category among the cards. Only what is reached in the worst case counts as reached. */
export interface BestLevel {
  readonly category: string;
  readonly max: number;
  readonly points: number;
  readonly words: { readonly en: string; readonly es: string };
  readonly jurisdictions: readonly string[];
}

/** The best level of each category, in the rubric's order; nothing where no jurisdiction has a card. */
export function bestLevels(cards: readonly ReportCard[], rubric: Rubric): BestLevel[] {
  return rubric.categories.flatMap(({ id, max, levels }): BestLevel[] => {
    const points = Math.max(-1, ...cards.flatMap((card) => pointsIn(card, id) ?? []));
    const jurisdictions = atLevel(cards, id, points);
    const reached = cards
      .filter((card) => pointsIn(card, id) === points)
      .flatMap((card) => card.categories.find((one) => one.id === id)?.levels ?? []);
    const level = levels.find(
      (one) => one.points === points && reached.some((words) => words.en === one.words.en),
    );
    return level === undefined ? [] : [{ category: id, max, points, words: level.words, jurisdictions }];
  });
}

/** The jurisdictions that have at least so many points in a category even in the worst case. */
export function atLevel(cards: readonly ReportCard[], category: string, points: number): string[] {
  return cards
    .filter((card) => (pointsIn(card, category) ?? -1) >= points)
    .map((card) => card.jurisdiction)
    .toSorted();
}

/**
 * For each category in which `after` beats `before` in the worst case: the other jurisdictions that are already there.
 * A category in which nobody is comes with an empty list.
 */
export function peersOf(
  cards: readonly ReportCard[],
  before: ReportCard,
  after: ReportCard,
): ReadonlyMap<string, readonly string[]> {
  const others = cards.filter((card) => card.jurisdiction !== after.jurisdiction);
  return new Map(
    after.categories
      .filter(({ id, worst }) => worst > (pointsIn(before, id) ?? 0))
      .map(({ id, worst }) => [id, atLevel(others, id, worst)]),
  );
}

const pointsIn = (card: ReportCard, category: string): number | undefined =>
  card.categories.find((one) => one.id === category)?.worst;
