/** Which entries of a sheet are one matter, how it ended, and what a person should check. */
import { describe, expect, test } from 'vitest';
import { arrest, court, courtRecord, historiesFor, next } from './fixtures/invented.ts';
import { type ChargeHistory, historiesOf } from './index.ts';

const burglary = '459 PC-BURGLARY';
const convicted = ['*DISPO:CONVICTED', 'CONV STATUS:FELONY', 'SEN: 003 YEARS PROBATION'];

/** The mini-notation of a history: `459 convicted <- s1.c1.e1.n1`. */
function brief({ section, outcome, sameMatter }: ChargeHistory): string {
  return [section ?? '-', outcome, ...(sameMatter.length > 0 ? ['<-', ...sameMatter] : [])].join(' ');
}

describe('arrests', () => {
  test('fold into the court charge of their section first, the others into the first', () => {
    const histories = historiesFor([
      ...arrest(
        '20100101',
        'CAPD NAPA',
        'CNT:01 #1111',
        '496 PC-RECEIVE',
        'CNT:02',
        '459 PC-BURGLARY',
        'CNT:03',
        '602 PC-TRESPASS',
      ),
      next,
      ...court(
        '20100305',
        'CASC NAPA',
        'CNT:01 #222222',
        burglary,
        ...convicted,
        'CNT:02',
        '496(A) PC-RECEIVE',
        'DISPO:DISMISSED',
      ),
    ]);
    expect(histories.map(brief)).toEqual([
      '459 convicted <- s1.c1.e1.n2 s1.c1.e1.n3',
      '496(a) dismissed <- s1.c1.e1.n1',
    ]);
    expect(histories[0]).toMatchObject({
      arrestDate: '2010-01-01',
      arrestingAgency: 'CAPD NAPA',
      bookingNumbers: ['1111'],
    });
  });

  test('with an end of their own stay, unless they went on in other counts', () => {
    const lines = (text: string) => [
      ...arrest('20100101', 'CAPD NAPA', 'CNT:01 #1111', '602 PC-TRESPASS', `DISPO:${text}`),
      next,
      ...court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted),
    ];
    expect(historiesFor(lines('PROS REJ-LACK OF EVIDENCE')).map(brief)).toEqual([
      '602 not_filed',
      '459 convicted',
    ]);
    expect(historiesFor(lines('PROS REJ-COMB W/OTHER CNTS')).map(brief)).toEqual([
      '459 convicted <- s1.c1.e1.n1',
    ]);
  });

  test('of another cycle do not fold by their section alone', () => {
    const histories = historiesFor(
      arrest('20090101', 'CAPD NAPA', 'CNT:01 #1111', burglary),
      court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted),
    );
    expect(histories.map(brief)).toEqual(['459 unknown', '459 convicted']);
  });

  test('a second arrest that looks like a re-booking and links to nothing is marked', () => {
    const histories = historiesFor(
      court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted),
      arrest('20110101', 'CAPD NAPA', 'CNT:01 #3333', '-WARRANT', burglary),
    );
    expect(histories.map(({ warnings }) => warnings.includes('possible_duplicate'))).toEqual([false, true]);
  });

  test('for another jurisdiction do not fold into a case of their cycle', () => {
    const histories = historiesFor([
      ...arrest('20100101', 'CAPD NAPA', 'CNT:01 #1111', burglary, 'CNT:02', 'OUTSIDE WARRANT'),
      next,
      ...court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted),
    ]);
    expect(histories.map(brief)).toEqual(['- unknown', '459 convicted <- s1.c1.e1.n1']);
    expect(histories[0]?.warnings).toContain('other_jurisdiction_hold');
  });

  test('a supplemental arrest under the same booking number is the same', () => {
    const histories = historiesFor(arrest('20100101', 'CAPD NAPA', 'CNT:01 #1111', burglary), [
      'SUPPLEMENTAL ARR:  NAM:01',
      '20100102  CAPD NAPA',
      'CNT:01 #1111',
      burglary,
    ]);
    expect(histories.map(brief)).toEqual(['459 unknown <- s1.c2.e1.n1']);
  });

  test('a re-arrest in the cycle of a violation belongs to the case that was violated', () => {
    const histories = historiesFor(court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted), [
      ...arrest('20110101', 'CAPD NAPA', 'CNT:01 #4444', '1203.2 PC-PROBATION VIOLATION'),
      next,
      ...court(
        '20110105',
        'CASC NAPA',
        'CNT:01 #222222',
        '1203.2 PC-PROBATION VIOLATION',
        'DISPO:PROBATION REVOKED',
        'SEN: 060 DAYS JAIL',
      ),
    ]);
    expect(histories.map(brief)).toEqual(['459 convicted <- s1.c2.e1.n1 s1.c2.e2.n1']);
    expect(histories[0]).toMatchObject({
      changes: [{ change: 'probation_revoked' }],
      sentence: [{ kind: 'jail' }],
    });
  });

  test('a violation that links to no case is no conviction of its own', () => {
    const [history] = historiesFor(
      court('20110105', 'CASC NAPA', 'CNT:01 #222222', '1203.2 PC-PROBATION VIOLATION', '*DISPO:CONVICTED'),
    );
    expect(history).toMatchObject({
      recordType: 'unknown',
      warnings: expect.arrayContaining(['possible_duplicate']),
    });
  });

  test('the same count printed again in a later court event is one history', () => {
    const again = court(
      '20100405',
      'CASC NAPA',
      'CNT:01 #222222',
      burglary,
      'DISPO:SENTENCE MODIFIED',
      'SEN: 010 DAYS JAIL',
    );
    const histories = historiesFor(
      court('20100305', 'CASC NAPA', 'CNT:01 #222-222', burglary, ...convicted),
      again,
    );
    expect(histories.map(brief)).toEqual(['459 convicted <- s1.c2.e1.n1']);
    expect(histories[0]).toMatchObject({
      changes: [{ change: 'sentence_modified' }],
      sentence: [{ kind: 'jail' }],
    });
  });
});

