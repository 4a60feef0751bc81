/**
 * What of a charge the law of one jurisdiction looks at on a day, so that charges which differ in nothing of it are
 * decided once: which facts, and between which days a day may lie without changing anything.
 */
import type { Condition, Law, Test } from '@nunc/law';
import { compare, layoutOf } from '@nunc/screening';
import { dayCount, dayOfText, dayText, monthsBefore } from './calendar.ts';

/** Days from which on an answer may be another than on the day before. */
class Edges {
  readonly #days = new Set<number>();

  /** A day from which, or behind which, something else holds. */
  add(day: number): void {
    for (const near of [day, day + 1]) if (near > 0 && near < dayCount) this.#days.add(near);
  }

  /** The days at which a test turns out otherwise than on the day before, looked for near where that must be. */
  addTest(test: Test, near: number, asOf: string): void {
    const truth = (day: number) => compare(test, dayText(day) ?? '', asOf);
    // Months differ by up to three days, and adding years to the last of a month may land on another day of it.
    for (let day = Math.max(2, near - 4); day <= Math.min(dayCount - 1, near + 6); day += 1)
      if (truth(day) !== truth(day - 1)) this.#days.add(day);
  }

  /** For each day the number of its bin; bin 0 is for a day that is not known. */
  table(): Uint16Array {
    const bins = new Uint16Array(dayCount);
    const starts = [...this.#days].sort((a, b) => a - b);
    let bin = 1;
    let at = 1;
    for (const start of starts) {
      bins.fill(bin, at, start);
      at = start;
      bin += 1;
    }
    bins.fill(bin, at);
    return bins;
  }
}

export interface LawReads {
  /** The facts that some condition reads. */
  readonly facts: ReadonlySet<string>;
  /** Bins of the days that conditions compare, by fact. */
  readonly bins: ReadonlyMap<string, Uint16Array>;
  /** Bins of the days between which sections kept their meaning and offenses their class. */
  readonly catalogueBins: Uint16Array;
  /** Ages at which an answer may change, in order. */
  readonly ages: readonly number[];
}

/** What the law, and a bill laid over it, read in a jurisdiction. */
export function lawReads(laws: readonly Law[], jurisdiction: string, asOf: string): LawReads {
  const facts = new Set<string>();
  const edges = new Map<string, Edges>();
  const ages = new Set<number>();
  const today = dayOfText(asOf);
  const edgesOf = (fact: string): Edges => {
    const found = edges.get(fact) ?? new Edges();
    edges.set(fact, found);
    return found;
  };
  const look = (condition: Condition): void => {
    if ('of' in condition) {
      for (const part of condition.of) look(part);
      return;
    }
    if (condition.kind !== 'test') return;
    const { fact, test } = condition;
    if (test.op === 'years_since')
      edgesOf(fact).addTest(test, monthsBefore(today, Math.round(test.years * 12)), asOf);
    if (test.op === 'on_or_after' || test.op === 'on_or_before')
      edgesOf(fact).addTest(test, dayOfText(test.day), asOf);
    if (test.op === 'at_least') ages.add(test.amount);
    if (test.op === 'at_most') ages.add(test.amount + 1);
  };
  const catalogueEdges = new Edges();
  for (const law of laws) {
    const layout = layoutOf(law, jurisdiction, asOf);
    for (const { fact } of layout.columns) facts.add(fact);
    for (const { version } of layout.provisions) look(version.condition);
    for (const { classes, inForce, jurisdiction: of } of law.catalogue.offenses)
      if (of === jurisdiction)
        for (const { from, to } of [...classes, inForce])
          for (const day of [from, to]) if (day !== null) catalogueEdges.add(dayOfText(day));
    for (const { from, jurisdiction: of } of law.catalogue.renumberings)
      if (of === jurisdiction && from !== null) catalogueEdges.add(dayOfText(from));
  }
  catalogueEdges.add(today);
  // A day that ends something, such as a sentence, counts once it has come.
  for (const fact of facts) if (fact.endsWith('_date') || edges.has(fact)) edgesOf(fact).add(today);
  edgesOf('sentence_completed_date').add(today);
  return {
    facts,
    bins: new Map([...edges].map(([fact, own]) => [fact, own.table()])),
    catalogueBins: catalogueEdges.table(),
    ages: [...ages].sort((a, b) => a - b),
  };
}

/** Which of the bins between the ages an age lies in. */
export function ageBin(ages: readonly number[], age: number): number {
  let bin = 0;
  while (bin < ages.length && (ages[bin] ?? 0) <= age) bin += 1;
  return bin;
}
