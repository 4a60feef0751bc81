/** Lines of type as marks, and slices put one below the other. */
import type { Mark, Slice } from './flow.ts';
import type { Style } from './style.ts';
import type { Line } from './typesetting.ts';

/** Where the letters of a line stand within its slice. */
export const baselineOf = (style: Style, units: number): number =>
  units * style.unit - (style.lineNumbers > 0 ? 3 : 3.4);

/** A line as marks, moved right by `dx`. */
export function marksOf(line: Line, dx: number, baseline: number): Mark[] {
  return line.segments.map((segment) => ({
    kind: 'text',
    x: dx + segment.x,
    baseline,
    width: segment.width,
    text: segment.text,
    face: segment.face,
    boxed: segment.boxed,
    authority: segment.authority,
  }));
}

/** A line set larger: the same line, every measure `scale` times as much. */
export const enlarged = (marks: readonly Mark[], scale: number): Mark[] =>
  marks.map((mark) =>
    mark.kind === 'text' ? { ...mark, x: mark.x * scale, width: mark.width * scale, scale } : mark,
  );

/** Slices one below the other as a single one. */
export function stack(slices: readonly Slice[], unit: number): Slice {
  let at = 0;
  const marks: Mark[] = [];
  for (const slice of slices) {
    for (const mark of slice.marks) marks.push(lowered(mark, at * unit));
    at += slice.units;
  }
  return { units: at, marks };
}

export function lowered(mark: Mark, by: number): Mark {
  return mark.kind === 'text'
    ? { ...mark, baseline: mark.baseline + by }
    : { ...mark, y1: mark.y1 + by, y2: mark.y2 + by };
}