describe('custody', () => {
  const custody = (section: string, ...lines: string[]) => [
    'CUSTODY:CDC  NAM:01',
    '20110201  CASD CORRECTIONS',
    'CNT:01 #W90001',
    section,
    ...lines,
  ];

  test('folds into the conviction it serves', () => {
    const histories = historiesFor([
      ...court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted),
      next,
      ...custody('459 PC-BURGLARY 2ND', 'SEN: 016 MONTHS PRISON'),
    ]);
    expect(histories.map(brief)).toEqual(['459 convicted <- s1.c1.e2.n1']);
    expect(histories[0]?.warnings).toEqual([]);
  });

  test('links to a case in another cycle by its number', () => {
    const histories = historiesFor(
      court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, ...convicted),
      custody(burglary, 'CRT #222222', 'SEN: 016 MONTHS PRISON'),
    );
    expect(histories.map(brief)).toEqual(['459 convicted <- s1.c2.e1.n1']);
  });

  test('proves the conviction of a court count that says nothing', () => {
    const [history] = historiesFor([
      ...court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary),
      next,
      ...custody(burglary, 'SEN: 016 MONTHS PRISON'),
    ]);
    expect(history).toMatchObject({ outcome: 'convicted', sentence: [{ kind: 'prison' }] });
    expect(history?.warnings).toContain('custody_shows_conviction');
  });

  test('never turns a dismissal into a conviction, and says that they do not agree', () => {
    const [history] = historiesFor([
      ...court('20100305', 'CASC NAPA', 'CNT:01 #222222', burglary, 'DISPO:DISMISSED'),
      next,
      ...custody(burglary, 'SEN: 016 MONTHS PRISON'),
    ]);
    expect(history).toMatchObject({ outcome: 'dismissed', warnings: ['custody_shows_conviction'] });
  });

  test('for a charge that no court event shows stands for itself', () => {
    const histories = historiesFor([
      ...court('20100305', 'CASC NAPA', 'CNT:01 #222222', '484 PC-THEFT', ...convicted),
      next,
      ...custody('187(A) PC-MURDER', 'SEN: 25 YEARS PRISON'),
    ]);
    expect(histories.map(brief)).toEqual(['484 convicted', '187(a) convicted']);
    expect(histories[1]?.warnings).toEqual(
      expect.arrayContaining(['custody_shows_conviction', 'possible_duplicate']),
    );
  });

  test('without a sentence proves nothing', () => {
    expect(historiesFor(custody(burglary)).map(brief)).toEqual(['459 unknown']);
  });
});

