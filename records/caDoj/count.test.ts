/** Counts, dispositions and sentences of California DOJ sheets, and what other readers lose (A6 to A8). */
import { describe, expect, test } from 'vitest';
import {
  arrest,
  chargesOf,
  courtRecord,
  eventsOf,
  firstCharge,
  sheetOf,
  unread,
} from '../fixtures/invented.ts';
import { historiesOf, readCaDoj } from '../index.ts';

describe('A6: counts', () => {
  test.each([
    ['CNT:01', [1]],
    ['CNT: 001', [1]],
    ['CNT : 003', [3]],
    ['CNT:0    1', [1]],
    ['CNT:-1', [1]],
    ['CNT :003.', [3]],
    ['CNT: 001-003', [1, 2, 3]],
    ['CNT:03-04', [3, 4]],
    ['CNT:01,03', [1, 3]],
    ['CNT:', [undefined]],
    ['CNT:005-003', [5]],
    ['CNT:001-999', [1]],
  ])('%s', (line, numbers) => {
    expect(
      chargesOf(courtRecord(`${line} #123456`, '459 PC-BURGLARY')).map(({ count }) => count?.value),
    ).toEqual(numbers);
  });

  test('case numbers: on the next line, several, with stray signs', () => {
    const numbers = (...lines: string[]) =>
      eventsOf(courtRecord(...lines))[0]?.caseNumbers.map(({ value }) => value);
    expect(numbers('CNT:01 #123, 456')).toEqual(['123', '456']);
    expect(numbers('CNT:01', '. #312145.')).toEqual(['312145']);
    expect(numbers('CNT:01 #4.5.6-')).toEqual(['456']);
    expect(numbers('CNT:01 #BA1', 'CNT:02')).toEqual(['BA1']);
  });

  test("a booking number is the arrest charge's own", () => {
    const [event] = eventsOf(
      readCaDoj(sheetOf(arrest('20100305', 'CAPD NAPA', 'CNT:01 #998', '459 PC-BURGLARY'))),
    );
    expect(event).toMatchObject({ caseNumbers: [], charges: [{ agencyNumbers: [{ value: '998' }] }] });
  });

  test.each(['above', 'on', 'below', 'before the count'])('TOC stands %s', (where) => {
    const charge = `459 PC-BURGLARY${where === 'on' ? ' TOC:F' : ''}`;
    const lines = [
      where === 'before the count' ? 'TOC:F' : '',
      'CNT:01 #1',
      where === 'above' ? 'TOC:F' : '',
      charge,
      where === 'below' ? 'TOC:F' : '',
    ];
    const read = firstCharge(courtRecord(...lines));
    expect(read).toMatchObject({ chargedAs: { value: 'felony' }, description: { value: 'BURGLARY' } });
  });

  test('flag lines and details are no charges', () => {
    const record = courtRecord(
      'CNT:01 #1',
      '-ATTEMPTED',
      '-WARRANT',
      '1170(H) PC-SENTENCING',
      '459 PC-BURGLARY',
      'ARR BY: CAPD NAPA',
      'WARRANT #ABCD',
      'CITE #12',
      'DCN:123',
      'SCN-456',
    );
    expect(firstCharge(record)).toMatchObject({
      section: { value: '459' },
      flags: ['attempt', 'warrant', 'county_jail_felony'],
    });
    expect(chargesOf(record)).toHaveLength(1);
    expect(historiesOf(record)[0]?.arrestingAgency).toBe('CAPD NAPA');
  });

  test('a federal charge keeps its title', () => {
    expect(firstCharge(courtRecord('CNT:01', '18 2113(A) US-BANK ROBBERY'))).toMatchObject({
      code: { value: 'US' },
      section: { value: '18:2113(a)' },
    });
  });

  test('a description wraps', () => {
    expect(
      firstCharge(courtRecord('CNT:01', '  647(B) PC-DISORDERLY CONDUCT:', '      PROSTITUTION')).description
        ?.value,
    ).toBe('DISORDERLY CONDUCT: PROSTITUTION');
  });

  test('a charge in a comment, for its own and for a named count', () => {
    const record = courtRecord(
      'CNT:01',
      'SEE COMMENT FOR CHARGE',
      'DISPO:CONVICTED',
      'COM: CNT 02 CHRG-666 PC',
      'COM: CHRG-594(A)-(B) (2) (A) PC|VANDALISM TOC:F',
      'CNT:02',
      'SEE COMMENT FOR CHARGE',
    );
    expect(chargesOf(record)).toMatchObject([
      {
        section: { value: '594(a)-(b)(2)(a)' },
        description: { value: 'VANDALISM' },
        chargedAs: { value: 'felony' },
        flags: ['charge_from_comment'],
      },
      { section: { value: '666' }, flags: ['charge_from_comment'] },
    ]);
  });

  test('a comment that adds counts adds them', () => {
    const charges = chargesOf(
      courtRecord('CNT:01', '459 PC-BURGLARY', 'DISPO:CONVICTED', 'COM: CHRG-3 ADD CNTS OF 459 PC'),
    );
    expect(charges.map(({ section }) => section?.value)).toEqual(['459', '459', '459', '459']);
    expect(charges[3]?.dispositions[0]?.outcome).toBe('convicted');
  });

  test('a charge without a section is a charge with text only', () => {
    expect(firstCharge(courtRecord('CNT:01', 'TRAFFIC VIOLATION'))).toMatchObject({
      code: null,
      section: null,
      description: { value: 'TRAFFIC VIOLATION' },
      flags: ['no_section'],
    });
  });

  test('a second charge line under one count is not lost and shares its outcome', () => {
    const charges = chargesOf(courtRecord('CNT:01', '459 PC-BURGLARY', '496 PC-RECEIVE', 'DISPO:CONVICTED'));
    expect(charges.map(({ dispositions }) => dispositions[0]?.outcome)).toEqual(['convicted', 'convicted']);
  });
});

