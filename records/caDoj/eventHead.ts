/** The head of an event: its kind, the name it was given under, its date and its agency. */
import { takeToc } from './classify.ts';
import { isoDate } from './date.ts';
import type { EventDraft } from './draft.ts';
import type { Line, Reading } from './line.ts';
import { agencyOf } from './place.ts';
import type { HeaderEntry } from './vocabulary.ts';

/** A severity as charged that stands before its count. */
export interface PendingToc {
  readonly line: Line;
  readonly letter: string;
}

export class EventHead {
  readonly #reading: Reading;
  readonly #draft: EventDraft;

  constructor(reading: Reading, draft: EventDraft) {
    this.#reading = reading;
    this.#draft = draft;
  }

  /** Reads a header line; the date and agency may stand on it too. */
  header(line: Line, entry: HeaderEntry, rest: string, sure: number): PendingToc | null {
    const left = this.nameAndBirth(line, rest, sure);
    const date = /(?:^| )([0-9]{8})(?: |$)/.exec(left);
    const subtype = (date === null ? left : left.slice(0, date.index)).trim();
    // Custody names its kind (`CUSTODY:JAIL`); behind other headers stands what a scan left of the name code.
    const named = entry.kind === 'custody' && subtype !== '' ? `${entry.text}:${subtype}` : entry.text;
    this.#draft.kind = entry.kind;
    this.#draft.header = this.#reading.field(line, named, sure);
    this.#reading.used(line, 'event_header');
    if (date === null) return null;
    return this.date(line, date[1] ?? '', left.slice(date.index + date[0].length).trim(), sure);
  }

  /** Takes `NAM:01` and `DOB:19800229` out of a text and gives the rest. */
  nameAndBirth(line: Line, text: string, sure: number): string {
    if (!text.includes('NAM') && !text.includes('DOB')) return text.trim();
    const name = /NAME?[:;] ?([0-9]{1,3})(?![0-9A-Z])/.exec(text);
    if (name !== null) {
      const code = String(Number(name[1])).padStart(2, '0');
      this.#draft.nameCode = this.#reading.field(line, code, sure);
    }
    const birth = /DOB[:;/] ?([0-9]{8})(?![0-9])/.exec(text);
    const born = birth === null ? null : isoDate(birth[1] ?? '');
    if (born !== null) this.#draft.birthDateGiven = this.#reading.field(line, born, sure);
    return text
      .replace(name?.[0] ?? '', ' ')
      .replace(birth?.[0] ?? '', ' ')
      .trim();
  }

  /** Reads the event's own date and the agency behind it. */
  date(line: Line, digits: string, rest: string, sure: number): PendingToc | null {
    const date = isoDate(digits);
    if (date !== null) this.#draft.date = this.#reading.field(line, date, sure);
    if (date === null) this.#reading.notUnderstood(line, 'date_not_valid');
    else this.#reading.used(line, 'event_date');
    const { text, toc } = takeToc(rest);
    const left = this.nameAndBirth(line, text, sure);
    if (left !== '') this.agency(line, left, sure);
    return toc === null ? null : { line, letter: toc };
  }

  agency(line: Line, text: string, sure: number): void {
    const printed = text.replace(/ {2,}/g, ' ');
    const agency = agencyOf(printed);
    this.#draft.agency = this.#reading.field(line, printed, sure);
    this.#draft.agencyKind = agency.kind;
    this.#draft.court = agency.court;
    if (agency.county !== null)
      this.#draft.county = this.#reading.field(line, agency.county, Math.min(sure, agency.sure));
    if (agency.repairedTo !== null) this.#reading.repair(line, printed, agency.repairedTo, 'place_letters');
  }
}
