/**
 * A document as PDF: paginated, bookmarked, with title and language, and the same bytes for the same input. Characters
 * the standard fonts cannot print are printed as their code in brackets and reported; nothing throws, nothing is lost.
 */
import { PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib';
import type { Document } from './document.ts';
import { type Mark, type Pages, paginate } from './flow.ts';
import { flowsOf } from './flowing.ts';
import { addOutline, type OutlineEntry } from './outline.ts';
import { type Style, styleOf } from './style.ts';
import { type Replacement, Typesetter } from './typesetting.ts';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly outline: readonly OutlineEntry[];
  readonly replaced: readonly Replacement[];
  /** Authority -> pages on which it is cited, from 1. */
  readonly cited: ReadonlyMap<string, readonly number[]>;
}

/** Renders a document. `today` (yyyy-mm-dd) becomes the file's date; there is no other clock. */
export async function renderPdf(document: Document, today: string): Promise<RenderedPdf> {
  const style = styleOf(document.style);
  const pdf = await newPdf(document.title, document.language, today);
  const type = new Typesetter(pdf, style);
  const pages = paginate(flowsOf(document, style, type), style.units);
  const sheets: PDFPage[] = [];
  for (let index = 0; index < pages.count; index++) {
    const sheet = pdf.addPage([style.width, style.height]);
    sheets.push(sheet);
    drawFrame(sheet, style, type, document.footer, index + 1, pages.count);
  }
  for (const { page, at, marks } of pages.placed) {
    const sheet = sheets[page];
    if (sheet !== undefined) for (const mark of marks) drawMark(sheet, style, type, at, mark);
  }
  const outline = pages.bookmarks.map((mark) => ({
    title: type.printableText(mark.title),
    level: mark.level,
    page: mark.page,
    top: style.height - style.top - mark.at * style.unit,
  }));
  addOutline(pdf, outline);
  const bytes = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  const replaced = [...type.replaced].map(([from, to]) => ({ from, to }));
  return { bytes, pages: pages.count, outline, replaced, cited: citedOn(pages) };
}

/** An empty PDF whose metadata depends on its arguments only. */
export async function newPdf(title: string, language: string, today: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const day = new Date(`${today}T00:00:00Z`);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage(language);
  pdf.setProducer('Nunc');
  pdf.setCreator('Nunc');
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  return pdf;
}

function citedOn(pages: Pages): Map<string, number[]> {
  const cited = new Map<string, number[]>();
  for (const { page, marks } of pages.placed)
    for (const mark of marks) {
      if (mark.kind !== 'text' || mark.authority === null) continue;
      const known = cited.get(mark.authority) ?? [];
      if (!known.includes(page + 1)) known.push(page + 1);
      cited.set(mark.authority, known);
    }
  return cited;
}

function drawMark(sheet: PDFPage, style: Style, type: Typesetter, at: number, mark: Mark): void {
  const top = style.height - style.top - at * style.unit;
  const ink = rgb(0, 0, 0);
  if (mark.kind === 'rule') {
    const start = { x: style.left + mark.x1, y: top - mark.y1 };
    sheet.drawLine({
      start,
      end: { x: style.left + mark.x2, y: top - mark.y2 },
      thickness: mark.weight,
      color: ink,
    });
    return;
  }
  const x = style.left + mark.x;
  const y = top - mark.baseline;
  if (mark.boxed)
    sheet.drawRectangle({
      x: x - 1,
      y: y - 2.6,
      width: mark.width + 2,
      height: style.size - 0.4,
      color: rgb(0.93, 0.93, 0.93),
      borderColor: rgb(0.35, 0.35, 0.35),
      borderWidth: 0.5,
    });
  if (mark.text !== '')
    sheet.drawText(mark.text, {
      x,
      y,
      size: style.size * (mark.scale ?? 1),
      font: type.fonts[mark.face],
      color: ink,
    });
}

const footSize = 10;

/** Line numbers and rules, page number and the paper's title. */
function drawFrame(
  sheet: PDFPage,
  style: Style,
  type: Typesetter,
  footer: string,
  page: number,
  of: number,
): void {
  const ink = rgb(0, 0, 0);
  const line = (x1: number, y1: number, x2: number, y2: number, thickness: number) =>
    sheet.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, thickness, color: ink });
  const centered = (value: string, y: number, size: number) => {
    const middle = (style.left + style.width - style.right) / 2;
    const shown = fitted(type, type.printableText(value), style.width - style.left - style.right, size);
    if (shown === '') return;
    sheet.drawText(shown, {
      x: middle - type.width(shown, 'regular', size) / 2,
      y,
      size,
      font: type.fonts.regular,
      color: ink,
    });
  };
  if (style.lineNumbers > 0) {
    for (let number = 1; number <= style.lineNumbers; number++) {
      const label = String(number);
      const y = style.height - style.top - number * style.loose * style.unit + 3;
      sheet.drawText(label, {
        x: style.left - 24 - type.width(label, 'regular'),
        y,
        size: style.size,
        font: type.fonts.regular,
        color: ink,
      });
    }
    line(style.left - 12, 0, style.left - 12, style.height, 0.6);
    line(style.left - 9, 0, style.left - 9, style.height, 0.6);
    line(style.width - style.right + 9, 0, style.width - style.right + 9, style.height, 0.6);
    centered(String(page), 53, style.size);
    line(style.left, 47, style.width - style.right, 47, 0.6);
    centered(footer, 34, footSize);
    return;
  }
  if (style.name === 'cover') return;
  if (style.name === 'motion') {
    centered(String(page), 44, style.size);
    return;
  }
  line(style.left, 62, style.width - style.right, 62, 0.4);
  centered(`${footer} \u2013 ${page} / ${of}`, 48, 8.5);
}

/** The longest beginning of `value` that fits in `width`, with an ellipsis where it was cut. */
function fitted(type: Typesetter, value: string, width: number, size: number): string {
  if (type.width(value, 'regular', size) <= width) return value;
  let shown = value;
  while (shown !== '' && type.width(`${shown}\u2026`, 'regular', size) > width) shown = shown.slice(0, -1);
  return `${shown}\u2026`;
}
