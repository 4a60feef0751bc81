/** Rows of the California DOJ bulk layout are read as the sheet of the same person is read. */
import type { SentencePart } from '@nunc/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DojCells, lineOf } from '../synthetic/dojCsv.ts';
import { sentenceBits } from '../texts.ts';
import { dojColumns } from './columns.ts';
import { summed } from './record.ts';
import { reading } from './testing.ts';

const court: DojCells = {
  SUBJECT_ID: '77',
  CII_NUMBER: 'A90000077',
  PRI_NAME: 'SAMPLE,ROSA M',
  PRI_DOB: '19800229',
  CYC_DATE: '20030214',
  STP_EVENT_DATE: '20030401',
  STP_TYPE_DESCR: 'COURT ACTION',
  STP_ORI_DESCR: 'CASCEXAMPLETOWN',
  STP_ORI_CNTY_NAME: 'EXAMPLE',
  CNT_ORDER: '101002001000',
  DISP_DATE: '20030401',
  OFN: 'M0300017',
  OFFENSE_DESCR: '11357(A) HS-POSSESS CONCENTRATED CANNABIS',
  OFFENSE_TOC: 'M',
  DISP_DESCR: 'CONVICTED',
  CONV_STAT_DESCR: 'MISDEMEANOR',
  SENT_LENGTH: '5',
  SENT_TIME_CODE: 'D',
};
const arrest: DojCells = {
  SUBJECT_ID: '77',
  CYC_DATE: '20030214',
  STP_EVENT_DATE: '20030214',
  STP_TYPE_DESCR: 'ARREST/DETAINED/CITED',
  CNT_ORDER: '101001001000',
  OFFENSE_DESCR: '11357(A) HS-POSSESS CONCENTRATED CANNABIS',
};
const linesOf = (...rows: readonly DojCells[]): string => rows.map((row) => `${lineOf(row)}\n`).join('');

