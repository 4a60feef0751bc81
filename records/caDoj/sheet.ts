/**
 * The reader of California DOJ sheets (the text that CLETS prints), in stages: lines, header, cycles by their strong
 * delimiters, events, counts. A piece that is broken cannot lose the rest, and no line is lost: each is accounted for.
 */
import {
  type CriminalRecord,
  type Cycle,
  type Event,
  type Notice,
  type Source,
  type SourceId,
  type SourceResult,
  sourceId,
} from '../model.ts';
import { classify, headerItem, type Item } from './classify.ts';
import { finishedEvent, holdsSomething } from './draft.ts';
import { EventReader } from './event.ts';
import { readHeader, type SheetHeader } from './header.ts';
import { type Line, linesOf, maxLineLength, maxLines, Reading } from './line.ts';
import { startsWithAgency } from './place.ts';
import { vocabulary } from './vocabulary.ts';

export interface ReadOptions {
  /** Whether the text came through optical character recognition: nothing is then fully sure. */
  readonly scanned?: boolean;
  readonly id?: SourceId;
}

/** Charges that ranges may add over a whole sheet, so that a spoilt sheet cannot grow without bound. */
const maxExpanded = 5_000;

/**
 * Reads a sheet. `pages` is the text of each page, or the whole text with form feeds between pages. Never throws, takes
 * time linear in the input, and gives the same record for the same text.
 */
export function readCaDoj(pages: readonly string[] | string, options: ReadOptions = {}): CriminalRecord {
  const lines = linesOf(pages);
  const reading = new Reading(lines, options.scanned === true);
  const id = options.id ?? sourceId('s1');
  const { head, cycles, afterEnd } = blocksOf(lines, reading);
  const header = readHeader(reading, head);
  const cyclesRead = cyclesOf(cycles, reading, id);
  const notices = [...header.notices];
  if (afterEnd !== null) notices.push(afterEndNotice(afterEnd, reading));
  const source: Source = {
    id,
    format: 'ca-doj',
    jurisdiction: 'us-ca',
    result: resultOf(header, cyclesRead),
    completeness: header.completeness,
    printed: header.printed,
    notices,
    cycles: cyclesRead,
    lines: reading.lines(),
    repairs: reading.repairs,
    scanned: options.scanned === true,
  };
  return { schema: 'nunc-record/1', person: header.person, sources: [source] };
}

function resultOf(header: SheetHeader, cycles: readonly Cycle[]): SourceResult {
  if (cycles.length > 0) return { kind: 'sheet' };
  if (header.recordError !== null) return { kind: 'record_error', text: header.recordError };
  return { kind: 'no_cycles' };
}

function afterEndNotice(line: Line, reading: Reading): Notice {
  return { kind: 'text_after_end', text: reading.field(line, line.text), sensitive: false };
}

/** Lines that stand together between two event delimiters. */
type Block = Line[];

interface Blocks {
  /** Header lines; `null` for a rule of stars. */
  readonly head: (Line | null)[];
  readonly cycles: Block[][];
  /** The first line behind the end of the message that is not noise. */
  readonly afterEnd: Line | null;
}

/** Splits on the strong delimiters and accounts for blank lines, rules, page lines and delimiters. */
function blocksOf(lines: readonly Line[], reading: Reading): Blocks {
  const head: (Line | null)[] = [];
  const cycles: Block[][] = [];
  const stars = starRuns(lines);
  let cycle: Block[] | null = null;
  let block: Block | null = null;
  let ended = false;
  let afterEnd: Line | null = null;
  for (const line of lines) {
    const noise = noiseOf(line);
    if (noise !== null) {
      if (noise.understood) reading.noise(line, noise.as);
      else reading.notUnderstood(line, noise.as);
      continue;
    }
    const star = stars.get(line.index);
    if (star !== undefined) {
      reading.noise(line, star);
      if (star === 'rule' && cycle === null) head.push(null);
      if (star === 'end') ended = true;
      if (star !== 'cycle') continue;
      cycle = [];
      block = [];
      cycle.push(block);
      cycles.push(cycle);
      ended = false;
    } else if (ended) {
      afterEnd ??= line;
      reading.notUnderstood(line, 'after_end');
    } else if (cycle === null && !startsEvent(line, lines)) {
      head.push(line);
    } else if (vocabulary.noise.repeated.some((lead) => line.text.startsWith(lead))) {
      // Each page may print the query again, in the middle of a count.
      reading.noise(line, 'transport');
    } else {
      if (cycle === null) {
        cycle = [[]];
        cycles.push(cycle);
        block = cycle[0] ?? [];
      }
      block = intoBlock(line, cycle, block ?? [], reading);
    }
  }
  return { head, cycles, afterEnd };
}

/** Adds a line to its block; a delimiter opens the next one. A strike entry belongs to the event that it closes. */
function intoBlock(line: Line, cycle: Block[], block: Block, reading: Reading): Block {
  if (isEventDelimiter(line.text)) {
    reading.noise(line, 'event_delimiter');
    const next: Block = [];
    cycle.push(next);
    return next;
  }
  const before = cycle.at(-2);
  if (block.length === 0 && before !== undefined && line.text.includes(vocabulary.strikeEntry))
    before.push(line);
  else block.push(line);
  return block;
}

