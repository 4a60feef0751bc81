import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, readDay } from './day.ts';

const today = '2026-11-30';
const read = (year: string, month = '', day = '') => readDay({ year, month, day }, today);

describe('a day in three fields', () => {
  it('may be a year, a month or a day, or nothing', () => {
    expect(read('')).toEqual({ kind: 'none' });
    expect(read('2014')).toEqual({ kind: 'day', day: '2014' });
    expect(read('2014', '5')).toEqual({ kind: 'day', day: '2014-05' });
    expect(read(' 2014 ', '05', '9')).toEqual({ kind: 'day', day: '2014-05-09' });
  });

  it('says which field is wrong', () => {
    expect(read('', '5').kind).toBe('no_year');
    expect(read('14').kind).toBe('bad_year');
    expect(read('1066').kind).toBe('bad_year');
    expect(read('2014', '13').kind).toBe('bad_month');
    expect(read('2014', '2', '30').kind).toBe('bad_day');
    expect(read('2014', '', '3').kind).toBe('no_month');
    expect(read('2014', 'May').kind).toBe('bad_month');
  });

  it('is not after today, also where only the year or the month is known', () => {
    expect(read('2026', '11', '30').kind).toBe('day');
    expect(read('2026', '12', '1').kind).toBe('future');
    expect(read('2026', '12').kind).toBe('future');
    expect(read('2027').kind).toBe('future');
    expect(read('2026').kind).toBe('day');
  });

  it('shows again what was typed, whatever day it was', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-29'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(4, 7, 10), (date, length) => {
        const day = date.toISOString().slice(0, length);
        expect(readDay(fieldsOf(day), today)).toEqual({ kind: 'day', day });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (year, month, day) => {
        expect(readDay({ year, month, day }, today)).toHaveProperty('kind');
      }),
    );
  });
});
