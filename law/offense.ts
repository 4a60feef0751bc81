/**
 * What the catalogue knows, as plain data with functions: offenses, lists, memberships. Membership is three-valued with
 * conditions: `yes`, `no`, `not_sure`, or `if` a fact about the charge holds. A list nobody has told us about is
 * `not_sure`, never `no`.
 */
import type { ListEntry, ListsFile, OffenseClass } from './offense-file.ts';
import type { Words } from './schema.ts';

/** A fact about the charge that decides a membership: it counts when the fact `when` equals `is`. */
export interface MembershipCondition {
  readonly when: string;
  readonly is: boolean;
  readonly cite: string;
}

/** Whether an offense is on a list. `if`: a member when any of `anyOf` holds; the first of them is repeated in `when`, `is`, `cite`. */
export type Membership =
  | { readonly kind: 'yes' | 'no' | 'not_sure' }
  | ({ readonly kind: 'if'; readonly anyOf: readonly MembershipCondition[] } & MembershipCondition);

/** A span of days, both ends included; null is an open end. */
export interface DaySpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** How grave an offense was over a span of days, and the act that made it so. */
export interface DatedClass extends DaySpan {
  readonly is: OffenseClass;
  readonly by: string | null;
}

/** Memberships by full list id, for every list of the offense's jurisdiction. */
export type Memberships = Readonly<Record<string, Membership>>;

/** The crime that a statute defines. */
export interface Offense {
  readonly id: string;
  readonly jurisdiction: string;
  readonly code: string;
  readonly section: string;
  readonly cite: string;
  readonly title: Words;
  readonly classes: readonly DatedClass[];
  readonly grade: string | null;
  readonly nibrs: string;
  readonly memberships: Memberships;
  /** The same for an attempt at the offense, and for a conspiracy to commit it. */
  readonly attempted: Memberships;
  readonly conspired: Memberships;
  readonly parent: string | null;
  readonly inForce: DaySpan;
  readonly formerly: readonly string[];
  readonly aliases: readonly string[];
  readonly note: string | null;
  readonly sure: 'high' | 'medium' | 'low';
}

/** An old number of one offense, or of several. */
export interface Renumbering {
  readonly jurisdiction: string;
  readonly cite: string;
  readonly to: readonly string[];
  readonly from: string | null;
  readonly note: string | null;
}

/** A list with its conditions ready to use. */
export type OffenseList = Omit<ListEntry, 'any_felony_if'> & {
  readonly jurisdiction: string;
  readonly anyFelonyIf: readonly MembershipCondition[];
};

/** How a jurisdiction's sheets write codes, attempts and conspiracies. */
export type JurisdictionSpelling = ListsFile['jurisdictions'][string];

/** Everything the offense files say. */
export interface Catalogue {
  readonly offenses: readonly Offense[];
  readonly renumberings: readonly Renumbering[];
  readonly lists: ReadonlyMap<string, OffenseList>;
  readonly conditions: ReadonlyMap<string, Words>;
  readonly nibrs: ReadonlyMap<string, Words>;
  readonly words: ReadonlyMap<string, string>;
  readonly jurisdictions: ReadonlyMap<string, JurisdictionSpelling>;
}

export const YES: Membership = { kind: 'yes' };
export const NO: Membership = { kind: 'no' };
export const NOT_SURE: Membership = { kind: 'not_sure' };

/** Whether the completed offense is on the list; a list this catalogue does not have is `not_sure`. */
export function membership(offense: Offense, listId: string): Membership {
  return offense.memberships[listId] ?? NOT_SURE;
}

/** Settles an `if` with what is known about the charge: `yes`, `no`, or `not_sure` while a needed fact is missing. */
export function settle(
  member: Membership,
  facts: Readonly<Record<string, boolean | undefined>>,
): 'yes' | 'no' | 'not_sure' {
  if (member.kind !== 'if') return member.kind;
  let answer: 'no' | 'not_sure' = 'no';
  for (const condition of member.anyOf) {
    const fact = facts[condition.when];
    if (fact === condition.is) return 'yes';
    if (fact === undefined) answer = 'not_sure';
  }
  return answer;
}

/** How grave the law made the offense on a day, or null where the catalogue does not say. */
export function classOn(offense: Offense, day: string): OffenseClass | null {
  return offense.classes.find((dated) => holdsOn(dated, day))?.is ?? null;
}

/** Whether a span holds a day. */
export function holdsOn(span: DaySpan, day: string): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day <= span.to);
}

/** Splits a cite into code and section: `18 USC 1341` -> `18 USC`, `1341`; without a space there is no code. */
export function splitCite(cite: string): { code: string; section: string } {
  const at = cite.lastIndexOf(' ');
  if (at < 0) return { code: '', section: cite };
  return { code: cite.slice(0, at), section: cite.slice(at + 1) };
}

/** Whether `cite` is `group` itself or one of its subdivisions. */
export function within(cite: string, group: string): boolean {
  return cite === group || cite.startsWith(`${group}(`);
}
