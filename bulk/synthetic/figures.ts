/** The figures that a synthetic population rests on, read from `figures.yaml`: each number with its basis and its source. */
import { parse } from 'yaml';
import { z } from 'zod';

const Figure = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+-[A-Z0-9]+$/),
  statement: z.string().min(1),
  value: z.unknown(),
  unit: z.string().optional(),
  population: z.string().min(1),
  year: z.string().min(1),
  source: z.url(),
  quality: z.enum(['seen', 'partly']).describe('Nothing unverified may be used'),
  note: z.string().optional(),
});
export type Figure = z.infer<typeof Figure>;

const Basis = z.enum(['published', 'derived', 'assumption']);
const share = z.number().min(0).max(1);
const shares = z
  .record(z.string(), z.number().min(0))
  .transform((value) => new Map(Object.entries(value)))
  .refine((value) => [...value.values()].some((one) => one > 0), { message: 'no share is above 0' });

const drawn = <T extends z.ZodType>(value: T) =>
  z
    .strictObject({ basis: Basis, figures: z.array(z.string()), how: z.string().min(1), value })
    .refine((one) => one.basis === 'assumption' || one.figures.length > 0, {
      message: 'what is published or derived names its figures',
    });

const lognormal = z.strictObject({
  mu: z.number(),
  sigma: z.number().positive(),
  max: z.number().positive(),
});
const byMedian = z.strictObject({
  median: z.number().positive(),
  sigma: z.number().positive(),
  max: z.number().positive(),
});

const Distributions = z.strictObject({
  arrests_per_person: drawn(lognormal),
  arrests_per_person_light: drawn(lognormal),
  charges_per_arrest: drawn(z.strictObject({ mean: z.number().min(1) })),
  first_arrest_under_18: drawn(share),
  first_age_minor: drawn(shares),
  first_age_adult: drawn(shares),
  years_of_record: drawn(byMedian),
  arrest_year: drawn(shares),
  sex: drawn(shares),
  race: drawn(shares),
  prostitution_share: drawn(share),
  other_charges: drawn(shares),
  concentration: drawn(z.number().positive()),
  felony_as_charged: drawn(share),
  felony_as_convicted: drawn(share),
  disposition_missing: drawn(share),
  outcome: drawn(shares),
  other_counts_dropped: drawn(share),
  masked: drawn(share),
  offense_before_arrest: drawn(share),
  months_to_disposition: drawn(byMedian),
  sentence: drawn(z.strictObject({ misdemeanor: shares, felony: shares, infraction: shares })),
  counties_per_person: drawn(shares),
  doj_comment: drawn(share),
  doj_registers: drawn(share),
});

const Places = z.strictObject({
  basis: z.literal('assumption'),
  how: z.string().min(1),
  sections: z.record(z.string(), z.array(z.string()).min(1)),
  masked: z.string().describe('The charge that masked convictions are entered under'),
  registration: z.string().optional().describe('The entry of a registration, as a DOJ extract words it'),
  counties: shares,
});
export type Places = z.infer<typeof Places>;

const SyntheticFigures = z
  .strictObject({
    figures: z.array(Figure).min(1),
    distributions: Distributions,
    places: z.record(z.string(), Places),
  })
  .superRefine(({ figures, distributions }, context) => {
    const ids = new Set(figures.map((figure) => figure.id));
    for (const [name, { figures: used }] of Object.entries(distributions))
      for (const id of used)
        if (!ids.has(id))
          context.addIssue({
            code: 'custom',
            message: `distribution ${name} rests on ${id}, which is not there`,
          });
  });
export type SyntheticFigures = z.infer<typeof SyntheticFigures>;

/** Reads the file. It stands in this repository, so a mistake in it throws and says where. */
export function readFigures(text: string): SyntheticFigures {
  const read = SyntheticFigures.safeParse(parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `figures.yaml: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`,
  );
}
