import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, tableOf } from './pack-table.ts';

const word = fc.constantFrom('', 'yes', 'conviction', '\\', '"', 'ñ', '!', '#');
const row = fc.record(
  {
    id: fc.string(),
    kind: word,
    words: fc.record({ en: word, es: fc.string() }),
    maybe: fc.option(fc.constantFrom('silent', true, false, 3)),
    notes: fc.array(
      fc.record({ text: fc.record({ en: word, es: word }), cite: word }, { requiredKeys: ['text'] }),
    ),
    mixed: fc.oneof(word, fc.array(word), fc.dictionary(fc.constantFrom('a', 'b', 'c.d'), word)),
  },
  { requiredKeys: ['id', 'words', 'notes'] },
);

describe('rows as columns', () => {
  it('come back from JSON as they were', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const plain: typeof rows = JSON.parse(JSON.stringify(rows));
        const table: ReturnType<typeof tableOf> = JSON.parse(JSON.stringify(tableOf(plain)));
        expect(rowsOf(table)).toEqual(plain);
      }),
    );
  });

  it('come back where a field has more distinct values than there are plain letters', () => {
    const rows = Array.from({ length: 70_000 }, (_, index) => ({ value: index % 60_000 }));
    expect(rowsOf(JSON.parse(JSON.stringify(tableOf(rows))))).toEqual(rows);
  });
});
