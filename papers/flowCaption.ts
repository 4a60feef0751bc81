/**
 * The head of a first page. Pleading paper: the filer from line 1, the court on line 8, parties and case beside each
 * other below it. Motion paper: court and county at the top, a box with the parties left and the case right.
 */
import type { Caption, Runs } from './document.ts';
import { type Flow, type Mark, plainFlow, type Slice } from './flow.ts';
import { baselineOf, lowered, marksOf, stack } from './marks.ts';
import { type Style, textWidth } from './style.ts';
import type { Typesetter } from './typesetting.ts';

const courtLine = 8;

export function flowCaption(caption: Caption, style: Style, type: Typesetter): Flow[] {
  const isPleading = style.lineNumbers > 0;
  const width = textWidth(style);
  const slices: Slice[] = [];
  const used = () => slices.reduce((sum, slice) => sum + slice.units, 0);
  const skipTo = (units: number) => {
    if (units > used()) slices.push({ units: units - used(), marks: [] });
  };
  if (isPleading) {
    slices.push({ units: style.tight, marks: [] });
    slices.push(...tightLines(caption.filer, style, type, width * 0.62, 'left'));
    skipTo(Math.max((courtLine - 1) * style.loose, Math.ceil(used() / style.loose) * style.loose));
  }
  slices.push(...courtLines(caption.court, style, type, width));
  if (isPleading) skipTo(Math.ceil(used() / style.loose) * style.loose + style.tight);
  else slices.push({ units: 1, marks: [] });
  slices.push(partyBox(caption, style, type, width));
  if (isPleading) skipTo(Math.ceil((used() + 1) / style.loose) * style.loose);
  else slices.push({ units: 3, marks: [] });
  return [{ ...plainFlow, slices: [stack(slices, style.unit)], keepTogether: true }];
}

function tightLines(
  groups: readonly Runs[],
  style: Style,
  type: Typesetter,
  width: number,
  align: 'left' | 'center',
): Slice[] {
  return groups.flatMap((runs) =>
    type.lines(runs, width).map((line) => ({
      units: style.tight,
      marks: marksOf(line, align === 'center' ? (width - line.width) / 2 : 0, baselineOf(style, style.tight)),
    })),
  );
}

function courtLines(groups: readonly Runs[], style: Style, type: Typesetter, width: number): Slice[] {
  const isPleading = style.lineNumbers > 0;
  const units = isPleading ? style.loose : style.tight;
  return groups.flatMap((runs) =>
    type.lines(runs, width, 0, { bold: true }).map((line) => ({
      units,
      marks: marksOf(line, isPleading ? (width - line.width) / 2 : 0, baselineOf(style, units)),
    })),
  );
}

function partyBox(caption: Caption, style: Style, type: Typesetter, width: number): Slice {
  const middle = width * (style.lineNumbers > 0 ? 0.49 : 0.56);
  const inset = 12;
  const left = tightLines(caption.parties, style, type, middle - inset, 'left');
  const right = tightLines(caption.facts, style, type, width - middle - inset, 'left').map((slice) => ({
    ...slice,
    marks: slice.marks.map((mark) => (mark.kind === 'text' ? { ...mark, x: mark.x + middle + inset } : mark)),
  }));
  const inner = Math.max(left.length, right.length) * style.tight;
  const pad = style.lineNumbers > 0 ? 0 : 1;
  const units = inner + pad * 2 + (style.lineNumbers > 0 ? 1 : 0);
  const height = units * style.unit;
  const marks: Mark[] = [
    ...stack(left, style.unit).marks.map((mark) => lowered(mark, pad * style.unit)),
    ...stack(right, style.unit).marks.map((mark) => lowered(mark, pad * style.unit)),
    rule(middle, style.captionRule === 'line' ? 0 : 0, middle, height),
    rule(0, height, middle, height),
  ];
  if (style.captionRule === 'crosses')
    marks.push(rule(0, 0, middle, 0), ...cross(middle, 0), ...cross(middle, height));
  return { units, marks };
}

const rule = (x1: number, y1: number, x2: number, y2: number): Mark => ({
  kind: 'rule',
  x1,
  y1,
  x2,
  y2,
  weight: 0.8,
});

const cross = (x: number, y: number): Mark[] => [
  rule(x - 3, y - 3, x + 3, y + 3),
  rule(x - 3, y + 3, x + 3, y - 3),
];
