/** The format of California DOJ sheets, part by part, as `FORMATS` describes it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  arrest,
  chargesOf,
  court,
  courtRecord,
  eventsOf,
  firstCharge,
  next,
  sheetOf,
  sourceOf,
  unread,
} from '../fixtures/invented.ts';
import { historiesOf, readCaDoj } from '../index.ts';

const rosa = readFileSync(new URL('../fixtures/rosa.txt', import.meta.url), 'utf8');

describe('a whole sheet', () => {
  const record = readCaDoj(rosa);
  const source = sourceOf(record);

  test('leaves no line unread', () => {
    expect(unread(record)).toEqual([]);
    expect(source.repairs).toEqual([]);
    expect(source.lines).toHaveLength(114);
  });

  test('holds its cycles and events', () => {
    expect(source.cycles.map(({ events }) => events.map(({ kind }) => kind).join(' '))).toEqual([
      'arrest court',
      'arrest court custody',
      'arrest',
      'applicant',
      'registration',
    ]);
  });

  test('says who it is about', () => {
    expect(record.person).toMatchObject({
      names: [{ code: '01', text: { value: 'SAMPLE,ROSA MAE' } }, { code: '02' }, { code: '03' }],
      birthDate: { value: '1980-02-29', from: { page: 1, line: 8 }, confidence: 1 },
      sex: { value: 'F' },
      race: { value: 'HISPANIC' },
      stateId: { value: 'A90000001' },
      fbiNumber: { value: '900000AB1' },
    });
    expect(record.person.other.map(({ label }) => label)).toEqual([
      'HGT',
      'WGT',
      'EYE',
      'HAI',
      'POB',
      'CDL',
      'SOC',
      'OCC',
    ]);
    expect(source.printed?.value).toBe('2020-01-02');
  });

  test('gives the histories that screening asks about', () => {
    expect(
      historiesOf(record).map(({ id, recordType, outcome, severity }) => [id, recordType, outcome, severity]),
    ).toEqual([
      ['s1.c1.e2.n1', 'conviction', 'convicted', 'misdemeanor'],
      ['s1.c1.e2.n2', 'dismissed_charge', 'dismissed', 'misdemeanor'],
      ['s1.c2.e2.n1', 'conviction', 'convicted', 'felony'],
      ['s1.c2.e2.n2', 'conviction', 'convicted', 'felony'],
      ['s1.c2.e2.n3', 'conviction', 'convicted', 'misdemeanor'],
      ['s1.c3.e1.n1', 'arrest_only', 'not_filed', 'felony'],
    ]);
  });

  test('flags the event that a strike entry closes', () => {
    expect(
      eventsOf(record)
        .filter(({ strikeFlag }) => strikeFlag)
        .map(({ date }) => date?.value),
    ).toEqual(['2004-08-15']);
  });
});

describe('a scanned sheet', () => {
  const text = readFileSync(new URL('../fixtures/scanned.txt', import.meta.url), 'utf8');
  const record = readCaDoj(text, { scanned: true });

  test('leaves no line unread and lists what it had to repair', () => {
    expect(unread(record)).toEqual([]);
    expect([...new Set(sourceOf(record).repairs.map(({ why }) => why))].sort()).toEqual([
      'count_number',
      'disposition_letters',
      'label_letters',
      'label_spacing',
      'place_letters',
      'word_letters',
    ]);
  });

  test('gives the same histories as a clean one would, each to be checked', () => {
    const histories = historiesOf(record);
    expect(
      histories.map(({ section, outcome, severity, county }) => [section, outcome, severity, county]),
    ).toEqual([
      ['647(b)', 'convicted', 'misdemeanor', 'Los Angeles'],
      ['653f(a)', 'dismissed', null, 'Los Angeles'],
      [null, 'unknown', null, 'Los Angeles'],
      ['11352(a)', 'convicted', 'misdemeanor', 'Los Angeles'],
      ['11352(a)', 'convicted', 'misdemeanor', 'Los Angeles'],
    ]);
    expect(histories.every(({ warnings }) => warnings.includes('read_through_repair'))).toBe(true);
  });
});

describe('A1: clean-up', () => {
  test('page lines, addresses and fragments are noise, and cut no count in two', () => {
    const record = readCaDoj(
      sheetOf(
        court(
          '20100305',
          'CASC NAPA',
          'CNT:01 #123456',
          'Page 2 of 29',
          'https://example.invalid/x',
          'file://example/x.pdf',
          'ﬁle://example/x.pdf',
          'Route 12',
          '459 PC-BURGLARY',
          '.,',
        ),
      ),
    );
    expect(unread(record)).toEqual([]);
    expect(firstCharge(record).section?.value).toBe('459');
  });

  test('a query that each page repeats is noise', () => {
    const record = courtRecord(
      'CNT:01',
      '  459 PC-BURGLARY',
      'RESTRICTED-DO NOT USE FOR EMPLOYMENT',
      'RE: QHY.CA0000000.90000001.CLINIC-',
      '*DISPO:CONVICTED',
    );
    expect(firstCharge(record)).toMatchObject({
      description: { value: 'BURGLARY' },
      dispositions: [{ outcome: 'convicted' }],
    });
    expect(unread(record)).toEqual([]);
  });

  test('lower case, odd spaces and dashes read as printed', () => {
    const record = readCaDoj(
      '* * * *\ncourt:\u00a0nam:01\n20100305\u00a0\u00a0casc napa\n– – –\ncourt:\n20110305 casc napa',
    );
    expect(eventsOf(record).map(({ nameCode, county }) => [nameCode?.value, county?.confidence])).toEqual([
      ['01', 1],
      [undefined, 1],
    ]);
  });

  test.each([
    ['CHT:01 #123456', 'CNT:01'],
    ['CNÍ:01 #123456', 'CNT:01'],
    ['CNI:01 #123456', 'CNT:01'],
    ['C N T:01 #123456', 'CNT:01'],
  ])('%s is a count, by a repair', (line, repaired) => {
    const record = courtRecord(line, '459 PC-BURGLARY');
    expect(firstCharge(record).count?.value).toBe(1);
    expect(firstCharge(record).count?.confidence).toBeLessThan(0.8);
    expect(sourceOf(record).repairs[0]).toMatchObject({
      from: line.toUpperCase(),
      to: expect.stringContaining(repaired),
    });
  });

  test.each(['_RR/DET/CITE: NAM:01', 'ARR/PET/CITE: NAM:01', 'ARR/_ET/CITE: NAM:01', '□RR/DET/CITE: NAM:01'])(
    '%s is an arrest',
    (header) => {
      const record = readCaDoj(sheetOf([header, '20100305 CAPD NAPA']));
      expect(eventsOf(record)).toMatchObject([
        { kind: 'arrest', date: { value: '2010-03-05' }, nameCode: { value: '01' } },
      ]);
      expect(sourceOf(record).repairs).toHaveLength(1);
    },
  );

  test.each(['COURI:', '_OURT:', 'COURT;', 'C0URT:'])('%s is a court event', (header) => {
    const record = readCaDoj(sheetOf([header, '20100305 CASC NAPA']));
    expect(eventsOf(record)).toMatchObject([{ kind: 'court' }]);
    expect(eventsOf(record)[0]?.header?.confidence).toBeLessThan(0.8);
  });

  test.each([
    ['C O N V I C T E D', 'convicted'],
    ['CO  N VI CTE D', 'convicted'],
    ['COMVICTED', 'convicted'],
    ['CONVÍCTED', 'convicted'],
    ['DISMISSED/FURTHERENCE OF JUSTICE', 'dismissed'],
    ['D1SMISSED', 'dismissed'],
  ])('DISPO:%s reads as %s', (text, outcome) => {
    expect(
      firstCharge(courtRecord('CNT:01', '459 PC-BURGLARY', `DISPO:${text}`)).dispositions[0]?.outcome,
    ).toBe(outcome);
  });

  test('severity words are repaired', () => {
    const severity = (line: string) =>
      firstCharge(courtRecord('CNT:01', '459 PC-BURGLARY', 'DISPO:CONVICTED', line)).dispositions[0]
        ?.severity;
    expect(severity('CONV STATUS:TNFRACTION')).toMatchObject({ value: 'infraction', confidence: 0.7 });
    expect(severity('CONV STATIS.FELONY')).toMatchObject({ value: 'felony' });
    expect(severity('CONV STATUS :FELONY')).toMatchObject({ value: 'felony', confidence: 1 });
  });

  test('scanned text is never fully sure', () => {
    const record = readCaDoj(rosa, { scanned: true });
    for (const charge of chargesOf(record)) expect(charge.section?.confidence ?? 0).toBeLessThan(0.8);
  });
});

describe('A2: the header', () => {
  test('consolidated numbers are no cycle', () => {
    const record = readCaDoj(
      '*   *   *   *   *   *\nFOLLOWING CII NUMBER(S) IS BEING CONSOLIDATED\nCII/A99000001\n*   *   *   *   *   *\nCII/A90000001\n* * * *\nCOURT:\n20100305 CASC NAPA',
    );
    expect(record.person.stateId?.value).toBe('A90000001');
    expect(record.person.otherStateIds.map(({ value }) => value)).toEqual(['A99000001']);
    expect(sourceOf(record).cycles).toHaveLength(1);
  });

  test('sensitive banners are kept and marked', () => {
    const record = readCaDoj(
      '** AIDS TEST ON FILE\n**"ALERT - MENTAL HEALTH HISTORY"\n** DNA ON FILE\n**LIVE SCAN\n* * * *\nCOURT:\n20100305 CASC NAPA',
    );
    expect(sourceOf(record).notices.map(({ kind, sensitive }) => `${kind} ${sensitive}`)).toEqual([
      'medical true',
      'mental_health true',
      'dna true',
      'live_scan false',
    ]);
  });

  test('only the first date of birth is the date of birth, and missing fields are null', () => {
    const { person } = readCaDoj(
      'DOB/19800229\nFBI/1 DOB/19810228\nRAC/AMERICAN INDIAN\n* * * *\nCOURT:\n20100305 CASC NAPA',
    );
    expect(person).toMatchObject({
      birthDate: { value: '1980-02-29' },
      otherBirthDates: [{ value: '1981-02-28' }],
      race: { value: 'AMERICAN INDIAN' },
      sex: null,
      names: [],
    });
  });

  test('a sheet that has lost its first delimiter still has its events', () => {
    expect(
      eventsOf(readCaDoj('CII/A90000001\nCOURT: NAM:01\n20100305 CASC NAPA\nCNT:01 #123456')),
    ).toMatchObject([{ kind: 'court' }]);
  });
});

describe('A3: cycles', () => {
  const events = '\nCOURT:\n20100305 CASC NAPA\n';
  test.each(['* * * *', '* * *', '*.*,*·*', '****', '*\n*\n*\n*', '* *\n\n* *', '   *  *  *  *'])(
    '%j is a delimiter',
    (stars) => {
      expect(sourceOf(readCaDoj(`${stars}${events}${stars}${events}`)).cycles).toHaveLength(2);
    },
  );

  test.each(['*  *  *  *  *  *  *  *  *  *  *', '*'.repeat(72), '* *', '* * * * *'])(
    '%j is none',
    (stars) => {
      expect(sourceOf(readCaDoj(`* * * *${events}${stars}${events}`)).cycles).toHaveLength(1);
    },
  );

  test('a broken delimiter before the end is no cycle, and the end may be missing', () => {
    expect(sourceOf(readCaDoj(`* * * *${events}* * **\n* * * END OF MESSAGE * * *`)).cycles).toHaveLength(1);
    expect(sourceOf(readCaDoj(`* * * *${events}`)).cycles).toHaveLength(1);
  });

  test('what stands behind the end is shown', () => {
    const source = sourceOf(readCaDoj(`* * * *${events}* * * END OF MESSAGE * * *\nSOMETHING MORE`));
    expect(source.lines.at(-1)).toMatchObject({ bucket: 'not_understood', as: 'after_end' });
    expect(source.notices).toMatchObject([{ kind: 'text_after_end' }]);
  });
});

describe('A4 and A5: events', () => {
  test.each(['- - - -', '--- - ---', "- '- --", '- -'])('%j parts events', (dashes) => {
    expect(
      eventsOf(readCaDoj(sheetOf(['COURT:', '20100305 CASC NAPA', dashes, 'COURT:', '20110305 CASC NAPA']))),
    ).toHaveLength(2);
  });

  test('a header parts events without a delimiter, a lone dash does not', () => {
    expect(
      eventsOf(
        readCaDoj(sheetOf([...court('20100305', 'CASC NAPA', '-'), ...arrest('20110305', 'CAPD NAPA')])),
      ),
    ).toHaveLength(2);
  });

  test.each([
    ['COURT:', 'court'],
    ['COURT :', 'court'],
    ['ARR/DET/CITE', 'arrest'],
    ['SUPPLEMENTAL ARR:', 'arrest'],
    ['CUSTODY:JAIL', 'custody'],
    ['CUSTODY:FED & OOS', 'custody'],
    ['PROBATION:', 'probation'],
    ['REGISTRATION:', 'registration'],
    ['APPLICANT:', 'applicant'],
    ['MENTAL HLTH CUS/SUPV', 'mental_health'],
    ['INTERST COMP PAROLEE', 'parole'],
    ['DECEASED:', 'deceased'],
  ])('%s is %s', (header, kind) => {
    expect(eventsOf(readCaDoj(sheetOf([`${header}    NAM:01`, '20100305  CASC NAPA'])))).toMatchObject([
      { kind, date: { value: '2010-03-05' } },
    ]);
  });

  test('an unknown header is kept as other, and shown', () => {
    const record = readCaDoj(
      sheetOf([
        next,
        'COMMITMENT ORDER:  NAM:01',
        '20100305  CASC NAPA',
        'CNT:01 #123456',
        '459 PC-BURGLARY',
      ]),
    );
    expect(eventsOf(record)).toMatchObject([
      { kind: 'other', date: { value: '2010-03-05' }, charges: [{ section: { value: '459' } }] },
    ]);
    expect(unread(record)).toEqual(['COMMITMENT ORDER:  NAM:01']);
  });

  test('name, date and agency may stand in any order', () => {
    const variants = [
      ['COURT: NAM:01 19960718 CASC SAN FRANCISCO CO'],
      ['NAM:001', 'COURT:', '19960718 CASC SAN FRANCISCO CO'],
      ['COURT:', 'NAME:01', '19960718 CASC SAN FRANCISCO CO'],
      ['COURT:', '19960718 CASC SAN FRANCISCO CO NAM:01'],
      ['COURT: NAM:01', '19960718', 'CASC SAN FRANCISCO CO'],
      ['COURT: NAM:01', '19960.718  CASC SAN FRANCISCO CO'],
    ];
    for (const lines of variants) {
      expect(eventsOf(readCaDoj(sheetOf(lines)))).toMatchObject([
        {
          nameCode: { value: '01' },
          date: { value: '1996-07-18' },
          agency: { value: 'CASC SAN FRANCISCO CO' },
          county: { value: 'San Francisco' },
        },
      ]);
    }
  });

  test('later registrations need no header', () => {
    const record = readCaDoj(
      sheetOf([
        'REGISTRATION: NAM:01',
        '20100305 CASO NAPA',
        'CNT:01',
        '290 PC-REGISTRATION OF SEX OFFENDER',
        next,
        '20110305 CASO NAPA',
        'CNT:01',
        '290 PC-PREREGISTRATION',
      ]),
    );
    expect(eventsOf(record).map(({ kind }) => kind)).toEqual(['registration', 'registration']);
  });

  test('a date that no calendar has is not believed, and shown', () => {
    const record = readCaDoj(sheetOf(court('20100231', 'CASC NAPA', 'CNT:01 #123456')));
    expect(eventsOf(record)[0]).toMatchObject({ date: null, agency: { value: 'CASC NAPA' } });
    expect(unread(record)).toEqual(['20100231  CASC NAPA']);
  });

  test.each([
    ['CASC SN FRANCISCO', 'San Francisco'],
    ['CAMC L05 ANGELES METRO', 'Los Angeles'],
    ['CASC SN JOSE CENTRAL', 'Santa Clara'],
    ['CAPD SO SAN FRANCISCO', 'San Mateo'],
    ['CASO MARTINEZ', 'Contra Costa'],
    ['CASC NEW COURTHOUSE', undefined],
    ['CASC SAN PRANCISCU RM', undefined],
  ])('%s lies in %s', (agency, county) => {
    expect(eventsOf(readCaDoj(sheetOf(court('20100305', agency))))[0]?.county?.value).toBe(county);
  });
});

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
