import { lawFromDisk } from '@nunc/disk';
import type { Law, Provision } from '@nunc/law';
import { classOn, splitCite } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import { isoDate } from '@nunc/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankHistory, emptyRecord } from './cases.ts';
import { daySpan, within } from './dates.ts';
import { type Facts, learn, noFacts } from './facts.ts';
import type { Finding, Reason } from './finding.ts';
import { KnownCharge, type World } from './known.ts';
import { findingsOf } from './screen.ts';

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load; see cases.test.ts');
const law: Law = loaded;
const asOf = '2026-11-01';

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const yesNo = fc.constantFrom('yes', 'no');

/** Facts that a sheet shows as counts of their own: if they are true, they are never hidden. */
const allegations = new Set(
  [...law.catalogue.lists.values()].flatMap((list) => list.anyFelonyIf.map((one) => one.when)),
);
const plainFacts = [...law.facts.values()].filter(
  (fact) =>
    fact.type === 'yes_no' &&
    fact.from !== 'derived' &&
    ![
      'already_granted',
      'trafficked',
      'under_control_then',
      'sentence_completed',
      'acquitted_or_innocent',
      'new_convictions',
      'pending_charges',
    ].includes(fact.id),
);

interface Telling {
  readonly history: ChargeHistory;
  readonly full: Facts;
  readonly part: Facts;
}

