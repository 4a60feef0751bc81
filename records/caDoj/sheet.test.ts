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
