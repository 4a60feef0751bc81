import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, blank, bold, type Document, italic, type StyleName, text, textOf } from './document.ts';
import { renderDocx } from './docx.ts';
import { bookmarksOfPdf, letters, listMarksOfDocx, pagesOfPdf, textOfDocx } from './fixtures/reading.ts';
import { renderPdf } from './pdf.ts';

const today = '2026-11-21';
const styles: StyleName[] = ['pleading', 'motion', 'plain'];

const numberedPaper = { left: 100 };
const paperOf = (style: StyleName) => (style === 'pleading' ? numberedPaper : {});

const documentOf = (blocks: readonly Block[], style: StyleName = 'pleading'): Document => ({
  id: 'petition',
  title: 'Petition',
  language: 'en',
  style,
  audience: 'public',
  footer: 'PETITION',
  blocks,
});

const paragraph = (value: string): Block => ({
  kind: 'paragraph',
  runs: [text(value)],
  align: 'left',
  tight: false,
});
const numbered = (number: number, value: string): Block => ({
  kind: 'numbered',
  number,
  runs: [text(value)],
});
const caption: Block = {
  kind: 'caption',
  filer: [[text('Alex Example (SBN 000000)')], [text('Attorney for Petitioner R.S.')]],
  court: [[text('SUPERIOR COURT OF CALIFORNIA')], [text('COUNTY OF LOS ANGELES')]],
  parties: [[text('PEOPLE,')], [], [text('v. R.S.')]],
  facts: [[text('Case No. 2CJ00812')], [bold('PETITION')]],
};
const tableOf = (rows: number): Block => ({
  kind: 'table',
  columns: [
    { head: 'No.', share: 1 },
    { head: 'Charge', share: 4 },
  ],
  rows: Array.from({ length: rows }, (_none, index) => [
    [text(`${index + 1}`)],
    [text(`Charge ${index + 1} with some more words to fill the cell and wrap once`)],
  ]),
});
const lorem = 'The quick brown fox jumps over the lazy dog and does not look back. '.repeat(6);

describe('pleading paper', () => {
  it('numbers 28 lines on every page, evenly, and every loose line of type stands on one', async () => {
    const blocks: Block[] = [
      caption,
      ...Array.from({ length: 9 }, (_none, index) => numbered(index + 1, lorem)),
      tableOf(12),
      paragraph(lorem),
    ];
    const { bytes, pages } = await renderPdf(documentOf(blocks), today);
    const read = await pagesOfPdf(bytes, numberedPaper);
    expect(read).toHaveLength(pages);
    for (const page of read)
      expect(page.margin).toEqual(Array.from({ length: 28 }, (_none, index) => String(index + 1)));
    const second = read[1];
    const offGrid = (second?.baselines ?? []).filter(
      (y) => (792 - 52 + 3 - y) % 24 > 0.01 && (792 - 52 + 3 - y) % 24 < 23.99,
    );
    expect(offGrid).toEqual([]);
  });

  it('puts the court on line 8, below the filer', async () => {
    const { bytes } = await renderPdf(documentOf([caption, paragraph('Body.')]), today);
    const [page] = await pagesOfPdf(bytes, numberedPaper);
    expect(page?.baselines).toContain(792 - 52 - 8 * 24 + 3);
  });
});

describe('pages', () => {
  it('splits a table of 40 rows and repeats its head on every page', async () => {
    for (const style of styles) {
      const { bytes, pages } = await renderPdf(documentOf([tableOf(40)], style), today);
      expect(pages).toBeGreaterThan(1);
      const read = await pagesOfPdf(bytes, paperOf(style));
      for (const page of read) expect(page.body).toMatch(/No\.\s*Charge/);
      const all = read.map((page) => page.body).join(' ');
      for (let row = 1; row <= 40; row++) expect(all).toContain(`Charge ${row} with`);
    }
  });

  it('never leaves a heading, a lead-in or a signature alone', async () => {
    for (let fill = 20; fill < 30; fill++) {
      const blocks: Block[] = [
        ...Array.from({ length: fill }, (_none, index) => paragraph(`Line ${index}.`)),
        { kind: 'heading', level: 1, runs: [text('CONCLUSION')] },
        paragraph('The petition should be granted.'),
        { kind: 'signature', lines: [[text('Dated:')], [], [text('Alex Example')]] },
      ];
      const { bytes } = await renderPdf(documentOf(blocks), today);
      const pages = await pagesOfPdf(bytes, numberedPaper);
      const at = (words: string) => pages.findIndex((page) => page.body.includes(words));
      expect(at('CONCLUSION')).toBe(at('The petition should'));
      expect(at('The petition should')).toBe(at('Alex Example'));
    }
  });

  it('breaks a row that is taller than a page and a word that is wider than a line', async () => {
    const long = 'x'.repeat(3000);
    const tall: Block = {
      kind: 'table',
      columns: [
        { head: 'A', share: 1 },
        { head: 'B', share: 1 },
      ],
      rows: [[[text(lorem.repeat(20))], [text(long)]]],
    };
    for (const style of styles) {
      const { bytes } = await renderPdf(documentOf([tall, paragraph(long)], style), today);
      const all = (await pagesOfPdf(bytes, paperOf(style))).map((page) => page.body).join('');
      expect(letters(all).match(/x/g)?.length).toBe(6000 + (letters(lorem).match(/x/g)?.length ?? 0) * 20);
    }
  });

  it('bookmarks headings by level and names title and language', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, runs: [text('I. GROUNDS')] },
      { kind: 'heading', level: 2, runs: [text('A. Survivor')] },
      paragraph('Text.'),
      { kind: 'heading', level: 1, runs: [text('PRAYER')] },
      paragraph('Text.'),
    ];
    const { bytes } = await renderPdf(documentOf(blocks), today);
    expect(await bookmarksOfPdf(bytes)).toEqual([
      { title: 'I. GROUNDS', depth: 0 },
      { title: 'A. Survivor', depth: 1 },
      { title: 'PRAYER', depth: 0 },
    ]);
  });
});

