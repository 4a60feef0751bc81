/** One row of the DOJ layout: its cells, what they mean, and where they go among the entries of its person. */
import {
  agencyCell,
  chargedAsCell,
  commentCell,
  convictedAsCell,
  dispositionCell,
  numbersCell,
  offenseCell,
  type SentencePart,
  type Severity,
  sentenceCells,
  stepKind,
} from '@nunc/records';
import type { ChargeBlock } from '../block.ts';
import { dayInCell } from '../calendar.ts';
import { isSameText } from '../dictionary.ts';
import type { Run } from '../run.ts';
import { sentenceBits } from '../texts.ts';
import type { UnreadReason } from '../unread.ts';
import { type DojColumn, dojPlace } from './columns.ts';
import {
  type Count,
  type Cycle,
  type Disposition,
  dispositionIn,
  type NumberCell,
  offenseIn,
  type Step,
} from './entries.ts';
import { type DojPerson, putRow } from './person.ts';
import { type Cells, CellValues, textOf } from './values.ts';

const at = {
  sex: dojPlace('GENDER'),
  birth: dojPlace('PRI_DOB'),
  race: dojPlace('RACE_DESCR'),
  cycleDay: dojPlace('CYC_DATE'),
  stepDay: dojPlace('STP_EVENT_DATE'),
  step: dojPlace('STP_TYPE_DESCR'),
  agency: dojPlace('STP_ORI_DESCR'),
  county: dojPlace('STP_ORI_CNTY_NAME'),
  order: dojPlace('CNT_ORDER'),
  dispositionDay: dojPlace('DISP_DATE'),
  number: dojPlace('OFN'),
  offense: dojPlace('OFFENSE_DESCR'),
  chargedAs: dojPlace('OFFENSE_TOC'),
  qualifiers: dojPlace('OFFENSE_QUAL_LST'),
  convictedOf: dojPlace('CONV_OFFENSE_DESCR'),
  convictedToc: dojPlace('CONV_OFFENSE_TOC'),
  convictedQualifiers: dojPlace('CONV_OFFENSE_QUAL_LST'),
  docket: dojPlace('FE_NUM_DOCKET'),
  caseNumber: dojPlace('FE_NUM_CRT_CASE'),
  dispositionOrder: dojPlace('DISP_ORDER'),
  disposition: dojPlace('DISP_DESCR'),
  convictedAs: dojPlace('CONV_STAT_DESCR'),
  sentence: dojPlace('SENT_LOC_DESCR'),
  length: dojPlace('SENT_LENGTH'),
  unit: dojPlace('SENT_TIME_CODE'),
  comment: dojPlace('COMMENT_TEXT'),
} as const;

const days: readonly (readonly [number, DojColumn])[] = [
  [at.birth, 'PRI_DOB'],
  [at.cycleDay, 'CYC_DATE'],
  [at.stepDay, 'STP_EVENT_DATE'],
  [at.dispositionDay, 'DISP_DATE'],
];
/** The columns that are read, besides whose row it is. */
export const usedColumns: readonly number[] = Object.values(at);

/** Steps that are about no charge. */
const silentKinds: ReadonlySet<string> = new Set(['applicant', 'registration', 'deceased']);

const emptyHere = { parts: [], bits: 0 } as const;

interface Sentence {
  readonly parts: readonly SentencePart[];
  readonly bits: number;
}

export class DojRows {
  readonly #run: Run;
  readonly #block: ChargeBlock;
  readonly #person: DojPerson;
  readonly #jurisdiction: number;
  readonly #steps: CellValues<ReturnType<typeof stepKind>>;
  readonly #agencies: CellValues<ReturnType<typeof agencyCell>>;
  readonly #counties: CellValues<{ readonly text: string | null; readonly label: number }>;
  readonly #offenses: CellValues<ReturnType<typeof offenseIn>>;
  readonly #convictions: CellValues<ReturnType<typeof offenseIn>>;
  readonly #dispositions: CellValues<ReturnType<typeof dispositionIn> | null>;
  readonly #severities: CellValues<{ readonly severity: Severity | null; readonly isKnown: boolean }>;
  readonly #charged: CellValues<Severity | null>;
  readonly #convictedToc: CellValues<Severity | null>;
  readonly #sentences: CellValues<Sentence>;
  readonly #sexes: CellValues<number>;
  readonly #races: CellValues<number>;
  #last: Count | null = null;

