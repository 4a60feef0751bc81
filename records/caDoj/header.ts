/** The part of a sheet before its first cycle: who it is about, and what it says about itself. */
import type { Completeness, Field, IsoDate, Name, Notice, Person } from '../model.ts';
import { isoDate } from './date.ts';
import type { Line, Reading } from './line.ts';
import { vocabulary } from './vocabulary.ts';

export interface SheetHeader {
  readonly person: Person;
  readonly notices: readonly Notice[];
  readonly completeness: Completeness;
  readonly printed: Field<IsoDate> | null;
  readonly recordError: Field<string> | null;
}

/** Where the lines after the current one may belong. */
type Section = 'none' | 'names' | 'other' | 'consolidated';

class HeaderReader {
  readonly names: Name[] = [];
  readonly birthDates: Field<IsoDate>[] = [];
  readonly stateIds: Field<string>[] = [];
  readonly otherStateIds: Field<string>[] = [];
  readonly other: { label: string; text: Field<string> }[] = [];
  readonly notices: Notice[] = [];
  sex: Field<string> | null = null;
  race: Field<string> | null = null;
  fbiNumber: Field<string> | null = null;
  printed: Field<IsoDate> | null = null;
  recordError: Field<string> | null = null;
  completeness: Completeness = 'unknown';
  readonly #reading: Reading;
  #section: Section = 'none';

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  read(line: Line) {
    const { text } = line;
    if (this.#identity(line)) return;
    if (this.#section === 'names' && this.#name(line, text)) return;
    if (this.#transport(line)) return;
    if (this.#banner(line)) return;
    const slash = text.indexOf('/');
    const lead = slash < 0 ? text : text.slice(0, slash);
    if (this.#section === 'other' && lead.length !== 3 && /^[0-9A-Z]/.test(text) && line.indent > 0) {
      this.#other(line, this.other.at(-1)?.label ?? '', text);
      return this.#reading.used(line, 'identity');
    }
    this.#reading.notUnderstood(line, 'header_text');
  }

  /** A line of `KEY/value` pairs, or a key that stands alone. */
  #identity(line: Line): boolean {
    const words = line.text.split(' ');
    const first = keyOf(words[0] ?? '');
    if (first === null) return false;
    let key = first;
    let value: string[] = [];
    for (const word of words) {
      const next = keyOf(word);
      if (next !== null && word !== words[0]) {
        this.#pair(line, key, value.join(' ').trim());
        key = next;
        value = [word.slice(next.length + 1)];
      } else value.push(value.length === 0 && next === key ? word.slice(key.length + 1) : word);
    }
    this.#pair(line, key, value.join(' ').trim());
    this.#reading.used(line, 'identity');
    return true;
  }

  #pair(line: Line, key: string, value: string): void {
    const consolidated = this.#section === 'consolidated';
    this.#section = 'none';
    switch (vocabulary.identity.get(key)) {
      case 'state_id':
        this.#section = consolidated ? 'consolidated' : 'none';
        (consolidated ? this.otherStateIds : this.stateIds).push(this.#reading.field(line, value));
        return;
      case 'birth_date':
        for (const digits of value.split(' ')) {
          const date = isoDate(digits);
          if (date !== null) this.birthDates.push(this.#reading.field(line, date));
        }
        return;
      case 'sex':
        this.sex ??= this.#reading.field(line, value);
        return;
      case 'race':
        this.race ??= this.#reading.field(line, value);
        return;
      case 'names':
        this.#section = 'names';
        if (!this.#name(line, value)) this.#other(line, key, value);
        this.#section = 'names';
        return;
      case 'fbi':
        this.fbiNumber ??= this.#reading.field(line, value);
        return;
      default:
        this.#other(line, key, value);
        this.#section = 'other';
    }
  }

  #other(line: Line, label: string, value: string): void {
    this.other.push({ label, text: this.#reading.field(line, value) });
  }

  /** `01 SAMPLE,ROSA MAE`. */
  #name(line: Line, text: string): boolean {
    const match = /^([0-9]{1,3})[ .]+(?=[^ ])/.exec(text);
    if (match === null) return false;
    const code = String(Number(match[1])).padStart(2, '0');
    this.names.push({
      code,
      text: this.#reading.field(line, text.slice(match[0].length).replace(/ {2,}/g, ' ')),
    });
    this.#reading.used(line, 'name');
    return true;
  }

  #transport(line: Line): boolean {
    const { text } = line;
    if (vocabulary.queryPrefixes.some((prefix) => text.startsWith(prefix))) {
      const at = text.indexOf(vocabulary.printedLabel);
      const date =
        at < 0
          ? null
          : isoDate(
              text
                .slice(at + vocabulary.printedLabel.length)
                .trimStart()
                .slice(0, 8),
            );
      if (date !== null) this.printed ??= this.#reading.field(line, date);
      if (date === null) this.#reading.noise(line, 'transport');
      else this.#reading.used(line, 'printed');
      return true;
    }
    if (!vocabulary.noise.transportPrefixes.some((prefix) => text.startsWith(prefix))) return false;
    this.#reading.noise(line, 'transport');
    return true;
  }

  #banner(line: Line): boolean {
    const { text } = line;
    const banner = vocabulary.banners.find((entry) => text.includes(entry.contains));
    if (banner === undefined) return false;
    const words = text.replace(/^[*" ]+|[*" ]+$/g, '');
    const field = this.#reading.field(line, words);
    this.notices.push({ kind: banner.kind, text: field, sensitive: banner.sensitive });
    if (text.includes(vocabulary.multipleSource)) this.completeness = 'multiple_source';
    else if (text.includes(vocabulary.singleState) && this.completeness === 'unknown')
      this.completeness = 'single_state';
    if (text.includes(vocabulary.recordError)) this.recordError ??= field;
    this.#section = text.includes(vocabulary.consolidated) ? 'consolidated' : 'none';
    this.#reading.used(line, 'banner');
    return true;
  }

  /** A rule of stars ends a block of consolidated numbers. */
  rule(): void {
    if (this.#section === 'consolidated' && this.otherStateIds.length > 0) this.#section = 'none';
  }

  finish(): SheetHeader {
    const [birthDate = null, ...otherBirthDates] = this.birthDates;
    const [stateId = null, ...moreIds] = this.stateIds;
    const { names, sex, race, fbiNumber, other, notices, completeness, printed, recordError } = this;
    const person: Person = {
      names,
      birthDate,
      otherBirthDates,
      sex,
      race,
      stateId,
      otherStateIds: [...moreIds, ...this.otherStateIds],
      fbiNumber,
      other,
    };
    return { person, notices, completeness, printed, recordError };
  }
}

/** The identity key a word starts with: `DOB/19800229` or a key that needs no slash. */
function keyOf(word: string): string | null {
  const slash = word.indexOf('/');
  const key = slash < 0 ? word : word.slice(0, slash);
  if (!vocabulary.identity.has(key)) return null;
  return slash >= 0 || vocabulary.identityLines.has(key) ? key : null;
}

/** Reads the header lines; `null` stands for a rule of stars. */
export function readHeader(reading: Reading, lines: readonly (Line | null)[]): SheetHeader {
  const header = new HeaderReader(reading);
  for (const line of lines) {
    if (line === null) header.rule();
    else header.read(line);
  }
  return header.finish();
}
