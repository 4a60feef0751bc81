/**
 * How hard a text is to read, measured by the usual formulas. They count words, sentences and syllables and know
 * nothing of sense: a good number does not make a text clear, but a bad one shows where it is not.
 */

interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/**
 * Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of New Readability Formulas for
 * Navy Enlisted Personnel"): 0.39 words a sentence + 11.8 syllables a word - 15.59. About the US school year in which
 * the text is read with ease. A text without words has grade 0.
 */
export function readingGradeEn(text: string): number {
  const { words, sentences, syllables } = counted(text, syllablesEn);
  return words === 0 ? 0 : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/**
 * Szigriszt-Pazos perspicuity (Szigriszt Pazos 1993, "Sistemas predictivos de legibilidad del mensaje escrito"):
 * 206.835 - 62.3 syllables a word - words a sentence. It is read on the INFLESZ scale (Barrio-Cantalejo and others
 * 2008, Anales del Sistema Sanitario de Navarra 31): under 40 very hard, 40-55 somewhat hard, 55-65 normal, 65-80
 * fairly easy, above 80 very easy. It corrects Fernandez Huerta's formula of 1959 for Spanish prose, whose sentence
 * term is printed in two ways. A text without words scores 100.
 */
export function readabilityEs(text: string): number {
  const { words, sentences, syllables } = counted(text, syllablesEs);
  return words === 0 ? 100 : 206.835 - 62.3 * (syllables / words) - words / sentences;
}

/** Words are runs of letters; numbers and section signs are not read aloud the same way by two people, and are left out. */
const wordPattern = /\p{L}+(?:['’]\p{L}+)*/gu;

/**
 * An end of sentence is followed by a space or closes the block: "2.5" and "example.org" end nothing. Flesch let a
 * colon and a semicolon end a sentence, too; they do not here, so that a text cannot look easier by using them.
 */
const sentenceEnd = /[.!?…]+["'”’»)]*(?:\s+|$)/u;

function counted(text: string, syllablesOf: (word: string) => number): Counts {
  let words = 0;
  let sentences = 0;
  let syllables = 0;
  for (const block of text.split(/\n\s*\n/)) {
    for (const sentence of block.split(sentenceEnd)) {
      const found = sentence.match(wordPattern) ?? [];
      if (found.length === 0) continue;
      sentences += 1;
      words += found.length;
      for (const word of found) syllables += syllablesOf(word.toLowerCase());
    }
  }
  return { words, sentences, syllables };
}

/** Groups of vowels, without the mute ones. English spelling allows no exact count; the error evens out over a page. */
function syllablesEn(word: string): number {
  const spoken = word
    .replace(/['’].*$/u, '')
    .replace(/^y/u, '')
    .replace(/^(bus|ev)[ie](?=ness|r)/u, '$1')
    .replace(/([^sxzcghaeiouy]|[^cs]h)es$/u, '$1s')
    .replace(/([^tdaeiouy])ed$/u, '$1d')
    .replace(/([^laeiouy])e(?=(?:ly|ty|ment|ful|less|ness|thing|one)s?$)/u, '$1')
    .replace(/([^laeiouy]|[aeiouy]l)e$/u, '$1');
  const groups = spoken.match(/[aeiouy]+/gu)?.length ?? 0;
  const apart =
    spoken.match(
      /[^cgtxs]i(?=a|ou)|(?:cl|sc|r|d)ien(?!d)|iet|io(?!n|u)|eo(?!u|p)|[^gq]ua|crea|^(?:ide|are)a|[eouyi]ing$/gu,
    )?.length ?? 0;
  return Math.max(1, groups + apart);
}

/** Spanish spelling shows its syllables: strong vowels part, a weak one joins them unless it carries the accent. */
function syllablesEs(word: string): number {
  const spoken = word
    .replace(/qu(?=[eéií])/gu, 'q')
    .replace(/gu(?=[eéií])/gu, 'g')
    .replace(/y$/u, 'i')
    .replace(/y/gu, 'd')
    .replace(/h/gu, '');
  let syllables = 0;
  for (const group of spoken.match(/[aeiouáéíóúü]+/gu) ?? []) {
    syllables += 1;
    for (let at = 1; at < group.length; at += 1) {
      const pair = group.slice(at - 1, at + 1);
      if (/^[aeoáéó]{2}$/u.test(pair) || /[íú]/u.test(pair)) syllables += 1;
    }
  }
  return Math.max(1, syllables);
}
