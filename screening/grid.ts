/**
 * What a law could clear, in outline: every offense of a jurisdiction (its catalogue, or the categories where there is
 * none) x how the charge ended x age x kind of trafficking, for an invented person of whom everything favorable is
 * known. It measures the reach of a text, not people: no cell says how many there are.
 */
import { classOn, type Law, type Offense, splitCite, versionOn } from '@nunc/law';
import { type ChargeHistory, isoDate } from '@nunc/records';
import { blankHistory, emptyRecord } from './cases.ts';
import { addYears } from './dates.ts';
import { type Facts, learn, noFacts } from './facts.ts';
import type { Status } from './finding.ts';
import { findingsOf } from './screen.ts';

const recordTypes = ['conviction', 'arrest_only', 'dismissed_charge', 'juvenile_adjudication'] as const;
/** One invented record: an offense, how it ended, at what age, under which kind of trafficking. */
export interface Cell {
  readonly offense: string;
  readonly recordType: (typeof recordTypes)[number];
  readonly severity: 'felony' | 'misdemeanor';
  readonly age: 16 | 25;
  readonly kind: 'sex' | 'labor';
}

/** How far relief made for survivors reaches a cell: the best status over the provisions. */
export interface CellResult extends Cell {
  readonly status: Status | 'no_law';
  readonly provisions: readonly string[];
}

const outcomes = {
  conviction: 'convicted',
  arrest_only: 'not_filed',
  dismissed_charge: 'dismissed',
  juvenile_adjudication: 'adjudicated',
} as const;

/** Every cell of a jurisdiction, in a fixed order. */
export function gridOfLaw(law: Law, jurisdiction: string, asOf: string): CellResult[] {
  const offenses = law.catalogue.offenses.filter(
    (one) => one.jurisdiction === jurisdiction && one.inForce.to === null,
  );
  const known: readonly { name: string; offense: Offense | null }[] =
    offenses.length > 0
      ? offenses.map((offense) => ({ name: offense.cite, offense }))
      : [...law.catalogue.nibrs.keys()].map((name) => ({ name, offense: null }));
  const provisions = law.provisions.filter(
    (one) =>
      one.jurisdiction === jurisdiction &&
      one.kind === 'trafficking_specific' &&
      versionOn(one, asOf) !== undefined,
  );
  const narrowed: Law = { ...law, provisions };
  return known.flatMap(({ name, offense }) =>
    cellsOf(name, severitiesOf(offense, asOf)).map(
      (cell): CellResult =>
        provisions.length === 0
          ? { ...cell, status: 'no_law', provisions: [] }
          : resultOf(narrowed, jurisdiction, cell, offense !== null, asOf),
    ),
  );
}

/** The severities that the offense can have. */
function severitiesOf(offense: Offense | null, asOf: string): readonly Cell['severity'][] {
  const known = offense === null ? null : classOn(offense, asOf);
  if (known === 'felony') return ['felony'];
  return known === null || known === 'wobbler' ? ['felony', 'misdemeanor'] : ['misdemeanor'];
}

function cellsOf(offense: string, severities: readonly Cell['severity'][]): Cell[] {
  return recordTypes.flatMap((recordType) =>
    severities.flatMap((severity) =>
      ([16, 25] as const).flatMap((age) =>
        (['sex', 'labor'] as const).map((kind) => ({ offense, recordType, severity, age, kind })),
      ),
    ),
  );
}

function resultOf(law: Law, jurisdiction: string, cell: Cell, bySection: boolean, asOf: string): CellResult {
  const { code, section } = splitCite(cell.offense);
  const offenseDay = addYears(asOf, -12);
  const history: ChargeHistory = {
    ...blankHistory,
    jurisdiction,
    code: bySection ? code : null,
    section: bySection ? section : null,
    recordType: cell.recordType,
    outcome: outcomes[cell.recordType],
    severity: cell.severity,
    arrestDate: isoDate(offenseDay),
    outcomeDate: cell.recordType === 'arrest_only' ? null : isoDate(addYears(asOf, -11)),
  };
  const world = {
    law,
    record: emptyRecord,
    histories: [history],
    facts: favorable(history, cell, law, asOf, bySection),
    asOf,
  };
  const findings = findingsOf(world, history);
  const open = findings.filter((finding) => finding.status === 'open');
  const status =
    open.length > 0
      ? 'open'
      : findings.some((finding) => finding.status === 'undecided')
        ? 'undecided'
        : 'closed';
  return { ...cell, status, provisions: open.map((finding) => finding.provision) };
}

/** Everything favorable that an invented person could tell. What only papers show stays unknown. */
function favorable(history: ChargeHistory, cell: Cell, law: Law, asOf: string, bySection: boolean): Facts {
  const offenseDay = addYears(asOf, -12);
  const answers: Record<string, string> = {
    offense_date: offenseDay,
    birth_date: addYears(offenseDay, -cell.age),
    trafficked: 'yes',
    trafficking_kind: cell.kind,
    left_trafficking: 'yes',
    sought_services: 'yes',
    nexus: 'yes',
    coerced: 'yes',
    under_control_then: 'yes',
    pending_charges: 'no',
    new_convictions: 'no',
    under_supervision: 'no',
    probation_completed: 'yes',
    sentence_completed: 'yes',
    sentence_completed_date: addYears(asOf, -10),
    release_date: addYears(asOf, -10),
    fines_paid: 'yes',
    must_register: 'no',
    ...(bySection ? {} : { offense_category: cell.offense }),
  };
  let facts: Facts = noFacts;
  for (const [fact, value] of Object.entries(answers)) {
    const scope = law.facts.get(fact)?.scope;
    if (scope !== undefined) facts = learn(facts, scope, scope === 'person' ? null : history.id, fact, value);
  }
  return facts;
}

/** The cells that two laws treat differently, before and after. */
export function gridChanges(
  before: readonly CellResult[],
  after: readonly CellResult[],
): { readonly before: CellResult; readonly after: CellResult }[] {
  return before.flatMap((cell, index) => {
    const then = after[index];
    return then === undefined || then.status === cell.status ? [] : [{ before: cell, after: then }];
  });
}
