/**
 * How far the law made for survivors reaches, without any record: the kinds of charges that none of its provisions can
 * reach (gaps), that several reach (overlaps), and provisions whose answers are always the same. Said of what the law's
 * files say: a gap may be what the statute is, or a mistake in its file.
 */
import type { Condition, Element, Law } from '@nunc/law';
import { type Alike, alikeIn } from './alike.ts';
import { type Box, boxesOver, cellsIn, valuesAt } from './boxes.ts';
import { type CellFact, type CellValue, canOccur, type Dimension, dimensionsOf } from './cells.ts';
import { layoutOf, type RowLayout } from './columns.ts';
import type { Truth } from './finding.ts';
import { assigned } from './kernel/assign.ts';
import type { ColumnCoder } from './kernel/coder.ts';
import { conjunction, constant, disjunction, type Formula, leavesOf, truthOf } from './kernel/logic.ts';
import { RuleBuilder } from './kernel/rules.ts';

/** One side of a box of cells: the fact has one of these values, or (`except`) any but these. */
export interface BoxSide {
  readonly fact: CellFact;
  readonly is: 'one_of' | 'none_of';
  readonly values: readonly string[];
}

/** Cells told at once; a fact without a side does not matter, and a box without sides is every cell. */
export interface CellBox {
  readonly sides: readonly BoxSide[];
  /** How many cells it holds that can occur. */
  readonly cells: number;
}

export interface Overlap {
  readonly provisions: readonly string[];
  readonly boxes: readonly CellBox[];
}

/** What can be said of the reach of a jurisdiction's law on a day. */
export interface LawReach {
  readonly jurisdiction: string;
  readonly asOf: string;
  /** The provisions made for survivors that are in force. */
  readonly provisions: readonly string[];
  /** What these read of a charge; cells differ in nothing else. */
  readonly facts: readonly CellFact[];
  readonly cells: number;
  /** For each fact, the values that none of them reaches with any other. */
  readonly leftOut: readonly BoxSide[];
  /** What none of them reaches, whatever else is shown. */
  readonly gaps: readonly CellBox[];
  /** What they reach only if a point of law on that kind of charge, or a place on a list, that nobody here knows turns out so. */
  readonly notKnown: readonly CellBox[];
  /** What several of them may reach, by which. */
  readonly overlaps: readonly Overlap[];
  /** Among all provisions in force. */
  readonly alike: readonly Alike[];
}

/** Gaps, overlaps and provisions with the same answers, on a day. */
export function reachOfLaw(law: Law, jurisdiction: string, asOf: string): LawReach {
  const table = reachTable(law, jurisdiction, asOf);
  const { layout, dimensions, reached } = table;
  const ids = layout.provisions.map(({ provision }) => provision.id);
  const cellsWith = (is: (reach: CellReach) => boolean) =>
    new Set([...reached].flatMap(([cell, reach]) => (is(reach) ? [cell] : [])));
  const told = (is: (reach: CellReach) => boolean) => boxesOf(table, cellsWith(is));
  const sets = new Map([...reached.values()].map(({ provisions }) => [provisions.join(' '), provisions]));
  return {
    jurisdiction,
    asOf,
    provisions: ids,
    facts: dimensions.map(({ fact }) => fact),
    cells: reached.size,
    leftOut: leftOut(table),
    gaps: told(({ provisions }) => provisions.length === 0),
    notKnown: told(({ provisions, isSure }) => provisions.length > 0 && !isSure),
    overlaps: [...sets]
      .filter(([, provisions]) => provisions.length > 1)
      .map(([key, provisions]) => ({
        provisions,
        boxes: told((reach) => reach.provisions.join(' ') === key),
      })),
    alike: alikeIn(law, jurisdiction, asOf),
  };
}

