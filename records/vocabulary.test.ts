import { describe, expect, test } from 'vitest';
import { agencyOf } from './caDoj/place.ts';
import { vocabulary } from './caDoj/vocabulary.ts';
import { countyNames } from './index.ts';
import table from './vocabulary/ca-courts.json' with { type: 'json' };

describe('the table of places', () => {
  test('holds all 58 counties, each with its sheriff and its superior court', () => {
    expect(countyNames).toHaveLength(58);
    for (const county of countyNames) {
      const name = county.toUpperCase();
      for (const agency of [`CASC ${name}`, `CASC ${name} CO`, `CASO ${name}`])
        expect(agencyOf(agency).county).toBe(county);
      expect(agencyOf(`CASC ${name}`).court).toBe(`Superior Court of California, County of ${county}`);
    }
  });

  test('gives every place one county', () => {
    const places = Object.values(table.counties).flatMap((county) => county.places);
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(500);
  });

  test('gives less confidence where it is not sure', () => {
    expect(agencyOf('CASC OAKLAND').sure).toBe(1);
    expect(agencyOf('CAMC DELTA')).toMatchObject({ county: 'Contra Costa', sure: 0.5 });
    expect(agencyOf('OAKLAND')).toMatchObject({ kind: null, county: 'Alameda', sure: 0.7 });
  });

  test('guesses nothing', () => {
    for (const agency of ['CASC ATLANTIS', 'CASC', '', 'CASD CORRECTIONS', 'CAXX', 'CASC SAN'])
      expect(agencyOf(agency).county).toBeNull();
  });
});

describe('the words', () => {
  test('every disposition entry can be reached as printed', () => {
    for (const entries of vocabulary.dispositionPrefixes.values()) {
      for (const { text } of entries) expect(text).toBe(text.toUpperCase().trim());
    }
  });

  test('no label is a header, so that no line can be both', () => {
    for (const { text } of vocabulary.headers) expect(vocabulary.labels.has(text)).toBe(false);
  });
});
