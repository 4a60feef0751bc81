import { lawFromDisk, rubricsFromDisk } from '@nunc/disk';
import { readBill, withBill } from '@nunc/law';
import { describe, expect, it } from 'vitest';
import { reliefInForce } from './features.ts';
import { gradeAll, gradeHistory, gradeJurisdiction, holds } from './grade.ts';
import { readRubric } from './rubric.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const { rubrics, problems } = rubricsFromDisk();
const rubric = rubrics.find((one) => one.id === 'nunc-1');
if (rubric === undefined) throw new Error('nunc-1 does not read');
const today = '2026-11-01';
const card = (jurisdiction: string, day = today) => gradeJurisdiction(law, rubric, jurisdiction, day);

describe('the rubrics', () => {
  it('read without a problem, and nunc-1 has a hundred points', () => {
    expect(problems).toEqual([]);
    expect(rubric.categories.reduce((sum, category) => sum + category.max, 0)).toBe(100);
  });

  it('name only features that exist, in every level and every flag', () => {
    const [one] = reliefInForce(law, 'us-ny', today).relief;
    if (one === undefined) throw new Error('New York has no relief');
    for (const each of rubrics) {
      for (const category of each.categories)
        for (const level of category.levels)
          if (level.when !== undefined)
            expect(() => holds(level.when ?? { all: [] }, one, [one])).not.toThrow();
      for (const flag of each.flags) expect(() => holds(flag.when, one, [one])).not.toThrow();
    }
  });

  it('say what is wrong with a rubric file, and where', () => {
    const broken = readRubric({ path: 'rubrics/x.yaml', text: 'id: x\ntitle: [' });
    expect(broken.rubric).toBeNull();
    expect(broken.problems[0]?.where).toMatch(/^rubrics\/x\.yaml:\d/);
    const thin = readRubric({ path: 'rubrics/y.yaml', text: 'id: y' });
    expect(thin.problems.map((problem) => problem.where).join()).toContain('title');
  });
});

describe('report cards', () => {
  it('put New York among the first five today', () => {
    const first = gradeAll(law, rubric, today)
      .slice(0, 5)
      .map((each) => each.jurisdiction);
    expect(first).toContain('us-ny');
  });

  it('show the jump of New York at the START Act, and none before its first law', () => {
    const history = gradeHistory(law, rubric, 'us-ny', '2010-01-01', today);
    expect(history.map((each) => each.day)).toEqual(['2010-01-01', '2010-08-13', '2021-11-16']);
    const [none, first, start] = history;
    expect(none?.noCard).toBe('no_law');
    expect((start?.points.worst ?? 0) - (first?.points.best ?? 0)).toBeGreaterThanOrEqual(15);
  });

  it('fail Missouri, whose relief shuts out adults', () => {
    expect(card('us-mo')).toMatchObject({ noCard: 'adults_shut_out', grade: { worst: 'F', best: 'F' } });
  });

  it('give for every point the feature, its value and the cite', () => {
    for (const category of card('us-ca').categories) {
      expect(category.evidence.length).toBeGreaterThan(0);
      for (const one of category.evidence) expect(one.cite).not.toBe('');
      expect(category.worst).toBeLessThanOrEqual(category.best);
    }
  });

  it('give a range where a feature is not known, and one number where all is', () => {
    const confidentiality = card('us-ca').categories.find((category) => category.id === 'confidentiality');
    expect([confidentiality?.worst, confidentiality?.best]).toEqual([0, 5]);
    const nexus = card('us-ca').categories.find((category) => category.id === 'nexus');
    expect([nexus?.worst, nexus?.best]).toEqual([5, 5]);
  });

  it('order the improvements by the points they would bring', () => {
    const { improvements } = card('us-ca');
    expect(improvements.map((one) => one.points)).toEqual(
      improvements.map((one) => one.points).toSorted((a, b) => b - a),
    );
    expect(improvements.map((one) => one.category)).toContain('burden_of_proof');
  });

  it('leave out a law whose first day nobody knows, for days before it was reviewed, and name it', () => {
    expect(card('us-ca', '2012-06-01').undated).toContain('us-ca/pen-1203.49');
    expect(card('us-ca', '2012-06-01').noCard).toBe('no_law');
  });
});

describe('a bill', () => {
  const text = `
id: us-ca/model-any-offense
title: { en: Any offense (model), es: Cualquier delito (modelo) }
status: invented
source: null
effective: 2027-01-01
changes:
  - provision: us-ca/pen-236.14
    features: { offenses: { scope: any, except: [] }, proof: { burden: preponderance } }
`;
  it('changes the grade from its day on, and nothing before it', () => {
    const { bill } = readBill({ path: 'bill.yaml', text });
    if (bill === null) throw new Error('the bill does not read');
    const { law: would } = withBill(law, bill);
    if (would === null) throw new Error('the bill does not fit');
    const after = gradeJurisdiction(would, rubric, 'us-ca', '2027-01-01');
    expect(after.points.worst - card('us-ca').points.worst).toBe(6 + 7);
    expect(gradeJurisdiction(would, rubric, 'us-ca', '2026-12-31').points).toEqual(card('us-ca').points);
    expect(after.lawHash).toBe(`${law.hash}+us-ca/model-any-offense`);
  });

  it('names what does not fit: an unknown provision, a feature that does not exist', () => {
    const unknown = readBill({ path: 'b.yaml', text: text.replace('us-ca/pen-236.14', 'us-ca/pen-999') });
    expect(withBill(law, unknown.bill ?? never()).problems[0]?.what).toContain('us-ca/pen-999');
    const odd = readBill({ path: 'b.yaml', text: text.replace('scope: any', 'scope: everything') });
    expect(withBill(law, odd.bill ?? never()).problems[0]?.where).toContain('features.offenses.scope');
  });
});

function never(): never {
  throw new Error('the bill does not read');
}
