import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consequencesFromDisk, lawFromDisk } from '@nunc/disk';
import { classifyText } from '@nunc/law';
import { historiesOf, outcomes, readDocument, severities } from '@nunc/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterRelief,
  byGoals,
  type ChargeSeen,
  chargesSeen,
  consequencesOf,
  type Standing,
} from './index.ts';

const loaded = consequencesFromDisk();
if (loaded.consequences === null) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
const known = loaded.consequences;
const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const { catalogue, reliefs } = law;
const asOf = '2026-11-01';

/** A conviction of last year, unless said otherwise. */
function charge(text: string, more: Partial<ChargeSeen> = {}): ChargeSeen {
  const jurisdiction = more.jurisdiction ?? 'us-ca';
  return {
    ...{ id: text, jurisdiction, offense: classifyText(catalogue, jurisdiction, text), category: null },
    ...{ outcome: 'convicted', isJuvenile: false, severity: 'misdemeanor', isSeverityAsCharged: false },
    ...{ isReduced: false, outcomeDate: '2025-10-01', arrestDate: '2025-06-01', given: [] },
    ...more,
  };
}

/** Rule id to answer. */
const answers = (charges: readonly ChargeSeen[], day = asOf): Record<string, string> =>
  Object.fromEntries(
    consequencesOf(charges, known, { asOf: day }).map(({ consequence, answer }) => [consequence.id, answer]),
  );

/** Rule id to what remains when the charges get this relief. */
function standings(
  charges: readonly ChargeSeen[],
  assumed: Record<string, string> = {},
): Record<string, string | null> {
  const found = consequencesOf(charges, known, { asOf });
  const after = afterRelief(found, known, new Map(Object.entries(assumed)));
  return Object.fromEntries(after.map((one) => [one.found.consequence.id, one.standing]));
}

describe('what a record sets off', () => {
  it('a drug felony: firearms, foster care and juries for sure; immigration and aid by what else is so', () => {
    const found = answers([charge('HS 11352(a)', { severity: 'felony' })]);
    expect(found).toMatchObject({
      'us-firearm-felony': 'yes',
      'us-foster-adopt-5yr': 'yes',
      'us-jury-federal': 'yes',
      'ca-calfresh-drug': 'yes',
      'us-ina-drugs': 'may',
      'us-snap-drug-felony': 'may',
      'us-housing-meth': 'may',
    });
    expect(found).not.toHaveProperty('us-fdic-19');
    expect(found).not.toHaveProperty('ca-290');
    expect(found).not.toHaveProperty('ny-jury');
  });

  it('a theft misdemeanor: bank jobs may be barred, and nothing that needs a felony', () => {
    const found = answers([charge('PC 484(a)')]);
    expect(found['us-fdic-19']).toBe('may');
    expect(found['ca-rfa']).toBe('yes');
    for (const id of ['us-firearm-felony', 'us-jury-federal', 'us-twic', 'ca-dna', 'us-military'])
      expect(found).not.toHaveProperty(id);
  });

  it('an arrest without conviction: what looks at arrests or at conduct, and the rules that protect', () => {
    const found = answers([charge('HS 11352(a)', { outcome: 'dismissed', severity: 'felony' })]);
    expect(found).toMatchObject({
      'ca-dna': 'yes',
      'ca-adoption': 'may',
      'us-ina-drugs': 'may',
      'ca-lab4327': 'yes',
    });
    for (const id of ['us-firearm-felony', 'us-ina-conviction', 'us-foster-adopt-5yr', 'ca-bpc480', 'ca-rfa'])
      expect(found).not.toHaveProperty(id);
  });

  it('says how each charge was matched: section, list, group or any', () => {
    const found = consequencesOf(
      [charge('PC 368(d)', { severity: 'felony' }), charge('PC 211', { severity: 'felony' })],
      known,
      { asOf },
    );
    const by = (id: string) =>
      found
        .find((one) => one.consequence.id === id)
        ?.charges.map((one) => [one.charge.id, one.by, one.matched]);
    expect(by('ca-ihss-tier1')?.[0]).toEqual(['PC 368(d)', 'section', 'us-ca/PC 368']);
    expect(by('ca-school-employee')).toContainEqual(['PC 211', 'list', 'us-ca/violent-felony']);
    expect(by('us-foster-adopt-permanent')).toContainEqual(['PC 211', 'category', 'violence']);
    expect(by('us-firearm-felony')).toContainEqual(['PC 211', 'any', null]);
  });

  it('an old case is less sure where the rule counts years, and never gone', () => {
    const old = charge('HS 11352(a)', { severity: 'felony', outcomeDate: '2010-01-01' });
    const found = consequencesOf([old], known, { asOf }).find(
      (one) => one.consequence.id === 'us-foster-adopt-5yr',
    );
    expect(found?.answer).toBe('may');
    expect(found?.charges[0]?.because).toEqual(['time_may_have_passed']);
  });

  it('takes the place where the person lives, and federal rules always', () => {
    const found = consequencesOf([charge('PC 484(a)')], known, { asOf, jurisdictions: ['us-mo'] });
    expect([...new Set(found.map((one) => one.consequence.jurisdiction))].sort()).toEqual([
      'us-federal',
      'us-mo',
    ]);
  });

  it('a felony reduced to a misdemeanor no longer bars where the rule says so, and elsewhere may', () => {
    const reduced = charge('PC 487(a)', { isReduced: true });
    expect(answers([reduced])).not.toHaveProperty('ca-ihss-tier2');
    expect(answers([reduced])['ca-peace-officer']).toBe('may');
  });
});

