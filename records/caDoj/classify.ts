/**
 * What one line inside a cycle is, by its own words alone. Looks at a line a fixed number of times, so that the work
 * is linear in its length; a line that makes no sense as printed is tried once more through a repair.
 */
import type { ChargeFlag } from '../model.ts';
import { sectionWithCode } from '../section.ts';
import { digitsOf, labelSuggestion, plainLetters } from './repair.ts';
import { type HeaderEntry, type LabelKind, squeezed, vocabulary } from './vocabulary.ts';

/** A charge as its line spells it. */
export interface ChargeText {
  readonly code: string | null;
  readonly section: string | null;
  readonly description: string;
  readonly attempt: boolean;
  readonly conspiracy: boolean;
  readonly repaired: boolean;
  readonly codeKnown: boolean;
}

/** How a line had to be changed to make sense. */
export interface LineRepair {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export type Item =
  | {
      readonly as: 'header';
      readonly entry: HeaderEntry;
      readonly rest: string;
      readonly repair: LineRepair | null;
    }
  | {
      readonly as: 'label';
      readonly label: LabelKind;
      readonly rest: string;
      readonly repair: LineRepair | null;
    }
  | { readonly as: 'date'; readonly date: string; readonly rest: string; readonly repair: LineRepair | null }
  | { readonly as: 'numbers'; readonly rest: string; readonly repair: LineRepair | null }
  | { readonly as: 'charge'; readonly charge: ChargeText; readonly repair: LineRepair | null }
  | { readonly as: 'flag'; readonly flag: ChargeFlag; readonly repair: LineRepair | null }
  | { readonly as: 'see_comment'; readonly repair: LineRepair | null }
  | { readonly as: 'strike'; readonly repair: LineRepair | null }
  | { readonly as: 'text'; readonly repair: null };

const textItem: Item = { as: 'text', repair: null };

/** Classifies a cleaned line; tries a repair where it is plain text as printed. */
export function classify(text: string): Item {
  const item = classifyPrinted(text);
  if (item.as !== 'text') return item;
  const suggestion = labelSuggestion(text) ?? letterSuggestion(text);
  if (suggestion === null) return item;
  const second = classifyPrinted(suggestion.text);
  if (second.as === 'text') return item;
  return { ...second, repair: { from: text, to: suggestion.text, why: suggestion.why } };
}

function letterSuggestion(text: string) {
  const plain = plainLetters(text);
  return plain === text ? null : { text: plain, why: 'letters' };
}

const strayLead = /^[*.'" ]+/;

function classifyPrinted(text: string): Item {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return dateItem(text) ?? chargeItem(text) ?? textItem;
  if (first === 35) return { as: 'numbers', rest: text, repair: null };
  if (first === 45) return flagItem(text);
  if (first >= 65 && first <= 90) return letterItem(text);
  const bare = text.replace(strayLead, '');
  if (bare === text || bare === '') return textItem;
  const item = classifyPrinted(bare);
  // The star before `*DISPO` is printed so; any other stray sign was read away.
  if (
    item.as === 'text' ||
    item.as === 'numbers' ||
    item.as === 'charge' ||
    item.as === 'strike' ||
    (item.as === 'label' && text.startsWith('*'))
  )
    return item;
  return { ...item, repair: item.repair ?? { from: text, to: bare, why: 'stray_signs' } };
}

function letterItem(text: string): Item {
  const header = headerItem(text);
  if (header !== null) return header;
  const label = labelItem(text);
  if (label !== null) return label;
  if (text.includes(vocabulary.strikeEntry)) return { as: 'strike', repair: null };
  if (text.length < 30 && vocabulary.seeComment.has(squeezed(text)))
    return { as: 'see_comment', repair: null };
  // A date whose first digit was misread as a letter.
  return misreadDate(text) ?? textItem;
}

const headersByLetter = new Map<string, HeaderEntry[]>();
for (const header of vocabulary.headers) {
  const letter = header.text.charAt(0);
  headersByLetter.set(letter, [...(headersByLetter.get(letter) ?? []), header]);
}

/** An event header at the start of a text. */
export function headerItem(text: string): Extract<Item, { as: 'header' }> | null {
  for (const entry of headersByLetter.get(text.charAt(0)) ?? []) {
    if (!text.startsWith(entry.text)) continue;
    let at = entry.text.length;
    while (text.charAt(at) === ' ') at += 1;
    const sign = text.charAt(at);
    const colon = sign === ':' || sign === ';' || (sign === '.' && at === entry.text.length);
    const rest = text.slice(colon ? at + 1 : at);
    if (!colon && (entry.colonRequired || !startsHeaderRest(rest, entry))) continue;
    const repair = colon && sign !== ':' ? { from: text, to: `${entry.text}:${rest}`, why: 'colon' } : null;
    return { as: 'header', entry, rest, repair };
  }
  return null;
}

/** What may follow a header without a colon: nothing, a name code, a date; anything for a header of several words. */
function startsHeaderRest(rest: string, entry: HeaderEntry): boolean {
  if (rest === '' || rest.startsWith('NAM') || rest.startsWith('DOB') || /^[0-9]{8}/.test(rest)) return true;
  return entry.text.length > 8 && !/^[A-Z]/.test(rest);
}

/** Longest label with its colon. */
const maxLabelLength = 16;

function labelItem(text: string): Item | null {
  const most = Math.min(text.length, maxLabelLength);
  for (let at = 2; at < most; at += 1) {
    const sign = text.charAt(at);
    if (sign !== ':' && sign !== ';') continue;
    const label = vocabulary.labels.get(text.slice(0, at).trimEnd());
    if (label === undefined) break;
    const rest = text.slice(at + 1).trimStart();
    const repair =
      sign === ';' ? { from: text, to: `${text.slice(0, at)}:${text.slice(at + 1)}`, why: 'colon' } : null;
    return { as: 'label', label, rest, repair };
  }
  for (const [lead, label] of vocabulary.hashLabels) {
    if (text.startsWith(lead)) return { as: 'label', label, rest: text.slice(lead.length - 1), repair: null };
  }
  for (const [lead, label] of vocabulary.dashLabels) {
    if (text.startsWith(lead)) return { as: 'label', label, rest: text.slice(lead.length), repair: null };
  }
  return null;
}

function flagItem(text: string): Item {
  const flag = vocabulary.flags.get(text);
  if (flag !== undefined) return { as: 'flag', flag, repair: null };
  const close = text.replace(/^-[ -]+/, '-');
  const second = vocabulary.flags.get(close);
  return second === undefined
    ? textItem
    : { as: 'flag', flag: second, repair: { from: text, to: close, why: 'stray_signs' } };
}

/** A date at the start of a line: eight digits, stray dots among them allowed. */
function dateItem(text: string): Item | null {
  const space = text.indexOf(' ');
  const word = space < 0 ? text : text.slice(0, space);
  if (word.length === 8 && /^[0-9]{8}$/.test(word))
    return { as: 'date', date: word, rest: text.slice(8).trimStart(), repair: null };
  if (word.length > 8 && /^[0-9]{8}[A-Z]/.test(word) && !/^[0-9]{8}[A-Z]?$/.test(word)) {
    return { as: 'date', date: word.slice(0, 8), rest: text.slice(8), repair: null };
  }
  return misreadDate(text);
}

/** `20040.102`, `2OO40102`: a date that scanning has spoilt. */
function misreadDate(text: string): Item | null {
  const space = text.indexOf(' ');
  const word = space < 0 ? text : text.slice(0, space);
  if (word.length < 8 || word.length > 12) return null;
  const digits = digitsOf(word.replace(/[.,]/g, ''));
  if (!/^(19|20)[0-9]{6}$/.test(digits) || !/[0-9]/.test(word)) return null;
  const rest = space < 0 ? '' : text.slice(space).trim();
  return { as: 'date', date: digits, rest, repair: { from: word, to: digits, why: 'date_signs' } };
}

function chargeItem(text: string): Item | null {
  const charge = chargeText(text);
  return charge === null ? null : { as: 'charge', charge, repair: null };
}

/** Most words that a section can be printed as. */
const maxSectionWords = 7;

/** Reads `<section> <CODE>-<description>`; also with a space or a bar for the dash. `null` when it is no charge. */
export function chargeText(text: string): ChargeText | null {
  const words = text.split(' ', maxSectionWords + 8).filter((word) => word !== '');
  if (!/^[.'"]*[0-9]/.test(words[0] ?? '')) return null;
  for (let at = 1; at < Math.min(words.length, maxSectionWords); at += 1) {
    const word = words[at] ?? '';
    const code = word.slice(0, 2);
    const known = vocabulary.codes.has(code) || vocabulary.codeRepairs.has(code);
    const dashed = word.charAt(2) === '-' || word.charAt(2) === '|';
    if ((known && (word.length === 2 || dashed)) || (dashed && /^[A-Z]{2}/.test(code))) {
      return chargeOf(words.slice(0, at).join(' '), code, descriptionAfter(text, word));
    }
  }
  return gluedCharge(text);
}

function descriptionAfter(text: string, word: string): string {
  const at = text.indexOf(` ${word}`) + 3;
  return text
    .slice(at)
    .replace(/^[-| ]+/, '')
    .replace(/ {2,}/g, ' ');
}

/** `459PC-BURGLARY`. */
function gluedCharge(text: string): ChargeText | null {
  const match = /^[.'"]*([0-9][^ ]{0,30}?[0-9)])([A-Z]{2})(?:-| |$)/.exec(text.slice(0, 60));
  const code = match?.[2];
  if (match === null || code === undefined || !vocabulary.codes.has(code)) return null;
  return { ...chargeOf(match[1] ?? '', code, text.slice(match[0].length).trimStart()), repaired: true };
}

function chargeOf(sectionText: string, printedCode: string, description: string): ChargeText {
  const code = vocabulary.codeRepairs.get(printedCode) ?? printedCode;
  const parsed = sectionWithCode(sectionText, code, code !== printedCode);
  const { section, attempt, conspiracy, repaired } = parsed;
  return { code, section, description, attempt, conspiracy, repaired, codeKnown: vocabulary.codes.has(code) };
}

/** `TOC:F` at the end of another line. */
export function takeToc(text: string): { text: string; toc: string | null } {
  const at = text.indexOf('TOC:');
  if (at < 0) return { text: text.trim(), toc: null };
  const letter = text
    .slice(at + 4)
    .trimStart()
    .charAt(0);
  return { text: text.slice(0, at).trim(), toc: vocabulary.chargedAs.has(letter) ? letter : null };
}

/** The flag that a section line sets instead of being a charge (`SENTENCING` lines). */
export function flagOfSection(text: ChargeText): ChargeFlag | null {
  const found = vocabulary.flagSections.find(
    (entry) =>
      entry.code === text.code &&
      entry.section === text.section &&
      text.description.startsWith(entry.description),
  );
  return found?.flag ?? null;
}

/** Whether a charge says that probation or supervision was violated: no crime of its own. */
export function isRevocation(text: ChargeText): boolean {
  return (
    vocabulary.revocationSections.has(`${text.code} ${text.section}`) ||
    vocabulary.revocationDescriptions.some((lead) => text.description.startsWith(lead))
  );
}
