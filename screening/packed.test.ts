import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { caseFiles, lawFromDisk } from '@nunc/disk';
import {
  classify,
  isPackedDetails,
  isPackedLaw,
  type Law,
  type PackedDetails,
  type PackedLaw,
  packDetails,
  packLaw,
  unpackLaw,
} from '@nunc/law';
import { historiesOf, readCaDoj } from '@nunc/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCases } from './cases.ts';
import { explainChain, explainLine, whatWouldChange } from './explain.ts';
import { noFacts } from './facts.ts';
import { readFacts } from './factsFile.ts';
import type { Finding } from './finding.ts';
import { nextQuestions } from './next.ts';
import { findingsOf, screen } from './screen.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load; see cases.test.ts');
const law: Law = loaded;

/** As a browser gets it: through JSON. */
const sent = (value: PackedLaw | PackedDetails | null): unknown => JSON.parse(JSON.stringify(value));

function packedOf(id: string): PackedLaw {
  const value = sent(packLaw(law, id));
  if (!isPackedLaw(value)) throw new Error(`${id} is not packed`);
  return value;
}

function detailsOf(id: string): PackedDetails {
  const value = sent(packDetails(law, id));
  if (!isPackedDetails(value)) throw new Error(`${id} has no details`);
  return value;
}

function opened(packed: readonly PackedLaw[], details: readonly PackedDetails[] = []): Law {
  const small = unpackLaw(packed, details);
  if (small === null) throw new Error('not from one law');
  return small;
}

const ids = [...law.jurisdictions.keys()];
const packed = new Map(ids.map((id) => [id, packedOf(id)]));
const bare = new Map([...packed].map(([id, one]) => [id, opened([one])]));
const whole = new Map([...packed].map(([id, one]) => [id, opened([one], [detailsOf(id)])]));
const of = (laws: ReadonlyMap<string, Law>, id: string): Law => laws.get(id) ?? law;

const withoutAside = (finding: Finding) => {
  const { confidence, checked, unverified } = finding.authority.review;
  return {
    ...finding,
    authority: { ...finding.authority, sources: [], review: { confidence, checked, unverified } },
  };
};

/** Everything a person is told about a finding. */
const told = (finding: Finding, use: Law) =>
  (['en', 'es'] as const).map((language) => [
    explainLine(finding, use, language),
    explainChain(finding, use, language),
    whatWouldChange(finding, language),
  ]);

describe('packed law', () => {
  for (const file of caseFiles()) {
    const { cases } = parseCases(file.path, file.text, law);
    it(`gives the findings of the whole law: ${file.path}`, () => {
      for (const { world } of cases)
        for (const history of world.histories) {
          const full = findingsOf({ ...world, law }, history);
          const id = history.jurisdiction;
          expect(findingsOf({ ...world, law: of(whole, id) }, history)).toEqual(full);
          const small = findingsOf({ ...world, law: of(bare, id) }, history);
          expect(small.map(withoutAside)).toEqual(full.map(withoutAside));
          expect(small.map((one) => told(one, of(bare, id)))).toEqual(full.map((one) => told(one, law)));
        }
    });
  }

  it('gives the screening, the questions and the words of the whole law for an invented client', () => {
    const sheet = readFileSync(new URL('../examples/rosa/rap-sheet.txt', import.meta.url), 'utf8');
    const record = readCaDoj(sheet.split('\f'));
    const text = readFileSync(new URL('../examples/rosa/facts.yaml', import.meta.url), 'utf8');
    const { file } = readFacts(text, {
      law,
      histories: historiesOf(record),
      asOf: '2026-11-30',
      name: 'facts.yaml',
    });
    const small = opened([packedOf('us-ca')], [detailsOf('us-ca')]);
    if (file === null) throw new Error('the client’s facts are not readable');
    for (const asOf of ['2012-06-01', '2019-03-02', '2026-11-30', '2031-01-01'])
      for (const facts of [noFacts, file.facts]) {
        const full = screen(record, facts, law, { asOf });
        const answer = screen(record, facts, small, { asOf });
        expect(answer).toEqual(full);
        expect(answer.findings.map((one) => told(one, small))).toEqual(
          full.findings.map((one) => told(one, law)),
        );
        expect(nextQuestions(record, facts, small, { asOf })).toEqual(
          nextQuestions(record, facts, law, { asOf }),
        );
      }
  });

  it('reads the offense of any charge as the whole law does', () => {
    const small = opened([...packed.values()]);
    const words = law.catalogue.offenses.flatMap((one) => [one.title.en, ...one.aliases]);
    const charge = fc.record({
      offense: fc.constantFrom(...law.catalogue.offenses),
      slip: fc.constantFrom(
        (text: string) => text,
        (text: string) => text.replaceAll(/[()]/g, ''),
        (text: string) => text.replace(/\([^)]*\)$/, ''),
        (text: string) => `664/${text}`,
      ),
      description: fc.option(fc.constantFrom(...words), { nil: undefined }),
      own: fc.boolean(),
      code: fc.boolean(),
      on: fc.option(fc.constantFrom('1990-01-01', '2012-05-05', '2020-02-29'), { nil: undefined }),
    });
    fc.assert(
      fc.property(charge, ({ offense, slip, description, own, code, on }) => {
        const text = {
          jurisdiction: offense.jurisdiction,
          code: code ? offense.code : null,
          section: slip(offense.section),
          description: own ? (offense.aliases[0] ?? offense.title.en) : description,
          on,
        };
        expect(plainly(classify(small.catalogue, text))).toEqual(plainly(classify(law.catalogue, text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the hash of the law it was made from, and refuses parts of two laws', () => {
    const ca = packedOf('us-ca');
    expect(opened([ca]).hash).toBe(law.hash);
    expect(unpackLaw([ca, { ...packedOf('us-ny'), hash: 'other' }])).toBeNull();
    expect(unpackLaw([])).toBeNull();
    expect(isPackedLaw({ ...ca, schema: 'nunc-law-pack/0' })).toBe(false);
    expect(isPackedLaw(detailsOf('us-ca'))).toBe(false);
    expect(packLaw(law, 'us-zz')).toBeNull();
  });

  it('brings back provisions, lists and jurisdictions whole once the details are there', () => {
    const small = opened([...packed.values()], ids.map(detailsOf));
    expect(isDeepStrictEqual(small.provisions, law.provisions)).toBe(true);
    expect(small.jurisdictions).toEqual(law.jurisdictions);
    expect(new Set(small.catalogue.lists.values())).toEqual(new Set(law.catalogue.lists.values()));
    expect(new Set(small.catalogue.offenses.map(({ id, title }) => [id, title]))).toEqual(
      new Set(law.catalogue.offenses.map(({ id, title }) => [id, title])),
    );
  });
});

/** What the classifier found, with offenses named by their ids. */
function plainly(found: ReturnType<typeof classify>): unknown {
  const ids = (offenses: readonly { readonly id: string }[]) => offenses.map(({ id }) => id);
  switch (found.kind) {
    case 'known':
      return {
        ...found,
        offense: found.offense.id,
        also: ids(found.also),
        doubts: ids(found.doubts),
      };
    case 'ambiguous':
      return { ...found, candidates: ids(found.candidates) };
    case 'unknown':
      return { ...found, closest: ids(found.closest) };
  }
}
