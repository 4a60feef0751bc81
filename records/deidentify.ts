/**
 * Takes a person out of a California DOJ sheet and leaves the sheet: the same lines, cycles, events, charges and
 * outcomes, with other names and numbers and all dates moved by the same number of days. For showing a sheet that a
 * reader got wrong to somebody who may not see the person. Free text keeps only words that are on a list.
 */
import { readCaDoj } from './caDoj/sheet.ts';
import { keyedNumber, Pseudonyms, shiftedDay } from './deidentify/pseudonyms.ts';
import { isSheetWord } from './deidentify/sheetWords.ts';
import type { CriminalRecord, LineAccount, Source } from './model.ts';

export interface DeidentifyOptions {
  /** Any whole number. The same one gives the same replacements, so keep it to yourself. */
  readonly seed: number;
}

/** How many of each kind were replaced. */
export interface Removed {
  readonly names: number;
  readonly numbers: number;
  readonly dates: number;
  readonly descriptions: number;
  readonly words: number;
}

export interface Deidentified<T> {
  readonly result: T;
  readonly removed: Removed;
  readonly limit: string;
}

const limit =
  'Agencies, courts and charges are left as they stand, and a rare combination can still point to a person. ' +
  'Check by eye before sharing.';

/** De-identifies the text of a sheet; pages are parted by form feeds and stay so. */
export function deidentifyText(text: string, options: DeidentifyOptions): Deidentified<string> {
  const scrubber = new Scrubber(options.seed);
  const pages = text.replace(/\r\n?/g, '\n').split('\f');
  const result = scrubber.pages(pages).join('\f');
  return { result, removed: scrubber.removed, limit };
}

/** De-identifies a record: a sheet by its lines, read again; the plain form value by value. */
export function deidentifyRecord(
  record: CriminalRecord,
  options: DeidentifyOptions,
): Deidentified<CriminalRecord> {
  const scrubber = new Scrubber(options.seed);
  let person: CriminalRecord['person'] | null = null;
  const sources = record.sources.map((source): Source => {
    if (source.format !== 'ca-doj') return scrubber.plainSource(source);
    const read = readCaDoj(scrubber.pages(pagesOf(source.lines)), { scanned: source.scanned, id: source.id });
    person ??= read.person;
    return read.sources[0] ?? source;
  });
  const result: CriminalRecord = { ...record, person: person ?? scrubber.person(record.person), sources };
  return { result, removed: scrubber.removed, limit };
}

function pagesOf(lines: readonly LineAccount[]): string[] {
  const pages: string[][] = [];
  for (const { page, raw } of lines) {
    while (pages.length < page) pages.push([]);
    pages[page - 1]?.push(raw);
  }
  return pages.map((page) => page.join('\n'));
}

/** What the reader used these lines as says that they hold no free text. */
const structural = new Set([
  'cycle',
  'event_delimiter',
  'end',
  'rule',
  'strike_entry',
  'blank',
  'page',
  'charged_as',
  'conviction_status',
  'sentence',
  'flag',
  'see_comment',
]);

/** Lines that people filled with words of their own. */
const free = new Set(['comment', 'charge_text', 'header_text', 'text', 'transport', 'notice_text']);

/** Header values that describe and do not name; everything else in the header is replaced. */
const keptKeys = new Set(['SEX', 'RAC']);

/** What is read as a charge in a comment, and must stay a charge. */
const commentCharge =
  /CHRG[-: ]*\d[0-9A-Z().,/-]*(?: *\([0-9A-Z]{1,3}\))*(?: *(?:PC|HS|VC|BP|WI|CI|FC|GC|IC|LC|US)\b)?/i;

/** A line that gives a name under its code. */
const namedPerson = /^(\s*(?:NAM\/)?\s*\d{1,3}\s+)(\p{L}.*)$/iu;

class Scrubber {
  readonly #shift: number;
  readonly #pseudonyms: Pseudonyms;
  readonly #names = new Set<string>();
  readonly #count = { names: 0, numbers: 0, dates: 0, descriptions: 0, words: 0 };

  constructor(seed: number) {
    this.#shift = -(200 + (keyedNumber(seed, 'days') % 1500));
    this.#pseudonyms = new Pseudonyms(seed);
  }

