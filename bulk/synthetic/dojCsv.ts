/**
 * The same invented population in the California DOJ bulk layout: each arrest a cycle with its arrest step and, where a
 * court heard of it, a court step; a row for each part of a sentence. What a DOJ file has and the population does not
 * say, such as which charges stand in comments and who registers, is drawn too, and is an assumption.
 */
import type { Law } from '@nunc/law';
import { type DojColumn, dojColumns } from '../doj/columns.ts';
import { Chance } from './chance.ts';
import type { SyntheticFigures } from './figures.ts';
import type { SyntheticRow } from './person.ts';
import { type SyntheticOptions, syntheticPeople } from './population.ts';

export interface SyntheticDojOptions extends Omit<SyntheticOptions, 'jurisdiction'> {
  /** Whether a first row names the columns. */
  readonly heading: boolean;
}

const seedStep = 0x2545f491;

const dispositions: Readonly<Record<string, string>> = {
  convicted: 'CONVICTED',
  adjudicated: 'PETITION SUSTAINED',
  dismissed: 'DISMISSED/FURTHERANCE OF JUSTICE',
  acquitted: 'ACQUITTED',
  diverted: 'DIVERSION',
  deferred: 'DEFERRED ENTRY OF JUDGMENT',
  'not filed': 'PROS REJ-LACK OF SUFFICIENT EVIDENCE',
};
const letters: Readonly<Record<string, string>> = { felony: 'F', misdemeanor: 'M', infraction: 'I' };