describe('a row of the DOJ layout', () => {
  it('is a charge with its section, outcome, days, severity and county', () => {
    const { charges, births, counties } = reading(linesOf(court));
    expect(charges).toEqual([
      [
        expect.objectContaining({
          code: 'HS',
          section: '11357(a)',
          description: 'POSSESS CONCENTRATED CANNABIS',
          outcome: 'convicted',
          outcomeDate: '2003-04-01',
          arrestDate: '2003-02-14',
          severity: 'misdemeanor',
          recordType: 'conviction',
        }),
      ],
    ]);
    expect(births[0]).toBeGreaterThan(0);
    expect(counties).toEqual(['EXAMPLE']);
  });

  it('takes the charge from the comment where the charge is blank or says so', () => {
    for (const [OFFENSE_DESCR, COMMENT_TEXT] of [
      ['', 'CHRG-11357(A) HS-POSSESS CONCENTRATED CANNABIS'],
      ['   ', '11357(A) HS-POSSESS CONCENTRATED CANNABIS'],
      ['SEE COMMENT FOR CHARGE', 'CNT 01 CHRG-11357(A) HS-POSSESS CONCENTRATED CANNABIS'],
    ] as const)
      expect(reading(linesOf({ ...court, OFFENSE_DESCR, COMMENT_TEXT })).charges[0]).toMatchObject([
        { code: 'HS', section: '11357(a)', flags: ['charge_from_comment'] },
      ]);
    const second = { ...court, CNT_ORDER: '101002002000', OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE' };
    const elsewhere = { ...court, COMMENT_TEXT: 'CNT 02 CHRG-594(A) PC VANDALISM' };
    expect(reading(linesOf(elsewhere, second)).charges[0]?.map(({ section }) => section)).toEqual([
      '11357(a)',
      '594(a)',
    ]);
  });

  it('counts the severity as convicted, else as charged', () => {
    const severities = [{}, { CONV_STAT_DESCR: 'FELONY' }, { CONV_STAT_DESCR: '', OFFENSE_TOC: 'F' }].map(
      (changes) => reading(linesOf({ ...court, ...changes })).charges[0]?.[0]?.severity,
    );
    expect(severities).toEqual(['misdemeanor', 'felony', 'felony']);
  });

  it('is the conviction that it names, where that is for another charge than was brought', () => {
    const lesser = { ...court, OFFENSE_DESCR: '211 PC-ROBBERY', CONV_OFFENSE_DESCR: '487(C) PC-GRAND THEFT' };
    expect(reading(linesOf(lesser)).charges[0]).toMatchObject([{ section: '487(c)' }]);
    const dismissed = { ...lesser, DISP_DESCR: 'DISMISSED/FURTHERANCE OF JUSTICE' };
    expect(reading(linesOf(dismissed)).charges[0]).toMatchObject([{ section: '211' }]);
  });

  it('is no charge where it registers, applies or tells of a death, whatever its count', () => {
    const others = ['REGISTRATION', 'APPLICANT', 'DECEASED'].map((type) => ({
      ...court,
      STP_TYPE_DESCR: type,
      CNT_ORDER: '',
      OFFENSE_DESCR: '290 PC-REGISTRATION',
      DISP_DESCR: '',
    }));
    const { notes, charges } = reading(linesOf(...others));
    expect(notes).toEqual([2, 2, 2]);
    expect(charges).toEqual([[]]);
  });
});

describe('the rows of a person', () => {
  it('bring an arrest and its court case together as one charge', () => {
    const { notes, charges } = reading(linesOf(arrest, court));
    expect(notes).toEqual([1, 0]);
    expect(charges[0]).toMatchObject([{ at: 1, outcome: 'convicted', arrestDate: '2003-02-14' }]);
    const alone = reading(linesOf(arrest));
    expect(alone.charges[0]).toMatchObject([{ outcome: 'unknown', recordType: 'arrest_only' }]);
  });

  it('are parts of one charge where their count is one, and lengths of one kind add up', () => {
    const part = { ...court, SENT_LOC_DESCR: 'JAIL' };
    const rows = linesOf(
      part,
      { ...part, SENT_LENGTH: '10' },
      { ...part, SENT_LOC_DESCR: 'PROBATION', SENT_LENGTH: '24', SENT_TIME_CODE: 'M' },
    );
    const { notes, charges } = reading(rows);
    expect(notes).toEqual([0, 1, 1]);
    expect(charges[0]?.[0]?.sentence).toBe(
      sentenceBits([
        { kind: 'jail', suspended: false },
        { kind: 'probation', suspended: false },
      ]),
    );
  });

  it('find their count also where the parts of its sentence stand far behind, in any order', () => {
    const counts = Array.from({ length: 60 }, (_, at) => ({
      ...court,
      CNT_ORDER: `101002${String(at + 1).padStart(3, '0')}000`,
    }));
    const parts = counts.map((row) => ({ ...row, SENT_LOC_DESCR: 'JAIL' })).toReversed();
    const { notes } = reading(linesOf(...counts, ...parts, ...parts));
    expect(notes).toEqual([...counts.map(() => 0), ...parts.map(() => 1), ...parts.map(() => 1)]);
  });

  it('keep a conviction that was set aside later, with what set it aside', () => {
    const later = { ...court, DISP_DATE: '20100505', DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC' };
    expect(reading(linesOf(court, later)).charges[0]).toMatchObject([
      { outcome: 'convicted', outcomeDate: '2003-04-01', changes: [['set_aside', '1203.4 PC']] },
    ]);
  });

  it('are each a charge, a part, an entry that is none, or named with line and reason', () => {
    const rows = [
      lineOf(arrest),
      `${lineOf(court)},more`,
      lineOf({ ...court, CNT_ORDER: '1.01002E+11' }),
      lineOf({ ...court, DISP_DATE: '20030231' }),
      lineOf({ ...court, SUBJECT_ID: ' ' }),
      dojColumns.join(','),
      'short,row',
      lineOf(court),
    ];
    const { unread, notes, rows: count, incomplete } = reading(rows.join('\r\n'));
    expect(unread.map(({ line, reason }) => [line, reason.kind])).toEqual([
      [1, 'wrong_layout'],
      [2, 'not_a_value'],
      [3, 'no_such_day'],
      [4, 'no_person'],
      [5, 'not_a_value'],
      [6, 'wrong_layout'],
    ]);
    expect(notes).toEqual([1, 0]);
    expect(notes.length + unread.length).toBe(count);
    expect(incomplete).toEqual([1]);
  });

  it('are not lost behind a mark that was opened and not closed', () => {
    const open = linesOf({ ...court, SUBJECT_ID: '76', PRI_NAME: 'SAMPLE' }).replace('SAMPLE', '"SAMPLE');
    const behind = linesOf({ ...court, COMMENT_TEXT: 'BLADE OF 5 INCHES' }).replace('5 INCHES', '5"');
    const { unread, charges } = reading(`${open}${behind}`);
    expect(unread).toEqual([{ line: 0, reason: { kind: 'open_quote' } }]);
    expect(charges.flat()).toHaveLength(1);
  });

  it('are the same with quotation marks, fillers, blanks, Windows line ends and zeros that a spreadsheet took off', () => {
    const cells = (row: DojCells, write: (text: string) => string): string =>
      dojColumns.map((column) => write(row[column] ?? '')).join(',');
    const plain = { ...court, PRI_NAME: 'SAMPLE', CNT_ORDER: '001002001000' };
    const rows = [
      cells(plain, (text) => `"${text.padEnd(20)}"`),
      cells(plain, (text) => (text === '' ? 'x' : `${text}   `)),
      cells({ ...plain, CNT_ORDER: '1002001000' }, (text) => (text === '' ? '  -  ' : text)),
      cells({ ...plain, COMMENT_TEXT: 'SAID "YES",\r\nAND WENT' }, (text) =>
        /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
      ),
    ];
    const expected = reading(linesOf(plain)).charges;
    for (const row of rows) expect(reading(`${row}\r\n`).charges).toEqual(expected);
  });
});

describe('the parts of a sentence', () => {
  it('add up by kind and unit, and none is lost', () => {
    const part = fc.record({
      kind: fc.constantFrom('jail' as const, 'prison' as const, 'fine' as const),
      suspended: fc.boolean(),
      concurrent: fc.constant(false),
      length: fc.option(
        fc.record({
          amount: fc.integer({ min: 1, max: 999 }),
          unit: fc.constantFrom('days' as const, 'months' as const, 'years' as const),
        }),
      ),
      from: fc.constant({ page: 1, line: 1, raw: '' }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (all) => {
        const total = (own: readonly SentencePart[]) => {
          const like = Map.groupBy(
            own,
            ({ kind, suspended, length }) => `${kind} ${suspended} ${length?.unit}`,
          );
          return [...like].map(
            ([key, same]) => `${key} ${same.reduce((sum, { length }) => sum + (length?.amount ?? 0), 0)}`,
          );
        };
        const sums = summed(all);
        expect(total(sums).toSorted()).toEqual(total(all).toSorted());
        expect(sums.length).toBe(total(all).length);
      }),
    );
  });
});
