/** One person of a block as the interpreter sees people: the same values in the types of the record model. */
import {
  type ChargeHistory,
  type CriminalRecord,
  chargeId,
  isoDate,
  outcomes,
  type Place,
  severities,
  sourceId,
} from '@nunc/records';
import type { ChargeBlock } from './block.ts';
import { dayText } from './calendar.ts';
import { type Extras, flagsOfBits, type Offenses, recordTypes, sentenceOfBits } from './texts.ts';

const nowhere: Place = { page: 1, line: 1, raw: '' };
const day = (number: number) => {
  const text = dayText(number);
  return text === null ? null : isoDate(text);
};

/** The person's record, as far as screening asks it for more than the charges: the birth date. */
export function recordOfPerson(block: ChargeBlock, person: number): CriminalRecord {
  const born = day(block.birthDay[person] ?? 0);
  return {
    schema: 'nunc-record/1',
    person: {
      names: [],
      birthDate: born === null ? null : { value: born, from: nowhere, confidence: 1 },
      otherBirthDates: [],
      sex: null,
      race: null,
      stateId: null,
      otherStateIds: [],
      fbiNumber: null,
      other: [],
    },
    sources: [],
  };
}

/** Charges of a person beyond which only those are looked at that can say something of the one in question. */
const many = 60;

/**
 * The charges of a person, in the block's order; those that are the same matter as another are not among them. Of people
 * with very many, those that can say something of the charge in question: screening asks the others whether one is
 * pending, whether one led to a conviction later, and how those of the same arrest ended.
 */
export function historiesOfPerson(
  block: ChargeBlock,
  person: number,
  about: number,
  offenses: Offenses,
  extras: Extras,
): Map<number, ChargeHistory> {
  const histories = new Map<number, ChargeHistory>();
  const first = block.first[person] ?? 0;
  const end = block.endOf(person);
  const telling = end - first > many ? tellingCharges(block, first, end, about) : null;
  for (let at = first; at < end; at += 1) {
    if (block.note[at] === 1 || block.note[at] === 2 || telling?.has(at) === false) continue;
    histories.set(at, historyAt(block, at, offenses, extras));
  }
  if (block.incomplete[person] !== 1) return histories;
  // A row that was not read may belong to any arrest of the person, and nobody knows how it ended.
  const cycles = new Map([...histories].map(([at, one]) => [cycleOf(block, at), one]));
  let phantom = end;
  for (const [cycle, near] of cycles) {
    histories.set(-1 - phantom, {
      ...near,
      id: chargeId(`${cycle}u${phantom}`),
      outcome: 'unknown',
      recordType: 'unknown',
      outcomeDate: null,
      changes: [],
    });
    phantom += 1;
  }
  return histories;
}

/** The charge itself; the latest conviction; one that is pending; of its arrest one with each outcome. */
function tellingCharges(block: ChargeBlock, first: number, end: number, about: number): Set<number> {
  const { outcome, outcomeDay, cycle, note } = block;
  let latest = -1;
  let open = -1;
  const siblings = new Map<number, number>();
  for (let at = first; at < end; at += 1) {
    if (note[at] === 1 || note[at] === 2) continue;
    const ended = outcomes[outcome[at] ?? 0];
    if (ended === 'pending') open = at;
    if (ended === 'convicted' && (latest === -1 || (outcomeDay[at] ?? 0) > (outcomeDay[latest] ?? 0)))
      latest = at;
    if (cycle[about] !== -1 && cycle[at] === cycle[about]) siblings.set(outcome[at] ?? 0, at);
  }
  return new Set([about, latest, open, ...siblings.values()]);
}

/** Charges of one arrest have ids that begin alike, as those of a cycle do. */
function cycleOf(block: ChargeBlock, at: number): string {
  const cycle = block.cycle[at] ?? -1;
  return cycle === -1 ? `s1.alone${at}.` : `s1.c${cycle}.`;
}

function historyAt(block: ChargeBlock, at: number, offenses: Offenses, extras: Extras): ChargeHistory {
  const written = offenses.at(block.offense[at] ?? 0);
  const sentence = block.sentence[at] ?? 0;
  return {
    id: chargeId(`${cycleOf(block, at)}n${at}`),
    source: sourceId('s1'),
    jurisdiction: written.jurisdiction,
    code: written.code,
    section: written.section,
    description: written.description,
    flags: [...written.flags, ...flagsOfBits(sentence)],
    recordType: recordTypes[block.recordType[at] ?? 0] ?? 'unknown',
    outcome: outcomes[block.outcome[at] ?? 0] ?? 'unknown',
    outcomeDate: day(block.outcomeDay[at] ?? 0),
    changes: extras.at(block.extra[at] ?? 0).changes,
    severity: severities[(block.severity[at] ?? 0) - 1] ?? null,
    arrestDate: day(block.arrestDay[at] ?? 0),
    offenseDate: day(block.offenseDay[at] ?? 0),
    county: null,
    court: null,
    caseNumber: null,
    arrestingAgency: null,
    bookingNumbers: [],
    sentence: sentenceOfBits(sentence),
    nameCode: null,
    sameMatter: [],
    warnings: [],
    place: null,
  };
}
