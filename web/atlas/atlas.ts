/** What the pages of the atlas share besides the site: shapes drawn once, report cards kept, the cases read once. */
import type { Law } from '@nunc/law';
import type { Language } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { type Cards, cardsOf } from './cards.ts';
import { drawShapes, type Shape } from './geometry.ts';

export interface Atlas {
  readonly site: Site;
  readonly cards: Cards;
  readonly shapes: readonly Shape[];
}

export const atlasOf = (site: Site): Atlas => ({ site, cards: cardsOf(site.law), shapes: drawShapes() });

/** The name of a jurisdiction. */
export const nameOf = (law: Law, id: string, language: Language): string =>
  law.jurisdictions.get(id)?.name[language] ?? id;

/** Ids of all jurisdictions in the order of their names. */
export function idsByName(law: Law, language: Language): string[] {
  return [...law.jurisdictions.keys()].toSorted((a, b) =>
    nameOf(law, a, language).localeCompare(nameOf(law, b, language), language),
  );
}

/** The path of a provision's page, after the language. */
export const pathOf = (provisionId: string): string => `/laws/${provisionId}`;

/** The name of a version in an address: its first day, or `unknown` where nobody here knows it. */
export const versionName = (from: string | null): string => from ?? 'unknown';

/** The first twelve digits of the law's hash: enough to tell two states of the data apart. */
export const shortHash = (law: Law): string => law.hash.slice(0, 12);
