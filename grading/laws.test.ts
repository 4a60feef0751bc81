/** Laws compared, the ideal law of a rubric, who has the best level, and the promises of grading over random laws. */
import { lawFiles, lawFromDisk, rubricsFromDisk } from '@nunc/disk';
import { flat, type Law, loadLaw, type Provision, readBill, versionOn, withBill } from '@nunc/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradesProblems } from './card.ts';
import { compareCategories, compareFeatures, featurePaths, pathsBelow } from './compare.ts';
import { firstLaw, gradeAll, gradeHistory, gradeJurisdiction } from './grade.ts';
import { idealId, idealLaw, idealProvision } from './ideal.ts';
import type { Rubric } from './rubric.ts';
import { atLevel, bestLevels, peersOf } from './standing.ts';

const { law } = lawFromDisk();
const { rubrics } = rubricsFromDisk();
const rubric = rubrics.find((one) => one.id === 'nunc-1');
if (law === null || rubric === undefined) throw new Error('the law or its rubric does not load');
const today = '2026-11-01';
const cards = gradeAll(law, rubric, today);
const graded = cards.filter((card) => card.noCard === null);

describe('laws compared', () => {
  it('say value, cite and state of any feature in any jurisdiction', () => {
    const rows = compareFeatures(law, rubric, ['us-ny', 'us-ak', 'us-mo'], ['proof.burden', 'relief'], today);
    const [burden] = rows;
    expect(burden?.cells.map((cell) => cell.state)).toEqual([
      'known',
      'no_law',
      expect.stringMatching(/known|silent/),
    ]);
    expect(burden?.cells[0]).toMatchObject({ value: 'preponderance', unverified: false });
    expect(burden?.cells[0]?.cite).not.toBe('');
    expect(rows[1]?.cells[1]).toMatchObject({ jurisdiction: 'us-ak', provision: null, cite: null });
  });

  it('keep the silent and the not known apart', () => {
    const ids = [...law.jurisdictions.keys()];
    const states = compareFeatures(law, rubric, ids, featurePaths(law), today).flatMap((row) =>
      row.cells.map(({ state, value }) => ({ state, value })),
    );
    expect(states.filter(({ state }) => state === 'silent').every(({ value }) => value === 'silent')).toBe(
      true,
    );
    expect(states.filter(({ state }) => state === 'not_known').every(({ value }) => value === null)).toBe(
      true,
    );
    expect(new Set(states.map(({ state }) => state)).size).toBe(4);
  });

  it('take a group of features for all that is in it', () => {
    const paths = featurePaths(law);
    expect(pathsBelow(paths, 'proof')).toContain('proof.burden');
    expect(pathsBelow(paths, 'proof.burden')).toEqual(['proof.burden']);
    expect(pathsBelow(paths, 'pro')).toEqual([]);
  });

  it('show every category of the rubric, and none where there is no card', () => {
    const two = [
      gradeJurisdiction(law, rubric, 'us-ny', today),
      gradeJurisdiction(law, rubric, 'us-ak', today),
    ];
    const rows = compareCategories(two, rubric);
    expect(rows.map((row) => row.category)).toEqual(rubric.categories.map((one) => one.id));
    for (const { cells } of rows) expect(cells[1]).toMatchObject({ noCard: 'no_law', result: null });
  });
});

describe('who has the best level', () => {
  it('has at least one jurisdiction for each category, all at that level in the worst case', () => {
    for (const { category, points, jurisdictions } of bestLevels(cards, rubric)) {
      expect(jurisdictions.length).toBeGreaterThan(0);
      expect(
        Math.max(...graded.map((card) => card.categories.find((one) => one.id === category)?.worst ?? 0)),
      ).toBe(points);
      expect(atLevel(cards, category, points)).toEqual(jurisdictions);
    }
    expect(bestLevels([], rubric)).toEqual([]);
  });

  it('names as peers the others that are where a change would lead, in what it improves only', () => {
    const [best, worse] = [graded[0], graded.at(-1)];
    if (best === undefined || worse === undefined) throw new Error('nobody has a card');
    expect(peersOf(cards, best, best).size).toBe(0);
    for (const [category, names] of peersOf(cards, worse, best)) {
      const points = best.categories.find((one) => one.id === category)?.worst ?? 0;
      expect(worse.categories.find((one) => one.id === category)?.worst).toBeLessThan(points);
      expect(names).not.toContain(best.jurisdiction);
    }
  });
});

/** The law with a provision file more. */
function lawAnd(text: string): Law {
  const loaded = loadLaw([...lawFiles(), { path: `jurisdictions/${idealId}.yaml`, text }]);
  if (loaded.law === null) throw new Error(JSON.stringify(loaded.problems));
  return loaded.law;
}

describe('the ideal law', () => {
  it.each(rubrics.map((one) => [one.id, one] as const))(
    'of %s loads as a provision and grades at the top',
    (_, one) => {
      const ideal = idealLaw(law, one, today);
      const text = idealProvision(law, one, ideal);
      expect(text).toContain('A MODEL, NOT LAW. Nobody has enacted this.');
      const model = lawAnd(text);
      const card = gradeJurisdiction(model, one, 'us-model', today);
      expect(card.points.worst).toBeGreaterThanOrEqual(ideal.points);
      expect(card.points.worst).toBeGreaterThanOrEqual(gradeAll(law, one, today)[0]?.points.worst ?? 0);
      expect(card.flags).toEqual([]);
    },
  );

  it('names for every feature whose law it is, with its cite', () => {
    for (const { features, from, jurisdictions, citation } of idealLaw(law, rubric, today).categories) {
      expect(jurisdictions).toContain(from);
      for (const { cite } of features) expect(cite.startsWith(citation)).toBe(true);
    }
  });

  it('is empty before the first law', () => {
    expect(idealLaw(law, rubric, '2009-12-31')).toMatchObject({ points: 0, categories: [] });
  });
});

