import { readFileSync } from 'node:fs';
import { lawFiles } from '@nunc/disk';
import {
  type Charge,
  type CriminalRecord,
  chargeId,
  type Event,
  type Field,
  historiesOf,
  type IsoDate,
  sourceId,
} from '@nunc/records';
import { screen } from '@nunc/screening';
import { expect, it } from 'vitest';
import { textOf } from './document.ts';
import { pagesOfPdf } from './fixtures/reading.ts';
import { lawFrom, templatesFrom, today } from './fixtures/rosa.ts';
import { parseMatter } from './matter.ts';
import { buildPacket } from './packet.ts';
import { renderPacket } from './render.ts';

const read = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));
const field = <T>(value: T): Field<T> => ({
  value,
  from: { page: 1, line: 1, raw: String(value) },
  confidence: 1,
});
const day = (value: string) => field(value as IsoDate);

const charge: Charge = {
  id: chargeId('s1.c1.e1.n1'),
  count: field(1),
  code: field('PL'),
  section: field('230.00'),
  description: field('PROSTITUTION'),
  chargedAs: field('misdemeanor'),
  flags: [],
  comments: [],
  dispositions: [
    {
      text: field('CONVICTED UPON PLEA OF GUILTY'),
      outcome: 'convicted',
      change: 'none',
      under: null,
      date: day('2012-03-02'),
      severity: field('misdemeanor'),
      sentence: [],
    },
  ],
  offenseDate: day('2012-02-11'),
  agencyNumbers: [],
};
const court: Event = {
  kind: 'court',
  header: null,
  date: day('2012-03-02'),
  agency: field('CRIMINAL COURT KINGS'),
  agencyKind: 'court',
  county: field('Kings'),
  court: 'Criminal Court of the City of New York, County of Kings',
  nameCode: null,
  birthDateGiven: null,
  caseNumbers: [field('2012KN000014')],
  strikeFlag: false,
  juvenile: false,
  charges: [charge],
  sentence: [],
};
const record: CriminalRecord = {
  schema: 'nunc-record/1',
  person: {
    names: [],
    birthDate: null,
    otherBirthDates: [],
    sex: null,
    race: null,
    stateId: null,
    otherStateIds: [],
    fbiNumber: null,
    other: [],
  },
  sources: [
    {
      id: sourceId('s1'),
      format: 'hand',
      jurisdiction: 'us-ny',
      result: { kind: 'sheet' },
      completeness: 'unknown',
      printed: null,
      notices: [],
      cycles: [{ events: [court] }],
      lines: [],
      repairs: [],
      scanned: false,
    },
  ],
};

it('makes New York papers from the same model and code', async () => {
  const law = lawFrom(lawFiles());
  const histories = historiesOf(record);
  const id = histories[0]?.id ?? charge.id;
  const facts = {
    person: new Map([
      ['trafficked', 'yes'],
      ['trafficking_kind', 'sex'],
      ['left_trafficking', 'yes'],
    ]),
    periods: [{ from: '2011', to: '2013-04' }],
    cases: new Map(),
    charges: new Map([
      [
        id,
        new Map([
          ['nexus', 'yes'],
          ['offense_date', '2012-02-11'],
        ]),
      ],
    ]),
  };
  const screening = screen(record, facts, law, { asOf: today });
  const { matter } = parseMatter({
    petitioner: { legal_name: 'Ana Luz Invented', initials: 'A.L.I.' },
    counsel: { name: 'Alex Example', firm: 'Example Aid', address: ['1 Invented Street', 'Exampletown'] },
    statements: {
      meeting: {
        words: 'Lo conocí en 2011, en una lavandería.',
        language: 'es',
        english: 'I met him in 2011, in a laundry.',
      },
    },
    interpreter: { name: 'Pat Interpreter', language: 'Spanish' },
    charges: [
      { charge: { case: '2012KN000014', section: 'PL 230.00' }, told_to_do: ['He told me to stand there.'] },
    ],
  });
  if (matter === null) throw new Error('the matter does not parse');
  const packet = await buildPacket({
    law,
    screening,
    histories,
    facts,
    matter,
    templates: templatesFrom(read),
    exhibits: new Map(),
    today,
    provision: 'us-ny/cpl-440.10-1-i',
  });
  expect(packet.preflight.filter((finding) => finding.weight === 'refuse')).toEqual([]);
  const [filing] = packet.filings;
  expect(filing?.documents.map((document) => document.id)).toEqual([
    'notice-of-motion',
    'affirmation',
    'affidavit',
    'memorandum',
    'proposed-order',
    'affidavit-of-service',
    'confidential-statement',
    'filing-checklist',
    'cover-memo',
  ]);
  const words = new Map(packet.documents.map((document) => [document.id, textOf(document)]));
  expect(words.get('notice-of-motion')).toContain('2012KN000014');
  expect(words.get('memorandum')).toContain('a preponderance of the evidence');
  expect(words.get('memorandum')).toContain('People v. A.W.');
  expect(words.get('affidavit')).toContain('I met him in 2011, in a laundry.');
  expect(words.get('affidavit')).toContain('Lo conocí en 2011, en una lavandería.');
  expect(words.get('affidavit')).toContain('CERTIFICATE OF INTERPRETER');
  for (const document of packet.documents.filter((one) => one.audience === 'public'))
    expect(textOf(document)).not.toContain('Ana Luz');
  const { files } = await renderPacket(packet);
  const notice = files.find((one) => one.name === 'filing-1/notice-of-motion.pdf');
  const pages = await pagesOfPdf(notice?.bytes ?? new Uint8Array());
  expect(pages[0]?.body).toContain('THE PEOPLE OF THE STATE OF NEW YORK');
  expect(pages[0]?.margin).toEqual([]);
});