describe('words', () => {
  it('prints Spanish, curly quotes and section signs, and shows and reports what the fonts lack', async () => {
    const words = 'Señora Ñandú dijo: “¿Por qué?” — § 236 ¶ 4 ½ é';
    const { bytes, replaced } = await renderPdf(documentOf([paragraph(`${words} 漢 😀`)]), today);
    const [page] = await pagesOfPdf(bytes, numberedPaper);
    expect(letters(page?.body ?? '')).toBe(letters(`${words}[U+6F22][U+1F600]`));
    expect(replaced).toEqual([
      { from: '漢', to: '[U+6F22]' },
      { from: '😀', to: '[U+1F600]' },
    ]);
  });

  it('shows a blank in both', async () => {
    const document = documentOf([
      { kind: 'numbered', number: 1, runs: [text('It began on '), blank('date'), text('.')] },
    ]);
    expect((await pagesOfPdf((await renderPdf(document, today)).bytes))[0]?.body).toContain('[__ date __]');
    expect(textOfDocx(await renderDocx(document, today))).toContain('It began on [__ date __].');
  });

  it('gives Word list marks whole: a bullet of more than one sign is cut to its first by some programs', async () => {
    const document = documentOf(
      [{ kind: 'list', marks: 'boxes', items: [[text('Read every page')]] }],
      'plain',
    );
    const marks = listMarksOfDocx(await renderDocx(document, today));
    expect(marks.map((mark) => mark.text)).toContain('[\u00a0\u00a0]');
    expect(marks.filter((mark) => mark.format === 'bullet' && mark.text.length > 1)).toEqual([]);
  });

  it('gives the same bytes for the same document', async () => {
    const document = documentOf([caption, numbered(1, lorem), tableOf(5)]);
    expect((await renderPdf(document, today)).bytes).toEqual((await renderPdf(document, today)).bytes);
    expect(await renderDocx(document, today)).toEqual(await renderDocx(document, today));
  });

  it('loses none and adds none: what goes in is what both print', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.lorem({ maxCount: 40 }),
    );
    const run = fc.oneof(anyText.map(text), anyText.map(bold), anyText.map(italic), anyText.map(blank));
    const runs = fc.array(run, { maxLength: 4 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      runs.map((one): Block => ({ kind: 'paragraph', runs: one, align: 'left', tight: false })),
      runs.map((one): Block => ({ kind: 'paragraph', runs: one, align: 'center', tight: true })),
      runs.map((one): Block => ({ kind: 'quote', runs: one })),
      runs.map((one): Block => ({ kind: 'heading', level: 2, runs: one })),
      fc.array(runs, { minLength: 1, maxLength: 3 }).map((lines): Block => ({ kind: 'signature', lines })),
      fc.array(fc.tuple(runs, runs), { minLength: 1, maxLength: 4 }).map(
        (rows): Block => ({
          kind: 'table',
          columns: [
            { head: '', share: 1 },
            { head: '', share: 3 },
          ],
          rows,
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...styles),
        async (blocks, style) => {
          const document = documentOf(blocks, style);
          const pdf = await renderPdf(document, today);
          const shown = new Map(pdf.replaced.map(({ from, to }) => [from, to]));
          const printed = letters(
            (await pagesOfPdf(pdf.bytes, paperOf(style))).map((page) => page.body).join(''),
          );
          const wanted = [...textOf(document).normalize('NFC')].map((one) => shown.get(one) ?? one).join('');
          expect(sorted(printed)).toEqual(sorted(letters(wanted)));
          const word = letters(textOfDocx(await renderDocx(document, today)));
          const wantedWord = letters(textOf(document)).replace(
            // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
            /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g,
            (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
          );
          expect(sorted(word)).toEqual(sorted(wantedWord));
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

/** Cells of a row are printed side by side, so the order of characters differs; which ones there are must not. */
const sorted = (value: string): string => [...value].sort().join('');
