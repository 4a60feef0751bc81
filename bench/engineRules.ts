/**
 * The law in a form that any two-valued rule library can hold. Each provision becomes two conditions: one for "surely
 * met", one for "may be met"; not known is a value like any other. Days are numbers, each with the least and the most
 * it may be.
 */
import { type Condition, membershipOf } from '@nunc/law';
import { explainRow, type Row, readOffense, type Status } from '@nunc/screening';
import type { Job } from './engineJob.ts';

export type Rule =
  | { readonly kind: 'in' | 'not_in'; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: 'at_least' | 'at_most'; readonly fact: string; readonly value: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Rule[] };

/** What a rule is over: texts and numbers by name. */
export type Facts = Readonly<Record<string, string | number>>;

export interface RuleBook {
  /** Two rules for each provision. */
  readonly rules: readonly { readonly surely: Rule; readonly maybe: Rule }[];
  /** A row as facts, under names that any language takes. */
  factsOf(row: Row): Facts;
}

const unknown = 'unknown';
const never: Rule = { kind: 'any', of: [] };
const always: Rule = { kind: 'all', of: [] };

/** Both sides of a condition. */
interface Pair {
  readonly surely: Rule;
  readonly maybe: Rule;
}

export function statusOf(surely: boolean, maybe: boolean): Status {
  return surely ? 'open' : maybe ? 'undecided' : 'closed';
}

/** Writes the rules of the job; `rows` say which offense values there are. */
export function writeRules(job: Job, rows: readonly Row[]): RuleBook {
  const { layout } = job;
  const at = new Map(layout.columns.map((column, index) => [column.id, index]));
  const offenseAt = at.get('offense') ?? -1;
  const offenses = [...new Set(rows.map((row) => row[offenseAt] ?? null))];
  const names = layout.columns.map((_, index) => `f${index}`);
  const nameOf = (fact: string, provision: string): string => {
    const index = at.get(fact) ?? at.get(`${fact}@${provision}`);
    const name = index === undefined ? undefined : names[index];
    if (name === undefined) throw new Error(`no column for ${fact}`);
    return name;
  };
  const pairOf = (condition: Condition, provision: string): Pair => {
    if ('of' in condition) {
      const of = condition.of.map((part) => pairOf(part, provision));
      const kind = condition.kind === 'all' ? 'all' : 'any';
      const joined = {
        surely: group(
          kind,
          of.map((one) => one.surely),
        ),
        maybe: group(
          kind,
          of.map((one) => one.maybe),
        ),
      };
      return condition.kind === 'none' ? { surely: not(joined.maybe), maybe: not(joined.surely) } : joined;
    }
    if (condition.kind === 'law_unknown') return { surely: condition.blocks ? never : always, maybe: always };
    if (condition.kind === 'test') return testPair(condition, nameOf(condition.fact, provision), job.asOf);
    return offensePair(job, condition, offenses, nameOf('offense', provision), (fact) =>
      nameOf(fact, provision),
    );
  };
  return {
    rules: layout.provisions.map(({ provision, version }) => pairOf(version.condition, provision.id)),
    factsOf: (row) => {
      const facts: Record<string, string | number> = {};
      for (const [index, column] of layout.columns.entries()) {
        const [value, name] = [row[index] ?? null, names[index] ?? ''];
        if (column.type === 'day') {
          const [least, most] = daySpanOf(value);
          facts[`${name}_least`] = least;
          facts[`${name}_most`] = most;
        } else if (column.type === 'number') {
          const [least = Number.NaN, most = least] = value?.split('..').map(Number) ?? [-1000, 1000];
          facts[`${name}_least`] = least;
          facts[`${name}_most`] = most;
        } else facts[name] = value ?? unknown;
      }
      return facts;
    },
  };
}

/** The first and last day a text may be, as numbers; a day that is not known may be any. */
function daySpanOf(value: string | null): readonly [number, number] {
  if (value === null) return [0, 99_999_999];
  const [year = '', month, date] = value.split('-');
  const last =
    month === undefined
      ? '1231'
      : month + String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
  const whole = Number(year + (month ?? '') + (date ?? ''));
  if (date !== undefined) return [whole, whole];
  return [Number(`${year}${month ?? '01'}01`), Number(year + last)];
}

const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

function testPair({ test }: Extract<Condition, { kind: 'test' }>, name: string, asOf: string): Pair {
  const [least, most] = [`${name}_least`, `${name}_most`];
  const before = (day: number): Pair => ({
    surely: { kind: 'at_most', fact: most, value: day },
    maybe: { kind: 'at_most', fact: least, value: day },
  });
  switch (test.op) {
    case 'in': {
      const values = test.values.filter((one) => !test.lawSilentOn.includes(one));
      return {
        surely: { kind: 'in', fact: name, values },
        maybe: { kind: 'in', fact: name, values: [...values, ...test.lawSilentOn, unknown] },
      };
    }
    case 'not_in':
      return {
        surely: { kind: 'not_in', fact: name, values: [...test.values, unknown] },
        maybe: { kind: 'not_in', fact: name, values: test.values },
      };
    case 'at_least':
      return {
        surely: { kind: 'at_least', fact: least, value: test.amount },
        maybe: { kind: 'at_least', fact: most, value: test.amount },
      };
    case 'at_most':
      return before(test.amount);
    case 'on_or_after':
      return {
        surely: { kind: 'at_least', fact: least, value: dayNumber(test.day) },
        maybe: { kind: 'at_least', fact: most, value: dayNumber(test.day) },
      };
    case 'on_or_before':
      return before(dayNumber(test.day));
    case 'years_since': {
      const since = new Date(`${asOf}T00:00:00Z`);
      since.setUTCMonth(since.getUTCMonth() - Math.round(test.years * 12));
      return before(dayNumber(since.toISOString().slice(0, 10)));
    }
  }
}