/** A consistent invented case, wholly known, and the same case with some of it not (or only partly) known. */
const telling: fc.Arbitrary<Telling> = fc
  .record({
    offense: fc.constantFrom(...law.catalogue.offenses),
    recordType: fc.constantFrom('conviction', 'arrest_only', 'dismissed_charge', 'juvenile_adjudication'),
    wobbler: fc.constantFrom('felony', 'misdemeanor'),
    sentence: fc.constantFrom('probation', 'prison', 'county_jail_felony', 'no_probation'),
    offenseDay: day('1990-01-01', '2024-12-31'),
    lateArrest: fc.integer({ min: 0, max: 400 }),
    born: day('1960-01-01', '2005-12-31'),
    trafficked: yesNo,
    kind: fc.constantFrom('sex', 'labor', 'both'),
    period: fc.tuple(day('1990-01-01', '2024-12-31'), day('1990-01-01', '2024-12-31')),
    ended: day('1990-01-01', '2026-10-31'),
    answers: fc.array(yesNo, { minLength: plainFacts.length, maxLength: plainFacts.length }),
    shown: fc.array(fc.boolean(), { minLength: plainFacts.length + 10, maxLength: plainFacts.length + 10 }),
  })
  .map((world) => {
    const { code, section } = splitCite(world.offense.cite);
    const arrest = new Date(Date.parse(world.offenseDay) + world.lateArrest * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const history: ChargeHistory = {
      ...blankHistory,
      jurisdiction: world.offense.jurisdiction,
      code,
      section,
      arrestDate: isoDate(arrest),
      caseNumber: 'A1',
    };
    const periods =
      world.trafficked === 'yes'
        ? [{ from: world.period.toSorted()[0] ?? null, to: world.period.toSorted()[1] ?? null }]
        : [];
    const exact = daySpan(world.offenseDay);
    const inside =
      periods.length > 0 &&
      exact !== null &&
      within(exact, daySpan(periods[0]?.from ?? ''), daySpan(periods[0]?.to ?? '')) === 'yes';
    const told: [string, string][] = [
      ['record_type', world.recordType],
      ['severity', severityOf(classAsScreened(history, arrest), world.wobbler)],
      ['sentence_kind', world.sentence],
      ['birth_date', world.born],
      ['trafficked', world.trafficked],
      ['trafficking_kind', world.kind],
      ['under_control_then', inside ? 'yes' : 'no'],
      ['sentence_completed_date', world.ended],
      ['sentence_completed', 'yes'],
      ...plainFacts.map((fact, index): [string, string] => {
        const nothingImposed = world.recordType === 'arrest_only' || world.recordType === 'dismissed_charge';
        return [fact.id, fact.id === 'fines_paid' && nothingImposed ? 'yes' : (world.answers[index] ?? 'no')];
      }),
    ];
    let full: Facts = { ...noFacts, periods };
    let part: Facts = { ...noFacts, periods: world.shown[0] === true ? periods : [] };
    full = tell(full, history, 'offense_date', world.offenseDay);
    if (world.shown[1] === true)
      part = tell(part, history, 'offense_date', world.offenseDay.slice(0, world.shown[2] === true ? 4 : 10));
    for (const [index, [fact, value]] of told.entries()) {
      full = tell(full, history, fact, value);
      const onSheet = allegations.has(fact) && value === 'yes';
      if (world.shown[index + 3] === true || onSheet) part = tell(part, history, fact, value);
    }
    return { history, full, part };
  });

/** The class of what screening takes the section to be on that day, which may not be the entry it was drawn from. */
function classAsScreened(history: ChargeHistory, day: string): ReturnType<typeof classOn> {
  const { offense } = new KnownCharge(worldOf(history, noFacts), history);
  return offense.kind === 'known' ? classOn(offense.offense, day) : 'wobbler';
}

/** A severity that the offense can have. */
function severityOf(known: ReturnType<typeof classOn>, wobbler: string): string {
  if (known === 'wobbler') return wobbler;
  return known === null || known === 'wobblette' ? 'misdemeanor' : known;
}

function tell(facts: Facts, history: ChargeHistory, fact: string, value: string): Facts {
  const scope = law.facts.get(fact)?.scope ?? 'charge';
  return learn(facts, scope, scope === 'person' ? null : scope === 'case' ? 'A1' : history.id, fact, value);
}

const worldOf = (history: ChargeHistory, facts: Facts, under: Law = law): World => ({
  law: under,
  record: emptyRecord,
  histories: [history],
  facts,
  asOf,
});
const leaves = (reason: Reason): Reason[] => (reason.of.length === 0 ? [reason] : reason.of.flatMap(leaves));
const told = (finding: Finding) => `${finding.provision} ${finding.status}`;

describe('screening, whatever the case', () => {
  it('learning a fact never reverses a decided finding', () => {
    fc.assert(
      fc.property(telling, ({ history, full, part }) => {
        const before = findingsOf(worldOf(history, part), history);
        const after = findingsOf(worldOf(history, full), history);
        for (const [index, finding] of before.entries())
          if (finding.status !== 'undecided') expect(told(after[index] ?? finding)).toBe(told(finding));
      }),
      { numRuns: 400 },
    );
  });

  it('unknown facts never yield open or closed by default', () => {
    fc.assert(
      fc.property(telling, ({ history, part }) => {
        for (const finding of findingsOf(worldOf(history, part), history)) {
          if (finding.status === 'closed')
            expect(finding.failing.filter((leaf) => leaf.fact?.value == null)).toEqual([]);
          if (finding.status === 'open')
            expect(finding.reason.of.filter((node) => node.value !== 'yes')).toEqual([]);
          if (finding.status === 'undecided')
            expect(
              finding.missing.length + finding.lawNotKnown.filter((point) => point.blocks).length,
            ).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a charge about which nothing at all is known is open nowhere', () => {
    for (const jurisdiction of new Set(law.provisions.map((one) => one.jurisdiction))) {
      const history = { ...blankHistory, jurisdiction };
      for (const finding of findingsOf(worldOf(history, noFacts), history))
        expect(told(finding)).not.toContain('open');
    }
  });

  it('gives the same answer for the same question', () => {
    fc.assert(
      fc.property(telling, ({ history, part }) => {
        expect(findingsOf(worldOf(history, part), history)).toEqual(
          findingsOf(worldOf(history, part), history),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('a change of law after the day asked about changes nothing', () => {
    const changed: Law = { ...law, provisions: law.provisions.map(repealedTomorrow) };
    fc.assert(
      fc.property(telling, ({ history, part }) => {
        const now = findingsOf(worldOf(history, part), history);
        const then = findingsOf(worldOf(history, part, changed), history);
        const plain = (finding: Finding) => ({ ...finding, version: null });
        expect(then.map(plain)).toEqual(now.map(plain));
      }),
      { numRuns: 60 },
    );
  });

  it('every leaf shows the fact it rested on, or says that the law is not known, and no cite is empty', () => {
    fc.assert(
      fc.property(telling, ({ history, full }) => {
        for (const finding of findingsOf(worldOf(history, full), history))
          for (const leaf of leaves(finding.reason)) {
            expect(leaf.kind === 'law_unknown' || leaf.fact !== null).toBe(true);
            expect(leaf.cite?.trim()).not.toBe('');
          }
      }),
      { numRuns: 30 },
    );
  });
});

/** The same provision, closed to everything from the day after the day asked about. */
function repealedTomorrow(provision: Provision): Provision {
  const versions = provision.versions.flatMap((version) => {
    if (version.to !== null) return [version];
    const nothing = {
      ...version.features,
      reaches: {
        conviction: false,
        arrest_only: false,
        dismissed_charge: false,
        juvenile_adjudication: false,
        pending_charge: false,
      },
    };
    const condition = {
      kind: 'law_unknown',
      element: 'other',
      cite: null,
      label: null,
      feature: 'reaches',
      unverified: false,
      against: '',
      blocks: true,
    } as const;
    return [
      { ...version, to: asOf },
      { ...version, from: '2026-11-02', features: nothing, condition },
    ];
  });
  return { ...provision, versions };
}
