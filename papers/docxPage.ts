/** The page of a Word file: margins, line numbers and rules of pleading paper, page number and title at the foot. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  type ISectionOptions,
  LineRuleType,
  PageBorderDisplay,
  PageBorderOffsetFrom,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { Document } from './document.ts';
import { xmlText } from './docxText.ts';
import type { Style } from './style.ts';

/** Points as twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);

type SectionPage = Pick<ISectionOptions, 'properties' | 'headers' | 'footers'>;

export function pageOf(document: Document, style: Style): SectionPage {
  const bottom = style.height - style.top - style.units * style.unit;
  const isPleading = style.lineNumbers > 0;
  return {
    properties: {
      page: {
        size: { width: twips(style.width), height: twips(style.height) },
        margin: {
          top: twips(style.top),
          bottom: twips(bottom - 1),
          left: twips(style.left),
          right: twips(style.right),
          header: 360,
          footer: twips(isPleading ? 22 : 36),
        },
        ...(isPleading ? { borders: rules } : {}),
      },
    },
    ...(isPleading
      ? {
          headers: {
            default: new Header({ children: [...lineNumbers(style), new Paragraph({ children: [] })] }),
          },
        }
      : {}),
    footers: { default: new Footer({ children: footLines(document, style) }) },
  };
}

const rules = {
  pageBorders: { display: PageBorderDisplay.ALL_PAGES, offsetFrom: PageBorderOffsetFrom.TEXT },
  pageBorderLeft: { style: BorderStyle.DOUBLE, size: 4, space: 8, color: '000000' },
  pageBorderRight: { style: BorderStyle.SINGLE, size: 4, space: 8, color: '000000' },
};

/** 1 to 28 in a frame that stands beside the text on every page. */
function lineNumbers(style: Style): Paragraph[] {
  const pitch = twips(style.loose * style.unit);
  return Array.from(
    { length: style.lineNumbers },
    (_none, index) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        frame: {
          type: 'absolute',
          position: { x: twips(style.left - 60), y: twips(style.top) },
          width: twips(34),
          height: pitch * style.lineNumbers,
          wrap: FrameWrap.AROUND,
          anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        },
        children: [new TextRun({ text: String(index + 1) })],
      }),
  );
}

function footLines(document: Document, style: Style): Paragraph[] {
  const title = new TextRun({ text: xmlText(document.footer), size: style.name === 'plain' ? 17 : 20 });
  const number = new TextRun({ children: [PageNumber.CURRENT] });
  if (style.name === 'motion')
    return [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })];
  const border = { top: { style: BorderStyle.SINGLE, size: 4, space: 2, color: '000000' } };
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [number] }),
    new Paragraph({ alignment: AlignmentType.CENTER, border, children: [title] }),
  ];
}
