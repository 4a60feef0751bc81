/**
 * The kernel against the interpreter, which is the authority. A difference prints fast-check's seed and path, and the
 * charge. `NUNC_REPLAY=seed:path` runs just that one again; `NUNC_ROUNDS=200` draws two hundred times as many rows
 * (give it with the replay, too).
 */
import { caseFiles, lawFromDisk } from '@nunc/disk';
import type { Condition, Law, Provision, Test } from '@nunc/law';
import { type ChargeHistory, chargeId, isoDate, severities } from '@nunc/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankHistory, emptyRecord, parseCases } from '../cases.ts';
import { chargeRow, type Row } from '../columns.ts';
import { evaluate } from '../evaluate.ts';
import { type Facts, learn, noFacts } from '../facts.ts';
import type { Truth } from '../finding.ts';
import { KnownCharge, type World } from '../known.ts';
import { explainRow, RowCharge } from '../row.ts';
import { RowDrawer } from '../sql/randomRows.ts';
import { compileKernel, compileReasons, type Kernel } from './kernel.ts';
import { countReasons } from './reasons.ts';
import { KernelRun, type Masks } from './run.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load; see cases.test.ts');
const law: Law = loaded;
const jurisdictions = [...new Set(law.provisions.map((one) => one.jurisdiction))];

const rounds = Number(process.env.NUNC_ROUNDS ?? 1);
const [seed, path] = process.env.NUNC_REPLAY?.split(/:(.*)/s) ?? [];
const replay = seed === undefined ? {} : { seed: Number(seed), ...(path === undefined ? {} : { path }) };
const size = (runs: number) => ({ numRuns: runs, endOnFailure: rounds > 1, ...replay });
const patience = 60_000 * Math.max(1, rounds);
let compared = 0;

const masksFor = (kernel: Kernel, rows: number): Masks => ({
  pass: new Uint32Array(rows * kernel.words),
  possible: new Uint32Array(rows * kernel.words),
});

/** The truth of each rule for each row, read off the masks. */
function answersOf(kernel: Kernel, rows: readonly Row[], rules: number): Truth[][] {
  const block = kernel.codeRows(rows);
  const out = masksFor(kernel, rows.length);
  kernel.run(block, out);
  return rows.map((_, row) =>
    Array.from({ length: rules }, (_unused, rule): Truth => {
      const at = Math.floor(rule / 32) * rows.length + row;
      const has = (mask: Uint32Array) => (((mask[at] ?? 0) >>> (rule % 32)) & 1) === 1;
      if (has(out.pass)) return has(out.possible) ? 'yes' : 'unknown';
      return has(out.possible) ? 'unknown' : 'no';
    }),
  );
}

function expectAgreement(under: Law, kernel: Kernel, rows: readonly Row[]): void {
  const { layout } = kernel;
  const answers = answersOf(kernel, rows, layout.provisions.length);
  for (const [index, row] of rows.entries()) {
    const charge = new RowCharge(under, layout, row);
    for (const [bit, { provision, version }] of layout.provisions.entries()) {
      const expected = evaluate(charge, provision, version).value;
      if (answers[index]?.[bit] !== expected)
        throw new Error(
          `${provision.id} on ${layout.asOf}: ${expected} by the interpreter, ${answers[index]?.[bit]} by the kernel; ${told(kernel, row)}`,
        );
    }
  }
  compared += rows.length;
}

const told = ({ layout }: Kernel, row: Row) =>
  layout.columns.flatMap(({ id }, column) => (row[column] === null ? [] : `${id}=${row[column]}`)).join(' ');

const kernels = new Map<string, Kernel>();

/** Compiling takes longer than running: days of which a version begins or ends, and a few more. */
const days = [
  ...new Set(law.provisions.flatMap(({ versions }) => versions.flatMap(({ from, to }) => [from, to]))),
]
  .flatMap((one) => one ?? [])
  .filter((one) => one > '2009' && one < '2027');

function kernelOn(jurisdiction: string, day: string): Kernel {
  const key = `${jurisdiction} ${day}`;
  const found = kernels.get(key) ?? compileKernel(law, jurisdiction, day);
  if (kernels.size > 300) kernels.clear();
  kernels.set(key, found);
  return found;
}

const anyDay = fc.oneof(fc.constantFrom(...days), fc.constantFrom('2026-11-01', '2024-02-29', '2023-08-31'));

