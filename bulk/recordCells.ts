/** The columns of record CSV rows into a block: a column at a time, for all rows of a table. */
import { jurisdictionOf, type Outcome, type RecordType, readSentence } from '@nunc/records';
import type { ChargeBlock } from './block.ts';
import { dayInCell, daysOf, noSuchDay } from './calendar.ts';
import { textOfBytes } from './csv/cells.ts';
import type { CellTable } from './csv/table.ts';
import { ByteDictionary } from './dictionary.ts';
import type { ColumnUse, RecordColumn, RecordHeader } from './recordColumns.ts';
import { factValue, laterChanges, writtenOffense } from './recordText.ts';
import type { Run } from './run.ts';
import { type Extra, outcomeIndex, recordTypeIndex, sentenceBits } from './texts.ts';
import type { UnreadReason } from './unread.ts';
import { outcomeNotKnown, severityNotKnown, severityShift, type WordRun, wordRuns } from './wordRuns.ts';
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
  readonly #sentences: CellWords;
  readonly #counties: CellWords;
  readonly #sexes: CellWords;
  readonly #races: CellWords;
  /** Cells side by side that say what the charge is and how it ended; each run of them is looked up at once. */
  #runs: WordRun[];
  /** Code, section and description where they do not stand side by side. */
  readonly #apart: readonly number[] | null;
  readonly #apartTexts = new ByteDictionary();
  /** By jurisdiction, for each text of an offense: a number of the run's offenses, or -1. */
  readonly #offenseIds: Int32Array<ArrayBuffer>[] = [];
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
  #charges = new Int32Array(1024);

  constructor(run: Run, header: RecordHeader, block: ChargeBlock) {
    this.#run = run;
    this.#block = block;
    this.#header = header;
    this.#at = placesOf(header);
    const { encodings } = run;
    this.#jurisdictions = new CellWords((text) => run.jurisdictionId(jurisdictionOf(text)), encodings);
    this.#sentences = new CellWords(
      (text) => sentenceBits(readSentence(text, { page: 1, line: 1, raw: '' })),
      encodings,
    );
    this.#counties = new CellWords((text) => run.counties.idOf(text), encodings);
    this.#sexes = new CellWords((text) => run.sexes.idOf(text), encodings);
    this.#races = new CellWords((text) => run.races.idOf(text), encodings);
    const parts = [this.#at.code, this.#at.section, this.#at.description].filter((at) => at >= 0);
    const [low, high] = [Math.min(...parts), Math.max(...parts)];
    const isTogether = high - low === parts.length - 1;
    this.#apart = isTogether ? null : [this.#at.code, this.#at.section, this.#at.description];
    this.#runs = wordRuns([
      ...(isTogether ? [{ says: 'offense' as const, low, high }] : []),
      ...(['outcome', 'severity'] as const)
        .filter((says) => this.#at[says] >= 0)
        .map((says) => ({ says, low: this.#at[says], high: this.#at[says] })),
    ]);
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
    // What is written in too many ways is better looked up cell by cell.
    if (this.#runs.some((run) => run.isCrowded)) {
      this.#runs = this.#runs.flatMap((run) => (run.isCrowded ? run.apart() : [run]));
      this.#offenseIds.length = 0;
    }
  }

  /** Whose law the rows are under. `from`: the first charge of the tables. */
  jurisdictions(table: CellTable, from: number, problems: Problems): void {
    const { count, charges } = table;
    const { jurisdiction } = this.#block;
    const fixed = this.#run.fixedJurisdiction;
    if (this.#at.jurisdiction >= 0) this.#jurisdictions.valuesOf(table, this.#at.jurisdiction, jurisdiction);
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const named = this.#at.jurisdiction < 0 ? -1 : (jurisdiction[charge] ?? 0);
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
    const place = this.#at[column];
    if (place < 0 || count === 0) return;
    const values = this.#perCharge(this.#block.count);
    const into = { birth_date: birthDay, sex, race }[column];
    if (column === 'birth_date') {
      if (!daysOf(table, place, values))
        for (let row = 0; row < count; row += 1)
          if ((values[charges[row] ?? 0] ?? 0) < 0)
            setIfNone(problems, (charges[row] ?? 0) - from, noDay(column));
    } else (column === 'sex' ? this.#sexes : this.#races).valuesOf(table, place, values);
    if (this.#givenBy[column].length < into.length) this.#givenBy[column] = new Int32Array(into.length);
    const givenBy = this.#givenBy[column];
    for (let row = 0; row < count; row += 1) {
      const person = people[row] ?? 0;
      const charge = charges[row] ?? 0;
      const value = values[charge] ?? 0;
      if (value <= 0 || (into[person] !== 0 && (givenBy[person] ?? 0) < charge)) continue;
      into[person] = value;
      givenBy[person] = charge;
    }
  }

  /** What each charge has of its own. */
  charge(table: CellTable, from: number, problems: Problems): void {
    const { count, charges } = table;
    if (count === 0) return;
    const block = this.#block;
    const days = [block.outcomeDay, block.arrestDay, block.offenseDay];
    for (const [nth, column] of dayColumns.entries()) {
      const into = days[nth] ?? block.outcomeDay;
      const place = this.#at[column];
      if (place < 0) into.fill(0, from, block.count);
      else if (!daysOf(table, place, into))
        for (let row = 0; row < count; row += 1) {
          const charge = charges[row] ?? 0;
          if ((into[charge] ?? 0) < 0) setIfNone(problems, charge - from, noDay(column));
        }
    }
    if (this.#extraColumns.length === 0) block.extra.fill(0, from, block.count);
    else this.#extras(table, from, problems);
    this.#words(table, from, problems);
    if (this.#at.sentence < 0) block.sentence.fill(0, from, block.count);
    else this.#sentences.valuesOf(table, this.#at.sentence, block.sentence);
    if (this.#at.county < 0) block.county.fill(0, from, block.count);
    else this.#counties.valuesOf(table, this.#at.county, block.county);
    block.note.fill(0, from, block.count);
    this.#arrests(table);
  }

  #words(table: CellTable, from: number, problems: Problems): void {
    const { count, charges, bases, view, starts, ends, shift } = table;
    const { outcome, recordType, severity, outcomeDay, jurisdiction, offense } = this.#block;
    const said = this.#room(count);
    for (const [nth, run] of this.#runs.entries()) {
      const { low, high, hasOffense, texts } = run;
      let law = -1;
      let ids = none;
      for (let row = 0; row < count; row += 1) {
        const base = bases[row] ?? 0;
        const id = texts.idOf(view, (starts[base + low] ?? 0) + shift, ends[base + high] ?? 0);
        const words = id < run.known ? (run.words[id] ?? 0) : run.learn(table, base, this.#run.encodings);
        said[row] = nth === 0 ? words : (said[row] ?? 0) | words;
        if (!hasOffense) continue;
        const charge = charges[row] ?? 0;
        if (jurisdiction[charge] !== law) {
          law = jurisdiction[charge] ?? 0;
          ids = this.#offenseIds[law] ?? none;
        }
        const known = ids[id] ?? -1;
        if (known >= 0) offense[charge] = known;
        else {
          offense[charge] = this.#learnOffense(table, base, law, id);
          ids = this.#offenseIds[law] ?? none;
        }
      }
    }
    const { wordsNotKnown } = this.#run;
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const words = said[row] ?? 0;
      const ended = words & 15;
      outcome[charge] = ended;
      recordType[charge] = recordTypeByOutcome[ended] ?? 0;
      severity[charge] = (words >> severityShift) & 3;
      // A day says when something ended; of what nobody knows how it ended it says nothing.
      if (ended === unknownOutcome) outcomeDay[charge] = 0;
      if (words < outcomeNotKnown || problems.has(charge - from)) continue;
      if ((words & outcomeNotKnown) !== 0) wordsNotKnown.outcome += 1;
      if ((words & severityNotKnown) !== 0) wordsNotKnown.severity += 1;
    }
    if (this.#apart === null) return;
    for (let row = 0; row < count; row += 1) {
      const charge = charges[row] ?? 0;
      const base = bases[row] ?? 0;
      const law = jurisdiction[charge] ?? 0;
      const text = this.#apartTexts.idOf(this.#joinedView, 0, this.#join(table, base, this.#apart));
      const known = this.#offenseIds[law]?.[text] ?? -1;
      offense[charge] = known >= 0 ? known : this.#learnOffense(table, base, law, text);
    }
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

  #learnOffense(table: CellTable, base: number, jurisdiction: number, text: number): number {
    let ids = this.#offenseIds[jurisdiction];
    if (ids === undefined || text >= ids.length) {
      const larger = new Int32Array(Math.max(256, 2 * text)).fill(-1);
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

  #perCharge(count: number): Int32Array {
    if (count > this.#charges.length) this.#charges = new Int32Array(count * 2);
    return this.#charges;
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
