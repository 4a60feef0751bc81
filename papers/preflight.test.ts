import { readFileSync } from 'node:fs';
import { lawFiles } from '@nunc/disk';
import { beforeAll, expect, it } from 'vitest';
import { lawFrom, rosa, withMatter } from './fixtures/rosa.ts';
import type { Matter, MatterCharge } from './matter.ts';
import { buildPacket, type PacketInput } from './packet.ts';

const read = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));

let input: PacketInput;

beforeAll(async () => {
  const law = lawFrom(lawFiles());
  input = rosa(law, read);
});

const matter = (change: (matter: Matter) => Partial<Matter>): PacketInput =>
  withMatter(input, change(input.matter));
const story = (change: Partial<MatterCharge>, at = 0) =>
  matter(({ charges }) => ({
    charges: charges.map((one, index) => (index === at ? { ...one, ...change } : one)),
  }));
const exhibit = (change: Partial<Matter['exhibits'][number]>) =>
  matter(({ exhibits }) => ({
    exhibits: exhibits.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
  }));
const said = (words: string) => [{ words, language: 'en', reviewed: false }];
const history = (
  change: Partial<PacketInput['histories'][number]>,
  caseNumber = '2CJ00812',
): PacketInput => ({
  ...input,
  histories: input.histories.map((one) => (one.caseNumber === caseNumber ? { ...one, ...change } : one)),
});
const firstFiling = (change: Partial<PacketInput['screening']['filings'][number]>): PacketInput => ({
  ...input,
  screening: {
    ...input.screening,
    filings: input.screening.filings.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
  },
});
const emptyStory = (ref: MatterCharge['charge']): MatterCharge => ({
  charge: ref,
  include: true,
  told_to_do: [],
  feared: [],
  happened_after: [],
  told_police: [],
  why_pleaded: [],
});

