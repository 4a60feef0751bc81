/** Reads rows of the record CSV into a block: the columns that answers and counts need, and no text of any other. */
import {
  changeOf,
  jurisdictionOf,
  type Outcome,
  outcomeOf,
  parseSection,
  type RecordType,
  readSentence,
  severityOf,
} from '@nunc/records';
import { ChargeBlock } from './block.ts';
import { sameBytes } from './bytes.ts';
import { dayInCell, dayText, noSuchDay } from './calendar.ts';
import { cellsOfRow, textOfBytes } from './csv/cells.ts';
import type { Scanner } from './csv/scanner.ts';
import { ByteDictionary } from './dictionary.ts';
import type { ColumnUse, RecordColumn, RecordHeader } from './recordColumns.ts';
import type { Run } from './run.ts';
import {
  type Extra,
  outcomeIndex,
  recordTypeIndex,
  sentenceBits,
  severityIndex,
  type WrittenOffense,
} from './texts.ts';
import type { UnreadReason, UnreadRow } from './unread.ts';
import { CellWords } from './words.ts';

/** What came of reading a stretch of a file. */
export interface ReadStretch {
  /** Where the next stretch begins: behind the last row that was read. `null`: the bytes end before the stretch does. */
  readonly end: number | null;
  readonly rows: number;
  readonly lines: number;
  readonly unread: readonly UnreadRow[];
  /** A row that may be the next person's was not read. */
  readonly endsIncomplete: boolean;
}

/** Fills a block from a stretch of a file. The stretch ends with a person, so that nobody is in two. */
export interface BlockReader {
  readonly block: ChargeBlock;
  /**
   * `from`: where the stretch begins. `target`: the stretch ends with the person whose row is the first to begin at or
   * behind it. `to`: the end of the bytes; `isLast` where the file ends there.
   */
  read(
    scanner: Scanner,
    from: number,
    target: number,
    to: number,
    isLast: boolean,
    startsIncomplete: boolean,
  ): ReadStretch;
}

const newline = 10;
const carriageReturn = 13;

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

export class RecordReader implements BlockReader {
  readonly block = new ChargeBlock();
  readonly #run: Run;
  readonly #header: RecordHeader;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
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

