/** Random charge rows for tests of back ends: every kind of value, the days at which answers turn, and values that are none. */
import type { Condition, Law } from '@nunc/law';
import type { Column, Row, RowLayout } from '../columns.ts';
import { evaluate } from '../evaluate.ts';
import type { Reason, Status } from '../finding.ts';
import { RowCharge } from '../row.ts';
import { lastDayBefore } from './values.ts';

/** A stream of numbers from 0 to below 1 that a seed replays. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws rows of a layout; the same seed, the same rows. */
export class RowDrawer {
  readonly #layout: RowLayout;
  readonly #random: () => number;
  readonly #days: readonly string[];
  readonly #sections: readonly string[];
  readonly #own: readonly string[];
  readonly #all: readonly string[];
  readonly #codes: readonly string[];

  constructor(law: Law, layout: RowLayout, seed: number) {
    this.#layout = layout;
    this.#random = stream(seed);
    const leaves = layout.provisions.flatMap(({ version }) => leavesOf(version.condition));
    this.#days = leaves.flatMap((leaf) => {
      if (leaf.kind !== 'test') return [];
      if (leaf.test.op === 'years_since') return [lastDayBefore(layout.asOf, leaf.test.years)];
      return leaf.test.op === 'on_or_after' || leaf.test.op === 'on_or_before' ? [leaf.test.day] : [];
    });
    this.#sections = leaves.flatMap((leaf) =>
      leaf.kind === 'section_in' ? leaf.sections.map((one) => one.slice(one.lastIndexOf(' ') + 1)) : [],
    );
    this.#all = law.catalogue.offenses.map((one) => one.id);
    const own = law.catalogue.offenses.filter((one) => one.jurisdiction === layout.jurisdiction);
    this.#own = own.length > 0 ? own.map((one) => one.id) : this.#all;
    this.#codes = [...law.catalogue.nibrs.keys()];
  }

  rows(count: number): Row[] {
    return Array.from({ length: count }, () => {
      // Some rows are nearly whole, some nearly empty; those between are the rule.
      const missing = this.#pick([0.02, 0.15, 0.5]);
      return this.#layout.columns.map((column) =>
        column.fact !== 'already_granted' && this.#random() < missing ? null : this.#value(column),
      );
    });
  }

  #pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.#random() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  #value(column: Column): string | null {
    switch (column.type) {
      case 'yes_no':
        return this.#random() < 0.5 ? 'yes' : 'no';
      case 'choice':
        if (this.#random() < 0.03) return this.#pick(odd);
        return this.#pick(column.domain ?? this.#codes);
      case 'day':
        return this.#day();
      case 'number':
        return this.#number();
      case 'offense':
        return this.#offense();
    }
  }

  #day(): string {
    if (this.#random() < 0.05) return this.#pick(noDays);
    const near = this.#days.length > 0 && this.#random() < 0.5;
    if (this.#random() < 0.02) return this.#pick(['2012-02', '2000-02', '2016-02', '2013-02', '2012-02-29']);
    const day = near ? shifted(this.#pick(this.#days), Math.floor(this.#random() * 3) - 1) : this.#anyDay();
    return day.slice(0, this.#pick([4, 7, 10, 10, 10]));
  }

  #anyDay(): string {
    return shifted('1960-01-01', Math.floor(this.#random() * 25_000));
  }

  #number(): string {
    if (this.#random() < 0.05) return this.#pick(['abc', '12..x', '17 years']);
    const low = Math.floor(this.#random() * 45) - 1;
    return this.#random() < 0.7 ? String(low) : `${low}..${low + Math.floor(this.#random() * 4)}`;
  }

  #offense(): string | null {
    if (this.#random() < 0.25) {
      const listed = this.#sections.length > 0 ? this.#pick(this.#sections).toLowerCase() : '1(a)';
      const shapes = [listed, `${listed}(z)`, `${listed}x`, listed.replace(/\([^(]*$/, ''), this.#pick(odd)];
      return `?${this.#pick(shapes)}`;
    }
    const how = this.#pick(['', '', 'attempt ', 'conspiracy ']);
    const count = this.#pick([1, 1, 1, 2, 2, 3]);
    const ids = Array.from({ length: count }, () => this.#pick(this.#random() < 0.9 ? this.#own : this.#all));
    return `${how}${ids.join(this.#random() < 0.5 ? '|' : '~')}`;
  }
}

const odd = ["it's", '100%', 'a_b', '\\', '"quoted"', '; DROP TABLE charges; --', 'ñ 字', ''];
const noDays = [
  '2013-02-29',
  '2014-13',
  '2014-00-10',
  '20140502',
  'soon',
  '2014-05-02\n',
  '2014\n',
  '1849',
  '2201',
  '1900-02-29',
  ' 2014',
];

function shifted(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

type Leaf = Exclude<Condition, { of: readonly Condition[] }>;

function leavesOf(condition: Condition): Leaf[] {
  return 'of' in condition ? condition.of.flatMap(leavesOf) : [condition];
}

/** What the interpreter answers for a row, provision by provision: the authority that every back end is held against. */
export function reasonsOf(law: Law, layout: RowLayout, row: Row): Reason[] {
  const charge = new RowCharge(law, layout, row);
  return layout.provisions.map(({ provision, version }) => evaluate(charge, provision, version));
}

export function interpretRow(law: Law, layout: RowLayout, row: Row): Status[] {
  return reasonsOf(law, layout, row).map(({ value }) =>
    value === 'yes' ? 'open' : value === 'no' ? 'closed' : 'undecided',
  );
}
