/** A file of many people says of each charge what the interpreter says of the record of its person alone. */
import { lawFromDisk } from '@nunc/disk';
import { historiesOf, readPlainJson } from '@nunc/records';
import { noFacts, screen } from '@nunc/screening';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Engine, RecordReader, Run, readHeader, Sampler, scannerFor } from './index.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const asOf = '2026-11-01';

const columns = [
  'person',
  'birth_date',
  'jurisdiction',
  'county',
  'code',
  'section',
  'severity',
  'outcome',
  'outcome_date',
  'arrest_date',
  'offense_date',
  'case_number',
  'sentence',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Days at which laws and sections changed, and around which waits end, come more often than others. */
const day = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 1975, max: 2025 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([year, ...rest]) => [year, ...rest.map((one) => String(one).padStart(2, '0'))].join('-')),
  },
  fc.constantFrom('2014-11-04', '2014-11-05', '2016-11-08', '2016-11-09', '2016-02-29', '2020-02-29'),
  fc.constantFrom('2011-01-01', '2024-12-31', '2025-01-01', '2025-11-01', '2023-11-01', '2016-11-01'),
);
const maybe = fc.oneof({ weight: 3, arbitrary: day }, fc.constant(''));

const offenses: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'us-ca': [
    ['PC', '647(b)'],
    ['PC', '484(a)'],
    ['PC', '459'],
    ['PC', '664/459'],
    ['HS', '11350(a)'],
    ['HS', '11357'],
    ['PC', '653.22'],
    ['PC', '187'],
    ['PC', '99999'],
  ],
  'us-ny': [
    ['PL', '230.00'],
    ['PL', '155.25'],
    ['PL', '220.03'],
    ['PL', '240.37'],
  ],
  'us-tx': [
    ['', '43.02'],
    ['PC', '31.03'],
  ],
};

const personWith = (least: number, most: number) =>
  fc.constantFrom(...Object.entries(offenses)).chain(([jurisdiction, sections]) =>
    fc.record({
      jurisdiction: fc.constant(jurisdiction),
      birth_date: maybe,
      arrests: fc.tuple(day, day),
      charges: fc.array(
        fc.record({
          county: fc.constantFrom('Kern', ''),
          offense: fc.constantFrom(...sections),
          severity: fc.constantFrom('felony', 'misdemeanor', 'infraction', ''),
          outcome: fc.constantFrom(
            'convicted',
            'convicted',
            'dismissed',
            'acquitted',
            'not filed',
            'pending',
            'diverted',
            'adjudicated',
            '',
          ),
          outcome_date: maybe,
          arrest: fc.constantFrom(0, 1),
          offense_date: maybe,
          case_number: fc.constantFrom('A1', 'A2', ''),
          sentence: fc.constantFrom('', '36 months probation', '90 days jail', '16 months prison', 'fine'),
        }),
        { minLength: least, maxLength: most },
      ),
    }),
  );
const person = personWith(1, 5);

let people = 0;

function rowsOf({
  jurisdiction,
  birth_date,
  arrests,
  charges,
}: typeof person extends fc.Arbitrary<infer One> ? One : never): Row[] {
  people += 1;
  return charges.map(({ offense: [code, section], arrest, ...rest }) => ({
    ...rest,
    person: `P${people}`,
    birth_date,
    jurisdiction,
    code,
    section,
    arrest_date: arrests[arrest] ?? '',
  }));
}

const inOrder = (cell: string | undefined): string => (cell ?? '').split(' ').toSorted().join(' ');

/** What the interpreter says of each row; null where the record brings two rows together as one charge. */
function interpreted(rows: readonly Row[]): string[] | null {
  const plain = rows.map(({ person: _person, severity, outcome, outcome_date, ...rest }) => ({
    ...rest,
    charged_as: outcome === 'convicted' ? '' : severity,
    convicted_as: outcome === 'convicted' ? severity : '',
    disposition: outcome,
    disposition_date: outcome_date,
  }));
  const read = readPlainJson(JSON.stringify(plain));
  if ('problems' in read || law === null) throw new Error('the record cannot be read');
  const histories = historiesOf(read.record);
  if (histories.length !== rows.length) return null;
  const findings = Map.groupBy(screen(read.record, noFacts, law, { asOf }).findings, ({ charge }) => charge);
  return histories
    .toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
    .map(({ id }) => {
      const named = (status: string) =>
        (findings.get(id) ?? [])
          .filter((finding) => finding.status === status && finding.how.begins !== 'defense')
          .map(({ provision }) => provision.split('/')[1])
          .join(' ');
      return `${inOrder(named('open'))} | ${inOrder(named('undecided'))}`;
    });
}

it.each([
  { of: 'few charges', people: fc.array(person, { minLength: 1, maxLength: 25 }), numRuns: 60 },
  {
    of: 'very many charges',
    people: fc.array(personWith(61, 90), { minLength: 1, maxLength: 2 }),
    numRuns: 12,
  },
])(
  'answers each charge of people with $of as the interpreter does, whoever came before',
  ({ people, numRuns }) => {
    const header = readHeader(columns, law.facts, null);
    if ('what' in header) throw new Error(header.what);
    // One run for all people: what was decided for one is given to the next who does not differ.
    const run = new Run({ asOf, jurisdiction: null, lawsOf: () => [law], hasBill: false, hasWords: true });
    const engine = new Engine(run, new RecordReader(run, header), new Sampler(1, 0));
    const scanner = scannerFor(1 << 20);
    fc.assert(
      fc.property(people, (all) => {
        const known = all.map(rowsOf).flatMap((rows) => {
          const expected = interpreted(rows);
          return expected === null ? [] : [{ rows, expected }];
        });
        const rows = known.flatMap((one) => one.rows);
        fc.pre(rows.length > 0);
        const text = rows.map((row) => `${columns.map((column) => row[column]).join(',')}\n`).join('');
        const { written } = new TextEncoder().encodeInto(text, scanner.bytes);
        const stretch = engine.stretch(scanner, 0, written, written, true, false);
        const lines = new TextDecoder().decode(stretch?.output).trimEnd().split('\n');
        const found = lines.map((line) => {
          const [, , , open, undecided] = line.split(',');
          return `${inOrder(open)} | ${inOrder(undecided)}`;
        });
        expect(found).toEqual(known.flatMap((one) => one.expected));
      }),
      { numRuns },
    );
  },
  120_000,
);
