/** Rows of the plain form gathered to the record model: one source a jurisdiction, one cycle an arrest. */
import {
  type CriminalRecord,
  type Cycle,
  chargeId,
  type Event,
  type Field,
  type LineAccount,
  type Person,
  type Problem,
  type Source,
  sourceId,
} from '../model.ts';
import { listOf, type PlainRow, type RowDraft, RowReader } from './row.ts';
import { type Column, dayOf, personColumns } from './words.ts';

export interface PlainReading {
  readonly record: CriminalRecord;
  /** Cells to check; the record holds their text as comments. */
  readonly remarks: readonly Problem[];
}

/** Makes the record. `where` names the file; `unit` is what a row is called. */
export function recordOf(rows: readonly PlainRow[], where: string, unit: 'row' | 'charge'): PlainReading {
  const remarks: Problem[] = [];
  const drafts: RowDraft[] = [];
  const lines: LineAccount[] = [];
  for (const row of rows) {
    const account = { page: 1, line: row.line, raw: row.raw };
    const filled = [...row.cells].filter(([, text]) => text.trim() !== '').map(([column]) => column);
    const isPersonOnly = filled.every((column) => personColumns.some((one) => one === column));
    if (filled.length === 0 && row.extra.length === 0) {
      lines.push({ ...account, bucket: 'known_noise', as: 'blank' });
    } else if (filled.length > 0 && isPersonOnly && row.extra.length === 0) {
      lines.push({ ...account, bucket: 'used', as: 'person' });
    } else if (filled.length === 0) {
      lines.push({ ...account, bucket: 'not_understood', as: 'no_known_column' });
      remarks.push({
        what: 'This row has text only under columns that are not known.',
        where: `${where}, ${unit} ${row.number}`,
        remedy: 'Rename the columns or move the text.',
      });
    } else {
      lines.push({ ...account, bucket: 'used', as: 'charge' });
      drafts.push(new RowReader(row, `${where}, ${unit} ${row.number}`, remarks).draft());
    }
  }
  const jurisdictions = [...new Set(drafts.map((draft) => draft.jurisdiction))];
  if (jurisdictions.length === 0) jurisdictions.push('');
  const sources = jurisdictions.map((jurisdiction, index): Source => {
    const id = `s${index + 1}`;
    const own = drafts.filter((draft) => draft.jurisdiction === jurisdiction);
    const cycles = cyclesOf(own, id);
    return {
      id: sourceId(id),
      format: 'plain',
      jurisdiction,
      result: cycles.length === 0 ? { kind: 'no_cycles' } : { kind: 'sheet' },
      completeness: 'unknown',
      printed: null,
      notices: [],
      cycles,
      // The rows of the whole file are accounted for once, with the first source.
      lines: index === 0 ? lines : [],
      repairs: [],
      scanned: false,
    };
  });
  return {
    record: { schema: 'nunc-record/1', person: personOf(rows, remarks, where, unit), sources },
    remarks,
  };
}

/** Rows of one arrest make a cycle; rows without an arrest are gathered by their case; the rest stand alone. */
function cyclesOf(drafts: readonly RowDraft[], source: string): Cycle[] {
  const groups = new Map<string, RowDraft[]>();
  drafts.forEach((draft, index) => {
    const arrest = [draft.arrestDate?.value ?? '', draft.agency?.value ?? ''];
    const court = [draft.caseNumber?.value ?? '', draft.court?.value ?? '', draft.county?.value ?? ''];
    const key = arrest.some((part) => part !== '')
      ? JSON.stringify(['arrest', ...arrest])
      : court[0] !== ''
        ? JSON.stringify(['case', ...court])
        : JSON.stringify(['alone', index]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  });
  return [...groups.values()].map((group, index) => ({ events: eventsOf(group, `${source}.c${index + 1}`) }));
}

function eventsOf(drafts: readonly RowDraft[], prefix: string): Event[] {
  const groups = new Map<string, RowDraft[]>();
  const first = drafts[0];
  if (first?.arrestDate != null || first?.agency != null) groups.set('arrest', []);
  for (const draft of drafts) {
    const key =
      draft.kind === 'arrest'
        ? 'arrest'
        : JSON.stringify([draft.kind, draft.caseNumber?.value, draft.court?.value, draft.county?.value]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  }
  return [...groups.entries()].map(([key, group], index): Event => {
    const isArrest = key === 'arrest';
    const draft = group[0] ?? first;
    const dates = group.flatMap((one) => one.charge.dispositions[0]?.date ?? []);
    return {
      kind: isArrest ? 'arrest' : (draft?.kind ?? 'other'),
      header: null,
      date: isArrest ? (first?.arrestDate ?? null) : (dates[0] ?? null),
      agency: isArrest ? (first?.agency ?? null) : (draft?.court ?? null),
      agencyKind: null,
      county: isArrest ? null : (draft?.county ?? null),
      court: isArrest ? null : (draft?.court?.value ?? null),
      nameCode: null,
      birthDateGiven: null,
      caseNumbers: isArrest || draft?.caseNumber == null ? [] : [draft.caseNumber],
      strikeFlag: false,
      juvenile: group.some((one) => one.charge.dispositions[0]?.outcome === 'adjudicated'),
      charges: group.map((one, at) => ({
        id: chargeId(`${prefix}.e${index + 1}.n${at + 1}`),
        ...one.charge,
      })),
      sentence: [],
    };
  });
}

function personOf(rows: readonly PlainRow[], remarks: Problem[], where: string, unit: string): Person {
  const first = (column: Column): Field<string> | null => {
    for (const row of rows) {
      const text = (row.cells.get(column) ?? '').trim();
      if (text !== '') return { value: text, from: { page: 1, line: row.line, raw: text }, confidence: 1 };
    }
    return null;
  };
  const names = first('name');
  const birth = first('birth_date');
  const birthDay = birth === null ? null : dayOf(birth.value);
  const other: { label: string; text: Field<string> }[] = [];
  if (birth !== null && birthDay === null) {
    const row = rows.find((one) => one.line === birth.from.line)?.number ?? 1;
    other.push({ label: 'birth_date', text: birth });
    remarks.push({
      what: 'This is not a date that exists.',
      where: `${where}, ${unit} ${row}, column birth_date`,
      remedy: 'Write it as yyyy-mm-dd or mm/dd/yyyy.',
    });
  }
  for (const column of personColumns) {
    const seen = new Set(
      rows.map((row) => (row.cells.get(column) ?? '').trim()).filter((text) => text !== ''),
    );
    if (seen.size < 2) continue;
    const kept = first(column)?.value;
    for (const value of seen) {
      if (value !== kept)
        other.push({ label: column, text: { value, from: { page: 1, line: 1, raw: value }, confidence: 1 } });
    }
    remarks.push({
      what: `The rows give ${seen.size} different values for the person.`,
      where: `${where}, column ${column}`,
      remedy: 'A file is about one person: check that the rows belong together.',
    });
  }
  return {
    names: listOf(names?.value ?? '').map((value, index) => ({
      code: String(index + 1).padStart(2, '0'),
      text: { value, from: names?.from ?? { page: 1, line: 1, raw: value }, confidence: 1 },
    })),
    birthDate: birth === null || birthDay === null ? null : { ...birth, value: birthDay },
    otherBirthDates: [],
    sex: first('sex'),
    race: first('race'),
    stateId: first('state_id'),
    otherStateIds: [],
    fbiNumber: first('fbi_number'),
    other,
  };
}
