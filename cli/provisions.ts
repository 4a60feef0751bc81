/** Finding the provisions that an argument means. */
import type { Law, Provision } from '@nunc/law';
import { type Call, nearest } from './command.ts';
import { unusable } from './failure.ts';

/** The words after `nunc law PART`, and not more of them than the part takes. */
export function argumentsAfter(call: Call, most: number): readonly string[] {
  const words = call.words.slice(1);
  const extra = words[most];
  if (extra !== undefined) throw unusable('There is one argument too many.', extra, `See: nunc law --help`);
  return words;
}

/** The provision an id means; the part after the `/` is enough where only one has it. */
export function provisionNamed(law: Law, id: string): Provision {
  const [found, other] = provisionsLike(law, id);
  if (found === undefined) throw unknownProvision(law, id);
  if (other === undefined) return found;
  const ids = provisionsLike(law, id).map((one) => one.id);
  throw unusable('Several provisions are called so.', id, `Write one of: ${ids.join(', ')}.`);
}

/** The provisions of a jurisdiction, or the one provision. */
export function provisionsNamed(law: Law, id: string): readonly Provision[] {
  const ofJurisdiction = law.provisions.filter((one) => one.jurisdiction === id);
  return ofJurisdiction.length > 0 ? ofJurisdiction : [provisionNamed(law, id)];
}

/** Upper and lower case are the same, in the ids too: some statutes have letters in their numbers. */
function provisionsLike(law: Law, id: string): Provision[] {
  const wanted = id.toLowerCase();
  const ids = law.provisions.map((provision) => ({ provision, lower: provision.id.toLowerCase() }));
  const exact = ids.filter(({ lower }) => lower === wanted);
  const found =
    exact.length > 0
      ? exact
      : ids.filter(({ lower }) => lower.split('/')[1] === wanted || lower.endsWith(`-${wanted}`));
  return found.map(({ provision }) => provision);
}

function unknownProvision(law: Law, id: string): ReturnType<typeof unusable> {
  const ids = law.provisions.map((one) => one.id);
  const near = nearest(id, [...ids, ...ids.map((one) => one.split('/')[1] ?? one)], '');
  return unusable('There is no such provision.', id, near ?? 'nunc law list prints all of them.');
}
