/** Gaps, overlaps and like answers: golden on invented laws, held to the interpreter on drawn laws and on the real ones. */
import { lawFromDisk } from '@nunc/disk';
import type { Condition, Law, Provision, Test } from '@nunc/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeIn } from './alike.ts';
import { valuesAt } from './boxes.ts';
import type { CellFact, CellValue } from './cells.ts';
import type { Row, RowLayout } from './columns.ts';
import { evaluate } from './evaluate.ts';
import type { Truth } from './finding.ts';
import { type CellBox, cellValues, reachOfLaw, reachTable } from './reach.ts';
import { RowCharge } from './row.ts';
import { RowDrawer } from './sql/randomRows.ts';

const loaded = lawFromDisk().law;
const template = loaded?.provisions.find((one) => one.jurisdiction === 'us-wy');
const current = template?.versions.at(-1);
if (loaded === null || template === undefined || current === undefined)
  throw new Error('the law does not load; see cases.test.ts');
const law: Law = loaded;
const today = '2026-11-01';

const common = {
  element: 'other',
  cite: null,
  label: null,
  feature: 'x',
  unverified: false,
  against: '',
} as const;
const test = (fact: string, one: Test): Condition => ({ ...common, kind: 'test', fact, test: one });
const is = (fact: string, ...values: string[]): Condition =>
  test(fact, { op: 'in', values, lawSilentOn: [] });
const all = (...of: Condition[]): Condition => ({ ...common, kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ ...common, kind: 'any', of });
const none = (...of: Condition[]): Condition => ({ ...common, kind: 'none', of });
const inSections = (sections: string[], categories: string[]): Condition => ({
  ...common,
  kind: 'section_in',
  sections,
  categories,
});

/** A law with one provision for survivors for each condition: `HOME/a`, `HOME/b` and on. */
function invented(home: string, conditions: readonly Condition[], catalogue = law.catalogue): Law {
  const provisions = conditions.map(
    (condition, index): Provision => ({
      ...(template as Provision),
      jurisdiction: home,
      kind: 'trafficking_specific',
      id: `${home}/${String.fromCharCode(97 + index)}`,
      versions: [{ ...(current as Provision['versions'][number]), from: null, to: null, condition }],
    }),
  );
  return { ...law, catalogue, provisions };
}

const told = (boxes: readonly CellBox[]) =>
  boxes.map(({ sides }) =>
    sides.map(({ fact, is: how, values }) => `${fact} ${how === 'one_of' ? '' : 'not '}${values.join('|')}`),
  );
const reachOf = (...conditions: Condition[]) => reachOfLaw(invented('us-wy', conditions), 'us-wy', today);

