/**
 * The shape of the law's files. A provision is one YAML file; a jurisdiction one more; `facts.yaml` names every fact
 * that a provision may rest on; `relief.yaml` ranks the kinds of relief. The same Zod schemas check the files when
 * they are loaded and are published as JSON Schema, so that an editor completes and checks the YAML.
 *
 * Three answers, everywhere: a value; `silent` (the statute says nothing on the point); `null` (nobody here knows
 * yet). They are never mixed up: `silent` decides, `null` is shown as not known.
 */
import { z } from 'zod';

/** A value, or `silent`, or `null` for not known. */
const known = <T extends z.ZodType>(value: T) => z.union([value, z.literal('silent'), z.null()]);
const yesNo = known(z.boolean());

/** Words for people, equal in content in both languages. */
export const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
export type Words = z.infer<typeof Words>;

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written yyyy-mm-dd');
const Cite = z.string().min(1).describe('Subdivision within the provision, or a full cite of another law');
const Slug = z
  .string()
  .regex(/^us-[a-z]+\/[A-Za-z0-9.-]+$/, 'written <jurisdiction>/<provision>, for example us-ca/pen-236.14');
const ListId = z.string().regex(/^us-[a-z]+\/[a-z0-9.-]+$/, 'written <jurisdiction>/<list>');

/** A span of days, both ends included: `2017-01-01..2021-12-31`, `2023-01-01..`, `?..` (start not known). */
const Span = z
  .string()
  .regex(
    /^(\?|\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})?$/,
    'written from..to, for example 2023-01-01.. (open end) or ?.. (start not known)',
  );

/** One test on one fact. Exactly one operator. Every leaf carries its cite. */
const leafFields = {
  fact: z.string().describe('The id of a fact in facts.yaml'),
  cite: Cite.optional(),
  label: Words.optional(),
  is: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
  not: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
  at_least: z.number().optional(),
  at_most: z.number().optional(),
  on_or_after: Day.optional(),
  on_or_before: Day.optional(),
  years_since: z
    .number()
    .optional()
    .describe('At least so many whole years have passed since the day the fact names'),
};

/** A condition: a leaf, or all / any / not of conditions. Small, typed, total. */
export type ConditionSource =
  | ({ [K in keyof typeof leafFields]?: z.infer<(typeof leafFields)[K]> } & { fact: string })
  | { offense_in: string; cite?: string | undefined; label?: Words | undefined }
  | { all: ConditionSource[]; cite?: string | undefined; label?: Words | undefined }
  | { any: ConditionSource[]; cite?: string | undefined; label?: Words | undefined }
  | { none: ConditionSource[]; cite?: string | undefined; label?: Words | undefined };

const Condition: z.ZodType<ConditionSource> = z.lazy(() =>
  z.union([
    z.strictObject(leafFields).superRefine((leaf, context) => {
      const operators = [
        'is',
        'not',
        'at_least',
        'at_most',
        'on_or_after',
        'on_or_before',
        'years_since',
      ] as const;
      const used = operators.filter((name) => leaf[name] !== undefined);
      if (used.length !== 1)
        context.addIssue({
          code: 'custom',
          message: `a test on a fact needs exactly one of ${operators.join(', ')}`,
        });
    }),
    z.strictObject({ offense_in: ListId, cite: Cite.optional(), label: Words.optional() }),
    z.strictObject({ all: z.array(Condition).min(1), cite: Cite.optional(), label: Words.optional() }),
    z.strictObject({ any: z.array(Condition).min(1), cite: Cite.optional(), label: Words.optional() }),
    z.strictObject({ none: z.array(Condition).min(1), cite: Cite.optional(), label: Words.optional() }),
  ]),
);

/** A set of offenses: a list of the catalogue, a severity, or single sections. */
const OffenseSet = z
  .strictObject({
    list: ListId.optional(),
    severity: z.enum(['felony', 'misdemeanor', 'infraction']).optional(),
    sections: z.array(z.string()).optional().describe('Sections in normal form, for example PC 647(b)'),
    categories: z
      .array(z.string())
      .optional()
      .describe('NIBRS codes, where there is no section-level catalogue'),
    when: Condition.optional().describe('Only where this holds too'),
    unless: Condition.optional().describe('A labelled exception'),
    label: Words,
    cite: Cite.optional(),
  })
  .refine(
    (set) => [set.list, set.severity, set.sections, set.categories].some((part) => part !== undefined),
    {
      message: 'name the offenses by list, severity, sections or categories',
    },
  );

const Wait = z.strictObject({
  years: z.number().nonnegative(),
  from: z.enum(['conviction', 'sentence_completed', 'arrest', 'judgment', 'release']),
  when: Condition.optional().describe('The wait applies only where this holds'),
  cite: Cite.optional(),
});

const Note = z.strictObject({ text: Words, cite: Cite.optional() });

