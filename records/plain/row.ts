/**
 * One row of the plain form to one charge and what is known of its arrest and case. What a cell says and nobody
 * understands is kept with the charge and told, by row and column; no message repeats what a cell holds.
 */

import type {
  Change,
  Charge,
  ChargeFlag,
  Disposition,
  EventKind,
  Field,
  IsoDate,
  Outcome,
  Place,
  Problem,
  Severity,
} from '../model.ts';
import { chargeFlags, eventKinds } from '../model.ts';
import { parseSection } from '../section.ts';
import { readSentence } from './sentence.ts';
import { type Column, changeOf, dayOf, jurisdictionOf, outcomeOf, severityOf, simple } from './words.ts';

/** One row as it stands in the file. `number` counts the rows for people; `line` is its first line. */
export interface PlainRow {
  readonly number: number;
  readonly line: number;
  readonly raw: string;
  readonly cells: ReadonlyMap<Column, string>;
  /** Filled cells under no known column, with what to call them. */
  readonly extra: readonly { readonly label: string; readonly text: string }[];
}

/** Separates several values in one cell. */
export const several = ' | ';

/** The parts of a cell that holds several values. */
export const listOf = (text: string): string[] =>
  text.trim() === '' ? [] : text.split('|').map((part) => part.trim());

/** How a row says that its charge stands in another kind of event than its cells show. */
const eventNote = /^event: ([a-z_]+)$/;

/** What a row says, before rows are gathered to cases. */
export interface RowDraft {
  readonly jurisdiction: string;
  readonly kind: EventKind;
  readonly agency: Field<string> | null;
  readonly arrestDate: Field<IsoDate> | null;
  readonly caseNumber: Field<string> | null;
  readonly court: Field<string> | null;
  readonly county: Field<string> | null;
  readonly charge: Omit<Charge, 'id'>;
}

/** Reads the cells of one row. */
export class RowReader {
  readonly #row: PlainRow;
  readonly #where: string;
  readonly #remarks: Problem[];
  readonly #comments: Field<string>[] = [];

  constructor(row: PlainRow, where: string, remarks: Problem[]) {
    this.#row = row;
    this.#where = where;
    this.#remarks = remarks;
  }

  draft(): RowDraft {
    const court = this.#field('court');
    const county = this.#field('county');
    const caseNumber = this.#field('case_number');
    const jurisdiction = jurisdictionOf(this.#text('jurisdiction'));
    if (jurisdiction === '') {
      this.#remark(
        'jurisdiction',
        'The jurisdiction is missing, so no law can be asked.',
        'Fill in us-ca, us-ny ...',
      );
    }
    const dispositions = this.#dispositions();
    const noted = this.#noted();
    const first = dispositions[0]?.outcome;
    const atCourt =
      court !== null || county !== null || caseNumber !== null || courtOutcomes.some((one) => one === first);
    const section = this.#section(jurisdiction);
    const charge: Omit<Charge, 'id'> = {
      count: this.#count(),
      code: section.code,
      section: section.section,
      description: this.#field('description'),
      chargedAs: this.#severity('charged_as'),
      flags: this.#flags(section.flags),
      dispositions,
      offenseDate: this.#day('offense_date'),
      agencyNumbers: [],
      comments: this.#comments,
    };
    const draft = {
      jurisdiction,
      kind: noted ?? (atCourt ? 'court' : 'arrest'),
      agency: this.#field('arresting_agency'),
      arrestDate: this.#day('arrest_date'),
      caseNumber,
      court,
      county,
      charge,
    };
    for (const { label, text } of this.#row.extra) this.#keep(label, text);
    return draft;
  }

  #text(column: Column): string {
    return (this.#row.cells.get(column) ?? '').trim();
  }

  #place(raw: string): Place {
    return { page: 1, line: this.#row.line, raw };
  }

  #field(column: Column): Field<string> | null {
    const text = this.#text(column);
    return text === '' ? null : { value: text, from: this.#place(text), confidence: 1 };
  }

  #remark(column: string, what: string, remedy: string): void {
    this.#remarks.push({ what, where: `${this.#where}, column ${column}`, remedy });
  }

