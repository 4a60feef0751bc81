/**
 * The mask kernel: a jurisdiction's law on a day as look-up tables. It answers what the interpreter answers, for whole
 * columns at once; `evaluate.ts` is the authority and explains, this counts.
 */
import type { Condition, Element, Law } from '@nunc/law';
import { layoutOf, type Row, type RowLayout } from '../columns.ts';
import type { ColumnCoder } from './coder.ts';
import { join, type Part } from './joint.ts';
import { type Formula, leavesOf } from './logic.ts';
import { type Member, PackChooser } from './packs.ts';
import { type Fixed, RuleBuilder } from './rules.ts';
import { type CodedBlock, KernelRun, type Masks } from './run.ts';
import { type KernelTables, type PlannedHalf, TableBuilder } from './tables.ts';

/** More distinct values of a column than this are forgotten and worked out again. */
const remembered = 200_000;
const bitsInWord = 32;

export interface KernelOptions {
  /** Columns, by id, that have the same value in every row (`null`: not known in any): they cost nothing then. */
  readonly fixed?: Fixed;
}

/** What a value adds to a row's number in a pack. */
export interface Place {
  readonly pack: number;
  readonly add: number;
}

/** One element of a provision's law, for counting reasons. */
export interface ReasonOf {
  readonly provision: string;
  readonly element: Element;
  readonly feature: string;
  readonly cite: string | null;
}

/** Compiles what a jurisdiction's law asks on a day; bit `n` of an answer is provision `n` of the layout. */
export function compileKernel(
  law: Law,
  jurisdiction: string,
  asOf: string,
  options: KernelOptions = {},
): Kernel {
  const layout = layoutOf(law, jurisdiction, asOf);
  const rules = layout.provisions.map(({ provision, version }) => ({
    provision: provision.id,
    condition: version.condition,
  }));
  return new Kernel(law, layout, rules, options.fixed ?? new Map(), []);
}

/**
 * The same, with a bit for each element of each provision instead of one for each provision: for counting how many rows
 * fail, or wait, at which element. It costs several times as much to run.
 */
export function compileReasons(
  law: Law,
  jurisdiction: string,
  asOf: string,
  options: KernelOptions = {},
): Kernel {
  const layout = layoutOf(law, jurisdiction, asOf);
  const rules = layout.provisions.flatMap(({ provision, version: { condition } }) =>
    (condition.kind === 'all' ? condition.of : [condition]).map((part) => ({
      provision: provision.id,
      condition: part,
    })),
  );
  const reasons = rules.map(
    ({ provision, condition: { element, feature, cite } }): ReasonOf => ({
      provision,
      element,
      feature,
      cite,
    }),
  );
  return new Kernel(law, layout, rules, options.fixed ?? new Map(), reasons);
}

interface Rule {
  readonly provision: string;
  readonly condition: Condition;
}

/** Codes rows and gives the tables that decide them. */
export class Kernel {
  readonly layout: RowLayout;
  /** For a kernel of reasons: what each bit stands for. */
  readonly reasons: readonly ReasonOf[];
  /** Words a row's answer takes: one for each 32 bits. */
  readonly words: number;
  /** Columns, by place in the layout, that are read from `CodedBlock.granted`: at which bit. Set means `yes`. */
  readonly grantedBits: ReadonlyMap<number, number>;
  private readonly coders: readonly ColumnCoder[];
  private readonly packs: readonly (readonly Member[])[];
  private readonly membersOf: readonly (readonly (Member & { readonly pack: number })[])[];
  private readonly builder: TableBuilder;
  private readonly known: readonly Map<string | null, readonly Place[]>[];
  private runner: { readonly run: KernelRun; readonly version: number } | null = null;

  constructor(
    law: Law,
    layout: RowLayout,
    rules: readonly Rule[],
    fixed: Fixed,
    reasons: readonly ReasonOf[],
  ) {
    this.layout = layout;
    this.reasons = reasons;
    const builder = new RuleBuilder(law, layout, fixed);
    const grantedBits = new Map<number, number>();
    const formulas = rules.map(({ provision, condition }, bit) => {
      const id = `already_granted@${provision}`;
      const rest = fixed.has(id) ? null : withoutGranted(condition);
      if (rest !== null)
        grantedBits.set(
          layout.columns.findIndex((column) => column.id === id),
          bit,
        );
      return builder.formula(rest ?? condition, provision);
    });
    this.grantedBits = grantedBits;
    this.coders = builder.coders;
    for (const coder of this.coders) coder.seed(layout.asOf);
    const chooser = new PackChooser(this.coders);
    const words = wordsOf(formulas).map((word) => halvesOf(word, chooser));
    this.words = words.length;
    this.packs = chooser.packs();
    this.membersOf = layout.columns.map((_, column) =>
      this.packs.flatMap((members, pack) =>
        members.filter((member) => member.column === column).map((member) => ({ ...member, pack })),
      ),
    );
    this.builder = new TableBuilder(words, this.packs, this.coders);
    this.known = layout.columns.map(() => new Map());
  }

