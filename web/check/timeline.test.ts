import { lawFromDisk } from '@nunc/disk';
import { noFacts } from '@nunc/screening';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankCharge } from './entered.ts';
import { begin, viewOf } from './state.ts';
import { timelineOf } from './timeline.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const today = '2026-11-30';

const lineOf = (
  days: readonly (string | null)[],
  periods: readonly { from: string | null; to: string | null }[],
) => {
  const entered = days.map((arrested, index) => ({ ...blankCharge(`e${index + 1}`), arrested }));
  const { histories, facts } = viewOf({ ...begin, entered }, law, 'us-ca', today);
  return timelineOf(histories, { ...facts, periods }, () => null, today);
};

describe('the picture of the times', () => {
  it('puts a charge inside the band that holds its day', () => {
    const { marks, bands } = lineOf(['2013-06', '2020'], [{ from: '2012', to: '2015' }]);
    const [band] = bands;
    const [inside, outside] = marks;
    expect(inside?.at).toBeGreaterThan(band?.from ?? 1);
    expect(inside?.at).toBeLessThan(band?.to ?? 0);
    expect(outside?.at).toBeGreaterThan(band?.to ?? 1);
  });

  it('says that a charge has no day instead of guessing one', () => {
    const { marks } = lineOf([null], []);
    expect(marks).toMatchObject([{ at: null, within: 'no_day', number: 1 }]);
    expect(timelineOf([], noFacts, () => null, today).marks).toEqual([]);
  });

  it('stays within the picture for any days', () => {
    const day = fc
      .tuple(fc.integer({ min: 1930, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
      .map(([year, month, whole]) => (whole ? `${year}-${String(month).padStart(2, '0')}` : String(year)));
    fc.assert(
      fc.property(
        fc.array(fc.option(day), { maxLength: 6 }),
        fc.option(day),
        fc.option(day),
        (days, from, to) => {
          const { marks, bands } = lineOf(days, [{ from, to }]);
          for (const at of [
            ...marks.flatMap((mark) => mark.at ?? []),
            ...bands.flatMap((band) => [band.from, band.to]),
          ]) {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
