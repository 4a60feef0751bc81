/** A table as one flow: a slice a row, its head repeated on every page it goes on to, rules that close at a cut. */
import type { Block, Runs } from './document.ts';
import { type Flow, type Mark, plainFlow, type Slice } from './flow.ts';
import { marksOf, stack } from './marks.ts';
import { type Style, textWidth } from './style.ts';
import { columnWidths } from './tableWidths.ts';
import type { Line, Typesetter } from './typesetting.ts';

const padding = 4;
const ruleWeight = 0.6;

export function flowTable(block: Extract<Block, { kind: 'table' }>, style: Style, type: Typesetter): Flow {
  const width = textWidth(style);
  const measure = (word: string, isHead: boolean) =>
    type.width(type.printableText(word), isHead ? 'bold' : 'regular') + 2 * padding + 0.1;
  const edges = [0];
  for (const column of columnWidths(block, width, measure)) edges.push((edges.at(-1) ?? 0) + column);
  const table = new TableSetter(style, type, edges);
  const hasHead = block.columns.some((column) => column.head !== '');
  const head = hasHead
    ? [table.row(block.columns.map((column) => [{ kind: 'text', text: column.head, bold: true }]))]
    : [];
  const headSlices = head.map((row) => row.whole);
  const isNumbered = style.lineNumbers > 0;
  const slices: Slice[] = headSlices.map((slice) => stack([{ units: 1, marks: [] }, slice], style.unit));
  for (const cells of block.rows) {
    const row = table.row(cells);
    if (row.whole.units <= style.units * 0.4) slices.push(row.whole);
    else slices.push(...row.pieces);
  }
  const bottom: Mark[] = [{ kind: 'rule', x1: 0, y1: 0, x2: width, y2: 0, weight: ruleWeight }];
  return {
    ...plainFlow,
    slices: [...slices, { units: isNumbered ? 1 : 2, marks: bottom }],
    startsOn: isNumbered ? style.loose : 1,
    gapAfter: style.gap,
    head: headSlices,
    cut: bottom,
  };
}

class TableSetter {
  private readonly style: Style;
  private readonly type: Typesetter;
  private readonly edges: readonly number[];

  constructor(style: Style, type: Typesetter, edges: readonly number[]) {
    this.style = style;
    this.type = type;
    this.edges = edges;
  }

  /** A row whole, and the same row line by line for one that is too tall to keep in one piece. */
  row(cells: readonly Runs[]): { whole: Slice; pieces: Slice[] } {
    const columns = cells.map((runs, index) => {
      const left = this.edges[index] ?? 0;
      const right = this.edges[index + 1] ?? left;
      return { left, lines: this.type.lines(runs, Math.max(20, right - left - 2 * padding)) };
    });
    const count = Math.max(1, ...columns.map((column) => column.lines.length));
    const pieces: Slice[] = [];
    for (let index = 0; index < count; index++) pieces.push(this.piece(columns, index, index === count - 1));
    return { whole: stack(pieces, this.style.unit), pieces };
  }

  private piece(
    columns: readonly { left: number; lines: readonly Line[] }[],
    index: number,
    isLast: boolean,
  ): Slice {
    const { tight, unit, size } = this.style;
    const above = index === 0 ? 2 : 0;
    const units = tight + (isLast ? 1 : 0);
    const height = units * unit;
    const baseline = above + tight * unit - (tight * unit - size) / 2 - size * 0.22;
    const marks: Mark[] = columns.flatMap(({ left, lines }) => {
      const line = lines[index];
      return line === undefined ? [] : marksOf(line, left + padding, index === 0 ? baseline : baseline + 2);
    });
    for (const x of this.edges)
      marks.push({ kind: 'rule', x1: x, y1: 0, x2: x, y2: height, weight: ruleWeight });
    const right = this.edges.at(-1) ?? 0;
    if (index === 0) marks.push({ kind: 'rule', x1: 0, y1: 0, x2: right, y2: 0, weight: ruleWeight });
    return { units, marks };
  }
}
