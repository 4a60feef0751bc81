/** From what a recognizer of the tesseract family says of a page to lines whose columns stand where they stood. */
import type { OcrLine } from './ocrEngine.ts';
import { gridOf, layoutRow, type TextBox } from './textLayout.ts';

interface Corners {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A line as recognized: words with their boxes in pixels; `confidence` in percent. */
export interface RecognizedLine {
  readonly words: readonly { readonly text: string; readonly confidence: number; readonly bbox: Corners }[];
  readonly bbox: Corners;
}

/** The lines with their words put back into columns. */
export function linesInColumns(lines: readonly RecognizedLine[]): OcrLine[] {
  const rows = lines.map((line) => line.words.map(boxOf));
  const grid = gridOf(rows.flat());
  return lines.map((line, index) => {
    const words = rows[index] ?? [];
    const first = line.words[0]?.bbox ?? line.bbox;
    const second = line.words[Math.min(3, line.words.length - 1)]?.bbox ?? first;
    return {
      text: layoutRow(words, grid),
      confidence: meanConfidence(line),
      box: {
        left: first.x0,
        top: Math.min(first.y0, second.y0),
        right: second.x1,
        bottom: Math.max(first.y1, second.y1),
      },
    };
  });
}

/** A word's box ends at its ink; the white at both sides of a letter belongs to the column. */
function boxOf(word: RecognizedLine['words'][number]): TextBox {
  const { x0, y1, x1, y0 } = word.bbox;
  const white = ((x1 - x0) / Math.max(1, word.text.length - 0.2)) * 0.1;
  return { text: word.text, x: x0 - white, y: y1, width: x1 - x0 + 2 * white, height: y1 - y0 };
}

/** Weighed by length: a line's own figure is pulled to nothing by one odd mark. */
function meanConfidence(line: RecognizedLine): number {
  let sum = 0;
  let weight = 0;
  for (const word of line.words) {
    sum += word.confidence * word.text.length;
    weight += word.text.length;
  }
  return weight === 0 ? 0 : sum / weight / 100;
}
