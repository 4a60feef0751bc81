/** Makes the histories that screening asks about from a record's matters. The types are in `history.ts`. */
import type { ChargeHistory, HistoriesOf, HistoryWarning, LaterChange, RecordType } from './history.ts';
import { type Entry, isHold, type Matter, mattersOf } from './matter.ts';
import type {
  Charge,
  ChargeId,
  CriminalRecord,
  Disposition,
  Event,
  Field,
  IsoDate,
  Outcome,
  Person,
  SentencePart,
  Severity,
} from './model.ts';
import words from './vocabulary/matters.json' with { type: 'json' };

/** Booking numbers that one history lists. */
const maxBookings = 50;

/** Below this a value was read through a repair or from a scan. */
const sureEnough = 0.8;

export const historiesOf: HistoriesOf = (record: CriminalRecord) => {
  const shared = new Shared();
  return mattersOf(record).map((matter) => historyOf(matter, record.person, shared));
};

/** What the charges of one event have in common, worked out once for each event. */
class Shared {
  readonly #bookings = new Map<Event, readonly string[]>();
  readonly #sentences = new Map<Event, ReadonlyMap<ChargeId, readonly SentencePart[]>>();

  bookings(event: Event): readonly string[] {
    const known = this.#bookings.get(event);
    if (known !== undefined) return known;
    const numbers = event.charges.flatMap(({ agencyNumbers }) => agencyNumbers.map(({ value }) => value));
    const few = [...new Set(numbers)].slice(0, maxBookings);
    this.#bookings.set(event, few);
    return few;
  }

  /** The sentence that a count without one shares: that of the next convicted count, else of the one before. */
  sentence(event: Event, id: ChargeId): readonly SentencePart[] | undefined {
    const known = this.#sentences.get(event) ?? sharedSentences(event.charges);
    this.#sentences.set(event, known);
    return known.get(id);
  }
}

function sharedSentences(charges: readonly Charge[]): Map<ChargeId, readonly SentencePart[]> {
  const sentences = new Map<ChargeId, readonly SentencePart[]>();
  let near: readonly SentencePart[] | undefined;
  const take = (charge: Charge) => {
    if (near !== undefined && !sentences.has(charge.id)) sentences.set(charge.id, near);
    near = charge.dispositions.find(isProvenWithSentence)?.sentence ?? near;
  };
  for (const charge of [...charges].reverse()) take(charge);
  near = undefined;
  for (const charge of charges) take(charge);
  return sentences;
}

function isProvenWithSentence({ outcome, sentence }: Disposition): boolean {
  return provenOutcomes.has(outcome) && sentence.length > 0;
}

function historyOf(matter: Matter, person: Person, shared: Shared): ChargeHistory {
  const { head, arrests } = matter;
  const { charge, event, source } = head;
  const ended = endOf(matter);
  const severity = severityOf(matter);
  const arrest = event.kind === 'arrest' ? head : arrestFor(matter);
  const history = {
    id: charge.id,
    source: source.id,
    jurisdiction: source.jurisdiction,
    code: charge.code?.value ?? null,
    section: charge.section?.value ?? null,
    description: charge.description?.value ?? null,
    flags: charge.flags,
    recordType: recordTypeOf(matter, ended.outcome),
    outcome: ended.outcome,
    outcomeDate: ended.date,
    changes: ended.changes,
    severity: severity.value,
    arrestDate: arrest?.event.date?.value ?? null,
    offenseDate: charge.offenseDate?.value ?? null,
    county: event.county?.value ?? null,
    court: event.court,
    caseNumber: event.caseNumbers[0]?.value ?? null,
    arrestingAgency: arrest?.event.agency?.value ?? arrestedBy(head),
    bookingNumbers: bookingNumbers(arrest === undefined ? arrests : [arrest, ...arrests], shared),
    sentence: sentenceOf(matter, ended.outcome, shared),
    nameCode: event.nameCode?.value ?? null,
    sameMatter: [...arrests, ...matter.custodies, ...matter.revocations, ...matter.repeats].map(
      (entry) => entry.charge.id,
    ),
    place: placeOf(head),
  };
  return { ...history, warnings: warningsOf(matter, person, ended, severity, history.arrestDate) };
}

interface End {
  readonly outcome: Outcome;
  readonly date: IsoDate | null;
  readonly changes: readonly LaterChange[];
  readonly shownByCustody: boolean;
}

const finalOutcomes = new Set<Outcome>([
  'convicted',
  'adjudicated',
  'dismissed',
  'acquitted',
  'not_filed',
  'detention_only',
]);
const provenOutcomes = new Set<Outcome>(['convicted', 'adjudicated']);

