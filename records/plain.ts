/**
 * The plain form of a record, for anyone whose state has no reader: a CSV with one row a charge, the same as a JSON
 * list, and the record model itself as JSON. Tolerant in what it takes, exact in what it says about it.
 */
import { limits } from './limits.ts';
import type { CriminalRecord, Problem } from './model.ts';
import { parseCsv } from './plain/csv.ts';
import type { PlainRow } from './plain/row.ts';
import { type PlainReading, recordOf } from './plain/rows.ts';
import { RecordSchema } from './plain/schema.ts';
import { type Column, columnNamed, columns, simple } from './plain/words.ts';

export { publishedRecordSchemas } from './plain/schema.ts';
export { plainRows, writePlainCsv, writePlainJson } from './plain/write.ts';

export type PlainResult = PlainReading | { readonly problems: readonly Problem[] };

const howToWrite =
  'Start with a line of column names such as jurisdiction,case_number,court,code,section,disposition and write one row a charge.';

/** Reads the CSV form. */
export function readPlainCsv(text: string, where = 'the CSV'): PlainResult {
  const fail = (what: string, at: string, remedy: string): PlainResult => ({
    problems: [{ what, where: at, remedy }],
  });
  const table = parseCsv(text.replace(/^\uFEFF/, ''));
  if (table.openQuote !== null) {
    return fail(
      'A quotation mark is opened and never closed.',
      `${where}, line ${table.openQuote}`,
      'Close it, or write two quotation marks for one inside a cell.',
    );
  }
  if (table.rows.length - 1 > limits.plainRows) {
    return fail(
      `The table has more than ${limits.plainRows} rows.`,
      where,
      'One file is about one person. Make one file for each person.',
    );
  }
  const at = table.rows.findIndex((row) => row.cells.some((cell) => cell.trim() !== ''));
  const head = table.rows[at];
  if (head === undefined) return fail('The table is empty.', where, howToWrite);
  if (head.cells.length > limits.plainColumns) {
    return fail(`The table has more than ${limits.plainColumns} columns.`, where, howToWrite);
  }
  const named = head.cells.map(columnNamed);
  if (named.filter((column) => column !== null).length < 2) {
    return fail('The first line does not name the columns.', `${where}, line ${head.line}`, howToWrite);
  }
  if (!named.some((column) => column === 'section' || column === 'description')) {
    return fail(
      'The table has neither a column section nor a column description, so no charge can be read.',
      `${where}, line ${head.line}`,
      'Add a column named section or description.',
    );
  }
  const remarks: Problem[] = [];
  const used = new Set<Column>();
  const place = named.map((column, index): Column | null => {
    if (column !== null && !used.has(column)) {
      used.add(column);
      return column;
    }
    if ((head.cells[index] ?? '').trim() === '' && column === null) return null;
    remarks.push(
      columnRemark(
        head.cells[index] ?? '',
        column !== null,
        `${where}, line ${head.line}, column ${index + 1}`,
      ),
    );
    return null;
  });
  const rows = table.rows.slice(at + 1).map((row): PlainRow => {
    const number = row.line;
    const cells = new Map<Column, string>();
    const extra: { label: string; text: string }[] = [];
    row.cells.forEach((text, index) => {
      const column = place[index] ?? null;
      if (column !== null) cells.set(column, text);
      else if (text.trim() !== '') extra.push({ label: `column ${index + 1}`, text: text.trim() });
    });
    if (
      row.cells.length > head.cells.length &&
      row.cells.slice(head.cells.length).some((one) => one.trim() !== '')
    ) {
      remarks.push({
        what: `This row has ${row.cells.length} cells, and only ${head.cells.length} columns have names; the rest is kept as notes.`,
        where: `${where}, line ${number}`,
        remedy: 'Put quotation marks around a cell that holds a comma.',
      });
    }
    return { number, line: row.line, raw: row.cells.join(table.separator), cells, extra };
  });
  const reading = recordOf(rows, where, 'row');
  return { record: reading.record, remarks: [...remarks, ...reading.remarks] };
}

/** Whether the first line with text names at least two columns of the plain form. */
export function namesPlainColumns(text: string): boolean {
  const head = parseCsv(text.slice(0, 20_000)).rows.find((row) =>
    row.cells.some((cell) => cell.trim() !== ''),
  );
  return (head?.cells.filter((cell) => columnNamed(cell) !== null).length ?? 0) >= 2;
}

function columnRemark(heading: string, isDouble: boolean, where: string): Problem {
  const near = columns.find((column) => isNear(simple(column), simple(heading)));
  return {
    what: isDouble
      ? 'This column stands here a second time; its cells are kept as notes.'
      : 'This column is not known; its cells are kept as notes.',
    where,
    remedy: near === undefined ? `Known columns: ${columns.join(', ')}.` : `Did you mean ${near}?`,
  };
}

