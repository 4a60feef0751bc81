/**
 * Which counts of a summary are held back, looked at over all of its tables at once: the same charges stand in several, so
 * that what one table hides could be worked out from another.
 *
 * Each table of a dimension is made safe against a reader who knows all of its totals. What is hidden in the totals is tied
 * to the tables: wherever a total is hidden, one may think of it as one more or one less, and of every table below with it.
 */
import { hiddenIn, hiddenInLine } from './suppress.ts';

const kinds = [0, 1, 2, 3] as const;

/** Hidden standings, and hidden moves by standing before: four of each. */
export interface HeldBack {
  readonly standings: readonly boolean[];
  readonly moves: readonly (readonly boolean[])[];
}

/** Sixteen counts by standing before and after, as moves by standing before, and their sums. */
const movesOf = (counts: readonly number[]): number[][] =>
  kinds.map((before) => kinds.map((after) => counts[before * 4 + after] ?? 0));
const sumsOf = (moves: readonly (readonly number[])[]): number[] =>
  moves.map((own) => own.reduce((sum, count) => sum + count, 0));

/** The place of the largest count, of those that may be taken. */
function largest(counts: readonly number[], may: (at: number) => boolean = () => true): number {
  let best = -1;
  for (const [at, count] of counts.entries())
    if (may(at) && (best < 0 || count > (counts[best] ?? 0))) best = at;
  return best;
}

/** What is held back of the totals. */
export function heldBackOfAll(counts: readonly number[]): HeldBack {
  const moves = movesOf(counts);
  const standings = hiddenInLine(sumsOf(moves));
  return {
    standings,
    moves: moves.map((own, before) => {
      const main = largest(own);
      return hiddenInLine(
        own,
        own.map((_, at) => standings[before] === true && at === main),
      );
    }),
  };
}

/** What is held back of the rows of one dimension, where that much is held back of the totals. */
export function heldBackOf(
  rows: readonly (readonly number[])[],
  all: readonly number[],
  total: HeldBack,
): HeldBack[] {
  if (rows.length === 1) return [total];
  const moves = rows.map(movesOf);
  const totals = movesOf(all);
  const standings = tied(moves.map(sumsOf), sumsOf(totals), total.standings, []);
  const byBefore = kinds.map((before) => {
    const own = moves.map((row) => row[before] ?? []);
    const wholly = total.moves[before] ?? [];
    const main = mainOf(totals[before] ?? [], wholly);
    // A standing that is hidden hides its main move: else it were the sum of its moves.
    const also = rows.map((_, nth) => kinds.map((at) => standings[nth]?.[before] === true && at === main));
    return tied(own, totals[before] ?? [], wholly, also);
  });
  return rows.map((_, nth) => ({
    standings: standings[nth] ?? [],
    moves: byBefore.map((own) => own[nth] ?? []),
  }));
}

/** The largest of the hidden columns; where none is hidden, the largest. */
const mainOf = (totals: readonly number[], hidden: readonly boolean[]): number =>
  largest(totals, (at) => hidden.includes(true) === (hidden[at] === true));

/**
 * A table in which the columns whose totals are hidden hang together by hidden counts, so that what one total has more
 * another may have less.
 */
function tied(
  counts: readonly (readonly number[])[],
  totals: readonly number[],
  hiddenTotals: readonly boolean[],
  also: readonly (readonly boolean[])[],
): boolean[][] {
  const main = mainOf(totals, hiddenTotals);
  const forced = counts.map((row, nth) => row.map((_, at) => also[nth]?.[at] === true));
  for (const [column, isHidden] of hiddenTotals.entries()) {
    if (!isHidden || column === main) continue;
    const row = forced[largest(counts.map((own) => own[column] ?? 0))];
    if (row === undefined) continue;
    row[column] = true;
    row[main] = true;
  }
  return hiddenIn(counts, forced);
}
