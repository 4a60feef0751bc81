/** From runs to lines: characters the fonts can print, widths, line breaks. Nothing here knows about pages. */
import { type PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib';
import { type Run, type Runs, wordsOf } from './document.ts';
import type { Style } from './style.ts';

export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic';

/** A piece of a line, `x` from the left edge of the line. */
export interface Segment {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly face: Face;
  /** A blank: drawn in a box so that nobody overlooks it. */
  readonly boxed: boolean;
  readonly authority: string | null;
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** A character the standard fonts cannot print, and what was printed in its place. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

const faces = {
  serif: {
    regular: StandardFonts.TimesRoman,
    bold: StandardFonts.TimesRomanBold,
    italic: StandardFonts.TimesRomanItalic,
    boldItalic: StandardFonts.TimesRomanBoldItalic,
  },
  sans: {
    regular: StandardFonts.Helvetica,
    bold: StandardFonts.HelveticaBold,
    italic: StandardFonts.HelveticaOblique,
    boldItalic: StandardFonts.HelveticaBoldOblique,
  },
} as const;

/** The four faces of a style in one PDF, with the widths of their characters. */
export class Typesetter {
  readonly fonts: Readonly<Record<Face, PDFFont>>;
  readonly size: number;
  readonly replaced = new Map<string, string>();
  private readonly widths = new Map<string, number>();
  private readonly printable: ReadonlySet<number>;

  constructor(pdf: PDFDocument, style: Style) {
    const names = faces[style.fonts];
    this.fonts = {
      regular: pdf.embedStandardFont(names.regular),
      bold: pdf.embedStandardFont(names.bold),
      italic: pdf.embedStandardFont(names.italic),
      boldItalic: pdf.embedStandardFont(names.boldItalic),
    };
    this.size = style.size;
    this.printable = new Set(this.fonts.regular.getCharacterSet());
  }

  /** `value` in characters the fonts have; every other one is printed as its code in brackets and reported. */
  printableText(value: string): string {
    let printed = '';
    for (const character of value.normalize('NFC')) {
      const code = character.codePointAt(0) ?? 0;
      if (code >= 0x20 && code !== 0x7f && this.printable.has(code)) {
        printed += character;
        continue;
      }
      const to = `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
      this.replaced.set(character, to);
      printed += to;
    }
    return printed;
  }

  width(value: string, face: Face, size = this.size): number {
    let total = 0;
    for (const character of value) {
      const key = face + character;
      let one = this.widths.get(key);
      if (one === undefined) {
        one = this.fonts[face].widthOfTextAtSize(character, 1000);
        this.widths.set(key, one);
      }
      total += one;
    }
    return (total * size) / 1000;
  }

  /**
   * Breaks runs into lines no wider than `width`; the first one starts at `firstIndent`. A word that is wider than
   * a whole line is broken where the line ends, without a hyphen, so that no character is added or lost.
   */
  lines(runs: Runs, width: number, firstIndent = 0, emphasis: Emphasis = {}): Line[] {
    const breaker = new LineBreaker(this, width, firstIndent);
    for (const word of wordsIn(runs.flatMap((run) => this.piecesOf(run, emphasis)))) breaker.add(word);
    return breaker.finish();
  }

  private piecesOf(run: Run, emphasis: Emphasis): Piece[] {
    const isBold = (run.kind === 'text' && run.bold === true) || emphasis.bold === true;
    const isItalic = (run.kind === 'text' && run.italic === true) || emphasis.italic === true;
    const face: Face = isBold ? (isItalic ? 'boldItalic' : 'bold') : isItalic ? 'italic' : 'regular';
    const authority = run.kind === 'text' ? (run.authority ?? null) : null;
    const words = this.printableText(wordsOf(run));
    return words === '' ? [] : [{ text: words, face, boxed: run.kind === 'blank', authority }];
  }
}

interface Emphasis {
  readonly bold?: boolean;
  readonly italic?: boolean;
}

interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly boxed: boolean;
  readonly authority: string | null;
}

/** Pieces that stay on one line, and whether a space came before them. */
interface Word {
  readonly pieces: readonly Piece[];
  readonly space: Piece | null;
}

/** A sign that belongs to the number after it: the two are never parted by a line end. */
const gluesForward = /[\u00a7\u00b6]$/;

function wordsIn(pieces: readonly Piece[]): Word[] {
  const words: Word[] = [];
  let current: Piece[] = [];
  let space: Piece | null = null;
  const close = () => {
    if (current.length > 0) words.push({ pieces: current, space });
    current = [];
  };
  for (const piece of pieces) {
    for (const part of piece.text.split(/( +)/)) {
      if (part === '') continue;
      const isSpace = part.trim() === '' && !part.includes('\u00a0');
      if (!isSpace) {
        current.push({ ...piece, text: part });
        continue;
      }
      const last = current.at(-1);
      if (last !== undefined && gluesForward.test(last.text)) {
        current.push({ ...piece, text: ' ' });
        continue;
      }
      if (current.length > 0) {
        close();
        space = { ...piece, text: ' ' };
      }
    }
  }
  close();
  return words;
}

class LineBreaker {
  private readonly done: Line[] = [];
  private segments: Segment[] = [];
  private x: number;
  private isEmpty = true;
  private readonly type: Typesetter;
  private readonly width: number;

  constructor(type: Typesetter, width: number, firstIndent: number) {
    this.type = type;
    this.width = width;
    this.x = firstIndent;
  }

  add(word: Word): void {
    const wordWidth = word.pieces.reduce((sum, piece) => sum + this.type.width(piece.text, piece.face), 0);
    const spaceWidth = word.space === null || this.isEmpty ? 0 : this.type.width(' ', word.space.face);
    if (!this.isEmpty && this.x + spaceWidth + wordWidth > this.width) this.close();
    else if (word.space !== null && !this.isEmpty) this.put(word.space);
    if (this.x + wordWidth <= this.width) for (const piece of word.pieces) this.put(piece);
    else for (const piece of word.pieces) this.putBroken(piece);
  }

  finish(): Line[] {
    if (this.segments.length > 0 || this.done.length === 0) this.close();
    return this.done;
  }

  private put(piece: Piece): void {
    const width = this.type.width(piece.text, piece.face);
    const last = this.segments.at(-1);
    if (
      last !== undefined &&
      last.face === piece.face &&
      last.boxed === piece.boxed &&
      last.authority === piece.authority
    ) {
      this.segments[this.segments.length - 1] = {
        ...last,
        text: last.text + piece.text,
        width: last.width + width,
      };
    } else this.segments.push({ ...piece, x: this.x, width });
    this.x += width;
    this.isEmpty = false;
  }

  private putBroken(piece: Piece): void {
    for (const character of piece.text) {
      const width = this.type.width(character, piece.face);
      if (!this.isEmpty && this.x + width > this.width) this.close();
      this.put({ ...piece, text: character });
    }
  }

  private close(): void {
    this.done.push({ segments: this.segments, width: this.x });
    this.segments = [];
    this.x = 0;
    this.isEmpty = true;
  }
}
