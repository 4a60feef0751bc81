import { describe, expect, test } from 'vitest';
import { compareCorpus, corpusIsHere, explained } from './corpusTable.ts';

describe.skipIf(!corpusIsHere())('the corpus against another reader', () => {
  const sheets = corpusIsHere() ? compareCorpus() : [];

  test('all 76 sheets are there', () => {
    expect(sheets).toHaveLength(76);
  });

  test.each(sheets)('sheet $sheet differs only where that is explained: $about', ({ sheet, differences }) => {
    const what = [...new Set(differences.map((difference) => difference.what))];
    expect(what).toEqual(explained.get(sheet)?.what ?? []);
  });

  test('no explanation is left over', () => {
    const differing = sheets.filter(({ differences }) => differences.length > 0).map(({ sheet }) => sheet);
    expect([...explained.keys()].sort()).toEqual(differing);
  });
});
