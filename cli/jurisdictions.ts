/** Finding the jurisdictions that arguments mean. */
import type { Law } from '@nunc/law';
import { nearest } from './command.ts';
import { unusable } from './failure.ts';

/** Every jurisdiction that the law has a file or a provision of. */
export const jurisdictionIds = (law: Law): string[] =>
  [...new Set([...law.jurisdictions.keys(), ...law.provisions.map((one) => one.jurisdiction)])].toSorted();

/** The name of a jurisdiction; its id where there is none. */
export const jurisdictionName = (law: Law, id: string, language: 'en' | 'es' = 'en'): string =>
  law.jurisdictions.get(id)?.name[language] ?? id;

/** The ids that words mean, in their order and each once: `us-ny`, `NY` or `New York`. */
export function jurisdictionsNamed(law: Law, words: readonly string[]): string[] {
  return [...new Set(words.map((word) => jurisdictionNamed(law, word)))];
}

function jurisdictionNamed(law: Law, word: string): string {
  const wanted = word.trim().toLowerCase();
  const ids = jurisdictionIds(law);
  const named = ids.map((id) => ({ id, names: namesOf(law, id) }));
  const found = named.find(({ names }) => names.includes(wanted));
  if (found !== undefined) return found.id;
  const near = nearest(
    wanted,
    named.flatMap(({ names }) => names),
    '',
  );
  throw unusable(
    'There is no such jurisdiction in the law of this clone.',
    word,
    near ?? 'Write its id as nunc law list does, for example us-ny; federal law is us-federal.',
  );
}

function namesOf(law: Law, id: string): string[] {
  const name = law.jurisdictions.get(id)?.name;
  return [id, id.replace(/^us-/, ''), ...(name === undefined ? [] : [name.en, name.es])].map((one) =>
    one.toLowerCase(),
  );
}
