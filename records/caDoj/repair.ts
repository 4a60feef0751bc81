/**
 * What the reader tries when a line or a word makes no sense as printed: the misreadings that scanning is known for.
 * Each gives a suggestion with its reason; the caller records it and lowers the confidence.
 */
import { squeezed, vocabulary } from './vocabulary.ts';

export interface Suggestion {
  readonly text: string;
  readonly why: string;
}

/** Whether two texts differ by at most one letter replaced, missing or too many. Linear in their length. */
export function withinOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const restOfShort = short.slice(short.length === long.length ? at + 1 : at);
  return restOfShort === long.slice(at + 1);
}

const unusualLetters = /[^\x20-\x7b}~]/;

/** Replaces letters that scanning confuses (`É` for `E`) and drops accents. */
export function plainLetters(text: string): string {
  if (!unusualLetters.test(text)) return text;
  let out = '';
  for (const letter of text) out += vocabulary.letterRepairs.get(letter) ?? letter;
  return out;
}

/** Replaces known misread words (`COMVICT`), wherever they stand. */
export function plainWords(text: string): string {
  let out = plainLetters(text);
  for (const repair of vocabulary.wordRepairs) out = out.replaceAll(repair.from, repair.to);
  return out;
}

/** Digits where letters were read (`2OO4`), for places that hold digits only. */
export function digitsOf(text: string): string {
  let out = '';
  for (const letter of text) out += vocabulary.digitLetters.get(letter) ?? letter;
  return out;
}

/** Letters where digits were read (`L05 ANGELES`), for places that hold letters only. */
export function lettersOf(text: string): string {
  let out = '';
  for (const letter of text) out += vocabulary.placeDigits.get(letter) ?? letter;
  return out;
}

const labelsBySqueeze = new Map<string, string>(
  [...vocabulary.labels.keys()].map((label) => [squeezed(label), label]),
);
const leads = [...vocabulary.labels.keys(), ...vocabulary.headers.map((header) => header.text)].filter(
  (lead) => lead.length >= 5,
);
const labelEnds = new Set([':', ';', '.']);

/** Another way to read the start of a line that has no known label, or `null`. */
export function labelSuggestion(text: string): Suggestion | null {
  for (const repair of vocabulary.startRepairs) {
    if (text.startsWith(repair.from))
      return { text: repair.to + afterLabel(text.slice(repair.from.length)), why: repair.why };
  }
  const end = labelEnd(text);
  if (end < 0) return null;
  const key = text.slice(0, end).trim();
  const rest = text.slice(end + 1);
  const spaced = labelsBySqueeze.get(squeezed(plainLetters(key)));
  if (spaced !== undefined) return { text: `${spaced}:${rest}`, why: 'label_spacing' };
  const plainKey = plainLetters(key);
  const near = plainKey.length >= 4 ? leads.find((lead) => withinOneEdit(lead, plainKey)) : undefined;
  return near === undefined ? null : { text: `${near}:${rest}`, why: 'label_letters' };
}

/** The first `:`, `;` or `.` near the start of a line, or -1. */
function labelEnd(text: string): number {
  const most = Math.min(text.length, 40);
  for (let at = 1; at < most; at += 1) if (labelEnds.has(text.charAt(at))) return at;
  return -1;
}

/** `.` where the colon should be. */
function afterLabel(rest: string): string {
  return rest.startsWith('.') || rest.startsWith(';') ? `:${rest.slice(1)}` : rest;
}