type OffenseLeaf = Extract<Condition, { kind: 'offense_in' | 'section_in' }>;

/** Lists become the offense values that are on them; a membership that hangs on facts, those values and the facts. */
function offensePair(
  job: Job,
  condition: OffenseLeaf,
  offenses: readonly (string | null)[],
  name: string,
  nameOf: (fact: string) => string,
): Pair {
  const surely: string[] = [];
  const maybe: string[] = [];
  const hanging = new Map<
    string,
    { values: string[]; facts: readonly (readonly [string, string])[]; isKnown: boolean }
  >();
  for (const offense of offenses) {
    const value = offense ?? unknown;
    const on =
      condition.kind === 'offense_in'
        ? membershipOf(readOffense(offense, job.law.catalogue).offense, condition.list)
        : null;
    const allegations =
      condition.kind === 'offense_in' ? (job.law.catalogue.lists.get(condition.list)?.anyFelonyIf ?? []) : [];
    const facts = on?.kind === 'if' ? on.anyOf : on?.kind === 'no' ? allegations : [];
    if (facts.length > 0) {
      const told = facts.map(({ when, is }) => [nameOf(when), is ? 'yes' : 'no'] as const);
      // An allegation beside the offense counts only where it is known.
      const isKnown = on?.kind === 'no';
      const key = JSON.stringify([told, isKnown]);
      const same = hanging.get(key) ?? { values: [], facts: told, isKnown };
      same.values.push(value);
      hanging.set(key, same);
      continue;
    }
    const truth = leafTruth(job, condition, offense);
    if (truth === 'open') surely.push(value);
    if (truth !== 'closed') maybe.push(value);
  }
  const values = offenses.map((one) => one ?? unknown);
  const more = [...hanging.values()].map(({ values: own, facts, isKnown }): Pair => {
    const any = (others: readonly string[]) =>
      group(
        'any',
        facts.map(([fact, value]): Rule => ({ kind: 'in', fact, values: [value, ...others] })),
      );
    const is = shorter(name, own, values);
    return { surely: group('all', [is, any([])]), maybe: group('all', [is, any(isKnown ? [] : [unknown])]) };
  });
  return {
    surely: group('any', [shorter(name, surely, values), ...more.map((one) => one.surely)]),
    maybe: group('any', [shorter(name, maybe, values), ...more.map((one) => one.maybe)]),
  };
}

/** The interpreter's answer to one leaf for one offense, of which nothing else is known. */
function leafTruth({ law, layout }: Job, condition: OffenseLeaf, offense: string | null): Status {
  const [first] = layout.provisions;
  if (first === undefined) throw new Error('the job has no provisions');
  const alone = { ...layout, provisions: [{ ...first, version: { ...first.version, condition } }] };
  const row = layout.columns.map(({ id }) => (id === 'offense' ? offense : null));
  return explainRow(law, alone, row)[0]?.status ?? 'undecided';
}

/** `in` or `not in`, whichever names fewer: a fair choice for libraries that search lists from their beginning. */
function shorter(fact: string, values: readonly string[], all: readonly string[]): Rule {
  if (values.length === 0) return never;
  if (values.length === all.length) return always;
  return values.length * 2 <= all.length
    ? { kind: 'in', fact, values }
    : { kind: 'not_in', fact, values: all.filter((one) => !values.includes(one)) };
}

/** Without what is always or never so, and without groups of one. */
function group(kind: 'all' | 'any', of: readonly Rule[]): Rule {
  const decides = kind === 'all' ? 'any' : 'all';
  const rest: Rule[] = [];
  for (const one of of) {
    if ('of' in one && one.of.length === 0) {
      if (one.kind === decides) return one;
      continue;
    }
    if ('of' in one && one.kind === kind) rest.push(...one.of);
    else rest.push(one);
  }
  const [only] = rest;
  return rest.length === 1 && only !== undefined ? only : { kind, of: rest };
}

function not(rule: Rule): Rule {
  switch (rule.kind) {
    case 'in':
      return { ...rule, kind: 'not_in' };
    case 'not_in':
      return { ...rule, kind: 'in' };
    case 'all':
      return { kind: 'any', of: rule.of.map(not) };
    case 'any':
      return { kind: 'all', of: rule.of.map(not) };
    // All days and ages are whole numbers.
    case 'at_least':
      return { kind: 'at_most', fact: rule.fact, value: rule.value - 1 };
    case 'at_most':
      return { kind: 'at_least', fact: rule.fact, value: rule.value + 1 };
  }
}
