/** The columns of record CSV rows into a block: a column at a time, for all rows of a table. */
import {
  jurisdictionOf,
  type Outcome,
  outcomeOf,
  type RecordType,
  readSentence,
  severityOf,
} from '@nunc/records';
import type { ChargeBlock } from './block.ts';
import { dayInCell, daysOf, noSuchDay } from './calendar.ts';
import { textOfBytes } from './csv/cells.ts';
import type { CellTable } from './csv/table.ts';
import { ByteDictionary } from './dictionary.ts';
import type { ColumnUse, RecordColumn, RecordHeader } from './recordColumns.ts';
import { factValue, laterChanges, writtenOffense } from './recordText.ts';
import type { Run } from './run.ts';
import { type Extra, outcomeIndex, recordTypeIndex, sentenceBits, severityIndex } from './texts.ts';
import type { UnreadReason } from './unread.ts';
import { CellWords } from './words.ts';

const newline = 10;
const none = new Int32Array(0);

/** What kind of entry a charge of the record CSV leaves: its rows are what a court or a prosecutor decided. */
const recordTypeOf: Readonly<Record<Outcome, RecordType>> = {
  convicted: 'conviction',
  adjudicated: 'juvenile_adjudication',
  not_filed: 'arrest_only',
  detention_only: 'arrest_only',
  dismissed: 'dismissed_charge',
  acquitted: 'dismissed_charge',
  diverted: 'unknown',
  deferred: 'unknown',
  pending: 'unknown',
  incompetent: 'unknown',
  unknown: 'unknown',
};

const unknownOutcome = outcomeIndex.get('unknown') ?? 0;
/** Marks the meaning of a word that nobody knows: it is counted each time it comes. */
const notKnown = 64;

const recordTypeByOutcome = new Uint8Array(16);
for (const [outcome, at] of outcomeIndex)
  recordTypeByOutcome[at] = recordTypeIndex.get(recordTypeOf[outcome]) ?? 0;

const dayColumns = ['outcome_date', 'arrest_date', 'offense_date'] as const;

export const personColumns = ['birth_date', 'sex', 'race'] as const;
export type PersonColumn = (typeof personColumns)[number];

/** Why a row cannot be read, by charge counted from the first of the tables; none for a row that can. */
export type Problems = Map<number, UnreadReason>;

export class RecordCells {
  readonly #run: Run;
  readonly #block: ChargeBlock;
  readonly #header: RecordHeader;
  readonly #at: Readonly<Record<RecordColumn, number>>;
  readonly #jurisdictions: CellWords;
  readonly #outcomes: CellWords;
  readonly #severities: CellWords;
  readonly #sentences: CellWords;
  readonly #counties: CellWords;
  readonly #sexes: CellWords;
  readonly #races: CellWords;
  /** Code, section and description side by side are looked up at once. */
  readonly #offenseSpan: readonly [number, number] | null;
  readonly #offenseTexts = new ByteDictionary();
  #offenseIds: (Int32Array<ArrayBuffer> | undefined)[] = [];
  readonly #extraColumns: readonly { readonly at: number; readonly use: ColumnUse }[];
  readonly #extraTexts = new ByteDictionary();
  #extraIds: number[] = [];
  #cases = new ByteDictionary();
  #joined = new Uint8Array(4096);
  #joinedView = new DataView(this.#joined.buffer);
  /** Which charge of a person gave these. */
  readonly #givenBy = { birth_date: none, sex: none, race: none };
  /** Values of one column for the rows of a table. */
  #values = new Int32Array(1024);

