/** The columns of the record CSV: one row a charge, named by our words; what a heading says, and what it must say. */
import type { FactDefinition } from '@nunc/law';
import { z } from 'zod';
import { columnFacts } from './jurisdiction.ts';

export const recordColumns = [
  'person',
  'birth_date',
  'sex',
  'race',
  'jurisdiction',
  'county',
  'code',
  'section',
  'description',
  'severity',
  'outcome',
  'outcome_date',
  'arrest_date',
  'offense_date',
  'case_number',
  'sentence',
  'later_change',
  'later_change_under',
] as const;
export type RecordColumn = (typeof recordColumns)[number];

const meanings: Readonly<Record<RecordColumn, string>> = {
  person: 'A number or name that stands for one person; all rows of a person stand together',
  birth_date: 'yyyy-mm-dd, yyyymmdd or mm/dd/yyyy; the first row of a person that gives it counts',
  sex: 'As the record says; used for counts only',
  race: 'As the record says; used for counts only',
  jurisdiction: 'Whose law: us-ca, us-ny, us-federal ... (a two-letter state is understood)',
  county: 'County of the court; used for counts only',
  code: 'Code letters, for example PC',
  section: 'Section, for example 647(b)',
  description: 'The charge in words; tells apart what a section leaves open',
  severity: 'felony, misdemeanor or infraction: as convicted where convicted, else as charged',
  outcome:
    'convicted, dismissed, acquitted, not filed, detention only, diverted, deferred, pending, incompetent, adjudicated; empty for not known',
  outcome_date: 'Day of the outcome',
  arrest_date: 'Day of the arrest; charges of a person with one arrest date are of one arrest',
  offense_date: 'Day of the offense itself',
  case_number: 'Court case; where there is no arrest date, charges of one case are of one arrest',
  sentence: 'Parts separated by semicolons: 24 months probation; 5 days jail; fine',
  later_change: 'set aside, vacated, sealed, reduced, probation revoked ...; several separated by |',
  later_change_under: 'Provision of the later change; several separated by |',
};

const otherNames: Readonly<Record<string, RecordColumn>> = {
  person_id: 'person',
  subject_id: 'person',
  dob: 'birth_date',
  date_of_birth: 'birth_date',
  state: 'jurisdiction',
  statute: 'section',
  charge: 'description',
  disposition: 'outcome',
  disposition_date: 'outcome_date',
  convicted_as: 'severity',
};

/** One row as a JSON Schema, for the published description and for programs that write such files. */
export function publishedRowSchema(): unknown {
  const text = (column: RecordColumn) => z.string().describe(meanings[column]);
  const optional = recordColumns.filter((column) => !needed.includes(column));
  const shape = Object.fromEntries([
    ...needed.map((column) => [column, text(column)] as const),
    ...optional.map((column) => [column, text(column).optional()] as const),
  ]);
  return z.toJSONSchema(
    z.object(shape).meta({
      title: 'Bulk record row',
      description:
        'One row a charge of the record CSV that nunc bulk reads. A column may also be named after a fact of law/facts.yaml (for example sentence_completed_date): then it tells that fact of the charge.',
    }),
  );
}

const needed: readonly RecordColumn[] = ['person', 'outcome'];

/** What a column of a file is. */
export type ColumnUse =
  | { readonly kind: 'record'; readonly column: RecordColumn }
  | { readonly kind: 'fact'; readonly fact: FactDefinition }
  | { readonly kind: 'not_read' };

export interface RecordHeader {
  /** In the file's order. */
  readonly uses: readonly ColumnUse[];
  readonly notRead: readonly string[];
}

export interface HeaderProblem {
  readonly what: string;
  readonly remedy: string;
}

const nameIn = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');

const columnNamed = (name: string): RecordColumn | undefined =>
  recordColumns.find((one) => one === name) ?? otherNames[name];

/** Whether a heading names the column by which a file is sorted. */
export const isPersonColumn = (heading: string): boolean => columnNamed(nameIn(heading)) === 'person';

/** Reads the first row. `jurisdiction`: one that is given for the whole file, so that no column is needed for it. */
export function readHeader(
  names: readonly string[],
  facts: ReadonlyMap<string, FactDefinition>,
  jurisdiction: string | null,
): RecordHeader | HeaderProblem {
  const seen = new Set<string>();
  const notRead: string[] = [];
  const twice: string[] = [];
  const uses = names.map((heading): ColumnUse => {
    const name = nameIn(heading);
    const column = columnNamed(name);
    const id = column ?? name;
    const fact = columnFacts.has(name) ? undefined : facts.get(name);
    const isKnown = column !== undefined || (fact !== undefined && fact.type !== 'periods');
    if (isKnown && seen.has(id)) twice.push(id);
    seen.add(id);
    if (column !== undefined) return { kind: 'record', column };
    if (fact !== undefined && fact.type !== 'periods') return { kind: 'fact', fact };
    notRead.push(heading.trim());
    return { kind: 'not_read' };
  });
  const missing = [
    ...needed.filter((column) => !seen.has(column)),
    ...(seen.has('section') || seen.has('description') ? [] : ['section']),
    ...(seen.has('jurisdiction') || jurisdiction !== null ? [] : ['jurisdiction']),
  ];
  if (twice.length > 0)
    return { what: `Two columns are ${twice[0]}.`, remedy: 'Rename or remove one of them.' };
  if (missing.length > 0)
    return {
      what: `The first row does not name ${missing.length === 1 ? 'the column' : 'the columns'} ${missing.join(', ')}.`,
      remedy: `Name the columns in the first row: ${recordColumns.join(', ')}. ${
        missing.includes('jurisdiction') ? 'One law for the whole file is given by --jurisdiction us-ca.' : ''
      }`.trim(),
    };
  return { uses, notRead };
}
