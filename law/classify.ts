/**
 * The classifier's door: `classify` for a charge off a sheet, `classifyText` for typed text, `membershipOf` for what
 * follows in every list, `settle` for an `if` once facts are known.
 */
export type { AmbiguousOffense, Classified, KnownOffense, UnknownOffense } from './classified.ts';
export { membershipOf } from './classified.ts';
export { type ChargeText, classify, SECTION_LIMIT } from './lookup.ts';
export { settle } from './offense.ts';
export { classifyText, TEXT_LIMIT } from './typed-text.ts';
