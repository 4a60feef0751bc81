/** What the texts of a row say: an offense as it is written, later changes, told facts. Each distinct text is read once. */
import { changeOf, parseSection } from '@nunc/records';
import { dayInCell, dayText } from './calendar.ts';
import type { ColumnUse } from './recordColumns.ts';
import type { Extra, WrittenOffense } from './texts.ts';

/** The notation of facts.yaml: yes or no, one of the choices, a day, a number. */
export function factValue(
  { fact }: Extract<ColumnUse, { kind: 'fact' }>,
  text: string,
  bytes: Uint8Array,
  start: number,
  end: number,
): string | null {
  const word = text.toLowerCase();
  switch (fact.type) {
    case 'yes_no':
      return ['yes', 'y', 'true', '1'].includes(word)
        ? 'yes'
        : ['no', 'n', 'false', '0'].includes(word)
          ? 'no'
          : null;
    case 'choice':
      return fact.choices?.find(({ id }) => id === text || id === word)?.id ?? null;
    case 'day':
      return dayText(dayInCell(bytes, start, end));
    case 'number':
      return /^\d{1,4}$/.test(text) ? text : null;
    case 'periods':
      return null;
  }
}

export function laterChanges(changeText: string, underText: string): Extra['changes'] {
  const parts = (text: string): string[] => (text === '' ? [] : text.split('|').map((part) => part.trim()));
  const [changes, unders] = [parts(changeText), parts(underText)];
  return Array.from({ length: Math.max(changes.length, unders.length) }, (_, at) => ({
    change: changeOf(changes[at] ?? '') ?? 'unknown',
    under: unders[at] === undefined || unders[at] === '' ? null : unders[at],
    date: null,
    text: '',
    place: { page: 1, line: 1, raw: '' },
  }));
}

/** An offense as the plain form reads it: where sheets spell sections in ways of their own, those are understood. */
export function writtenOffense(
  jurisdiction: string,
  code: string,
  section: string,
  description: string,
): WrittenOffense {
  const words = description === '' ? null : description;
  const plain = { jurisdiction, code: code === '' ? null : code, description: words, flags: [] };
  if (section === '') return { ...plain, section: null };
  if (jurisdiction !== 'us-ca') {
    const value = section.replace(/\s+/g, ' ');
    const [, letters, digits] =
      code === '' ? (/^((?:\d+ )?[A-Za-z][A-Za-z. ]*?) ?(?:§ ?)*(\d\S*)$/.exec(value) ?? []) : [];
    return letters === undefined || digits === undefined
      ? { ...plain, section: value }
      : { ...plain, code: letters, section: digits };
  }
  const parsed = parseSection(code === '' ? section : `${section} ${code}`);
  if (parsed.section === null) return { ...plain, section: null };
  const letters = parsed.code ?? (code === '' ? null : code.toUpperCase());
  return {
    jurisdiction,
    code: letters,
    section: parsed.section,
    description: words,
    flags: [
      ...(parsed.attempt ? ['attempt' as const] : []),
      ...(parsed.conspiracy ? ['conspiracy' as const] : []),
    ],
  };
}