/** The feature paths a rubric can read, that are stored in a version and may be unknown. */
const stored = [
  ...new Set(rubrics.flatMap((one) => one.categories.flatMap((category) => category.features))),
].filter((path) => path.includes('.') && !/^(offenses\.(only|except)|court\.weighs)$/.test(path));
const provisions = law.provisions.filter(
  (one) => one.kind === 'trafficking_specific' && versionOn(one, today) !== undefined,
);

/** The law with one feature of one provision of its own set, in every version; nothing else of the jurisdiction counts. */
const lawWith = (provision: Provision, changes: ReadonlyMap<string, unknown>): Law => {
  const versions = provision.versions.map((version) => {
    const features = structuredClone(version.features);
    for (const [path, value] of changes) {
      const [group = '', name = ''] = path.split('.');
      const inner: unknown = Reflect.get(features, group);
      if (typeof inner === 'object' && inner !== null) Reflect.set(inner, name, value);
    }
    return { ...version, features };
  });
  return { ...law, provisions: [{ ...provision, versions }] };
};

const aProvision = fc.constantFrom(...provisions);
const aRubric = fc.constantFrom(...rubrics);
const somePaths = fc.uniqueArray(fc.constantFrom(...stored), { minLength: 1, maxLength: 6 });
const cardOf = (given: Law, by: Rubric, provision: Provision) =>
  gradeJurisdiction(given, by, provision.jurisdiction, today);

describe('grading, over the laws there are with some features taken away', () => {
  it('never gives more points than there are, and the best case is never below the worst', () => {
    fc.assert(
      fc.property(aProvision, aRubric, somePaths, (provision, by, paths) => {
        const card = cardOf(lawWith(provision, new Map(paths.map((path) => [path, null]))), by, provision);
        expect(card.points.worst).toBeLessThanOrEqual(card.points.best);
        expect(card.points.best).toBeLessThanOrEqual(card.points.max);
        for (const { worst, best, max } of card.categories) {
          expect(worst).toBeGreaterThanOrEqual(0);
          expect(worst).toBeLessThanOrEqual(best);
          expect(best).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never widens a range when a feature becomes known', () => {
    fc.assert(
      fc.property(aProvision, aRubric, somePaths, (provision, by, paths) => {
        const unknown = new Map(paths.map((path): [string, unknown] => [path, null]));
        const [learnt = ''] = paths;
        const version = versionOn(provision, today);
        const value = version === undefined ? null : flat(version.features).get(learnt);
        const known = new Map([...unknown, [learnt, value ?? 'silent']]);
        const [before, after] = [
          cardOf(lawWith(provision, unknown), by, provision),
          cardOf(lawWith(provision, known), by, provision),
        ];
        expect(after.points.worst).toBeGreaterThanOrEqual(before.points.worst);
        expect(after.points.best).toBeLessThanOrEqual(before.points.best);
        for (const [index, category] of after.categories.entries()) {
          const was = before.categories[index];
          expect(category.worst).toBeGreaterThanOrEqual(was?.worst ?? 0);
          expect(category.best).toBeLessThanOrEqual(was?.best ?? category.max);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing for a bill that says what the law says', () => {
    fc.assert(
      fc.property(aProvision, aRubric, fc.constantFrom(...stored), (provision, by, path) => {
        const [group = '', name = ''] = path.split('.');
        const version = versionOn(provision, '2027-01-01');
        if (version === undefined) return;
        const inner: unknown = Reflect.get(version.features, group);
        const value: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : null;
        const { bill } = readBill({
          path: 'same.yaml',
          text: JSON.stringify({
            id: 'us-xx/same',
            title: { en: 'Same', es: 'Igual' },
            status: 'invented',
            source: null,
            effective: '2027-01-01',
            changes: [{ provision: provision.id, features: { [group]: { [name]: value ?? null } } }],
          }),
        });
        const would = bill === null ? null : withBill(law, bill).law;
        if (would === null) throw new Error('the bill does not fit');
        const day = '2027-06-01';
        const [was, is] = [law, would].map((each) =>
          gradeJurisdiction(each, by, provision.jurisdiction, day),
        );
        expect({ ...is, lawHash: '' }).toEqual({ ...was, lawHash: '' });
      }),
      { numRuns: 100 },
    );
  });
});

describe('several laws of one jurisdiction', () => {
  it('are all told: none that was left aside has more points in the worst case', () => {
    for (const { others, points, provision } of graded)
      for (const other of others) {
        expect(other.worst).toBeLessThanOrEqual(points.worst);
        expect(other.provision).not.toBe(provision);
      }
    expect(graded.some((card) => card.others.length > 0)).toBe(true);
  });
});

describe('the grade over time', () => {
  it('begins on the day asked for, turns on later days only, and ends at the card of today', () => {
    for (const id of law.jurisdictions.keys()) {
      const history = gradeHistory(law, rubric, id, '2010-01-01', today);
      expect(history[0]?.day).toBe('2010-01-01');
      expect(history.map((card) => card.day)).toEqual(history.map((card) => card.day).toSorted());
      expect(history.at(-1)?.points).toEqual(gradeJurisdiction(law, rubric, id, today).points);
    }
  });

  it('knows the first law of all, and no card before it', () => {
    expect(firstLaw(law)).toMatchObject({ jurisdiction: 'us-ny', day: '2010-08-13' });
    for (const card of gradeAll(law, rubric, '2010-08-12')) expect(card.noCard).toBe('no_law');
  });
});

it('answers of another shape do not fit the published schema', () => {
  expect(gradesProblems({ schema: 'nunc-grades/1' }).length).toBeGreaterThan(0);
});
