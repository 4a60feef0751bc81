/**
 * The rules of a sheet that are drawn in stars and dashes (`* * * *` between cycles, `- - - -` between events), found
 * in the picture itself. A recogniser of words takes them for dirt or for letters, and they are what a sheet hangs on.
 */
import type { OcrLine } from './ocrEngine.ts';
import type { GreyImage } from './pixels.ts';

/** A row of marks is often taken for a few short syllables; a line with a sure, real word in it is no such row. */
const isOrnamentLike = ({ text, confidence }: OcrLine): boolean => {
  const length = text.trim().length;
  return (length <= 24 && !/[A-Za-z0-9]{3}/.test(text)) || (length <= 14 && confidence < 0.5);
};

interface Run {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

interface Ornament {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Puts rows of stars and dashes right: lines that the recogniser took for something else are rewritten, rows it left
 * out are added between its lines. Lines without a box are left alone. Gives how many lines it touched.
 */
export function withOrnaments(
  image: GreyImage,
  lines: readonly OcrLine[],
): { readonly lines: readonly OcrLine[]; readonly repairs: readonly { from: string; line: OcrLine }[] } {
  const boxed = lines.filter((line) => line.box !== undefined && /[A-Za-z0-9]{3}/.test(line.text));
  if (boxed.length < 3) return { lines, repairs: [] };
  const heights = boxed.map((line) => (line.box?.bottom ?? 0) - (line.box?.top ?? 0)).sort((a, b) => a - b);
  const height = heights[Math.floor(heights.length / 2)] ?? 0;
  if (height < 6) return { lines, repairs: [] };
  const lefts = boxed.map((line) => line.box?.left ?? 0).sort((a, b) => a - b);
  const left = Math.max(0, (lefts[Math.floor(lefts.length / 10)] ?? 0) - height);
  const found = ornamentsIn(image, left, height);
  const repairs: { from: string; line: OcrLine }[] = [];
  const out: OcrLine[] = [];
  const taken = new Set<Ornament>();
  for (const line of lines) {
    const box = line.box;
    const ornament =
      box === undefined
        ? undefined
        : found.find(
            (one) => !taken.has(one) && one.top < box.bottom && one.bottom > box.top && near(one, box),
          );
    if (ornament === undefined || !isOrnamentLike(line)) {
      out.push(line);
      if (ornament !== undefined) taken.add(ornament);
      continue;
    }
    taken.add(ornament);
    const repaired = { ...line, text: ornament.text };
    if (line.text.trim() !== ornament.text) repairs.push({ from: line.text.trim(), line: repaired });
    out.push(repaired);
  }
  for (const ornament of found) {
    if (taken.has(ornament)) continue;
    const middle = (ornament.top + ornament.bottom) / 2;
    const inside = lines.some(
      (line) =>
        line.box !== undefined &&
        middle > line.box.top &&
        middle < line.box.bottom &&
        near(ornament, line.box),
    );
    if (inside) continue;
    const box = { left: ornament.left, top: ornament.top, right: ornament.left, bottom: ornament.bottom };
    const added: OcrLine = { text: ornament.text, confidence: 0.6, box };
    const at = out.findIndex(
      (line) => line.box !== undefined && (line.box.top + line.box.bottom) / 2 > middle,
    );
    out.splice(at === -1 ? out.length : at, 0, added);
    repairs.push({ from: '', line: added });
  }
  return { lines: out, repairs };
}

const near = (ornament: Ornament, box: { readonly left: number; readonly right: number }): boolean =>
  ornament.left >= box.left - 40 && ornament.left <= Math.max(box.right, box.left + 40);

/** Looks along the left margin, where these rows stand, in a strip some fifteen characters wide. */
function ornamentsIn(image: GreyImage, left: number, height: number): Ornament[] {
  const right = Math.min(image.width, Math.round(left + height * 12));
  const ink = inkOf(image, left, right, height);
  const width = right - left;
  const rows: Ornament[] = [];
  let from = -1;
  for (let y = 0; y <= image.height; y++) {
    const marked = y < image.height && rowInk(ink, y, width) > 0;
    if (marked && from < 0) from = y;
    if (marked || from < 0) continue;
    if (y - from <= height * 1.1) {
      const text = ornamentText(runsIn(ink, width, from, y), height, y - from, width);
      if (text !== null) rows.push({ text: text.text, left: left + text.left, top: from, bottom: y });
    }
    from = -1;
  }
  return rows;
}

function rowInk(ink: Uint8Array, y: number, width: number): number {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += ink[y * width + x] ?? 0;
  return sum;
}

/** Dark against its surroundings, and not a lone speck: light falls unevenly on a photo. */
function inkOf(image: GreyImage, left: number, right: number, height: number): Uint8Array {
  const width = right - left;
  const sums = new Float64Array((width + 1) * (image.height + 1));
  for (let y = 0; y < image.height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += image.data[y * image.width + left + x] ?? 255;
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] ?? 0);
    }
  }
  const reach = Math.round(height * 1.5);
  const mean = (x: number, y: number, by: number): number => {
    const x0 = Math.max(0, x - by);
    const x1 = Math.min(width, x + by + 1);
    const y0 = Math.max(0, y - by);
    const y1 = Math.min(image.height, y + by + 1);
    const at = (cx: number, cy: number): number => sums[cy * (width + 1) + cx] ?? 0;
    return (at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)) / ((x1 - x0) * (y1 - y0));
  };
  const ink = new Uint8Array(width * image.height);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < width; x++) {
      const around = mean(x, y, reach);
      if (mean(x, y, 1) < around * 0.78) ink[y * width + x] = 1;
    }
  }
  return ink;
}

