/**
 * What single cells of California DOJ data say, read by the same words as its sheets. Bulk rows hold in columns what a
 * sheet prints in lines; each distinct text is read once by whoever goes through them.
 */
import type { Change, ChargeFlag, EventKind, Outcome, Place, SentencePart, Severity } from '../model.ts';
import { type ChargeText, chargeText, flagOfSection, isRevocation, takeToc } from './classify.ts';
import { readCommentCharge } from './comment.ts';
import { dispositionOf, severityOf } from './disposition.ts';
import { plainText } from './line.ts';
import { caseNumbersIn } from './number.ts';
import { agencyOf } from './place.ts';
import { sentenceParts } from './sentence.ts';
import { squeezed, vocabulary } from './vocabulary.ts';

const nowhere: Place = { page: 1, line: 1, raw: '' };

/** A charge as its cell spells it, with what its qualifiers add. */
export interface OffenseCell {
  readonly code: string | null;
  readonly section: string | null;
  readonly description: string | null;
  readonly flags: readonly ChargeFlag[];
  /** The cell is empty, or says that the charge stands in the comment. */
  readonly isElsewhere: boolean;
  /** A section that only juvenile courts use. */
  readonly isJuvenile: boolean;
}

/** Reads a charge such as `647(B) PC-DISORDERLY CONDUCT`; `qualifiers` such as `ATTEMPTED`, separated by commas. */
export function offenseCell(cell: string, qualifiers = ''): OffenseCell {
  const text = plainText(cell);
  const flags = flagsIn(qualifiers);
  const isElsewhere = text === '' || vocabulary.seeComment.has(squeezed(text));
  const charge = isElsewhere ? null : chargeText(text);
  if (charge !== null) return offenseOf(charge, flags);
  const description = isElsewhere ? null : text;
  return { code: null, section: null, description, flags: [...flags], isElsewhere, isJuvenile: false };
}

function offenseOf(charge: ChargeText, flags: Set<ChargeFlag>): OffenseCell {
  const flagged = flagOfSection(charge);
  const none = { code: null, section: null, description: null, isElsewhere: false, isJuvenile: false };
  if (flagged !== null) return { ...none, flags: [...flags.add(flagged)] };
  if (charge.attempt) flags.add('attempt');
  if (charge.conspiracy) flags.add('conspiracy');
  if (isRevocation(charge)) flags.add('probation_revocation');
  const { code, section } = charge;
  const description = takeToc(charge.description).text;
  return {
    code,
    section,
    description: description === '' ? null : description,
    flags: [...flags],
    isElsewhere: false,
    isJuvenile: vocabulary.juvenileSections.has(`${code} ${section?.replace(/\(.*$/, '')}`),
  };
}

function flagsIn(qualifiers: string): Set<ChargeFlag> {
  const flags = new Set<ChargeFlag>();
  for (const word of plainText(qualifiers).split(/[,;]/)) {
    const flag = vocabulary.flags.get(`-${word.trim().replace(/^-\s*/, '')}`);
    if (flag !== undefined) flags.add(flag);
  }
  return flags;
}

/** What a comment says beyond its own words. */
export interface CommentCell {
  /** A charge, for the count whose number it gives; where it gives none, for the one it stands under. */
  readonly charge: { readonly count: number | null; readonly offense: OffenseCell } | null;
  readonly sentence: readonly SentencePart[];
  readonly caseNumbers: readonly string[];
}

/** Reads a comment. `isCharge`: the charge is to stand in it, so that it need not be announced. */
export function commentCell(cell: string, isCharge: boolean): CommentCell {
  const text = plainText(cell);
  const announced = readCommentCharge(text);
  const charge = announced?.charge ?? (announced === null && isCharge ? chargeText(text) : null);
  const sentence = vocabulary.commentSentence.find((word) => text.startsWith(word));
  const numbered = vocabulary.commentCaseNumber.find((word) => text.startsWith(word));
  return {
    charge:
      charge === null
        ? null
        : { count: announced?.count ?? null, offense: offenseOf(charge, new Set(['charge_from_comment'])) },
    sentence: sentence === undefined ? [] : sentenceParts(text.slice(sentence.length), nowhere),
    caseNumbers: numbered === undefined ? [] : caseNumbersIn(text.slice(numbered.length)).numbers,
  };
}

export interface DispositionCell {
  readonly text: string;
  readonly outcome: Outcome;
  readonly change: Change;
  /** The provision that the text names. */
  readonly under: string | null;
  readonly severity: Severity | null;
  readonly isKnown: boolean;
}

export function dispositionCell(cell: string): DispositionCell {
  const text = plainText(cell);
  const { outcome, change, under, severity, known } = dispositionOf(text);
  return { text, outcome, change, under, severity, isKnown: known };
}

/** Severity as convicted; `null` for an empty cell and for a word that nobody knows. */
export const convictedAsCell = (cell: string): Severity | null =>
  severityOf(plainText(cell))?.severity ?? null;

/** Severity as charged: the first letter of its kind. */
export const chargedAsCell = (cell: string): Severity | null =>
  vocabulary.chargedAs.get(plainText(cell).charAt(0)) ?? null;

const unitWords: Readonly<Record<string, string>> = { D: 'DAYS', M: 'MONTHS', Y: 'YEARS' };

/** One part of a sentence: where it is served or what it is, how long, and the letter of its unit. */
export function sentenceCells(kind: string, length: string, unit: string): SentencePart[] {
  const amount = plainText(length).replace(/^0+(?=\d)/, '');
  const word = unitWords[plainText(unit).charAt(0)];
  const isLong = word !== undefined && /^[1-9]\d{0,3}$/.test(amount);
  return sentenceParts(`${isLong ? `${amount} ${word} ` : ''}${plainText(kind)}`, nowhere);
}

/** What kind of event a step is; `other` where its name is new. */
export function stepKind(cell: string): EventKind {
  const text = plainText(cell);
  return vocabulary.headers.find((header) => text.startsWith(header.text))?.kind ?? 'other';
}

export interface AgencyCell {
  readonly kind: string | null;
  readonly county: string | null;
  readonly court: string | null;
  readonly isJuvenile: boolean;
}

/** Reads an agency; its code may stand right before its place (`CASCEXAMPLETOWN`). */
export function agencyCell(cell: string): AgencyCell {
  const text = plainText(cell);
  const isJoined = vocabulary.agencyKinds.has(text.slice(0, 4)) && /[A-Z]/.test(text.charAt(4));
  const { kind, county, court } = agencyOf(isJoined ? `${text.slice(0, 4)} ${text.slice(4)}` : text);
  return { kind, county, court, isJuvenile: kind !== null && vocabulary.juvenileKinds.has(kind) };
}

/** The case, booking or citation numbers of a cell. */
export const numbersCell = (cell: string): readonly string[] => caseNumbersIn(plainText(cell)).numbers;
