/**
 * A document as an editable Word file: real numbering, tables, headings and styles, the same words as the PDF, and the
 * same bytes for the same input (the archive is written again with the document's own date).
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import {
  AlignmentType,
  type ILevelsOptions,
  LevelFormat,
  LevelSuffix,
  Packer,
  Document as WordDocument,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Document } from './document.ts';
import { blocksAsWord } from './docxBlocks.ts';
import { pageOf, twips } from './docxPage.ts';
import { xmlText } from './docxText.ts';
import { type Style, styleOf } from './style.ts';
import { Typesetter } from './typesetting.ts';

/** Renders a document. `today` (yyyy-mm-dd) becomes the file's date. */
export async function renderDocx(document: Document, today: string): Promise<Uint8Array> {
  const style = styleOf(document.style);
  const type = new Typesetter(await PDFDocument.create({ updateMetadata: false }), style);
  const font = style.fonts === 'serif' ? 'Times New Roman' : 'Arial';
  const heading = { run: { font, size: style.size * 2, bold: true, color: '000000' } };
  const word = new WordDocument({
    title: xmlText(document.title),
    creator: 'Nunc',
    lastModifiedBy: 'Nunc',
    description: '',
    styles: {
      default: {
        document: {
          run: { font, size: style.size * 2, language: { value: wordLanguage(document.language) } },
        },
        heading1: heading,
        heading2: heading,
        heading3: { run: { ...heading.run, italics: true } },
      },
    },
    numbering: { config: numberings(style) },
    sections: [{ ...pageOf(document, style), children: blocksAsWord(document.blocks, style, type) }],
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(word));
  return withFixedDates(packed, today);
}

const wordLanguage = (language: string): string =>
  language === 'en' ? 'en-US' : language === 'es' ? 'es-US' : language;

/** Reference names of the numberings; docxBlocks.ts uses them. */
function numberings(style: Style): { reference: string; levels: ILevelsOptions[] }[] {
  const isPlain = style.name === 'plain';
  const list = (format: NonNullable<ILevelsOptions['format']>, text: string): ILevelsOptions => ({
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: twips(style.firstIndent + 26), hanging: twips(26) } } },
  });
  const paragraph: ILevelsOptions = {
    level: 0,
    format: LevelFormat.DECIMAL,
    text: '%1.',
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.TAB,
    style: {
      paragraph: {
        indent: isPlain
          ? { left: twips(24), hanging: twips(24) }
          : { left: 0, firstLine: twips(style.firstIndent) },
      },
    },
  };
  return [
    { reference: 'paragraphs', levels: [paragraph] },
    { reference: 'letters', levels: [list(LevelFormat.LOWER_LETTER, '%1.')] },
    { reference: 'numbers', levels: [list(LevelFormat.DECIMAL, '%1.')] },
    { reference: 'boxes', levels: [list(LevelFormat.NONE, '[\u00a0\u00a0]')] },
    { reference: 'dashes', levels: [list(LevelFormat.BULLET, '\u2013')] },
  ];
}

/** The library stamps the archive and the properties with the clock; both get the document's own day. */
function withFixedDates(packed: Uint8Array, today: string): Uint8Array {
  const [year = 1980, month = 1, day = 1] = today.split('-').map(Number);
  const files = unzipSync(packed);
  const core = files['docProps/core.xml'];
  if (core !== undefined) {
    const text = strFromU8(core).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      `$1${today}T00:00:00Z`,
    );
    files['docProps/core.xml'] = strToU8(text);
  }
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { mtime: new Date(year, month - 1, day), level: 6 });
}
