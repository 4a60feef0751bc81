/** Blocks as Word paragraphs and tables. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Block, type Caption, leadsOn, type Runs, text } from './document.ts';
import { twips } from './docxPage.ts';
import { type Emphasis, textRuns } from './docxText.ts';
import { type Style, textWidth } from './style.ts';
import { columnWidths } from './tableWidths.ts';
import type { Typesetter } from './typesetting.ts';

type Child = Paragraph | Table;

/** `type` measures: the fonts of the PDF have the same widths as those Word uses, so lines can be counted. */
export function blocksAsWord(blocks: readonly Block[], style: Style, type: Typesetter): Child[] {
  const writer = new BlockWriter(style, type);
  blocks.forEach((block, index) => {
    writer.write(block, blocks[index + 1]?.kind === 'signature');
  });
  return writer.children;
}

class BlockWriter {
  readonly children: Child[] = [];
  private readonly style: Style;
  private breakNext = false;
  private keepNext = false;
  private lists = 0;

  private readonly type: Typesetter;

  constructor(style: Style, type: Typesetter) {
    this.style = style;
    this.type = type;
  }

  private countLines(runs: Runs, width: number, emphasis: Emphasis = {}): number {
    const { bold = false, italics = false } = emphasis;
    return this.type.lines(runs, width, 0, { bold, italic: italics }).length;
  }

  /** `staysWithNext`: the next block is a signature, which must not stand alone on a page. */
  write(block: Block, staysWithNext = false): void {
    this.keepNext = staysWithNext;
    switch (block.kind) {
      case 'page_break':
        this.breakNext = true;
        break;
      case 'caption':
        this.caption(block);
        break;
      case 'heading':
        this.heading(block.level, block.runs);
        break;
      case 'numbered':
        this.add(block.runs, {
          ...this.loose(),
          tabStops: [{ type: 'left', position: twips(this.style.firstIndent + 36) }],
          numbering: { reference: 'paragraphs', level: 0 },
        });
        break;
      case 'paragraph':
        this.paragraph(block.runs, block.align, block.tight);
        break;
      case 'quote':
        this.add(block.runs, {
          ...this.tight(1),
          spacing: this.quoteSpacing(),
          indent: { left: twips(this.inset), right: twips(this.inset) },
        });
        break;
      case 'list':
        this.lists += 1;
        for (const item of block.items)
          this.add(item, {
            ...this.loose(),
            numbering: { reference: block.marks, level: 0, instance: this.lists },
          });
        break;
      case 'table':
        this.table(block);
        break;
      case 'signature':
        this.signature(block.lines);
        break;
      case 'slip':
        this.slip(block.lines);
        break;
    }
  }

  private get inset(): number {
    return this.style.firstIndent > 0 ? this.style.firstIndent : 24;
  }

  private loose(): IParagraphOptions {
    const { loose, unit, gap, name } = this.style;
    return {
      spacing: {
        line: twips(loose * unit),
        lineRule: LineRuleType.EXACT,
        before: 0,
        after: name === 'plain' ? twips(gap * unit) : 0,
      },
    };
  }

  /** Tight lines; on numbered pages they end on a numbered line, so `lines` of them are topped up to a full one. */
  private tight(lines: number): IParagraphOptions {
    const { tight, loose, unit, gap, lineNumbers } = this.style;
    const pad = lineNumbers > 0 && (lines * tight) % loose !== 0 ? loose - tight : 0;
    return {
      spacing: {
        line: twips(tight * unit),
        lineRule: LineRuleType.EXACT,
        before: twips(pad * unit),
        after: twips(gap * unit),
      },
    };
  }

  private quoteSpacing(): NonNullable<IParagraphOptions['spacing']> {
    const { tight, unit, gap, lineNumbers } = this.style;
    const pad = twips((lineNumbers > 0 ? tight : gap) * unit);
    return {
      line: twips(tight * unit),
      lineRule: LineRuleType.EXACT,
      before: pad,
      after: lineNumbers > 0 ? 0 : pad,
    };
  }