describe('the kernel answers as the interpreter does', () => {
  it(
    'for random rows, in every jurisdiction, on days at which the law changed',
    () => {
      for (const jurisdiction of jurisdictions) {
        const kernel = kernelOn(jurisdiction, '2026-11-01');
        expectAgreement(law, kernel, new RowDrawer(law, kernel.layout, 1).rows(100));
      }
      fc.assert(
        fc.property(fc.constantFrom(...jurisdictions), anyDay, fc.nat(), (jurisdiction, day, drawn) => {
          const kernel = kernelOn(jurisdiction, day);
          expectAgreement(law, kernel, new RowDrawer(law, kernel.layout, drawn).rows(200 * rounds));
        }),
        size(60),
      );
      expect(compared).toBeGreaterThan(10_000);
    },
    patience,
  );

  it(
    'for laws that nobody wrote',
    () => {
      fc.assert(
        fc.property(
          inventedLaw,
          fc.constantFrom('2026-11-01', '2024-02-29'),
          fc.nat(),
          (invented, day, drawn) => {
            const kernel = compileKernel(invented, home, day);
            expectAgreement(
              invented,
              kernel,
              new RowDrawer(invented, kernel.layout, drawn).rows(60 * rounds),
            );
          },
        ),
        size(60),
      );
    },
    patience,
  );

  it(
    'for random records with what is told beside them, by the row of each charge',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom('us-ca', 'us-ca', ...jurisdictions),
          anyDay,
          record,
          (jurisdiction, day, drawn) => {
            const kernel = kernelOn(jurisdiction, day);
            const { layout } = kernel;
            if (layout.provisions.length === 0) return;
            const world = worldOf(jurisdiction, day, drawn);
            const charges = world.histories.map((history) => new KnownCharge(world, history));
            const rows = charges.map((charge) => chargeRow(charge, layout));
            const answers = answersOf(kernel, rows, layout.provisions.length);
            const expected = charges.map((charge) =>
              layout.provisions.map(({ provision, version }) => evaluate(charge, provision, version).value),
            );
            expect(answers).toEqual(expected);
            expect(rows.map((row) => explainRow(law, layout, row).map(({ reason }) => reason.value))).toEqual(
              expected,
            );
          },
        ),
        size(400),
      );
    },
    patience,
  );

  it(
    'for every golden case',
    () => {
      for (const { path: file, text } of caseFiles())
        for (const { world } of parseCases(file, text, law).cases)
          for (const history of world.histories) {
            const kernel = kernelOn(history.jurisdiction, world.asOf);
            const charge = new KnownCharge({ ...world, law }, history);
            const { provisions } = kernel.layout;
            if (provisions.length === 0) continue;
            const row = chargeRow(charge, kernel.layout);
            expect(answersOf(kernel, [row], provisions.length)[0]).toEqual(
              provisions.map(({ provision, version }) => evaluate(charge, provision, version).value),
            );
          }
    },
    patience,
  );
});

describe('a kernel', () => {
  it(
    'with columns held still answers as one that reads them',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...jurisdictions), fc.nat(), fc.nat(), (jurisdiction, drawn, which) => {
          const free = kernelOn(jurisdiction, '2026-11-01');
          const { columns, provisions } = free.layout;
          const [still, ...rows] = new RowDrawer(law, free.layout, drawn).rows(40);
          const held = columns.flatMap(({ id }, column) =>
            (which >> (column % 30)) & 1 ? [{ id, column }] : [],
          );
          const fixed = new Map(held.map(({ id, column }) => [id, still?.[column] ?? null]));
          const same = rows.map((row) =>
            row.map((value, column) =>
              held.some((one) => one.column === column) ? (still?.[column] ?? null) : value,
            ),
          );
          const kernel = compileKernel(law, jurisdiction, '2026-11-01', { fixed });
          expect(answersOf(kernel, same, provisions.length)).toEqual(
            answersOf(free, same, provisions.length),
          );
          for (const { column } of held) expect(kernel.reads(column)).toBe(false);
        }),
        size(15),
      );
    },
    patience,
  );

  it('runs elsewhere from a copy of its tables', () => {
    const kernel = kernelOn('us-ca', '2026-11-01');
    const rows = new RowDrawer(law, kernel.layout, 5).rows(5000);
    const block = kernel.codeRows(rows);
    const [here, there] = [masksFor(kernel, rows.length), masksFor(kernel, rows.length)];
    kernel.run(block, here);
    new KernelRun(structuredClone(kernel.tables())).run(block, there, kernel.version);
    expect(there).toEqual(here);
  });

  it('refuses rows that its tables do not cover', () => {
    const kernel = compileKernel(law, 'us-ca', '2026-11-01');
    const early = new KernelRun(kernel.tables());
    const ids = law.catalogue.offenses.filter((one) => one.jurisdiction === 'us-ca').map((one) => one.id);
    const row = kernel.layout.columns.map(({ id }) =>
      id === 'offense' ? ids.slice(0, 400).join('|') : null,
    );
    const block = kernel.codeRows([row]);
    const out = masksFor(kernel, 1);
    expect(() => early.run(block, out, kernel.version + 1)).toThrow('take the tables after coding');
    expect(() => early.run({ ...block, packs: [] }, out, 0)).toThrow('packs of that length');
    expect(() => early.run(block, { ...out, pass: new Uint32Array(0) }, 0)).toThrow('masks of 1 words');
  });

  it(
    'counts at which element of the law rows fail, and at which they wait',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...jurisdictions), fc.nat(), (jurisdiction, drawn) => {
          const kernel = compileReasons(law, jurisdiction, '2026-11-01');
          const { layout } = kernel;
          const rows = new RowDrawer(law, layout, drawn).rows(50);
          const block = kernel.codeRows(rows);
          const parts = rows.map((row) =>
            layout.provisions.flatMap(({ provision, version }) => {
              const reason = evaluate(new RowCharge(law, layout, row), provision, version);
              return reason.of.map(({ value }) => value);
            }),
          );
          const count = (rule: number, value: Truth) =>
            parts.filter((values) => values[rule] === value).length;
          expect(countReasons(kernel, block)).toEqual(
            kernel.reasons.map((reason, rule) => ({
              ...reason,
              failed: count(rule, 'no'),
              waited: count(rule, 'unknown'),
            })),
          );
        }),
        size(10),
      );
    },
    patience,
  );
});