  get removed(): Removed {
    return { ...this.#count };
  }

  pages(pages: readonly string[]): string[] {
    const record = readCaDoj(pages);
    const lines = record.sources[0]?.lines ?? [];
    for (const name of record.person.names) this.#learn(name.text.value);
    for (const line of lines) if (isNameLine(line)) this.#learn(line.raw);
    const out: string[][] = pages.map(() => []);
    for (const line of lines) out[line.page - 1]?.push(this.#line(line));
    return out.map((page, index) => page.join('\n') + (pages[index]?.endsWith('\n') === true ? '\n' : ''));
  }

  /** Names are replaced wherever they stand, but for words that a sheet needs. */
  #learn(text: string): void {
    for (const word of text.toUpperCase().match(/[\p{L}'-]{3,}/gu) ?? []) {
      if (!isSheetWord(word) && !/^(NAM|MON|NAME)$/.test(word)) this.#names.add(word);
    }
  }

  #line(line: LineAccount): string {
    const { raw, bucket, as } = line;
    if (structural.has(as)) return raw;
    if (as === 'identity' || (as === 'name' && namedPerson.test(raw))) return this.#identity(raw);
    if (as === 'charge') return this.#named(raw);
    if (bucket === 'not_understood' || free.has(as)) return this.#free(raw);
    // What stands before the number sign is the count, or the words of the outcome.
    if (as === 'disposition' || as === 'count') {
      const at = raw.indexOf('#');
      const head = this.#named(this.#dates(at < 0 ? raw : raw.slice(0, at)));
      return at < 0 ? head : head + this.#named(this.#numbers(raw.slice(at)));
    }
    return this.#named(this.#numbers(this.#dates(raw)));
  }

  #identity(raw: string): string {
    if (/^\s*MON\//i.test(raw)) return this.#masked(raw, /^\s*MON\//i);
    const name = namedPerson.exec(raw);
    if (name !== null && !/[A-Z]{2,4}\//i.test(name[2] ?? '')) {
      this.#count.names += 1;
      return `${name[1]}${this.#pseudonyms.name(name[2] ?? '')}`;
    }
    if (!raw.includes('/')) return this.#free(raw);
    let known = '';
    return raw.replace(/([A-Z]{2,4})\/|[^\s/]+/gi, (token: string, key: string | undefined) => {
      if (key !== undefined) {
        known = key.toUpperCase();
        return token;
      }
      if (known === 'RAC' || known === 'SEX' || keptKeys.has(known)) return token;
      const moved = this.#dates(token);
      if (moved !== token) return moved;
      if (/\d/.test(token) && !['HGT', 'WGT'].includes(known)) return this.#number(token);
      this.#count.descriptions += 1;
      return token.replace(/[A-Z]/gi, 'X').replace(/\d/g, '0');
    });
  }

  #masked(raw: string, keep: RegExp): string {
    const start = keep.exec(raw)?.[0] ?? '';
    this.#count.names += 1;
    return start + raw.slice(start.length).replace(/[\p{L}\d]/gu, 'X');
  }

  /** Moves every date: `yyyymmdd`, `mm/dd/yy`, `mm/dd/yyyy`, `yyyy-mm-dd`. */
  #dates(text: string): string {
    // A stray dot in a date is a known fault of sheets.
    const whole = text.replace(/(?<![\d.#])(?=\d*\.)(?:\d\.?){7}\d(?![\d.])/g, (dotted) => {
      const digits = dotted.replaceAll('.', '');
      return isDate(digits) ? digits : dotted;
    });
    return whole.replace(
      /(?<![\d#])(?:((?:18|19|20)\d\d)(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])|(0?[1-9]|1[0-2])([/-])(0?[1-9]|[12]\d|3[01])\6((?:19|20)?\d\d))(?!\d)/g,
      (all, year, dash, month, day, usMonth, slash, usDay, usYear) => {
        this.#count.dates += 1;
        if (year !== undefined) {
          const [y, m, d] = shiftedDay(Number(year), Number(month), Number(day), this.#shift);
          return `${String(y).padStart(4, '0')}${dash}${two(m)}${dash}${two(d)}`;
        }
        if (usYear === undefined) return all;
        const short = String(usYear).length === 2;
        const full = short ? (Number(usYear) > 40 ? 1900 : 2000) + Number(usYear) : Number(usYear);
        const [y, m, d] = shiftedDay(full, Number(usMonth), Number(usDay), this.#shift);
        return `${two(m)}${slash}${two(d)}${slash}${short ? two(y % 100) : y}`;
      },
    );
  }

  /** Replaces case, booking, warrant and control numbers: what follows `#` or a label, and any other long number. */
  #numbers(text: string): string {
    return text.replace(
      /(#\s*)([A-Z0-9][A-Z0-9.,/-]*)|(?<![A-Z0-9/(])([A-Z]{0,3}\d[A-Z0-9-]{4,})(?![\d(])/gi,
      (all: string, hash: string | undefined, after: string | undefined, bare: string | undefined) => {
        if (hash !== undefined && after !== undefined) {
          return /\d/.test(after)
            ? hash +
                after
                  .split(',')
                  .map((one) => this.#number(one))
                  .join(',')
            : all;
        }
        return bare === undefined || isDate(bare) || (bare.match(/\d/g)?.length ?? 0) < 5
          ? all
          : this.#number(bare);
      },
    );
  }

  #number(token: string): string {
    this.#count.numbers += 1;
    return this.#pseudonyms.number(token);
  }

  #named(text: string): string {
    return text.replace(/[\p{L}'-]{3,}/gu, (word) => {
      if (!this.#names.has(word.toUpperCase())) return word;
      this.#count.names += 1;
      return 'X'.repeat(word.length);
    });
  }

  /** Free text keeps words of the sheet's own language, small numbers beside them, and a charge. */
  #free(raw: string): string {
    const charge = commentCharge.exec(raw);
    if (charge === null) return this.#words(raw);
    const end = charge.index + charge[0].length;
    return this.#words(raw.slice(0, charge.index)) + charge[0] + this.#words(raw.slice(end));
  }

  #words(text: string): string {
    const moved = this.#dates(text);
    const tokens =
      moved.match(/\d\d[/-]\d\d[/-](?:\d\d){1,2}(?!\d)|\d\d:\d\d(?::\d\d)?|\p{L}+|\d[\d-]*|[^\p{L}\d]+/gu) ??
      [];
    return tokens
      .map((token, index) => {
        if (/^\d/.test(token)) return this.#smallNumber(token, tokens, index);
        if (!/^\p{L}/u.test(token) || isSheetWord(token)) return token;
        this.#count.words += 1;
        return 'X'.repeat(token.length);
      })
      .join('');
  }

  #smallNumber(token: string, tokens: readonly string[], index: number): string {
    if (isDate(token) || /^\d\d[/:]/.test(token)) return token;
    const near = [tokens[index - 2], tokens[index + 2], tokens[index + 1], tokens[index - 1]];
    const isAmount = /\$\s*$/.test(tokens[index - 1] ?? '');
    const isKept =
      token.length <= 3 &&
      (isAmount || near.some((word) => word !== undefined && /^\p{L}/u.test(word) && isSheetWord(word)));
    return isKept || (isAmount && token.length <= 6) ? token : this.#number(token);
  }

  person(person: CriminalRecord['person']): CriminalRecord['person'] {
    for (const name of person.names) this.#learn(name.text.value);
    return this.#walk(person, 'person') as CriminalRecord['person'];
  }

  plainSource(source: Source): Source {
    return this.#walk(source, 'source') as Source;
  }

  /** The plain form has no lines to read again: each value is replaced by what its name says it is. */
  #walk(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#walk(item, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, this.#walk(item, keyOf(name, key))]),
      );
    }
    if (typeof value !== 'string') return value;
    return this.#value(value, key);
  }

  #value(text: string, key: string): string {
    switch (key) {
      case 'names':
        this.#count.names += 1;
        return this.#pseudonyms.name(text);
      case 'stateId':
      case 'otherStateIds':
      case 'fbiNumber':
      case 'caseNumbers':
      case 'agencyNumbers':
        return this.#number(text);
      case 'date':
      case 'birthDate':
      case 'otherBirthDates':
      case 'birthDateGiven':
      case 'offenseDate':
      case 'printed':
        return this.#dates(text);
      case 'comments':
      case 'other':
      case 'notices':
        return this.#free(text);
      case 'raw':
        return '';
      default:
        return text;
    }
  }
}

/** Inside a field, `value` is what the field's own name says; its raw text goes. */
const keyOf = (name: string, outer: string): string =>
  name === 'value' || name === 'text' || (name === 'code' && outer === 'names')
    ? name === 'code'
      ? 'code'
      : outer
    : name;

const isNameLine = ({ as, raw }: LineAccount): boolean =>
  (as === 'identity' || as === 'name') && (/^\s*(NAM|MON)\//i.test(raw) || /^\s+\d{2,3}\s+\p{L}/u.test(raw));

const two = (value: number): string => String(value).padStart(2, '0');

const isDate = (text: string): boolean =>
  /^(?:18|19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/.test(text);
