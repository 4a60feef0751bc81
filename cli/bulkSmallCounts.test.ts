/**
 * Small counts stay hidden from somebody who can add and subtract. The summary is read as a system of equations, with all
 * that its reader knows: which counts add up to which. No count that is held back may follow from those that are shown.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BulkSummary, dimensions, emptyTally, summaryOf, type Tally } from '@nunc/bulk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, nunc, repository } from './testing.ts';

const bill = join(repository, 'examples/bills/us-ca-any-offense.yaml');
const home = folderWith();
afterAll(home.remove);

async function summary(out: string, ...args: readonly string[]): Promise<BulkSummary> {
  const { code, err } = await nunc(
    ['bulk', 'people.csv', '--out', out, '--as-of', '2027-06-01', '--sample', '0', ...args],
    { cwd: home.path },
  );
  expect(code, err).toBe(0);
  return BulkSummary.parse(JSON.parse(readFileSync(join(home.path, out, 'summary.json'), 'utf8')));
}

const standings = ['open', 'undecided', 'closed', 'no_law'] as const;

/** Every count of a summary by a name of its own; `null` is held back. */
function countsOf({ all, by, provisions, withBill, read }: BulkSummary): Map<string, number | null> {
  const counts = new Map<string, number | null>([['read charges', read.charges]]);
  type Of = { readonly charges: typeof all.charges; readonly people: typeof all.people };
  const stand = (name: string, of: Of): void => {
    for (const who of ['charges', 'people'] as const)
      for (const standing of standings) counts.set(`${name} ${who} ${standing}`, of[who][standing]);
  };
  type Moved = NonNullable<BulkSummary['withBill']>['all'];
  const move = (name: string, of: Moved): void => {
    for (const who of ['charges', 'people'] as const)
      for (const before of standings)
        for (const after of standings) {
          const found = of[who].find((one) => one.before === before && one.after === after);
          counts.set(`${name} ${who} ${before}>${after}`, found === undefined ? 0 : found.count);
        }
  };
  stand('all', all);
  for (const [dimension, rows] of Object.entries(by))
    for (const row of rows) stand(`${dimension}:${row.value}`, row);
  for (const one of provisions)
    for (const status of ['open', 'undecided', 'closed'] as const)
      counts.set(`${one.provision} ${status}`, one[status]);
  if (withBill === null) return counts;
  move('all', withBill.all);
  for (const [dimension, rows] of Object.entries(withBill.by))
    for (const row of rows) move(`${dimension}:${row.value}`, row);
  for (const one of withBill.provisions)
    for (const status of ['open', 'undecided', 'closed'] as const)
      counts.set(`with bill ${one.provision} ${status}`, one[status]);
  return counts;
}

/** What adds up to what, as everybody knows who reads the description of the summary: a total and its parts. */
function sumsOf({ by, provisions, withBill }: BulkSummary): { total: string; parts: string[] }[] {
  const values = Object.entries(by).map(([dimension, rows]) => ({
    dimension,
    names: rows.map(({ value }) => `${dimension}:${value}`),
  }));
  const names = ['all', ...values.flatMap((one) => one.names)];
  const sums = [{ total: 'read charges', parts: standings.map((one) => `all charges ${one}`) }];
  const pairs = standings.flatMap((before) => standings.map((after) => `${before}>${after}`));
  const kinds = [...standings, ...(withBill === null ? [] : pairs)];
  for (const { dimension, names: own } of values)
    for (const kind of kinds) {
      sums.push({ total: `all charges ${kind}`, parts: own.map((name) => `${name} charges ${kind}`) });
      // A person has one sex and one race, but charges in many counties.
      if (dimension === 'sex' || dimension === 'race')
        sums.push({ total: `all people ${kind}`, parts: own.map((name) => `${name} people ${kind}`) });
    }
  if (withBill !== null)
    for (const name of names)
      for (const before of standings)
        sums.push({
          total: `${name} charges ${before}`,
          parts: standings.map((after) => `${name} charges ${before}>${after}`),
        });
  const statuses = ['open', 'undecided', 'closed'];
  for (const prefix of ['', ...(withBill === null ? [] : ['with bill '])])
    for (const { provision } of prefix === '' ? provisions : (withBill?.provisions ?? []))
      sums.push({
        total: 'read charges',
        parts: statuses.map((status) => `${prefix}${provision} ${status}`),
      });
  return sums;
}

const prime = 2_147_483_629n;
const inverse = (value: bigint): bigint => {
  let [result, base, power] = [1n, value, prime - 2n];
  for (; power > 0n; power >>= 1n) {
    if ((power & 1n) === 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/** The unknowns that follow from the equations: elimination, over a field in which nothing is rounded. */
function workedOut(equations: readonly (readonly string[])[][]): Set<string> {
  const rows = equations.map(([plus = [], minus = []]) => {
    const row = new Map<string, bigint>();
    for (const name of plus) row.set(name, ((row.get(name) ?? 0n) + 1n) % prime);
    for (const name of minus) row.set(name, ((row.get(name) ?? 0n) + prime - 1n) % prime);
    for (const [name, factor] of row) if (factor === 0n) row.delete(name);
    return row;
  });
  const solved = new Map<string, Map<string, bigint>>();
  const subtract = (from: Map<string, bigint>, row: Map<string, bigint>, times: bigint): void => {
    for (const [name, factor] of row) {
      const left = ((from.get(name) ?? 0n) + (prime - times) * factor) % prime;
      if (left === 0n) from.delete(name);
      else from.set(name, left);
    }
  };
  for (const row of rows) {
    for (const [name, own] of solved) {
      const times = row.get(name);
      if (times !== undefined) subtract(row, own, times);
    }
    const [first] = row;
    if (first === undefined) continue;
    const [pivot, factor] = first;
    const scale = inverse(factor);
    for (const [name, value] of row) row.set(name, (value * scale) % prime);
    for (const own of solved.values()) {
      const times = own.get(pivot);
      if (times !== undefined) subtract(own, row, times);
    }
    solved.set(pivot, row);
  }
  return new Set([...solved].filter(([, row]) => row.size === 1).map(([name]) => name));
}

/** Held back counts that a reader can work out all the same. */
function givenAway(shown: Map<string, number | null>, sums: ReturnType<typeof sumsOf>): Set<string> {
  const hidden = (name: string): boolean => shown.get(name) === null;
  return workedOut(sums.map(({ total, parts }) => [parts.filter(hidden), [total].filter(hidden)]));
}

/** Charges that stand alike and have the same county, offense, decade, age, sex and race; each of another person. */
const groups = fc.array(
  fc.record({
    pair: fc.oneof(fc.constantFrom(0, 5, 10), fc.integer({ min: 0, max: 15 })),
    values: fc.tuple(...dimensions.map(() => fc.integer({ min: 0, max: 2 }))),
    count: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 300 })),
  }),
  { minLength: 1, maxLength: 16 },
);

