/** How a person asks for her own record: the schema of `records.yaml` and its reader. Pure. */
import { z } from 'zod';
import { monthSchema, placesSchema, type Read, readFile, webSchema, wordsSchema } from './read.ts';

const ownRecordSchema = z.strictObject({
  id: z.string(),
  places: placesSchema,
  name: wordsSchema,
  steps: z.array(wordsSchema).min(1, 'has no step'),
  cost: wordsSchema,
  /** How a copy reaches the person's lawyer. */
  lawyer: wordsSchema.nullable(),
  mistakes: wordsSchema.nullable(),
  /** How to ask from another state. */
  elsewhere: wordsSchema.nullable(),
  rights: wordsSchema.nullable(),
  source: webSchema,
  as_of: monthSchema,
  unverified: wordsSchema.nullable(),
});

const fileSchema = z.strictObject({ records: z.array(ownRecordSchema).min(1) });

/** How one agency gives people their own record. */
export type OwnRecord = z.infer<typeof ownRecordSchema>;

export function readOwnRecords(file: string, text: string): Read<readonly OwnRecord[]> {
  const read = readFile(file, text, fileSchema);
  return read.ok ? { ok: true, value: read.value.records } : read;
}

/** The agencies that hold a record of this place; without a place, those of the whole country. */
export const ownRecordsFor = (records: readonly OwnRecord[], place: string | null): readonly OwnRecord[] =>
  records
    .filter(({ places }) => places === 'national' || (place !== null && places.includes(place)))
    .toSorted((a, b) => Number(a.places === 'national') - Number(b.places === 'national'));