/** Whether two short names differ by at most two letters added, left out or changed. */
function isNear(a: string, b: string): boolean {
  if (b.length > 40 || Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return (row[b.length] ?? 9) <= 2;
}

/** Reads either JSON form: the whole record (`schema: nunc-record/1`) or a list of charges. */
export function readPlainJson(text: string, where = 'the JSON'): PlainResult {
  const fail = (what: string, remedy: string): PlainResult => ({ problems: [{ what, where, remedy }] });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
    return {
      problems: [
        {
          what: 'This is not JSON.',
          where: line === null ? where : `${where}, line ${line}`,
          remedy: 'Check commas, quotation marks and brackets there, or write the record as CSV.',
        },
      ],
    };
  }
  if (isObject(value) && 'schema' in value) return wholeRecord(value, where);
  const list = Array.isArray(value) ? value : isObject(value) ? value.charges : undefined;
  if (!Array.isArray(list)) {
    return fail(
      'The JSON is neither a record nor a list of charges.',
      'Write [{"jurisdiction": "us-ca", "section": "647(b)", ...}], or a whole record with "schema": "nunc-record/1".',
    );
  }
  if (list.length > limits.plainRows) {
    return fail(`The list has more than ${limits.plainRows} charges.`, 'One file is about one person.');
  }
  const problems: Problem[] = [];
  const remarks: Problem[] = [];
  const person = isObject(value) && isObject(value.person) ? value.person : null;
  const rows = list.map((item: unknown, index): PlainRow => {
    if (!isObject(item)) {
      problems.push({
        what: 'This is not a charge.',
        where: `${where}, charge ${index + 1}`,
        remedy: 'Each entry of the list is an object, such as {"section": "647(b)"}.',
      });
      return { number: index + 1, line: index + 1, raw: '', cells: new Map(), extra: [] };
    }
    return jsonRow(index === 0 && person !== null ? { ...person, ...item } : item, index, where, remarks);
  });
  if (problems.length > 0) return { problems };
  const reading = recordOf(rows, where, 'charge');
  return { record: reading.record, remarks: [...remarks, ...reading.remarks] };
}

function jsonRow(
  item: Readonly<Record<string, unknown>>,
  index: number,
  where: string,
  remarks: Problem[],
): PlainRow {
  const cells = new Map<Column, string>();
  const extra: { label: string; text: string }[] = [];
  let nth = 0;
  for (const [key, value] of Object.entries(item)) {
    nth += 1;
    const column = columnNamed(key);
    const isPlain = typeof value === 'string' || typeof value === 'number' || value === null;
    const text = typeof value === 'string' ? value : value === null ? '' : (JSON.stringify(value) ?? '');
    if (column !== null && isPlain && !cells.has(column)) {
      cells.set(column, text);
      continue;
    }
    extra.push({ label: `entry ${nth}`, text: text.slice(0, 1000) });
    const at = `${where}, charge ${index + 1}, entry ${nth}`;
    remarks.push(
      column === null || isPlain
        ? columnRemark(key, column !== null, at)
        : {
            what: 'This value is neither text nor a number; it is kept as a note.',
            where: `${where}, charge ${index + 1}, ${column}`,
            remedy: 'Write it as text.',
          },
    );
  }
  return { number: index + 1, line: index + 1, raw: JSON.stringify(item), cells, extra };
}

function wholeRecord(value: Readonly<Record<string, unknown>>, where: string): PlainResult {
  if (value.schema !== 'nunc-record/1') {
    return {
      problems: [
        {
          what: 'The record was written in a form that this version does not know.',
          where: `${where}, schema`,
          remedy:
            'This version reads nunc-record/1. Use the version of Nunc that wrote the file, or a newer one.',
        },
      ],
    };
  }
  if (isRecord(value)) return { record: value, remarks: [] };
  const problems = (RecordSchema.safeParse(value).error?.issues ?? []).slice(0, 20).map((issue): Problem => {
    const path = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    return {
      what:
        issue.code === 'unrecognized_keys'
          ? 'There is an entry here that a record does not have.'
          : issue.message,
      where: `${where}, ${path.replace(/^\./, '') || 'top'}`,
      remedy: 'Compare with records/schema/record.schema.json.',
    };
  });
  return { problems };
}

/** The schema changes nothing, so that what passes it is a record as it stands. */
const isRecord = (value: unknown): value is CriminalRecord => RecordSchema.safeParse(value).success;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
