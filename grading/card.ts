/**
 * What a report card is, as Zod schemas that are published as JSON Schema: one card, and the whole answer of
 * `nunc grade --json`. Programs may rely on it; a change that could break one gets a new number in `schema`.
 */
import { z } from 'zod';
import { RubricFile } from './rubric.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Words = z.strictObject({ en: z.string(), es: z.string() });
const Points = z.number().nonnegative();

const Evidence = z.strictObject({
  feature: z.string().describe('Path of the feature, as `nunc law show` prints it'),
  value: z.string().describe('`silent` = the statute says nothing; `not known` = nobody here knows'),
  cite: z.string(),
  unverified: z.boolean().describe('Nobody has checked this feature against the text of the statute'),
});

const Category = z.strictObject({
  id: z.string(),
  name: Words,
  why: Words,
  max: Points,
  worst: Points,
  best: Points,
  levels: z.array(Words).describe('The levels it may be at; one where everything is known'),
  evidence: z.array(Evidence),
  improvement: z
    .strictObject({ words: Words, points: Points })
    .nullable()
    .describe('What the best level would ask for, and the points it would bring over the worst case'),
});

const Remaining = z.strictObject({
  provision: z.string(),
  citation: z.string(),
  kind: z.enum(['trafficking_specific', 'general', 'affirmative_defense']),
  relief: z.string(),
});

const Card = z
  .strictObject({
    schema: z.literal('nunc-report-card/1'),
    rubric: z.string().describe('Id of the rubric. The points are of that rubric and of nobody else'),
    jurisdiction: z.string(),
    day: Day,
    lawHash: z.string().describe('`<hash>+<bill>` where a bill was laid over the law'),
    provision: z.string().nullable().describe('The provision graded; null without a card'),
    citation: z.string().nullable(),
    together: z.array(z.string()).describe('Laws whose reach was counted together with it'),
    others: z
      .array(z.strictObject({ provision: z.string(), citation: z.string(), worst: Points, best: Points }))
      .describe('Other laws for adult survivors there, which have fewer points in the worst case'),
    undated: z
      .array(z.string())
      .describe('Laws left out because nobody here knows since when they are in force'),
    noCard: z
      .enum(['no_law', 'adults_shut_out'])
      .nullable()
      .describe('Why there are no points: no law made for survivors, or one that shuts out adults'),
    grade: z
      .strictObject({ worst: z.string(), best: z.string() })
      .describe('For the worst and the best case; equal when all is known. `none` = no such law'),
    points: z.strictObject({ worst: Points, best: Points, max: Points }),
    categories: z.array(Category),
    flags: z.array(z.strictObject({ id: z.string(), words: Words })),
    improvements: z
      .array(z.strictObject({ category: z.string(), words: Words, points: Points }))
      .describe('The changes that would raise the grade most, in order'),
    remains: z.array(Remaining).describe('Without points: the relief and defenses that are left'),
  })
  .meta({ id: 'card' });

const About = z.strictObject({
  id: z.string(),
  title: Words,
  about: Words.describe('Whose rubric it is and what its points are; show it beside every grade'),
  kind: z.enum(['points', 'checklist']),
  sources: z.array(z.string()),
  verified: z.boolean().describe('Whether the rubric was read in its source, and not in a restatement'),
});

/** The whole answer of `nunc grade --json`. */
const Grades = z.strictObject({
  schema: z.literal('nunc-grades/1'),
  rubric: About,
  asOf: Day,
  lawHash: z.string(),
  readsTextOnly: z.literal(true).describe('The text of the law was read, never how courts apply it'),
  firstLaw: z
    .strictObject({ day: Day, provision: z.string(), jurisdiction: z.string() })
    .nullable()
    .describe('The first law for survivors that the data knows of; before it nobody has a card'),
  cards: z.array(Card).describe('Best first where all jurisdictions were asked for'),
  with: z
    .strictObject({ bill: z.string(), title: Words, effective: Day, cards: z.array(Card) })
    .nullable()
    .describe('The same cards with the bill laid over the law'),
  history: z
    .array(z.strictObject({ jurisdiction: z.string(), cards: z.array(Card) }))
    .nullable()
    .describe('The cards of every day on which the grade changed'),
});

/** Lists and objects read-only, all the way down. */
type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** A jurisdiction's report card on a day. */
export type ReportCard = Frozen<z.infer<typeof Card>>;
/** The points of one category: the same worst and best where everything is known. */
export type CategoryResult = ReportCard['categories'][number];
/** Why there is no card with points: no such law, or one that shuts out adults. */
export type NoCard = NonNullable<ReportCard['noCard']>;
/** The whole answer of `nunc grade --json`. */
export type GradesReport = Frozen<z.infer<typeof Grades>>;

/** File name to JSON Schema, for `tools/schemas.ts` and `nunc law schema`. */
export function publishedGradingSchemas(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return {
    'rubric.schema.json': z.toJSONSchema(RubricFile, { io: 'input' }),
    'report-card.schema.json': z.toJSONSchema(Card),
    'grades.schema.json': z.toJSONSchema(Grades),
  };
}

/** What is wrong with a value that should be a `nunc grade --json` answer; empty when it fits. For tests. */
export function gradesProblems(value: unknown): string[] {
  const parsed = Grades.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