const home = 'us-ca';
const template = law.provisions.find(
  ({ jurisdiction, versions }) => jurisdiction === home && versions.length > 0,
);
const yesNo = fc.constantFrom('yes', 'no');
const someDay = fc.oneof(
  fc.constantFrom('1995-02-28', '2000-02-29', '2014-05-02', '2014-12-31', '2020-01-01'),
  fc
    .date({ min: new Date('1980-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10)),
);
const common = {
  element: 'other',
  cite: null,
  label: null,
  feature: 'conditions.0',
  unverified: false,
  against: '',
} as const;

const facts = [...law.facts.values()].filter(({ id, type }) => type !== 'periods' && id !== 'offense');
/** A test that fits the fact's type, or sometimes does not. */
const anyTest: fc.Arbitrary<Condition> = fc.constantFrom(...facts).chain(({ id, type, choices }) => {
  const values = fc.subarray(choices?.map((one) => one.id) ?? ['yes', 'no', '2014', '17'], { minLength: 1 });
  const among: fc.Arbitrary<Test> = fc.oneof(
    fc.record({ op: fc.constant('in' as const), values, lawSilentOn: fc.oneof(fc.constant([]), values) }),
    fc.record({ op: fc.constant('not_in' as const), values }),
  );
  const dated: fc.Arbitrary<Test> = fc.oneof(
    fc.record({ op: fc.constantFrom('on_or_after' as const, 'on_or_before' as const), day: someDay }),
    fc.record({
      op: fc.constant('years_since' as const),
      years: fc.constantFrom(0.25, 0.5, 1, 2, 3, 5, 10, 15),
    }),
  );
  const counted: fc.Arbitrary<Test> = fc.record({
    op: fc.constantFrom('at_least' as const, 'at_most' as const),
    amount: fc.integer({ min: 0, max: 30 }),
  });
  const test = type === 'day' ? dated : type === 'number' ? counted : among;
  return test.map((one): Condition => ({ ...common, kind: 'test', fact: id, test: one }));
});
const cites = law.catalogue.offenses.filter((one) => one.jurisdiction === home).map((one) => one.cite);
const anyLeaf: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 6, arbitrary: anyTest },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...law.catalogue.lists.keys(), 'us-ca/no-such-list')
      .map((list): Condition => ({ ...common, kind: 'offense_in', list })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        sections: fc.uniqueArray(fc.constantFrom(...cites), { maxLength: 4 }),
        categories: fc.uniqueArray(fc.constantFrom(...law.catalogue.nibrs.keys()), { maxLength: 3 }),
      })
      .map((one): Condition => ({ ...common, kind: 'section_in', ...one })),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((blocks): Condition => ({ ...common, kind: 'law_unknown', blocks })),
  },
);
const anyCondition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    anyLeaf,
    fc
      .record({
        kind: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        of: fc.array(tie('tree'), { maxLength: 6 }),
      })
      .map((one): Condition => ({ ...common, ...one })),
  ),
})).tree;