  constructor(run: Run, header: RecordHeader) {
    this.#run = run;
    this.#header = header;
    const size = header.uses.length;
    this.#starts = new Int32Array(size);
    this.#ends = new Int32Array(size);
    const place = (column: RecordColumn): number =>
      header.uses.findIndex((use) => use.kind === 'record' && use.column === column);
    this.#at = {
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
    const { encodings } = run;
    this.#jurisdictions = new CellWords((text) => run.jurisdictionId(jurisdictionOf(text)), encodings);
    this.#outcomes = new CellWords((text) => {
      const outcome = text === '' ? 'unknown' : outcomeOf(text);
      // A word nobody knows: the bit above says so, for it is counted each time it comes.
      return outcome === null ? unknownOutcome | 64 : (outcomeIndex.get(outcome) ?? unknownOutcome);
    }, encodings);
    this.#severities = new CellWords((text) => {
      const severity = text === '' ? null : severityOf(text);
      return severity === null ? (text === '' ? 0 : 64) : (severityIndex.get(severity) ?? 0);
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

  read(
    scanner: Scanner,
    from: number,
    target: number,
    to: number,
    isLast: boolean,
    startsIncomplete: boolean,
  ): ReadStretch {
    const { bytes, marks } = scanner;
    const { block } = this;
    block.clear();
    if (this.#cases.size > 0) this.#cases = new ByteDictionary();
    const starts = this.#starts;
    const ends = this.#ends;
    const width = starts.length;
    const personAt = this.#at.person;
    const unread: UnreadRow[] = [];
    const { cells, rows: rowEnds, quotes } = marks;
    let [rows, lines] = [0, 0];
    let rowStart = from;
    let person = -1;
    let isIncomplete = startsIncomplete;
    let isClosing = false;
    const done = (end: number | null): ReadStretch => {
      if (person >= 0) block.rowsEnd[person] = end ?? to;
      return { end, rows, lines, unread, endsIncomplete: isIncomplete };
    };
    let position = from;
    while (position < to) {
      const scanned = scanner.scan(position, to);
      const rowCount = marks.rowCount;
      const quoteCount = marks.quoteCount;
      let cell = 0;
      let mark = 0;
      let isBroken = false;
      for (let row = 0; row < rowCount; row += 1) {
        const lastCell = rowEnds[row] ?? 0;
        let next = (cells[lastCell - 1] ?? 0) + 1;
        let found = lastCell - cell;
        let lineCount = 1;
        let reason: UnreadReason | null = null;
        if (mark < quoteCount && (quotes[mark] ?? 0) < next) {
          const whole = cellsOfRow(bytes, rowStart, to, starts, ends);
          if (whole.kind === 'open_quote') reason = { kind: 'open_quote' };
          else {
            found = whole.cells;
            lineCount = whole.lines;
            if (whole.end > next) {
              // A cell holds a line break: the marks behind it are looked for again.
              next = whole.end;
              isBroken = true;
            }
          }
          while (mark < quoteCount && (quotes[mark] ?? 0) < next) mark += 1;
        } else if (found === width) {
          let start = rowStart;
          for (let column = 0; column < width; column += 1) {
            const end = cells[cell + column] ?? 0;
            starts[column] = start;
            ends[column] = end;
            start = end + 1;
          }
          const last = ends[width - 1] ?? 0;
          if (bytes[last - 1] === carriageReturn && last > (starts[width - 1] ?? 0))
            ends[width - 1] = last - 1;
        }
        if (reason === null && found !== width) {
          // A line without anything on it is no row.
          if (found === 1 && isBlank(bytes, rowStart, next)) {
            lines += lineCount;
            rowStart = next;
            cell = lastCell;
            if (isBroken) break;
            continue;
          }
          reason = { kind: 'wrong_columns', found, expected: width };
        }
        const idStart = starts[personAt] ?? 0;
        const idEnd = ends[personAt] ?? 0;
        if (reason === null && idStart === idEnd) reason = { kind: 'no_person' };
        if (reason !== null) {
          if (person >= 0) block.incomplete[person] = 1;
          isIncomplete = true;
          unread.push({ line: lines, reason });
        } else {
          if (
            person < 0 ||
            !sameBytes(bytes, block.idStart[person] ?? 0, block.idEnd[person] ?? 0, idStart, idEnd)
          ) {
            if (isClosing) return done(rowStart);
            if (person >= 0) block.rowsEnd[person] = rowStart;
            person = block.addPerson();
            block.idStart[person] = idStart;
            block.idEnd[person] = idEnd;
            block.rowsStart[person] = rowStart;
            if (isIncomplete) block.incomplete[person] = 1;
            isIncomplete = false;
          }
          if (rowStart >= target) isClosing = true;
          const problem = this.#row(bytes, person);
          if (problem !== null) {
            block.incomplete[person] = 1;
            unread.push({ line: lines, reason: problem });
          }
        }
        rows += 1;
        lines += lineCount;
        rowStart = next;
        cell = lastCell;
        if (isBroken) break;
      }
      if (rowStart > position) position = rowStart;
      else if (scanned >= to) break;
      else {
        // One row is longer than what is looked at in one go.
        const end = bytes.indexOf(newline, scanned);
        if (end < 0 || end >= to) break;
        unread.push({ line: lines, reason: { kind: 'wrong_columns', found: 0, expected: width } });
        if (person >= 0) block.incomplete[person] = 1;
        isIncomplete = true;
        rows += 1;
        lines += 1;
        rowStart = end + 1;
        position = rowStart;
      }
    }
    return isLast ? done(to) : done(null);
  }

  /** Takes one row into the block; gives why it cannot be. */
  #row(bytes: Uint8Array, person: number): UnreadReason | null {
    const starts = this.#starts;
    const ends = this.#ends;
    const at = this.#at;
    const { block } = this;
    const run = this.#run;
    let jurisdiction = run.fixedJurisdiction;
    if (at.jurisdiction >= 0) {
      const [start, end] = [starts[at.jurisdiction] ?? 0, ends[at.jurisdiction] ?? 0];
      if (start < end) jurisdiction = this.#jurisdictions.valueOf(bytes, start, end);
    }
    if (jurisdiction < 0) return { kind: jurisdiction === -1 ? 'no_jurisdiction' : 'too_many_jurisdictions' };
    const outcomeDay = this.#day(bytes, at.outcome_date);
    const arrestDay = this.#day(bytes, at.arrest_date);
    const offenseDay = this.#day(bytes, at.offense_date);
    const birthDay = this.#day(bytes, at.birth_date);
    if ((outcomeDay | arrestDay | offenseDay | birthDay) < 0)
      return {
        kind: 'no_such_day',
        column:
          outcomeDay < 0
            ? 'outcome_date'
            : arrestDay < 0
              ? 'arrest_date'
              : offenseDay < 0
                ? 'offense_date'
                : 'birth_date',
      };
    let extra = 0;
    if (this.#extraColumns.length > 0) {
      extra = this.#extra(bytes, jurisdiction);
      if (extra < 0) return { kind: 'not_a_value', column: this.#nameOf(-1 - extra) };
    }
    const outcome = this.#outcomes.valueOf(bytes, starts[at.outcome] ?? 0, ends[at.outcome] ?? 0);
    if (outcome > 63) run.wordsNotKnown.outcome += 1;
    const severity =
      at.severity < 0 ? 0 : this.#severities.valueOf(bytes, starts[at.severity] ?? 0, ends[at.severity] ?? 0);
    if (severity > 63) run.wordsNotKnown.severity += 1;
    const charge = block.addCharge();
    block.jurisdiction[charge] = jurisdiction;
    block.offense[charge] = this.#offense(bytes, jurisdiction);
    block.outcome[charge] = outcome & 15;
    block.recordType[charge] = recordTypeByOutcome[outcome & 15] ?? 0;
    block.severity[charge] = severity & 3;
    block.sentence[charge] =
      at.sentence < 0 ? 0 : this.#sentences.valueOf(bytes, starts[at.sentence] ?? 0, ends[at.sentence] ?? 0);
    // A day says when something ended; of what nobody knows how it ended it says nothing.
    block.outcomeDay[charge] = (outcome & 15) === unknownOutcome ? 0 : outcomeDay;
    block.arrestDay[charge] = arrestDay;
    block.offenseDay[charge] = offenseDay;
    block.cycle[charge] =
      arrestDay > 0 ? arrestDay * 256 + jurisdiction : this.#caseCycle(bytes, jurisdiction);
    block.county[charge] =
      at.county < 0 ? 0 : this.#counties.valueOf(bytes, starts[at.county] ?? 0, ends[at.county] ?? 0);
    block.caseStart[charge] = at.case_number < 0 ? 0 : (starts[at.case_number] ?? 0);
    block.caseEnd[charge] = at.case_number < 0 ? 0 : (ends[at.case_number] ?? 0);
    block.extra[charge] = extra;
    block.note[charge] = 0;
    if (birthDay > 0 && block.birthDay[person] === 0) block.birthDay[person] = birthDay;
    if (at.sex >= 0 && block.sex[person] === 0)
      block.sex[person] = this.#sexes.valueOf(bytes, starts[at.sex] ?? 0, ends[at.sex] ?? 0);
    if (at.race >= 0 && block.race[person] === 0)
      block.race[person] = this.#races.valueOf(bytes, starts[at.race] ?? 0, ends[at.race] ?? 0);
    return null;
  }

  #day(bytes: Uint8Array, column: number): number {
    if (column < 0) return 0;
    const start = this.#starts[column] ?? 0;
    const end = this.#ends[column] ?? 0;
    return start === end ? 0 : dayInCell(bytes, start, end);
  }

  /** Charges of one case are of one arrest where no arrest date says more. */
  #caseCycle(bytes: Uint8Array, jurisdiction: number): number {
    const column = this.#at.case_number;
    if (column < 0) return -1;
    const start = this.#starts[column] ?? 0;
    const end = this.#ends[column] ?? 0;
    return start === end ? -1 : -2 - (this.#cases.idOf(bytes, start, end) * 256 + jurisdiction);
  }

  #offense(bytes: Uint8Array, jurisdiction: number): number {
    const span = this.#offenseSpan;
    let text: number;
    if (span !== null)
      text = this.#offenseTexts.idOf(bytes, this.#starts[span[0]] ?? 0, this.#ends[span[1]] ?? 0);
    else {
      const { code, section, description } = this.#at;
      const size = this.#join(bytes, [code, section, description]);
      text = this.#offenseTexts.idOf(this.#joined, 0, size);
    }
    let ids = this.#offenseIds[jurisdiction];
    if (ids === undefined || text >= ids.length) {
      const larger = new Int32Array(Math.max(1024, 2 * text)).fill(-1);
      if (ids !== undefined) larger.set(ids);
      ids = larger;
      this.#offenseIds[jurisdiction] = ids;
    }
    let id = ids[text] ?? -1;
    if (id === -1) {
      id = this.#run.offenses.idOf(
        writtenOffense(
          this.#run.jurisdictionName(jurisdiction),
          this.#text(bytes, this.#at.code),
          this.#text(bytes, this.#at.section),
          this.#text(bytes, this.#at.description),
        ),
      );
      ids[text] = id;
    }
    return id;
  }

  /** Cells one behind the other with a sign between that no cell holds. */
  #join(bytes: Uint8Array, columns: readonly number[]): number {
    let size = 0;
    for (const column of columns) {
      if (column >= 0) {
        const [start, end] = [this.#starts[column] ?? 0, this.#ends[column] ?? 0];
        this.#room(size + end - start + 8);
        this.#joined.set(bytes.subarray(start, end), size);
        size += end - start;
      }
      this.#joined[size] = newline;
      size += 1;
    }
    return size;
  }

  #room(size: number): void {
    if (size <= this.#joined.length) return;
    const larger = new Uint8Array(size * 2);
    larger.set(this.#joined);
    this.#joined = larger;
  }

  #text(bytes: Uint8Array, column: number): string {
    if (column < 0) return '';
    const { text, encoding } = textOfBytes(
      bytes.subarray(this.#starts[column] ?? 0, this.#ends[column] ?? 0),
    );
    this.#run.encodings[encoding] += 1;
    return text;
  }

  /** Later changes and told facts. Below zero: the column (-1 - column) holds none of the values it may. */
  #extra(bytes: Uint8Array, jurisdiction: number): number {
    let size = 0;
    let isEmpty = true;
    for (const { at, use } of this.#extraColumns) {
      const start = this.#starts[at] ?? 0;
      const end = this.#ends[at] ?? 0;
      this.#room(size + end - start + 8);
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
    const text = this.#extraTexts.idOf(this.#joined, 0, size + 1);
    const known = this.#extraIds[text];
    if (known !== undefined) return known;
    const id = this.#learnExtra(bytes);
    this.#extraIds[text] = id;
    return id;
  }

  #learnExtra(bytes: Uint8Array): number {
    const told: [string, string][] = [];
    let changes: Extra['changes'] = [];
    for (const { at, use } of this.#extraColumns) {
      const text = this.#text(bytes, at);
      if (text === '') continue;
      if (use.kind === 'record') {
        changes = laterChanges(
          this.#text(bytes, this.#at.later_change),
          this.#text(bytes, this.#at.later_change_under),
        );
        continue;
      }
      if (use.kind !== 'fact') continue;
      const value = factValue(use, text, bytes, this.#starts[at] ?? 0, this.#ends[at] ?? 0);
      if (value === null) return -1 - at;
      told.push([use.fact.id, value]);
    }
    return this.#run.extras.idOf({ changes, told });
  }

  #nameOf(column: number): string {
    const use = this.#header.uses[column];
    return use?.kind === 'fact' ? use.fact.id : use?.kind === 'record' ? use.column : `${column + 1}`;
  }
}

