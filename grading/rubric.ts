/**
 * Rubrics as data: categories, levels, points; each level a condition over the features of a law, with the reason in
 * words. A rubric reads the same features that screening derives its conditions from.
 */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const Value = z.union([z.string(), z.number(), z.boolean()]);

/** A condition over features. `is` lists values; `silent` is a value; a feature that nobody knows makes it unknown. */
export type FeatureCondition =
  | { readonly feature: string; readonly is: readonly (string | number | boolean)[] }
  | { readonly feature: string; readonly at_least: number }
  | { readonly feature: string; readonly at_most: number }
  | { readonly all: readonly FeatureCondition[] }
  | { readonly any: readonly FeatureCondition[] }
  | { readonly none: readonly FeatureCondition[] };

const Condition: z.ZodType<FeatureCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ feature: z.string(), is: z.array(Value).min(1) }),
    z.strictObject({ feature: z.string(), at_least: z.number() }),
    z.strictObject({ feature: z.string(), at_most: z.number() }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ none: z.array(Condition).min(1) }),
  ]),
);

const Level = z.strictObject({
  points: z.number().nonnegative(),
  when: Condition.optional().describe('Left out on the last level, which holds when no other does'),
  words: Words,
});

const Category = z
  .strictObject({
    id: z.string().regex(/^[a-z_]+$/),
    name: Words,
    why: Words,
    max: z.number().positive(),
    features: z.array(z.string()).min(1).describe('The features whose cites are shown beside the points'),
    levels: z.array(Level).min(2).describe('The first level whose condition holds gives the points'),
  })
  .refine(
    (category) =>
      category.levels.every(
        (level, index) => (level.when === undefined) === (index === category.levels.length - 1),
      ),
    {
      message: 'every level but the last needs a condition, and the last has none',
    },
  )
  .refine((category) => Math.max(...category.levels.map((level) => level.points)) === category.max, {
    message: 'the best level must give the most points of the category',
  });

/** A rubric file: either letter grades over points, or a checklist of tests passed. */
export const RubricFile = z.strictObject({
  id: z.string(),
  title: Words,
  about: Words.describe('Whose rubric it is and what its points are; every page shows it'),
  kind: z.enum(['points', 'checklist']),
  sources: z.array(z.string()),
  verified: z.boolean(),
  scale: z.array(z.strictObject({ grade: z.string(), at_least: z.number() })),
  categories: z.array(Category).min(1),
  flags: z.array(z.strictObject({ id: z.string(), words: Words, when: Condition })).default([]),
});
export type Rubric = z.infer<typeof RubricFile>;
export type Category = Rubric['categories'][number];

/** What is wrong with a rubric file, where, and what to do. */
export interface RubricProblem {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

/** Reads a rubric from YAML; a single problem keeps it from being used. */
export function readRubric(file: { readonly path: string; readonly text: string }): {
  rubric: Rubric | null;
  problems: RubricProblem[];
} {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const where = `${file.path}:${lines.linePos(broken.pos[0]).line}`;
    return {
      rubric: null,
      problems: [{ what: broken.message, where, remedy: 'mend the YAML at this line' }],
    };
  }
  const parsed = RubricFile.safeParse(document.toJS());
  if (parsed.success) return { rubric: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => ({
    what: issue.message,
    where: `${file.path}, ${issue.path.map(String).join('.') || 'the file'}`,
    remedy: 'compare with rubrics/nunc-1.yaml',
  }));
  return { rubric: null, problems };
}
