import { lawFromDisk } from '@nunc/disk';
import { historiesOf, readCaDoj } from '@nunc/records';
import { describe, expect, it } from 'vitest';
import { explainChain, explainLine } from './explain.ts';
import { learn, noFacts, skipped } from './facts.ts';
import { readFacts } from './factsFile.ts';
import { nextQuestions } from './next.ts';
import { screen } from './screen.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const asOf = '2026-11-01';

/** Two counties, three cases, one of them mixed, and a bare arrest; the person is invented. */
const sheet = `CII/A90000002
DOB/19930410 SEX/F RAC/WHITE
NAM/01 SAMPLE,ANA LUZ
* * * *
COURT:              NAM:01
20140501  CASC LOS ANGELES

CNT:01     #BA400001
  647(B) PC-DISORDERLY CONDUCT:PROSTITUTION
*DISPO:CONVICTED
   CONV STATUS:MISDEMEANOR
   SEN: 024 MONTHS PROBATION, 005 DAYS JAIL

CNT:02
  211 PC-ROBBERY
*DISPO:CONVICTED
   CONV STATUS:FELONY
   SEN: 024 MONTHS PROBATION, 005 DAYS JAIL
* * * *
COURT:              NAM:01
20150115  CASC LOS ANGELES

CNT:01     #BA400002
  484(A) PC-THEFT
*DISPO:CONVICTED
   CONV STATUS:MISDEMEANOR
   SEN: 012 MONTHS PROBATION
* * * *
COURT:              NAM:01
20150320  CASC SAN DIEGO

CNT:01     #CD500001
  653.22(A) PC-LOITER FOR PROSTITUTION
*DISPO:CONVICTED
   CONV STATUS:MISDEMEANOR
   SEN: 012 MONTHS PROBATION
* * * *
ARR/DET/CITE:       NAM:01
20150402  CAPD SAN DIEGO

CNT:01     #15-1234
  148.9(A) PC-FALSE ID TO PEACE OFFICER
     *    *    *    END OF MESSAGE    *    *    *`;
const record = readCaDoj([sheet]);
const histories = historiesOf(record);

const facts = `
person:
  trafficked: yes
  trafficking_kind: sex
  left_trafficking: yes
  periods: [{ from: 2013, to: 2015-12 }]
charges:
  - { case: BA400001, section: PC 647(b), offense_date: 2014-04-20, nexus: yes }
  - { case: BA400001, section: PC 211, offense_date: 2014-04-20, nexus: yes }
  - { case: BA400002, section: PC 484(a), offense_date: 2014-12-02, nexus: yes }
  - { case: CD500001, section: PC 653.22(a), offense_date: 2015-03, nexus: yes }
  - { arrest: 2015-04-02, section: PC 148.9(a), offense_date: 2015-04-02, nexus: yes, record_type: arrest_only }
`;
const read = (text: string) => readFacts(text, { law, histories, asOf, name: 'facts.yaml' });

