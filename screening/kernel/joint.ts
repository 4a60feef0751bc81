/**
 * The formulas of a word joined: one tree for all of them, each formula on a bit of its own, so that a row decides all
 * of them with the same look-ups. The tree knows only "and" and "not": "a or b" is "not (not a and not b)".
 */
import { type Formula, opposite } from './logic.ts';
import { type PackChooser, reachOf } from './packs.ts';

/** A formula on a bit. */
export interface Part {
  readonly bit: number;
  readonly formula: Formula;
}

/** Value: on `bits` the "and" of all parts and of the opposites of all children; elsewhere no. */
export interface Joint {
  readonly bits: number;
  /** By index of the pack that answers them. */
  readonly byPack: ReadonlyMap<number, readonly Part[]>;
  readonly constants: readonly Part[];
  readonly children: readonly Joint[];
}

/** Joins formulas and chooses the packs that answer them. Large ones choose first; small ones find room beside them. */
export function join(entries: readonly Part[], packs: PackChooser): Joint {
  const parts = entries.flatMap(({ bit, formula }) =>
    formula.kind === 'and' ? formula.of.map((one) => ({ bit, formula: one })) : [{ bit, formula }],
  );
  const constants = parts.filter(({ formula }) => formula.kind === 'constant');
  const reached = parts
    .filter(({ formula }) => formula.kind !== 'constant')
    .map((part) => ({ part, reach: reachOf(part.formula) }));
  const small = reached.filter(({ reach }) => packs.fits(reach));
  const large = reached.filter(({ reach }) => !packs.fits(reach));
  const byPack = new Map<number, Part[]>();
  const used = new Set<number>();
  for (const { part, reach } of small.toSorted((a, b) => b.reach.size - a.reach.size)) {
    const pack = packs.place(reach, used);
    used.add(pack);
    byPack.set(pack, [...(byPack.get(pack) ?? []), part]);
  }
  const children = slots(large.map(({ part }) => ({ ...part, formula: opposite(part.formula) })));
  return {
    bits: entries.reduce((sum, { bit }) => sum | (1 << bit), 0),
    byPack,
    constants,
    children: children.map((slot) => join(slot, packs)),
  };
}

/** Parts of different bits share a slot; those of one bit need one each. */
function slots(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  for (const part of parts) {
    const slot = found.find((one) => one.every(({ bit }) => bit !== part.bit));
    if (slot === undefined) found.push([part]);
    else slot.push(part);
  }
  return found;
}
