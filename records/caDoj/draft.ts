/** What is known so far about an event and its counts while their lines are read; made into the record at the end. */
import {
  type Charge,
  type ChargeFlag,
  chargeId,
  type Disposition,
  type Event,
  type EventKind,
  type Field,
  type IsoDate,
  type SentencePart,
  type Severity,
} from '../model.ts';
import type { DispositionReading } from './disposition.ts';
import { vocabulary } from './vocabulary.ts';

export interface DispositionDraft {
  text: Field<string>;
  reading: DispositionReading;
  date: Field<IsoDate> | null;
  severity: Field<Severity> | null;
  sentence: SentencePart[];
}

export interface ChargeDraft {
  /** The numbers of a range, the one number of a count, or none. */
  numbers: Field<number>[];
  code: Field<string> | null;
  section: Field<string> | null;
  description: Field<string> | null;
  chargedAs: Field<Severity> | null;
  flags: Set<ChargeFlag>;
  comments: Field<string>[];
  dispositions: DispositionDraft[];
  agencyNumbers: Map<string, Field<string>>;
  /** A second charge line under one `CNT`: it shares that count's dispositions. */
  sharesNext: boolean;
}

export interface EventDraft {
  kind: EventKind;
  header: Field<string> | null;
  date: Field<IsoDate> | null;
  agency: Field<string> | null;
  agencyKind: string | null;
  county: Field<string> | null;
  court: string | null;
  nameCode: Field<string> | null;
  birthDateGiven: Field<IsoDate> | null;
  caseNumbers: Map<string, Field<string>>;
  strikeFlag: boolean;
  charges: ChargeDraft[];
  sentence: SentencePart[];
}

export function newEvent(): EventDraft {
  return {
    kind: 'other',
    header: null,
    date: null,
    agency: null,
    agencyKind: null,
    county: null,
    court: null,
    nameCode: null,
    birthDateGiven: null,
    caseNumbers: new Map(),
    strikeFlag: false,
    charges: [],
    sentence: [],
  };
}

export function newCharge(): ChargeDraft {
  return {
    numbers: [],
    code: null,
    section: null,
    description: null,
    chargedAs: null,
    flags: new Set(),
    comments: [],
    dispositions: [],
    agencyNumbers: new Map(),
    sharesNext: false,
  };
}

/** Whether anything was read that is worth an event. */
export function holdsSomething(draft: EventDraft): boolean {
  return draft.header !== null || draft.date !== null || draft.agency !== null || draft.charges.length > 0;
}

/** Adds a number unless it is there already. */
export function addNumber(numbers: Map<string, Field<string>>, number: Field<string>): void {
  if (!numbers.has(number.value)) numbers.set(number.value, number);
}

/** Makes the event, its ranges expanded into one charge a count. `prefix` is the id so far, `s1.c2.e3`. */
export function finishedEvent(
  draft: EventDraft,
  prefix: string,
  mayExpand: (extra: number) => boolean,
): Event {
  shareDispositions(draft.charges);
  const charges: Charge[] = [];
  for (const charge of draft.charges) {
    const expands = charge.numbers.length > 1 && mayExpand(charge.numbers.length - 1);
    const counts =
      charge.numbers.length === 0 ? [null] : expands ? charge.numbers : charge.numbers.slice(0, 1);
    const finished = finishedCharge(charge);
    for (const count of counts)
      charges.push({ id: chargeId(`${prefix}.n${charges.length + 1}`), count, ...finished });
  }
  const {
    kind,
    header,
    date,
    agency,
    agencyKind,
    county,
    court,
    nameCode,
    birthDateGiven,
    strikeFlag,
    sentence,
  } = draft;
  return {
    kind,
    header,
    date,
    agency,
    agencyKind,
    county,
    court,
    nameCode,
    birthDateGiven,
    caseNumbers: [...draft.caseNumbers.values()],
    strikeFlag,
    juvenile: isJuvenile(draft),
    charges,
    sentence,
  };
}

function finishedCharge(draft: ChargeDraft): Omit<Charge, 'id' | 'count'> {
  const { code, section, description, chargedAs, comments } = draft;
  if (draft.numbers.length > 1) draft.flags.add('expanded_from_range');
  if (section === null) draft.flags.add('no_section');
  return {
    code,
    section,
    description,
    chargedAs,
    comments,
    agencyNumbers: [...draft.agencyNumbers.values()],
    flags: [...draft.flags],
    dispositions: draft.dispositions.map(finishedDisposition),
    offenseDate: null,
  };
}

function finishedDisposition(draft: DispositionDraft): Disposition {
  const { text, reading, date, sentence } = draft;
  const implied = reading.severity === null ? null : { ...text, value: reading.severity };
  return {
    text,
    outcome: reading.outcome,
    change: reading.change,
    under: reading.under,
    date,
    severity: draft.severity ?? implied,
    sentence,
  };
}

/** A charge that shares its count with the next one shares its dispositions too. */
function shareDispositions(charges: readonly ChargeDraft[]): void {
  for (let at = charges.length - 2; at >= 0; at -= 1) {
    const charge = charges[at];
    const next = charges[at + 1];
    if (charge?.sharesNext && charge.dispositions.length === 0 && next !== undefined)
      charge.dispositions = next.dispositions;
  }
}

function isJuvenile(draft: EventDraft): boolean {
  if (draft.agencyKind !== null && vocabulary.juvenileKinds.has(draft.agencyKind)) return true;
  return draft.charges.some((charge) => {
    const section = `${charge.code?.value} ${charge.section?.value.replace(/\(.*$/, '')}`;
    return (
      vocabulary.juvenileSections.has(section) ||
      charge.dispositions.some(({ reading }) => reading.outcome === 'adjudicated')
    );
  });
}
