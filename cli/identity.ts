/** Leaving out who a record is about: for the screen, and for JSON and CSV that go on to other hands. */
import type { CriminalRecord, Field, LineAccount, Name, Place, Source } from '@nunc/records';

/** The first letters of a name as a sheet prints it (`SAMPLE,ROSA MAE` gives `R.M.S.`). */
export function initialsOf(name: string): string {
  const [last = '', given = ''] = name.includes(',')
    ? name.split(',', 2)
    : [name.split(/\s+/).at(-1) ?? '', name.split(/\s+/).slice(0, -1).join(' ')];
  const letters = [...given.trim().split(/[\s-]+/), last.trim()].map((part) =>
    /\p{L}/u.exec(part)?.[0]?.toUpperCase(),
  );
  const known = letters.filter((letter) => letter !== undefined);
  return known.length === 0 ? '?' : known.map((letter) => `${letter}.`).join('');
}

/** Whether a line says who the sheet is about. */
export const isIdentityLine = (line: LineAccount): boolean => line.as === 'identity' || line.as === 'name';

/**
 * The record without names, numbers and descriptions of the person, without identity lines and without notices that
 * are shown only on request. The birth date stays: some laws depend on age. What a clerk typed into a comment stays too.
 */
export function withoutIdentity(record: CriminalRecord): CriminalRecord {
  const { person } = record;
  const names = person.names.map(
    (name): Name => ({ code: name.code, text: hidden(name.text, initialsOf(name.text.value)) }),
  );
  return {
    ...record,
    person: {
      names,
      birthDate: person.birthDate === null ? null : hidden(person.birthDate, person.birthDate.value),
      otherBirthDates: person.otherBirthDates.map((field) => hidden(field, field.value)),
      sex: null,
      race: null,
      stateId: null,
      otherStateIds: [],
      fbiNumber: null,
      other: [],
    },
    sources: record.sources.map(sourceWithoutIdentity),
  };
}

function sourceWithoutIdentity(source: Source): Source {
  const identityLines = new Set(source.lines.filter(isIdentityLine).map((line) => line.line));
  return {
    ...source,
    notices: source.notices.filter((notice) => !notice.sensitive),
    lines: source.lines.map((line) => (isIdentityLine(line) ? { ...line, raw: '' } : line)),
    repairs: source.repairs.filter((repair) => !identityLines.has(repair.place.line)),
  };
}

const hidden = <T>(field: Field<T>, value: T): Field<T> => ({ ...field, value, from: blank(field.from) });
const blank = (place: Place): Place => ({ ...place, raw: '' });
