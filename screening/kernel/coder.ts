/**
 * One column's values as small integers. Two values have the same code when no question that the law asks of the
 * column tells them apart: days fall into bins between the law's days, partly known days into bins of their own,
 * offenses into classes with the same memberships.
 */
import type { Catalogue, Classified } from '@nunc/law';
import { type Column, offenseValue, readOffense } from '../columns.ts';
import { addYears, daySpan } from '../dates.ts';
import type { Truth } from '../finding.ts';

/** A value as a question sees it; `offense` and `section` for the offense column only. */
export interface Seen {
  readonly value: string | null;
  readonly offense: Classified;
  readonly section: string | null;
}

export type Question = (seen: Seen) => Truth;

/** More distinct values than this are forgotten and worked out again. */
const remembered = 200_000;

const unknownOffense: Classified = {
  kind: 'unknown',
  attempt: false,
  conspiracy: false,
  closest: [],
  why: '',
};

export class ColumnCoder {
  readonly column: Column;
  private readonly catalogue: Catalogue;
  private readonly questions: Question[] = [];
  private readonly byKey = new Map<string, number>();
  /** Values at which an answer may change, for `seed`. */
  private readonly telling = new Set<string>();
  private readonly answers: (readonly Truth[])[] = [];
  private readonly byAnswers = new Map<string, number>();
  private readonly byValue = new Map<string | null, number>();
  private readonly projections = new Map<string, Projection>();
  private seeded = false;

  constructor(column: Column, catalogue: Catalogue) {
    this.column = column;
    this.catalogue = catalogue;
  }

  /** Registers a question, once for each key, with values around which its answer may change. */
  ask(key: string, question: Question, telling: readonly string[]): number {
    for (const value of telling) this.telling.add(value);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.questions.push(question);
    this.byKey.set(key, this.questions.length - 1);
    return this.questions.length - 1;
  }

  /** Gives every kind of value that can occur its code; offenses may still add some. */
  seed(asOf: string): void {
    if (this.questions.length > 0)
      for (const value of seeds(this.column, [...this.telling], this.catalogue, asOf)) this.code(value);
    this.byValue.clear();
    this.seeded = true;
  }

  /** How many codes there are. */
  get size(): number {
    return this.answers.length;
  }

  /** The code of a value. A kind of offense not met before gets a new code. */
  code(value: string | null): number {
    const known = this.byValue.get(value);
    if (known !== undefined) return known;
    const seen = seenAs(value, this.column, this.catalogue);
    const answers = this.questions.map((question) => question(seen));
    const key = answers.join();
    let code = this.byAnswers.get(key);
    if (code === undefined) {
      if (this.seeded && this.column.type !== 'offense')
        throw new Error(
          `column ${this.column.id} cannot have the value "${value}": see columns.ts for its notation`,
        );
      code = this.answers.length;
      this.answers.push(answers);
      this.byAnswers.set(key, code);
    }
    if (this.byValue.size >= remembered) this.byValue.clear();
    this.byValue.set(value, code);
    return code;
  }

  answer(code: number, question: number): Truth {
    const answer = this.answers[code]?.[question];
    if (answer === undefined) throw new Error(`column ${this.column.id} has no code ${code}`);
    return answer;
  }

  /** The codes told apart only by some of the questions. */
  project(questions: ReadonlySet<number>): Projection {
    const key = [...questions].toSorted((a, b) => a - b).join();
    const known = this.projections.get(key);
    if (known !== undefined) return known;
    const projection = new Projection(this, [...questions]);
    this.projections.set(key, projection);
    return projection;
  }
}

/** Classes of a column's codes that some questions do not tell apart. Codes that turn up later are classed then. */
export class Projection {
  private readonly coder: ColumnCoder;
  private readonly questions: readonly number[];
  private readonly classOf: number[] = [];
  private readonly byAnswers = new Map<string, number>();
  private readonly samples: number[] = [];

  constructor(coder: ColumnCoder, questions: readonly number[]) {
    this.coder = coder;
    this.questions = questions;
  }

