/**
 * A record as rows of the plain form. Every charge becomes a row; what the form has no column for (places on the page,
 * confidences, notices, repairs, descriptions of the person) stays behind: the JSON form carries all of it.
 */
import type { Charge, CriminalRecord, Cycle, Disposition, Event } from '../model.ts';
import { writeCsv } from './csv.ts';
import { several } from './row.ts';
import { writeSentence } from './sentence.ts';
import { type Column, changeOf, columns, outcomeOf, simple } from './words.ts';

type Cells = Partial<Record<Column, string>>;

/** The record as a CSV file with every column named in the first line. */
export function writePlainCsv(record: CriminalRecord): string {
  const rows = plainRows(record).map((cells) => columns.map((column) => cells[column] ?? ''));
  return writeCsv([columns, ...rows]);
}

/** The record as the list of charges of the simple JSON form; columns without a value are left out. */
export function writePlainJson(record: CriminalRecord): string {
  return `${JSON.stringify(plainRows(record), null, 2)}\n`;
}

/** One object a charge; the person stands in the first. */
export function plainRows(record: CriminalRecord): Cells[] {
  const rows = record.sources.flatMap((source) =>
    source.cycles.flatMap((cycle) =>
      cycle.events.flatMap((event) =>
        event.charges.map((charge) => rowOf(source.jurisdiction, cycle, event, charge)),
      ),
    ),
  );
  const { person } = record;
  const about: Cells = {
    name: person.names.map((name) => cleaned(name.text.value)).join(several),
    birth_date: person.birthDate?.value ?? '',
    sex: person.sex?.value ?? '',
    race: person.race?.value ?? '',
    state_id: person.stateId?.value ?? '',
    fbi_number: person.fbiNumber?.value ?? '',
  };
  const hasPerson = Object.values(about).some((text) => text !== '');
  const [first, ...rest] = rows;
  if (hasPerson) return [filled({ ...first, ...about }), ...rest.map(filled)];
  return rows.map(filled);
}

function filled(cells: Cells): Cells {
  const out: Cells = {};
  for (const column of columns) {
    const text = cells[column]?.trim() ?? '';
    if (text !== '') out[column] = text;
  }
  return out;
}

/** The sign that separates several values in a cell cannot stand inside one. */
const cleaned = (text: string): string => text.replaceAll('|', '/').replace(/\s+/g, ' ').trim();

function rowOf(jurisdiction: string, cycle: Cycle, event: Event, charge: Charge): Cells {
  const arrest = event.kind === 'arrest' ? event : cycle.events.find((one) => one.kind === 'arrest');
  const [first, ...later] = charge.dispositions;
  const notes = charge.comments.map((comment) => cleaned(comment.value));
  if (event.kind !== 'arrest' && event.kind !== 'court') notes.push(`event: ${event.kind}`);
  const cells: Cells = {
    jurisdiction,
    arresting_agency: arrest?.agency?.value ?? '',
    arrest_date: arrest?.date?.value ?? '',
    offense_date: charge.offenseDate?.value ?? '',
    count: charge.count === null ? '' : String(charge.count.value),
    code: charge.code?.value ?? '',
    section: charge.section?.value ?? '',
    description: charge.description?.value ?? '',
    flags: charge.flags.join(' '),
    charged_as: charge.chargedAs?.value ?? '',
  };
  if (event.kind !== 'arrest') {
    cells.case_number = event.caseNumbers.map((number) => number.value).join(', ');
    cells.court = event.court ?? event.agency?.value ?? '';
    cells.county = event.county?.value ?? '';
    cells.disposition_date = event.date?.value ?? '';
  }
  if (first !== undefined) writeFirst(cells, notes, first);
  if (later.length > 0) writeLater(cells, notes, later);
  cells.note = notes.filter((note) => note !== '').join(several);
  return cells;
}

function writeFirst(cells: Cells, notes: string[], first: Disposition): void {
  const text = first.text.value.trim();
  const says = outcomeOf(text);
  const keepsWords = says === first.outcome || (first.outcome === 'unknown' && says === null);
  cells.disposition = keepsWords ? text : first.outcome.replaceAll('_', ' ');
  if (!keepsWords && text !== '' && simple(text) !== simple(first.outcome))
    notes.push(`printed: ${cleaned(text)}`);
  if (first.change !== 'none') notes.push(`change: ${first.change.replaceAll('_', ' ')}`);
  cells.disposition_date = first.date?.value ?? cells.disposition_date ?? '';
  cells.convicted_as = first.severity?.value ?? '';
  cells.sentence = writeSentence(first.sentence);
}

function writeLater(cells: Cells, notes: string[], later: readonly Disposition[]): void {
  const words = later.map((one) => {
    const text = cleaned(one.text.value);
    if (changeOf(text) === one.change) return text;
    if (one.change === 'unknown' || one.change === 'none') return text;
    notes.push(`printed: ${text}`);
    return one.change.replaceAll('_', ' ');
  });
  cells.later_change = words.join(several);
  cells.later_change_date = later.map((one) => one.date?.value ?? '').join(several);
  cells.later_change_under = later.map((one) => cleaned(one.under ?? '')).join(several);
  for (const one of later) {
    if (one.sentence.length > 0) notes.push(`later sentence: ${writeSentence(one.sentence)}`);
    if (one.severity !== null) notes.push(`later severity: ${one.severity.value}`);
  }
}
