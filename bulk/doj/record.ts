/** The record that `records/` makes of a person's rows, so that its histories say what is one matter and how it ended. */
import {
  type Charge,
  type CriminalRecord,
  chargeId,
  type Event,
  type Disposition as RecordDisposition,
  type SentencePart,
  sourceId,
} from '@nunc/records';
import type { Count, Cycle, Disposition, Step } from './entries.ts';
import { dayField, field, fieldOf } from './fields.ts';

/** Numbers of counts, as texts: their own, and those of court cases. */
export interface CountNumbers {
  readonly own: readonly string[];
  readonly cases: readonly string[];
}

/** The record, and which charge is which count. */
export interface DojRecord {
  readonly record: CriminalRecord;
  readonly counts: ReadonlyMap<string, Count>;
}

export function dojRecord(
  cycles: readonly Cycle[],
  birthDay: number,
  numbersOf: (count: Count) => CountNumbers,
): DojRecord {
  const counts = new Map<string, Count>();
  const events = (cycle: Cycle, nth: number): Event[] => {
    const made = cycle.steps.map((step, at) => {
      const prefix = `s1.c${nth + 1}.e${at + 1}`;
      return eventOf(step, prefix, numbersOf, counts);
    });
    // A cycle begins with an arrest, even where the arrest itself was not reported.
    const isReported = cycle.steps.some(({ kind }) => kind === 'arrest');
    return isReported || cycle.day === 0 ? made : [unreportedArrest(cycle), ...made];
  };
  const record: CriminalRecord = {
    schema: 'nunc-record/1',
    person: {
      names: [],
      birthDate: dayField(birthDay),
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
        format: 'ca-doj',
        jurisdiction: 'us-ca',
        result: cycles.length === 0 ? { kind: 'no_cycles' } : { kind: 'sheet' },
        completeness: 'unknown',
        printed: null,
        notices: [],
        cycles: cycles.map((cycle, nth) => ({ events: events(cycle, nth) })),
        lines: [],
        repairs: [],
        scanned: false,
      },
    ],
  };
  return { record, counts };
}

const emptyEvent: Event = {
  kind: 'arrest',
  header: null,
  date: null,
  agency: null,
  agencyKind: null,
  county: null,
  court: null,
  nameCode: null,
  birthDateGiven: null,
  caseNumbers: [],
  strikeFlag: false,
  juvenile: false,
  charges: [],
  sentence: [],
};

const unreportedArrest = ({ day }: Cycle): Event => ({ ...emptyEvent, date: dayField(day) });

function eventOf(
  step: Step,
  prefix: string,
  numbersOf: (count: Count) => CountNumbers,
  into: Map<string, Count>,
): Event {
  const cases = new Set<string>();
  const charges = step.counts.map((count, at) => {
    const id = `${prefix}.n${at + 1}`;
    into.set(id, count);
    const numbers = numbersOf(count);
    if (step.kind === 'court') for (const number of numbers.own) cases.add(number);
    for (const number of numbers.cases) cases.add(number);
    return chargeOf(count, id, numbers.own);
  });
  for (const number of step.caseNumbers ?? []) cases.add(number);
  return {
    ...emptyEvent,
    kind: step.kind,
    date: dayField(step.day),
    agencyKind: step.agency.kind,
    county: fieldOf(step.county),
    court: step.agency.court,
    caseNumbers: [...cases].map(field),
    juvenile: isJuvenile(step),
    charges,
    sentence: summed(step.parts),
  };
}

/** A juvenile court, or a count that only such a court decides. */
export function isJuvenile({ agency, counts }: Step): boolean {
  return (
    agency.isJuvenile ||
    counts.some(
      ({ offense, dispositions }) =>
        offense.cell.isJuvenile || dispositions.some(({ words }) => words.cell.outcome === 'adjudicated'),
    )
  );
}

function chargeOf(count: Count, id: string, numbers: readonly string[]): Charge {
  const { code, section, description, flags } = count.offense.cell;
  return {
    id: chargeId(id),
    count: field(count.number),
    code: fieldOf(code),
    section: fieldOf(section),
    description: fieldOf(description),
    chargedAs: fieldOf(count.chargedAs),
    flags: section === null ? [...flags, 'no_section'] : flags,
    comments: [],
    dispositions: count.dispositions.map(dispositionOf),
    offenseDate: null,
    agencyNumbers: numbers.map(field),
  };
}

function dispositionOf({ words, day, severity, parts }: Disposition): RecordDisposition {
  const { text, outcome, change, under } = words.cell;
  return {
    text: field(text),
    outcome,
    change,
    under,
    date: dayField(day),
    severity: fieldOf(severity ?? words.cell.severity),
    sentence: summed(parts),
  };
}

/** The rows of a count each give a part of its sentence: lengths of one kind and unit add up. */
export function summed(parts: readonly SentencePart[]): SentencePart[] {
  const sums: SentencePart[] = [];
  for (const part of parts) {
    const like = sums.findIndex(
      ({ kind, suspended, concurrent, length }) =>
        kind === part.kind &&
        suspended === part.suspended &&
        concurrent === part.concurrent &&
        length?.unit === part.length?.unit,
    );
    const sum = sums[like];
    if (sum === undefined) sums.push(part);
    else if (sum.length !== null && part.length !== null)
      sums[like] = {
        ...sum,
        length: { ...sum.length, amount: sum.length.amount + part.length.amount },
      };
  }
  return sums;
}
