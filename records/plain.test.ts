import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCaDoj } from './caDoj/sheet.ts';
import { samplePages } from './fixtures/sampleSheet.ts';
import { historiesOf } from './histories.ts';
import type { Charge, CriminalRecord, Problem } from './model.ts';
import { dayOf } from './plain/words.ts';
import { plainRows, readPlainCsv, readPlainJson, writePlainCsv, writePlainJson } from './plain.ts';

const head =
  'jurisdiction,case_number,court,arrest_date,code,section,disposition,disposition_date,sentence,later_change';

function read(text: string): { record: CriminalRecord; remarks: readonly Problem[] } {
  const result = readPlainCsv(text, 'my.csv');
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

const chargesOf = (record: CriminalRecord): Charge[] =>
  record.sources.flatMap((source) =>
    source.cycles.flatMap((cycle) => cycle.events.flatMap((event) => event.charges)),
  );

const problemOf = (text: string): Problem | undefined => {
  const result = readPlainCsv(text, 'my.csv');
  return 'problems' in result ? result.problems[0] : undefined;
};

describe('reading CSV', () => {
  test('a row becomes a charge with its case, arrest, outcome and sentence', () => {
    const { record, remarks } = read(
      `${head}\nCA,M0300017,Superior Court,02/14/2003,PC,647(B),Convicted,2003-04-01,24 months probation; 5 days jail,set aside\n`,
    );
    expect(remarks).toEqual([]);
    const [history] = historiesOf(record);
    expect(history).toMatchObject({
      jurisdiction: 'us-ca',
      code: 'PC',
      section: '647(b)',
      outcome: 'convicted',
      outcomeDate: '2003-04-01',
      arrestDate: '2003-02-14',
      caseNumber: 'M0300017',
      recordType: 'conviction',
    });
    expect(history?.sentence.map((part) => [part.kind, part.length?.amount])).toEqual([
      ['probation', 24],
      ['jail', 5],
    ]);
    expect(history?.changes.map((one) => one.change)).toEqual(['set_aside']);
  });

  test('rows of one case stay together, and a row without a court is an arrest', () => {
    const { record } = read(
      `${head}\nus-ca,1,Court A,2003-01-01,PC,484,dismissed,,,\nus-ca,1,Court A,2003-01-01,PC,485,convicted,,,\nus-ca,,,2004-01-01,PC,486,,,,\n`,
    );
    const kinds = record.sources[0]?.cycles.map((cycle) =>
      cycle.events.map((event) => [event.kind, event.charges.length]),
    );
    expect(kinds).toEqual([
      [
        ['arrest', 0],
        ['court', 2],
      ],
      [['arrest', 1]],
    ]);
  });

  test('what is not understood is told by row and column, kept, and not repeated in the message', () => {
    const { record, remarks } = read(`${head}\nus-ca,1,X,02/30/2003,PC,647(b),Zzgone,2003,,Qqlost\n`);
    expect(remarks.map((one) => one.where)).toEqual([
      'my.csv, row 2, column disposition_date',
      'my.csv, row 2, column later_change',
      'my.csv, row 2, column disposition',
      'my.csv, row 2, column arrest_date',
    ]);
    for (const remark of remarks) expect(JSON.stringify(remark)).not.toMatch(/Zz|Qq|02.30/);
    const [charge] = chargesOf(record);
    expect(charge?.dispositions.map((one) => one.outcome)).toEqual(['unknown', 'unknown']);
    expect(charge?.dispositions[0]?.text.value).toBe('Zzgone');
    expect(charge?.comments.map((one) => one.value)).toContain('arrest_date: 02/30/2003');
  });

  test('an unknown column is told with the nearest name, and its cells are kept', () => {
    const { record, remarks } = read('jurisdiction,secton,description\nus-ca,1,Theft\n');
    expect(remarks[0]).toMatchObject({ where: 'my.csv, line 1, column 2', remedy: 'Did you mean section?' });
    expect(chargesOf(record)[0]?.comments.map((one) => one.value)).toEqual(['column 2: 1']);
  });

  test('semicolons, tabs, quoted breaks and a byte-order mark', () => {
    for (const sign of [';', '\t']) {
      const { record } = read(
        `\uFEFFjurisdiction${sign}section${sign}note\nus-ny${sign}230.00${sign}"a\nb"\n`,
      );
      expect(chargesOf(record)[0]?.section?.value).toBe('230.00');
      expect(chargesOf(record)[0]?.comments[0]?.value).toBe('a\nb');
    }
  });

  test('every row has its place in the account', () => {
    const { record } = read(`${head}\nus-ca,1,X,,PC,1,,,,\n,,,,,,,,,\nus-ny,2,Y,,PL,2,,,,\n`);
    expect(record.sources.flatMap((source) => source.lines).map((line) => [line.line, line.as])).toEqual([
      [2, 'charge'],
      [3, 'blank'],
      [4, 'charge'],
    ]);
  });

  test.each([
    ['', 'The table is empty.'],
    ['Dear Sir\nno table', 'The first line does not name the columns.'],
    ['jurisdiction,court\nus-ca,x', 'neither a column section nor'],
    [`${head}\n"us-ca,1`, 'never closed'],
  ])('%j is refused', (text, what) => expect(problemOf(text)?.what).toContain(what));
});

test.each([
  ['NY', 'PL 230.00', 'PL', '230.00'],
  ['MO', 'RSMo § 567.020', 'RSMo', '567.020'],
  ['federal', '18 USC 1591(a)', '18 USC', '1591(a)'],
  ['NY', '230.00', null, '230.00'],
])('%s: code and section may stand in one cell: %s', (state, cell, code, section) => {
  const { record } = read(`jurisdiction,section,disposition\n${state},${cell},convicted\n`);
  expect(historiesOf(record)[0]).toMatchObject({ code, section });
});

describe('JSON', () => {
  test('a list of charges is read as the table is', () => {
    const result = readPlainJson(
      '[{"jurisdiction":"us-ca","code":"PC","section":"647(b)","disposition":"convicted","count":1}]',
    );
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    expect(chargesOf(result.record)[0]).toMatchObject({ section: { value: '647(b)' }, count: { value: 1 } });
  });

  test('a whole record comes back as it was', () => {
    const record = readCaDoj(samplePages);
    expect(readPlainJson(JSON.stringify(record))).toEqual({ record, remarks: [] });
  });

  test('a faulty record is told by its path, without what stands there', () => {
    const record = { ...readCaDoj(samplePages), person: { names: 'SAMPLE, ROSA' } };
    const result = readPlainJson(JSON.stringify(record), 'r.json');
    if (!('problems' in result)) throw new Error('was read');
    expect(result.problems[0]?.where).toBe('r.json, person.names');
    expect(JSON.stringify(result)).not.toContain('ROSA');
  });

  test.each(['', '{', '7', '{"a":1}', '[1]', '{"schema":"nunc-record/9"}'])('%j is refused', (text) => {
    expect(readPlainJson(text)).toHaveProperty('problems');
  });
});

describe('writing', () => {
  test('a sheet written as CSV is the same matters when it is read again', () => {
    const record = readCaDoj(samplePages);
    const again = read(writePlainCsv(record)).record;
    const told = (one: CriminalRecord) =>
      historiesOf(one).map((history) => [
        history.code,
        history.section,
        history.recordType,
        history.outcome,
        history.outcomeDate,
        history.severity,
        history.arrestDate,
        history.caseNumber,
        history.changes.map((change) => change.change),
        history.sentence.map((part) => [part.kind, part.length]),
      ]);
    expect(told(again)).toEqual(told(record));
  });

  const day = fc.constantFrom('2003-04-01', '2011-12-31', '');
  const word = fc.constantFrom('', 'PC', '647(b)', 'a, "quoted"; text', 'line\nbreak', 'SAMPLE', '12-A');
  const row = fc.record({
    jurisdiction: fc.constantFrom('us-ca', 'us-ny'),
    case_number: fc.constantFrom('', 'M1', 'M2'),
    court: fc.constantFrom('', 'Court A'),
    arresting_agency: fc.constantFrom('', 'Police'),
    arrest_date: day,
    section: fc.constantFrom('647(b)', '230.00'),
    description: word,
    charged_as: fc.constantFrom('', 'felony', 'misdemeanor'),
    convicted_as: fc.constantFrom('', 'felony', 'infraction'),
    disposition: fc.constantFrom('', 'convicted', 'dismissed', 'not filed', 'Something else'),
    disposition_date: day,
    sentence: fc.constantFrom('', '24 months probation; fine', '1 year prison suspended', 'a talk'),
    later_change: fc.constantFrom('', 'vacated', 'set aside | sealed'),
    note: fc.constantFrom('', 'x', 'x | y'),
  });

  test('what was written is written the same when it was read again', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const first = readPlainJson(JSON.stringify(rows));
        if ('problems' in first) throw new Error('refused');
        expect(chargesOf(first.record)).toHaveLength(rows.length);
        const csv = writePlainCsv(first.record);
        const second = readPlainCsv(csv);
        if ('problems' in second) throw new Error('refused');
        expect(plainRows(second.record)).toEqual(plainRows(first.record));
        const third = readPlainJson(writePlainJson(first.record));
        expect('record' in third && plainRows(third.record)).toEqual(plainRows(first.record));
      }),
    );
  });

  test('any text gives a record or problems', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.json()), (text) => {
        for (const result of [
          readPlainCsv(text),
          readPlainCsv(`section,note\n${text}`),
          readPlainJson(text),
        ]) {
          expect('record' in result || result.problems.length > 0).toBe(true);
        }
      }),
    );
  });
});

test('days', () => {
  expect(['2003-2-1', '20030201', '2/1/2003', '02-01-2003'].map(dayOf)).toEqual(Array(4).fill('2003-02-01'));
  expect(['2003-02-29', '13/01/2003', '2003', '', '1/1/03'].map(dayOf)).toEqual(Array(5).fill(null));
});