/** How the charge ended and what changed it later. A conviction stays one, whatever is noted behind it. */
function endOf(matter: Matter): End {
  let outcome: Outcome = 'unknown';
  let date: IsoDate | null = null;
  const changes: LaterChange[] = [];
  for (const disposition of dispositionsOf(matter)) {
    const { change } = disposition;
    if (change === 'information_only') continue;
    if (replaces(outcome, disposition)) {
      outcome = disposition.outcome;
      date = change === 'none' || date === null ? (disposition.date?.value ?? null) : date;
    } else if (change === 'none' && disposition.outcome !== outcome && provenOutcomes.has(outcome)) {
      changes.push(laterChange(disposition, 'unknown'));
    }
    if (change !== 'none') changes.push(laterChange(disposition, change));
  }
  for (const entry of matter.revocations) changes.push(...revocationChanges(entry));
  const shown = showsConviction(matter);
  const shownByCustody = shown !== null && (!finalOutcomes.has(outcome) || matter.head === shown);
  if (shownByCustody && !finalOutcomes.has(outcome))
    return { outcome: 'convicted', date: null, changes, shownByCustody };
  return { outcome, date, changes: inOrder(changes), shownByCustody };
}

function dispositionsOf({ head, repeats }: Matter): Disposition[] {
  return [head, ...repeats].flatMap(({ charge }) => charge.dispositions);
}

/** An open outcome gives way to any; a favorable one to a conviction; a conviction to nothing. */
function replaces(outcome: Outcome, disposition: Disposition): boolean {
  if (disposition.outcome === 'unknown' || disposition.outcome === outcome) return false;
  if (outcome === 'unknown' || !finalOutcomes.has(outcome)) return true;
  return (
    !provenOutcomes.has(outcome) && provenOutcomes.has(disposition.outcome) && disposition.change === 'none'
  );
}

function laterChange(disposition: Disposition, change: LaterChange['change']): LaterChange {
  const { under, date, text } = disposition;
  return { change, under, date: date?.value ?? null, text: text.value, place: text.from };
}

/** What a probation-violation block did to its case: nothing where it was dismissed. */
function revocationChanges({ charge, event }: Entry): LaterChange[] {
  const disposition = charge.dispositions.find(
    ({ outcome, change }) => outcome === 'convicted' || change === 'probation_revoked',
  );
  if (disposition === undefined) return [];
  return [
    {
      ...laterChange(disposition, 'probation_revoked'),
      date: disposition.date?.value ?? event.date?.value ?? null,
    },
  ];
}

