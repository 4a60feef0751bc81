/** From the text of a YAML file to checked values, or every problem with its file and field. Reads no disk. */
import { parseDocument } from 'yaml';
import { type ZodType, z } from 'zod';

/** What is wrong with one file, in which field (or null for the whole file), and so what to mend. */
export interface HelpProblem {
  readonly file: string;
  readonly field: string | null;
  readonly message: string;
}

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly HelpProblem[] };

export const writtenProblem = ({ file, field, message }: HelpProblem): string =>
  field === null ? `${file}: ${message}` : `${file}: ${field}: ${message}`;

/** Longer texts that are the same in both languages were copied, not written; names may be. */
const longestSharedText = 80;

const line = z.string().trim().min(1, 'is empty');

export const wordsSchema = z
  .strictObject({ en: line, es: line })
  .refine(({ en, es }) => en !== es || en.length <= longestSharedText, {
    message: 'says the same in English and Spanish: write it in both languages',
  });

/** The whole country, or the jurisdictions by their ids. */
export const placesSchema = z.union([
  z.literal('national'),
  z
    .array(z.string().regex(/^us-[a-z]+$/, 'is not the id of a jurisdiction: write it as us-ca'))
    .min(1, 'names no place: write national, or ids of jurisdictions'),
]);

export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month: write it as 2026-11');

export const webSchema = z.url({ protocol: /^https?$/, error: 'is not a web address (http or https)' });

/** Parses and checks one file. YAML that cannot be parsed gives its own messages, with line and column. */
export function readFile<Value>(file: string, text: string, schema: ZodType<Value>): Read<Value> {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0)
    return {
      ok: false,
      problems: document.errors.map(({ message }) => ({
        file,
        field: null,
        message: message.split('\n')[0] ?? message,
      })),
    };
  const checked = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (checked.success) return { ok: true, value: checked.data };
  return {
    ok: false,
    problems: checked.error.issues.map(({ path, message }) => ({
      file,
      field: path.length === 0 ? null : path.join('.'),
      message,
    })),
  };
}

/** The first value that comes twice, or null. */
export const repeated = (values: readonly string[]): string | null =>
  values.find((one, index) => values.indexOf(one) !== index) ?? null;