/** What a version of a provision says, feature by feature. Rubrics read these; screening derives its conditions from them. */
export const Features = z.strictObject({
  reaches: z.strictObject({
    conviction: yesNo,
    arrest_only: yesNo,
    dismissed_charge: yesNo,
    juvenile_adjudication: yesNo,
    pending_charge: yesNo.default(false),
  }),
  who: z.strictObject({
    harm: z.enum(['trafficking', 'intimate_partner_or_sexual_violence', 'none']),
    sex_trafficking: yesNo,
    labor_trafficking: yesNo,
    adults: yesNo,
    minors: yesNo,
    definition: known(z.string()),
  }),
  offenses: z.strictObject({
    scope: known(
      z.enum([
        'any',
        'any_except',
        'nonviolent_only',
        'prostitution_related_only',
        'listed',
        'misdemeanors_only',
      ]),
    ),
    only: z.array(OffenseSet).default([]),
    except: z.array(OffenseSet).default([]),
    notes: z.array(Note).default([]),
  }),
  nexus: z.strictObject({
    standard: known(
      z.enum([
        'direct_result',
        'result_of',
        'substantially_connected',
        'arising_from',
        'coerced_duress',
        'solely',
        'during_trafficking',
        'under_age',
        'none',
      ]),
    ),
    words: Words.nullable().default(null),
    at_the_time: yesNo.default(false).describe('Must the offense fall within the time of trafficking?'),
  }),
  proof: z.strictObject({
    burden: known(
      z.enum([
        'clear_and_convincing',
        'preponderance',
        'prima_facie',
        'beyond_reasonable_doubt',
        'court_finding',
      ]),
    ),
    official_document_required: yesNo,
    official_document_presumption: yesNo,
    kinds: z.array(Words).default([]),
  }),
  timing: z.strictObject({
    waits: known(z.array(Wait)),
    deadline: known(
      z.union([
        z.literal('none'),
        z.strictObject({ by: Day, later_on: Words.nullable() }),
        z
          .strictObject({ rolling: Words })
          .describe(
            'A time limit that runs from something in the case, in words; `conditions` test it where facts can',
          ),
      ]),
    ),
    left_trafficking: known(z.enum(['required', 'required_or_services', 'not_required'])),
    sentence_complete: yesNo,
    no_pending_charges: yesNo,
    no_new_convictions: yesNo,
    notes: z.array(Note).default([]),
  }),
  conditions: z.array(Condition).default([]),
  court: z.strictObject({
    discretion: known(z.enum(['mandatory', 'discretionary', 'mixed'])),
    hearing: known(z.enum(['always', 'only_if_opposed', 'court_may_waive', 'never'])),
    weighs: z.array(Note).default([]),
    finds: z.array(Note).default([]).describe('Findings the court must make'),
  }),
  procedure: z.strictObject({
    begins: z.enum(['petition', 'motion', 'application', 'automatic', 'defense']),
    file_in: Words.nullable(),
    venue: known(
      z.enum([
        'court_of_case',
        'county_of_arrest',
        'court_of_case_or_county_of_arrest',
        'most_serious_conviction',
        'none',
      ]),
    ),
    one_filing_per: known(z.enum(['court', 'case', 'arrest', 'person'])).default(null),
    across_courts: known(z.enum(['yes', 'with_all_agreement', 'no'])),
    serve: z.array(Words).default([]),
    response_days: known(z.number().int().positive()),
    response_from: z.enum(['receipt', 'filing', 'service']).nullable().default(null),
    consent_required: yesNo,
    forms: z.array(z.strictObject({ id: z.string(), for: Words })).default([]),
    filing_fee: known(z.number().nonnegative()),
    fines_must_be_paid: yesNo,
    confidential: yesNo,
    compliance: z.array(Note).default([]).describe('What agencies must do after the order, and by when'),
    compliance_days: known(z.number().int().positive()),
    file_before: z
      .array(z.strictObject({ provision: Slug, why: Words }))
      .default([])
      .describe('Filings that should come after this one, and why'),
    notes: z.array(Note).default([]),
  }),
  effect: z.strictObject({
    deemed_never_occurred: yesNo,
    may_deny: yesNo,
    destroyed: yesNo,
    sealed_public: yesNo,
    licensing_boards_see: yesNo,
    visible_to: z.array(z.string()).default([]),
    firearm_rights: known(z.string()),
    on_the_merits: yesNo
      .default(null)
      .describe('Vacated for a legal defect or on the merits (matters to immigration law)'),
    notes: z.array(Note).default([]),
  }),
});
export type Features = z.infer<typeof Features>;

const Source = z.strictObject({
  url: z.string(),
  supports: z.string(),
  as_of: z.string().nullable(),
});

