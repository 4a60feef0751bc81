/**
 * How sections are written on sheets, taken apart: attempts and conspiracies joined to a section, a defining and a
 * punishing section joined to each other, and the slips of typists. Every function is total and linear in its input.
 */

/** One way to read what the sheet says. `repaired` says what was changed to read it so. */
export interface SectionReading {
  readonly section: string;
  readonly attempt: boolean;
  readonly conspiracy: boolean;
  /** Further sections written beside it. */
  readonly beside: readonly string[];
  readonly repaired: string | null;
}

/** Lower case, one space at most, no section sign, no space beside a parenthesis, a single letter after a space kept apart. */
export function tidySection(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('§', ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([()/-]) ?/g, '$1')
    .trim()
    .replace(/[.:;,-]+$/, '');
}

/** The readings of a tidy section, the plain ones first. `markers` are the sections that mean attempt or conspiracy. */
export function readings(
  tidy: string,
  markers: { readonly attempt: readonly string[]; readonly conspiracy: readonly string[] },
): SectionReading[] {
  const plain: SectionReading[] = [];
  const bare = { attempt: false, conspiracy: false, beside: [], repaired: null };
  if (!tidy.includes(' ')) plain.push({ section: tidy, ...bare });
  for (const kind of ['attempt', 'conspiracy'] as const)
    for (const marker of markers[kind]) {
      const rest = without(tidy, marker.toLowerCase(), kind === 'attempt');
      if (rest === null) continue;
      const inner = joined(rest);
      plain.push({
        ...bare,
        section: inner.section,
        beside: inner.beside,
        attempt: kind === 'attempt',
        conspiracy: kind === 'conspiracy',
      });
    }
  const pair = joined(tidy);
  if (pair.beside.length > 0) plain.push({ ...bare, section: pair.section, beside: pair.beside });
  return plain;
}

/** What is left of the text when the marker stands before or after it; null when it does not. */
function without(text: string, marker: string, mayTouch: boolean): string | null {
  if (text.startsWith(marker)) {
    const rest = text.slice(marker.length);
    if (/^[/.,-]\d/.test(rest)) return rest.slice(1);
    if (/^ \d/.test(rest)) return rest.slice(1);
    if (mayTouch && /^\d{3}/.test(rest)) return rest;
  }
  if (text.endsWith(marker)) {
    const rest = text.slice(0, text.length - marker.length);
    if (/[/-]$/.test(rest)) return rest.slice(0, -1);
  }
  return null;
}

/** Sections joined by a stroke or a dash: the last is what punishes; `594(a)-(b)(1)` means `594(b)(1)`. */
function joined(text: string): { section: string; beside: string[] } {
  const parts = text.split(/[/-]/).filter((part) => part !== '');
  const first = parts[0] ?? text;
  const base = /^[^(]*/.exec(first)?.[0] ?? first;
  const whole = parts.map((part) => (part.startsWith('(') ? base + part : part));
  const last = whole.at(-1) ?? text;
  return { section: last, beside: whole.slice(0, -1) };
}

/** Other spellings of one section that typists' slips explain, the likeliest first, each with what was changed. */
export function repairs(section: string): { section: string; repaired: string }[] {
  const found: { section: string; repaired: string }[] = [];
  const add = (text: string, repaired: string) => {
    if (text !== section && !found.some((other) => other.section === text))
      found.push({ section: text, repaired });
  };
  const dotted = section.replaceAll(',', '.').replaceAll('..', '.');
  add(dotted, 'a comma read as a dot');
  const closed = bracket(section);
  if (closed !== null) add(closed, 'parentheses put in');
  const closedDot = bracket(dotted);
  if (closedDot !== null) add(closedDot, 'punctuation put right');
  for (const start of [section, dotted]) {
    const digits = digitsOnly(start);
    add(digits, 'a letter read as a digit');
    const closedDigits = bracket(digits);
    if (closedDigits !== null) add(closedDigits, 'letters and parentheses put right');
  }
  return found;
}

/** `647b`, `647 b`, `647(b`, `647b)`, `647.b`, `647(b)1` -> `647(b)`, ...; null when there is nothing to put in parentheses. */
function bracket(section: string): string | null {
  const head = /^\d+(?:\.\d+)*/.exec(section)?.[0];
  if (head === undefined) return null;
  const rest = section.slice(head.length);
  if (rest === '' || !/^[\sa-z0-9().,]*$/.test(rest)) return null;
  const keeps = /^[a-z](?=\()/.exec(rest)?.[0] ?? '';
  const parts = rest.slice(keeps.length).match(/[a-z]|\d+/g) ?? [];
  return parts.length === 0 || parts.length > 5
    ? null
    : `${head}${keeps}${parts.map((part) => `(${part})`).join('')}`;
}

/** Reads o as 0 and i, l as 1 in the number before any parenthesis. */
function digitsOnly(section: string): string {
  const open = section.indexOf('(');
  const head = open < 0 ? section : section.slice(0, open);
  return head.replaceAll('o', '0').replace(/[il]/g, '1') + (open < 0 ? '' : section.slice(open));
}

/** Edit distance, given up (as `limit + 1`) once it must exceed the limit. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
    if (Math.min(...row) > limit) return limit + 1;
  }
  return row[b.length] ?? limit + 1;
}