/** The notation of facts.yaml: yes or no, one of the choices, a day, a number. */
function factValue(
  { fact }: Extract<ColumnUse, { kind: 'fact' }>,
  text: string,
  bytes: Uint8Array,
  start: number,
  end: number,
): string | null {
  const word = text.toLowerCase();
  switch (fact.type) {
    case 'yes_no':
      return ['yes', 'y', 'true', '1'].includes(word)
        ? 'yes'
        : ['no', 'n', 'false', '0'].includes(word)
          ? 'no'
          : null;
    case 'choice':
      return fact.choices?.find(({ id }) => id === text || id === word)?.id ?? null;
    case 'day':
      return dayText(dayInCell(bytes, start, end));
    case 'number':
      return /^\d{1,4}$/.test(text) ? text : null;
    case 'periods':
      return null;
  }
}

function laterChanges(changeText: string, underText: string): Extra['changes'] {
  const parts = (text: string): string[] => (text === '' ? [] : text.split('|').map((part) => part.trim()));
  const [changes, unders] = [parts(changeText), parts(underText)];
  return Array.from({ length: Math.max(changes.length, unders.length) }, (_, at) => ({
    change: changeOf(changes[at] ?? '') ?? 'unknown',
    under: unders[at] === undefined || unders[at] === '' ? null : unders[at],
    date: null,
    text: '',
    place: { page: 1, line: 1, raw: '' },
  }));
}

