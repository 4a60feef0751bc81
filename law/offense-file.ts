/**
 * The shape of the catalogue's files. `offenses/lists.yaml` names the lists that statutes ask about, the conditions a
 * membership may rest on, the category codes and how each jurisdiction writes its codes; every other file in
 * `offenses/` holds the offenses of one jurisdiction, by theme. No section of any statute is named in TypeScript.
 */
import { z } from 'zod';
import { Words } from './schema.ts';

/** Whether the text is a day of the calendar, written yyyy-mm-dd. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const Day = z.string().refine(isDay, 'a day of the calendar is written yyyy-mm-dd');
const JurisdictionId = z.string().regex(/^us-[a-z]+$/, 'a jurisdiction is written us-xx');
const ListName = z
  .string()
  .regex(/^[a-z0-9.-]+$/, 'a list is named without its jurisdiction, for example violent-felony');
const ConditionId = z
  .string()
  .regex(/^[a-z0-9_]+$/, 'a condition is written in small letters with underscores');

/** A cite in normal form: code, space, section, subdivisions in parentheses without spaces. */
const Cite = z
  .string()
  .regex(
    /^(\d+ USC|[A-Z][A-Za-z]{1,4}) \d[0-9A-Za-z.-]*(\([0-9A-Za-z]+\))*$/,
    'a cite is written code, space, section, for example PC 647(b)',
  );

/** A span of days, both ends included; either end may be left open: `1995-01-01..2022-12-31`, `2021-01-01..`, `..2018-12-31`. */
const Span = z
  .string()
  .refine(
    (text) =>
      text.includes('..') &&
      text.split('..').every((day) => day === '' || isDay(day)) &&
      text.split('..').length === 2,
    'a span is written from..to, for example 1995-01-01..2022-12-31',
  );

/** How grave the law makes an offense. A wobbler is felony or misdemeanor; a wobblette misdemeanor or infraction. */
export const OffenseClass = z.enum(['felony', 'misdemeanor', 'infraction', 'wobbler', 'wobblette']);
/** How grave the law makes an offense. */
export type OffenseClass = z.infer<typeof OffenseClass>;

const DatedClass = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  is: OffenseClass,
  by: z.string().min(1).optional().describe('The act that made it so'),
});

/** A three-digit category code; YAML reads some of them as numbers. */
const Nibrs = z.union([z.number().int().transform(String), z.string().min(1)]);

/** A fact about the charge on which membership rests; `is: false` when the fact must not hold. */
const When = z.strictObject({ when: ConditionId, is: z.boolean().optional(), cite: z.string().min(1) });

/** One offense of the catalogue. A list that is not named under `in`, `in_if` or `not_sure` is one it is not a member of. */
export const OffenseEntry = z.strictObject({
  cite: Cite,
  title: Words,
  class: z.union([OffenseClass, z.array(DatedClass).min(1)]),
  grade: z
    .string()
    .min(1)
    .optional()
    .describe("The jurisdiction's own grade, for example class B misdemeanor"),
  nibrs: Nibrs,
  in: z.array(ListName).optional(),
  in_if: z
    .array(When.extend({ list: ListName }))
    .optional()
    .describe('Member if any of these holds'),
  not_sure: z
    .array(ListName)
    .optional()
    .describe('Nobody here knows, or the statute does not decide it by the section alone'),
  parent: Cite.optional().describe('The section a sheet may give instead of this one'),
  in_force: Span.optional(),
  formerly: z.array(Cite).optional(),
  aliases: z.array(z.string().min(1)).optional().describe('Words a sheet uses for it'),
  note: z.string().min(1).optional(),
  sure: z.enum(['high', 'medium', 'low']),
});

/** An old number that lives on elsewhere; deeper subdivisions keep their letters. Several targets: the sheet alone cannot tell. */
const RenumberingEntry = z.strictObject({
  cite: Cite,
  title: Words.optional(),
  renumbered: z.strictObject({ to: z.union([Cite, z.array(Cite).min(1)]), from: Day }),
  note: z.string().min(1).optional(),
});

/** One file of offenses. */
export const OffenseFile = z.strictObject({
  jurisdiction: JurisdictionId,
  offenses: z.array(z.union([RenumberingEntry, OffenseEntry])).min(1),
});
/** One file of offenses. */
export type OffenseFile = z.infer<typeof OffenseFile>;

const Otherwise = z.enum(['included', 'not_included', 'not_sure']);
/** Whether a list takes in an attempt (or a conspiracy) to commit what it lists. */
const Inchoate = z.union([
  Otherwise,
  z.strictObject({ only: z.array(Cite).min(1), else: Otherwise.optional() }),
  z.strictObject({ except: z.array(Cite).min(1), else: Otherwise.optional() }),
]);
/** Whether a list takes in an attempt (or a conspiracy) to commit what it lists. */
export type Inchoate = z.infer<typeof Inchoate>;

/** A list of offenses that some statute asks about. */
export const ListEntry = z.strictObject({
  id: z.string().regex(/^us-[a-z]+\/[a-z0-9.-]+$/, 'a list is written <jurisdiction>/<list>'),
  title: Words,
  cite: z.string().min(1),
  what: z.string().min(1).describe('What the list is and which provisions ask about it'),
  source: z.string().url().optional(),
  felonies_only: z.boolean().optional().describe('No misdemeanor or infraction can ever be a member'),
  any_felony_if: z
    .array(When)
    .optional()
    .describe('Any felony at all becomes a member if one of these was charged and proved'),
  attempts: Inchoate,
  conspiracies: Inchoate,
  note: z.string().min(1).optional(),
  review: z.strictObject({
    confidence: z.enum(['high', 'medium', 'low']),
    checked: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
    unverified: z.array(z.string()),
  }),
});
/** A list of offenses that some statute asks about. */
export type ListEntry = z.infer<typeof ListEntry>;

/** `lists.yaml`: everything the offense files refer to. */
export const ListsFile = z.strictObject({
  conditions: z.record(ConditionId, Words).describe('One-line question for each condition'),
  nibrs: z.record(z.string(), Words),
  words: z.record(z.string(), z.string()).describe('Short forms that sheets use, and what they stand for'),
  jurisdictions: z.record(
    JurisdictionId,
    z.strictObject({
      codes: z.record(
        z.string(),
        z.strictObject({ title: Words, as: z.array(z.string()), slips: z.array(z.string()).optional() }),
      ),
      attempt: z.array(z.string()).describe('Sections that make the section beside them an attempt'),
      conspiracy: z.array(z.string()).describe('Sections that make the section beside them a conspiracy'),
      elsewhere: z
        .record(z.string(), JurisdictionId)
        .optional()
        .describe('Code letters that mean another jurisdiction: US'),
    }),
  ),
  lists: z.array(ListEntry).min(1),
});
/** `lists.yaml`: everything the offense files refer to. */
export type ListsFile = z.infer<typeof ListsFile>;