/** Columns with ink, joined to runs, with the height of each. */
function runsIn(ink: Uint8Array, width: number, from: number, to: number): Run[] {
  const runs: Run[] = [];
  let start = -1;
  for (let x = 0; x <= width; x++) {
    let marked = false;
    for (let y = from; !marked && y < to && x < width; y++) marked = ink[y * width + x] === 1;
    if (marked && start < 0) start = x;
    if (marked || start < 0) continue;
    let top = to;
    let bottom = from;
    for (let y = from; y < to; y++) {
      for (let column = start; column < x; column++) {
        if (ink[y * width + column] !== 1) continue;
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
      }
    }
    runs.push({ from: start, to: x, top, bottom });
    start = -1;
  }
  return runs;
}

/** Three or four equal marks at equal distances with a character's room between them, and nothing after them. */
function ornamentText(
  runs: readonly Run[],
  height: number,
  band: number,
  width: number,
): { readonly text: string; readonly left: number } | null {
  const [first, second] = runs;
  if (first === undefined || second === undefined || runs.length < 3 || runs.length > 4) return null;
  const pitch = second.from - first.from;
  if (pitch < height * 0.8 || pitch > height * 2.6) return null;
  for (let index = 1; index < runs.length; index++) {
    const run = runs[index];
    const before = runs[index - 1];
    if (run === undefined || before === undefined) return null;
    if (Math.abs(run.from - before.from - pitch) > pitch * 0.22) return null;
  }
  const last = runs.at(-1);
  if (last === undefined || last.from + pitch * 1.5 > width) return null;
  const widths = runs.map((run) => run.to - run.from);
  const widest = Math.max(...widths);
  if (widest > height * 0.95 || widest > Math.min(...widths) * 1.9 + 2) return null;
  const tallest = Math.max(...runs.map((run) => run.bottom - run.top));
  const isDash = tallest <= Math.max(2, widest * 0.6) && band < height * 0.45;
  const isStar = tallest > height * 0.3 && tallest < height * 0.85 && tallest < widest * 1.6;
  if (!isDash && !isStar) return null;
  return { text: runs.map(() => (isDash ? '-' : '*')).join(' '), left: first.from };
}
