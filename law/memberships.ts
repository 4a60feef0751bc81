/** From what an entry says (in, in_if, not_sure) and what each list says of attempts and conspiracies: the memberships. */
import type { z } from 'zod';
import {
  type Membership,
  type MembershipCondition,
  type Memberships,
  NO,
  NOT_SURE,
  type OffenseList,
  within,
  YES,
} from './offense.ts';
import type { Inchoate, OffenseEntry } from './offense-file.ts';
import type { Words } from './schema.ts';

/** Whether the offense is the cited one, a subdivision of it, or has it as parent. */
export function isUnder(
  offense: { cite: string; parent?: string | null | undefined },
  cite: string,
): boolean {
  return within(offense.cite, cite) || (typeof offense.parent === 'string' && within(offense.parent, cite));
}

/** A condition as the files write it, ready to use. */
export function condition(source: {
  when: string;
  is?: boolean | undefined;
  cite: string;
}): MembershipCondition {
  return { when: source.when, is: source.is ?? true, cite: source.cite };
}

function conditional(conditions: readonly MembershipCondition[]): Membership {
  const first = conditions[0];
  return first === undefined ? NO : { kind: 'if', ...first, anyOf: conditions };
}

type Say = (path: PropertyKey[], what: string, remedy: string) => void;

/** Memberships of one offense in every list of its jurisdiction; faults are told with their path within the entry. */
export function memberships(
  entry: z.infer<typeof OffenseEntry>,
  lists: readonly OffenseList[],
  felony: boolean,
  say: Say,
  conditions: Readonly<Record<string, Words>>,
): { memberships: Memberships; attempted: Memberships; conspired: Memberships } {
  const named = [
    ...(entry.in ?? []).map((list, index) => ({ list, path: ['in', index] })),
    ...(entry.in_if ?? []).map(({ list }, index) => ({ list, path: ['in_if', index, 'list'] })),
    ...(entry.not_sure ?? []).map((list, index) => ({ list, path: ['not_sure', index] })),
  ];
  const where = new Map<string, PropertyKey | undefined>();
  for (const { list, path } of named) {
    const known = lists.find((candidate) => candidate.id.endsWith(`/${list}`));
    if (known === undefined)
      say(path, `unknown list ${list}`, 'name a list of this jurisdiction from lists.yaml');
    else if (known.felonies_only === true && !felony)
      say(
        path,
        `${list} takes felonies only, and this offense is never one`,
        'correct the class or take the list out',
      );
    if (where.has(list) && (where.get(list) !== 'in_if' || path[0] !== 'in_if'))
      say(path, `${list} is given twice with different answers`, 'keep one of in, in_if, not_sure');
    where.set(list, path[0]);
  }
  for (const [index, when] of (entry.in_if ?? []).entries())
    if (!(when.when in conditions))
      say(
        ['in_if', index, 'when'],
        `unknown condition ${when.when}`,
        'use a condition that lists.yaml names',
      );
  const complete: Record<string, Membership> = {};
  const attempted: Record<string, Membership> = {};
  const conspired: Record<string, Membership> = {};
  for (const list of lists) {
    const name = list.id.slice(list.jurisdiction.length + 1);
    const whens = (entry.in_if ?? []).filter((when) => when.list === name).map((when) => condition(when));
    const base = entry.in?.includes(name)
      ? YES
      : entry.not_sure?.includes(name)
        ? NOT_SURE
        : conditional(whens);
    complete[list.id] = base;
    attempted[list.id] = inchoate(base, list.attempts, list, entry);
    conspired[list.id] = inchoate(base, list.conspiracies, list, entry);
  }
  return { memberships: complete, attempted, conspired };
}

/** What becomes of a membership when the offense was only attempted, or only agreed on. */
function inchoate(
  base: Membership,
  rule: Inchoate,
  list: OffenseList,
  entry: { cite: string; parent?: string | undefined },
): Membership {
  if (base.kind === 'no') return NO;
  const named = namedIn(rule).some((cite) => isUnder(entry, cite));
  const answer =
    typeof rule === 'string'
      ? rule
      : 'only' in rule
        ? named
          ? 'included'
          : (rule.else ?? 'not_included')
        : named
          ? (rule.else ?? 'not_included')
          : 'included';
  if (answer === 'included') return base;
  return answer === 'not_sure' ? NOT_SURE : conditional(list.anyFelonyIf);
}

/** The cites a rule about attempts or conspiracies names. */
export function namedIn(rule: Inchoate): readonly string[] {
  if (typeof rule === 'string') return [];
  return 'only' in rule ? rule.only : rule.except;
}
