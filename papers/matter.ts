/**
 * The `packet` part of a facts file: everything a paper needs that neither the record nor the law says. Written by
 * hand in YAML; every mistake is a problem with the exact path, what is wrong and what to write instead.
 */
import type { Problem } from '@nunc/records';
import { z } from 'zod';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written yyyy-mm-dd, for example 2014-05-01');
const Text = z.string().trim().min(1, 'leave the key out rather than empty');
const Language = z.string().regex(/^[a-z]{2,3}$/, 'a language is its short code, for example en or es');

/** YAML reads bare dates as text already; numbers in case numbers and phones are taken as text. */
const Written = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), Text);
const YesNo = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]);

/** Which charge: by case or arrest, section and, where that is not enough, count; or by its id. */
export const ChargeRef = z
  .strictObject({
    id: Text.optional(),
    case: Written.optional(),
    arrest: Day.optional().describe('The day of the arrest, where there is no case number'),
    section: Text.optional().describe('Code and section, for example PC 647(b)'),
    count: z.number().int().positive().optional(),
  })
  .refine(
    (ref) =>
      ref.id !== undefined ||
      ((ref.case !== undefined || ref.arrest !== undefined) && ref.section !== undefined),
    {
      message: 'name the charge by id, or by case and section, or by arrest (the day) and section',
    },
  );
export type ChargeRef = z.infer<typeof ChargeRef>;

/** What the client says, in the client's words. English is what the court reads. */
const Statement = z
  .strictObject({
    words: Text.describe('As the client said it'),
    language: Language.default('en'),
    english: Text.optional().describe('A translation, where the words are in another language'),
    reviewed: YesNo.default(false).describe('The client has gone over this line'),
  })
  .or(Text.transform((words) => ({ words, language: 'en', english: undefined, reviewed: false })));
export type Statement = z.infer<typeof Statement>;
const Statements = z.union([z.array(Statement), Statement.transform((one) => [one])]);

const Person = z.strictObject({
  legal_name: Text.describe('Never printed in a public paper'),
  initials: z.string().regex(/^(\p{Lu}\.[ -]?){1,5}$/u, 'initials are written with dots, for example R.S.'),
  also_known_as: z.array(Text).default([]),
  birth_date: Day.optional(),
  state_id: Written.optional(),
  fbi_number: Written.optional(),
  address: z.array(Text).default([]),
  phone: Written.optional(),
  email: Text.optional(),
  safe_contact: Text.optional().describe('How to reach the client safely; for the office only'),
  language: Language.default('en'),
});

const Counsel = z.strictObject({
  name: Text,
  bar_number: Written.optional(),
  firm: Text.optional(),
  address: z.array(Text).default([]),
  phone: Written.optional(),
  email: Text.optional(),
});

const Office = z.strictObject({
  name: Text,
  unit: Text.optional(),
  address: z.array(Text).default([]),
  served_by: Text.optional().describe('How: personal service, mail, electronic service'),
});

const Court = z.strictObject({
  county: Text,
  court: Text.optional().describe('Where the name differs from the usual one'),
  branch: Text.optional(),
  department: Written.optional(),
  address: z.array(Text).default([]),
  file_number: Written.optional().describe('The number the clerk gives the filing, where there is one'),
  hearing: z
    .strictObject({ date: Day.optional(), time: Written.optional(), department: Written.optional() })
    .optional(),
  hearing_preference: z.enum(['on_the_papers', 'remote', 'in_person', 'counsel_only']).optional(),
  filing_fee: Text.optional(),
  prosecutor: Office.optional(),
  agencies: z.array(Office).default([]).describe('Agencies in this county that hold the record'),
  received: Day.optional().describe('The day the prosecutor received the papers'),
  order_date: Day.optional(),
});

