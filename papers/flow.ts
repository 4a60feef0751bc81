/**
 * What a renderer of pages works on: *slices* (a horizontal strip that is never divided) in *flows* (what belongs
 * together: a paragraph, a table). `paginate` puts the slices on pages and keeps the promises of a careful typist: no
 * single first or last line left alone, a heading never parted from its text, a signature never alone on a page, a
 * table's head repeated where the table goes on.
 */

/** Something to draw; `y` counts down from the top of the slice. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly baseline: number;
      readonly width: number;
      readonly text: string;
      readonly face: 'regular' | 'bold' | 'italic' | 'boldItalic';
      readonly boxed: boolean;
      readonly authority: string | null;
      /** Larger than the text of the page by so much. */
      readonly scale?: number;
    }
  | {
      readonly kind: 'rule';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly weight: number;
    };

export interface Slice {
  readonly units: number;
  readonly marks: readonly Mark[];
}

export interface Flow {
  readonly slices: readonly Slice[];
  /** The flow starts on a multiple of so many units. */
  readonly startsOn: number;
  readonly gapAfter: number;
  readonly breakBefore: boolean;
  readonly keepTogether: boolean;
  readonly keepWithNext: boolean;
  readonly keepWithPrevious: boolean;
  /** Slices repeated at the top of each further page. */
  readonly head: readonly Slice[];
  /** Drawn where the flow is cut by a page end. */
  readonly cut: readonly Mark[];
  readonly bookmark: { readonly title: string; readonly level: number } | null;
}

export interface Placed {
  readonly page: number;
  /** Units from the top of the page's grid. */
  readonly at: number;
  readonly marks: readonly Mark[];
}

export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number;
  readonly at: number;
}

export interface Pages {
  readonly count: number;
  readonly placed: readonly Placed[];
  readonly bookmarks: readonly Bookmark[];
}

const sum = (slices: readonly Slice[]): number => slices.reduce((total, slice) => total + slice.units, 0);
const up = (at: number, step: number): number => Math.ceil(at / step) * step;

/** Puts the flows on pages of `units` each. */
export function paginate(flows: readonly Flow[], units: number): Pages {
  const pager = new Pager(units);
  flows.forEach((flow, index) => {
    pager.place(flow, flows.slice(index + 1));
  });
  return { count: pager.page + 1, placed: pager.placed, bookmarks: pager.bookmarks };
}

class Pager {
  page = 0;
  readonly placed: Placed[] = [];
  readonly bookmarks: Bookmark[] = [];
  private at = 0;
  private isFresh = true;
  private readonly units: number;

  constructor(units: number) {
    this.units = units;
  }

  place(flow: Flow, rest: readonly Flow[]): void {
    if (flow.breakBefore) this.turn();
    this.at = up(this.at, flow.startsOn);
    if (!this.isFresh && this.at + this.firstNeed(flow, rest) > this.units) this.turn();
    this.at = up(this.at, flow.startsOn);
    if (flow.bookmark !== null) this.bookmarks.push({ ...flow.bookmark, page: this.page, at: this.at });
    this.put(flow, flow.slices, rest[0]?.keepWithPrevious === true ? rest[0] : null);
    this.at += flow.gapAfter;
  }

  /** What has to fit under the last line of this page for the flow to begin here. */
  private firstNeed(flow: Flow, rest: readonly Flow[]): number {
    const whole = sum(flow.slices);
    const next = rest[0];
    if (flow.keepWithNext && next !== undefined && whole < this.units / 2) {
      const own = up(whole + flow.gapAfter, next.startsOn);
      return own + Math.min(this.firstNeed(next, rest.slice(1)), this.units * 0.75);
    }
    if (flow.keepTogether && whole <= this.units) return whole;
    if (next?.keepWithPrevious === true && flow.slices.length <= 3)
      return up(whole, next.startsOn) + Math.min(sum(next.slices), this.units * 0.75);
    return sum(flow.slices.slice(0, flow.slices.length <= 3 ? flow.slices.length : 2));
  }

  private put(flow: Flow, slices: readonly Slice[], tail: Flow | null): void {
    let here = this.fitting(slices);
    if (here === slices.length) {
      if (tail !== null && this.pushesOff(slices, tail) && slices.length > 0 && !this.isFresh)
        here = slices.length <= 3 ? 0 : slices.length - 2;
    } else if (slices.length - here === 1 && here >= 2) here -= 1;
    if (here === 1 && slices.length > 1 && !this.isFresh && flow.head.length === 0) here = 0;
    if (here === 0 && this.isFresh) here = Math.max(1, this.fitting(slices));
    for (const slice of slices.slice(0, here)) this.draw(slice);
    if (here >= slices.length) return;
    if (here > 0 && flow.cut.length > 0) this.placed.push({ page: this.page, at: this.at, marks: flow.cut });
    this.turn();
    if (here > 0) for (const slice of flow.head) this.draw(slice);
    this.isFresh = true;
    this.put(flow, slices.slice(here), tail);
  }

  /** Whether these slices fit here and the flow that must stay with them does not, but would on a fresh page. */
  private pushesOff(slices: readonly Slice[], tail: Flow): boolean {
    const need = (from: number, some: readonly Slice[]) =>
      up(from + sum(some), tail.startsOn) + sum(tail.slices);
    return need(this.at, slices) > this.units && need(0, slices.slice(-2)) <= this.units;
  }

  private fitting(slices: readonly Slice[]): number {
    let at = this.at;
    let count = 0;
    for (const slice of slices) {
      at += slice.units;
      if (at > this.units) break;
      count += 1;
    }
    return count;
  }

  private draw(slice: Slice): void {
    this.placed.push({ page: this.page, at: this.at, marks: slice.marks });
    this.at += slice.units;
    this.isFresh = false;
  }

  private turn(): void {
    if (this.isFresh && this.at === 0) return;
    this.page += 1;
    this.at = 0;
    this.isFresh = true;
  }
}

/** A flow without wishes; every maker of flows starts from it. */
export const plainFlow: Omit<Flow, 'slices'> = {
  startsOn: 1,
  gapAfter: 0,
  breakBefore: false,
  keepTogether: false,
  keepWithNext: false,
  keepWithPrevious: false,
  head: [],
  cut: [],
  bookmark: null,
};
