/** From the blocks of a document to flows of slices: where each line, rule and number of a block stands. */
import { type Block, type Document, leadsOn, listMark, type Runs, textOfRuns } from './document.ts';
import { type Flow, type Mark, plainFlow, type Slice } from './flow.ts';
import { flowCaption } from './flowCaption.ts';
import { flowTable } from './flowTable.ts';
import { baselineOf, enlarged, marksOf, stack } from './marks.ts';
import { type Style, textWidth } from './style.ts';
import type { Line, Typesetter } from './typesetting.ts';

/** The flows of a whole document. */
export function flowsOf(document: Document, style: Style, type: Typesetter): Flow[] {
  const setter = new BlockSetter(style, type);
  let breakNext = false;
  const flows: Flow[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'page_break') {
      breakNext = true;
      continue;
    }
    const made = setter.flow(block);
    for (const flow of made) {
      flows.push(breakNext ? { ...flow, breakBefore: true } : flow);
      breakNext = false;
    }
  }
  return flows;
}

class BlockSetter {
  private readonly style: Style;
  private readonly type: Typesetter;
  private readonly width: number;

  constructor(style: Style, type: Typesetter) {
    this.style = style;
    this.type = type;
    this.width = textWidth(style);
  }

  flow(block: Exclude<Block, { kind: 'page_break' }>): Flow[] {
    switch (block.kind) {
      case 'caption':
        return flowCaption(block, this.style, this.type);
      case 'table':
        return [flowTable(block, this.style, this.type)];
      case 'heading':
        return [this.heading(block.level, block.runs)];
      case 'numbered':
        return [this.numbered(block.number, block.runs)];
      case 'paragraph':
        return [this.paragraph(block.runs, block.align, block.tight)];
      case 'quote':
        return [this.quote(block.runs)];
      case 'list':
        return block.items.map((item, index) => this.item(listMark(block.marks, index), item));
      case 'signature':
        return [this.signature(block.lines)];
      case 'slip':
        return [this.slip(block.lines)];
    }
  }

  private loose(slices: readonly Slice[], more: Partial<Flow> = {}): Flow {
    return {
      ...plainFlow,
      slices,
      startsOn: this.grid,
      gapAfter: this.style.name === 'plain' ? this.style.gap : 0,
      ...more,
    };
  }

  /** On numbered pages everything starts on a numbered line. */
  private get grid(): number {
    return this.style.lineNumbers > 0 ? this.style.loose : 1;
  }

  private slice(line: Line, units: number, dx = 0, extra: readonly Mark[] = []): Slice {
    return { units, marks: [...extra, ...marksOf(line, dx, baselineOf(this.style, units))] };
  }

  /** Tight lines whose last one stands on a numbered line. */
  private tightSlices(lines: readonly Line[], dx: (line: Line) => number): Slice[] {
    const slices = lines.map((line) => this.slice(line, this.style.tight, dx(line)));
    const isOdd = (slices.length * this.style.tight) % this.style.loose !== 0;
    const needsPad = this.style.lineNumbers > 0 && isOdd;
    const first = slices[0];
    if (!needsPad || first === undefined) return slices;
    const pad = this.style.loose - this.style.tight;
    const lowered = first.marks.map((mark) =>
      mark.kind === 'text' ? { ...mark, baseline: mark.baseline + pad * this.style.unit } : mark,
    );
    return [{ units: first.units + pad, marks: lowered }, ...slices.slice(1)];
  }

  private heading(level: 1 | 2 | 3, runs: Runs): Flow {
    const isCentered = level === 1 && this.style.name !== 'plain';
    if (level === 1 && this.style.titleScale !== undefined) return this.title(runs, this.style.titleScale);
    const inset = level === 1 ? 0 : level === 2 ? 0 : this.style.firstIndent;
    const width = isCentered ? this.width - 72 : this.width - inset;
    const lines = this.type.lines(runs, width, 0, { bold: true, italic: level === 3 });
    const slices = this.tightSlices(lines, (line) => (isCentered ? (this.width - line.width) / 2 : inset));
    const before: Slice[] =
      this.style.lineNumbers > 0 ? [] : [{ units: this.style.gap * (level === 1 ? 2 : 1), marks: [] }];
    return {
      ...plainFlow,
      slices: [...before, ...slices, ...(this.style.headingRule === true ? [this.ruled(0.8)] : [])],
      startsOn: this.grid,
      gapAfter: this.style.lineNumbers > 0 ? 0 : this.style.gap,
      keepTogether: true,
      keepWithNext: true,
      bookmark: { title: textOfRuns(runs), level },
    };
  }

  /** A first heading larger than the text, on a thick rule. */
  private title(runs: Runs, scale: number): Flow {
    const units = Math.ceil(this.style.tight * scale);
    const lines = this.type.lines(runs, this.width / scale, 0, { bold: true });
    const slices = lines.map((line): Slice => {
      const marks = marksOf(line, 0, baselineOf(this.style, units) - scale);
      return { units, marks: enlarged(marks, scale) };
    });
    return {
      ...plainFlow,
      slices: [...slices, this.ruled(2)],
      startsOn: this.grid,
      gapAfter: this.style.gap,
      keepTogether: true,
      keepWithNext: true,
      bookmark: { title: textOfRuns(runs), level: 1 },
    };
  }