const ChargeStory = z.strictObject({
  charge: ChargeRef,
  include: YesNo.default(true),
  offense_date: Day.optional(),
  told_to_do: Statements.default([]),
  by_whom: Text.optional().describe('A coded name, for example T.1'),
  feared: Statements.default([]),
  happened_after: Statements.default([]),
  told_police: Statements.default([]),
  why_pleaded: Statements.default([]),
});

const Exhibit = z.strictObject({
  mark: z.string().regex(/^[A-Z0-9]{1,3}$/, 'a mark is a letter or a number, for example A'),
  title: Text.describe('Printed in public papers: no names'),
  file: Text,
  kind: Text,
  date: Day.optional(),
  supports: z.array(Text).default([]).describe('Elements it helps to prove'),
  charges: z.array(ChargeRef).default([]),
  sensitivity: z.enum(['public', 'sensitive']),
  consent: YesNo,
  redacted: YesNo,
});

const Consent = z.strictObject({ case: Written, given: YesNo, on: Day.optional() });

/** The whole `packet` value. */
export const MatterFile = z.strictObject({
  petitioner: Person,
  counsel: Counsel.optional(),
  server: z
    .strictObject({ name: Text, address: z.array(Text).default([]), phone: Written.optional() })
    .optional(),
  courts: z.array(Court).default([]),
  traffickers: z
    .array(
      z.strictObject({
        code: Text,
        called: Text.optional(),
        real_names: z.array(Text).default([]),
        contacts: z.array(Written).default([]),
      }),
    )
    .default([])
    .describe('Real names and contacts are kept only to check that they are printed nowhere'),
  statements: z.record(z.string().regex(/^[a-z_]+$/), Statements).default({}),
  declaration: z
    .strictObject({
      date: Day.optional(),
      place: Text.optional(),
      language: Language.default('en'),
      read_back: YesNo.optional(),
    })
    .default({ language: 'en' }),
  interpreter: z.strictObject({ name: Text, language: Text, certified: Text.optional() }).optional(),
  charges: z.array(ChargeStory).default([]),
  exhibits: z.array(Exhibit).default([]),
  prior_petitions: z
    .union([z.literal('none'), z.array(z.strictObject({ court: Text, date: Day.optional(), result: Text }))])
    .optional(),
  restitution: z
    .union([z.literal('none'), z.array(z.strictObject({ case: Written, owed: Text, to: Text }))])
    .optional(),
  probation: z.enum(['none', 'completed', 'open']).optional(),
  warrant: YesNo.optional(),
  not_citizen: YesNo.optional(),
  immigration_counsel_reviewed: YesNo.optional(),
  consents: z.array(Consent).default([]),
  bates_prefix: z
    .string()
    .regex(/^[A-Z]{1,6}$/)
    .optional(),
});
export type Matter = z.infer<typeof MatterFile>;
export type MatterCharge = z.infer<typeof ChargeStory>;
export type MatterExhibit = z.infer<typeof Exhibit>;
export type MatterCourt = z.infer<typeof Court>;

export type ParsedMatter =
  | { readonly matter: Matter; readonly problems: readonly [] }
  | { readonly matter: null; readonly problems: readonly Problem[] };

/** Checks the value under `packet` of a facts file. */
export function parseMatter(value: unknown): ParsedMatter {
  const parsed = MatterFile.safeParse(value);
  if (parsed.success) return { matter: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue): Problem => {
    const where = ['packet', ...issue.path.map(String)].join('.');
    return { what: whatOf(issue), where, remedy: remedyOf(issue) };
  });
  return { matter: null, problems };
}

type Issue = z.core.$ZodIssue;

const isMissing = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && issue.message.includes('received undefined');

function whatOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.join(', ')}`;
  if (isMissing(issue)) return 'is missing';
  return issue.message;
}

function remedyOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys')
    return 'correct the spelling, or take the key out; papers/README.md lists the keys';
  if (isMissing(issue)) return 'add the key';
  return 'write the value as described, or leave the key out: a missing fact is printed as a blank';
}
