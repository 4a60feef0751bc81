/** The bookmarks of a PDF: what a reader sees beside the pages, nested by level. */
import { type PDFDocument, PDFHexString, PDFName, PDFNull, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';

export interface OutlineEntry {
  readonly title: string;
  /** From 1; an entry belongs under the nearest one before it with a lower level. */
  readonly level: number;
  /** From 0. */
  readonly page: number;
  /** Height on the page, in points from its foot. */
  readonly top: number;
}

interface Node {
  readonly entry: OutlineEntry;
  readonly ref: PDFRef;
  readonly children: Node[];
}

/** Writes the outline into the PDF and asks viewers to show it. */
export function addOutline(pdf: PDFDocument, entries: readonly OutlineEntry[]): void {
  if (entries.length === 0) return;
  const { context } = pdf;
  const root: Node[] = [];
  const path: Node[] = [];
  for (const entry of entries) {
    const node: Node = { entry, ref: context.nextRef(), children: [] };
    while (path.length > 0 && (path.at(-1)?.entry.level ?? 0) >= entry.level) path.pop();
    (path.at(-1)?.children ?? root).push(node);
    path.push(node);
  }
  const top = context.nextRef();
  writeNodes(pdf, root, top);
  const outlines = context.obj({ Type: 'Outlines', Count: PDFNumber.of(root.length) });
  const [first, last] = [root[0], root.at(-1)];
  if (first !== undefined && last !== undefined) {
    outlines.set(PDFName.of('First'), first.ref);
    outlines.set(PDFName.of('Last'), last.ref);
  }
  context.assign(top, outlines);
  pdf.catalog.set(PDFName.of('Outlines'), top);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function writeNodes(pdf: PDFDocument, nodes: readonly Node[], parent: PDFRef): void {
  const { context } = pdf;
  nodes.forEach((node, index) => {
    const page = pdf.getPage(Math.min(node.entry.page, pdf.getPageCount() - 1));
    const item = context.obj({});
    item.set(PDFName.of('Title'), PDFHexString.fromText(node.entry.title));
    item.set(PDFName.of('Parent'), parent);
    item.set(
      PDFName.of('Dest'),
      context.obj([page.ref, PDFName.of('XYZ'), PDFNull, PDFNumber.of(node.entry.top), PDFNull]),
    );
    const [before, after] = [nodes[index - 1], nodes[index + 1]];
    if (before !== undefined) item.set(PDFName.of('Prev'), before.ref);
    if (after !== undefined) item.set(PDFName.of('Next'), after.ref);
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (first !== undefined && last !== undefined) {
      item.set(PDFName.of('First'), first.ref);
      item.set(PDFName.of('Last'), last.ref);
      item.set(PDFName.of('Count'), PDFNumber.of(-node.children.length));
    }
    context.assign(node.ref, item);
    writeNodes(pdf, node.children, node.ref);
  });
}
