import { readFileSync } from 'node:fs';
import { lawFromDisk } from '@nunc/disk';
import type { Law } from '@nunc/law';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../recordColumns.ts';
import { readFigures } from './figures.ts';
import { ageOn, type SyntheticRow, syntheticColumns } from './person.ts';
import {
  type SyntheticOptions,
  syntheticCsv,
  syntheticJurisdictions,
  syntheticPeople,
} from './population.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load');
const law: Law = loaded;
const figures = readFigures(readFileSync(new URL('figures.yaml', import.meta.url), 'utf8'));
const { distributions: d } = figures;

const options: SyntheticOptions = {
  people: 4000,
  seed: 11,
  jurisdiction: 'us-ca',
  asOf: '2026-11-01',
  scenario: 'clinic',
};
const people = [...syntheticPeople(law, figures, options)];
const rows = people.flat();

const share = <T>(of: readonly T[], holds: (one: T) => boolean): number =>
  of.filter(holds).length / of.length;
const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
/** An arrest is a person and a day: two on one day are as good as one. */
const arrests = people.flatMap((own) => [...Map.groupBy(own, (row) => row.arrest_date).values()]);
const arrestsOf = (own: readonly SyntheticRow[]): number => new Set(own.map((row) => row.arrest_date)).size;

/** A figure's value; the tests read the published numbers, not copies of them. */
function publishedValue(id: string): unknown {
  const figure = figures.figures.find((one) => one.id === id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure.value;
}
function tableOf(id: string): Map<string, number> {
  const value = publishedValue(id);
  if (typeof value !== 'object' || value === null) throw new Error(`${id} is no table`);
  return new Map(Object.entries(value).map(([key, one]) => [key, Number(one)]));
}

describe('the figures', () => {
  it('are all seen or partly seen, each with a source that can be opened', () => {
    for (const { id, quality, source } of figures.figures) {
      expect(['seen', 'partly'], id).toContain(quality);
      expect(source, id).toMatch(/^https?:\/\//);
    }
  });

  it('are all used by a distribution, so that the file holds nothing for show', () => {
    const used = new Set(Object.values(d).flatMap((one) => one.figures));
    for (const { id } of figures.figures) expect(used, id).toContain(id);
  });

  it('refuse what is derived from nothing, and what is not verified', () => {
    const text = readFileSync(new URL('figures.yaml', import.meta.url), 'utf8');
    expect(() => readFigures(text.replace('figures: [NSN-04, NSN-05]', 'figures: []'))).toThrow(
      /names its figures/,
    );
    expect(() => readFigures(text.replace('quality: partly', 'quality: unverified'))).toThrow(/quality/);
    expect(() => readFigures(text.replace('figures: [REC-06, REC-07]', 'figures: [REC-99]'))).toThrow(
      /REC-99/,
    );
  });

  it('carry over exactly where a distribution says that they do', () => {
    const years = publishedValue('FBI-YEAR');
    if (typeof years !== 'object' || years === null) throw new Error('FBI-YEAR is no table');
    for (const [year, { per_100k }] of Object.entries(years))
      expect(d.arrest_year.value.get(year), year).toBe(per_100k);
    const mix = tableOf('FBI-MIXF');
    const names = {
      other: 'All Other Offenses',
      larceny: 'Larceny',
      drugs: 'Drug Abuse Violations',
      weapons: 'Weapons',
    };
    for (const [kind, name] of Object.entries(names))
      expect(d.other_charges.value.get(kind)).toBe(mix.get(name));
    const ages = tableOf('FBI-AGEF10');
    const all = [...d.first_age_adult.value.keys()].reduce((sum, band) => sum + (ages.get(band) ?? 0), 0);
    for (const [band, own] of d.first_age_adult.value)
      expect(own).toBeCloseTo((ages.get(band) ?? 0) / all, 2);
    expect(d.disposition_missing.value).toBeCloseTo(1 - Number(publishedValue('REC-06')) / 100, 6);
    expect(d.first_arrest_under_18.value).toBe(Number(publishedValue('NSN-03')) / 100);
  });
});

describe('a synthetic population', () => {
  it('is the same bytes for the same seed, and another one for another', () => {
    const csv = (seed: number) => [...syntheticCsv(law, figures, { ...options, people: 300, seed })].join('');
    expect(csv(5)).toBe(csv(5));
    expect(csv(5)).not.toBe(csv(6));
  });

  it('draws each person alone: a smaller population is the beginning of a larger one', () => {
    const few = [...syntheticPeople(law, figures, { ...options, people: 40 })];
    expect(people.slice(0, 40)).toEqual(few);
  });

  it('has the published arrests per person: a fifth one to three, 39% four to eight, 40% nine and more', () => {
    expect(share(people, (own) => arrestsOf(own) >= 9)).toBeCloseTo(
      Number(publishedValue('NSN-04')) / 100,
      1,
    );
    const middle = share(people, (own) => arrestsOf(own) >= 4 && arrestsOf(own) <= 8);
    expect(Math.abs(middle - Number(publishedValue('NSN-05')) / 100)).toBeLessThan(0.03);
  });

  it('has near the published 22.6 charges a person, and near 8 in the light scenario', () => {
    expect(Math.abs(mean(people.map((own) => own.length)) - Number(publishedValue('F2T-02')))).toBeLessThan(
      2.6,
    );
    const light = [...syntheticPeople(law, figures, { ...options, scenario: 'light' })];
    expect(Math.abs(mean(light.map((own) => own.length)) - 8)).toBeLessThan(1);
  });

  it('has half of the people first arrested under 18, or another share where that is asked for', () => {
    const isMinor = (own: readonly SyntheticRow[]) =>
      own.every((row) => row.arrest_date >= (own[0]?.arrest_date ?? '')) &&
      ageOn(own[0]?.birth_date ?? '', own[0]?.arrest_date ?? '') < 18;
    expect(Math.abs(share(people, isMinor) - 0.5)).toBeLessThan(0.03);
    const later = [...syntheticPeople(law, figures, { ...options, firstArrestUnder18: 0.15 })];
    expect(Math.abs(share(later, isMinor) - 0.15)).toBeLessThan(0.03);
  });

  it('follows the years of the arrests: more before 2000 than after 2010, in the published proportion', () => {
    const between = (from: string, to: string) =>
      share(arrests, ([row]) => row !== undefined && row.arrest_date >= from && row.arrest_date < to);
    const rate = (from: number, to: number) =>
      [...d.arrest_year.value].reduce(
        (sum, [year, own]) => sum + (Number(year) >= from && Number(year) < to ? own : 0),
        0,
      );
    const published = rate(1994, 2000) / rate(2006, 2012);
    // People's records span years, which blurs the rates.
    expect(between('1994', '2000') / between('2006', '2012')).toBeGreaterThan(published * 0.75);
    expect(between('1994', '2000') / between('2006', '2012')).toBeLessThan(published * 1.25);
  });

  it('leaves a third of the arrests without a disposition, as state files do', () => {
    const missing = share(arrests, (own) => own.every((row) => row.outcome === ''));
    expect(Math.abs(missing - d.disposition_missing.value)).toBeLessThan(0.02);
  });

  it('has women and races in the shares it says, one of each a person', () => {
    for (const [column, shares] of [
      ['sex', d.sex.value],
      ['race', d.race.value],
    ] as const) {
      const total = [...shares.values()].reduce((sum, one) => sum + one, 0);
      for (const [value, own] of shares)
        expect(Math.abs(share(people, ([row]) => row?.[column] === value) - own / total)).toBeLessThan(0.025);
      for (const own of people) expect(new Set(own.map((row) => row[column])).size).toBe(1);
    }
  });

  it('has felonies in 15 to 30% of arrests, as in the two places where the share was seen', () => {
    const felonies = share(arrests, (own) => own.some((row) => row.severity === 'felony'));
    expect(felonies).toBeGreaterThan(0.15);
    expect(felonies).toBeLessThan(0.3);
  });

  it('holds together: days in order and none after the day asked about, no sentence without a conviction', () => {
    for (const row of rows) {
      expect(row.birth_date < row.offense_date && row.offense_date <= row.arrest_date).toBe(true);
      expect(row.arrest_date <= options.asOf && row.outcome_date <= options.asOf).toBe(true);
      expect(row.outcome_date === '').toBe(row.outcome === '');
      if (row.outcome_date !== '') expect(row.outcome_date >= row.arrest_date).toBe(true);
      expect(row.sentence !== '').toBe(row.outcome === 'convicted');
      if (row.outcome === 'adjudicated') expect(ageOn(row.birth_date, row.offense_date)).toBeLessThan(18);
    }
  });

  it('names offenses of the catalogue, in force on the day of the arrest', () => {
    const known = new Map(
      law.catalogue.offenses.map((one) => [`${one.jurisdiction} ${one.cite}`, one.inForce]),
    );
    for (const jurisdiction of syntheticJurisdictions(figures))
      for (const own of syntheticPeople(law, figures, { ...options, people: 60, jurisdiction }))
        for (const { code, section, arrest_date } of own) {
          const inForce = known.get(`${jurisdiction} ${code} ${section}`);
          expect(inForce, `${jurisdiction} ${code} ${section}`).toBeDefined();
          if (inForce?.to != null) expect(arrest_date <= inForce.to).toBe(true);
        }
  });

  it('is read by nunc bulk: every column of it, with nothing left over', () => {
    const header = readHeader(syntheticColumns, law.facts, null);
    if ('what' in header) throw new Error(header.what);
    expect(header.notRead).toEqual([]);
    expect(header.uses.map((use) => (use.kind === 'record' ? use.column : use.kind))).toEqual([
      ...syntheticColumns,
    ]);
  });
});
