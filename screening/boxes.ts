/**
 * Cells of a grid told as few boxes: "felonies under 18" instead of a list of every felony at every age. A box takes
 * some values of each dimension; it is as large as it can be, and where it takes all values the dimension says nothing.
 */

/** For each dimension the values (by place) that the box takes, in order. */
export type Box = readonly (readonly number[])[];

/** The value of each dimension at a cell; cells are numbered with the first dimension turning fastest. */
export function valuesAt(sizes: readonly number[], cell: number): number[] {
  let rest = cell;
  return sizes.map((size) => {
    const value = rest % size;
    rest = Math.floor(rest / size);
    return value;
  });
}

/** The cells of a box. */
export function cellsIn(sizes: readonly number[], box: Box): number[] {
  let cells = [0];
  let stride = 1;
  for (const [dimension, size] of sizes.entries()) {
    const [step, values] = [stride, box[dimension] ?? []];
    cells = cells.flatMap((cell) => values.map((value) => cell + value * step));
    stride *= size;
  }
  return cells;
}

/**
 * Boxes that hold every cell of `wanted` and no cell outside `allowed`, largest first. None of them can
 * grow to hold more of them and none is held by the others together. Cells that are allowed but not wanted (such as those that cannot occur) let boxes grow.
 */
export function boxesOver(
  sizes: readonly number[],
  wanted: ReadonlySet<number>,
  allowed: (cell: number) => boolean,
): Box[] {
  const grid: Grid = { sizes, wanted, isAllowed: (cell) => wanted.has(cell) || allowed(cell) };
  const orders = permutations(sizes.map((_, dimension) => dimension));
  const left = new Set(wanted);
  const found: { readonly box: Box; readonly holds: readonly number[] }[] = [];
  for (const seed of wanted) {
    if (!left.has(seed)) continue;
    let best: { box: Box; holds: number[]; fresh: number } | null = null;
    for (const order of orders) {
      const box = grown(grid, seed, order);
      const holds = cellsIn(sizes, box).filter((cell) => wanted.has(cell));
      const fresh = holds.filter((cell) => left.has(cell)).length;
      if (best === null || fresh > best.fresh || (fresh === best.fresh && holds.length > best.holds.length))
        best = { box, holds, fresh };
    }
    if (best === null) continue;
    for (const cell of best.holds) left.delete(cell);
    found.push(best);
  }
  return withoutSpare(found)
    .toSorted((a, b) => b.holds.length - a.holds.length)
    .map(({ box }) => box);
}

interface Grid {
  readonly sizes: readonly number[];
  readonly wanted: ReadonlySet<number>;
  readonly isAllowed: (cell: number) => boolean;
}

/**
 * The box around one cell, grown along one dimension after the other until nothing can be gained: by values that bring
 * in wanted cells, and by all values that are left where none disturbs, since the dimension then says nothing.
 */
function grown({ sizes, wanted, isAllowed }: Grid, seed: number, order: readonly number[]): Box {
  const box: (readonly number[])[] = valuesAt(sizes, seed).map((value) => [value]);
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (const dimension of order) {
      const taken = box[dimension] ?? [];
      const others = Array.from({ length: sizes[dimension] ?? 0 }, (_, value) => value).filter(
        (value) => !taken.includes(value),
      );
      const free = others
        .map((value) => ({ value, cells: cellsIn(sizes, box.with(dimension, [value])) }))
        .filter(({ cells }) => cells.every(isAllowed));
      const gained =
        free.length === others.length
          ? free
          : free.filter(({ cells }) => cells.some((cell) => wanted.has(cell)));
      if (gained.length === 0) continue;
      box[dimension] = [...taken, ...gained.map(({ value }) => value)].toSorted((one, two) => one - two);
      isGrowing = true;
    }
  }
  return box;
}

/** Without boxes whose every wanted cell lies in another box too, the smallest given up first. */
function withoutSpare<T extends { readonly holds: readonly number[] }>(boxes: readonly T[]): T[] {
  const times = new Map<number, number>();
  for (const { holds } of boxes) for (const cell of holds) times.set(cell, (times.get(cell) ?? 0) + 1);
  const spare = new Set<T>();
  for (const box of boxes.toSorted((a, b) => a.holds.length - b.holds.length)) {
    if (!box.holds.every((cell) => (times.get(cell) ?? 0) > 1)) continue;
    spare.add(box);
    for (const cell of box.holds) times.set(cell, (times.get(cell) ?? 0) - 1);
  }
  return boxes.filter((box) => !spare.has(box));
}

function permutations(of: readonly number[]): number[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) =>
    permutations(of.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