describe('outcomes', () => {
  const outcomeOf = (...lines: string[]) => historiesOf(courtRecord('CNT:01 #222222', burglary, ...lines))[0];

  test.each([
    [['DISPO:DIVERSION GRANTED', '20110101', 'DISPO:DISMISSED'], 'dismissed', '2011-01-01'],
    [['DISPO:DEFERRED ENTRY OF JUDGMENT', '20110101', 'DISPO:CONVICTED'], 'convicted', '2011-01-01'],
    [['DISPO:DISMISSED', '20110101', 'DISPO:CONVICTED'], 'convicted', '2011-01-01'],
    [['DISPO:CONVICTED', '20110101', 'DISPO:DISCHARGED'], 'convicted', '2010-03-05'],
    [['DISPO:RIGHT TO COUNSEL WAIVED-YES', 'DISPO:CONVICTED'], 'convicted', '2010-03-05'],
    [['DISPO:NEW WORDS'], 'unknown', null],
  ])('%j: %s', (lines, outcome, outcomeDate) => {
    expect(outcomeOf(...lines)).toMatchObject({ outcome, outcomeDate });
  });

  test('a bare dismissal behind a conviction does not undo it: it is asked', () => {
    const history = outcomeOf('DISPO:CONVICTED', '20110101', 'DISPO:DISMISSED');
    expect(history).toMatchObject({
      outcome: 'convicted',
      changes: [{ change: 'unknown', text: 'DISMISSED' }],
    });
  });

  test('a set-aside alone shows the conviction it sets aside', () => {
    expect(outcomeOf('DISPO:CONV SET ASIDE & DISM PER 1203.4 PC')).toMatchObject({
      recordType: 'conviction',
      outcome: 'convicted',
      changes: [{ change: 'set_aside', under: '1203.4 PC' }],
    });
  });

  test('words nobody knows are a warning, and so is nothing at all', () => {
    expect(outcomeOf('DISPO:NEW WORDS')?.warnings).toEqual(['outcome_not_in_vocabulary']);
    expect(outcomeOf()?.warnings).toEqual(['no_disposition']);
  });

  test('counts of one event share the sentence printed on the last', () => {
    const record = courtRecord(
      'CNT:01 #222222',
      burglary,
      'DISPO:CONVICTED',
      'CNT:02',
      '496 PC-RECEIVE',
      'DISPO:DISMISSED',
      'CNT:03',
      '484 PC-THEFT',
      ...convicted,
    );
    expect(historiesOf(record).map(({ sentence }) => sentence.map(({ kind }) => kind).join())).toEqual([
      'probation',
      '',
      'probation',
    ]);
  });

  test('dates out of order are a warning', () => {
    expect(outcomeOf('DISPO:CONVICTED', '19990101', 'DISPO:SENTENCE MODIFIED')?.warnings).toEqual([
      'dates_out_of_order',
    ]);
  });

  test('a court whose county nobody knows is a warning', () => {
    const [history] = historiesFor(
      court('20100305', 'CASC NEW COURTHOUSE', 'CNT:01 #222222', burglary, ...convicted),
    );
    expect(history).toMatchObject({ county: null, court: null, warnings: ['court_unknown'] });
  });
});
