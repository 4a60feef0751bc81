import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Rubric, type RubricProblem, readRubric } from '@nunc/grading';

const home = fileURLToPath(new URL('../grading/rubrics/', import.meta.url));

/** Every rubric of this repository, in the order of their ids, and what is wrong with any of them. */
export function rubricsFromDisk(folder: string = home): { rubrics: Rubric[]; problems: RubricProblem[] } {
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => readRubric({ path: `rubrics/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
  return {
    rubrics: read.flatMap(({ rubric }) => (rubric === null ? [] : [rubric])),
    problems: read.flatMap(({ problems }) => problems),
  };
}