  private add(runs: Runs, options: IParagraphOptions, emphasis: Emphasis = {}): void {
    const pageBreakBefore = this.breakNext;
    this.breakNext = false;
    this.children.push(
      new Paragraph({
        ...options,
        ...(pageBreakBefore ? { pageBreakBefore } : {}),
        ...(this.keepNext ? { keepNext: true } : {}),
        widowControl: true,
        children: textRuns(runs, emphasis),
      }),
    );
  }

  private heading(level: 1 | 2 | 3, runs: Runs): void {
    const isCentered = level === 1 && this.style.name !== 'plain';
    const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
    const heading = headings[level - 1] ?? HeadingLevel.HEADING_1;
    const room = textWidth(this.style) - (isCentered ? 72 : level === 3 ? this.style.firstIndent : 0);
    const emphasis = { bold: true, italics: level === 3 };
    const lines = this.countLines(runs, room, emphasis);
    const isNumbered = this.style.lineNumbers > 0;
    const { spacing } = isNumbered && lines === 1 ? this.loose() : this.tight(lines);
    const gap = twips(this.style.gap * this.style.unit * (level === 1 ? 2 : 1));
    const before = isNumbered ? spacing?.before : gap;
    const indent =
      level === 3
        ? { left: twips(this.style.firstIndent) }
        : isCentered
          ? { left: twips(36), right: twips(36) }
          : undefined;
    this.add(
      runs,
      {
        heading,
        keepNext: true,
        keepLines: true,
        alignment: isCentered ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { ...spacing, ...(before === undefined ? {} : { before }) },
        ...(indent === undefined ? {} : { indent }),
      },
      emphasis,
    );
  }

  private paragraph(runs: Runs, align: 'left' | 'center' | 'right', isTight: boolean): void {
    const alignment =
      align === 'center'
        ? AlignmentType.CENTER
        : align === 'right'
          ? AlignmentType.RIGHT
          : AlignmentType.LEFT;
    const isIndented = align === 'left' && !isTight;
    const lines = this.countLines(runs, textWidth(this.style));
    const base = {
      ...(isTight ? this.tight(lines) : this.loose()),
      ...(leadsOn(runs) ? { keepNext: true } : {}),
    };
    this.add(runs, {
      ...base,
      alignment,
      ...(isIndented ? { indent: { firstLine: twips(this.style.firstIndent) } } : {}),
    });
  }

  private signature(lines: readonly Runs[]): void {
    const indent =
      this.style.name === 'plain' ? {} : { indent: { left: twips(textWidth(this.style) * 0.46) } };
    const { tight, loose, unit } = this.style;
    lines.forEach((runs, index) => {
      const isLast = index === lines.length - 1;
      const spacing = {
        line: twips(tight * unit),
        lineRule: LineRuleType.EXACT,
        before: index === 0 ? twips(loose * unit) : 0,
        after: 0,
      };
      this.add(runs, { ...indent, spacing, keepLines: true, ...(isLast ? {} : { keepNext: true }) });
    });
  }

  private slip(lines: readonly Runs[]): void {
    lines.forEach((runs, index) => {
      const spacing = {
        ...this.loose().spacing,
        ...(index === 0 ? { before: twips(this.style.units * this.style.unit * 0.36) } : {}),
      };
      const isFirstOfAll = this.children.length === 0;
      if (index === 0 && !isFirstOfAll) this.breakNext = true;
      this.add(
        runs,
        {
          alignment: AlignmentType.CENTER,
          spacing,
          ...(index === 0 ? { heading: HeadingLevel.HEADING_1 } : {}),
        },
        { bold: index === 0 },
      );
    });
  }

  private caption(caption: Caption): void {
    const { tight, loose, unit, lineNumbers } = this.style;
    const isPleading = lineNumbers > 0;
    const exact = (units: number, before = 0) => ({
      line: twips(units * unit),
      lineRule: LineRuleType.EXACT,
      before: twips(before),
      after: 0,
    });
    if (isPleading) {
      caption.filer.forEach((runs, index) => {
        this.add(runs, { spacing: exact(tight, index === 0 ? tight * unit : 0) });
      });
    }
    const used = caption.filer.length * tight + tight;
    const free = isPleading ? Math.max(0, 7 * loose - used) * unit : 0;
    caption.court.forEach((runs, index) => {
      const spacing = exact(isPleading ? loose : tight, index === 0 ? free : 0);
      this.add(
        runs,
        { alignment: isPleading ? AlignmentType.CENTER : AlignmentType.LEFT, spacing },
        { bold: true },
      );
    });
    this.children.push(new Paragraph({ spacing: exact(tight), children: [] }));
    this.children.push(this.partyTable(caption));
    this.children.push(new Paragraph({ spacing: exact(tight), children: [] }));
  }

