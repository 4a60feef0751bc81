/** Charges that a person types in by hand, and the record that screening reads from them. Pure. */
import {
  type Charge,
  type CriminalRecord,
  chargeId,
  type Disposition,
  type Event,
  type Field,
  type IsoDate,
  isoDate,
  type Outcome,
  parseSection,
  type Severity,
  sourceId,
} from '@nunc/records';

/** How a charge ended, in the words of the fact `record_type`; `unknown` where the person does not know. */
export type Ended =
  | 'conviction'
  | 'dismissed_charge'
  | 'arrest_only'
  | 'juvenile_adjudication'
  | 'pending_charge'
  | 'unknown';

/** One charge as typed. Days may be a year, a month or a day; `null` is not known. */
export interface EnteredCharge {
  /** Stable while the page is open: `e1`, `e2` ... Facts hang on it. */
  readonly key: string;
  /** A section as the law writes it, picked from the list or typed; `null` where it is not known. */
  readonly section: string | null;
  /** What the person calls it: shown back to them, never read as a section. */
  readonly called: string | null;
  /** A category where the section is not known or not in our lists. */
  readonly category: string | null;
  readonly ended: Ended;
  readonly severity: Severity | null;
  readonly arrested: string | null;
  readonly county: string | null;
  /** Charges with the same letter were one case; `null`: a case of its own. */
  readonly sameCaseAs: string | null;
}

export const blankCharge = (key: string): EnteredCharge => ({
  key,
  section: null,
  called: null,
  category: null,
  ended: 'unknown',
  severity: null,
  arrested: null,
  county: null,
  sameCaseAs: null,
});

/** No more than this: a page for a person, not for a repository. */
export const mostCharges = 100;

const outcomes: Readonly<Record<Exclude<Ended, 'unknown'>, Outcome>> = {
  conviction: 'convicted',
  dismissed_charge: 'dismissed',
  arrest_only: 'not_filed',
  juvenile_adjudication: 'adjudicated',
  pending_charge: 'pending',
};

/**
 * The id that findings and facts use for an entered charge. It has no dots: it does not say which charges belong to one
 * arrest, since nobody knows whether all of them were typed.
 */
export const idOf = (entered: EnteredCharge): string => `entered-${entered.key}`;

/** The charges as a record of one source. Nothing is added that was not typed: what is not known is `null`. */
export function recordOfEntered(charges: readonly EnteredCharge[], jurisdiction: string): CriminalRecord {
  return {
    schema: 'nunc-record/1',
    person: {
      names: [],
      birthDate: null,
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
        id: sourceId('entered'),
        format: 'entered',
        jurisdiction,
        result: { kind: 'sheet' },
        completeness: 'unknown',
        printed: null,
        notices: [],
        cycles: [...Map.groupBy(charges, caseOf)].map(([caseNumber, own]) => ({
          events: [eventOf(caseNumber, own, jurisdiction)],
        })),
        lines: [],
        repairs: [],
        scanned: false,
      },
    ],
  };
}

/** Charges of one case stand in one event, as a court prints them, so that two like counts stay two. */
const caseOf = (entered: EnteredCharge): string => entered.sameCaseAs ?? entered.key;

function eventOf(caseNumber: string, own: readonly EnteredCharge[], jurisdiction: string): Event {
  const atCourt = own.some(({ ended }) => ended !== 'arrest_only' && ended !== 'unknown');
  const county = own.find((one) => one.county !== null)?.county ?? null;
  const arrested = own.map((one) => wholeDay(one.arrested)).find((day) => day !== null) ?? null;
  return {
    kind: atCourt ? 'court' : 'arrest',
    header: null,
    date: atCourt || arrested === null ? null : told(arrested),
    agency: null,
    agencyKind: null,
    county: county === null ? null : told(county),
    court: null,
    nameCode: null,
    birthDateGiven: null,
    caseNumbers: [told(caseNumber)],
    strikeFlag: false,
    juvenile: own.some(({ ended }) => ended === 'juvenile_adjudication'),
    charges: own.map((one) => chargeOf(one, jurisdiction)),
    sentence: [],
  };
}

function chargeOf(entered: EnteredCharge, jurisdiction: string): Charge {
  const { code, section, flags } = sectionOf(entered, jurisdiction);
  return {
    id: chargeId(idOf(entered)),
    count: null,
    code,
    section,
    description: entered.called === null ? null : told(entered.called),
    chargedAs: entered.severity === null ? null : told(entered.severity),
    flags,
    comments: [],
    dispositions: entered.ended === 'unknown' ? [] : [dispositionOf(entered, outcomes[entered.ended])],
    offenseDate: null,
    agencyNumbers: [],
  };
}

/** A section typed as people write it, taken apart by the reader of sheets; the rest is for the classifier. */
function sectionOf(
  { section }: EnteredCharge,
  jurisdiction: string,
): Pick<Charge, 'code' | 'section' | 'flags'> {
  if (section === null) return { code: null, section: null, flags: ['no_section'] };
  const parsed = jurisdiction === 'us-ca' ? parseSection(section) : null;
  if (parsed?.section != null)
    return {
      code: parsed.code === null ? null : told(parsed.code),
      section: told(parsed.section),
      flags: [
        ...(parsed.attempt ? (['attempt'] as const) : []),
        ...(parsed.conspiracy ? (['conspiracy'] as const) : []),
      ],
    };
  const [, letters, digits] = /^((?:\d+ )?[A-Za-z][A-Za-z. ]*?) ?(?:§ ?)*(\d\S*)$/.exec(section) ?? [];
  return letters === undefined || digits === undefined
    ? { code: null, section: told(section), flags: [] }
    : { code: told(letters), section: told(digits), flags: [] };
}

function dispositionOf(entered: EnteredCharge, outcome: Outcome): Disposition {
  return {
    text: told(entered.ended),
    outcome,
    change: 'none',
    under: null,
    date: null,
    severity: entered.severity === null ? null : told(entered.severity),
    sentence: [],
  };
}

const told = <T extends string>(value: T): Field<T> => ({
  value,
  from: { page: 1, line: 1, raw: value },
  confidence: 1,
});

/** A whole day as the record model writes it, or `null` for one known only in part. */
const wholeDay = (day: string | null): IsoDate | null => (day?.length === 10 ? isoDate(day) : null);