/** An offense as the plain form reads it: where sheets spell sections in ways of their own, those are understood. */
export function writtenOffense(
  jurisdiction: string,
  code: string,
  section: string,
  description: string,
): WrittenOffense {
  const words = description === '' ? null : description;
  const plain = { jurisdiction, code: code === '' ? null : code, description: words, flags: [] };
  if (section === '') return { ...plain, section: null };
  if (jurisdiction !== 'us-ca') {
    const value = section.replace(/\s+/g, ' ');
    const [, letters, digits] =
      code === '' ? (/^((?:\d+ )?[A-Za-z][A-Za-z. ]*?) ?(?:§ ?)*(\d\S*)$/.exec(value) ?? []) : [];
    return letters === undefined || digits === undefined
      ? { ...plain, section: value }
      : { ...plain, code: letters, section: digits };
  }
  const parsed = parseSection(code === '' ? section : `${section} ${code}`);
  if (parsed.section === null) return { ...plain, section: null };
  const letters = parsed.code ?? (code === '' ? null : code.toUpperCase());
  return {
    jurisdiction,
    code: letters,
    section: parsed.section,
    description: words,
    flags: [
      ...(parsed.attempt ? ['attempt' as const] : []),
      ...(parsed.conspiracy ? ['conspiracy' as const] : []),
    ],
  };
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== newline && byte !== carriageReturn && byte !== 32 && byte !== 9) return false;
  }
  return true;
}