describe('what the law for survivors reaches', () => {
  it('names gaps by what matters in them, and nothing else', () => {
    const reach = reachOf(
      all(is('trafficked', 'yes'), is('record_type', 'conviction'), is('trafficking_kind', 'both', 'sex')),
    );
    expect(reach.facts).toEqual(['record_type', 'trafficking_kind']);
    expect(told(reach.gaps)).toEqual([
      ['record_type arrest_only|dismissed_charge|juvenile_adjudication'],
      ['trafficking_kind labor'],
    ]);
    expect(reach.leftOut.map(({ fact, values }) => [fact, ...values])).toEqual([
      ['record_type', 'arrest_only', 'dismissed_charge', 'juvenile_adjudication'],
      ['trafficking_kind', 'labor'],
    ]);
    expect([reach.notKnown, reach.overlaps, reach.alike]).toEqual([[], [], []]);
  });

  it('counts a fact that could still be shown as shown', () => {
    const waits = test('conviction_date', { op: 'years_since', years: 10 });
    expect(reachOf(all(is('nexus', 'yes'), waits)).gaps).toEqual([]);
  });

  it('tells offenses by section and by kind, the shorter way', () => {
    const reach = reachOf(
      all(
        is('record_type', 'conviction', 'arrest_only', 'dismissed_charge', 'juvenile_adjudication'),
        any(inSections(['6-4-101'], ['40A']), is('severity', 'misdemeanor')),
      ),
    );
    expect(told(reach.gaps)).toEqual([['severity felony|infraction', 'offense not ?6-4-101|category 40A']]);
  });

  it('draws ages where the law does, and asks of no juvenile court what it did with adults', () => {
    const at = (amount: number) => test('age_at_offense', { op: 'at_most', amount });
    const reach = reachOf(
      all(is('record_type', 'juvenile_adjudication'), at(17)),
      all(is('record_type', 'conviction'), at(20)),
    );
    expect(told(reach.gaps)).toEqual([
      ['record_type arrest_only|dismissed_charge'],
      ['age_at_offense 21..120'],
    ]);
  });

  it('keeps apart what is no gap only if the law turns out so', () => {
    const silent = test('record_type', { op: 'in', values: ['conviction'], lawSilentOn: ['arrest_only'] });
    const wait: Condition = { ...common, element: 'wait', kind: 'law_unknown', blocks: true };
    const reach = reachOf(all(silent, wait));
    expect(told(reach.notKnown)).toEqual([['record_type arrest_only']]);
    expect(told(reach.gaps)).toEqual([['record_type dismissed_charge|juvenile_adjudication']]);
  });

  it('names an attempt where the list treats it otherwise, and takes what the catalogue lacks as open', () => {
    const list: Condition = { ...common, kind: 'offense_in', list: 'us-federal/violent-crime' };
    const reach = reachOfLaw(invented('us-federal', [none(list)]), 'us-federal', today);
    const named = (boxes: readonly CellBox[]) =>
      boxes.flatMap(({ sides }) => sides.flatMap(({ is: how, values }) => (how === 'one_of' ? values : [])));
    const bank = law.catalogue.offenses.find((one) => one.cite === '18 USC 2113(a)');
    expect(bank?.memberships['us-federal/violent-crime']?.kind).toBe('yes');
    expect(bank?.attempted['us-federal/violent-crime']?.kind).toBe('not_sure');
    expect(named(reach.gaps)).toContain(bank?.id);
    expect(named(reach.gaps)).not.toContain(`attempt ${bank?.id}`);
    expect(named(reach.notKnown)).toContain(`attempt ${bank?.id}`);
    expect(named(reach.notKnown)).not.toContain('?');
  });

  it('names what several reach, by which', () => {
    const reach = reachOf(
      is('record_type', 'conviction', 'arrest_only'),
      is('record_type', 'conviction', 'dismissed_charge'),
    );
    expect(reach.overlaps.map(({ provisions, boxes }) => [provisions, told(boxes)])).toEqual([
      [['us-wy/a', 'us-wy/b'], [['record_type conviction']]],
    ]);
  });

  it('says that nothing is reached where no provision is in force', () => {
    const reach = reachOfLaw(law, 'us-wy', '1950-01-01');
    expect([reach.provisions, told(reach.gaps)]).toEqual([[], [[]]]);
  });
});

describe('provisions with the same answers', () => {
  const alike = (most: number | undefined, ...conditions: Condition[]) =>
    alikeIn(invented('us-wy', conditions), 'us-wy', today, most).map((one) => one.alike);
  const [x, y] = [is('nexus', 'yes'), is('left_trafficking', 'yes')];

  it('are found however they are written, and only where they are the same', () => {
    const felony = is('severity', 'felony');
    expect(alike(undefined, felony, none(is('severity', 'misdemeanor', 'infraction')))).toEqual(['always']);
    expect(alike(undefined, x, all(x, any(x, y)))).toEqual(['always']);
    expect(alike(undefined, any(x, y), any(x, all(none(x), y)))).toEqual(['when_known']);
    expect(alike(undefined, x, y)).toEqual([]);
    expect(alike(undefined, all(x, felony), all(x, is('severity', 'felony', 'infraction')))).toEqual([]);
  });

  it('are said to be not decided where there is too much to compare', () => {
    expect(alike(0, any(x, y), any(x, all(none(x), y)))).toEqual(['not_decided']);
  });

  it('agree with every combination of values, for laws that nobody wrote', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(smallCondition, smallCondition, (one, other) => {
        const small = invented('us-wy', [one, other]);
        const [found] = alikeIn(small, 'us-wy', today);
        const { layout, rows } = everyRow(small);
        const [a, b] = layout.provisions;
        if (a === undefined || b === undefined) throw new Error('two provisions were invented');
        const answers = rows.map((row) => {
          const charge = new RowCharge(small, layout, row);
          const [left, right] = [a, b].map(
            ({ provision, version }) => evaluate(charge, provision, version).value,
          );
          return { isKnown: !row.includes(null), isSame: left === right };
        });
        const expected = answers.every(({ isSame }) => isSame)
          ? 'always'
          : answers.every(({ isKnown, isSame }) => isSame || !isKnown)
            ? 'when_known'
            : undefined;
        seen.add(found?.alike ?? 'different');
        // Written alike is not looked at here.
        if (found !== undefined || expected !== 'always') expect(found?.alike).toBe(expected);
      }),
      { numRuns: 1_500 },
    );
    expect([...seen].toSorted()).toEqual(['always', 'different', 'when_known']);
  });
});

