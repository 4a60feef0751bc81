/**
 * What a packet for one provision is made of, as data: its parts, their paragraphs, the words for what the law's
 * files only name. Templates hold text and structure; facts, cites and authorities come from elsewhere through
 * placeholders. See README.md for the notation.
 */
import type { Problem } from '@nunc/records';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const Path = z
  .string()
  .regex(/^!?[a-z_][a-z0-9_]*(\.[a-z0-9_]+)*$/i, 'a path is written with dots, for example court.county');

const TableSource = z
  .strictObject({
    of: Path.optional(),
    as: z.string().optional(),
    columns: z
      .array(z.strictObject({ head: z.string(), share: z.number().positive(), cell: z.string().optional() }))
      .min(1),
    rows: z.array(z.array(z.string())).optional(),
  })
  .refine((table) => (table.of !== undefined) !== (table.rows !== undefined), {
    message: 'give either `of` (a list) or `rows`',
  })
  .refine((table) => table.of === undefined || table.columns.every((column) => column.cell !== undefined), {
    message: 'a table with `of` needs a `cell` in every column',
  })
  .refine((table) => table.rows?.every((row) => row.length === table.columns.length) ?? true, {
    message: 'every row needs one cell a column',
  });

const Lines = z.array(z.string());

export type BlockSource =
  | { caption: { filer: string[]; court: string[]; parties: string[]; facts: string[] } }
  | { heading: string }
  | { subheading: string }
  | { minor: string }
  | { numbered: string; mark?: string | undefined }
  | { paragraph: string; align?: 'left' | 'center' | 'right' | undefined; tight?: boolean | undefined }
  | { quote: string }
  | {
      list: string[] | string;
      of?: string | undefined;
      as?: string | undefined;
      marks?: 'letters' | 'numbers' | 'boxes' | 'dashes' | undefined;
    }
  | { table: z.infer<typeof TableSource> }
  | { signature: string[] }
  | { slip: string[] }
  | { page_break: true }
  | { words: string; missing: string; lead?: string | undefined; mark?: string | undefined }
  | { each: string; as: string; do: BlockSource[] }
  | { if: string; do: BlockSource[]; else?: BlockSource[] | undefined };

const BlockSourceSchema: z.ZodType<BlockSource> = z.lazy(() =>
  z.union([
    z.strictObject({ caption: z.strictObject({ filer: Lines, court: Lines, parties: Lines, facts: Lines }) }),
    z.strictObject({ heading: z.string() }),
    z.strictObject({ subheading: z.string() }),
    z.strictObject({ minor: z.string() }),
    z.strictObject({ numbered: z.string(), mark: z.string().optional() }),
    z.strictObject({
      paragraph: z.string(),
      align: z.enum(['left', 'center', 'right']).optional(),
      tight: z.boolean().optional(),
    }),
    z.strictObject({ quote: z.string() }),
    z.strictObject({
      list: z.union([z.array(z.string()), z.string()]),
      of: Path.optional(),
      as: z.string().optional(),
      marks: z.enum(['letters', 'numbers', 'boxes', 'dashes']).optional(),
    }),
    z.strictObject({ table: TableSource }),
    z.strictObject({ signature: Lines }),
    z.strictObject({ slip: Lines }),
    z.strictObject({ page_break: z.literal(true) }),
    z.strictObject({
      words: Path,
      missing: z.string(),
      lead: z.string().optional(),
      mark: z.string().optional(),
    }),
    z.strictObject({ each: Path, as: z.string(), do: z.array(BlockSourceSchema) }),
    z.strictObject({
      if: Path,
      do: z.array(BlockSourceSchema),
      else: z.array(BlockSourceSchema).optional(),
    }),
  ]),
);

const Part = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'a part is named in lower case with hyphens: it becomes a neutral file name'),
  title: z.string(),
  footer: z.string(),
  audience: z.enum(['public', 'sealed', 'office']),
  style: z.enum(['pleading', 'motion', 'plain', 'cover']),
  when: Path.optional().describe('Made only where this holds'),
  /** Where the exhibit volumes go in the combined file: after this part. */
  exhibits_after: z.boolean().default(false),
  /** Has a table of authorities: its pages are counted. */
  authorities: z.boolean().default(false),
  blocks: z.array(BlockSourceSchema).min(1),
});
export type PartSource = z.infer<typeof Part>;

const Offset = z.strictObject({
  years: z.number().int().optional(),
  days: z.number().int().optional(),
  days_from_law: z.string().optional().describe('A feature path that holds the number of days'),
  from: z.string().describe('arrest, order, receipt, or the id of an earlier deadline'),
});