describe('A7: dispositions', () => {
  const dispositions = (...lines: string[]) =>
    firstCharge(courtRecord('CNT:01', '459 PC-BURGLARY', ...lines)).dispositions;

  test.each([
    '*DISPO:CONVICTED',
    ' DISPO:CONVICTED',
    'DISPO :CONVICTED',
    'DISPO;CONVICTED',
    'DISP:CONVICTED',
    'DISPO: CONVICTED',
    'D I S P O :CONVICTED',
  ])('%s', (line) => {
    expect(dispositions(line)).toMatchObject([{ outcome: 'convicted', change: 'none' }]);
  });

  test.each([
    ['1385 PC-DISMISSED/FURTHERANCE OF JUSTICE', 'dismissed', 'none', '1385 PC'],
    ['PROS REJ-COMB W/OTHER CNTS', 'not_filed', 'none', null],
    ['PROC SUSP/COMM MENTALLY INCOMP 1370 PC', 'incompetent', 'none', '1370 PC'],
    ['CONV SET ASIDE & DISM PER 1203.4 PC', 'convicted', 'set_aside', '1203.4 PC'],
    ['DISM PER 236.14 PC', 'unknown', 'vacated', '236.14 PC'],
    ['DISM PER 1203.4A PC', 'convicted', 'set_aside', '1203.4A PC'],
    ['REDUCED TO MISDEMEANOR PER 17(B) PC', 'unknown', 'reduced', '17(B) PC'],
    ['RESENTENCED PER 1170.18 PC', 'unknown', 'reduced', '1170.18 PC'],
    ['SEALED PER 851.91 PC', 'unknown', 'sealed', '851.91 PC'],
    ['PAROLED FROM CDC', 'unknown', 'information_only', null],
    ['RIGHT TO TRIAL BY JURY WAIVED-YES', 'unknown', 'information_only', null],
    ['ACQUITTED', 'acquitted', 'none', null],
    ['NOT GUILTY', 'acquitted', 'none', null],
  ])('%s: %s, %s, under %s', (text, outcome, change, under) => {
    expect(dispositions(`DISPO:${text}`)).toMatchObject([{ outcome, change, under }]);
  });

  test.each([
    'SOMETHING NEW',
    '1203.4 PC PETITION DENIED',
    'CONV SET ASIDE 1203.4 PC-DENIED',
    'CONVICTED-VACATED',
    'NOT CONVICTED',
    'PETITION FOR 1203.4 PC RECEIVED',
  ])('%s is unknown, and asked', (text) => {
    expect(dispositions(`DISPO:${text}`)).toMatchObject([
      { outcome: 'unknown', change: 'unknown', text: { value: text } },
    ]);
  });

  test('a sentence over several lines, split anywhere', () => {
    const [disposition] = dispositions(
      'DISPO:CONVICTED',
      '   SEN: 024 MONTHS PROBATION, 005',
      '        DAYS JAIL,',
      'FINE SS, 1 YR JL CC, "RESTN".',
      '..',
    );
    expect(disposition?.sentence).toMatchObject([
      { kind: 'probation', length: { amount: 24, unit: 'months' } },
      { kind: 'jail', length: { amount: 5, unit: 'days' } },
      { kind: 'fine', suspended: true },
      { kind: 'jail', length: { amount: 1, unit: 'years' }, concurrent: true },
      { kind: 'restitution' },
    ]);
  });

  test('a sentence that a comment repeats is not counted twice', () => {
    const [disposition] = dispositions(
      'DISPO:CONVICTED',
      'SEN: 3 YRS PROB',
      'COM: SEN-X3 YR PROB, 365 DS JL',
    );
    expect(disposition?.sentence).toHaveLength(1);
  });

  test('an update has its own date and sentence', () => {
    const found = dispositions(
      'DISPO:CONVICTED',
      'SEN: 3 YEARS PROBATION',
      '19960628 DISPO:PROBATION REVOKED',
      'SEN: 16 MONTHS PRISON',
      '20110505',
      'Page 3',
      'DISPO:REDUCED TO MISDEMEANOR',
    );
    expect(found.map(({ date }) => date?.value)).toEqual(['2010-03-05', '1996-06-28', '2011-05-05']);
    expect(found[1]?.sentence).toMatchObject([{ kind: 'prison', length: { amount: 16, unit: 'months' } }]);
    expect(found[2]?.severity?.value).toBe('misdemeanor');
  });

  test('a disposition without a charge is kept', () => {
    expect(firstCharge(courtRecord('DISPO:DISMISSED'))).toMatchObject({
      section: null,
      dispositions: [{ outcome: 'dismissed' }],
    });
  });

  test('a disposition that wraps is read whole', () => {
    expect(dispositions('DISPO:DISMISSED/FURTHERANCE', '      OF JUSTICE')).toMatchObject([
      { outcome: 'dismissed', text: { value: 'DISMISSED/FURTHERANCE OF JUSTICE' } },
    ]);
  });
});

describe('A8: what other readers lose', () => {
  test('a custody entry with a sentence proves a conviction that no court event shows', () => {
    const record = readCaDoj(
      sheetOf([
        'CUSTODY:CDC  NAM:01',
        '20060201  CASD CORRECTIONS',
        'CNT:01 #W90001',
        '187(A) PC-MURDER',
        'SEN FROM: SAN DIEGO CO CRT #CD9001',
        'SEN: 25 YEARS PRISON',
      ]),
    );
    expect(historiesOf(record)).toMatchObject([
      {
        section: '187(a)',
        recordType: 'conviction',
        outcome: 'convicted',
        caseNumber: 'CD9001',
        warnings: expect.arrayContaining(['custody_shows_conviction']),
      },
    ]);
  });

  test('lines that nobody understands are shown, never dropped', () => {
    expect(
      unread(courtRecord('CNT:01 #1', '459 PC-BURGLARY', '*DISPO:CONVICTED', 'MORE INFO ON THIS')),
    ).toEqual(['MORE INFO ON THIS']);
  });
});
