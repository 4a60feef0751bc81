/** Invented people, written both as a sheet and as rows of the bulk layout: the two must be read alike. For tests. */
import fc from 'fast-check';
import { type DojCells, lineOf } from '../synthetic/dojCsv.ts';

interface Disposition {
  readonly text: string;
  readonly convictedAs: string;
  readonly parts: readonly { readonly length: number; readonly unit: string; readonly kind: string }[];
  /** For a later one: the day. */
  readonly day: string;
}

interface Count {
  readonly offense: string;
  readonly isInComment: boolean;
  readonly chargedAs: string;
  readonly qualifier: string;
  readonly number: string;
  readonly first: Disposition | null;
  readonly later: readonly Disposition[];
}

interface Step {
  readonly kind: 'arrest' | 'court' | 'custody' | 'probation' | 'registration' | 'applicant';
  readonly day: string;
  readonly place: string;
  readonly counts: readonly Count[];
}

export interface Invented {
  readonly born: string;
  readonly cycles: readonly (readonly Step[])[];
}

const day = fc
  .tuple(
    fc.integer({ min: 1975, max: 2024 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`);

const parts = fc.array(
  fc.record({
    length: fc.integer({ min: 1, max: 400 }),
    unit: fc.constantFrom('D', 'M', 'Y'),
    kind: fc.constantFrom('JAIL', 'PROBATION', 'PRISON', 'JAIL SS', 'FINE', 'CYA', 'RESTN'),
  }),
  { maxLength: 3 },
);

const disposition = (texts: readonly string[]) =>
  fc.record({
    text: fc.constantFrom(...texts),
    convictedAs: fc.constantFrom('MISDEMEANOR', 'FELONY', 'INFRACTION', ''),
    parts,
    day,
  });

const first = disposition([
  'CONVICTED',
  'CONVICTED',
  'CONVICTED',
  'CONVICTED-PROB/JAIL',
  'DISMISSED/FURTHERANCE OF JUSTICE',
  'ACQUITTED',
  'PROS REJ-COMB W/OTHER CNTS',
  'PROS REJ-OTHER',
  'RELEASED/DETENTION ONLY',
  'DIVERSION',
  'PETITION SUSTAINED',
  'PROC SUSP',
  'DISM PER 1203.4 PC',
  'WORDS OF A NEW KIND',
  'BENCH WARRANT ISSUED',
]);
const later = disposition([
  'CONV SET ASIDE & DISM PER 1203.4 PC',
  'PROBATION REVOKED',
  'SENTENCE MODIFIED',
  'REDUCED TO MISDEMEANOR',
  'VACATED PER 236.14 PC',
  'ARREST RELIEF GRANTED PER 851.93 PC',
  'CONVICTED',
  'DISCHARGED',
]);

const count = fc.record({
  offense: fc.constantFrom(
    '647(B) PC-DISORDERLY CONDUCT:PROSTITUTION',
    '647(B) PC-DISORDERLY CONDUCT:PROSTITUTION',
    '647(A) PC-DISORDERLY CONDUCT:LEWD',
    '11357(A) HS-POSSESS CONCENTRATED CANNABIS',
    '11350(A) HS-POSSESS NARCOTIC CNTL SUB',
    '664/459 PC-ATTEMPTED BURGLARY',
    '182/487(A) PC-GRAND THEFT',
    '1203.2 PC-PROBATION VIOL',
    '14601.1(A) VC-DRIVE LICENSE SUSP/ETC',
    '602 WI-JUVENILE',
    '18 2113(A) US-BANK ROBBERY',
    '8 1325 US-ILLEGAL ENTRY',
    'TRAFFIC VIOLATION',
  ),
  isInComment: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true)),
  chargedAs: fc.constantFrom('F', 'M', 'M', 'I', 'N', ''),
  qualifier: fc.constantFrom('', '', '', '', 'WARRANT', 'BENCH WARRANT', 'ATTEMPTED'),
  number: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1_000_000, max: 9_999_999 }).map((one) => `M${one}`) },
    fc.constantFrom('M0300017', 'BA-20417', 'BA20417', '17', ''),
  ),
  first: fc.option(first, { freq: 4 }),
  later: fc.array(later, { maxLength: 2 }),
});

/** `plain`: no more than most people have, so that their charges follow from columns alone. */
const step = (plain: boolean) =>
  fc.record({
    day,
    place: fc.constantFrom('LOS ANGELES', 'OAKLAND', 'SAN FRANCISCO'),
    counts: fc.array(
      count.map((one): Count => (plain ? { ...one, later: [], offense: plainOffense(one.offense) } : one)),
      { minLength: 1, maxLength: 4 },
    ),
  });

const plainOffense = (text: string): string => (text.startsWith('1203.2') ? '459 PC-BURGLARY' : text);

const isArrestThenCourt = fc.constantFrom<readonly Step['kind'][]>(
  ['arrest', 'court'],
  ['arrest'],
  ['court'],
);
const kinds = fc.oneof(
  { weight: 3, arbitrary: isArrestThenCourt },
  fc.array(
    fc.constantFrom<Step['kind']>(
      'arrest',
      'court',
      'court',
      'custody',
      'probation',
      'registration',
      'applicant',
    ),
    { minLength: 1, maxLength: 4 },
  ),
);

const cycle = (plain: boolean) =>
  (plain ? isArrestThenCourt : kinds).chain((all) =>
    fc.tuple(...all.map((kind) => step(plain).map((one): Step => ({ ...one, kind })))),
  );

export const invented: fc.Arbitrary<Invented> = fc.boolean().chain((plain) =>
  fc.record({
    born: day,
    cycles: fc.array(cycle(plain), { minLength: 1, maxLength: 5 }),
  }),
);

const headers: Readonly<Record<Step['kind'], readonly [sheet: string, rows: string, agency: string]>> = {
  arrest: ['ARR/DET/CITE:', 'ARREST/DETAINED/CITED', 'CAPD'],
  court: ['COURT:', 'COURT ACTION', 'CASC'],
  custody: ['CUSTODY:JAIL', 'CUSTODY', 'CASO'],
  probation: ['PROBATION:', 'PROBATION', 'CAPR'],
  registration: ['REGISTRATION:', 'REGISTRATION', 'CAPD'],
  applicant: ['APPLICANT:', 'APPLICANT', 'CADJ'],
};

const two = (number: number): string => String(number).padStart(2, '0');
const three = (number: number): string => String(number).padStart(3, '0');
const units: Readonly<Record<string, string>> = { D: 'DAYS', M: 'MONTHS', Y: 'YEARS' };

/** The person as the sheet prints it. */
export function sheetOf({ born, cycles }: Invented): string {
  return [
    `CII/A90000001`,
    `DOB/${born} SEX/F RAC/HISPANIC`,
    `NAM/01 INVENTED,PERSON`,
    ...cycles.flatMap((steps) => [
      '* * * *',
      ...steps.flatMap((one, nth) => [...(nth > 0 ? ['- - - -'] : []), ...stepLines(one)]),
    ]),
    '     *    *    *    END OF MESSAGE    *    *    *',
  ].join('\n');
}

function stepLines({ kind, day: on, place, counts }: Step): string[] {
  const [header, , agency] = headers[kind];
  return [
    `${header}      NAM:01`,
    `${on}  ${agency} ${place}`,
    '',
    ...counts.flatMap((one, nth) => countLines(one, nth + 1)),
  ];
}

function countLines(one: Count, nth: number): string[] {
  const isKnown = /^\d/.test(one.offense);
  return [
    `CNT:${two(nth)}${one.number === '' ? '' : `     #${one.number}`}`,
    ...(one.isInComment && isKnown
      ? ['  SEE COMMENT FOR CHARGE', `   COM: CHRG-${one.offense}`]
      : [`  ${one.offense}`]),
    ...(one.chargedAs === '' ? [] : [`   TOC:${one.chargedAs}`]),
    ...(one.qualifier === '' ? [] : [`   -${one.qualifier}`]),
    ...(one.first === null ? [] : dispositionLines(one.first)),
    ...(one.first === null ? [] : one.later).flatMap((change) => [change.day, ...dispositionLines(change)]),
  ];
}

function dispositionLines({ text, convictedAs, parts: sentence }: Disposition): string[] {
  const written = sentence.map(({ length, unit, kind }) => `${three(length)} ${units[unit]} ${kind}`);
  return [
    ` DISPO:${text}`,
    ...(convictedAs === '' ? [] : [`   CONV STATUS:${convictedAs}`]),
    ...(written.length === 0 ? [] : [`   SEN: ${written.join(', ')}`]),
  ];
}

/** The person as rows, one a part of a sentence. `isDated`: a cycle has a day even where no arrest was reported. */
export function rowsOf({ born, cycles }: Invented, person: string, isDated = false): string[] {
  const cells = cycles.flatMap((steps, cycleAt) => {
    const arrest = steps.find(({ kind }) => kind === 'arrest');
    return steps.flatMap((one, stepAt) =>
      one.counts.flatMap((each, countAt) => {
        const [, type, agency] = headers[one.kind];
        const isKnown = /^\d/.test(each.offense);
        const shared: DojCells = {
          SUBJECT_ID: person,
          PRI_NAME: 'INVENTED,PERSON',
          PRI_DOB: born,
          CYC_DATE: (arrest ?? (isDated ? steps[0] : undefined))?.day ?? '',
          STP_EVENT_DATE: one.day,
          STP_TYPE_DESCR: type,
          STP_ORI_DESCR: `${agency}${one.place}`,
          CNT_ORDER: `${three(cycleAt + 1)}${three(stepAt + 1)}${three(countAt + 1)}000`,
          OFN: each.number,
          OFFENSE_DESCR: each.isInComment && isKnown ? 'SEE COMMENT FOR CHARGE' : each.offense,
          COMMENT_TEXT: each.isInComment && isKnown ? `CHRG-${each.offense}` : 'SCN-T00000000001',
          OFFENSE_TOC: each.chargedAs,
          OFFENSE_QUAL_LST: each.qualifier.padEnd(14),
        };
        if (each.first === null) return [shared];
        return [each.first, ...each.later].flatMap((way, order) =>
          partsOf(way).map(
            (part): DojCells => ({
              ...shared,
              DISP_ORDER: three(order + 1),
              DISP_DATE: order === 0 ? one.day : way.day,
              DISP_DESCR: way.text,
              CONV_STAT_DESCR: way.convictedAs,
              ...part,
            }),
          ),
        );
      }),
    );
  });
  return cells.map(lineOf);
}

const partsOf = ({ parts: sentence }: Disposition): DojCells[] =>
  sentence.length === 0
    ? [{}]
    : sentence.map(({ length, unit, kind }) => ({
        SENT_LOC_DESCR: kind,
        SENT_LENGTH: String(length),
        SENT_TIME_CODE: unit,
      }));
