/** What the page hands to the browser as data: its words in its own language, and who can help in this place. */
import type { checkWords } from './words.ts';

export type CheckWords = Readonly<Record<keyof typeof checkWords, string>>;

/** Reads them from the page. They come from the same build as this script, so only that it is JSON is checked. */
export function checkWordsFrom(json: string): CheckWords | null {
  try {
    const value: unknown = JSON.parse(json);
    return isWords(value) ? value : null;
  } catch {
    return null;
  }
}

function isWords(value: unknown): value is CheckWords {
  return typeof value === 'object' && value !== null && 'howHeading' in value;
}

/** One program as the results show it: enough to call or write, in the page's language. */
export interface Helper {
  readonly name: string;
  readonly does: string;
  readonly phone: string | null;
  readonly text: { readonly number: string; readonly word: string | null } | null;
  readonly other: readonly string[];
}

/** Reads the programs from the page; none where the page holds something else. */
export function helpersFrom(json: string): readonly Helper[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter(isHelper) : [];
  } catch {
    return [];
  }
}

const isHelper = (value: unknown): value is Helper =>
  typeof value === 'object' && value !== null && 'name' in value && 'does' in value && 'other' in value;
