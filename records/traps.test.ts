/** The 25 traps of a RAP sheet that lawyers know of, one test each, in their order. */
import { expect, test } from 'vitest';
import {
  arrest,
  chargesOf,
  court,
  courtRecord,
  eventsOf,
  firstCharge,
  historiesFor,
  next,
  sheetOf,
  sourceOf,
} from './fixtures/invented.ts';
import { historiesOf, readCaDoj } from './index.ts';

const prostitution = '647(B) PC-DISORDERLY CONDUCT:PROSTITUTION';
const convictedMisdemeanor = ['*DISPO:CONVICTED', 'CONV STATUS:MISDEMEANOR', 'SEN: 012 MONTHS PROBATION'];

test('1: a set-aside conviction stays a conviction with a later change', () => {
  const [history] = historiesFor(
    court(
      '20030401',
      'CASC SAN FRANCISCO',
      'CNT:01 #1234567',
      prostitution,
      ...convictedMisdemeanor,
      '20050510',
      'DISPO:CONV SET ASIDE & DISM PER 1203.4 PC',
    ),
  );
  expect(history).toMatchObject({
    recordType: 'conviction',
    outcome: 'convicted',
    outcomeDate: '2003-04-01',
  });
  expect(history?.changes).toMatchObject([{ change: 'set_aside', under: '1203.4 PC', date: '2005-05-10' }]);
});

test('2: an arrest charge that differs from the court charge is the same matter, by cycle', () => {
  const histories = historiesFor([
    ...arrest('20040620', 'CASO LOS ANGELES', 'CNT:01 #998', '459 PC-BURGLARY'),
    next,
    ...court(
      '20040815',
      'CASC LOS ANGELES',
      'CNT:01 #BA900001',
      '487(C) PC-GRAND THEFT',
      ...convictedMisdemeanor,
    ),
  ]);
  expect(histories).toHaveLength(1);
  expect(histories[0]).toMatchObject({
    section: '487(c)',
    arrestDate: '2004-06-20',
    sameMatter: ['s1.c1.e1.n1'],
  });
});

test('3: an arrest with no court event stays, its outcome unknown', () => {
  const [history] = historiesFor(arrest('20040620', 'CASO LOS ANGELES', 'CNT:01 #998', '459 PC-BURGLARY'));
  expect(history).toMatchObject({
    recordType: 'arrest_only',
    outcome: 'unknown',
    warnings: ['no_disposition'],
  });
});

test('4: a re-booking on a warrant belongs to its case and is not counted twice', () => {
  const histories = historiesFor(
    [
      ...arrest('20040620', 'CASO LOS ANGELES', 'CNT:01 #998', '459 PC-BURGLARY'),
      next,
      ...court(
        '20040815',
        'CASC LOS ANGELES',
        'CNT:01 #BA900001',
        '459 PC-BURGLARY',
        ...convictedMisdemeanor,
      ),
    ],
    arrest(
      '20050101',
      'CASO LOS ANGELES',
      'CNT:01 #12345',
      '-BENCH WARRANT',
      '459 PC-BURGLARY',
      'COM: CRT CASE NBR BA900001',
    ),
    [
      'SUPPLEMENTAL ARR:  NAM:01',
      '20050102  CASO LOS ANGELES',
      'CNT:01 #12345',
      '459 PC-BURGLARY',
      'CRT #: BA900001',
    ],
  );
  expect(histories).toHaveLength(1);
  expect(histories[0]?.sameMatter).toEqual(['s1.c1.e1.n1', 's1.c2.e1.n1', 's1.c3.e1.n1']);
});

test('5: one conviction that shows as arrest and as court count is one history', () => {
  const histories = historiesFor([
    ...arrest('20100101', 'CAPD OAKLAND', 'CNT:01 #1111', prostitution),
    next,
    ...court('20100305', 'CASC OAKLAND', 'CNT:01 #2222222', prostitution, ...convictedMisdemeanor),
  ]);
  expect(histories.map(({ id }) => id)).toEqual(['s1.c1.e2.n1']);
});

