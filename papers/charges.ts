/** Finding the charge that a hand-written reference means. */
import type { ChargeHistory } from '@nunc/records';
import type { ChargeRef } from './matter.ts';

export type Resolved =
  | { readonly charge: ChargeHistory; readonly wrong: null }
  | { readonly charge: null; readonly wrong: 'not_found' | 'ambiguous' };

/** The one charge a reference means. Where several fit and none is named more closely, it is ambiguous. */
export function resolveCharge(ref: ChargeRef, histories: readonly ChargeHistory[]): Resolved {
  const fitting = histories.filter((history) => {
    if (ref.id !== undefined && history.id !== ref.id) return false;
    if (ref.case !== undefined && plain(history.caseNumber ?? '') !== plain(ref.case)) return false;
    if (ref.arrest !== undefined && history.arrestDate !== ref.arrest) return false;
    if (ref.section !== undefined && sectionOf(history) !== plain(ref.section)) return false;
    return ref.count === undefined || countOf(history) === ref.count;
  });
  const [first, second] = fitting;
  if (first === undefined) return { charge: null, wrong: 'not_found' };
  return second === undefined ? { charge: first, wrong: null } : { charge: null, wrong: 'ambiguous' };
}

const plain = (value: string): string => value.toLowerCase().replace(/[\s\u00a7]+/g, '');
const sectionOf = (history: ChargeHistory): string => plain(`${history.code ?? ''}${history.section ?? ''}`);

/** The number of the count within its event: the last part of the charge's id. */
export function countOf(history: ChargeHistory): number | null {
  const number = /n(\d+)$/.exec(history.id)?.[1];
  return number === undefined ? null : Number(number);
}

/** A reference as a person would write it. */
export function writtenRef(ref: ChargeRef): string {
  if (ref.id !== undefined) return ref.id;
  const where = ref.case === undefined ? `arrest of ${ref.arrest ?? '?'}` : `case ${ref.case}`;
  return `${ref.section ?? '?'} in ${where}${ref.count === undefined ? '' : `, count ${ref.count}`}`;
}

/** A charge as a person would name it in the office. */
export function writtenCharge(history: ChargeHistory): string {
  const section = [history.code, history.section].filter((part) => part !== null).join(' ') || 'charge';
  return history.caseNumber === null
    ? `${section}, arrest of ${history.arrestDate ?? '?'}`
    : `${section} in case ${history.caseNumber}`;
}
