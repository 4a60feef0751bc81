import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOver, cellsIn } from './boxes.ts';

/** A grid, and what of each cell: wanted, allowed, or neither. */
const drawn = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).chain((sizes) => {
  const count = sizes.reduce((product, size) => product * size, 1);
  const kind = fc.constantFrom('wanted', 'wanted', 'allowed', 'neither');
  return fc.record({
    sizes: fc.constant(sizes),
    kinds: fc.array(kind, { minLength: count, maxLength: count }),
  });
});

describe('cells told as boxes', () => {
  it('drops what does not matter', () => {
    // Three values by two: all of the second row, and the middle column.
    expect(boxesOver([3, 2], new Set([1, 3, 4, 5]), () => false)).toEqual([
      [[0, 1, 2], [1]],
      [[1], [0, 1]],
    ]);
    // What cannot occur does not disturb "the whole first column", and is not told where it adds nothing.
    expect(boxesOver([2, 2], new Set([0]), (cell) => cell === 2)).toEqual([[[0], [0, 1]]]);
    expect(boxesOver([3, 1], new Set([0]), (cell) => cell === 1)).toEqual([[[0], [0]]]);
  });

  it('holds every wanted cell and no forbidden one, in boxes that neither grow nor can be spared', () => {
    fc.assert(
      fc.property(drawn, ({ sizes, kinds }) => {
        const wanted = new Set(kinds.flatMap((kind, cell) => (kind === 'wanted' ? [cell] : [])));
        const boxes = boxesOver(sizes, wanted, (cell) => kinds[cell] === 'allowed');
        const held = boxes.map((box) => cellsIn(sizes, box));
        const all = new Set(held.flat());
        expect([...wanted].filter((cell) => !all.has(cell))).toEqual([]);
        expect([...all].filter((cell) => kinds[cell] === 'neither')).toEqual([]);
        for (const [index, box] of boxes.entries()) {
          const others = new Set(held.flatMap((cells, at) => (at === index ? [] : cells)));
          expect(held[index]?.some((cell) => wanted.has(cell) && !others.has(cell))).toBe(true);
          for (const [dimension, size] of sizes.entries())
            for (let value = 0; value < size; value += 1) {
              if (box[dimension]?.includes(value)) continue;
              const slab = cellsIn(
                sizes,
                box.map((values, at) => (at === dimension ? [value] : values)),
              );
              const isFree = slab.every((cell) => kinds[cell] !== 'neither');
              expect(isFree && slab.some((cell) => wanted.has(cell))).toBe(false);
            }
        }
      }),
      { numRuns: 300 },
    );
  });
});