function inOrder(changes: LaterChange[]): LaterChange[] {
  if (changes.some(({ date }) => date === null)) return changes;
  return changes.sort((a, b) =>
    (a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0,
  );
}

/** A custody entry whose sentence proves a conviction. */
function showsConviction({ head, custodies }: Matter): Entry | null {
  const entries = head.event.kind === 'custody' ? [head, ...custodies] : custodies;
  const found = entries.find(
    ({ event, charge }) =>
      event.kind === 'custody' &&
      (event.sentence.length > 0 ||
        charge.dispositions.some(({ outcome, sentence }) => outcome === 'convicted' || sentence.length > 0)),
  );
  return found ?? null;
}

/** As convicted after any reduction; else as charged in court, else as charged at the arrest. */
function severityOf(matter: Matter): {
  value: Severity | null;
  field: Field<Severity> | null;
  fromCharge: boolean;
} {
  const convicted = dispositionsOf(matter).findLast(({ severity }) => severity !== null)?.severity ?? null;
  if (convicted !== null) return { value: convicted.value, field: convicted, fromCharge: false };
  const key = matter.head.charge.section?.value;
  const sameSection = matter.arrests.find(({ charge }) => charge.section?.value === key);
  const charged = matter.head.charge.chargedAs ?? sameSection?.charge.chargedAs ?? null;
  return { value: charged?.value ?? null, field: charged, fromCharge: charged !== null };
}

/** The arrest that led to the charge: the last one that is not later than it, else the first of the matter. */
function arrestFor({ head, arrests }: Matter): Entry | undefined {
  const court = head.event.date?.value;
  const before = arrests.filter(
    ({ event }) => event.date !== null && court !== undefined && event.date.value <= court,
  );
  const plain = before.filter(({ charge }) => !charge.flags.includes('bench_warrant'));
  return plain[0] ?? before[0] ?? arrests[0] ?? arrestOfCycle(head);
}

/** Counts added in court have no arrest charge of their own: the cycle's arrest is theirs. */
function arrestOfCycle(head: Entry): Entry | undefined {
  const event =
    head.event.kind === 'court' ? head.cycle.events.find(({ kind }) => kind === 'arrest') : undefined;
  // The plain form gives an arrest's day and agency without a charge of its own.
  return event === undefined ? undefined : { ...head, event, charge: event.charges[0] ?? head.charge };
}

function arrestedBy({ charge }: Entry): string | null {
  const comment = charge.comments.find(({ value }) => value.startsWith(words.arrestedByLead));
  return comment === undefined ? null : comment.value.slice(comment.value.indexOf(':') + 1).trim();
}

function bookingNumbers(arrests: readonly Entry[], shared: Shared): string[] {
  const events = new Set(arrests.map(({ event }) => event));
  return [...new Set([...events].flatMap((event) => shared.bookings(event)))].slice(0, maxBookings);
}

/** The sentence in force: of the last disposition that has one; else the one its event prints for several counts. */
function sentenceOf(matter: Matter, outcome: Outcome, shared: Shared): readonly SentencePart[] {
  const revoked = matter.revocations.flatMap(({ charge }) => charge.dispositions);
  const own = [...dispositionsOf(matter), ...revoked].findLast(({ sentence }) => sentence.length > 0);
  if (own !== undefined) return own.sentence;
  if (!provenOutcomes.has(outcome)) return [];
  const { event, charge } = matter.head;
  const near = shared.sentence(event, charge.id);
  if (near !== undefined) return near;
  if (event.sentence.length > 0) return event.sentence;
  return matter.custodies.find((entry) => entry.event.sentence.length > 0)?.event.sentence ?? [];
}

function recordTypeOf({ head }: Matter, outcome: Outcome): RecordType {
  const { event, charge } = head;
  const isRevocation = charge.flags.includes('probation_revocation');
  if (provenOutcomes.has(outcome)) {
    if (event.juvenile || outcome === 'adjudicated') return 'juvenile_adjudication';
    return isRevocation ? 'unknown' : 'conviction';
  }
  if (outcome === 'not_filed' || outcome === 'detention_only') return 'arrest_only';
  if (outcome === 'dismissed' || outcome === 'acquitted')
    return event.kind === 'arrest' ? 'arrest_only' : 'dismissed_charge';
  return event.kind === 'arrest' ? 'arrest_only' : 'unknown';
}

function placeOf({ charge, event }: Entry) {
  const field =
    charge.section ??
    charge.description ??
    charge.count ??
    charge.dispositions[0]?.text ??
    event.date ??
    event.header;
  return field?.from ?? null;
}

function warningsOf(
  matter: Matter,
  person: Person,
  ended: End,
  severity: { field: Field<Severity> | null; fromCharge: boolean },
  arrestDate: IsoDate | null,
): HistoryWarning[] {
  const { head } = matter;
  const { event } = head;
  const said = dispositionsOf(matter).filter(({ change }) => change !== 'information_only');
  const isFinal = finalOutcomes.has(ended.outcome);
  const warnings: [HistoryWarning, boolean][] = [
    ['no_disposition', said.length === 0],
    [
      'outcome_not_in_vocabulary',
      said.some(({ outcome, change }) => outcome === 'unknown' && change === 'unknown'),
    ],
    ['severity_from_charge', severity.fromCharge],
    [
      'custody_shows_conviction',
      ended.shownByCustody || (isFinal && ended.outcome !== 'convicted' && showsConviction(matter) !== null),
    ],
    ['name_differs', namesOf(matter).some((code) => code !== (person.names[0]?.code ?? '01'))],
    [
      'birth_date_differs',
      birthDatesOf(matter).some((date) => person.birthDate !== null && date !== person.birthDate.value),
    ],
    ['court_unknown', event.kind === 'court' && event.county === null],
    ['juvenile', event.juvenile],
    [
      'dates_out_of_order',
      isOutOfOrder([
        arrestDate,
        ended.date ?? event.date?.value ?? null,
        ...ended.changes.map(({ date }) => date),
      ]),
    ],
    ['warrant_on_closed_case', isFinal && hasWarrant(matter)],
    ['possible_duplicate', matter.possibleDuplicate],
    ['other_jurisdiction_hold', isHold(head)],
    [
      'relief_already_noted',
      ended.changes.some(({ change }) => change === 'relief_noted' || change === 'sealed'),
    ],
    [
      'read_through_repair',
      fieldsOf(matter, severity.field).some(({ confidence }) => confidence < sureEnough),
    ],
  ];
  return warnings.filter(([, holds]) => holds).map(([warning]) => warning);
}

function namesOf({ head, arrests }: Matter): string[] {
  return [head, ...arrests].flatMap(({ event }) => (event.nameCode === null ? [] : [event.nameCode.value]));
}

function birthDatesOf({ head, arrests }: Matter): string[] {
  return [head, ...arrests].flatMap(({ event }) =>
    event.birthDateGiven === null ? [] : [event.birthDateGiven.value],
  );
}

/** Whether any known date is earlier than a known one before it. */
function isOutOfOrder(dates: readonly (IsoDate | null)[]): boolean {
  const known = dates.filter((date) => date !== null);
  return known.some((date, at) => at > 0 && date < (known[at - 1] ?? date));
}

function hasWarrant({ head, arrests }: Matter): boolean {
  return [head, ...arrests].some(
    ({ charge }) => charge.flags.includes('bench_warrant') || charge.flags.includes('warrant'),
  );
}

/** The fields that the history rests on. */
function fieldsOf(matter: Matter, severity: Field<Severity> | null): Field<unknown>[] {
  const { charge, event } = matter.head;
  const fields: (Field<unknown> | null | undefined)[] = [
    charge.code,
    charge.section,
    event.date,
    event.county,
    event.caseNumbers[0],
    severity,
    ...dispositionsOf(matter).flatMap((disposition) => [
      disposition.text,
      disposition.date,
      disposition.severity,
    ]),
  ];
  return fields.filter((field) => field !== null && field !== undefined);
}