describe("Rosa's sample record", async () => {
  const read = await readDocument(readFileSync(join(import.meta.dirname, '../examples/rosa/rap-sheet.txt')), {
    name: 'rosa',
  });
  if (!('record' in read)) throw new Error('the sample cannot be read');
  const seen = chargesSeen(historiesOf(read.record), catalogue, known.vocabulary);
  const robbery = 's1.c1.e2.n1';

  it('a dismissal that the sheet shows is already counted', () => {
    expect(seen.find(({ id }) => id === 's1.c3.e2.n1')?.given).toEqual(['dismissal']);
    const all = afterRelief(consequencesOf(seen, known, { asOf }), known);
    const licenses = all.find((one) => one.found.consequence.id === 'ca-bpc480');
    expect(licenses?.charges.find((one) => one.match.charge.id === 's1.c3.e2.n1')?.standing).toBe('lifted');
    expect(licenses?.standing).toBe('stays');
  });

  it('vacatur of all but the robbery lifts what the others block and leaves what the robbery blocks', () => {
    const assumed = Object.fromEntries(
      seen.filter(({ id }) => id !== robbery).map(({ id }) => [id, 'vacatur']),
    );
    const after = standings(seen, assumed);
    expect(after).toMatchObject({
      'us-firearm-felony': 'stays',
      'ca-rfa': 'stays',
      'us-ina-conviction': 'stays',
    });
    expect(after['us-ina-prostitution']).toBe('may_be_lifted');
    expect(after['ca-massage']).toBe('stays');
    expect(standings(seen, { ...assumed, [robbery]: 'vacatur' })).toMatchObject({
      'us-firearm-felony': 'lifted',
      'ca-rfa': 'lifted',
      'us-ina-conviction': 'lifted',
      'ca-massage': 'lifted',
      'us-ina-prostitution': 'may_be_lifted',
      'ca-fair-chance': null,
    });
  });

  it('is sorted by what the person wants first', () => {
    const lists = byGoals(consequencesOf(seen, known, { asOf }), (one) => one.consequence, known, [
      'family',
      'job',
    ]);
    expect(lists.map(({ goal }) => goal.id).slice(0, 3)).toEqual(['family', 'job', 'license']);
    expect(lists[0]?.burdens[0]?.consequence.discretion).toBe('mandatory');
    expect(lists[0]?.burdens.every(({ consequence }) => consequence.kind === 'burden')).toBe(true);
    expect(lists).toHaveLength(known.vocabulary.goals.length);
  });
});

describe('what relief does', () => {
  it('a dismissal helps with licenses and not with immigration; of another state it is not known', () => {
    const after = standings([charge('PC 484(a)')], { 'PC 484(a)': 'dismissal' });
    expect(after).toMatchObject({ 'ca-bpc480': 'lifted', 'us-ina-conviction': 'stays' });
    const missouri = charge('RSMo 570.030', { jurisdiction: 'us-mo' });
    expect(standings([missouri], { 'RSMo 570.030': 'dismissal' })['us-ina-conviction']).toBe('not_known');
  });

  it('relief that nobody looked up is not known, and never a no', () => {
    for (const kind of ['set_aside', 'destruction'])
      expect(standings([charge('PC 484(a)')], { 'PC 484(a)': kind })['us-ina-conviction']).toBe('not_known');
  });
});

