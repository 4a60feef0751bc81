/** Invented people, written both as a sheet and as rows of the bulk layout: the two must be read alike. For tests. */
import type { ChargeHistory } from '@nunc/records';
import { scannerFor } from '../csv/scanner.ts';
import { historiesOfPerson } from '../exemplar.ts';
import { Run } from '../run.ts';
import { type DojCells, lineOf } from '../synthetic/dojCsv.ts';
import { sentenceBits } from '../texts.ts';
import { DojReader } from './reader.ts';

export interface Disposition {
  readonly text: string;
  readonly convictedAs: string;
  readonly parts: readonly { readonly length: number; readonly unit: string; readonly kind: string }[];
  /** For a later one: the day. */
  readonly day: string;
}

export interface Count {
  readonly offense: string;
  readonly isInComment: boolean;
  readonly chargedAs: string;
  readonly qualifier: string;
  readonly number: string;
  readonly first: Disposition | null;
  readonly later: readonly Disposition[];
}

export interface Step {
  readonly kind: 'arrest' | 'court' | 'custody' | 'probation' | 'registration' | 'applicant';
  readonly day: string;
  readonly place: string;
  readonly counts: readonly Count[];
}

export interface Invented {
  readonly born: string;
  readonly cycles: readonly (readonly Step[])[];
}

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

/** What reading a text comes to: what each row is, the charges, the rows not read. */
export function reading(text: string | Uint8Array, asksAlways = false) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const run = new Run({
    asOf: '2026-11-01',
    jurisdiction: 'us-ca',
    lawsOf: () => [],
    hasBill: false,
    hasWords: false,
  });
  const reader = new DojReader(run, asksAlways);
  const scanner = scannerFor(bytes.length + 1);
  scanner.bytes.set(bytes);
  const isWhole = bytes.at(-1) === 10;
  if (!isWhole) scanner.bytes[bytes.length] = 10;
  const to = bytes.length + (isWhole ? 0 : 1);
  const read = reader.read(scanner, 0, to, to, true, false);
  const { block } = reader;
  const charges = Array.from({ length: block.people }, (_, person) => {
    const histories: [number, ChargeHistory][] = [];
    for (let at = block.first[person] ?? 0; at < block.endOf(person); at += 1) {
      const history = historiesOfPerson(block, person, at, run.offenses, run.extras).get(at);
      if (history !== undefined) histories.push([at, history]);
    }
    return histories.map(([at, history]) => ({ at: at - (block.first[person] ?? 0), ...said(history) }));
  });
  return {
    ...read,
    notes: [...block.note.subarray(0, block.count)],
    charges,
    births: [...block.birthDay.subarray(0, block.people)],
    incomplete: [...block.incomplete.subarray(0, block.people)],
    counties: [...block.county.subarray(0, block.count)].map((county) => run.counties.texts[county]),
    wordsNotKnown: run.wordsNotKnown,
  };
}

/** What screening looks at in a history, by whatever way it was read. */
export function said(history: ChargeHistory) {
  const { code, section, description, recordType, outcome, outcomeDate, severity, arrestDate } = history;
  return {
    code,
    section,
    description,
    flags: [...new Set(history.flags)].toSorted(),
    recordType,
    outcome,
    outcomeDate,
    severity,
    arrestDate,
    cycle: history.id.split('.')[1],
    changes: history.changes.map(({ change, under }) => [change, under]),
    sentence: sentenceBits(history.sentence),
  };
}
