/** The kinds of values that a column can have, as far as some questions tell them apart. */
import type { ColumnCoder } from './kernel/coder.ts';

/** One code for each kind of value that facts.yaml allows and the questions tell apart. */
export function codesOf(coder: ColumnCoder | undefined, questions: ReadonlySet<number>): readonly number[] {
  if (coder === undefined) return [0];
  const classes = coder.project(questions);
  const { domain } = coder.column;
  if (domain === null) return Array.from({ length: classes.size }, (_, one) => classes.sample(one));
  const kinds = new Set([null, ...domain].map((value) => classes.of(coder.code(value))));
  return [...kinds].map((one) => classes.sample(one));
}