/** How the provisions made for survivors reach one cell. */
export interface CellReach {
  /** Those that may reach it: something could be shown so that the answer is not closed. */
  readonly provisions: readonly string[];
  /** Whether one of them does so whatever the law says where nobody here knows which kinds of charges it means. */
  readonly isSure: boolean;
}

/** Every cell that can occur. */
export interface ReachTable {
  readonly layout: RowLayout;
  readonly dimensions: readonly Dimension[];
  readonly reached: ReadonlyMap<number, CellReach>;
}

/** Decides every cell for every provision made for survivors. */
export function reachTable(law: Law, jurisdiction: string, asOf: string): ReachTable {
  const provisions = law.provisions.filter(
    (one) => one.jurisdiction === jurisdiction && one.kind === 'trafficking_specific',
  );
  const layout = layoutOf({ ...law, provisions }, jurisdiction, asOf);
  const builder = new RuleBuilder(law, layout, new Map());
  const formulas = layout.provisions.map(({ provision, version }) =>
    builder.formula(aboutCells(version.condition), provision.id),
  );
  const dimensions = dimensionsOf(law, layout, builder.coders, formulas);
  const deciders = layout.provisions.map(({ provision }, index) => ({
    id: provision.id,
    decider: new CellDecider(layout, builder.coders, formulas[index] ?? { kind: 'constant', value: 'no' }),
  }));
  const sizes = dimensions.map(({ values }) => values.length);
  const count = sizes.reduce((product, size) => product * size, 1);
  const reached = new Map<number, CellReach>();
  for (let cell = 0; cell < count; cell += 1) {
    const values = cellValues(dimensions, valuesAt(sizes, cell));
    if (!canOccur(values)) continue;
    const answers = deciders.map(({ id, decider }) => ({ id, answer: decider.reaches(values) }));
    reached.set(cell, {
      provisions: answers.flatMap(({ id, answer }) => (answer === 'no' ? [] : [id])),
      isSure: answers.some(({ answer }) => answer === 'yes'),
    });
  }
  return { layout, dimensions, reached };
}

/** Elements that ask what kind of charge it is; what is not known of the others (a wait, a link) leaves no kind out. */
const kindElements: ReadonlySet<Element> = new Set(['in_reach', 'offense', 'kind_of_trafficking', 'age']);

function aboutCells(condition: Condition): Condition {
  if (condition.kind !== 'all') return condition;
  return {
    ...condition,
    of: condition.of.filter(({ kind, element }) => kind !== 'law_unknown' || kindElements.has(element)),
  };
}

/** The values of a cell by fact. */
export function cellValues(
  dimensions: readonly Dimension[],
  at: readonly number[],
): ReadonlyMap<CellFact, CellValue> {
  return new Map(
    dimensions.flatMap(({ fact, values }, dimension) => {
      const value = values[at[dimension] ?? 0];
      return value === undefined ? [] : [[fact, value] as const];
    }),
  );
}

/** Whether one provision can reach a cell, remembered for cells that it does not tell apart. */
class CellDecider {
  private readonly coders: readonly ColumnCoder[];
  private readonly formula: Formula;
  /** Those that the formula reads, by id. */
  private readonly columns: ReadonlyMap<string, number>;
  private readonly known = new Map<string, Truth>();

  constructor(layout: RowLayout, coders: readonly ColumnCoder[], formula: Formula) {
    this.coders = coders;
    this.formula = formula;
    this.columns = new Map(leavesOf(formula).map(({ column }) => [layout.columns[column]?.id ?? '', column]));
  }