const Review = z.strictObject({
  confidence: z.enum(['high', 'medium', 'low']),
  checked: z.string().regex(/^\d{4}-\d{2}$/, 'written yyyy-mm'),
  unverified: z.array(z.string()).describe('Feature paths that nobody has checked against the text'),
  gaps: z.array(z.string()).describe('What is not known, in words'),
  conflicts: z.array(z.strictObject({ on: z.string(), says: z.array(z.string()).min(2) })).default([]),
});

const Version = z.strictObject({
  in_force: Span,
  by: z.string().describe('The act that made this version'),
  like: Span.optional().describe(
    'in_force of the version this one differs from; give then only the features that differ',
  ),
  features: z
    .record(z.string(), z.unknown())
    .describe('See Features; a version with `like` gives only what differs'),
  cites: z.record(z.string(), Cite).default({}).describe('Feature path -> subdivision'),
  unverified: z.array(z.string()).default([]),
});

/** One provision file. */
export const ProvisionFile = z.strictObject({
  id: Slug,
  citation: z.string(),
  short: z.string().describe('How a lawyer names it in a table: § 236.14'),
  title: Words,
  plain: Words.describe('What it does, in plain words, promising nothing'),
  kind: z.enum(['trafficking_specific', 'general', 'affirmative_defense']),
  relief: z.enum([
    'vacatur',
    'expungement',
    'sealing',
    'set_aside',
    'dismissal',
    'destruction',
    'reduction',
    'defense',
  ]),
  also_gives: z.array(z.string()).default([]),
  sheet_words: z
    .array(z.string())
    .default([])
    .describe(
      'How a RAP sheet names this provision once granted; a charge that carries it needs no new filing',
    ),
  versions: z.array(Version).min(1),
  pending: z
    .array(z.strictObject({ bill: z.string(), would: z.string() }))
    .default([])
    .describe('Bills: not law'),
  authorities: z
    .array(
      z.strictObject({
        cite: z.string(),
        holds: Words,
        element: z.string().nullable(),
        citable: z.boolean(),
        verified: z.boolean(),
      }),
    )
    .default([]),
  sources: z.array(Source).min(1),
  review: Review,
});
export type ProvisionFile = z.infer<typeof ProvisionFile>;

/** What is common to a jurisdiction: courts, prosecutors, agencies, help. */
export const JurisdictionFile = z.strictObject({
  id: z.string().regex(/^us-[a-z]+$/),
  name: Words,
  no_law: z.boolean(),
  recent_change: z.string().nullable(),
  court_name: Words.nullable().describe(
    'Pattern with {county}: Superior Court of California, County of {county}',
  ),
  counties: z.array(z.string()).default([]),
  prosecutors: z
    .array(
      z.strictObject({
        county: z.string().nullable(),
        city: z.string().nullable(),
        name: z.string(),
        prosecutes: z.string(),
        verified: z.boolean(),
      }),
    )
    .default([]),
  agencies: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        holds: Words,
        address: z.string().nullable(),
        verified: z.boolean(),
      }),
    )
    .default([])
    .describe('State-level agencies that an order should name'),
  sheet_codes: z.record(z.string(), z.string()).default({}),
  help: z
    .array(
      z.strictObject({
        name: z.string(),
        contact: z.string(),
        note: z.string().nullable(),
        source: z.string().nullable(),
      }),
    )
    .default([]),
  notes: z.array(z.string()).default([]),
});
export type JurisdictionFile = z.infer<typeof JurisdictionFile>;

/** One fact that a provision may rest on. */
const FactDefinition = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  short: z.string().describe('Name in the case notation'),
  scope: z.enum(['person', 'case', 'charge']),
  type: z.enum(['yes_no', 'day', 'choice', 'number', 'periods']),
  choices: z.array(z.strictObject({ id: z.string(), words: Words })).optional(),
  from: z
    .enum(['asked', 'record', 'derived'])
    .describe(
      'asked: only a person knows; record: read off the sheet, asked where it is missing; derived: computed',
    ),
  derived_from: z.array(z.string()).default([]).describe('Asked facts that would decide a derived fact'),
  name: Words.describe('A noun phrase: "the date of the offense"'),
  question: Words.nullable(),
  why: Words.nullable().describe('Why it is asked'),
  distress: z
    .number()
    .int()
    .min(0)
    .max(5)
    .describe('What answering may cost a person: 0 nothing .. 5 the act itself'),
});
export const FactsFile = z.strictObject({ facts: z.array(FactDefinition).min(1) });
export type FactDefinition = z.infer<typeof FactDefinition>;

export const ReliefFile = z.strictObject({
  reliefs: z
    .array(z.strictObject({ id: z.string(), rank: z.number().int(), name: Words, means: Words }))
    .min(1),
});
export type ReliefKind = z.infer<typeof ReliefFile>['reliefs'][number];

export const PopulationFile = z.strictObject({
  source: z.string(),
  people: z.record(z.string().regex(/^us-[a-z]+$/), z.number().int().positive()),
});
