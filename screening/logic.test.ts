import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, daySpan, within, yearsBetween, yearsHavePassed } from './dates.ts';
import { all, any, not } from './evaluate.ts';
import type { Truth } from './finding.ts';

const truth = fc.constantFrom<Truth>('yes', 'no', 'unknown');
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A truth is at least as informed as another when it is equal to it or the other is unknown. */
const refines = (sharper: Truth, vaguer: Truth) => vaguer === 'unknown' || sharper === vaguer;

describe('three-valued logic', () => {
  it('knowing more of the parts never reverses the whole', () => {
    const pair = fc.tuple(truth, truth).filter(([vague, sharp]) => refines(sharp, vague));
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const vague = pairs.map(([value]) => value);
        const sharp = pairs.map(([, value]) => value);
        expect(refines(all(sharp), all(vague))).toBe(true);
        expect(refines(any(sharp), any(vague))).toBe(true);
        expect(refines(not(any(sharp)), not(any(vague)))).toBe(true);
      }),
    );
  });

  it('and, or and not agree with each other (De Morgan)', () => {
    fc.assert(
      fc.property(fc.array(truth), (values) => {
        expect(not(all(values))).toBe(any(values.map(not)));
      }),
    );
  });

  it('an unknown part never makes a whole yes by default', () => {
    expect(all(['yes', 'unknown'])).toBe('unknown');
    expect(any(['no', 'unknown'])).toBe('unknown');
    expect(not('unknown')).toBe('unknown');
  });
});

describe('partly known days', () => {
  it('reads a year, a month or a day as the span it may be', () => {
    expect(daySpan('2014')).toEqual({ earliest: '2014-01-01', latest: '2014-12-31' });
    expect(daySpan('2012-02')).toEqual({ earliest: '2012-02-01', latest: '2012-02-29' });
    expect(daySpan('2014-05-02')).toEqual({ earliest: '2014-05-02', latest: '2014-05-02' });
  });

  it('refuses days that do not exist', () => {
    for (const text of ['2014-13', '2013-02-29', '2014-00-10', '20140502', 'soon', ''])
      expect(daySpan(text)).toBeNull();
  });

  it('is unsure at the edge of a period known only by year, and sure away from it', () => {
    const period = [daySpan('2013'), daySpan('2015')] as const;
    const on = (text: string) => within(daySpan(text) ?? { earliest: '', latest: '' }, ...period);
    expect(on('2014')).toBe('yes');
    expect(on('2013-06')).toBe('unknown');
    expect(on('2015-12-31')).toBe('unknown');
    expect(on('2012-12-31')).toBe('no');
    expect(on('2016')).toBe('no');
  });

  it('counts whole years as a calendar does, 29 February included', () => {
    expect(addYears('2012-02-29', 1)).toBe('2013-02-28');
    expect(addYears('2012-02-29', 4)).toBe('2016-02-29');
    expect(addYears('2025-08-31', 1.5)).toBe('2027-02-28');
    const since = { earliest: '2020-06-15', latest: '2020-06-15' };
    expect(yearsHavePassed(since, 1, '2021-06-14')).toBe('no');
    expect(yearsHavePassed(since, 1, '2021-06-15')).toBe('yes');
    expect(
      yearsBetween(
        { earliest: '1990-05-05', latest: '1990-05-05' },
        { earliest: '2008-05-04', latest: '2008-05-04' },
      ),
    ).toEqual({ least: 17, most: 17 });
  });

  it('a sharper day never reverses an answer about a vaguer one', () => {
    fc.assert(
      fc.property(day, day, day, fc.integer({ min: 0, max: 20 }), (exact, from, to, years) => {
        const sharp = { earliest: exact, latest: exact };
        for (const vague of [daySpan(exact.slice(0, 4)), daySpan(exact.slice(0, 7))]) {
          if (vague === null) throw new Error(exact);
          expect(refines(yearsHavePassed(sharp, years, to), yearsHavePassed(vague, years, to))).toBe(true);
          expect(
            refines(within(sharp, daySpan(from), daySpan(to)), within(vague, daySpan(from), daySpan(to))),
          ).toBe(true);
        }
      }),
    );
  });
});
