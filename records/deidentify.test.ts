import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCaDoj } from './caDoj/sheet.ts';
import { shiftedDay } from './deidentify/pseudonyms.ts';
import { deidentifyRecord, deidentifyText } from './deidentify.ts';
import { samplePages } from './fixtures/sampleSheet.ts';
import type { CriminalRecord } from './model.ts';
import { readPlainCsv } from './plain.ts';

const sheet = samplePages.join('\f');

/** What must stay: the tree of the sheet, codes, sections, outcomes, sentences. */
const shapeOf = (record: CriminalRecord): unknown =>
  record.sources.map((source) =>
    source.cycles.map((cycle) =>
      cycle.events.map((event) => [
        event.kind,
        event.date !== null,
        event.agency?.value,
        event.caseNumbers.length,
        event.charges.map((charge) => [
          charge.code?.value,
          charge.section?.value,
          charge.flags,
          charge.dispositions.map((one) => [
            one.outcome,
            one.change,
            one.under,
            one.date !== null,
            one.sentence.map((part) => [part.kind, part.length]),
          ]),
        ]),
      ]),
    ),
  );

const daysOf = (record: CriminalRecord): number[] =>
  record.sources.flatMap((source) =>
    source.cycles.flatMap((cycle) =>
      cycle.events.map((event) => Date.parse(event.date?.value ?? '') / 86_400_000),
    ),
  );

describe('a sheet', () => {
  const { result, removed, limit } = deidentifyText(sheet, { seed: 7 });

  test('reads the same', () => {
    expect(shapeOf(readCaDoj(result))).toEqual(shapeOf(readCaDoj(sheet)));
    expect(result.split('\n')).toHaveLength(sheet.split('\n').length);
  });

  test('has lost its names, numbers and dates, and says how many', () => {
    for (const word of [
      'ROSA',
      'ROSIE',
      '90000001',
      '900000AB1',
      'M0300017',
      '03-00017',
      '19800229',
      '20030401',
    ]) {
      expect(result).not.toContain(word);
    }
    expect(removed).toMatchObject({ names: 2, descriptions: 5 });
    expect(limit).toContain('Check by eye');
  });

  test('keeps the days between its dates, and the same number stays the same', () => {
    const before = daysOf(readCaDoj(sheet));
    const after = daysOf(readCaDoj(result));
    const moved = new Set(before.map((day, index) => day - (after[index] ?? 0)));
    expect(moved.size).toBe(1);
    const numbers = readCaDoj(result).sources[0]?.cycles[1]?.events[0]?.charges.map(
      (one) => one.agencyNumbers[0]?.value,
    );
    expect(new Set(numbers).size).toBe(1);
  });

  test('is the same for the same seed and another for another', () => {
    expect(deidentifyText(sheet, { seed: 7 }).result).toBe(result);
    expect(deidentifyText(sheet, { seed: 8 }).result).not.toBe(result);
  });
});

test('no planted word or number comes through, wherever it is planted', () => {
  const word = fc.stringMatching(/^Q[BCDFGHJKLMNPQRSTVWXZ]{4,9}$/);
  const number = fc.stringMatching(/^9[0-9]{6,9}$/);
  const spots: readonly ((word: string, number: string) => [string, string])[] = [
    (name, id) => ['NAM/01 SAMPLE, ROSA MAE', `NAM/01 ${name}, ${name}A\nMON/${name}; B\nIDN/${id}`],
    (name, id) => ['CII/A90000001', `CII/A${id}\nOCC/${name}`],
    (name, id) => [
      '   COM: SCN-T00000000001',
      `   COM: ADR-12 ${name} ST, ${name} CA ${id}\n   COM: SCN-${id}`,
    ],
    (name, id) => ['#03-00017', `#${id}\n   COM: CALL ${name} AT (555)${id}`],
    (name, id) => ['ATTN:CLINIC-0001', `ATTN:${name}-${id}`],
    (name, id) => ['        FINE', `        FINE\n${name} ${id} unexpected`],
  ];
  fc.assert(
    fc.property(word, number, fc.integer(), (name, id, seed) => {
      for (const spot of spots) {
        const [from, to] = spot(name, id);
        const planted = sheet.replace(from, () => to);
        expect(planted).toContain(id);
        const { result } = deidentifyText(planted, { seed });
        expect(result).not.toContain(name);
        expect(result).not.toContain(id);
      }
    }),
    { numRuns: 40 },
  );
});

describe('a record', () => {
  test('of a sheet reads the same and holds nothing of the person, raw lines included', () => {
    const record = readCaDoj(samplePages);
    const { result } = deidentifyRecord(record, { seed: 3 });
    expect(shapeOf(result)).toEqual(shapeOf(record));
    expect(JSON.stringify(result)).not.toMatch(/ROSA|ROSIE|90000001|M0300017|19800229/);
  });

  test('of the plain form too', () => {
    const read = readPlainCsv(
      'jurisdiction,case_number,arrest_date,section,disposition,note,name,state_id,birth_date\n' +
        'us-ny,CR77123,2003-02-14,230.00,convicted,lives with Rosalind,"SAMPLE, ROSALIND",90000001,1980-02-28\n',
    );
    if ('problems' in read) throw new Error('refused');
    const { result } = deidentifyRecord(read.record, { seed: 3 });
    expect(shapeOf(result)).toEqual(shapeOf(read.record));
    expect(JSON.stringify(result)).not.toMatch(/rosalind|90000001|CR77123|1980-02-28|2003-02-14/i);
  });
});

test('any text comes through without an error, with as many lines', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500, unit: 'grapheme' }), fc.integer(), (text, seed) => {
      expect(typeof deidentifyText(text, { seed }).result).toBe('string');
    }),
  );
});

test('days move by the calendar', () => {
  expect(shiftedDay(2004, 2, 28, 1)).toEqual([2004, 2, 29]);
  expect(shiftedDay(2000, 1, 1, -1)).toEqual([1999, 12, 31]);
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      const [year, month, day] = shiftedDay(1970, 1, 1, days);
      expect(Date.UTC(year, month - 1, day)).toBe(days * 86_400_000);
    }),
  );
});
