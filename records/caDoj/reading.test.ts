/** What holds for any input: reading never throws, loses no line, and says the same thing twice. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CriminalRecord, historiesOf, readCaDoj } from '../index.ts';
import { dispositionOf } from './disposition.ts';
import { maxLineLength, maxLines } from './line.ts';

const rosa = readFileSync(new URL('../fixtures/rosa.txt', import.meta.url), 'utf8');
const rosaLines = rosa.split('\n');

/** Sheets made of real lines, broken lines and noise in any order. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...rosaLines) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '* * * *',
      '- - - -',
      '*',
      'CNT:01-99 #1',
      'COM: CHRG-9 ADD CNTS OF 459 PC',
      'SEN: 1 YR',
      '20200101',
      'NAM:',
      'DISPO:',
      '#',
      'TOC:',
      'COURT:',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...rosaLines), fc.nat(40), fc.string({ maxLength: 3 }))
      .map(([line, at, text]) => line.slice(0, at) + text + line.slice(at + 1)),
  },
);
const pieces = fc.array(piece, { maxLength: 60 });
const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => new TextDecoder('latin1').decode(array));
const anything = fc.oneof(
  pieces.map((lines) => lines.join('\n')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  bytes,
);

/** Every value of a record with its place left out: what it says, wherever it was printed. */
function said(record: CriminalRecord): string {
  return JSON.stringify(record, (key, value) =>
    ['from', 'place', 'lines', 'line', 'page'].includes(key) ? undefined : value,
  );
}

describe('any input', () => {
  test('is read without throwing, and brought together without throwing', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (text, scanned) => void historiesOf(readCaDoj(text, { scanned }))),
      { numRuns: 600 },
    );
  });

  test('has every line in exactly one bucket, in order', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const lines = readCaDoj(text).sources[0]?.lines ?? [];
        expect(lines.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1));
        // Put together again, the lines are the text, but for the signs that part them.
        const ends = /[\n\r\v\f\u0085\u2028\u2029]/g;
        expect(lines.map(({ raw }) => raw).join('')).toBe(text.replace(ends, ''));
        for (const { bucket, as } of lines) {
          expect(['used', 'known_noise', 'not_understood']).toContain(bucket);
          expect(as).not.toBe('unread');
        }
      }),
      { numRuns: 600 },
    );
  });

  test('reads the same twice', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(readCaDoj(text)).toEqual(readCaDoj(text));
      }),
    );
  });

  test('says the same however its lines are laid on pages', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(60), { maxLength: 4 }), (lines, cuts) => {
        const clean = lines.map((line) => line.replace(/[\n\r\v\f\u0085\u2028\u2029]/g, ' '));
        const at = [0, ...cuts.map((cut) => Math.min(cut, clean.length)).sort((a, b) => a - b), clean.length];
        const pages = at.slice(1).map((end, index) => clean.slice(at[index], end).join('\n'));
        const whole = said(readCaDoj(clean.join('\n')));
        expect(said(readCaDoj(pages))).toBe(whole);
        expect(said(readCaDoj(pages.join('\f')))).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('gives every charge an id of its own', () => {
    fc.assert(
      fc.property(pieces, (lines) => {
        const record = readCaDoj(lines.join('\n'));
        const ids = record.sources.flatMap(({ cycles }) =>
          cycles.flatMap(({ events }) => events.flatMap(({ charges }) => charges.map(({ id }) => id))),
        );
        expect(new Set(ids).size).toBe(ids.length);
        const histories = historiesOf(record).map(({ id }) => id);
        expect(new Set(histories).size).toBe(histories.length);
        expect(histories.every((id) => ids.includes(id))).toBe(true);
      }),
    );
  });
});

describe('a spoilt disposition', () => {
  const spoil = (text: string) =>
    fc
      .array(fc.tuple(fc.nat(text.length - 1), fc.string({ maxLength: 2 })), { minLength: 1, maxLength: 3 })
      .map((edits) => {
        let spoilt = text;
        for (const [at, put] of edits) spoilt = spoilt.slice(0, at) + put + spoilt.slice(at + 1);
        return spoilt;
      });

  test.each([
    ['CONVICTED', ['convicted', 'unknown']],
    ['DISMISSED', ['dismissed', 'unknown']],
    ['DISMISSED/FURTHERANCE OF JUSTICE', ['dismissed', 'unknown']],
    ['ACQUITTED', ['acquitted', 'unknown']],
    ['PROS REJ-OTHER', ['not_filed', 'unknown']],
    ['CONV SET ASIDE & DISM PER 1203.4 PC', ['convicted', 'unknown']],
  ])('%s is read as itself or as unknown, never as another outcome', (text, allowed) => {
    fc.assert(
      fc.property(spoil(text), (spoilt) => {
        expect(allowed).toContain(dispositionOf(spoilt.toUpperCase()).outcome);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('hostile input', () => {
  // Not timed here: `bench/reader.ts` shows the same shapes at two sizes. Every one is as large as the limits let it be.
  const size = 19_000;
  const repeated = (line: string) => `* * * *\nCOURT:\n20100305 CASC NAPA\n${`${line}\n`.repeat(size)}`;
  test.each([
    ['counts with numbers', Array.from({ length: size }, (_, at) => `CNT:01 #${at}`).join('\n')],
    ['ranges', repeated('CNT:01-99 #1')],
    ['added counts', repeated('COM: CHRG-99 ADD CNTS OF 459 PC')],
    ['comments that name counts', `${repeated('CNT:01')}${'COM: CNT 77 CHRG-459 PC\n'.repeat(900)}`],
    [
      'a sentence without end',
      `${repeated('DISPO:CONVICTED\nSEN: 1 YR')}${'          JAIL WITHOUT A COMMA\n'.repeat(900)}`,
    ],
    [
      'a sentence that goes on and on',
      `* * * *\nCOURT:\n20100305 CASC NAPA\nDISPO:CONVICTED\nSEN: ONE${'\n     MORE'.repeat(size)}`,
    ],
    ['stars', '* \n'.repeat(size)],
    ['delimiters', '* * * *\n'.repeat(size)],
    ['events', '- - - -\nCOURT:\n'.repeat(size / 2)],
    ['names', `NAM/01 A\n${'02 B\n'.repeat(size)}`],
    ['a line of a million spaces', ' '.repeat(1_000_000)],
    ['long lines of digits', `${'9'.repeat(maxLineLength)}\n`.repeat(2_000)],
    ['long lines of brackets', `1${'('.repeat(maxLineLength - 1)}\n`.repeat(2_000)],
    ['long lines of dashes', `${'- '.repeat(maxLineLength / 2)}x\n`.repeat(2_000)],
  ])('%s', (_, text) => {
    const record = readCaDoj(text);
    expect(record.sources[0]?.lines.length).toBeGreaterThan(0);
  });

  test('a line too long to be one is kept and not looked into', () => {
    const line = readCaDoj(`* * * *\nCOURT: ${' '.repeat(maxLineLength)}`).sources[0]?.lines[1];
    expect(line).toMatchObject({ bucket: 'not_understood', as: 'too_long' });
  });

  test('lines beyond the limit are kept and not looked into', () => {
    const lines = readCaDoj('COURT:\n'.repeat(maxLines + 2)).sources[0]?.lines ?? [];
    expect(lines).toHaveLength(maxLines + 2);
    expect(lines.at(-1)).toMatchObject({ bucket: 'not_understood', as: 'too_many_lines' });
  });
});
