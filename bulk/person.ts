/** What the charges of one person say of each other, looked at once before each is answered. */
import { Arrests } from './arrests.ts';
import type { ChargeBlock } from './block.ts';
import { shareInCases } from './cases.ts';
import { outcomeIndex } from './texts.ts';

const convicted = outcomeIndex.get('convicted') ?? 0;
const adjudicated = outcomeIndex.get('adjudicated') ?? 0;
const pending = outcomeIndex.get('pending') ?? 0;

export class PersonInBlock {
  readonly arrests = new Arrests();
  /** The day of the latest conviction; 0 where none is known. */
  latest = 0;
  isPending = false;

  /** Looks at the charges from `first` to `end`, and completes what those of one case share. */
  look(bytes: Uint8Array, block: ChargeBlock, first: number, end: number): void {
    const { outcome, outcomeDay, note, sentence } = block;
    let [latest, isPending] = [0, false];
    let [lacks, has, isJuvenile] = [false, false, false];
    for (let at = first; at < end; at += 1) {
      const ended = outcome[at] ?? 0;
      if (ended === convicted || ended === adjudicated) {
        if (sentence[at] === 0) lacks = true;
        else has = true;
        if (ended === adjudicated) isJuvenile = true;
      }
      if (note[at] === 1 || note[at] === 2) continue;
      if (ended === convicted) {
        const day = outcomeDay[at] ?? 0;
        if (day > latest) latest = day;
      } else if (ended === pending) isPending = true;
    }
    this.latest = latest;
    this.isPending = isPending;
    this.arrests.group(block, first, end);
    if (isJuvenile || (lacks && has)) shareInCases(bytes, block, first, end, this.arrests);
  }
}
