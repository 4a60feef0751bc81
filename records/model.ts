/**
 * The record model: what a RAP sheet, a docket or a form says about one person, with the place every value came from.
 *
 * A *record* is a person's whole criminal history. It is made of *sources* (one RAP sheet or docket each); a source of
 * *cycles* (what followed from one arrest); a cycle of *events*; an event of *charges* (one count each); a charge of
 * *dispositions*. Readers never guess: what a document does not say is `null`, what nobody could read is in the
 * source's line account as `not_understood`, and an outcome in words we do not know is `unknown`.
 */

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Identifies a charge within its record, for example `s1.c2.e3.n1`. Stable for the same document. */
export type ChargeId = Brand<string, 'ChargeId'>;
/** Identifies a source within its record, for example `s1`. */
export type SourceId = Brand<string, 'SourceId'>;
/** A calendar day, `yyyy-mm-dd`. Never a time, never a time zone. */
export type IsoDate = Brand<string, 'IsoDate'>;

/** Makes a branded id; the only places that may are the readers and the tests. */
export const chargeId = (text: string): ChargeId => text as ChargeId;
export const sourceId = (text: string): SourceId => text as SourceId;
export const isoDate = (text: string): IsoDate => text as IsoDate;

/** Where a value stands in its source. `line` and `page` count from 1; `line` counts over the whole document. */
export interface Place {
  readonly page: number;
  readonly line: number;
  readonly raw: string;
}

/**
 * A value that was read, with the place it came from and how sure the reader is (0 to 1).
 * 1 = printed so; below 0.8 = read through a repair or from scanned text: show it for checking.
 */
export interface Field<T> {
  readonly value: T;
  readonly from: Place;
  readonly confidence: number;
}

