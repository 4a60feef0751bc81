/**
 * What a module and a lesson of the course look like on disk: the YAML beside the Markdown.
 *
 * Everything a person reads stands in English and in Spanish, side by side, so that neither can be forgotten. Who
 * reviewed a lesson, and what in it nobody has checked against the primary source, are fields of the lesson and not
 * remarks in its text: the page always shows them.
 */
import { z } from 'zod';

/** Longer texts that are the same in both languages were copied, not written. */
const longestSharedText = 30;

const line = z.string().trim().min(1, 'is empty');

const bilingualSchema = z
  .strictObject({ en: line, es: line })
  .refine((words) => words.en !== words.es || words.en.length <= longestSharedText, {
    message: 'says the same in English and Spanish: write it in both languages',
  });

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month: write it as 2026-11');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold small letters, digits and hyphens only');

const optionSchema = z.strictObject({ id, text: bilingualSchema, right: z.boolean(), why: bilingualSchema });

const choiceFields = {
  id,
  prompt: bilingualSchema,
  options: z.array(optionSchema).min(2, 'needs at least two options'),
};

const oneSchema = z.strictObject({ ...choiceFields, kind: z.literal('one') });
const severalSchema = z.strictObject({ ...choiceFields, kind: z.literal('several') });
const writeSchema = z.strictObject({
  id,
  kind: z.literal('write'),
  prompt: bilingualSchema,
  checklist: z.array(bilingualSchema).min(1, 'needs at least one point to compare with'),
  model: bilingualSchema,
});

const exerciseSchema = z
  .discriminatedUnion('kind', [oneSchema, severalSchema, writeSchema])
  .superRefine((exercise, context) => {
    if (exercise.kind === 'write') return;
    const right = exercise.options.filter((option) => option.right).length;
    const say = (message: string): void => context.addIssue({ code: 'custom', path: ['options'], message });
    if (right === 0) say('has no right option');
    if (exercise.kind === 'one' && right > 1) say(`has ${right} right options, but its kind is "one"`);
    const repeated = firstRepeated(exercise.options.map((option) => option.id));
    if (repeated !== null) say(`has two options with the id "${repeated}"`);
  });

const sourceSchema = z.strictObject({
  title: line,
  /** Null where the source has no public address; the page then prints its title alone. */
  url: z.url({ protocol: /^https?$/, error: 'is not a web address (http or https)' }).nullable(),
  supports: z.union([line, bilingualSchema]),
});

export const lessonSchema = z.strictObject({
  title: bilingualSchema,
  minutes: z.int().min(5).max(30),
  goals: z.array(bilingualSchema).min(1, 'needs at least one goal'),
  reviewed: month,
  /** Who outside the project reviewed it; null says that nobody did. */
  reviewed_by: line.nullable(),
  sources: z.array(sourceSchema).min(1, 'needs at least one source'),
  client: bilingualSchema,
  exercises: z
    .array(exerciseSchema)
    .min(2, 'needs at least two exercises')
    .max(4, 'has more than four exercises')
    .superRefine((exercises, context) => {
      const repeated = firstRepeated(exercises.map((exercise) => exercise.id));
      if (repeated !== null)
        context.addIssue({ code: 'custom', message: `has two exercises with the id "${repeated}"` });
    }),
  unverified: z.array(bilingualSchema).default([]),
});

export const moduleSchema = z.strictObject({
  id,
  title: bilingualSchema,
  summary: bilingualSchema,
  order: z.int().min(1),
  for_whom: bilingualSchema,
});

export type Bilingual = z.infer<typeof bilingualSchema>;
export type Exercise = z.infer<typeof exerciseSchema>;
export type ChoiceExercise = Exclude<Exercise, { kind: 'write' }>;
export type ExerciseOption = ChoiceExercise['options'][number];
export type LessonSource = z.infer<typeof sourceSchema>;

/** A lesson as the pages use it: its YAML, its place in the course and its text in both languages. */
export interface Lesson extends z.infer<typeof lessonSchema> {
  readonly id: string;
  readonly order: number;
  readonly text: Bilingual;
}

export interface CourseModule extends z.infer<typeof moduleSchema> {
  readonly lessons: readonly Lesson[];
}

/** All modules in their order; each has at least one lesson. */
export interface Course {
  readonly modules: readonly CourseModule[];
}

function firstRepeated(ids: readonly string[]): string | null {
  return ids.find((one, index) => ids.indexOf(one) !== index) ?? null;
}