function tallyOf(all: typeof groups extends fc.Arbitrary<infer Value> ? Value : never): Tally {
  const tally = emptyTally();
  for (const { pair, values, count } of all) {
    tally.charges += count;
    tally.people += count;
    const into = [tally.all];
    for (const [nth, dimension] of dimensions.entries()) {
      const table = tally.dimensions[dimension];
      const value = `value ${values[nth] ?? 0}`;
      table[value] ??= new Array<number>(32).fill(0);
      into.push(table[value]);
    }
    for (const counts of into) for (const at of [pair, pair + 16]) counts[at] = (counts[at] ?? 0) + count;
  }
  return tally;
}

describe('what nunc bulk holds back', () => {
  const told: { internal: BulkSummary; leaving: BulkSummary }[] = [];
  beforeAll(async () => {
    await nunc(
      ['synthetic', '--people', '200', '--seed', '8', '--as-of', '2026-11-01', '--out', 'people.csv'],
      {
        cwd: home.path,
      },
    );
    told.push({ internal: await summary('inside', '--internal'), leaving: await summary('outside') });
    const both = ['--with', bill];
    told.push({
      internal: await summary('inside-bill', '--internal', ...both),
      leaving: await summary('outside-bill', ...both),
    });
  }, 120_000);

  it('is every count from 1 to 10, and no other count is changed', () => {
    for (const { internal, leaving } of told) {
      const [truth, shown] = [countsOf(internal), countsOf(leaving)];
      expect([...shown.keys()]).toEqual([...truth.keys()]);
      expect([...truth.values()].filter((count) => count === null)).toEqual([]);
      for (const [name, count] of shown) {
        const real = truth.get(name) ?? 0;
        if (count !== null) expect(`${name}: ${count}`).toBe(`${name}: ${real}`);
        if (name !== 'read charges' && real > 0 && real < 11) expect(count, name).toBeNull();
      }
      expect([...shown.values()].filter((count) => count !== null && count > 0).length).toBeGreaterThan(50);
    }
  });

  it('cannot be worked out from what is shown', () => {
    for (const { internal, leaving } of told) {
      const truth = countsOf(internal);
      const sums = sumsOf(internal);
      for (const { total, parts } of sums)
        expect(
          `${total} ${parts.reduce((sum, part) => sum + (truth.get(part) ?? 0), 0)}`,
          parts.join(' + '),
        ).toBe(`${total} ${truth.get(total)}`);
      const known = givenAway(countsOf(leaving), sums);
      const small = [...known].filter((name) => (truth.get(name) ?? 0) > 0 && (truth.get(name) ?? 0) < 11);
      expect(small.map((name) => `${name} = ${truth.get(name)}`)).toEqual([]);
    }
  });

  it('cannot be worked out of any summary, with a bill or without one', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(null, 'a bill'), (all, withBill) => {
        const tally = tallyOf(all);
        const frame = { asOf: '2026-11-01', lawHash: '', bill: withBill, columnsNotRead: [] };
        const [internal, leaving] = [true, false].map((isInternal) =>
          summaryOf(tally, { ...frame, isInternal }),
        );
        if (internal === undefined || leaving === undefined) throw new Error('nothing was summed up');
        const truth = countsOf(internal);
        const shown = countsOf(leaving);
        const isSmall = (name: string): boolean => (truth.get(name) ?? 0) > 0 && (truth.get(name) ?? 0) < 11;
        for (const [name, count] of shown)
          if (name !== 'read charges')
            expect(count === null || (count === truth.get(name) && !isSmall(name))).toBe(true);
        expect([...givenAway(shown, sumsOf(internal))].filter(isSmall)).toEqual([]);
        // Where nothing is small, nothing is held back.
        if (![...truth.keys()].some((name) => name !== 'read charges' && isSmall(name)))
          expect([...shown.values()]).not.toContain(null);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('would be found by this test if one more were shown', () => {
    const [{ internal, leaving } = { internal: undefined, leaving: undefined }] = told;
    if (internal === undefined || leaving === undefined) throw new Error('nothing was summed up');
    const shown = countsOf(leaving);
    const truth = countsOf(internal);
    for (const name of shown.keys())
      if (/^county:.*charges/.test(name) && !name.endsWith('undecided'))
        shown.set(name, truth.get(name) ?? 0);
    shown.set('all charges open', null);
    expect(givenAway(shown, sumsOf(internal))).toContain('all charges open');
  });
});
