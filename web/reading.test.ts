import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readabilityEs, readingGradeEn } from './reading.ts';

/** The formulas solved for syllables, so that a test can say how many the counter heard in one word. */
const heardEn = (word: string): number => Math.round((readingGradeEn(word) + 15.59 - 0.39) / 11.8);
const heardEs = (word: string): number => Math.round((206.835 - 1 - readabilityEs(word)) / 62.3);

describe('the reading grade of English', () => {
  it.each([
    [1, 'the court charged forced crimes lived asked you years friend'],
    [
      2,
      'relief record wanted charges people police table safety statement cases client being every business lawyer',
    ],
    [3, 'trafficking survivors attorney conviction evidence arrested languages element serious area'],
    [4, 'experience immigration usually actually'],
  ])('hears %i syllables', (count, words) => {
    for (const word of words.split(' ')) expect([word, heardEn(word)]).toEqual([word, count]);
  });

  it('is the Flesch-Kincaid formula', () => {
    // 2 sentences, 10 words, 11 syllables.
    expect(readingGradeEn('The court reads the record. It may clear the charge.')).toBeCloseTo(
      0.39 * 5 + 11.8 * (11 / 10) - 15.59,
      6,
    );
  });

  it('ends no sentence inside a number or an address, and one at each block', () => {
    expect(readingGradeEn('See 2.5 at example.org now')).toBe(readingGradeEn('See at example org now'));
    expect(readingGradeEn('one two\n\nthree four')).toBe(readingGradeEn('One two. Three four.'));
  });
});

describe('the readability of Spanish', () => {
  it.each([
    [1, 'ley que muy yo juez'],
    [2, 'trata leyes ciudad país ahí aire leer oír guerra inglés miedo'],
    [3, 'persona pingüino caía construyó héroe víctima audiencia siguiente'],
    [4, 'anulación abogada policía averiguar'],
    [5, 'sobreviviente antecedentes eliminación'],
  ])('hears %i syllables', (count, words) => {
    for (const word of words.split(' ')) expect([word, heardEs(word)]).toEqual([word, count]);
  });

  it('is the formula of Szigriszt Pazos', () => {
    // 2 sentences, 7 words, 14 syllables.
    expect(readabilityEs('La corte decide. Usted puede leer todo.')).toBeCloseTo(
      206.835 - 62.3 * (14 / 7) - 7 / 2,
      6,
    );
  });
});

describe('both', () => {
  it('give a number for any text, and a longer sentence never reads easier', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(Number.isFinite(readingGradeEn(text))).toBe(true);
        expect(Number.isFinite(readabilityEs(text))).toBe(true);
      }),
    );
    const short = 'The judge reads it. The judge decides. ';
    const long = short.replace('. The', ', the');
    expect(readingGradeEn(long)).toBeGreaterThan(readingGradeEn(short));
    expect(readabilityEs('La jueza lo lee, la jueza decide.')).toBeLessThan(
      readabilityEs('La jueza lo lee. La jueza decide.'),
    );
  });
});
