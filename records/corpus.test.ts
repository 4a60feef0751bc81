import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCaDoj } from './index.ts';

/** Beside the repository and never part of it; the comparison with the other reader is in `bench/corpus.test.ts`. */
const folder = new URL('../../shared/corpus/ca-doj/', import.meta.url);
const isHere = existsSync(folder);
const sheets = isHere ? readdirSync(folder).filter((name) => /^[0-9]+\.txt$/.test(name)) : [];

/** Lines of the corpus that say nothing about a person, and that no reader should claim to understand. */
const meaningless =
  /^ *(info|arbitrary|super|hello|bla|blah|blah blah|bla bla|la la la|cycle text|another cycle text|cycle 1|event|event [0-9]|event one text|another event|more events|hi i am registered|more info about this count)$/i;

describe.skipIf(!isHere)('every line of the corpus', () => {
  test('all 76 sheets are there', () => {
    expect(sheets).toHaveLength(76);
  });

  test.each(sheets)('%s is accounted for, once, in order', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const lines = text.replace(/\n$/, '').split('\n');
    const accounts = readCaDoj(text).sources[0]?.lines ?? [];
    expect(accounts.map(({ raw }) => raw)).toEqual(lines);
    expect(accounts.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1));
  });

  test.each(sheets)('%s leaves no line of a record unread', (name) => {
    const source = readCaDoj(readFileSync(new URL(name, folder), 'utf8')).sources[0];
    const unread = (source?.lines ?? [])
      .filter(({ bucket }) => bucket === 'not_understood')
      .map(({ raw }) => raw);
    expect(unread.filter((raw) => !meaningless.test(raw))).toEqual([]);
  });
});