  /** A rule across the page, just below what stands above it. */
  private ruled(weight: number): Slice {
    return { units: 1, marks: [{ kind: 'rule', x1: 0, y1: 1, x2: this.width, y2: 1, weight }] };
  }

  private numbered(number: number, runs: Runs): Flow {
    const { firstIndent, loose } = this.style;
    const hang = this.style.name === 'plain' ? 24 : 0;
    const start = firstIndent + (this.style.name === 'plain' ? 0 : 36);
    const lines = this.type.lines(runs, this.width - hang, hang === 0 ? start : 0);
    const label = this.type.lines([{ kind: 'text', text: `${number}.` }], this.width)[0];
    const slices = lines.map((line, index) =>
      this.slice(
        line,
        loose,
        hang,
        index === 0 && label !== undefined ? marksOf(label, firstIndent, baselineOf(this.style, loose)) : [],
      ),
    );
    return this.loose(slices);
  }

  private paragraph(runs: Runs, align: 'left' | 'center' | 'right', tight: boolean): Flow {
    const isIndented = align === 'left' && !tight;
    const lines = this.type.lines(runs, this.width, isIndented ? this.style.firstIndent : 0);
    const dx = (line: Line) =>
      align === 'center' ? (this.width - line.width) / 2 : align === 'right' ? this.width - line.width : 0;
    const keepWithNext = leadsOn(runs);
    if (!tight)
      return this.loose(
        lines.map((line) => this.slice(line, this.style.loose, dx(line))),
        { keepWithNext },
      );
    return {
      ...plainFlow,
      slices: this.tightSlices(lines, dx),
      startsOn: this.grid,
      gapAfter: this.style.gap,
      keepWithNext,
    };
  }

  private quote(runs: Runs): Flow {
    const inset = this.style.firstIndent > 0 ? this.style.firstIndent : 24;
    const slices = this.type
      .lines(runs, this.width - 2 * inset)
      .map((line) => this.slice(line, this.style.tight, inset));
    const isNumbered = this.style.lineNumbers > 0;
    const pad: Slice = { units: isNumbered ? this.style.tight : this.style.gap, marks: [] };
    return {
      ...plainFlow,
      slices: [joinedTop(pad, slices[0], this.style.unit), ...slices.slice(1)],
      startsOn: this.grid,
      gapAfter: isNumbered ? 0 : this.style.gap + 1,
    };
  }

  private item(mark: string, runs: Runs): Flow {
    const inset = this.style.firstIndent;
    const hang = 26;
    const units = this.style.loose;
    const lines = this.type.lines(runs, this.width - inset - hang);
    const label = this.type.lines(
      [{ kind: 'text', text: mark.replace('[  ]', '[\u00a0\u00a0]') }],
      this.width,
    )[0];
    const baseline = baselineOf(this.style, units);
    const slices = lines.map((line, index) =>
      this.slice(
        line,
        units,
        inset + hang,
        index === 0 && label !== undefined ? marksOf(label, inset, baseline) : [],
      ),
    );
    return this.loose(slices);
  }

  private signature(groups: readonly Runs[]): Flow {
    const left = this.style.name === 'plain' ? 0 : this.width * 0.46;
    const slices: Slice[] = [{ units: this.style.loose, marks: [] }];
    for (const runs of groups) {
      const isEmpty = textOfRuns(runs).trim() === '';
      const lines = isEmpty ? [{ segments: [], width: 0 }] : this.type.lines(runs, this.width - left);
      for (const line of lines) slices.push(this.slice(line, this.style.tight, left));
    }
    return {
      ...plainFlow,
      slices,
      startsOn: this.grid,
      gapAfter: this.style.gap,
      keepTogether: true,
      keepWithPrevious: true,
    };
  }

  private slip(groups: readonly Runs[]): Flow {
    const slices: Slice[] = [{ units: up(this.style.units * 0.36, this.style.loose), marks: [] }];
    groups.forEach((runs, index) => {
      for (const line of this.type.lines(runs, this.width - 72, 0, { bold: index === 0 }))
        slices.push(this.slice(line, this.style.loose, (this.width - line.width) / 2));
    });
    const title = groups[0];
    const bookmark =
      title === undefined ? null : { title: groups.slice(0, 2).map(textOfRuns).join(': '), level: 1 };
    return { ...plainFlow, slices, startsOn: 1, breakBefore: true, keepTogether: true, bookmark };
  }
}

/** A slice with empty space above it, so that the two are never parted. */
function joinedTop(pad: Slice, slice: Slice | undefined, unit: number): Slice {
  return slice === undefined ? pad : stack([pad, slice], unit);
}

const up = (value: number, step: number): number => Math.ceil(value / step) * step;
