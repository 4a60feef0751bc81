/** What the classifier answers, and how memberships follow from it. */
import { type Membership, NOT_SURE, type Offense } from './offense.ts';

/** What was written around the section. */
export interface Flags {
  readonly attempt: boolean;
  readonly conspiracy: boolean;
}

/** The offense was found. */
export interface KnownOffense extends Flags {
  readonly kind: 'known';
  readonly offense: Offense;
  readonly how: 'exact' | 'subdivision_of' | 'renumbered' | 'repaired';
  readonly confidence: number;
  /** Other sections written beside it on the sheet. */
  readonly also: readonly Offense[];
  /** Offenses it might be instead: memberships hold only where these agree. */
  readonly doubts: readonly Offense[];
  readonly note: string | null;
}

/** The section leaves open which of several offenses it is. */
export interface AmbiguousOffense extends Flags {
  readonly kind: 'ambiguous';
  readonly candidates: readonly Offense[];
  readonly confidence: number;
  readonly note: string;
}

/** No offense of the catalogue. */
export interface UnknownOffense extends Flags {
  readonly kind: 'unknown';
  readonly closest: readonly Offense[];
  readonly why: string;
}

/** What a charge was found to be. */
export type Classified = KnownOffense | AmbiguousOffense | UnknownOffense;

/** Whether what was charged is on a list: `not_sure` unless every offense it may be agrees. */
export function membershipOf(classified: Classified, listId: string): Membership {
  if (classified.kind === 'unknown') return NOT_SURE;
  const offenses =
    classified.kind === 'known' ? [classified.offense, ...classified.doubts] : classified.candidates;
  let common: Membership | undefined;
  for (const offense of offenses) {
    const table = classified.conspiracy
      ? offense.conspired
      : classified.attempt
        ? offense.attempted
        : offense.memberships;
    const member = table[listId] ?? NOT_SURE;
    if (common === undefined) common = member;
    else if (!same(common, member)) return NOT_SURE;
  }
  return common ?? NOT_SURE;
}

function same(a: Membership, b: Membership): boolean {
  if (a === b) return true;
  if (a.kind !== 'if' || b.kind !== 'if') return a.kind === b.kind;
  return (
    a.anyOf.length === b.anyOf.length &&
    a.anyOf.every((one) => b.anyOf.some((two) => one.when === two.when && one.is === two.is))
  );
}
