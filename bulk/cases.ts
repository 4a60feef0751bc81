/**
 * What the charges of one court case have in common, as `records/` reads it off a sheet: a sentence is often written on
 * one count for several, and a case with a juvenile adjudication in it is a juvenile case.
 */
import type { Arrests } from './arrests.ts';
import type { ChargeBlock } from './block.ts';
import { sameBytes } from './bytes.ts';
import { outcomeIndex, recordTypeIndex } from './texts.ts';

const convicted = outcomeIndex.get('convicted') ?? 0;
const adjudicated = outcomeIndex.get('adjudicated') ?? 0;
const juvenile = recordTypeIndex.get('juvenile_adjudication') ?? 0;

/**
 * Completes the proven charges of a person: a missing sentence is that of the next proven count of the case, else of the
 * one before. `arrests`: the charges of this person by arrest.
 */
export function shareInCases(
  bytes: Uint8Array,
  block: ChargeBlock,
  first: number,
  end: number,
  arrests: Arrests,
): void {
  const { outcome, sentence } = block;
  const own = ownSentences(sentence, first, end);
  for (let at = first; at < end; at += 1) {
    if (arrests.sizeOf(at - first) === 1) continue;
    const ended = outcome[at];
    if (ended === adjudicated) markJuvenile(bytes, block, first, end, at);
    if ((ended === convicted || ended === adjudicated) && own[at - first] === 0)
      sentence[at] = nearSentence(bytes, block, own, first, end, at);
  }
}

let kept = new Int32Array(256);

/** What stands on each charge itself, kept apart while others are completed. */
function ownSentences(sentence: Int32Array, first: number, end: number): Int32Array {
  if (end - first > kept.length) kept = new Int32Array(2 * (end - first));
  for (let at = first; at < end; at += 1) kept[at - first] = sentence[at] ?? 0;
  return kept;
}

function nearSentence(
  bytes: Uint8Array,
  block: ChargeBlock,
  own: Int32Array,
  first: number,
  end: number,
  at: number,
): number {
  const gives = (other: number): boolean =>
    own[other - first] !== 0 &&
    (block.outcome[other] === convicted || block.outcome[other] === adjudicated) &&
    isOneCase(bytes, block, at, other);
  for (let other = at + 1; other < end; other += 1) if (gives(other)) return own[other - first] ?? 0;
  for (let other = at - 1; other >= first; other -= 1) if (gives(other)) return own[other - first] ?? 0;
  return 0;
}

/** A conviction in the case of a juvenile adjudication is one too. */
function markJuvenile(bytes: Uint8Array, block: ChargeBlock, first: number, end: number, at: number): void {
  for (let other = first; other < end; other += 1)
    if (block.outcome[other] === convicted && isOneCase(bytes, block, at, other))
      block.recordType[other] = juvenile;
}

/** The same arrest, case number and county. */
function isOneCase(bytes: Uint8Array, block: ChargeBlock, a: number, b: number): boolean {
  const { cycle, county, caseStart, caseEnd } = block;
  if (cycle[a] === -1 || cycle[a] !== cycle[b] || county[a] !== county[b]) return false;
  return sameBytes(bytes, caseStart[a] ?? 0, caseEnd[a] ?? 0, caseStart[b] ?? 0, caseEnd[b] ?? 0);
}