  /** `unknown` where it rests on a point of law or a place on a list that nobody here knows. */
  reaches(values: ReadonlyMap<CellFact, CellValue>): Truth {
    const codes: { column: number; code: number; isLoose: boolean }[] = [];
    for (const { columns, isLoose } of values.values())
      for (const [id, value] of columns) {
        const column = this.columns.get(id);
        const coder = column === undefined ? undefined : this.coders[column];
        if (column !== undefined && coder !== undefined)
          codes.push({ column, code: coder.code(value), isLoose });
      }
    const key = codes.map(({ column, code, isLoose }) => `${column} ${code} ${isLoose}`).join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    let formula = this.formula;
    for (const { column, code, isLoose } of codes)
      formula = assigned(formula, column, this.coders[column], code, isLoose);
    const answer = !this.mayHold(formula) ? 'no' : this.mayHold(withoutUnknown(formula)) ? 'yes' : 'unknown';
    this.known.set(key, answer);
    return answer;
  }

  /**
   * Whether some values of the other columns leave the formula open or undecided. A fact that nobody knows is as good as
   * any, except where the law counts what is not shown as not so (an allegation that was not proved): there each is tried.
   */
  private mayHold(formula: Formula): boolean {
    const unknown = (column: number) => this.coders[column]?.code(null) ?? 0;
    const isOpen =
      truthOf(
        formula,
        ({ column, question }) => this.coders[column]?.answer(unknown(column), question) ?? 'unknown',
      ) !== 'no';
    if (isOpen) return true;
    const leaf = leavesOf(formula).find(
      ({ column, question }) => this.coders[column]?.answer(unknown(column), question) !== 'unknown',
    );
    const coder = leaf === undefined ? undefined : this.coders[leaf.column];
    if (leaf === undefined || coder === undefined) return false;
    return [null, ...(coder.column.domain ?? [])].some((value) =>
      this.mayHold(assigned(formula, leaf.column, coder, coder.code(value))),
    );
  }
}

/** The formula with everything that nobody here knows turned against the person. */
function withoutUnknown(formula: Formula): Formula {
  if (formula.kind === 'constant') return formula.value === 'unknown' ? constant('no') : formula;
  if (formula.kind === 'leaf') return formula;
  const of = formula.of.map(withoutUnknown);
  return formula.kind === 'and' ? conjunction(of) : disjunction(of);
}

function boxesOf({ dimensions, reached }: ReachTable, cells: ReadonlySet<number>): CellBox[] {
  const sizes = dimensions.map(({ values }) => values.length);
  // A cell that cannot occur belongs to no statement and disturbs none.
  return boxesOver(sizes, cells, (cell) => !reached.has(cell)).map((box) => ({
    sides: sidesOf(dimensions, box),
    cells: cellsIn(sizes, box).filter((cell) => reached.has(cell)).length,
  }));
}

/** What a box says of each dimension. */
function sidesOf(dimensions: readonly Dimension[], box: Box): BoxSide[] {
  return dimensions.flatMap((one, dimension): BoxSide[] => {
    const side = sideOf(one, new Set(box[dimension]));
    return side.is === 'none_of' && side.values.length === 0 ? [] : [side];
  });
}

/** Some values of a dimension, or all but some where that is shorter. */
function sideOf({ fact, values }: Dimension, taken: ReadonlySet<number>): BoxSide {
  const within = values.filter((_, at) => taken.has(at)).flatMap(({ stands }) => stands);
  const without = values.filter((_, at) => !taken.has(at)).flatMap(({ stands }) => stands);
  const isShorter = without.length === 0 || (fact === 'offense' && without.length < within.length);
  return isShorter ? { fact, is: 'none_of', values: without } : { fact, is: 'one_of', values: within };
}

function leftOut({ dimensions, reached }: ReachTable): BoxSide[] {
  const sizes = dimensions.map(({ values }) => values.length);
  const met = dimensions.map(() => new Set<number>());
  for (const [cell, { provisions }] of reached)
    if (provisions.length > 0)
      for (const [dimension, value] of valuesAt(sizes, cell).entries()) met[dimension]?.add(value);
  return dimensions.flatMap((one, dimension) => {
    const missed = one.values.flatMap((_, value) => (met[dimension]?.has(value) === true ? [] : [value]));
    return missed.length === 0 ? [] : [sideOf(one, new Set(missed))];
  });
}
