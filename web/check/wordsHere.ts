/** The words of the page's own language, as the page hands them to the browser: without the other language's weight. */
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