test('6: a range of counts is that many charges', () => {
  const charges = chargesOf(courtRecord('CNT:003-011 #1234567', '459 PC-BURGLARY', '*DISPO:CONVICTED'));
  expect(charges.map(({ count }) => count?.value)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(charges.every(({ flags }) => flags.includes('expanded_from_range'))).toBe(true);
});

test('7: severity as convicted is not severity as charged, and a reduction changes it', () => {
  const lines = [
    'CNT:01 #1234567',
    '496 PC-RECEIVE KNOWN STOLEN PROPERTY',
    'TOC:F',
    '*DISPO:CONVICTED',
    'CONV STATUS:FELONY',
  ];
  expect(firstCharge(courtRecord(...lines)).chargedAs?.value).toBe('felony');
  const reduced = historiesOf(courtRecord(...lines, '20150101', 'DISPO:REDUCED TO MISDEMEANOR PER PROP 47'));
  expect(reduced[0]).toMatchObject({
    severity: 'misdemeanor',
    changes: [{ change: 'reduced', under: 'PROP 47' }],
  });
  const wobbler = historiesOf(courtRecord(...lines.slice(0, 4), 'CONV STATUS:INFRACTION'));
  expect(wobbler[0]).toMatchObject({ severity: 'infraction', warnings: [] });
});

test('8: a probation-violation block is not another conviction', () => {
  const histories = historiesFor(
    court('20040815', 'CASC LOS ANGELES', 'CNT:01 #BA900001', '459 PC-BURGLARY', ...convictedMisdemeanor),
    court(
      '20060815',
      'CASC LOS ANGELES',
      'CNT:01 #BA900001',
      '1203.2 PC-PROBATION VIOLATION',
      '*DISPO:CONVICTED',
      'SEN: 180 DAYS JAIL',
    ),
  );
  expect(histories).toHaveLength(1);
  expect(histories[0]?.changes).toMatchObject([{ change: 'probation_revoked', date: '2006-08-15' }]);
  expect(histories[0]?.sentence).toMatchObject([{ kind: 'jail', length: { amount: 180, unit: 'days' } }]);
});

test('9: applicant and registration events are not arrests', () => {
  const histories = historiesFor(
    [
      'APPLICANT:  NAM:01',
      '20100715  CASD SOCIAL SERV, LOS ANGELES',
      'CNT:01 #29292929',
      'APPLICANT ADULT DAY',
      '20140321',
      'DISPO:NO LONGER INTERESTED',
    ],
    ['REGISTRATION:  NAM:01', '20100715  CASO SAN DIEGO', 'CNT:01', '290 PC-REGISTRATION OF SEX OFFENDER'],
    ['DECEASED:  NAM:01', '20130817  CACO SAN FRANCISCO', 'CNT:01 #0064', 'DECEASED'],
  );
  expect(histories).toEqual([]);
});

test('10: another name or another date of birth is a warning', () => {
  const [history] = historiesFor([
    'COURT: NAM:02 DOB:19840301',
    '20100305  CASC SAN FRANCISCO',
    'CNT:01 #1234567',
    prostitution,
    ...convictedMisdemeanor,
  ]);
  expect(history).toMatchObject({ nameCode: '02', warnings: ['name_differs', 'birth_date_differs'] });
});

test('11: juvenile entries are marked, and a sustained petition is an adjudication', () => {
  const [history] = historiesFor(
    court(
      '20000305',
      'CAJV LOS ANGELES',
      'CNT:01 #FJ12345',
      '602 WI-JUV:LAW VIOLATION',
      'DISPO:PETITION SUSTAINED',
    ),
  );
  expect(history).toMatchObject({ recordType: 'juvenile_adjudication', outcome: 'adjudicated' });
  expect(history?.warnings).toContain('juvenile');
});

test('12: a court that no longer exists has its county and its name today', () => {
  const [event] = eventsOf(readCaDoj(sheetOf(court('19890305', 'CAMC SAN BERDO', 'CNT:01 #1'))));
  expect(event).toMatchObject({
    agencyKind: 'municipal_court',
    court: 'Superior Court of California, County of San Bernardino',
  });
  expect(event?.county?.value).toBe('San Bernardino');
});

test('13: a sentence hidden in a comment is found', () => {
  const record = courtRecord(
    'CNT:01 #1234567',
    '459 PC-BURGLARY',
    '*DISPO:CONVICTED',
    'COM: SEN-X3 YR PROB, 6 MO JL WORK, $971 FINE $420 RSTN',
  );
  expect(historiesOf(record)[0]?.sentence).toMatchObject([
    { kind: 'probation', length: { amount: 3, unit: 'years' } },
    { kind: 'jail', length: { amount: 6, unit: 'months' } },
    { kind: 'fine', length: null },
    { kind: 'restitution', length: null },
  ]);
});

test('14: a bench-warrant flag on a closed case is a warning', () => {
  const [history] = historiesOf(
    courtRecord('CNT:01 #1234567', '-BENCH WARRANT', '459 PC-BURGLARY', '*DISPO:DISMISSED'),
  );
  expect(history).toMatchObject({ outcome: 'dismissed', warnings: ['warrant_on_closed_case'] });
});

test('15: a sheet says whether other states hold more', () => {
  const text = (banner: string) => readCaDoj(`${banner}\n${sheetOf(court('20100305', 'CASC NAPA'))}`);
  expect(sourceOf(text('** III MULTIPLE SOURCE RECORD')).completeness).toBe('multiple_source');
  expect(sourceOf(text('III CALIFORNIA ONLY SOURCE RECORD')).completeness).toBe('single_state');
  expect(sourceOf(text('')).completeness).toBe('unknown');
});

test('16: a federal or immigration hold shown as an arrest is a warning', () => {
  const histories = historiesFor(
    arrest('20040620', 'USIN LOS ANGELES', 'CNT:01 #998', 'DEPORTATION PROCEEDINGS'),
    arrest('20040720', 'CASO LOS ANGELES', 'CNT:01 #999', '1551 PC-FUGITIVE FROM JUSTICE'),
  );
  expect(histories.map(({ warnings }) => warnings.includes('other_jurisdiction_hold'))).toEqual([true, true]);
});

test('17: what scanning spoilt is read through a repair that is listed, with the original kept', () => {
  const record = readCaDoj(
    sheetOf([
      'COURI: NAM:01',
      '20040.102  CASC L05 ANGELES',
      'CHT:01 #4.5.6.7',
      '459 PC-BURGLARY',
      'DI SP O:COMVICTED',
      'CONV STATIS.MISDEMEANOR',
      'SEN: 012 MONTHS PROBATION, RESIN',
    ]),
  );
  const [history] = historiesOf(record);
  expect(history).toMatchObject({
    outcome: 'convicted',
    severity: 'misdemeanor',
    county: 'Los Angeles',
    caseNumber: '4567',
  });
  expect(history?.sentence.map(({ kind }) => kind)).toEqual(['probation', 'restitution']);
  expect(history?.warnings).toContain('read_through_repair');
  expect(sourceOf(record).repairs.map(({ place }) => place.raw)).toEqual(
    expect.arrayContaining([
      'COURI: NAM:01',
      '20040.102  CASC L05 ANGELES',
      'CHT:01 #4.5.6.7',
      'DI SP O:COMVICTED',
      'CONV STATIS.MISDEMEANOR',
    ]),
  );
  expect(firstCharge(record).dispositions[0]?.text.confidence).toBeLessThan(0.8);
});

test('18: the date of the event is not the date of the offense', () => {
  const [history] = historiesFor(arrest('20040620', 'CASO LOS ANGELES', 'CNT:01 #998', '459 PC-BURGLARY'));
  expect(history).toMatchObject({ arrestDate: '2004-06-20', offenseDate: null });
});

test('19: a blank severity falls back to the charge, with a warning', () => {
  const [history] = historiesOf(
    courtRecord('CNT:01 #1234567', '459 PC-BURGLARY', 'TOC:F', '*DISPO:CONVICTED'),
  );
  expect(history).toMatchObject({ severity: 'felony', warnings: ['severity_from_charge'] });
});

test('20: "detention only" is its own outcome', () => {
  const lines = ['RELEASED/DETENTION ONLY', 'PROS REL-DET ONLY-LACK OF EVIDENCE', 'DETENTION ONLY'];
  for (const text of lines) {
    const [history] = historiesFor(
      arrest('20040620', 'CASO LOS ANGELES', 'CNT:01 #998', '459 PC-BURGLARY', `DISPO:${text}`),
    );
    expect(history).toMatchObject({ outcome: 'detention_only', recordType: 'arrest_only' });
  }
});

test('21: a count dismissed by plea is a dismissed charge of its own', () => {
  const histories = historiesOf(
    courtRecord(
      'CNT:01 #1234567',
      '459 PC-BURGLARY',
      ...convictedMisdemeanor,
      'CNT:02',
      '496 PC-RECEIVE STOLEN PROPERTY',
      '*DISPO:DISMISSED/FURTHERANCE OF JUSTICE',
    ),
  );
  expect(histories.map(({ recordType }) => recordType)).toEqual(['conviction', 'dismissed_charge']);
});

test('22: "no record" is a result of its own and not an empty history', () => {
  const source = sourceOf(readCaDoj('CII/A90000002\nNO RECORD FOUND\n* * * END OF MESSAGE * * *'));
  expect(source.result.kind).toBe('no_cycles');
  expect(source.notices.map(({ kind }) => kind)).toEqual(['no_record']);
  expect(sourceOf(readCaDoj('RECORD ERROR - REFER TO RECORDS UNIT')).result.kind).toBe('record_error');
});

test('23: relief that the sheet notes already is a change and a warning', () => {
  const [history] = historiesOf(
    courtRecord(
      'CNT:01 #1234567',
      prostitution,
      ...convictedMisdemeanor,
      '20220701',
      'DISPO:RELIEF GRANTED PER 1203.425 PC',
    ),
  );
  expect(history).toMatchObject({
    outcome: 'convicted',
    changes: [{ change: 'relief_noted', under: '1203.425 PC' }],
  });
  expect(history?.warnings).toContain('relief_already_noted');
});

test('24: a case that two sources tell of is kept in both and marked', () => {
  const one = courtRecord('CNT:01 #1234567', prostitution, ...convictedMisdemeanor);
  const other = sourceOf(one);
  const histories = historiesOf({ ...one, sources: [other, { ...other }] });
  expect(histories.map(({ warnings }) => warnings.includes('possible_duplicate'))).toEqual([true, true]);
});

test('25: the ways to write an attempt are one', () => {
  for (const section of ['487(A)-664', '664/487(A)', '664487(A)']) {
    const charge = firstCharge(courtRecord('CNT:01 #1234567', `${section} PC-GRAND THEFT`));
    expect(charge).toMatchObject({ section: { value: '487(a)' }, flags: ['attempt'] });
  }
});