describe('provisions of the land, written anew', () => {
  const current = law.provisions.flatMap((provision) => {
    const condition = provision.versions.at(-1)?.condition;
    const of = condition?.kind === 'all' ? condition.of : [];
    return of.length === 0
      ? []
      : [{ provision, of: of.filter((part) => part.element !== 'not_yet_granted') }];
  });
  const compared = ({ jurisdiction }: Provision, one: Condition, other: Condition) =>
    alikeIn(invented(jurisdiction, [one, other]), jurisdiction, today).map(({ alike }) => alike);

  it('are decided to answer the same, each of them', { timeout: 60_000 }, () => {
    expect(current.length).toBeGreaterThan(150);
    // "A, and A or something else" is A.
    for (const { provision, of } of current)
      expect([
        provision.id,
        ...compared(provision, all(...of), all(...of, any(all(...of), is('sought_services', 'yes')))),
      ]).toEqual([provision.id, 'always']);
  });

  it('and to differ where one asks for more', { timeout: 60_000 }, () => {
    const more = is('fines_paid', 'yes');
    const silent = current.filter(({ of }) => !JSON.stringify(of).includes('fines_paid'));
    expect(silent.length).toBeGreaterThan(100);
    for (const { provision, of } of silent)
      expect([provision.id, ...compared(provision, all(...of), all(...of, more))]).toEqual([provision.id]);
  });
});

describe('the cells agree with the interpreter', () => {
  it('for laws that nobody wrote', { timeout: 60_000 }, () => {
    let [met, missed] = [0, 0];
    fc.assert(
      fc.property(fc.array(cellCondition, { minLength: 1, maxLength: 2 }), fc.nat(), (conditions, seed) => {
        const counts = compareCells(invented('us-ca', conditions, fewOffenses), 'us-ca', seed, 120);
        met += counts.met;
        missed += counts.missed;
      }),
      { numRuns: 200 },
    );
    expect(met).toBeGreaterThan(1_000);
    expect(missed).toBeGreaterThan(1_000);
  });

  it('for the laws of the land', { timeout: 60_000 }, () => {
    const jurisdictions = [...new Set(law.provisions.map((one) => one.jurisdiction))];
    const counts = jurisdictions.map((one, seed) => compareCells(law, one, seed, 40));
    expect(counts.filter(({ met }) => met > 0).length).toBeGreaterThan(40);
    expect(counts.filter(({ missed }) => missed > 0).length).toBeGreaterThan(40);
  });

  it('and what the boxes say of the laws of the land is what the cells say', () => {
    for (const jurisdiction of law.jurisdictions.keys()) {
      const { dimensions, reached } = reachTable(law, jurisdiction, today);
      const { gaps, notKnown, overlaps } = reachOfLaw(law, jurisdiction, today);
      const sizes = dimensions.map(({ values }) => values.length);
      for (const [cell, { provisions, isSure }] of reached) {
        const values = cellValues(dimensions, valuesAt(sizes, cell));
        const isIn = (boxes: readonly CellBox[]) => boxes.some((box) => holds(box, values));
        const several = overlaps.filter(({ boxes }) => isIn(boxes)).map((one) => one.provisions);
        expect([isIn(gaps), isIn(notKnown), several]).toEqual([
          provisions.length === 0,
          provisions.length > 0 && !isSure,
          provisions.length > 1 ? [provisions] : [],
        ]);
      }
    }
  });
});

/** Whether a box says something of a cell, by its words alone. */
function holds({ sides }: CellBox, values: ReadonlyMap<CellFact, CellValue>): boolean {
  return sides.every(({ fact, is: how, values: named }) => {
    const stands = values.get(fact)?.stands ?? [];
    return stands.some((one) => named.includes(one)) === (how === 'one_of');
  });
}

/**
 * Tries cells of a law against the interpreter: a provision reaches a cell when some charge of the cell is not closed.
 * Charges are tried with nothing else known, with every allegation proved or not, and at random.
 */