const offenses = [
  'PC 211',
  'PC 647(b)',
  'HS 11352(a)',
  'PC 484(a)',
  'PC 368(d)',
  'PC 290(b)',
  'VC 12500',
  'nothing',
];
const anyCharge = fc
  .record({
    text: fc.constantFrom(...offenses),
    outcome: fc.constantFrom(...outcomes),
    severity: fc.constantFrom(...severities, null),
    isReduced: fc.boolean(),
    isJuvenile: fc.boolean(),
    isSeverityAsCharged: fc.boolean(),
    outcomeDate: fc.constantFrom('2025-10-01', '2012-02-29', null),
    given: fc.constantFrom<readonly string[]>([], ['dismissal'], ['vacatur'], ['sealing']),
    category: fc.constantFrom('40A', '35A', null),
  })
  .map(({ text, ...more }) => charge(text, more));
const anyRecord = fc
  .array(anyCharge, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((one, at) => ({ ...one, id: `c${at}` })));
const kinds = [...reliefs.keys()];
const order: readonly (Standing | null)[] = [
  null,
  'lifted',
  'not_needed',
  'may_be_lifted',
  'not_known',
  'stays',
];

describe('always', () => {
  it('more relief never blocks more', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.array(fc.constantFrom(...kinds, null), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 0, max: 4 }),
        (record, given, without) => {
          const all = new Map(
            record.flatMap(({ id }, at): [string, string][] => {
              const kind = given[at] ?? null;
              return kind === null ? [] : [[id, kind]];
            }),
          );
          const fewer = new Map([...all].filter(([id]) => id !== `c${without}`));
          const found = consequencesOf(record, known, { asOf });
          const [less, more] = [fewer, all].map((assumed) => afterRelief(found, known, assumed));
          less?.forEach((one, at) => {
            expect(order.indexOf(more?.[at]?.standing ?? null)).toBeLessThanOrEqual(
              order.indexOf(one.standing),
            );
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a burden is lifted only when every charge behind it is', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...kinds), (record, kind) => {
        const found = consequencesOf(record, known, { asOf });
        for (const one of afterRelief(found, known, new Map([['c0', kind]])))
          if (one.standing === 'lifted')
            expect(one.charges.every(({ effect }) => effect === 'lifts')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('what is not known is never a no: knowing it must not bring a rule up that was not there', () => {
    const unknown = classifyText(catalogue, 'us-ca', 'nothing like this');
    fc.assert(
      fc.property(anyCharge, (one) => {
        const sure = Object.keys(answers([one]));
        const blind: readonly ChargeSeen[] = [
          { ...one, severity: null, isSeverityAsCharged: false },
          { ...one, outcome: 'unknown', isJuvenile: false },
          { ...one, offense: unknown, category: null, severity: one.severity ?? null },
          { ...one, outcomeDate: null },
        ];
        for (const [at, less] of blind.entries()) {
          const seen = answers([less]);
          const lost = sure.filter((id) => !(id in seen));
          // An offense that the catalogue gives one severity still says how grave it is: nothing was hidden.
          if (at !== 0 || severityIsOpen(one)) expect(lost).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('every `may` says why, and every `yes` has nothing to add', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const { charges } of consequencesOf(record, known, { asOf }))
          for (const { answer, because } of charges) expect(because.length > 0).toBe(answer === 'may');
      }),
      { numRuns: 100 },
    );
  });

  it('a charge more never takes a rule away', () => {
    fc.assert(
      fc.property(anyRecord, anyCharge, (record, one) => {
        const before = answers(record);
        const after = answers([...record, one]);
        expect(
          Object.keys(before).filter((id) => !(id in after) || (before[id] === 'yes' && after[id] !== 'yes')),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** The catalogue does not fix how grave the offense is. */
function severityIsOpen({ offense }: ChargeSeen): boolean {
  return offense.kind !== 'known' || offense.offense.classes.some(({ is }) => is.startsWith('wobb'));
}