  /** Grows when a kind of offense turns up that the tables had no entry for. */
  get version(): number {
    return this.builder.version;
  }

  /** Whether the answer can depend on a column at all, by its place in the layout. */
  reads(column: number): boolean {
    return this.grantedBits.has(column) || (this.membersOf[column]?.length ?? 0) > 0;
  }

  /**
   * What a value adds to a row's numbers, for whoever fills a block: nothing where the kernel does not read the column,
   * or reads it from `granted`. The same value always adds the same.
   */
  places(column: number, value: string | null): readonly Place[] {
    const known = this.known[column];
    const found = known?.get(value);
    if (found !== undefined) return found;
    const members = this.membersOf[column] ?? [];
    const code = members.length === 0 ? 0 : (this.coders[column]?.code(value) ?? 0);
    const places = members
      .map(({ pack, classes, stride }) => ({ pack, add: classes.of(code) * stride }))
      .filter(({ add }) => add > 0);
    if (known !== undefined && known.size >= remembered) known.clear();
    known?.set(value, places);
    return places;
  }

  /** An empty block. */
  block(length: number): CodedBlock {
    const packs = this.packs.map(() => new Uint16Array(length));
    return { length, packs, granted: new Uint32Array(length * this.words) };
  }

  /** Adds a value to a row of a block that holds nothing of its column yet. */
  put(block: CodedBlock, row: number, column: number, value: string | null): void {
    const bit = this.grantedBits.get(column);
    if (bit !== undefined && value !== 'no') {
      const at = Math.floor(bit / bitsInWord) * block.length + row;
      block.granted[at] = (block.granted[at] ?? 0) | (1 << (bit % bitsInWord));
    }
    for (const { pack, add } of this.places(column, value)) {
      const index = block.packs[pack];
      if (index !== undefined) index[row] = (index[row] ?? 0) + add;
    }
  }

  /** Rows as a block. */
  codeRows(rows: readonly Row[]): CodedBlock {
    const block = this.block(rows.length);
    for (const column of this.layout.columns.keys())
      if (this.reads(column))
        for (const [index, row] of rows.entries()) this.put(block, index, column, row[column] ?? null);
    return block;
  }

  /** The tables for all values met so far: plain data, which may be sent to a worker that runs them with `KernelRun`. */
  tables(): KernelTables {
    return this.builder.tables();
  }

  /** Decides every row of a block that this kernel coded. */
  run(block: CodedBlock, out: Masks): void {
    const { version } = this;
    if (this.runner?.version !== version) this.runner = { run: new KernelRun(this.tables()), version };
    this.runner.run.run(block, out, version);
  }
}

/** The condition without its top-level test that the relief was not granted yet; `null` where it has none. */
function withoutGranted(condition: Condition): Condition | null {
  const [is, all] = [isNotGranted(condition), condition.kind === 'all' ? condition : null];
  if (is) return { ...condition, kind: 'all', of: [] };
  const rest = all?.of.filter((part) => !isNotGranted(part)) ?? [];
  return all === null || rest.length === all.of.length ? null : { ...all, of: rest };
}

function isNotGranted(condition: Condition): boolean {
  if (condition.kind !== 'test' || condition.fact !== 'already_granted') return false;
  const { test } = condition;
  return (
    test.op === 'in' && test.values.length === 1 && test.values[0] === 'no' && test.lawSilentOn.length === 0
  );
}

function wordsOf(formulas: readonly Formula[]): Formula[][] {
  const words: Formula[][] = [];
  for (let at = 0; at < formulas.length; at += bitsInWord) words.push(formulas.slice(at, at + bitsInWord));
  return words;
}

/**
 * Up to 32 formulas in halves of sixteen. Where two want the same bit of the first half, the shorter goes to the second,
 * which then has the least to look up.
 */
function halvesOf(word: readonly Formula[], packs: PackChooser): PlannedHalf[] {
  const halves: { stay: number; rise: number; parts: Part[] }[] = [
    { stay: 0, rise: 0, parts: [] },
    { stay: 0, rise: 0, parts: [] },
  ];
  for (const [place, formula] of word.entries()) {
    const rival = word[(place + 16) % 32];
    const longer = rival === undefined ? 1 : leavesOf(formula).length - leavesOf(rival).length;
    const isFirst = longer > 0 || (longer === 0 && place < 16);
    const half = halves[isFirst ? 0 : 1];
    if (half === undefined) continue;
    half.parts.push({ bit: place % 16, formula });
    if (place < 16) half.stay |= 1 << place;
    else half.rise |= 1 << place;
  }
  return halves
    .filter(({ parts }) => parts.length > 0)
    .map(({ stay, rise, parts }) => ({ stay, rise, joint: join(parts, packs) }));
}