function compareCells(under: Law, home: string, seed: number, most: number): { met: number; missed: number } {
  const { layout, dimensions, reached } = reachTable(under, home, today);
  const lists = [...under.catalogue.lists.values()].flatMap(({ anyFelonyIf }) => anyFelonyIf);
  const allegations = new Set(lists.map(({ when }) => when));
  const fixed = new Set(dimensions.map(({ fact }) => String(fact)));
  const free = layout.columns.map(({ id }) =>
    allegations.has(id) && !fixed.has(id) ? [null, 'yes', 'no'] : [null],
  );
  const bare = product(free.length > 0 && size(free) > 729 ? free.map(() => [null]) : free);
  const rows = [...bare, ...new RowDrawer(under, layout, seed).rows(20)];
  const sizes = dimensions.map(({ values }) => values.length);
  const step = Math.max(1, Math.floor(reached.size / most));
  const counts = { met: 0, missed: 0 };
  for (const [index, [cell, { provisions }]] of [...reached].entries()) {
    if (index % step !== seed % step) continue;
    const values = cellValues(dimensions, valuesAt(sizes, cell));
    const answers = charges(layout, values, rows).map((row) => {
      const charge = new RowCharge(under, layout, row);
      return layout.provisions.map(({ provision, version }) => evaluate(charge, provision, version).value);
    });
    const expected = layout.provisions.flatMap(({ provision: { id } }, at) =>
      answers.some((truths: readonly Truth[]) => truths[at] !== 'no') ? [id] : [],
    );
    expect({ home, cell: [...values].map(([, { stands }]) => stands[0]), provisions }).toEqual({
      home,
      cell: [...values].map(([, { stands }]) => stands[0]),
      provisions: expected,
    });
    counts.met += Number(provisions.length > 0);
    counts.missed += Number(provisions.length === 0);
  }
  return counts;
}

/** Rows with a cell's values in them, those of the first and the last offense that it stands for. */
function charges(
  { columns }: RowLayout,
  values: ReadonlyMap<CellFact, CellValue>,
  rows: readonly Row[],
): Row[] {
  const fixed = new Map([...values.values()].flatMap((value) => [...value.columns]));
  const last = values.get('offense')?.stands.at(-1) ?? null;
  const other = new Map(fixed);
  if (last?.startsWith('category ')) other.set('offense_category', last.slice('category '.length));
  else if (last !== null) other.set('offense', last);
  return [fixed, other].flatMap((known) =>
    rows.map((row) =>
      columns.map(({ id }, at) => (known.has(id) ? (known.get(id) ?? null) : (row[at] ?? null))),
    ),
  );
}

const size = (of: readonly (readonly unknown[])[]) => of.reduce((count, one) => count * one.length, 1);

function product(of: readonly (readonly (string | null)[])[]): Row[] {
  return of.reduce<Row[]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** Every row of a small law, all its columns with every value that facts.yaml allows, and unknown. */
function everyRow(small: Law): { layout: RowLayout; rows: Row[] } {
  const { layout } = reachTable(small, 'us-wy', today);
  return { layout, rows: product(layout.columns.map(({ domain }) => [null, ...(domain ?? [])])) };
}

/** Few offenses, so that every allegation can be tried with each. */
const fewOffenses = {
  ...law.catalogue,
  offenses: ['us-ca/pc-211', 'us-ca/pc-647(b)', 'us-ca/pc-187(a)', 'us-ca/pc-459', 'us-ca/pc-484(a)'].flatMap(
    (id) => law.catalogue.offenses.filter((one) => one.id === id),
  ),
};

const grouped = (leaf: fc.Arbitrary<Condition>) =>
  fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc
        .tuple(fc.constantFrom(all, any, none), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
        .map(([group, of]) => group(...of)),
    ),
  })).tree;

const anyOf = (fact: string, choices: readonly string[]) =>
  fc
    .subarray([...choices])
    .chain((values) =>
      fc
        .constantFrom<Test>({ op: 'in', values, lawSilentOn: [] }, { op: 'not_in', values })
        .map((one) => test(fact, one)),
    );
const smallCondition = grouped(
  fc.oneof(
    fc.constantFrom('nexus', 'left_trafficking', 'trafficked').map((fact) => is(fact, 'yes')),
    anyOf('severity', ['felony', 'misdemeanor', 'infraction']),
  ),
);
const ages = fc
  .record({
    op: fc.constantFrom('at_least' as const, 'at_most' as const),
    amount: fc.integer({ min: 14, max: 25 }),
  })
  .map((one) => test('age_at_offense', one));
const lists = fc
  .constantFrom(
    'us-ca/violent-felony',
    'us-ca/serious-felony',
    'us-ca/prostitution',
    'us-ca/no-limitations-period',
  )
  .map((list): Condition => ({ ...common, kind: 'offense_in', list }));
const sections = fc
  .tuple(fc.subarray(['PC 211', 'PC 647', 'PC 647(b)', 'PC 9999(a)']), fc.subarray(['120', '40A', '09A']))
  .map(([named, kinds]) => inSections(named, kinds));
const cellCondition = grouped(
  fc.oneof(
    anyOf('record_type', ['conviction', 'arrest_only', 'dismissed_charge', 'juvenile_adjudication']),
    anyOf('severity', ['felony', 'misdemeanor', 'infraction']),
    anyOf('trafficking_kind', ['sex', 'labor', 'both']),
    fc.constantFrom('nexus', 'coerced').map((fact) => is(fact, 'yes')),
    ages,
    lists,
    sections,
  ),
);
