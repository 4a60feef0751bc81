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
    const ended = outcome[at];
    if (ended !== adjudicated && ended !== convicted) continue;
    const charge = at - first;
    if (arrests.before(charge) === -1 && arrests.after(charge) === -1) continue;
    if (ended === convicted && isJuvenileCase(bytes, block, first, charge, arrests))
      block.recordType[at] = juvenile;
    if (own[charge] === 0) sentence[at] = nearSentence(bytes, block, own, first, charge, arrests);
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
  charge: number,
  arrests: Arrests,
): number {
  const gives = (other: number): boolean =>
    own[other] !== 0 &&
    (block.outcome[first + other] === convicted || block.outcome[first + other] === adjudicated) &&
    isOneCase(bytes, block, first + charge, first + other);
  for (let other = arrests.after(charge); other !== -1; other = arrests.after(other))
    if (gives(other)) return own[other] ?? 0;
  for (let other = arrests.before(charge); other !== -1; other = arrests.before(other))
    if (gives(other)) return own[other] ?? 0;
  return 0;
}

/** Whether a juvenile adjudication is of the same case: then a conviction in it is one too. */
function isJuvenileCase(
  bytes: Uint8Array,
  block: ChargeBlock,
  first: number,
  charge: number,
  arrests: Arrests,
): boolean {
  const isOne = (other: number): boolean =>
    block.outcome[first + other] === adjudicated && isOneCase(bytes, block, first + charge, first + other);
  for (let other = arrests.after(charge); other !== -1; other = arrests.after(other))
    if (isOne(other)) return true;
  for (let other = arrests.before(charge); other !== -1; other = arrests.before(other))
    if (isOne(other)) return true;
  return false;
}

/** The same case number and county; they are of one arrest already. */
function isOneCase(bytes: Uint8Array, block: ChargeBlock, a: number, b: number): boolean {
  const { county, caseStart, caseEnd } = block;
  if (county[a] !== county[b]) return false;
  return sameBytes(bytes, caseStart[a] ?? 0, caseEnd[a] ?? 0, caseStart[b] ?? 0, caseEnd[b] ?? 0);
}