/** The file in pieces of some thousand rows. */
export function* syntheticDojCsv(
  law: Law,
  figures: SyntheticFigures,
  options: SyntheticDojOptions,
): Generator<string> {
  let lines = options.heading ? [dojColumns.join(',')] : [];
  let index = 0;
  for (const rows of syntheticPeople(law, figures, { ...options, jurisdiction: 'us-ca' })) {
    lines.push(...dojRows(rows, figures, new Chance(options.seed ^ seedStep, index)).map(lineOf));
    index += 1;
    if (lines.length < 5000) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

export type DojCells = Partial<Record<DojColumn, string>>;

/** One row: 95 fields, in quotation marks where they need them. */
export function lineOf(cells: DojCells): string {
  return dojColumns
    .map((column) => {
      const text = cells[column] ?? '';
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

const plainDay = (day: string): string => day.replaceAll('-', '');
const three = (number: number): string => String(number).padStart(3, '0');

/** The rows of a person, oldest arrest first. */
function dojRows(
  rows: readonly SyntheticRow[],
  { distributions, places }: SyntheticFigures,
  chance: Chance,
): DojCells[] {
  const inComment = distributions.doj_comment.value;
  const arrests = Map.groupBy(rows, (row) => `${row.arrest_date}|${row.offense_date}|${row.case_number}`);
  const [first] = rows;
  const about: DojCells =
    first === undefined
      ? {}
      : {
          SUBJECT_ID: first.person,
          PRI_NAME: `INVENTED,PERSON ${first.person}`,
          GENDER: first.sex,
          PRI_DOB: plainDay(first.birth_date),
          RACE_DESCR: first.race,
        };
  const made = [...arrests.values()].flatMap((own, cycle) => cycleRows(own, cycle + 1, inComment, chance));
  const words = places['us-ca']?.registration;
  if (words !== undefined && chance.happens(distributions.doj_registers.value))
    made.push(registration(first, arrests.size + 1, words));
  return made.map((row, at) => ({ RECORD_ID: String(at + 1), ...about, ...row, END_OF_REC: 'END' }));
}

function registration(row: SyntheticRow | undefined, cycle: number, words: string): DojCells {
  return {
    CYC_ORDER: three(cycle),
    CYC_DATE: plainDay(row?.arrest_date ?? ''),
    STP_EVENT_DATE: plainDay(row?.arrest_date ?? ''),
    STP_TYPE_DESCR: 'REGISTRATION',
    STP_ORI_CNTY_NAME: (row?.county ?? '').toUpperCase(),
    CNT_ORDER: `${three(cycle)}001001000`,
    OFFENSE_DESCR: words,
  };
}

function cycleRows(
  charges: readonly SyntheticRow[],
  cycle: number,
  inComment: number,
  chance: Chance,
): DojCells[] {
  const arrest = charges.map((row, at) => arrestCount(row, cycle, at + 1));
  const isHeard = charges.some(({ case_number }) => case_number !== '');
  if (!isHeard) return arrest;
  return [...arrest, ...charges.flatMap((row, at) => courtRows(row, cycle, at + 1, inComment, chance))];
}

const chargeText = ({ section, code, description }: SyntheticRow): string =>
  `${section.toUpperCase()} ${code}-${description.toUpperCase()}`;

function arrestCount(row: SyntheticRow, cycle: number, count: number): DojCells {
  const isRejected = row.outcome === 'not filed';
  return {
    ...stepCells(row, cycle, 1),
    STP_EVENT_DATE: plainDay(row.arrest_date),
    STP_TYPE_DESCR: 'ARREST/DETAINED/CITED',
    STP_ORI_DESCR: `CAPD${row.county.toUpperCase()}`,
    CNT_ORDER: `${three(cycle)}001${three(count)}000`,
    OFN: `${row.person.slice(-6)}${three(cycle)}`,
    OFFENSE_DESCR: chargeText(row),
    OFFENSE_TOC: letters[row.severity] ?? '',
    ...(isRejected
      ? { DISP_DATE: plainDay(row.outcome_date), DISP_DESCR: dispositions['not filed'] ?? '' }
      : {}),
  };
}

function stepCells(row: SyntheticRow, cycle: number, step: number): DojCells {
  return {
    CYC_ORDER: three(cycle),
    CYC_DATE: plainDay(row.arrest_date),
    STP_ORDER: three(step),
    STP_ORI_CNTY_NAME: row.county.toUpperCase(),
  };
}

function courtRows(
  row: SyntheticRow,
  cycle: number,
  count: number,
  inComment: number,
  chance: Chance,
): DojCells[] {
  const isInComment = chance.happens(inComment);
  const disposition = dispositions[row.outcome];
  const whole: DojCells = {
    ...stepCells(row, cycle, 2),
    STP_EVENT_DATE: plainDay(row.outcome_date),
    STP_TYPE_DESCR: 'COURT ACTION',
    STP_ORI_DESCR: `CASC${row.county.toUpperCase()}`,
    CNT_ORDER: `${three(cycle)}002${three(count)}000`,
    OFN: row.case_number,
    OFFENSE_DESCR: isInComment ? 'SEE COMMENT FOR CHARGE' : chargeText(row),
    OFFENSE_TOC: letters[row.severity] ?? '',
    OFFENSE_QUAL_LST: '              ',
    COMMENT_TEXT: isInComment ? `CHRG-${chargeText(row)}` : '',
    ...(disposition === undefined ? {} : { DISP_DATE: plainDay(row.outcome_date), DISP_DESCR: disposition }),
    CONV_STAT_DESCR: row.outcome === 'convicted' ? row.severity.toUpperCase() : '',
  };
  const parts = row.sentence.split(';').filter((part) => part.trim() !== '');
  if (parts.length === 0) return [whole];
  return parts.map((part, at) => ({ ...whole, SENT_ORDER: three(at + 1), ...sentenceOf(part.trim()) }));
}

function sentenceOf(part: string): DojCells {
  const [, length, unit, kind] = /^(\d+) (day|month|year)s? (.+)$/.exec(part) ?? [];
  return length === undefined || unit === undefined || kind === undefined
    ? { SENT_LOC_DESCR: part.toUpperCase() }
    : {
        SENT_LOC_DESCR: kind.toUpperCase(),
        SENT_LENGTH: length,
        SENT_TIME_CODE: unit.charAt(0).toUpperCase(),
        SENT_TIME_DESCR: `${unit.toUpperCase()}S`,
      };
}
