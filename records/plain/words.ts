/** The words of the plain form: its columns, and what people write in them. */
import type { Change, IsoDate, Outcome, Severity } from '../model.ts';

/** The columns that describe a charge, in the order in which they are written. */
const chargeColumns = [
  'jurisdiction',
  'case_number',
  'court',
  'county',
  'arresting_agency',
  'arrest_date',
  'offense_date',
  'count',
  'code',
  'section',
  'description',
  'flags',
  'charged_as',
  'convicted_as',
  'disposition',
  'disposition_date',
  'sentence',
  'later_change',
  'later_change_date',
  'later_change_under',
  'note',
] as const;

/** Optional columns about the person; the first row that fills one counts. */
export const personColumns = ['name', 'birth_date', 'sex', 'race', 'state_id', 'fbi_number'] as const;

export type Column = (typeof chargeColumns)[number] | (typeof personColumns)[number];
export const columns: readonly Column[] = [...chargeColumns, ...personColumns];

/** What each column holds, for the published schema and the guide. */
export const columnMeaning: Readonly<Record<Column, string>> = {
  jurisdiction: 'Whose law: us-ca, us-ny, us-federal ... (a two-letter state is understood)',
  case_number: 'The court case; rows with one number, court and arrest are one case',
  court: 'The court as the paper names it',
  county: 'County of the court',
  arresting_agency: 'Police, sheriff ...',
  arrest_date: 'yyyy-mm-dd or mm/dd/yyyy',
  offense_date: 'Day of the offense itself',
  count: 'Number of the count',
  code: 'Code letters, for example PC',
  section: 'Section, for example 647(b)',
  description: 'The charge in words',
  flags: 'attempt, conspiracy, warrant ..., separated by spaces',
  charged_as: 'felony, misdemeanor or infraction, as charged',
  convicted_as: 'felony, misdemeanor or infraction, as convicted',
  disposition: 'How it ended: convicted, dismissed, acquitted, not filed, pending ...',
  disposition_date: 'Day of the disposition',
  sentence: 'Parts separated by semicolons: 24 months probation; 5 days jail; fine',
  later_change: 'set aside, vacated, sealed, reduced ...; several separated by |',
  later_change_date: 'Day of the later change; several separated by |',
  later_change_under: 'Provision of the later change; several separated by |',
  note: 'Anything else about the charge',
  name: 'Name of the person',
  birth_date: 'Date of birth',
  sex: 'As the record says',
  race: 'As the record says',
  state_id: 'State identification number',
  fbi_number: 'FBI number',
};

/** Letters only, lower case, one space between words. */
export const simple = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Other names that spreadsheets use for a column. */
const otherNames: Readonly<Record<string, Column>> = {
  state: 'jurisdiction',
  case: 'case_number',
  'case no': 'case_number',
  docket: 'case_number',
  'docket number': 'case_number',
  agency: 'arresting_agency',
  arrested: 'arrest_date',
  'offence date': 'offense_date',
  statute: 'section',
  charge: 'description',
  severity: 'charged_as',
  outcome: 'disposition',
  'date of birth': 'birth_date',
  dob: 'birth_date',
  notes: 'note',
  comment: 'note',
};

/** The column a heading names, or `null`. */
export function columnNamed(heading: string): Column | null {
  const name = simple(heading);
  return columns.find((column) => simple(column) === name) ?? otherNames[name] ?? null;
}

const outcomes: Readonly<Record<string, Outcome>> = {
  convicted: 'convicted',
  conviction: 'convicted',
  guilty: 'convicted',
  'found guilty': 'convicted',
  'pled guilty': 'convicted',
  'pleaded guilty': 'convicted',
  'guilty plea': 'convicted',
  'no contest': 'convicted',
  'nolo contendere': 'convicted',
  dismissed: 'dismissed',
  dismissal: 'dismissed',
  'nolle prosequi': 'dismissed',
  'nolle prossed': 'dismissed',
  acquitted: 'acquitted',
  'not guilty': 'acquitted',
  'found not guilty': 'acquitted',
  'not filed': 'not_filed',
  'no charges filed': 'not_filed',
  'declined to prosecute': 'not_filed',
  'prosecution declined': 'not_filed',
  rejected: 'not_filed',
  'detention only': 'detention_only',
  diverted: 'diverted',
  diversion: 'diverted',
  deferred: 'deferred',
  'deferred entry of judgment': 'deferred',
  'deferred adjudication': 'deferred',
  pending: 'pending',
  open: 'pending',
  incompetent: 'incompetent',
  'found incompetent': 'incompetent',
  adjudicated: 'adjudicated',
  'juvenile adjudication': 'adjudicated',
  'adjudicated delinquent': 'adjudicated',
  unknown: 'unknown',
};

/** The outcome a text says, or `null` when its words are not known. */
export const outcomeOf = (text: string): Outcome | null => outcomes[simple(text)] ?? null;

const changes: Readonly<Record<string, Change>> = {
  'set aside': 'set_aside',
  'dismissed after probation': 'set_aside',
  expunged: 'set_aside',
  vacated: 'vacated',
  vacatur: 'vacated',
  sealed: 'sealed',
  reduced: 'reduced',
  'reduced to misdemeanor': 'reduced',
  'sentence modified': 'sentence_modified',
  'probation revoked': 'probation_revoked',
  revoked: 'probation_revoked',
  'relief noted': 'relief_noted',
  'information only': 'information_only',
  unknown: 'unknown',
};

/** The later change a text says, or `null` when its words are not known. */
export const changeOf = (text: string): Change | null => changes[simple(text)] ?? null;

const severities: Readonly<Record<string, Severity>> = {
  felony: 'felony',
  f: 'felony',
  fel: 'felony',
  misdemeanor: 'misdemeanor',
  misdemeanour: 'misdemeanor',
  m: 'misdemeanor',
  misd: 'misdemeanor',
  infraction: 'infraction',
  i: 'infraction',
  violation: 'infraction',
};

export const severityOf = (text: string): Severity | null => severities[simple(text)] ?? null;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `yyyy-mm-dd`, `yyyymmdd` or `m/d/yyyy` as a day that exists, else `null`. */
export function dayOf(text: string): IsoDate | null {
  const clean = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  const us = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(clean);
  const [year, month, day] =
    iso !== null
      ? [iso[1], iso[2], iso[3]]
      : us !== null
        ? [us[3], us[1], us[2]]
        : [undefined, undefined, undefined];
  if (year === undefined || month === undefined || day === undefined) return null;
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const last = m === 2 && leap ? 29 : (monthLengths[m - 1] ?? 0);
  if (y < 1850 || y > 2200 || m < 1 || m > 12 || d < 1 || d > last) return null;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as IsoDate;
}

/** `us-ca` from `CA`, `us-ca`, `US-CA`; other texts are kept, lower-case, for the law to say that it has none. */
export function jurisdictionOf(text: string): string {
  const clean = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (/^[a-z]{2}$/.test(clean)) return `us-${clean}`;
  return clean === 'federal' || clean === 'us' ? 'us-federal' : clean;
}
