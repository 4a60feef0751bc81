/** The kinds of relief that somebody has looked up, as columns of a table: kinds with one answer share a column. */
import { type Consequence, type Effect, effectOf } from '@nunc/consequences';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { capital, placeName } from './choice.ts';
import { consequenceWords as words } from './words.ts';

export interface ReliefColumn {
  readonly kinds: readonly string[];
  /** Where the answer speaks of the relief of these places only. */
  readonly of: readonly string[] | null;
}

export function reliefColumns({ consequences }: Site): ReliefColumn[] {
  const columns = new Map<string, ReliefColumn>();
  for (const { kind, answer, of } of consequences.vocabulary.reliefs) {
    const key = `${answer} ${(of ?? []).join(' ')}`;
    columns.set(key, { kinds: [...(columns.get(key)?.kinds ?? []), kind], of: of ?? null });
  }
  return [...columns.values()];
}

/** What the relief of a column does to a rule, for a charge of a jurisdiction. */
export const effectIn = (
  site: Site,
  consequence: Consequence,
  { kinds: [kind = ''] }: ReliefColumn,
  jurisdiction: string,
): Effect => effectOf(consequence, kind, jurisdiction, site.consequences.vocabulary);

export const kindName = ({ law }: Site, kind: string, language: Language): string =>
  law.reliefs.get(kind)?.name[language] ?? kind;

/** `vacatur`, `expungement or sealing`, `dismissal (California)`. */
export function columnName(site: Site, { kinds, of }: ReliefColumn, language: Language): string {
  const kind = kinds.map((one) => kindName(site, one, language)).join(words.or[language]);
  if (of === null) return kind;
  const places = of.map((id) => placeName(site, id, language)).join(', ');
  return filled(words.kindOf[language], { kind, places });
}

/** The kinds of relief that the law knows and nobody has looked up here. */
export function notLookedUp(site: Site, language: Language): string {
  const looked = new Set(site.consequences.vocabulary.reliefs.map(({ kind }) => kind));
  return [...site.law.reliefs.values()]
    .filter(({ id }) => !looked.has(id))
    .map(({ name }) => name[language])
    .join(', ');
}

export const effectName = ({ consequences }: Site, effect: Effect, language: Language): string =>
  capital(consequences.vocabulary.effects.find(({ id }) => id === effect)?.name[language] ?? effect);