  constructor(run: Run, header: RecordHeader, block: ChargeBlock) {
    this.#run = run;
    this.#block = block;
    this.#header = header;
    this.#at = placesOf(header);
    const { encodings } = run;
    this.#jurisdictions = new CellWords((text) => run.jurisdictionId(jurisdictionOf(text)), encodings);
    this.#outcomes = new CellWords((text) => {
      const outcome = text === '' ? 'unknown' : outcomeOf(text);
      return outcome === null ? unknownOutcome | notKnown : (outcomeIndex.get(outcome) ?? unknownOutcome);
    }, encodings);
    this.#severities = new CellWords((text) => {
      const severity = text === '' ? null : severityOf(text);
      return severity === null ? (text === '' ? 0 : notKnown) : (severityIndex.get(severity) ?? 0);
    }, encodings);
    this.#sentences = new CellWords(
      (text) => sentenceBits(readSentence(text, { page: 1, line: 1, raw: '' })),
      encodings,
    );
    this.#counties = new CellWords((text) => run.counties.idOf(text), encodings);
    this.#sexes = new CellWords((text) => run.sexes.idOf(text), encodings);
    this.#races = new CellWords((text) => run.races.idOf(text), encodings);
    const parts = [this.#at.code, this.#at.section, this.#at.description].filter((at) => at >= 0);
    const [low, high] = [Math.min(...parts), Math.max(...parts)];
    this.#offenseSpan = high - low === parts.length - 1 ? [low, high] : null;
    this.#extraColumns = header.uses.flatMap((use, at) =>
      use.kind === 'fact' ||
      (use.kind === 'record' && (use.column === 'later_change' || use.column === 'later_change_under'))
        ? [{ at, use }]
        : [],
    );
  }

  /** Another stretch begins: case numbers of the one before are forgotten. */
  begin(): void {
    if (this.#cases.size > 0) this.#cases = new ByteDictionary();
  }

  /** Whose law the rows are under. `from`: the first charge of the tables. */
  jurisdictions(table: CellTable, from: number, problems: Problems): void {
    const { count, charges } = table;
    const { jurisdiction } = this.#block;
    const values = this.#room(count);
    const fixed = this.#run.fixedJurisdiction;
    if (this.#at.jurisdiction < 0) values.fill(-1, 0, count);
    else this.#jurisdictions.valuesOf(table, this.#at.jurisdiction, values);
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const named = values[row] ?? 0;
      const id = named === -1 ? fixed : named;
      jurisdiction[charge] = Math.max(0, id);
      if (id < 0)
        problems.set(charge - from, { kind: id === -1 ? 'no_jurisdiction' : 'too_many_jurisdictions' });
    }
  }

  /** Birth date, sex or race: the first row of a person that gives it counts. */
  person(column: PersonColumn, table: CellTable, from: number, problems: Problems): void {
    const { count, charges, people } = table;
    const { birthDay, sex, race } = this.#block;
    const values = this.#room(count);
    const place = this.#at[column];
    if (place < 0) return;
    const into = { birth_date: birthDay, sex, race }[column];
    if (column === 'birth_date') {
      if (!daysOf(table, place, values))
        for (let row = 0; row < count; row += 1)
          if ((values[row] ?? 0) < 0) setIfNone(problems, (charges[row] ?? 0) - from, noDay(column));
    } else (column === 'sex' ? this.#sexes : this.#races).valuesOf(table, place, values);
    if (this.#givenBy[column].length < into.length) this.#givenBy[column] = new Int32Array(into.length);
    const givenBy = this.#givenBy[column];
    for (let row = 0; row < count; row += 1) {
      const person = people[row] ?? 0;
      const value = values[row] ?? 0;
      const charge = charges[row] ?? 0;
      if (value <= 0 || (into[person] !== 0 && (givenBy[person] ?? 0) < charge)) continue;
      into[person] = value;
      givenBy[person] = charge;
    }
  }

  /** What each charge has of its own. */
  charge(table: CellTable, from: number, problems: Problems): void {
    const { count, charges } = table;
    const block = this.#block;
    const values = this.#room(count);
    const days = [block.outcomeDay, block.arrestDay, block.offenseDay];
    for (const [nth, column] of dayColumns.entries()) {
      const into = days[nth] ?? block.outcomeDay;
      const isFine = daysOf(table, this.#at[column], values);
      for (let row = 0; row < count; row += 1) into[charges[row] ?? 0] = values[row] ?? 0;
      if (isFine) continue;
      for (let row = 0; row < count; row += 1)
        if ((values[row] ?? 0) < 0) setIfNone(problems, (charges[row] ?? 0) - from, noDay(column));
    }
    this.#extras(table, from, problems);
    this.#words(table, from, problems);
    this.#offenses(table);
    this.#counties.valuesOf(table, this.#at.county, values);
    const { county, note } = block;
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      county[charge] = values[row] ?? 0;
      note[charge] = 0;
    }
    this.#arrests(table);
  }

  #words(table: CellTable, from: number, problems: Problems): void {
    const { count, charges } = table;
    const { outcome, recordType, severity, sentence, outcomeDay } = this.#block;
    const values = this.#values;
    const { wordsNotKnown } = this.#run;
    this.#outcomes.valuesOf(table, this.#at.outcome, values);
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const word = values[row] ?? 0;
      const ended = word & 15;
      outcome[charge] = ended;
      recordType[charge] = recordTypeByOutcome[ended] ?? 0;
      // A day says when something ended; of what nobody knows how it ended it says nothing.
      if (ended === unknownOutcome) outcomeDay[charge] = 0;
      if (word >= notKnown && !problems.has(charge - from)) wordsNotKnown.outcome += 1;
    }
    this.#severities.valuesOf(table, this.#at.severity, values);
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const word = values[row] ?? 0;
      severity[charge] = word & 3;
      if (word >= notKnown && !problems.has(charge - from)) wordsNotKnown.severity += 1;
    }
    this.#sentences.valuesOf(table, this.#at.sentence, values);
    for (let row = 0; row < count; row += 1) sentence[charges[row] ?? 0] = values[row] ?? 0;
  }

  /** Charges of one arrest; where no arrest date says more, those of one case are of one. */
  #arrests({ view, starts, ends, shift, bases, charges, count }: CellTable): void {
    const { cycle, arrestDay, jurisdiction, caseStart, caseEnd } = this.#block;
    const column = this.#at.case_number;
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const at = (bases[row] ?? 0) + column;
      const start = column < 0 ? 0 : (starts[at] ?? 0) + shift;
      const end = column < 0 ? 0 : (ends[at] ?? 0);
      caseStart[charge] = start;
      caseEnd[charge] = end;
      const day = arrestDay[charge] ?? 0;
      const law = jurisdiction[charge] ?? 0;
      cycle[charge] =
        day > 0
          ? day * 256 + law
          : start === end
            ? -1
            : -2 - (this.#cases.idOf(view, start, end) * 256 + law);
    }
  }

  #offenses(table: CellTable): void {
    const { count, charges, bases } = table;
    const { offense, jurisdiction } = this.#block;
    const values = this.#values;
    if (this.#offenseSpan !== null)
      this.#offenseTexts.idsOf(table, this.#offenseSpan[0], this.#offenseSpan[1], values);
    else {
      const { code, section, description } = this.#at;
      for (let row = 0; row < count; row += 1) {
        const size = this.#join(table, bases[row] ?? 0, [code, section, description]);
        values[row] = this.#offenseTexts.idOf(this.#joinedView, 0, size);
      }
    }
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const text = values[row] ?? 0;
      const law = jurisdiction[charge] ?? 0;
      const known = this.#offenseIds[law]?.[text] ?? -1;
      offense[charge] = known === -1 ? this.#learnOffense(table, bases[row] ?? 0, law, text) : known;
    }
  }

  #learnOffense(table: CellTable, base: number, jurisdiction: number, text: number): number {
    let ids = this.#offenseIds[jurisdiction];
    if (ids === undefined || text >= ids.length) {
      const larger = new Int32Array(Math.max(1024, 2 * text)).fill(-1);
      if (ids !== undefined) larger.set(ids);
      ids = larger;
      this.#offenseIds[jurisdiction] = ids;
    }
    const { code, section, description } = this.#at;
    const id = this.#run.offenses.idOf(
      writtenOffense(
        this.#run.jurisdictionName(jurisdiction),
        this.#text(table, base, code),
        this.#text(table, base, section),
        this.#text(table, base, description),
      ),
    );
    ids[text] = id;
    return id;
  }

  /** Cells one behind the other with a sign between that no cell holds. */
  #join({ bytes, starts, ends, shift }: CellTable, base: number, columns: readonly number[]): number {
    let size = 0;
    for (const column of columns) {
      if (column >= 0) {
        const [start, end] = [(starts[base + column] ?? 0) + shift, ends[base + column] ?? 0];
        this.#joinedRoom(size + end - start + 8);
        this.#joined.set(bytes.subarray(start, end), size);
        size += end - start;
      }
      this.#joinedRoom(size + 8);
      this.#joined[size] = newline;
      size += 1;
    }
    return size;
  }

  #joinedRoom(size: number): void {
    if (size <= this.#joined.length) return;
    const larger = new Uint8Array(size * 2);
    larger.set(this.#joined);
    this.#joined = larger;
    this.#joinedView = new DataView(larger.buffer);
  }

  #text({ bytes, starts, ends, shift }: CellTable, base: number, column: number): string {
    if (column < 0) return '';
    const { text, encoding } = textOfBytes(
      bytes.subarray((starts[base + column] ?? 0) + shift, ends[base + column] ?? 0),
    );
    this.#run.encodings[encoding] += 1;
    return text;
  }

  #extras(table: CellTable, from: number, problems: Problems): void {
    const { count, charges, bases } = table;
    const { extra } = this.#block;
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      extra[charge] = 0;
      if (this.#extraColumns.length === 0 || problems.has(charge - from)) continue;
      const found = this.#extra(table, bases[row] ?? 0, this.#block.jurisdiction[charge] ?? 0);
      if (found >= 0) extra[charge] = found;
      else problems.set(charge - from, { kind: 'not_a_value', column: this.#nameOf(-1 - found) });
    }
  }

  /** Later changes and told facts. Below zero: the column (-1 - column) holds none of the values it may. */
  #extra(table: CellTable, base: number, jurisdiction: number): number {
    const { bytes, starts, ends, shift } = table;
    let size = 0;
    let isEmpty = true;
    for (const { at, use } of this.#extraColumns) {
      const start = (starts[base + at] ?? 0) + shift;
      const end = ends[base + at] ?? 0;
      this.#joinedRoom(size + end - start + 8);
      if (start < end) {
        isEmpty = false;
        if (use.kind === 'fact' && use.fact.type === 'day') {
          const day = dayInCell(bytes, start, end);
          if (day === noSuchDay) return -1 - at;
          // Days between which nothing changes are one.
          const bin = this.#run.jurisdiction(jurisdiction)?.reads.bins.get(use.fact.id)?.[day] ?? 0;
          this.#joined[size] = bin & 255;
          this.#joined[size + 1] = bin >> 8;
          size += 2;
        } else {
          this.#joined.set(bytes.subarray(start, end), size);
          size += end - start;
        }
      }
      this.#joined[size] = newline;
      size += 1;
    }
    if (isEmpty) return 0;
    this.#joined[size] = jurisdiction;
    const text = this.#extraTexts.idOf(this.#joinedView, 0, size + 1);
    const known = this.#extraIds[text];
    if (known !== undefined) return known;
    const id = this.#learnExtra(table, base);
    this.#extraIds[text] = id;
    return id;
  }

  #learnExtra(table: CellTable, base: number): number {
    const { bytes, starts, ends, shift } = table;
    const told: [string, string][] = [];
    let changes: Extra['changes'] = [];
    for (const { at, use } of this.#extraColumns) {
      const text = this.#text(table, base, at);
      if (text === '') continue;
      if (use.kind === 'record') {
        changes = laterChanges(
          this.#text(table, base, this.#at.later_change),
          this.#text(table, base, this.#at.later_change_under),
        );
        continue;
      }
      if (use.kind !== 'fact') continue;
      const value = factValue(use, text, bytes, (starts[base + at] ?? 0) + shift, ends[base + at] ?? 0);
      if (value === null) return -1 - at;
      told.push([use.fact.id, value]);
    }
    return this.#run.extras.idOf({ changes, told });
  }

  #nameOf(column: number): string {
    const use = this.#header.uses[column];
    return use?.kind === 'fact' ? use.fact.id : use?.kind === 'record' ? use.column : `${column + 1}`;
  }

  #room(count: number): Int32Array {
    if (count > this.#values.length) this.#values = new Int32Array(count * 2);
    return this.#values;
  }
}

const noDay = (column: string): UnreadReason => ({ kind: 'no_such_day', column });

function setIfNone(problems: Problems, charge: number, reason: UnreadReason): void {
  if (!problems.has(charge)) problems.set(charge, reason);
}

function placesOf(header: RecordHeader): Readonly<Record<RecordColumn, number>> {
  const place = (column: RecordColumn): number =>
    header.uses.findIndex((use) => use.kind === 'record' && use.column === column);
  return {
    person: place('person'),
    birth_date: place('birth_date'),
    sex: place('sex'),
    race: place('race'),
    jurisdiction: place('jurisdiction'),
    county: place('county'),
    code: place('code'),
    section: place('section'),
    description: place('description'),
    severity: place('severity'),
    outcome: place('outcome'),
    outcome_date: place('outcome_date'),
    arrest_date: place('arrest_date'),
    offense_date: place('offense_date'),
    case_number: place('case_number'),
    sentence: place('sentence'),
    later_change: place('later_change'),
    later_change_under: place('later_change_under'),
  };
}
