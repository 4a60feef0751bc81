/**
 * From pieces of text with their place on a page to lines of text that keep the page's columns: pieces of one height
 * make a line, gaps become spaces. Both PDF text and recognised words come through here.
 */

/** One piece of text. `x` and `y` are the left end and the baseline (or lower edge), in one unit, from the top left. */
export interface TextBox {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is common to the pages of one document: the width of a character and the left margin. */
export interface Grid {
  readonly cell: number;
  readonly left: number;
}

/** The widest gap, in characters, that is written out; wider ones say nothing more. */
const mostSpaces = 100;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Finds the grid of a document from all its pieces; `left` is the leftmost text. */
export function gridOf(boxes: readonly TextBox[]): Grid {
  const usable = boxes.filter((box) => box.text.trim().length > 0 && box.width > 0);
  const long = usable.filter((box) => box.text.length >= 3);
  const widths = (long.length > 0 ? long : usable).map((box) => box.width / box.text.length);
  const cell = median(widths);
  let left = Number.POSITIVE_INFINITY;
  for (const box of usable) left = Math.min(left, box.x);
  return { cell: cell > 0 ? cell : 1, left: Number.isFinite(left) ? left : 0 };
}

/** The pieces of one page, line by line; a gap of more than a line and a half becomes one blank line. */
export function layoutLines(boxes: readonly TextBox[], grid: Grid): string[] {
  const rows = rowsOf(boxes.filter((box) => box.text.length > 0));
  const pitches: number[] = [];
  for (let index = 1; index < rows.length; index++) {
    const pitch = (rows[index]?.y ?? 0) - (rows[index - 1]?.y ?? 0);
    if (pitch > 0) pitches.push(pitch);
  }
  const linePitch = median(pitches);
  const lines: string[] = [];
  let before: number | null = null;
  for (const row of rows) {
    if (before !== null && linePitch > 0 && row.y - before > linePitch * 1.6) lines.push('');
    lines.push(layoutRow(row.boxes, grid));
    before = row.y;
  }
  return lines;
}

interface Row {
  readonly y: number;
  readonly boxes: TextBox[];
}

function rowsOf(boxes: readonly TextBox[]): Row[] {
  const sorted = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: Row[] = [];
  for (const box of sorted) {
    const last = rows.at(-1);
    const slack = Math.max(1, box.height * 0.45);
    if (last !== undefined && box.y - last.y <= slack) last.boxes.push(box);
    else rows.push({ y: box.y, boxes: [box] });
  }
  return rows;
}

/** One line: each piece goes to its column, or one space after the piece before it where they would run together. */
export function layoutRow(boxes: readonly TextBox[], grid: Grid): string {
  const ordered = [...boxes].sort((a, b) => a.x - b.x);
  let line = '';
  let previous: TextBox | null = null;
  for (const box of ordered) {
    if (box.text.trim().length === 0) continue;
    if (previous !== null && isOverprint(previous, box, grid)) continue;
    const column = Math.min(400, Math.round((box.x - grid.left) / grid.cell));
    const gap = previous === null ? 0 : box.x - (previous.x + previous.width);
    const touching = previous !== null && gap < grid.cell * 0.35;
    if (previous === null) line = ' '.repeat(Math.max(0, Math.min(mostSpaces, column)));
    else if (!touching) line += ' '.repeat(spacesFor(gap, column - line.length, grid));
    line += box.text;
    previous = box;
  }
  return line.trimEnd();
}

/** In a monospaced page the column is right; in a proportional one the gap is: the column drifts from the text. */
function spacesFor(gap: number, toColumn: number, grid: Grid): number {
  const byGap = Math.max(1, Math.round(gap / grid.cell));
  const spaces = Math.abs(toColumn - byGap) <= 1 ? toColumn : byGap;
  return Math.max(1, Math.min(mostSpaces, spaces));
}

/** Bold type is sometimes made by printing the same text twice. */
function isOverprint(previous: TextBox, box: TextBox, grid: Grid): boolean {
  return previous.text === box.text && Math.abs(previous.x - box.x) < grid.cell * 0.5;
}
