/** Charges as people type them: code and section in any usual order, perhaps with words behind. */
import { indexOf } from './catalogue-index.ts';
import type { Classified } from './classified.ts';
import { classify, SECTION_LIMIT } from './lookup.ts';
import type { Catalogue } from './offense.ts';

/** Longer typed texts than this are not read. */
export const TEXT_LIMIT = 200;

/** Classifies a typed text in any usual order: `PC 647(b)`, `647(b) PC`, `Penal Code § 647(b)`, `18 USC 1341`, `664/211 PC-robbery`. */
export function classifyText(
  catalogue: Catalogue,
  jurisdiction: string,
  text: string,
  on?: string,
): Classified {
  const index = indexOf(catalogue, jurisdiction);
  if (index === undefined) return unreadable(`no offenses of ${jurisdiction} are in the catalogue`);
  if (text.length > TEXT_LIMIT) return unreadable('the text is too long to be a section');
  const plain = text
    .toUpperCase()
    .replaceAll('§', ' ')
    .replace(/\b(SECTIONS?|SECS?\b\.?)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const spelling of index.spellings) {
    const at = plain.indexOf(spelling);
    if (at < 0) continue;
    const before = plain.slice(0, at).trim();
    const after = plain.slice(at + spelling.length);
    if (/[A-Z.]$/.test(plain.slice(0, at)) || /^[A-Z]/.test(after)) continue;
    const section = /^[\s.,]*(\d[\dA-Z.,()/-]*(?: [A-Z](?![A-Z]))?)(.*)$/.exec(after);
    if (section !== null && !/\d/.test(before))
      return classify(catalogue, {
        jurisdiction,
        code: spelling,
        section: section[1] ?? '',
        description: description(section[2]),
        on,
      });
    if (/\d/.test(before) && /^\D/.test(spelling))
      return classify(catalogue, {
        jurisdiction,
        code: spelling,
        section: before,
        description: description(after),
        on,
      });
  }
  const bare = /^\d[\dA-Z.,()/-]*/.exec(plain)?.[0];
  return classify(catalogue, {
    jurisdiction,
    code: null,
    section: bare ?? plain.slice(0, SECTION_LIMIT),
    on,
  });
}

function description(text: string | undefined): string | undefined {
  const words = (text ?? '').replace(/^[\s:,-]+/, '').trim();
  return words === '' ? undefined : words;
}

function unreadable(why: string): Classified {
  return { kind: 'unknown', attempt: false, conspiracy: false, closest: [], why };
}