  private partyTable(caption: Caption): Table {
    const { tight, unit, captionRule, lineNumbers } = this.style;
    const width = textWidth(this.style);
    const share = lineNumbers > 0 ? 0.49 : 0.56;
    const spacing = { line: twips(tight * unit), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
    const lines = (groups: readonly Runs[]) =>
      groups.map((runs) => new Paragraph({ spacing, children: textRuns(runs) }));
    const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
    const top = captionRule === 'crosses' ? line : none;
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(width), type: WidthType.DXA },
      columnWidths: [twips(width * share), twips(width * (1 - share))],
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
      },
      rows: [
        new TableRow({
          children: [
            cell(lines(caption.parties), width * share, { top, bottom: line, left: none, right: line }),
            cell(
              lines(caption.facts),
              width * (1 - share),
              { top: none, bottom: none, left: none, right: none },
              12,
            ),
          ],
        }),
      ],
    });
  }

  private table(block: Extract<Block, { kind: 'table' }>): void {
    const width = textWidth(this.style);
    const measure = (word: string, isHead: boolean) =>
      this.type.width(this.type.printableText(word), isHead ? 'bold' : 'regular') + 10;
    const widths = columnWidths(block, width, measure);
    const heads = block.columns.map((column) => [text(column.head)]);
    const hasHead = block.columns.some((column) => column.head !== '');
    const rows = [...(hasHead ? [heads] : []), ...block.rows];
    const made = rows.map((cells) => this.row(cells, widths, hasHead && cells === heads));
    const units = made.reduce((sum, one) => sum + one.units, 0);
    if (this.breakNext) this.add([], this.tight(2));
    this.children.push(
      new Table({
        layout: TableLayoutType.FIXED,
        width: { size: twips(width), type: WidthType.DXA },
        columnWidths: widths.map(twips),
        rows: made.map((one) => one.row),
      }),
    );
    const { loose, unit, tight, lineNumbers } = this.style;
    const free = lineNumbers > 0 ? Math.ceil((units + 1) / loose) * loose - units : tight;
    const spacing = { line: twips(free * unit), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
    this.children.push(new Paragraph({ spacing, children: [] }));
  }

  /** A row and its height in grid units, so that what follows a table stands on a numbered line again. */
  private row(
    cells: readonly Runs[],
    widths: readonly number[],
    isHead: boolean,
  ): { row: TableRow; units: number } {
    const { tight, unit } = this.style;
    const emphasis = isHead ? { bold: true } : {};
    const spacing = { line: twips(tight * unit), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
    const counts = cells.map((runs, index) => this.countLines(runs, (widths[index] ?? 40) - 8, emphasis));
    const lines = Math.max(1, ...counts);
    const children = cells.map((runs, index) =>
      cell([new Paragraph({ spacing, children: textRuns(runs, emphasis) })], widths[index] ?? 0),
    );
    const isTall = lines * tight > this.style.units * 0.4;
    return {
      row: new TableRow({ tableHeader: isHead, cantSplit: !isTall, children }),
      units: lines * tight + 1,
    };
  }
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function cell(
  children: Paragraph[],
  width: number,
  borders?: Record<
    'top' | 'bottom' | 'left' | 'right',
    { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color: string }
  >,
  inset = 4,
): TableCell {
  return new TableCell({
    children: children.length > 0 ? children : [new Paragraph({ children: [] })],
    width: { size: twips(width), type: WidthType.DXA },
    margins: {
      left: twips(borders === undefined ? 4 : inset === 4 ? 0 : inset),
      right: twips(4),
      top: twips(borders === undefined ? 1.5 : 0),
      bottom: twips(borders === undefined ? 4 : 0),
    },
    verticalAlign: VerticalAlign.TOP,
    ...(borders === undefined ? {} : { borders }),
  });
}