const Deadline = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/),
  for: z.enum(['row', 'filing']),
  title: z.string().describe('Neutral: it stands in a calendar that others may see'),
  rule: z.string().describe('The rule in words, printed where a date is missing'),
  later_of: z.array(Offset).min(1),
  court_days: z.boolean().default(false),
  remind_days_before: z.array(z.number().int().positive()).default([]),
  calendar: z.boolean().default(true),
});
export type DeadlineSource = z.infer<typeof Deadline>;

const Holiday = z.union([
  z.strictObject({ month: z.number(), day: z.number() }),
  z.strictObject({
    month: z.number(),
    weekday: z.number().min(0).max(6),
    nth: z.number().describe('1 is the first, -1 the last'),
    plus: z.number().default(0),
  }),
]);

const ElementSource = z.strictObject({
  id: z.string(),
  covers: z.array(z.string()).min(1).describe('Elements of the condition tree'),
  feature: z.string(),
  heading: z.string(),
  short: z.string().optional().describe('For tables: two or three words'),
  statute: z.string().describe('What the law asks, in words; takes placeholders'),
  claim: z.string().describe('What the papers say about it; takes placeholders'),
  topics: z.array(z.string()).default([]).describe('Topics of the declaration that prove it'),
  per_charge: z.boolean().default(false),
});
export type ElementSource = z.infer<typeof ElementSource>;

/** A template file, or the shared file that others take parts from. */
const TemplateFile = z.strictObject({
  id: z.string(),
  for: z.array(z.string()).default([]),
  language: z.string().default('en'),
  words: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).default({}),
  elements: z.array(ElementSource).default([]),
  topics: z.array(z.strictObject({ id: z.string(), heading: z.string(), missing: z.string() })).default([]),
  agencies: z
    .array(
      z.strictObject({
        name: z.string(),
        duty: z.string(),
        address: z.string().optional(),
        when: Path.optional(),
      }),
    )
    .default([]),
  agency_duty: z.string().default(''),
  deadlines: z.array(Deadline).default([]),
  holidays: z.array(Holiday).default([]),
  calendar: z.strictObject({ name: z.string(), ask_for_receipt: z.string() }).optional(),
  sources: z
    .record(
      z.string().regex(/^[a-z0-9_]+$/),
      z.strictObject({ cite: z.string(), kind: z.enum(['case', 'statute', 'rule']), verified: z.boolean() }),
    )
    .default({})
    .describe('Rules the text of this template cites besides the provision'),
  slips: z
    .strictObject({ open: Lines, held_back: Lines, sealed: Lines })
    .default({ open: [], held_back: [], sealed: [] }),
  unverified_here: z
    .array(z.string())
    .default([])
    .describe('Rules of practice in this file that nobody has checked'),
  shared_parts: z.array(z.string()).default([]),
  parts: z.array(Part).default([]),
});
export type PacketTemplate = z.infer<typeof TemplateFile>;

export interface TemplateFileText {
  readonly path: string;
  readonly text: string;
}

export interface LoadedTemplates {
  readonly templates: readonly PacketTemplate[];
  readonly problems: readonly Problem[];
}

/** Reads the templates from their text. A file that does not fit is a problem with file, line and field. */
export function loadTemplates(files: readonly TemplateFileText[]): LoadedTemplates {
  const problems: Problem[] = [];
  const parsed = files.flatMap((file) => {
    const template = parseTemplate(file, problems);
    return template === undefined ? [] : [{ file, template }];
  });
  const shared = new Map(
    parsed
      .filter(({ template }) => template.for.length === 0)
      .flatMap(({ template }) => template.parts.map((part) => [part.id, part])),
  );
  const templates = parsed
    .filter(({ template }) => template.for.length > 0)
    .map(({ file, template }) => {
      const parts = [...template.parts];
      for (const id of template.shared_parts) {
        const part = shared.get(id);
        if (part !== undefined) parts.push(part);
        else
          problems.push({
            what: `there is no shared part ${id}`,
            where: `${file.path}: shared_parts`,
            remedy: `name one of ${[...shared.keys()].join(', ') || 'the shared parts (the shared file was not passed in)'}`,
          });
      }
      return { ...template, parts };
    });
  return { templates, problems };
}

function parseTemplate(file: TemplateFileText, problems: Problem[]): PacketTemplate | undefined {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    problems.push({
      what: error.message,
      where: `${file.path}:${lines.linePos(error.pos[0]).line}`,
      remedy: 'mend the YAML',
    });
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS();
  const parsed = TemplateFile.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const node = document.getIn(
      issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
      true,
    );
    const range =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
        ? node.range
        : [];
    const at = typeof range[0] === 'number' ? `:${lines.linePos(range[0]).line}` : '';
    problems.push({
      what: issue.message,
      where: `${file.path}${at}, ${issue.path.map(String).join('.') || 'the file'}`,
      remedy: 'compare with a finished template; papers/README.md explains the notation',
    });
  }
  return undefined;
}
