/**
 * Small counts are held back wherever a table may leave the house: a count below eleven could point at a person. Since
 * totals are shown, more counts are held back until none of those hidden can be worked out from what is shown.
 */

/** Counts below this are held back. */
export const leastShown = 11;

const isSmall = (count: number): boolean => count > 0 && count < leastShown;

/**
 * Which counts of one line are hidden whose total is known: the small ones and those that are hidden elsewhere (`also`),
 * and as many more as make at least two, together at least eleven.
 */
export function hiddenInLine(counts: readonly number[], also: readonly boolean[] = []): boolean[] {
  const hidden = counts.map((count, at) => isSmall(count) || also[at] === true);
  const order = counts
    .map((count, at) => ({ at, weight: count === 0 ? Number.POSITIVE_INFINITY : count }))
    .sort((a, b) => a.weight - b.weight);
  const sum = (): number => counts.reduce((total, count, at) => total + (hidden[at] === true ? count : 0), 0);
  for (const { at } of order) {
    const many = hidden.filter(Boolean).length;
    if (many === 0 || (many > 1 && sum() >= leastShown)) break;
    hidden[at] = true;
  }
  return hidden;
}

/** The same for a table whose totals of both kinds are known. */
export function hiddenIn(
  counts: readonly (readonly number[])[],
  also: readonly (readonly boolean[])[] = [],
): boolean[][] {
  const hidden = counts.map((row, nth) => row.map((count, at) => isSmall(count) || also[nth]?.[at] === true));
  const width = counts[0]?.length ?? 0;
  const rows = counts.length;
  const isHidden = (row: number, column: number): boolean => hidden[row]?.[column] === true;
  const countAt = (row: number, column: number): number => counts[row]?.[column] ?? 0;
  const hide = (row: number, column: number): void => {
    const own = hidden[row];
    if (own !== undefined) own[column] = true;
  };
  const line = (isRow: boolean, nth: number): { row: number; column: number }[] =>
    Array.from({ length: isRow ? width : rows }, (_, at) =>
      isRow ? { row: nth, column: at } : { row: at, column: nth },
    );
  /** Hides the smallest count of a line that is still shown; a zero only where nothing else is left. */
  const hideOneMore = (isRow: boolean, nth: number): boolean => {
    const shown = line(isRow, nth).filter(({ row, column }) => !isHidden(row, column));
    const weight = ({ row, column }: { row: number; column: number }) => {
      const count = countAt(row, column);
      return count === 0 ? Number.POSITIVE_INFINITY : count;
    };
    const [next] = shown.sort((a, b) => weight(a) - weight(b));
    if (next === undefined) return false;
    hide(next.row, next.column);
    return true;
  };
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const isRow of [true, false])
      for (let nth = 0; nth < (isRow ? rows : width); nth += 1) {
        const own = line(isRow, nth).filter(({ row, column }) => isHidden(row, column));
        const sum = own.reduce((total, { row, column }) => total + countAt(row, column), 0);
        if (own.length > 0 && (own.length === 1 || sum < leastShown))
          isChanged = hideOneMore(isRow, nth) || isChanged;
      }
    for (const { row, column } of givenAway(hidden)) {
      const more = hideOneMore(true, row);
      isChanged = hideOneMore(false, column) || more || isChanged;
    }
  }
  return hidden;
}

/**
 * Hidden counts that lie on no closed path: as lines between the rows and the columns of the table, those whose removal
 * parts what they join.
 */
function givenAway(hidden: readonly (readonly boolean[])[]): { row: number; column: number }[] {
  const rows = hidden.length;
  const width = hidden[0]?.length ?? 0;
  const neighbors = (node: number): number[] =>
    node < rows
      ? (hidden[node] ?? []).flatMap((is, column) => (is ? [rows + column] : []))
      : hidden.flatMap((row, nth) => (row[node - rows] === true ? [nth] : []));
  const order = new Int32Array(rows + width).fill(-1);
  const low = new Int32Array(rows + width);
  const bridges: { row: number; column: number }[] = [];
  let time = 0;
  for (let root = 0; root < rows + width; root += 1) {
    if (order[root] !== -1) continue;
    const stack = [{ node: root, from: -1, next: neighbors(root) }];
    order[root] = low[root] = time++;
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top === undefined) break;
      const to = top.next.pop();
      if (to === undefined) {
        stack.pop();
        if (top.from < 0) continue;
        low[top.from] = Math.min(low[top.from] ?? 0, low[top.node] ?? 0);
        if ((low[top.node] ?? 0) > (order[top.from] ?? 0)) {
          const row = Math.min(top.node, top.from);
          bridges.push({ row, column: Math.max(top.node, top.from) - rows });
        }
      } else if (to !== top.from) {
        if (order[to] === -1) {
          order[to] = low[to] = time++;
          stack.push({ node: to, from: top.node, next: neighbors(to) });
        } else low[top.node] = Math.min(low[top.node] ?? 0, order[to] ?? 0);
      }
    }
  }
  return bridges;
}
