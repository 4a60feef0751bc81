/** What `nunc consequences --json` prints, as a Zod schema that is published as JSON Schema. */
import type { After, ChargeAfter, Consequences } from '@nunc/consequences';
import { z } from 'zod';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Words = z.strictObject({ en: z.string(), es: z.string() });
const Standing = z
  .enum(['lifted', 'not_needed', 'may_be_lifted', 'not_known', 'stays'])
  .describe('What remains of a burden; lifted: every charge behind it has a relief that may lift it');

const Behind = z.strictObject({
  charge: z.string(),
  answer: z.enum(['yes', 'may']),
  by: z.enum(['section', 'list', 'category', 'any']).describe('How the charge was matched'),
  matched: z.string().nullable().describe('The section, list or category'),
  because: z.array(z.string()).describe('Why the answer is only "may"'),
  relief: z.string().nullable().describe('The relief assumed or already given that does most'),
  effect: z.string().nullable(),
  standing: Standing,
});

export const ConsequencesOutput = z.strictObject({
  schema: z.literal('nunc-consequences/1'),
  notice: z.string(),
  asOf: Day,
  lawHash: z.string(),
  jurisdictions: z.array(z.string()),
  assumed: z
    .array(
      z.strictObject({
        charge: z.string(),
        relief: z.string(),
        provision: z.string(),
        status: z.enum(['open', 'undecided']),
      }),
    )
    .describe('The relief that "after" supposes to be granted; nothing here says that it will be'),
  charges: z.array(z.strictObject({ id: z.string(), section: z.string(), outcome: z.string() })),
  consequences: z.array(
    z.strictObject({
      id: z.string(),
      jurisdiction: z.string(),
      citation: z.string(),
      title: Words,
      summary: Words,
      kind: z.enum(['burden', 'protection']),
      status: z.string(),
      domains: z.array(z.string()),
      goals: z.array(z.string()),
      discretion: z.string(),
      besides: Words.nullable().describe('What must also be so and no record shows'),
      duration: z.strictObject({ kind: z.string(), text: Words.nullable() }),
      note: Words.nullable().describe('On relief'),
      verification: z.enum(['source_seen', 'source_seen_in_part', 'unverified']),
      sources: z.array(z.string()),
      researched: z.string().describe('The month of the research'),
      answer: z.enum(['yes', 'may']),
      before: Standing.nullable().describe('With the relief the sheet already shows; null for a protection'),
      after: Standing.nullable().describe('With the relief assumed'),
      charges: z.array(Behind),
    }),
  ),
});
export type ConsequencesOutput = z.infer<typeof ConsequencesOutput>;
type Row = ConsequencesOutput['consequences'][number];

/** One consequence before and after, as it is printed for programs. */
export function consequenceOut(before: After, after: After, known: Consequences): Row {
  const { consequence, answer } = after.found;
  const { id, jurisdiction, citation, title, summary, kind, status, domains, discretion } = consequence;
  const { trigger, duration, lifted_by, verification, sources, as_of } = consequence;
  const goals = known.vocabulary.goals.filter((goal) => goal.domains.some((one) => domains.includes(one)));
  return {
    ...{ id, jurisdiction, citation, title, summary, kind, status, discretion, verification, answer },
    ...{ domains: [...domains], goals: goals.map((goal) => goal.id), sources: [...sources] },
    besides: trigger.besides ?? null,
    duration: { kind: duration.kind, text: duration.text ?? null },
    note: lifted_by.note ?? null,
    researched: as_of,
    before: before.standing,
    after: after.standing,
    charges: after.charges.map(behindOut),
  };
}

function behindOut({ match, relief, effect, standing }: ChargeAfter): z.infer<typeof Behind> {
  const { charge, answer, by, matched, because } = match;
  return { charge: charge.id, answer, by, matched, because: [...because], relief, effect, standing };
}

/** File name to JSON Schema. */
export function publishedConsequencesOutput(): Readonly<Record<string, unknown>> {
  return { 'consequences-output.schema.json': z.toJSONSchema(ConsequencesOutput) };
}
