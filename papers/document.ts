/**
 * One document model for every paper Nunc prints. A document is a list of blocks; a block holds runs; a run is text, a
 * *blank* (a fact that is missing: shown in a box, counted, never invented) or a *fill* (a line somebody completes by
 * hand: a signature, a judge's date). The PDF and the Word renderer read the same blocks and print the same words.
 */

/** Who a part is for: the public file of the court, the court under seal, or nobody but the attorney. */
export type Audience = 'public' | 'sealed' | 'office';

/** How a page looks; see style.ts. */
export type StyleName = 'pleading' | 'motion' | 'plain' | 'brief' | 'cover';

export type Run =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: boolean;
      readonly italic?: boolean;
      /** Names an authority, so that the table of authorities can say where it is cited. */
      readonly authority?: string;
    }
  | { readonly kind: 'blank'; readonly label: string }
  | { readonly kind: 'fill'; readonly width: number };

export type Runs = readonly Run[];

export interface Column {
  readonly head: string;
  /** Share of the table's width; shares need not add up to anything. */
  readonly share: number;
}

/** The head of a first page. What stands where is the style's business. */
export interface Caption {
  readonly kind: 'caption';
  /** Who files it: name, bar number, address, whom they represent. */
  readonly filer: readonly Runs[];
  readonly court: readonly Runs[];
  readonly parties: readonly Runs[];
  /** Case numbers, title and hearing block: right of the parties. */
  readonly facts: readonly Runs[];
}

export type Block =
  | Caption
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: Runs }
  | { readonly kind: 'numbered'; readonly number: number; readonly runs: Runs }
  | {
      readonly kind: 'paragraph';
      readonly runs: Runs;
      readonly align: 'left' | 'center' | 'right';
      readonly tight: boolean;
    }
  | { readonly kind: 'quote'; readonly runs: Runs }
  | {
      readonly kind: 'list';
      readonly marks: 'letters' | 'numbers' | 'boxes' | 'dashes';
      readonly items: readonly Runs[];
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Runs[])[];
    }
  | { readonly kind: 'signature'; readonly lines: readonly Runs[] }
  | { readonly kind: 'slip'; readonly lines: readonly Runs[] }
  | { readonly kind: 'page_break' };

export interface Document {
  /** Stable name of the part, used for the file: `petition`. */
  readonly id: string;
  /** Neutral: it stands in the footer, the outline and the file's metadata. */
  readonly title: string;
  readonly language: string;
  readonly style: StyleName;
  readonly audience: Audience;
  /** Printed below the rule at the foot of each page. */
  readonly footer: string;
  readonly blocks: readonly Block[];
}

export const text = (value: string): Run => ({ kind: 'text', text: value });
export const bold = (value: string): Run => ({ kind: 'text', text: value, bold: true });
export const italic = (value: string): Run => ({ kind: 'text', text: value, italic: true });
export const blank = (label: string): Run => ({ kind: 'blank', label });

/** The words of a run, as both renderers print them. */
export function wordsOf(run: Run): string {
  if (run.kind === 'text') return oneLine(run.text);
  if (run.kind === 'blank') return `[__ ${oneLine(run.label)} __]`;
  return '_'.repeat(Math.max(1, Math.min(60, run.width)));
}

/** Line breaks, tabs and runs of spaces inside a text become one space; nothing else is touched. */
export function oneLine(value: string): string {
  return value.replace(/[ \t\r\n\f\v\u0085\u2028\u2029]+/g, ' ');
}

export const listMark = (marks: 'letters' | 'numbers' | 'boxes' | 'dashes', index: number): string => {
  if (marks === 'boxes') return '[  ]';
  if (marks === 'dashes') return '\u2013';
  if (marks === 'numbers') return `${index + 1}.`;
  return `${letters(index)}.`;
};

/** 0 -> a, 25 -> z, 26 -> aa. */
function letters(index: number): string {
  const here = String.fromCharCode(97 + (index % 26));
  return index < 26 ? here : letters(Math.floor(index / 26) - 1) + here;
}

/** Every group of runs of a block, in reading order. */
function groupsOf(block: Block): readonly Runs[] {
  switch (block.kind) {
    case 'caption':
      return [...block.filer, ...block.court, ...block.parties, ...block.facts];
    case 'heading':
    case 'numbered':
    case 'paragraph':
    case 'quote':
      return [block.runs];
    case 'list':
      return block.items;
    case 'table':
      return [...block.columns.map((column) => [text(column.head)]), ...block.rows.flat()];
    case 'signature':
    case 'slip':
      return block.lines;
    case 'page_break':
      return [];
  }
}

/** The words of a group of runs. */
export const textOfRuns = (runs: Runs): string => runs.map(wordsOf).join('');

/** Whether a paragraph announces what follows it and so must not be the last on its page. */
export const leadsOn = (runs: Runs): boolean => /:$|^Table \d/.test(textOfRuns(runs).trim());

/** Every word a document prints in its body, in reading order; one line a paragraph or cell. */
export function textOf(document: Document): string {
  return document.blocks
    .flatMap((block) => {
      const groups = groupsOf(block).map(textOfRuns);
      if (block.kind === 'numbered') return groups.map((group) => `${block.number}. ${group}`);
      if (block.kind === 'list')
        return groups.map((group, index) => `${listMark(block.marks, index)} ${group}`);
      return groups;
    })
    .join('\n');
}

/** The labels of the facts that are missing, in reading order; the same label may occur twice. */
export function blanksOf(document: Document): string[] {
  return document.blocks.flatMap((block) =>
    groupsOf(block).flatMap((runs) => runs.flatMap((run) => (run.kind === 'blank' ? [run.label] : []))),
  );
}