/** A law of one jurisdiction whose provisions are random trees; sometimes more than fit one word. */
const inventedLaw: fc.Arbitrary<Law> = fc
  .oneof(
    { weight: 8, arbitrary: fc.array(anyCondition, { minLength: 1, maxLength: 8 }) },
    { weight: 1, arbitrary: fc.array(anyTest, { minLength: 17, maxLength: 40 }) },
  )
  .map((conditions): Law => {
    const provisions = conditions.flatMap((condition, index): Provision[] => {
      const version = template?.versions.at(-1);
      if (template === undefined || version === undefined) return [];
      return [
        { ...template, id: `${home}/p${index}`, versions: [{ ...version, from: null, to: null, condition }] },
      ];
    });
    return { ...law, provisions };
  });

interface Drawn {
  readonly charges: readonly Partial<ChargeHistory>[];
  readonly offenses: readonly number[];
  readonly told: readonly (readonly [string, string])[];
  readonly periods: Facts['periods'];
}

const dayOrNone = fc.option(someDay.map(isoDate), { nil: null });
const place = { page: 1, line: 1, raw: '' };
const charge: fc.Arbitrary<Partial<ChargeHistory>> = fc.record({
  recordType: fc.constantFrom(
    'conviction',
    'arrest_only',
    'dismissed_charge',
    'juvenile_adjudication',
    'unknown',
  ),
  outcome: fc.constantFrom(
    'convicted',
    'dismissed',
    'acquitted',
    'not_filed',
    'adjudicated',
    'pending',
    'unknown',
  ),
  outcomeDate: dayOrNone,
  arrestDate: dayOrNone,
  offenseDate: dayOrNone,
  severity: fc.constantFrom(null, ...severities),
  flags: fc.subarray(['attempt', 'county_jail_felony'] as const).map((flags) => [...flags]),
  sentence: fc
    .subarray(['probation', 'prison', 'jail', 'fine', 'supervision'] as const)
    .map((kinds) =>
      kinds.map((kind) => ({ kind, length: null, suspended: false, concurrent: false, from: place })),
    ),
  changes: fc.constantFrom(
    [],
    [],
    [],
    [{ change: 'vacated' as const, under: null, date: null, text: '', place }],
    [{ change: 'probation_revoked' as const, under: null, date: null, text: '', place }],
  ),
});

const partly = fc.tuple(someDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
const tellable = facts.filter(({ from }) => from !== 'derived');
const toldFact: fc.Arbitrary<readonly [string, string]> = fc
  .constantFrom(...tellable)
  .chain(({ id, type, choices }) => {
    const value =
      type === 'day'
        ? partly
        : choices === undefined
          ? yesNo
          : fc.constantFrom(...choices.map((one) => one.id));
    return fc.tuple(fc.constant(id), fc.oneof({ weight: 9, arbitrary: value }, fc.constant('skipped')));
  });
const record: fc.Arbitrary<Drawn> = fc.record({
  charges: fc.array(charge, { minLength: 1, maxLength: 3 }),
  offenses: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
  told: fc.array(toldFact, { maxLength: 60 }),
  periods: fc.array(
    fc.record({ from: fc.option(partly, { nil: null }), to: fc.option(partly, { nil: null }) }),
    {
      maxLength: 2,
    },
  ),
});

function worldOf(
  jurisdiction: string,
  asOf: string,
  { charges, offenses, told: answers, periods }: Drawn,
): World {
  const own = law.catalogue.offenses.filter((one) => one.jurisdiction === jurisdiction);
  const histories = charges.map((one, index): ChargeHistory => {
    const offense = own[(offenses[index] ?? 0) % (own.length + 3)];
    return {
      ...blankHistory,
      ...one,
      id: chargeId(`1.${index % 2}.${index}`),
      jurisdiction,
      code: offense?.code ?? null,
      section: offense?.section ?? ((offenses[index] ?? 0) % 2 === 0 ? null : '9999'),
      caseNumber: index === 2 ? null : 'A1',
    };
  });
  const known = answers.reduce<Facts>(
    (sum, [fact, value], index) => {
      const scope = law.facts.get(fact)?.scope ?? 'charge';
      const history = histories[index % histories.length];
      const of = scope === 'person' ? null : scope === 'case' ? 'A1' : (history?.id ?? null);
      return learn(sum, scope, of, fact, value);
    },
    { ...noFacts, periods },
  );
  return { law, record: emptyRecord, histories, facts: known, asOf };
}