const rules: [string, 'refuse' | 'warn', () => PacketInput][] = [
  ['charge_not_found', 'refuse', () => story({ charge: { case: 'XX', section: 'PC 1' } })],
  [
    'charge_ambiguous',
    'refuse',
    () => ({
      ...history({ caseNumber: 'SAME', code: 'PC', section: '647(b)' }),
      ...{},
      histories: input.histories.map((one) => ({
        ...one,
        caseNumber: '2CJ00812',
        code: 'PC',
        section: '653.22(a)',
      })),
    }),
  ],
  ['exhibit_without_consent', 'refuse', () => exhibit({ consent: false })],
  ['exhibit_missing', 'refuse', () => exhibit({ file: 'exhibits/nowhere.pdf' })],
  [
    'exhibit_unreadable',
    'refuse',
    () => ({
      ...input,
      exhibits: new Map([
        ...input.exhibits,
        ['exhibits/a-case-manager-letter.pdf', new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2])],
      ]),
    }),
  ],
  ['exhibit_not_redacted', 'warn', () => exhibit({ redacted: false })],
  ['exhibit_mark_twice', 'refuse', () => exhibit({ mark: 'B' })],
  [
    'date_impossible',
    'refuse',
    () => matter(() => ({ declaration: { date: '2026-02-30', language: 'en' } })),
  ],
  ['date_in_future', 'refuse', () => matter(() => ({ declaration: { date: '2027-01-01', language: 'en' } }))],
  [
    'dates_out_of_order',
    'refuse',
    () =>
      matter(({ courts }) => ({
        courts: courts.map((one) => ({ ...one, received: '2026-10-02', order_date: '2026-10-01' })),
      })),
  ],
  ['probation_open', 'warn', () => matter(() => ({ probation: 'open' }))],
  [
    'pending_case',
    'warn',
    () => ({
      ...input,
      facts: { ...input.facts, person: new Map([...input.facts.person, ['pending_charges', 'yes']]) },
    }),
  ],
  ['warrant_open', 'warn', () => matter(() => ({ warrant: true }))],
  ['immigration_review', 'warn', () => matter(() => ({ not_citizen: true }))],
  ['no_counsel', 'warn', () => matter(() => ({ counsel: undefined }))],
  ['server_missing', 'warn', () => matter(() => ({ server: undefined }))],
  ['county_unknown', 'warn', () => firstFiling({ county: null })],
  ['court_details_missing', 'warn', () => matter(() => ({ courts: [] }))],
  ['prosecutor_unknown', 'warn', () => input],
  ['case_consent_missing', 'warn', () => input],
  [
    'case_consent_refused',
    'refuse',
    () => matter(({ consents }) => ({ consents: consents.map((one) => ({ ...one, given: false })) })),
  ],
  [
    'mixed_case',
    'warn',
    () => firstFiling({ warnings: [{ kind: 'mixed_case', caseNumber: '2CJ00812', stays: [] }] }),
  ],
  ['charge_not_screened', 'refuse', () => ({ ...input, screening: { ...input.screening, findings: [] } })],
  [
    'charge_closed',
    'refuse',
    () =>
      matter(({ charges }) => ({
        charges: [
          ...charges,
          { ...emptyStory({ case: 'BA380014', section: 'PC 211' }), told_to_do: said('He told me to.') },
        ],
      })),
  ],
  [
    'charge_undecided',
    'warn',
    () => ({
      ...input,
      screening: {
        ...input.screening,
        findings: input.screening.findings.map((one) => ({ ...one, status: 'undecided' })),
      },
    }),
  ],
  [
    'allegations_not_checked',
    'warn',
    () => ({
      ...input,
      screening: {
        ...input.screening,
        findings: input.screening.findings.map((one) => ({
          ...one,
          confidence: { level: 'medium', because: ['no_allegation_on_sheet'] },
        })),
      },
    }),
  ],
  ['wrong_county', 'refuse', () => history({ county: 'Kern' })],
  ['charge_county_unknown', 'warn', () => history({ county: null })],
  ['charge_without_proof', 'refuse', () => story({ told_to_do: [], feared: [], happened_after: [] })],
  ['charge_without_nexus', 'warn', () => input],
  ['charge_without_exhibit', 'warn', () => input],
  [
    'nexus_denied',
    'refuse',
    () => ({
      ...input,
      facts: {
        ...input.facts,
        charges: new Map(
          [...input.facts.charges].map(([id, facts]) => [id, new Map([...facts, ['nexus', 'no']])]),
        ),
      },
    }),
  ],
  [
    'translation_missing',
    'warn',
    () => story({ told_to_do: [{ words: 'Me dijo que lo hiciera.', language: 'es', reviewed: false }] }),
  ],
  [
    'offense_after_arrest',
    'refuse',
    () => history({ arrestDate: '2012-11-01' as PacketInput['histories'][number]['arrestDate'] }),
  ],
  [
    'period_ends_before_it_begins',
    'refuse',
    () => ({ ...input, facts: { ...input.facts, periods: [{ from: '2014-05', to: '2013' }] } }),
  ],
  ['period_unknown', 'warn', () => ({ ...input, facts: { ...input.facts, periods: [] } })],
  ['law_unverified', 'warn', () => input],
  ['practice_unverified', 'warn', () => input],
  [
    'element_not_in_template',
    'warn',
    () => ({
      ...input,
      templates: input.templates.map((one) => ({ ...one, elements: one.elements.slice(1) })),
    }),
  ],
  [
    'identity_in_public_paper',
    'refuse',
    () => matter(() => ({ statements: { meeting: said('He called me Sample, Rosa from the first day.') } })),
  ],
  [
    'name_part_in_public_paper',
    'warn',
    () => matter(() => ({ statements: { meeting: said('He called me Rosie.') } })),
  ],
  ['blanks_left', 'warn', () => input],
  [
    'template_mistake',
    'refuse',
    () => ({
      ...input,
      templates: input.templates.map((one) => ({
        ...one,
        parts: one.parts.map((part) => ({
          ...part,
          blocks: [...part.blocks, { paragraph: '{{no.such.path}}' }],
        })),
      })),
    }),
  ],
  [
    'nothing_to_file',
    'refuse',
    () => ({
      ...input,
      screening: { ...input.screening, filings: [] },
      matter: { ...input.matter, charges: [] },
    }),
  ],
];

it.each(rules)('%s (%s)', async (id, weight, change) => {
  const { preflight, refused } = await buildPacket(change());
  const found = preflight.find((finding) => finding.id === id);
  expect(found, preflight.map((finding) => finding.id).join(' ')).toMatchObject({ weight });
  for (const part of [found?.what, found?.where, found?.remedy]) expect(part).toMatch(/\S/);
  if (weight === 'refuse') expect(refused).toBe(true);
});

it.each([
  ['birth date in words', 'I was born on March 9, 1990.'],
  ['birth date in figures', 'Born 3/9/1990.'],
  ['birth date as on the sheet', 'DOB 19900309'],
  ['home address', 'I live at 14 Nowhere Lane now.'],
  ['telephone', 'Call me at 213-555-0114.'],
  ['name without the middle one', 'My name is Rosa Sample.'],
  ['name in capitals', 'ROSA MAE SAMPLE'],
  ['alias', 'He called me Jasmine Invented.'],
  ['number', 'My number is A90000014.'],
  ["trafficker's name", 'He is Marcus Invented-Name.'],
  ["trafficker's telephone", 'His number was 213.555.0199.'],
])('refuses the %s in a public paper', async (_what, words) => {
  const { preflight } = await buildPacket(matter(() => ({ statements: { meeting: said(words) } })));
  expect(
    preflight
      .filter((finding) => finding.id === 'identity_in_public_paper')
      .map((finding) => finding.what)
      .join(),
  ).toContain('declaration prints');
});

it('leaves out a charge the matter takes out', async () => {
  const { filings } = await buildPacket(story({ include: false }));
  expect(filings[0]?.charges).toHaveLength(3);
});