/** A sheet that has lost its first cycle delimiter: a known event header with a date line right behind it. */
function startsEvent(line: Line, lines: readonly Line[]): boolean {
  if (headerItem(line.text) === null) return false;
  if (/(?:^| )[0-9]{8}(?: |$)/.test(line.text)) return true;
  for (let at = line.index + 1; at < Math.min(line.index + 4, lines.length); at += 1) {
    if (/^[0-9]{8} /.test(lines[at]?.text ?? '')) return true;
  }
  return false;
}

const pageNumber = /^(?:PAGE|ROUTE) ?:? ?[0-9#]/;

function noiseOf(line: Line): { as: string; understood: boolean } | null {
  const { text } = line;
  if (text === '') {
    if (line.place.raw.length > maxLineLength) return { as: 'too_long', understood: false };
    if (line.index >= maxLines) return { as: 'too_many_lines', understood: false };
    return { as: 'blank', understood: true };
  }
  const first = text.charCodeAt(0);
  // Page lines and addresses begin with P, R, H or F; nothing else is looked at twice.
  if (first !== 80 && first !== 82 && first !== 72 && first !== 70) return null;
  if (pageNumber.test(text)) return { as: 'page', understood: true };
  return vocabulary.noise.prefixes.some((prefix) => text.startsWith(prefix))
    ? { as: 'furniture', understood: true }
    : null;
}

const starSigns = /^[*.,\u00b7\u2022 ]+$/;

/** How many stars a line of nothing else holds; 0 for any other line. */
function starsIn(text: string): number {
  if (!text.includes('*') || !starSigns.test(text)) return 0;
  let count = 0;
  for (const sign of text) if (sign === '*') count += 1;
  return count;
}

type Star = 'cycle' | 'rule' | 'end';

/** Which lines are cycle delimiters, rules or the end of the message. */
function starRuns(lines: readonly Line[]): Map<number, Star> {
  const stars = new Map<number, Star>();
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text === '') continue;
    if (isEnd(line.text)) stars.set(line.index, 'end');
    else if (line.text.includes('*') && starsIn(line.text) > 0) at = starRun(lines, at, stars);
  }
  return stars;
}

/** Reads a run of star lines (blank lines between allowed); gives the last position that belongs to it. */
function starRun(lines: readonly Line[], from: number, stars: Map<number, Star>): number {
  const run: { line: Line; count: number }[] = [];
  let last = from;
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text === '') continue;
    const count = starsIn(line.text);
    if (count === 0) break;
    run.push({ line, count });
    last = at;
  }
  const total = run.reduce((sum, { count }) => sum + count, 0);
  const next = lines[at];
  const isDelimiter = (count: number) => count === 3 || count === 4;
  const delimits =
    (isDelimiter(total) || run.every(({ count }) => isDelimiter(count))) &&
    !(next !== undefined && isEnd(next.text));
  for (const [position, { line }] of run.entries())
    stars.set(line.index, delimits && position === run.length - 1 ? 'cycle' : 'rule');
  return last;
}

function isEnd(text: string): boolean {
  const at = text.indexOf(vocabulary.endOfMessage);
  return at >= 0 && starSigns.test(`${text.slice(0, at)}*${text.slice(at + vocabulary.endOfMessage.length)}`);
}

const dashSigns = /^[-'"\u2022. ]+$/;

/** Two dashes or more, with spaces and stray quotes. */
function isEventDelimiter(text: string): boolean {
  return text.startsWith('-') || text.startsWith("'") || text.startsWith('"')
    ? dashSigns.test(text) && text.indexOf('-') !== text.lastIndexOf('-')
    : false;
}

function cyclesOf(cycles: readonly Block[][], reading: Reading, id: SourceId): Cycle[] {
  const read: Cycle[] = [];
  let left = maxExpanded;
  const mayExpand = (extra: number) => {
    left -= extra;
    return left >= 0;
  };
  for (const blocks of cycles) {
    const events: Event[] = [];
    for (const block of blocks) {
      for (const reader of eventsOf(block, reading, events.at(-1)?.kind)) {
        const draft = reader.finish();
        if (!holdsSomething(draft)) continue;
        events.push(finishedEvent(draft, `${id}.c${read.length + 1}.e${events.length + 1}`, mayExpand));
      }
    }
    if (events.length > 0) read.push({ events });
  }
  return read;
}

/** Reads a block, which holds more than one event where a delimiter is missing. */
function eventsOf(block: Block, reading: Reading, kindBefore: string | undefined): EventReader[] {
  let reader = new EventReader(reading);
  const readers = [reader];
  for (const line of block) {
    const item = itemOf(line);
    if (startsNext(reader, item)) {
      reader = new EventReader(reading);
      readers.push(reader);
    }
    reader.read(line, item);
    if (reader.draft.header === null && reader.draft.kind === 'other' && kindBefore === 'registration')
      reader.draft.kind = 'registration';
  }
  return readers;
}

function itemOf(line: Line): Item {
  return classify(line.text);
}

/** Whether a line begins another event: a known header, or a date with an agency where the event has both. */
function startsNext(reader: EventReader, item: Item): boolean {
  const { draft } = reader;
  if (item.as === 'header') return draft.header !== null || draft.date !== null || draft.charges.length > 0;
  if (item.as === 'date') return draft.date !== null && draft.agency !== null && startsWithAgency(item.rest);
  return false;
}
