/** Rubrics as commands use them: by their id, `nunc-1` where nobody says. */
import { rubricsFromDisk } from '@nunc/disk';
import type { Rubric } from '@nunc/grading';
import { type Call, nearest } from './command.ts';
import { Unusable, unusable } from './failure.ts';

const usual = 'nunc-1';

/** The rubric of `--rubric`. */
export function rubricOption(call: Call): Rubric {
  const { rubrics, problems } = rubricsFromDisk();
  if (problems.length > 0)
    throw new Unusable(problems.map((one) => ({ ...one, where: `grading/${one.where}` })));
  const id = call.text('rubric') ?? usual;
  const found = rubrics.find((one) => one.id === id);
  if (found !== undefined) return found;
  const ids = rubrics.map((one) => one.id);
  throw unusable(
    'There is no such rubric.',
    `--rubric ${id}`,
    nearest(id, ids, '--rubric ') ?? `Write one of: ${ids.join(', ')}.`,
  );
}
