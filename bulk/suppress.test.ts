import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenIn, leastShown } from './suppress.ts';

/** A table as it is published: `null` is held back. */
function shownOf(counts: readonly (readonly number[])[]): (number | null)[][] {
  const hidden = hiddenIn(counts);
  return counts.map((row, nth) =>
    row.map((count, column) => (hidden[nth]?.[column] === true ? null : count)),
  );
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 500 })), {
        minLength: width,
        maxLength: width,
      }),
      { minLength: rows, maxLength: rows },
    ),
  );

describe('small counts', () => {
  it('are never shown, and no other count is changed', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        for (const [row, shown] of shownOf(counts).entries())
          for (const [column, count] of shown.entries()) {
            if (count === null) continue;
            expect(count).toBe(counts[row]?.[column]);
            expect(count === 0 || count >= leastShown).toBe(true);
          }
      }),
    );
  });

  it('are never the only ones hidden in a row or a column, for its total would tell them', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const shown = shownOf(counts);
        const columns = (shown[0] ?? []).map((_, column) => shown.map((row) => row[column] ?? null));
        for (const line of [...shown, ...columns]) {
          const hidden = line.filter((count) => count === null).length;
          if (line.length > 1) expect(hidden).not.toBe(1);
        }
      }),
    );
  });

  it('hide nothing where nothing is small', () => {
    expect(
      shownOf([
        [11, 0],
        [200, 30],
      ]),
    ).toEqual([
      [11, 0],
      [200, 30],
    ]);
  });
});