  get size(): number {
    this.catchUp();
    return this.samples.length;
  }

  /** The class of a code. */
  of(code: number): number {
    this.catchUp();
    return this.classOf[code] ?? 0;
  }

  /** A code of the class. */
  sample(ofClass: number): number {
    return this.samples[ofClass] ?? 0;
  }

  private catchUp(): void {
    for (let code = this.classOf.length; code < this.coder.size; code += 1) {
      const key = this.questions.map((question) => this.coder.answer(code, question)).join();
      const known = this.byAnswers.get(key);
      this.classOf.push(known ?? this.samples.length);
      if (known !== undefined) continue;
      this.byAnswers.set(key, this.samples.length);
      this.samples.push(code);
    }
  }
}

/** A value of a column as its questions see it. */
export function seenAs(value: string | null, { type }: Column, catalogue: Catalogue): Seen {
  return type === 'offense'
    ? { value, ...readOffense(value, catalogue) }
    : { value, offense: unknownOffense, section: null };
}

/** Values that between them give every combination of answers a column can have. */
function seeds(
  { type, domain }: Column,
  telling: readonly string[],
  catalogue: Catalogue,
  asOf: string,
): Iterable<string | null> {
  // The empty text stands for every value that no question names.
  const common = [null, ...(type === 'offense' ? [] : ['']), ...(domain ?? []), ...telling];
  switch (type) {
    case 'yes_no':
    case 'choice':
      return common;
    case 'number':
      return [...common, ...numbersAround(telling)];
    case 'day':
      return [...common, ...daysAround(telling), asOf];
    case 'offense':
      return [...common, ...catalogue.offenses.flatMap(everyWay)];
  }
}

function everyWay(offense: Catalogue['offenses'][number]): (string | null)[] {
  const common = {
    kind: 'known',
    offense,
    how: 'exact',
    confidence: 1,
    also: [],
    doubts: [],
    note: null,
  } as const;
  return [
    { ...common, attempt: false, conspiracy: false },
    { ...common, attempt: true, conspiracy: false },
    { ...common, attempt: false, conspiracy: true },
  ].map((classified) => offenseValue(classified, offense.section));
}

/** Each number, those beside it and between, and every range of them. */
function numbersAround(telling: readonly string[]): string[] {
  const numbers = telling.map(Number).filter((one) => !Number.isNaN(one));
  const points = [
    ...new Set(numbers.flatMap((one) => [one - 1, one - 0.5, one, one + 0.5, one + 1])),
  ].toSorted((a, b) => a - b);
  return points.flatMap((low) => [
    String(low),
    ...points.filter((high) => high > low).map((high) => `${low}..${high}`),
  ]);
}

/**
 * Around each day: the days before and after (a month has no day 31 everywhere, so a few), and the months and years
 * that hold them or lie beside them. A month or year that holds no such day is like an exact day.
 */
function daysAround(telling: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of telling) {
    const span = daySpan(text);
    if (span === null) continue;
    for (let offset = -5; offset <= 5; offset += 1) found.add(daysLater(span.earliest, offset));
    for (const years of [-1, 0, 1]) found.add(addYears(span.earliest, years).slice(0, 4));
    for (const months of [-1, 0, 1]) found.add(addYears(span.earliest, months / 12).slice(0, 7));
  }
  return [...found];
}

/** Plain calendar arithmetic on a day within the century or so that records cover. */
function daysLater(day: string, offset: number): string {
  let at = day;
  for (let step = 0; step < Math.abs(offset); step += 1) at = offset < 0 ? dayBefore(at) : dayAfter(at);
  return at;
}

function dayAfter(day: string): string {
  const next = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
  return daySpan(next) === null ? `${addYears(day, 1 / 12).slice(0, 7)}-01` : next;
}

function dayBefore(day: string): string {
  const date = Number(day.slice(8)) - 1;
  if (date > 0) return `${day.slice(0, 8)}${String(date).padStart(2, '0')}`;
  const month = addYears(`${day.slice(0, 7)}-15`, -1 / 12).slice(0, 7);
  return daySpan(month)?.latest ?? day;
}