describe('a record of several cases', () => {
  const { file } = read(facts);
  if (file === null) throw new Error('the facts do not read');
  const screening = screen(record, file.facts, law, { asOf });
  const finding = (section: string, provision: string) => {
    const charge = histories.find((history) => history.section === section);
    const found = screening.findings.find((one) => one.charge === charge?.id && one.provision === provision);
    if (found === undefined) throw new Error(`no finding ${section} ${provision}`);
    return found;
  };

  it('opens vacatur for what happened because of trafficking, and never for a violent felony', () => {
    expect(finding('647(b)', 'us-ca/pen-236.14').status).toBe('open');
    expect(finding('148.9(a)', 'us-ca/pen-236.14').status).toBe('open');
    expect(finding('211', 'us-ca/pen-236.14').status).toBe('closed');
  });

  it('gives the strongest open relief as the best route and keeps the others', () => {
    const theft = screening.routes.find(
      (route) => route.charge === finding('484(a)', 'us-ca/pen-236.14').charge,
    );
    expect(theft?.best).toBe('us-ca/pen-236.14');
  });

  it('makes one filing a court, and says what needs care', () => {
    const vacatur = screening.filings.filter((filing) => filing.provision === 'us-ca/pen-236.14');
    expect(vacatur.map((filing) => [filing.county, filing.caseNumbers])).toEqual([
      ['Los Angeles', ['BA400001', 'BA400002']],
      ['San Diego', ['CD500001']],
    ]);
    const warnings = vacatur[0]?.warnings.map((warning) => warning.kind) ?? [];
    expect(warnings).toContain('mixed_case');
    expect(warnings).toContain('joinder_needs_agreement');
  });

  it('carries for every finding its provision, version, reasons with cites, court, dates and review', () => {
    for (const one of screening.findings) {
      expect(one.citation).not.toBe('');
      expect(one.version.by).not.toBe('');
      expect(one.reason.of.length).toBeGreaterThan(0);
      expect(one.authority.review.confidence).toMatch(/high|medium|low/);
      expect(one.court).toHaveProperty('burden');
    }
    expect(screening.lawHash).toMatch(/^[0-9a-f]{64}$/);
    expect(screening.notices.map((notice) => notice.kind)).toContain('nothing_promised');
  });

  it('explains a refusal about the law, in two languages and two depths, and what would change it', () => {
    const refusal = finding('211', 'us-ca/pen-236.14');
    expect(explainLine(refusal, law, 'en')).toBe(
      'This law does not fit here: it leaves out: violent felony.',
    );
    expect(explainLine(refusal, law, 'es')).toBe(
      'Esta ley no corresponde aquí: excluye: delito grave violento.',
    );
    const chain = explainChain(refusal, law, 'en').join('\n');
    expect(chain).toContain('667.5(c)');
    expect(chain).toContain('What would change this: Check the section and the class in the court file');
  });
});

describe('the next question', () => {
  it('asks first what decides most for the least pain, and ends', () => {
    const first = nextQuestions(record, noFacts, law, { asOf })[0];
    expect(first?.distress).toBeLessThanOrEqual(2);
    let known = noFacts;
    let asked = 0;
    for (
      let next = nextQuestions(record, known, law, { asOf })[0];
      next !== undefined;
      next = nextQuestions(record, known, law, { asOf })[0]
    ) {
      asked += 1;
      expect(asked).toBeLessThan(200);
      known = learn(known, next.need.scope, next.need.of, next.need.fact, skipped);
    }
    expect(asked).toBeGreaterThan(3);
  });

  it('never asks again what was skipped, and offers the plain question where a date is hard', () => {
    let known = learn(noFacts, 'person', null, 'trafficked', 'yes');
    known = learn(known, 'person', null, 'period', skipped);
    const needs = nextQuestions(record, known, law, { asOf }).map((question) => question.need.fact);
    expect(needs).not.toContain('period');
    expect(needs).not.toContain('trafficked');
    expect(needs).toContain('under_control_then');
  });
});

describe('a facts file', () => {
  it.each([
    ['person: { traficked: yes }', '"traficked" is not a fact about a person'],
    ['person: { trafficked: maybe }', '"maybe" is neither yes nor no'],
    ['person: { periods: [{ from: 2015, to: 2013 }] }', 'ends (2013) before it begins (2015)'],
    ['person: { periods: [{ from: 2013-13 }] }', 'there is no day "2013-13"'],
    ['person: { birth_date: 2031-01-01 }', 'is after 2026-11-01'],
    ['cases: { XX1: { probation_completed: yes } }', 'the record has no case "XX1"'],
    ['charges: [{ case: BA400001, section: PC 999, nexus: yes }]', 'no charge on the record fits'],
    ['charges: [{ nexus: yes }]', 'does not say which charge'],
    ['charges: { nexus: yes }', 'charges must be a list'],
    ['offences: []', '"offences" is not a part of a facts file'],
    ['person: [', 'Flow sequence'],
  ])('says what is wrong with %s, where, and what to do', (text, what) => {
    const { file, problems } = read(`\n${text}\n`);
    expect(file).toBeNull();
    expect(problems.map((problem) => problem.what).join(' ')).toContain(what);
    for (const problem of problems) {
      expect(problem.where).toMatch(/^facts\.yaml:\d+/);
      expect(problem.remedy).not.toBe('');
    }
  });

  it('passes the packet on untouched and takes an empty file as nothing known', () => {
    expect(read('packet: { anything: [1] }').file?.packet).toEqual({ anything: [1] });
    expect(read('').file?.facts).toEqual(noFacts);
  });
});