  /** What was not understood stays with the charge. */
  #keep(label: string, text: string): void {
    const value = `${label}: ${text}`;
    this.#comments.push({ value, from: this.#place(text), confidence: 1 });
  }

  #day(column: Column): Field<IsoDate> | null {
    const text = this.#text(column);
    if (text === '') return null;
    const value = dayOf(text);
    if (value !== null) return { value, from: this.#place(text), confidence: 1 };
    this.#remark(column, 'This is not a date that exists.', 'Write it as yyyy-mm-dd or mm/dd/yyyy.');
    this.#keep(column, text);
    return null;
  }

  #severity(column: Column): Field<Severity> | null {
    const text = this.#text(column);
    if (text === '') return null;
    const value = severityOf(text);
    if (value !== null) return { value, from: this.#place(text), confidence: 1 };
    this.#remark(column, 'This severity is not known.', 'Write felony, misdemeanor or infraction.');
    this.#keep(column, text);
    return null;
  }

  #count(): Field<number> | null {
    const text = this.#text('count');
    if (text === '') return null;
    if (/^\d{1,4}$/.test(text)) return { value: Number(text), from: this.#place(text), confidence: 1 };
    this.#remark('count', 'This is not a number.', 'Write the number of the count, or leave it empty.');
    this.#keep('count', text);
    return null;
  }

  #section(jurisdiction: string): {
    readonly code: Field<string> | null;
    readonly section: Field<string> | null;
    readonly flags: readonly ChargeFlag[];
  } {
    const code = this.#field('code');
    const section = this.#field('section');
    if (section === null) return { code, section, flags: [] };
    if (jurisdiction !== 'us-ca') {
      const value = section.value.replace(/\s+/g, ' ').trim();
      // People write code and section in one cell: `PL 230.00`, `18 USC 1591(a)`.
      const [, letters, digits] =
        code === null ? (/^((?:\d+ )?[A-Za-z][A-Za-z. ]*?) ?(?:§ ?)*(\d\S*)$/.exec(value) ?? []) : [];
      if (letters === undefined || digits === undefined)
        return { code, section: { ...section, value }, flags: [] };
      return { code: { ...section, value: letters }, section: { ...section, value: digits }, flags: [] };
    }
    const parsed = parseSection(code === null ? section.value : `${section.value} ${code.value}`);
    if (parsed.section === null) {
      this.#remark(
        'section',
        'This is not a section.',
        'Write it as 647(b), and PC, HS ... in the column code.',
      );
      this.#keep('section', section.value);
      return { code, section: null, flags: [] };
    }
    const flags: ChargeFlag[] = [];
    if (parsed.attempt) flags.push('attempt');
    if (parsed.conspiracy) flags.push('conspiracy');
    const letters = code ?? (parsed.code === null ? null : { ...section, value: parsed.code });
    return {
      code: letters === null ? null : { ...letters, value: parsed.code ?? letters.value.toUpperCase() },
      section: { ...section, value: parsed.section },
      flags,
    };
  }

  #flags(found: readonly ChargeFlag[]): ChargeFlag[] {
    const flags = new Set<ChargeFlag>(found);
    for (const word of this.#text('flags').split(/[\s,;|]+/)) {
      if (word === '') continue;
      const flag = chargeFlags.find((one) => one === word.toLowerCase().replaceAll('-', '_'));
      if (flag !== undefined) flags.add(flag);
      else {
        this.#remark('flags', 'A flag here is not known.', `Use ${chargeFlags.slice(0, 4).join(', ')}.`);
        this.#keep('flags', word);
      }
    }
    return chargeFlags.filter((flag) => flags.has(flag));
  }

  /** The note becomes comments; `event: custody` in it says where the charge stands. */
  #noted(): EventKind | null {
    let kind: EventKind | null = null;
    for (const value of listOf(this.#text('note'))) {
      const named = eventKinds.find((one) => one === eventNote.exec(value)?.[1]);
      if (named !== undefined) kind = named;
      else this.#comments.push({ value, from: this.#place(value), confidence: 1 });
    }
    return kind;
  }

  #dispositions(): Disposition[] {
    const text = this.#text('disposition');
    const date = this.#day('disposition_date');
    const severity = this.#severity('convicted_as');
    const sentence = readSentence(this.#text('sentence'), this.#place(''));
    const later = this.#later();
    if (text === '' && date === null && severity === null && sentence.length === 0 && later.length === 0)
      return [];
    const outcome = text === '' ? 'unknown' : (outcomeOf(text) ?? 'unknown');
    if (outcome === 'unknown' && text !== '' && simple(text) !== 'unknown') {
      this.#remark(
        'disposition',
        'These words for an outcome are not known; the outcome is taken as unknown.',
        'Write convicted, dismissed, acquitted, not filed, detention only, diverted, deferred, pending or adjudicated.',
      );
    }
    const first: Disposition = {
      text: { value: text, from: this.#place(text), confidence: 1 },
      outcome,
      change: 'none',
      under: null,
      date,
      severity,
      sentence,
    };
    return [first, ...later.map((one) => ({ ...one, outcome }))];
  }

  #later(): Omit<Disposition, 'outcome'>[] {
    const texts = listOf(this.#text('later_change'));
    const dates = listOf(this.#text('later_change_date'));
    const unders = listOf(this.#text('later_change_under'));
    const count = Math.max(texts.length, dates.length, unders.length);
    return Array.from({ length: count }, (_, index) => {
      const text = texts[index] ?? '';
      const dated = dates[index] ?? '';
      const day = dayOf(dated);
      if (dated !== '' && day === null) {
        this.#remark(
          'later_change_date',
          'This is not a date that exists.',
          'Write it as yyyy-mm-dd or mm/dd/yyyy.',
        );
        this.#keep('later_change_date', dated);
      }
      const change: Change = changeOf(text) ?? 'unknown';
      if (changeOf(text) === null) {
        this.#remark(
          'later_change',
          'What changed later is not known from these words.',
          'Write set aside, vacated, sealed, reduced, sentence modified or probation revoked.',
        );
      }
      return {
        text: { value: text, from: this.#place(text), confidence: 1 },
        change,
        under: unders[index] === undefined || unders[index] === '' ? null : unders[index],
        date: day === null ? null : { value: day, from: this.#place(dated), confidence: 1 },
        severity: null,
        sentence: [],
      };
    });
  }
}

/** Only a court can end a charge so. */
const courtOutcomes: readonly Outcome[] = [
  'convicted',
  'dismissed',
  'acquitted',
  'diverted',
  'deferred',
  'incompetent',
  'adjudicated',
];
