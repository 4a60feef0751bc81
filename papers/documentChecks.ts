/** Checks of the finished papers: what they must not say, and what is still missing in them. */
import { blanksOf, type Document } from './document.ts';
import type { Matter } from './matter.ts';
import { collector, type PreflightFinding } from './preflight.ts';
import { leaksIn } from './privacy.ts';

/** What the finished papers say that they must not, and how many blanks are left in them. */
export function checkDocuments(
  documents: readonly Document[],
  matter: Matter,
  place: string,
): PreflightFinding[] {
  const { found, say } = collector();
  for (const leak of leaksIn(
    documents.filter((one) => one.audience === 'public'),
    matter,
  ))
    say(
      leak.certain ? 'refuse' : 'warn',
      leak.certain ? 'identity_in_public_paper' : 'name_part_in_public_paper',
      `${leak.document} prints ${leak.what}`,
      place,
      'use the initials or a coded name in the words and titles that were given',
    );
  for (const document of documents) {
    const count = document.audience === 'office' ? 0 : blanksOf(document).length;
    if (count > 0)
      say(
        'warn',
        'blanks_left',
        `${document.id} has ${count} blank(s)`,
        place,
        'fill them in Word, or add the facts and print again',
      );
  }
  return found;
}
