/**
 * The shape of the files in `data/`: what a record blocks, and what limits its use, one file a jurisdiction; and the
 * vocabulary that records are matched with. Only the loader needs this at run time; everybody else takes its types.
 */
import { z } from 'zod';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens');
const Name = z.string().regex(/^[a-z_]+$/, 'small letters and underscores');
const JurisdictionId = z
  .string()
  .regex(/^us-[a-z]+$/, 'a jurisdiction is written us-xx; federal law is us-federal');

export const Effect = z
  .enum(['lifts', 'partly', 'depends', 'not_known', 'not_needed', 'does_not_lift', 'not_applicable'])
  .describe('What a relief does to a consequence');
/** What a relief does to a consequence. */
export type Effect = z.infer<typeof Effect>;

const OffenseTest = z
  .strictObject({
    any: z.literal(true).optional().describe('Any offense'),
    categories: z
      .array(Name)
      .optional()
      .describe('Groups of offenses, of which some or all set the rule off'),
    lists: z
      .array(z.string().regex(/^us-[a-z]+\/[a-z0-9.-]+$/))
      .optional()
      .describe('Lists of the offense catalogue: every offense on them sets the rule off'),
    sections: z
      .array(z.string().regex(/^us-[a-z]+\/\S.*\S$/, 'written jurisdiction/cite, for example us-ca/PC 368'))
      .optional()
      .describe('Sections that set the rule off, each with its subdivisions'),
    severity: z.enum(['felony', 'misdemeanor']).optional().describe('Where only these set it off'),
    whole: z
      .literal(true)
      .optional()
      .describe('Every offense of the categories sets the rule off, not only some'),
    outside: z
      .literal('unknown')
      .optional()
      .describe('The list of offenses is known in outline only: others may be on it'),
  })
  .refine((test) => test.any === true || (test.categories ?? test.lists ?? test.sections) !== undefined, {
    message: 'say which offenses: any, categories, lists or sections',
  });
/** One way to be the kind of offense that a rule speaks of. */
export type OffenseTest = z.infer<typeof OffenseTest>;

const Trigger = z.strictObject({
  text: Words.optional().describe('What sets it off, in plain words'),
  categories: z.array(Name).min(1).describe('Groups of offenses by which the explorer finds it'),
  severity: z.enum(['any', 'felony', 'misdemeanor']),
  ends: z
    .array(z.enum(['conviction', 'diversion', 'pending', 'arrest', 'nonconviction', 'conduct']))
    .min(1)
    .describe(
      'Which ends of a charge set it off; arrest: whatever came after; conduct: what was done, however it ended',
    ),
  offenses: z.array(OffenseTest).min(1).describe('Any one of these is enough'),
  besides: Words.optional().describe('What must also be so and no record shows; it keeps an answer at "may"'),
});

const Duration = z
  .strictObject({
    kind: z.enum(['permanent', 'fixed', 'lookback', 'until_event', 'variable', 'none']),
    years: z.number().int().positive().optional(),
    counts: z
      .enum(['within', 'after'])
      .optional()
      .describe('within: the rule acts for so many years; after: it begins to help then'),
    text: Words.optional(),
  })
  .refine((duration) => duration.counts === undefined || duration.years !== undefined, {
    message: 'counts needs years',
  });

const ConsequenceEntry = z
  .strictObject({
    id: Id.describe('Stable: it is part of permanent addresses'),
    citation: z.string().min(1),
    title: Words,
    summary: Words,
    kind: z.enum(['burden', 'protection']),
    status: z.enum(['current', 'limited', 'repealed']),
    domains: z.array(Name).min(1),
    trigger: Trigger,
    discretion: Name,
    duration: Duration,
    lifted_by: z.strictObject({
      vacatur: Effect,
      dismissal: Effect.describe('A dismissal of the kind the vocabulary names'),
      sealing_or_expungement: Effect,
      reduction: Effect.optional().describe('Left out: nobody here knows'),
      note: Words.optional(),
    }),
    for_survivors: Words.optional(),
    verification: z.enum(['source_seen', 'source_seen_in_part', 'unverified']),
    confidence: z.enum(['high', 'medium', 'low']),
    sources: z.array(z.url()),
    as_of: z.string().regex(/^\d{4}-\d{2}$/, 'the month of the research, yyyy-mm'),
  })
  .refine((entry) => (entry.kind === 'protection') === (entry.discretion === 'protection'), {
    message: 'a protection has the discretion "protection", and no burden has',
    path: ['discretion'],
  })
  .refine((entry) => entry.verification === 'unverified' || entry.sources.length > 0, {
    message: 'what was seen in a source names the source',
    path: ['sources'],
  });

export const ConsequencesFile = z.strictObject({
  jurisdiction: JurisdictionId,
  consequences: z.array(ConsequenceEntry).min(1),
});

/** A rule that blocks something because of a record, or that limits what a record may be used for. */
export type Consequence = z.infer<typeof ConsequenceEntry> & { readonly jurisdiction: string };

const Named = z.strictObject({ id: Name, name: Words });

export const VocabularyFile = z.strictObject({
  domains: z.array(Named).min(1),
  goals: z.array(z.strictObject({ id: Name, name: Words, domains: z.array(Name).min(1) })).min(1),
  discretions: z.array(Named).min(1).describe('Strongest first'),
  categories: z
    .array(
      z.strictObject({
        id: Name,
        name: Words,
        nibrs: z.array(z.string()).describe('Offenses with these codes belong to the group'),
        maybe: z.array(z.string()).describe('Some offenses with these codes do'),
        lists: z.array(z.string()).describe('So do the offenses on these lists of the catalogue'),
      }),
    )
    .min(1),
  hides_another: z
    .array(z.string())
    .describe('Offenses about another crime, whatever it was: they may belong to any group'),
  all_other: z.strictObject({
    nibrs: z.array(z.string()).describe('Codes for all other offenses'),
    may_be: z.array(Name).describe('The groups that such an offense may belong to'),
    except: z.array(z.string()).describe('but not the offenses of these codes, chapters or sections'),
  }),
  reliefs: z
    .array(
      z.strictObject({
        kind: Name,
        answer: z.enum(['vacatur', 'dismissal', 'sealing_or_expungement', 'reduction']),
        of: z.array(JurisdictionId).optional(),
      }),
    )
    .describe('Which answer of `lifted_by` speaks of which kind of relief; kinds left out are not known'),
  given: z
    .array(z.strictObject({ change: Name, kind: Name, of: z.array(JurisdictionId).optional() }))
    .describe("What a sheet's later entry means as relief already given; the first that fits counts"),
  verifications: z.array(Named).min(1),
  effects: z.array(z.strictObject({ id: Effect, name: Words })).min(1),
});
/** Names of domains, goals and answers, and the tables that offenses and reliefs are matched with. */
export type Vocabulary = z.infer<typeof VocabularyFile>;
export type Goal = Vocabulary['goals'][number];