  constructor(run: Run, block: ChargeBlock, person: DojPerson) {
    this.#run = run;
    this.#block = block;
    this.#person = person;
    this.#jurisdiction = run.jurisdictionId('us-ca');
    const { encodings } = run;
    const one = <Value>(column: number, read: (text: string) => Value) =>
      new CellValues([column], encodings, ([text = '']) => read(text));
    this.#steps = one(at.step, stepKind);
    this.#agencies = one(at.agency, agencyCell);
    this.#counties = one(at.county, (text) => ({
      text: text === '' ? null : text,
      label: run.counties.idOf(text),
    }));
    this.#offenses = new CellValues(
      [at.offense, at.chargedAs, at.qualifiers],
      encodings,
      ([text = '', , qualifiers = '']) => offenseIn(run, offenseCell(text, qualifiers)),
    );
    this.#convictions = new CellValues(
      [at.convictedOf, at.convictedToc, at.convictedQualifiers],
      encodings,
      ([text = '', , qualifiers = '']) => offenseIn(run, offenseCell(text, qualifiers)),
    );
    this.#dispositions = one(at.disposition, (text) =>
      text === '' ? null : dispositionIn(run, dispositionCell(text)),
    );
    this.#severities = one(at.convictedAs, (text) => {
      const severity = convictedAsCell(text);
      return { severity, isKnown: severity !== null || text === '' };
    });
    this.#charged = one(at.chargedAs, chargedAsCell);
    this.#convictedToc = one(at.convictedToc, chargedAsCell);
    this.#sentences = new CellValues(
      [at.sentence, at.length, at.unit],
      encodings,
      ([kind = '', length = '', unit = '']) => {
        const parts = sentenceCells(kind, length, unit);
        return parts.length === 0 ? emptyHere : { parts, bits: sentenceBits(parts) };
      },
    );
    this.#sexes = one(at.sex, (text) => run.sexes.idOf(text));
    this.#races = one(at.race, (text) => run.races.idOf(text));
  }

  /** Another person begins. */
  begin(): void {
    this.#person.clear();
    this.#last = null;
  }

  /** The texts of the numbers in a cell. */
  textsOf({ bytes }: Cells, { start, end }: NumberCell): readonly string[] {
    const cell = { bytes, starts: Int32Array.of(start), ends: Int32Array.of(end) };
    return numbersCell(textOf({ ...cell, view: noView }, 0, this.#run.encodings));
  }

  /** Takes one row in; gives why it cannot be. */
  take(cells: Cells, person: number): UnreadReason | null {
    const { bytes, starts, ends } = cells;
    for (const column of usedColumns) trim(cells, column);
    for (const [column, name] of days)
      if (dayInCell(bytes, starts[column] ?? 0, ends[column] ?? 0) < 0)
        return { kind: 'no_such_day', column: name };
    const kind = this.#steps.of(cells);
    const isSilent = silentKinds.has(kind);
    const order = isSilent ? 0 : orderIn(bytes, starts[at.order] ?? 0, ends[at.order] ?? 0);
    if (order < 0) return { kind: 'not_a_value', column: 'CNT_ORDER' };
    const row = this.#block.addCharge();
    putRow(this.#block, row, this.#jurisdiction, !isSilent);
    this.#about(cells, person);
    if (isSilent) return null;
    let count = this.#last;
    if (count?.order !== order) {
      count = this.#person.counts.get(order) ?? this.#open(cells, order, row);
      this.#last = count;
    }
    if (count.step.kind === 'mental_health') this.#person.doubtful.push({ at: row, count });
    this.#fill(cells, count);
    return null;
  }

  /** The first row of a person that gives it counts. */
  #about(cells: Cells, person: number): void {
    const { birthDay, sex, race } = this.#block;
    if (birthDay[person] === 0) birthDay[person] = this.#day(cells, at.birth);
    if (sex[person] === 0) sex[person] = this.#sexes.of(cells);
    if (race[person] === 0) race[person] = this.#races.of(cells);
  }

  #day({ bytes, starts, ends }: Cells, column: number): number {
    return dayInCell(bytes, starts[column] ?? 0, ends[column] ?? 0);
  }

  #open(cells: Cells, order: number, row: number): Count {
    const step = this.#step(cells, Math.floor(order / 1e6));
    const count: Count = {
      step,
      order,
      number: Math.floor(order / 1000) % 1000,
      at: row,
      orderStart: cells.starts[at.order] ?? 0,
      orderEnd: cells.ends[at.order] ?? 0,
      offense: this.#offenses.of(cells),
      chargedAs: this.#charged.of(cells),
      dispositions: [],
      comments: null,
    };
    step.counts.push(count);
    this.#person.counts.add(order, count);
    return count;
  }

  #step(cells: Cells, key: number): Step {
    const known = this.#person.steps.get(key);
    if (known !== undefined) return known;
    const cycle = this.#cycle(cells, Math.floor(key / 1000));
    const kind = this.#steps.of(cells);
    const agency = this.#agencies.of(cells);
    const { text, label } = this.#counties.of(cells);
    const own = this.#day(cells, at.stepDay);
    const step: Step = {
      cycle,
      kind,
      day: own === 0 && kind === 'arrest' ? cycle.day : own,
      agency,
      county: (text ?? agency.county)?.toUpperCase() ?? null,
      countyLabel: label > 0 || agency.county === null ? label : this.#run.counties.idOf(agency.county),
      counts: [],
      parts: [],
      caseNumbers: null,
    };
    cycle.steps.push(step);
    this.#person.steps.add(key, step);
    return step;
  }

  #cycle(cells: Cells, number: number): Cycle {
    const known = this.#person.cycles.get(number);
    if (known !== undefined) return known;
    const cycle: Cycle = { number, day: this.#day(cells, at.cycleDay), steps: [] };
    this.#person.cycles.add(number, cycle);
    return cycle;
  }

  /** What the row says of its count: the charge where no row before said it, a disposition, a part of the sentence. */
  #fill(cells: Cells, count: Count): void {
    const offense = this.#offenses.of(cells);
    if (count.offense !== offense && count.offense.cell.isElsewhere && !offense.cell.isElsewhere)
      count.offense = offense;
    count.chargedAs ??= this.#charged.of(cells);
    this.#number(cells, count, at.number, true);
    this.#number(cells, count, at.caseNumber, false);
    this.#number(cells, count, at.docket, false);
    const disposition = this.#disposition(cells, count);
    const sentence = this.#sentences.of(cells);
    if (sentence.bits !== 0) {
      (disposition?.parts ?? count.step.parts).push(...sentence.parts);
      if (disposition !== undefined) disposition.sentence |= sentence.bits;
    }
    if (disposition?.words.isProven === true) this.#conviction(cells, count);
    if (isPresent(cells, at.comment)) this.#comment(cells, count, disposition ?? null);
  }

  /** The disposition that the row is about: a new one, or one of the rows before. */
  #disposition(cells: Cells, count: Count): Disposition | undefined {
    const { dispositions } = count;
    const words = this.#dispositions.of(cells);
    if (words === null) return dispositions.at(-1);
    const said = this.#day(cells, at.dispositionDay);
    const [orderStart, orderEnd] = [
      cells.starts[at.dispositionOrder] ?? 0,
      cells.ends[at.dispositionOrder] ?? 0,
    ];
    const known = dispositions.find(
      (one) =>
        one.words === words &&
        (said === 0 || one.day === said) &&
        one.orderEnd - one.orderStart === orderEnd - orderStart &&
        isSameText(cells.view, one.orderStart, cells.view, orderStart, orderEnd),
    );
    const { severity, isKnown } = this.#severities.of(cells);
    if (known !== undefined) {
      known.severity ??= severity;
      return known;
    }
    if (!words.cell.isKnown) this.#run.wordsNotKnown.outcome += 1;
    if (!isKnown) this.#run.wordsNotKnown.severity += 1;
    const made: Disposition = {
      words,
      // The first is of the day of its step; a later one is of a day of its own, or of one that is not known.
      day: said > 0 || dispositions.length > 0 ? said : count.step.day,
      orderStart,
      orderEnd,
      severity,
      parts: [],
      sentence: 0,
    };
    dispositions.push(made);
    return made;
  }

  /** Convicted of another charge than was brought: that one is the charge. */
  #conviction(cells: Cells, count: Count): void {
    if (!isPresent(cells, at.convictedOf)) return;
    const offense = this.#convictions.of(cells);
    const { code, section } = offense.cell;
    const before = count.offense.cell;
    if (section === null || (section === before.section && code === before.code)) return;
    count.offense = offense;
    count.chargedAs = this.#convictedToc.of(cells) ?? count.chargedAs;
  }

  #number(cells: Cells, count: Count, column: number, isOwn: boolean): void {
    const start = cells.starts[column] ?? 0;
    const end = cells.ends[column] ?? 0;
    if (start === end) return;
    const { numbers } = this.#person;
    for (let nth = numbers.length - 1; nth >= 0; nth -= 1) {
      const one = numbers[nth];
      if (one === undefined || one.count !== count) break;
      if (
        one.isOwn === isOwn &&
        one.end - one.start === end - start &&
        isSameText(cells.view, one.start, cells.view, start, end)
      )
        return;
    }
    numbers.push({ count, isOwn, start, end });
  }

  /** Comments are all different: only one that may say something of the charge is read. */
  #comment(cells: Cells, count: Count, under: Disposition | null): void {
    const isCharge = count.offense.cell.isElsewhere;
    if (!isCharge && !mayMatter(cells, at.comment)) return;
    const cell = commentCell(textOf(cells, at.comment, this.#run.encodings), isCharge);
    if (cell.charge === null && cell.sentence.length === 0 && cell.caseNumbers.length === 0) return;
    count.comments ??= [];
    count.comments.push({ cell, under });
  }
}

