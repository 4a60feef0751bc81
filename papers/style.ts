/** What a page of each style looks like, in points. The grid unit is what every height is a whole number of. */
import type { StyleName } from './document.ts';

export interface Style {
  readonly name: StyleName;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** From the top edge to the top of the first grid unit. */
  readonly top: number;
  readonly unit: number;
  /** Grid units on a page. */
  readonly units: number;
  /** Units a line of body text, and a line of tight text, takes. */
  readonly loose: number;
  readonly tight: number;
  /** Units left free after a paragraph of tight text. */
  readonly gap: number;
  readonly size: number;
  readonly fonts: 'serif' | 'sans';
  readonly firstIndent: number;
  /** Numbered lines left of a double rule. */
  readonly lineNumbers: number;
  readonly captionRule: 'line' | 'crosses';
  /** How much larger a first heading is than the text, and whether headings stand on a rule. */
  readonly titleScale?: number;
  readonly headingRule?: boolean;
}

/** Lines numbered 1 to 28 on a 24 point pitch, one inch and more on the left, half an inch on the right. */
const pleading: Style = {
  name: 'pleading',
  width: 612,
  height: 792,
  left: 108,
  right: 42,
  top: 52,
  unit: 6,
  units: 112,
  loose: 4,
  tight: 2,
  gap: 0,
  size: 12,
  fonts: 'serif',
  firstIndent: 36,
  lineNumbers: 28,
  captionRule: 'line',
};

const motion: Style = {
  name: 'motion',
  width: 612,
  height: 792,
  left: 72,
  right: 72,
  top: 72,
  unit: 7,
  units: 91,
  loose: 4,
  tight: 2,
  gap: 1,
  size: 12,
  fonts: 'serif',
  firstIndent: 36,
  lineNumbers: 0,
  captionRule: 'crosses',
};

const plain: Style = {
  name: 'plain',
  width: 612,
  height: 792,
  left: 72,
  right: 72,
  top: 64,
  unit: 7,
  units: 92,
  loose: 2,
  tight: 2,
  gap: 1,
  size: 10.5,
  fonts: 'sans',
  firstIndent: 0,
  lineNumbers: 0,
  captionRule: 'line',
};

/** Two full pages for a reader in a hurry: plain, but smaller and closer, with a title to be seen from afar. */
const brief: Style = {
  ...plain,
  left: 58,
  right: 58,
  top: 50,
  unit: 6,
  units: 112,
  size: 9.5,
  titleScale: 1.7,
  headingRule: true,
};

/** Slip-sheets: like a motion, without a page number of their own. */
const cover: Style = { ...motion, name: 'cover' };

const styles: Readonly<Record<StyleName, Style>> = { pleading, motion, plain, brief, cover };

export const styleOf = (name: StyleName): Style => styles[name];

export const textWidth = (style: Style): number => style.width - style.left - style.right;
