/** Charges that stand in a comment: `CNT 01 CHRG-594(A) PC VANDALISM`, `CHRG-3 ADD CNTS OF 459 PC`. */

import { setCharge } from './charge.ts';
import { type ChargeText, chargeText } from './classify.ts';
import { maxRange } from './count.ts';
import { type ChargeDraft, type EventDraft, newCharge } from './draft.ts';
import { confidence, type Line, type Reading } from './line.ts';
import { vocabulary } from './vocabulary.ts';

export interface CommentCharge {
  /** The count that the comment names, or `null` for the one it stands under. */
  readonly count: number | null;
  readonly charge: ChargeText | null;
  /** How many more counts of the charge the comment adds. */
  readonly added: number;
}

/** Reads a comment (upper case, without `COM:`) for a charge; `null` when it names none. */
export function readCommentCharge(text: string): CommentCharge | null {
  const at = text.indexOf(vocabulary.commentCharge);
  if (at < 0) return null;
  const named = /^CNTS? ?([0-9]{1,3})/.exec(text);
  const count = named === null ? null : Number(named[1]);
  const body = text.slice(at + vocabulary.commentCharge.length).replace(/^[-:;. ]+/, '');
  const more = /^([0-9]{1,2}) /.exec(body);
  if (more !== null && body.startsWith(vocabulary.addedCounts, more[0].length)) {
    const rest = body.slice(more[0].length + vocabulary.addedCounts.length).trim();
    return { count, charge: chargeText(rest), added: Math.min(Number(more[1]), maxRange) };
  }
  const charge = chargeText(body);
  return charge === null ? null : { count, charge, added: 0 };
}

/** Most counts that the comments of one event are believed to add. */
const maxAdded = 200;

/** The charges that an event's comments name, applied when the event is whole: a comment may name a later count. */
export class CommentCharges {
  readonly #found: { line: Line; charge: ChargeDraft; found: CommentCharge }[] = [];

  add(line: Line, charge: ChargeDraft, found: CommentCharge): void {
    this.#found.push({ line, charge, found });
  }

  apply(reading: Reading, draft: EventDraft): void {
    if (this.#found.length === 0) return;
    const byNumber = new Map<number, ChargeDraft>();
    for (const charge of draft.charges) {
      for (const { value } of charge.numbers) if (!byNumber.has(value)) byNumber.set(value, charge);
    }
    const added = new Map<ChargeDraft, ChargeDraft[]>();
    let left = maxAdded;
    for (const { line, charge: own, found } of this.#found) {
      const named = found.count === null ? own : byNumber.get(found.count);
      if (named === undefined) continue;
      if (found.added > 0) {
        const more = Math.min(found.added, left);
        left -= more;
        added.set(named, [...(added.get(named) ?? []), ...addedCounts(reading, line, named, found, more)]);
      } else if (named.section === null && found.charge !== null) {
        setCharge(reading, line, named, found.charge, confidence.printed);
        named.flags.add('charge_from_comment');
      }
    }
    if (added.size > 0)
      draft.charges = draft.charges.flatMap((charge) => [charge, ...(added.get(charge) ?? [])]);
  }
}

/** `CHRG-3 ADD CNTS OF ...`: that many more counts of the charge. */
function addedCounts(reading: Reading, line: Line, first: ChargeDraft, found: CommentCharge, more: number) {
  const { code, section, description, chargedAs, dispositions } = first;
  return Array.from({ length: more }, (): ChargeDraft => {
    const charge = {
      ...newCharge(),
      code,
      section,
      description,
      chargedAs,
      dispositions,
      flags: new Set(first.flags),
    };
    if (found.charge !== null) setCharge(reading, line, charge, found.charge, confidence.repaired);
    charge.flags.add('charge_from_comment').add('expanded_from_range');
    return charge;
  });
}