/** A change the reader would make to a line in order to understand it. The original stays; a person decides. */
export interface Repair {
  readonly place: Place;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** Every input line ends in exactly one of these. */
export type LineBucket = 'used' | 'known_noise' | 'not_understood';

export interface LineAccount {
  readonly page: number;
  readonly line: number;
  readonly raw: string;
  readonly bucket: LineBucket;
  /** What the line was used as, or why it is noise, or why it was not understood: a short fixed word. */
  readonly as: string;
}

export const eventKinds = [
  'arrest',
  'court',
  'custody',
  'probation',
  'parole',
  'applicant',
  'registration',
  'mental_health',
  'deceased',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const outcomes = [
  'convicted',
  'dismissed',
  'acquitted',
  'not_filed',
  'detention_only',
  'diverted',
  'deferred',
  'pending',
  'incompetent',
  'adjudicated',
  'unknown',
] as const;
/** How a charge ended. `unknown` is an answer: it is asked, never read as dismissed and never as convicted. */
export type Outcome = (typeof outcomes)[number];

export const changes = [
  'none',
  'set_aside',
  'vacated',
  'sealed',
  'reduced',
  'sentence_modified',
  'probation_revoked',
  'relief_noted',
  'information_only',
  'unknown',
] as const;
/** What a later disposition did to an earlier one; `none` for the first disposition of a charge. */
export type Change = (typeof changes)[number];

export const severities = ['felony', 'misdemeanor', 'infraction'] as const;
export type Severity = (typeof severities)[number];

export const sentenceKinds = [
  'probation',
  'jail',
  'prison',
  'youth_authority',
  'supervision',
  'fine',
  'restitution',
  'community_service',
  'other',
] as const;
export type SentenceKind = (typeof sentenceKinds)[number];

export interface SentencePart {
  readonly kind: SentenceKind;
  /** `null` where the sheet names the kind without a length. */
  readonly length: { readonly amount: number; readonly unit: 'days' | 'months' | 'years' } | null;
  readonly suspended: boolean;
  readonly concurrent: boolean;
  readonly from: Place;
}

export interface Disposition {
  readonly text: Field<string>;
  readonly outcome: Outcome;
  readonly change: Change;
  /** The provision named by the text, as printed (`1203.4 PC`), or `null`. */
  readonly under: string | null;
  /** The disposition's own date: the event's for a first disposition, the update's for a later one. */
  readonly date: Field<IsoDate> | null;
  /** Severity as convicted (`CONV STATUS`), which may differ from severity as charged. */
  readonly severity: Field<Severity> | null;
  readonly sentence: readonly SentencePart[];
}

export const chargeFlags = [
  'attempt',
  'conspiracy',
  'warrant',
  'bench_warrant',
  'probation_revocation',
  'county_jail_felony',
  'charge_from_comment',
  'expanded_from_range',
  'no_section',
] as const;
export type ChargeFlag = (typeof chargeFlags)[number];

/** One count. */
export interface Charge {
  readonly id: ChargeId;
  readonly count: Field<number> | null;
  /** Code letters in normal form (`PC`, `HS`, `US`), or `null` when the sheet gives none. */
  readonly code: Field<string> | null;
  /** Section in normal form: no spaces, lower-case subdivisions, comma read as dot (`11357(a)`), without `664/`. */
  readonly section: Field<string> | null;
  readonly description: Field<string> | null;
  /** Severity as charged (`TOC`). */
  readonly chargedAs: Field<Severity> | null;
  readonly flags: readonly ChargeFlag[];
  readonly comments: readonly Field<string>[];
  /** In order; the first is the outcome at its event, the later ones are updates. */
  readonly dispositions: readonly Disposition[];
  /** The day of the offense itself, where a source gives it. A California DOJ sheet never does. */
  readonly offenseDate: Field<IsoDate> | null;
  readonly agencyNumbers: readonly Field<string>[];
}

export interface Event {
  readonly kind: EventKind;
  readonly header: Field<string> | null;
  readonly date: Field<IsoDate> | null;
  /** The agency or court as printed, for example `CASC SAN FRANCISCO`. */
  readonly agency: Field<string> | null;
  /** Police, sheriff, superior court ... from the agency's code letters; `null` when unknown. */
  readonly agencyKind: string | null;
  /** County by the court or agency table; `null` when the table does not know it. */
  readonly county: Field<string> | null;
  /** Today's name of the court, where the printed one no longer exists; `null` when unknown or not a court. */
  readonly court: string | null;
  readonly nameCode: Field<string> | null;
  readonly birthDateGiven: Field<IsoDate> | null;
  readonly caseNumbers: readonly Field<string>[];
  readonly strikeFlag: boolean;
  readonly juvenile: boolean;
  readonly charges: readonly Charge[];
  /** Sentence lines that stand on the event itself (custody blocks), which prove a conviction on their own. */
  readonly sentence: readonly SentencePart[];
}

export interface Cycle {
  readonly events: readonly Event[];
}

export interface Name {
  readonly code: string;
  readonly text: Field<string>;
}

/** Who the sheet says it is about. Numbers are kept only as long as the record is. */
export interface Person {
  readonly names: readonly Name[];
  readonly birthDate: Field<IsoDate> | null;
  readonly otherBirthDates: readonly Field<IsoDate>[];
  readonly sex: Field<string> | null;
  readonly race: Field<string> | null;
  readonly stateId: Field<string> | null;
  readonly otherStateIds: readonly Field<string>[];
  readonly fbiNumber: Field<string> | null;
  /** Other identity lines (licences, social security, physical description), kept whole and never interpreted. */
  readonly other: readonly { readonly label: string; readonly text: Field<string> }[];
}

/** What kind of result a document is. Only `sheet` holds a history; the others are results of their own. */
export type SourceResult =
  | { readonly kind: 'sheet' }
  | { readonly kind: 'no_cycles' }
  | { readonly kind: 'record_error'; readonly text: Field<string> };

/** Whether the document says that other states hold more. `unknown` = it does not say. */
export type Completeness = 'single_state' | 'multiple_source' | 'unknown';

/** A banner or a finding about the whole sheet. `sensitive` ones are shown only on request. */
export interface Notice {
  readonly kind: string;
  readonly text: Field<string>;
  readonly sensitive: boolean;
}

export interface Source {
  readonly id: SourceId;
  /** The reader that read it: `ca-doj`, `plain`. */
  readonly format: string;
  readonly jurisdiction: string;
  readonly result: SourceResult;
  readonly completeness: Completeness;
  /** The day the sheet was printed, where it says so. */
  readonly printed: Field<IsoDate> | null;
  readonly notices: readonly Notice[];
  readonly cycles: readonly Cycle[];
  readonly lines: readonly LineAccount[];
  readonly repairs: readonly Repair[];
  /** Whether the text came through optical character recognition. */
  readonly scanned: boolean;
}

/** A person's whole criminal history, from one or more sources. */
export interface CriminalRecord {
  readonly schema: 'nunc-record/1';
  readonly person: Person;
  readonly sources: readonly Source[];
}

/** What was wrong, where, and what to do. Every edge speaks in these. */
export interface Problem {
  readonly what: string;
  /** File, page, line or field, as far as known. */
  readonly where: string;
  readonly remedy: string;
}
