/**
 * A section of law as sheets print it and as people type it, in one normal form. The variants (an attempt written
 * before, behind or glued to the section, a comma for a dot, stray spaces and dots) come from real sheets.
 */
import { vocabulary } from './caDoj/vocabulary.ts';

export interface ParsedSection {
  /** Code letters in normal form (`PC`), or `null` when the text gives none. */
  readonly code: string | null;
  /** No spaces, lower-case subdivisions, comma read as dot; without the attempt's or the conspiracy's own section. */
  readonly section: string | null;
  readonly attempt: boolean;
  readonly conspiracy: boolean;
  /** Whether stray characters were read away (`.496.`), a comma as a dot, or a mistyped code (`CP`). */
  readonly repaired: boolean;
}

const nothing: ParsedSection = {
  code: null,
  section: null,
  attempt: false,
  conspiracy: false,
  repaired: false,
};
const { attemptSection, conspiracySection, federalCode } = vocabulary;

/** Longest text that is looked at as a section; longer ones are no section. */
const maxSectionLength = 80;

/**
 * Reads a section text: sheet order (`11357(A) HS`), typed order (`PC 647(b)`), federal (`18 2113(A) US`) or without a
 * code. Gives `section: null` for a text that holds no section; never throws. A federal section is `title:section`.
 */
export function parseSection(text: string): ParsedSection {
  if (text.length > maxSectionLength) return nothing;
  const upper = text
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/§+/g, ' ')
    .trim();
  const { code, rest, repaired } = takeCode(namedCode(upper));
  return sectionWithCode(rest, code, repaired);
}

/** Reads a section whose code letters are known already, as the sheet reader finds them. `text` is upper case. */
export function sectionWithCode(text: string, code: string | null, codeRepaired = false): ParsedSection {
  if (code === federalCode) return federalSection(text);
  const clean = text.replace(/[^A-Z0-9()./,-]+/g, '');
  const dotted = clean.replace(/,/g, '.');
  const bare = dotted.replace(/^[^0-9]+/, '').replace(/[^A-Z0-9)]+$/, '');
  if (bare === '') return { ...nothing, code, repaired: codeRepaired };
  const repaired = codeRepaired || bare !== clean;
  return { code, repaired, ...withoutInchoate(bare) };
}

/** Replaces a code written out (`Penal Code`, `H&S`, `U.S.C.`) by its letters. */
function namedCode(upper: string): string {
  for (const [name, letters] of vocabulary.codeNames) {
    const at = upper.indexOf(name);
    if (at >= 0) return `${upper.slice(0, at)} ${letters} ${upper.slice(at + name.length)}`.trim();
  }
  return upper;
}

/** Splits the code letters off either end; a mistyped code counts only where it cannot be anything else. */
function takeCode(upper: string): { code: string | null; rest: string; repaired: boolean } {
  const tokens = upper.split(' ').filter((token) => token !== '');
  for (const [at, token] of tokens.entries()) {
    const known = codeOf(token);
    if (known === null) continue;
    const rest = [...tokens.slice(0, at), ...tokens.slice(at + 1)].join(' ');
    return { code: known.code, rest, repaired: known.repaired };
  }
  return gluedCode(tokens.join(' '));
}

/** `11357HS`, `PC647`: letters glued to either end of the section. */
function gluedCode(text: string): { code: string | null; rest: string; repaired: boolean } {
  const tail = codeOf(text.slice(-2));
  if (tail !== null && /[0-9)]/.test(text.charAt(text.length - 3))) {
    return { code: tail.code, rest: text.slice(0, -2), repaired: tail.repaired };
  }
  const head = codeOf(text.slice(0, 2));
  if (head !== null && /[0-9]/.test(text.charAt(2)))
    return { code: head.code, rest: text.slice(2), repaired: head.repaired };
  return { code: null, rest: text, repaired: false };
}

function codeOf(token: string): { code: string; repaired: boolean } | null {
  if (vocabulary.codes.has(token)) return { code: token, repaired: false };
  const repaired = vocabulary.codeRepairs.get(token);
  return repaired === undefined ? null : { code: repaired, repaired: true };
}

/** Title and section of a federal charge. */
function federalSection(text: string): ParsedSection {
  const tokens = text
    .split(/[ :]/)
    .map((token) => token.replace(/^[^A-Z0-9]+|[^A-Z0-9)]+$/g, ''))
    .filter((token) => token !== '');
  const [title, ...rest] = tokens;
  if (title === undefined) return { ...nothing, code: federalCode };
  const section = rest.length === 0 ? title : `${title}:${rest.join('')}`;
  return {
    code: federalCode,
    section: section.toLowerCase(),
    attempt: false,
    conspiracy: false,
    repaired: false,
  };
}

/** Takes the attempt's and the conspiracy's own sections off; alone, each stays the section of its charge. */
function withoutInchoate(bare: string): { section: string; attempt: boolean; conspiracy: boolean } {
  const attempted = without(bare, attemptSection, true);
  const attempt = attempted !== null || isAlone(bare, attemptSection);
  const rest = attempted ?? bare;
  const conspired = without(rest, conspiracySection, false);
  const conspiracy = conspired !== null || isAlone(rest, conspiracySection);
  return { section: (conspired ?? rest).toLowerCase(), attempt, conspiracy };
}

/** `own` before, behind or (where `glued`) stuck to another section: that other section, else `null`. */
function without(bare: string, own: string, glued: boolean): string | null {
  if (bare.startsWith(own)) {
    const after = afterSubdivisions(bare, own.length);
    const separator = bare.charAt(after);
    const rest = bare.slice(after + 1);
    if ((separator === '/' || separator === '-') && /^[0-9]/.test(rest)) return rest;
    if (glued && separator === '.' && /^[0-9]{2}/.test(rest)) return rest;
    // No section of any code has six digits, so a longer run is two sections in one.
    if (glued && after === own.length && /^[0-9]{6}/.test(bare)) return bare.slice(own.length);
  }
  const first = bare.slice(0, -own.length - 1);
  const separator = bare.charAt(bare.length - own.length - 1);
  if (bare.endsWith(own) && (separator === '/' || separator === '-') && /^[0-9]/.test(first)) return first;
  return null;
}

function isAlone(bare: string, own: string): boolean {
  return bare.startsWith(own) && afterSubdivisions(bare, own.length) === bare.length;
}

/** The place behind any `(A)(1)` that follows. */
function afterSubdivisions(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === '(') {
    const close = text.indexOf(')', at);
    if (close < 0) return at;
    at = close + 1;
  }
  return at;
}
