/** What a disposition text means, by the vocabulary. A text that it does not know means `unknown`, never a guess. */
import type { Severity } from '../model.ts';
import { parseSection } from '../section.ts';
import { plainWords, withinOneEdit } from './repair.ts';
import { type DispositionEntry, type DispositionMeaning, squeezed, vocabulary } from './vocabulary.ts';

export interface DispositionReading extends DispositionMeaning {
  /** The provision that the text names, as printed. */
  readonly under: string | null;
  readonly known: boolean;
  /** The text as it had to be read, where it is not known as printed. */
  readonly repairedTo: string | null;
}

const unknownMeaning: DispositionMeaning = {
  outcome: 'unknown',
  change: 'unknown',
  severity: null,
  combined: false,
};

/** Reads a disposition text, upper case, without its label. */
export function dispositionOf(text: string): DispositionReading {
  const clean = text.replace(/ {2,}/g, ' ').trim();
  const provision = provisionIn(clean);
  const printed = entryFor(clean, provision);
  if (printed !== null) return { ...meaning(clean, printed, provision), repairedTo: null };
  const lone = loneProvision(clean, provision);
  if (lone !== null) return { ...lone, under: provision?.printed ?? null, known: true, repairedTo: null };
  const repaired = repairedEntry(clean);
  if (repaired !== null)
    return { ...meaning(repaired.text, repaired.entry, provision), repairedTo: repaired.text };
  return { ...unknownMeaning, under: provision?.printed ?? null, known: false, repairedTo: null };
}

interface Provision {
  readonly printed: string;
  readonly key: string;
  /** Where the words behind it begin, when it opens the text. */
  readonly after: number;
}

/** The first provision a text names: a section with its code, a section the vocabulary knows, or a proposition. */
function provisionIn(text: string): Provision | null {
  if (!/[0-9]/.test(text)) return null;
  const words = text.split(' ');
  let from = 0;
  for (const [at, word] of words.entries()) {
    if (/^[0-9(]/.test(word)) {
      const next = words[at + 1] ?? '';
      const code = next.slice(0, 2);
      const coded = vocabulary.codes.has(code) && (next.length === 2 || !/[A-Z]/.test(next.charAt(2)));
      const parsed = parseSection(coded ? `${word} ${code}` : word);
      const known = parsed.section !== null && vocabulary.provisions.has(parsed.section);
      if (parsed.section !== null && (coded || known || parsed.code !== null)) {
        const printed = coded ? `${word} ${code}` : word.replace(/[.,;-]+$/, '');
        return { printed, key: parsed.section, after: from === 0 ? printed.length : 0 };
      }
    }
    from += word.length + 1;
  }
  const named = vocabulary.provisionWords.find((name) => text.includes(name));
  return named === undefined ? null : { printed: named, key: named.toLowerCase(), after: 0 };
}

/** The entry for a text as printed: at its start (behind a provision that opens it), else within it. */
function entryFor(text: string, provision: Provision | null): DispositionEntry | null {
  const body =
    provision !== null && provision.after > 0 ? text.slice(provision.after).replace(/^[-/: ]+/, '') : text;
  const starts = vocabulary.dispositionPrefixes.get(body.slice(0, 2)) ?? [];
  for (const entry of starts) {
    if (!body.startsWith(entry.text)) continue;
    const exact = body.length === entry.text.length;
    if (
      exact ||
      (!vocabulary.exactDispositions.has(entry.text) && !/[A-Z0-9]/.test(body.charAt(entry.text.length)))
    )
      return entry;
  }
  return vocabulary.dispositionContains.find((entry) => body.includes(entry.text)) ?? null;
}

/** The text is only a provision the vocabulary knows, with words like `PER` around it. */
function loneProvision(text: string, provision: Provision | null): DispositionMeaning | null {
  if (provision === null) return null;
  const rest = text
    .replace(provision.printed, ' ')
    .split(' ')
    .filter((word) => word !== '' && !vocabulary.provisionFillers.has(word));
  return rest.length === 0 ? (vocabulary.provisions.get(provision.key) ?? null) : null;
}

/** The entry for a text whose letters were spaced or misread. */
function repairedEntry(text: string): { text: string; entry: DispositionEntry } | null {
  const plain = plainWords(text);
  if (plain !== text) {
    const entry = entryFor(plain, null);
    if (entry !== null) return { text: plain, entry };
  }
  const letters = squeezed(plain);
  const spaced = vocabulary.dispositionsSqueezed.get(letters);
  if (spaced !== undefined) return { text: spaced.text, entry: spaced };
  if (letters.length < 7) return null;
  for (const [known, entry] of vocabulary.dispositionsSqueezed) {
    if (withinOneEdit(known, letters)) return { text: entry.text, entry };
  }
  return null;
}

/** An entry's meaning in this text: a denial undoes it, a provision may say more than the words. */
function meaning(
  text: string,
  entry: DispositionEntry,
  provision: Provision | null,
): Omit<DispositionReading, 'repairedTo'> {
  const under = provision?.printed ?? null;
  const denied = text
    .split(/[^A-Z]+/)
    .some((word) => vocabulary.negations.has(word) && !entry.text.includes(word));
  const undone =
    entry.outcome === 'convicted' &&
    entry.change === 'none' &&
    vocabulary.undoing.some((word) => text.includes(word));
  if (denied || undone) return { ...unknownMeaning, under, known: false };
  const said = provision === null ? undefined : vocabulary.provisions.get(provision.key);
  // A plain dismissal or a new sentence is what the provision makes it.
  const open =
    (entry.change === 'none' && entry.outcome === 'dismissed') || entry.change === 'sentence_modified';
  const { outcome, change, severity, combined } = said !== undefined && open ? said : entry;
  return { outcome, change, severity, combined, under, known: true };
}

/** Severity as convicted, with whether it had to be repaired; `null` for a word nobody knows. */
export function severityOf(text: string): { severity: Severity; repairedTo: string | null } | null {
  const printed = vocabulary.severities.get(text.replace(/[.,;]+$/, ''));
  if (printed !== undefined) return { severity: printed, repairedTo: null };
  const letters = squeezed(plainWords(text));
  for (const [word, severity] of vocabulary.severities) {
    if (word.length >= 5 && withinOneEdit(word, letters)) return { severity, repairedTo: word };
  }
  return null;
}
