/** What issue 3 says the law's encoding must show. Where one fails, the text of the law says why; no weight is bent. */
import { lawFromDisk, rubricsFromDisk } from '@nunc/disk';
import { describe, expect, it } from 'vitest';
import { gradeAll, gradeHistory, gradeJurisdiction } from './grade.ts';

const { law } = lawFromDisk();
const rubric = rubricsFromDisk().rubrics.find((one) => one.id === 'nunc-1');
if (law === null || rubric === undefined) throw new Error('the law or its rubric does not load');
const today = '2026-11-01';
const card = (jurisdiction: string, day = today) => gradeJurisdiction(law, rubric, jurisdiction, day);

/** The fifty states, the District of Columbia, and federal law. */
const everywhere = [
  ...'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny'.split(
    ' ',
  ),
  ...'nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc federal'.split(' '),
].map((state) => `us-${state}`);

describe('the law of 52 jurisdictions', () => {
  it('has a file for each of them', () => {
    expect(everywhere).toHaveLength(52);
    expect(everywhere.filter((id) => !law.jurisdictions.has(id))).toEqual([]);
  });

  it.each(['2010-01-01', '2013-07-01', '2018-06-01', '2022-01-01', today, '2040-12-31'])(
    'gives 52 report cards for %s',
    (day) => {
      const cards = gradeAll(law, rubric, day);
      expect(cards.map((one) => one.jurisdiction).toSorted()).toEqual(everywhere.toSorted());
    },
  );

  it('puts New York among the first five today, and its grade jumps at the START Act', () => {
    const first = gradeAll(law, rubric, today)
      .slice(0, 5)
      .map((one) => one.jurisdiction);
    expect(first).toContain('us-ny');
    const [before, after] = [card('us-ny', '2021-11-15'), card('us-ny', '2021-11-16')];
    expect(after.points.worst - before.points.best).toBeGreaterThanOrEqual(15);
    expect(gradeHistory(law, rubric, 'us-ny', '2010-01-01', today).map((one) => one.day)).toContain(
      '2021-11-16',
    );
  });

  it('fails Missouri because adults are shut out', () => {
    expect(card('us-mo')).toMatchObject({ noCard: 'adults_shut_out', grade: { worst: 'F', best: 'F' } });
  });

  it.each(['us-ak', 'us-ia'])(
    'finds no relief made for adult survivors in %s, and says what remains',
    (id) => {
      expect(card(id).noCard).not.toBeNull();
      expect(card(id).points.best).toBe(0);
      expect(card(id).remains.length).toBeGreaterThan(0);
    },
  );

  it('gives Georgia no grade in 2018 and a good one after June 2020', () => {
    expect(card('us-ga', '2018-07-01').noCard).toBe('no_law');
    const { grade } = card('us-ga', '2020-07-01');
    expect(['A', 'B', 'C']).toContain(grade.worst);
    expect(['A', 'B', 'C']).toContain(grade.best);
  });
});
