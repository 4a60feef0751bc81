/** Exhibit volumes as PDF: slip-sheet, exhibit, slip-sheet, exhibit; every exhibit page stamped with its bates number. */
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { batesAfter, type ReadExhibit } from './exhibits.ts';
import { addOutline, type OutlineEntry } from './outline.ts';
import { newPdf, renderPdf } from './pdf.ts';
import type { Volume } from './slips.ts';

export interface MergedPdf {
  readonly bytes: Uint8Array;
  readonly outline: readonly OutlineEntry[];
  readonly pages: number;
}

const letter = { width: 612, height: 792 };
const margin = 54;

export async function renderVolume(volume: Volume, today: string): Promise<MergedPdf> {
  const slips = await renderPdf(volume.document, today);
  const source = await PDFDocument.load(slips.bytes, { updateMetadata: false });
  const pdf = await newPdf(volume.document.title, volume.document.language, today);
  const font = pdf.embedStandardFont(StandardFonts.HelveticaBold);
  const outline: OutlineEntry[] = [];
  for (const [index, entry] of volume.entries.entries()) {
    const [sheet] = await pdf.copyPages(source, [index]);
    if (sheet === undefined) continue;
    const bookmark = slips.outline.find((one) => one.page === index);
    outline.push({
      title: bookmark?.title ?? volume.document.title,
      level: 1,
      page: pdf.getPageCount(),
      top: letter.height,
    });
    pdf.addPage(sheet);
    if (entry !== null) await addExhibit(pdf, font, entry);
  }
  addOutline(pdf, outline);
  const pages = pdf.getPageCount();
  return {
    bytes: await pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false }),
    outline,
    pages,
  };
}

async function addExhibit(
  pdf: PDFDocument,
  font: PDFFont,
  { bytes, kind, first }: ReadExhibit,
): Promise<void> {
  if (bytes === null || kind === null) return;
  if (kind === 'pdf') {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const copies = await pdf.copyPages(source, source.getPageIndices());
    copies.forEach((copy, index) => {
      pdf.addPage(copy);
      stamp(copy, font, batesAfter(first, index));
    });
    return;
  }
  const image = await (kind === 'png' ? pdf.embedPng(bytes) : pdf.embedJpg(bytes));
  const page = pdf.addPage([letter.width, letter.height]);
  const scale = Math.min(
    (letter.width - 2 * margin) / image.width,
    (letter.height - 2 * margin) / image.height,
    1.5,
  );
  const [width, height] = [image.width * scale, image.height * scale];
  page.drawImage(image, { x: (letter.width - width) / 2, y: (letter.height - height) / 2, width, height });
  stamp(page, font, first);
}

/** Lower right corner, on white, inside whatever box the page shows. */
function stamp(page: PDFPage, font: PDFFont, number: string): void {
  const size = 9;
  const box = page.getCropBox();
  const width = font.widthOfTextAtSize(number, size);
  const x = box.x + box.width - width - 24;
  const y = box.y + 18;
  page.drawRectangle({
    x: x - 3,
    y: y - 3,
    width: width + 6,
    height: size + 5,
    color: rgb(1, 1, 1),
    opacity: 0.9,
  });
  page.drawText(number, { x, y, size, font, color: rgb(0, 0, 0) });
}

/** Several PDFs as one, each under a bookmark of its own title. */
export async function mergePdfs(
  parts: readonly (MergedPdf & { readonly title: string })[],
  title: string,
  language: string,
  today: string,
): Promise<MergedPdf> {
  const pdf = await newPdf(title, language, today);
  const outline: OutlineEntry[] = [];
  for (const part of parts) {
    const offset = pdf.getPageCount();
    const source = await PDFDocument.load(part.bytes, { updateMetadata: false });
    for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page);
    outline.push({ title: part.title, level: 0, page: offset, top: letter.height });
    outline.push(...part.outline.map((entry) => ({ ...entry, page: entry.page + offset })));
  }
  addOutline(pdf, outline);
  const bytes = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { bytes, outline, pages: pdf.getPageCount() };
}
