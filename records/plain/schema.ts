/** The shapes of the two JSON forms: the whole record, and the simple list of charges. */
import { z } from 'zod';
import { changes, chargeFlags, eventKinds, outcomes, sentenceKinds, severities } from '../model.ts';
import { columnMeaning, columns } from './words.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written yyyy-mm-dd');
const Place = z.strictObject({ page: z.int().min(1), line: z.int().min(1), raw: z.string() });
const field = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, from: Place, confidence: z.number().min(0).max(1) });
const Text = field(z.string());
const DayField = field(Day);
const Severity = field(z.enum(severities));

const SentencePart = z.strictObject({
  kind: z.enum(sentenceKinds),
  length: z.strictObject({ amount: z.number().min(0), unit: z.enum(['days', 'months', 'years']) }).nullable(),
  suspended: z.boolean(),
  concurrent: z.boolean(),
  from: Place,
});

const Disposition = z.strictObject({
  text: Text,
  outcome: z.enum(outcomes),
  change: z.enum(changes),
  under: z.string().nullable(),
  date: DayField.nullable(),
  severity: Severity.nullable(),
  sentence: z.array(SentencePart),
});

const Charge = z.strictObject({
  id: z.string().min(1),
  count: field(z.number()).nullable(),
  code: Text.nullable(),
  section: Text.nullable(),
  description: Text.nullable(),
  chargedAs: Severity.nullable(),
  flags: z.array(z.enum(chargeFlags)),
  comments: z.array(Text),
  dispositions: z.array(Disposition),
  offenseDate: DayField.nullable(),
  agencyNumbers: z.array(Text),
});

const Event = z.strictObject({
  kind: z.enum(eventKinds),
  header: Text.nullable(),
  date: DayField.nullable(),
  agency: Text.nullable(),
  agencyKind: z.string().nullable(),
  county: Text.nullable(),
  court: z.string().nullable(),
  nameCode: Text.nullable(),
  birthDateGiven: DayField.nullable(),
  caseNumbers: z.array(Text),
  strikeFlag: z.boolean(),
  juvenile: z.boolean(),
  charges: z.array(Charge),
  sentence: z.array(SentencePart),
});

const Source = z.strictObject({
  id: z.string().min(1),
  format: z.string(),
  jurisdiction: z.string(),
  result: z.union([
    z.strictObject({ kind: z.literal('sheet') }),
    z.strictObject({ kind: z.literal('no_cycles') }),
    z.strictObject({ kind: z.literal('record_error'), text: Text }),
  ]),
  completeness: z.enum(['single_state', 'multiple_source', 'unknown']),
  printed: DayField.nullable(),
  notices: z.array(z.strictObject({ kind: z.string(), text: Text, sensitive: z.boolean() })),
  cycles: z.array(z.strictObject({ events: z.array(Event) })),
  lines: z.array(
    z.strictObject({
      page: z.int().min(1),
      line: z.int().min(1),
      raw: z.string(),
      bucket: z.enum(['used', 'known_noise', 'not_understood']),
      as: z.string(),
    }),
  ),
  repairs: z.array(z.strictObject({ place: Place, from: z.string(), to: z.string(), why: z.string() })),
  scanned: z.boolean(),
});

/** The record model, whole: `records/schema/record.schema.json`. */
export const RecordSchema = z
  .strictObject({
    schema: z.literal('nunc-record/1'),
    person: z.strictObject({
      names: z.array(z.strictObject({ code: z.string(), text: Text })),
      birthDate: DayField.nullable(),
      otherBirthDates: z.array(DayField),
      sex: Text.nullable(),
      race: Text.nullable(),
      stateId: Text.nullable(),
      otherStateIds: z.array(Text),
      fbiNumber: Text.nullable(),
      other: z.array(z.strictObject({ label: z.string(), text: Text })),
    }),
    sources: z.array(Source),
  })
  .describe("A person's whole criminal history as Nunc holds it");

const cell = z.union([z.string(), z.number(), z.null()]);

/** The simple list, one object a charge: `records/schema/plain.schema.json`. */
const PlainSchema = z
  .array(
    z.strictObject(
      Object.fromEntries(columns.map((column) => [column, cell.describe(columnMeaning[column]).optional()])),
    ),
  )
  .describe(
    'A criminal record as a plain list, one object a charge; the same names as the columns of the CSV form',
  );

/** The published JSON Schemas by file name. */
export function publishedRecordSchemas(): Readonly<Record<string, unknown>> {
  return {
    'record.schema.json': z.toJSONSchema(RecordSchema, { reused: 'ref' }),
    'plain.schema.json': z.toJSONSchema(PlainSchema),
  };
}
