/**
 * From what the documents say to what screening asks about: one `ChargeHistory` for each charge that the law would
 * treat as one, with its arrest, its court case and its later changes brought together.
 */
import type {
  Change,
  ChargeFlag,
  ChargeId,
  CriminalRecord,
  IsoDate,
  Outcome,
  Place,
  SentencePart,
  Severity,
  SourceId,
} from './model.ts';

/** What kind of entry a charge leaves on the record; relief laws reach some and not others. */
export type RecordType =
  | 'conviction'
  | 'arrest_only'
  | 'dismissed_charge'
  | 'juvenile_adjudication'
  | 'unknown';

/** A later change to a charge's outcome, oldest first. */
export interface LaterChange {
  readonly change: Change;
  readonly under: string | null;
  readonly date: IsoDate | null;
  readonly text: string;
  readonly place: Place;
}

/** Something about the charge that a person should check on the page; a fixed word, rendered by the edges. */
export type HistoryWarning =
  | 'no_disposition'
  | 'outcome_not_in_vocabulary'
  | 'severity_from_charge'
  | 'custody_shows_conviction'
  | 'name_differs'
  | 'birth_date_differs'
  | 'court_unknown'
  | 'juvenile'
  | 'dates_out_of_order'
  | 'warrant_on_closed_case'
  | 'possible_duplicate'
  | 'other_jurisdiction_hold'
  | 'relief_already_noted'
  | 'read_through_repair';

export interface ChargeHistory {
  readonly id: ChargeId;
  readonly source: SourceId;
  readonly jurisdiction: string;
  readonly code: string | null;
  readonly section: string | null;
  readonly description: string | null;
  readonly flags: readonly ChargeFlag[];
  readonly recordType: RecordType;
  readonly outcome: Outcome;
  readonly outcomeDate: IsoDate | null;
  readonly changes: readonly LaterChange[];
  /** As convicted after any reduction; else as charged (then `severity_from_charge` is among the warnings). */
  readonly severity: Severity | null;
  readonly arrestDate: IsoDate | null;
  readonly offenseDate: IsoDate | null;
  readonly county: string | null;
  readonly court: string | null;
  readonly caseNumber: string | null;
  readonly arrestingAgency: string | null;
  readonly bookingNumbers: readonly string[];
  /** The sentence now in force: that of the last disposition that has one. */
  readonly sentence: readonly SentencePart[];
  readonly nameCode: string | null;
  /** Other charges on the sheet that are the same matter (the arrest behind a court count, a re-booking). */
  readonly sameMatter: readonly ChargeId[];
  readonly warnings: readonly HistoryWarning[];
  /** Where the charge stands on the sheet. */
  readonly place: Place | null;
}

/**
 * The charges of a record as the law sees them, in the record's order. Arrest charges are folded into the court
 * charges of the same cycle; re-bookings and transfers into the case they belong to; applicant and registration
 * events give none. An arrest charge with no court event stays, with its outcome `unknown` unless the sheet says it.
 */
export type HistoriesOf = (record: CriminalRecord) => readonly ChargeHistory[];