const noView = new DataView(new ArrayBuffer(0));

const isPresent = ({ starts, ends }: Cells, column: number): boolean =>
  (starts[column] ?? 0) < (ends[column] ?? 0);

const [blank, tab] = [32, 9];

/** Takes blanks off both ends of a cell, and empties one that holds nothing but a filler (`x`, `#`, `-`). */
function trim({ bytes, starts, ends }: Cells, column: number): void {
  let start = starts[column] ?? 0;
  let end = ends[column] ?? 0;
  while (end > start && (bytes[end - 1] === blank || bytes[end - 1] === tab)) end -= 1;
  while (start < end && (bytes[start] === blank || bytes[start] === tab)) start += 1;
  if (end - start < 4 && end > start) {
    const first = bytes[start] ?? 0;
    if (
      (first === 120 || first === 88 || first === 35 || first === 45) &&
      (end - start === 1 || bytes[start + 1] === first)
    )
      start = end;
  }
  starts[column] = start;
  ends[column] = end;
}

/** Twelve digits: cycle, step, count and three more; zeros that a spreadsheet took off the front are put back. -1: none. */
function orderIn(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || end - start > 12) return -1;
  let value = 0;
  for (let place = start; place < end; place += 1) {
    const digit = (bytes[place] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether a comment may name a charge, a sentence or a case. */
function mayMatter({ bytes, starts, ends }: Cells, column: number): boolean {
  const start = starts[column] ?? 0;
  const end = ends[column] ?? 0;
  const first = (bytes[start] ?? 0) & 0xdf;
  const second = (bytes[start + 1] ?? 0) & 0xdf;
  // SEN-, XSEN-, and the words that lead a case number.
  if ((first === 83 || first === 88) && (second === 69 || second === 83)) return true;
  if (first === 67 && (second === 82 || second === 65)) return true;
  for (let place = start; place + 4 <= end; place += 1)
    if (
      ((bytes[place] ?? 0) & 0xdf) === 67 &&
      ((bytes[place + 1] ?? 0) & 0xdf) === 72 &&
      ((bytes[place + 2] ?? 0) & 0xdf) === 82 &&
      ((bytes[place + 3] ?? 0) & 0xdf) === 71
    )
      return true;
  return false;
}
