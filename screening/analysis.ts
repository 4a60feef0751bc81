/**
 * What can be said of a law without any record: elements that no charge can meet or fail, and provisions that ask the
 * same of every charge. Decided by trying every kind of value that the columns of one element can have.
 */
import type { Law, Problem } from '@nunc/law';
import { hasConstant } from './alike.ts';
import { codesOf } from './codes.ts';
import { layoutOf } from './columns.ts';
import type { Truth } from './finding.ts';
import { conjunction, type Formula, leavesOf, truthOf } from './kernel/logic.ts';
import { RuleBuilder } from './kernel/rules.ts';

/** Elements with more kinds of charges than this are not examined, and it is said. */
const mostTried = 200_000;

/** Faults of a jurisdiction's law in force on a day, for `nunc law check`. */
export function analyzeLaw(law: Law, jurisdiction: string, asOf: string): Problem[] {
  const layout = layoutOf(law, jurisdiction, asOf);
  const builder = new RuleBuilder(law, layout, new Map());
  const rules = layout.provisions.map(({ provision, version }) => {
    const { condition } = version;
    const parts = condition.kind === 'all' ? condition.of : [condition];
    return {
      where: `${provision.path}: version ${version.from ?? '?'}..${version.to ?? ''}`,
      id: provision.id,
      parts: parts.map((part) => ({ part, formula: builder.formula(part, provision.id) })),
    };
  });
  for (const coder of builder.coders) coder.seed(asOf);
  const problems: Problem[] = [];
  const alike = new Map<string, string>();
  for (const { where, id, parts } of rules) {
    for (const { part, formula } of parts) {
      const what = faultOf(formula, builder);
      if (what !== null)
        problems.push({
          what,
          where: `${where}, ${part.feature}`,
          remedy: 'read the text again: correct the feature, or leave it if the statute says so',
          weight: 'warning',
        });
    }
    const asked = conjunction(
      parts.filter(({ part }) => part.element !== 'not_yet_granted').map(({ formula }) => formula),
    );
    const key = JSON.stringify(asked);
    const twin = alike.get(key);
    if (twin !== undefined)
      problems.push({
        what: `it asks exactly what ${twin} asks, so both reach the same charges`,
        where,
        remedy: 'check whether the two statutes really have the same reach',
        weight: 'warning',
      });
    else alike.set(key, id);
  }
  return problems;
}

/** What is wrong with an element, or `null`. */
function faultOf(formula: Formula, builder: RuleBuilder): string | null {
  // A point of law that nobody here knows decides the element: it is on the work list already.
  if (hasConstant(formula)) return null;
  const columns = [...new Set(leavesOf(formula).map(({ column }) => column))];
  const kinds = columns.map((column) => {
    const questions = new Set(
      leavesOf(formula).flatMap((leaf) => (leaf.column === column ? [leaf.question] : [])),
    );
    return { column, codes: codesOf(builder.coders[column], questions) };
  });
  const count = kinds.reduce((product, { codes }) => product * codes.length, 1);
  if (count > mostTried) return `not examined: ${count} kinds of charges differ in it`;
  const seen = new Set<Truth>();
  for (let at = 0; at < count && !(seen.has('yes') && seen.has('no')); at += 1) {
    const tried = new Map<number, number>();
    let rest = at;
    for (const { column, codes } of kinds) {
      tried.set(column, codes[rest % codes.length] ?? 0);
      rest = Math.floor(rest / codes.length);
    }
    seen.add(
      truthOf(
        formula,
        ({ column, question }) =>
          builder.coders[column]?.answer(tried.get(column) ?? 0, question) ?? 'unknown',
      ),
    );
  }
  if (!seen.has('yes')) return 'no charge can meet it, whatever is known';
  return seen.has('no') ? null : 'no charge can fail it, whatever is known';
}
