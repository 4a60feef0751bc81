/** `nunc law`: the law as data. What is there, what it says, whether it is sound, what a change would do. */
import type { Call, Command } from './command.ts';
import { nearest } from './command.ts';
import { unusable } from './failure.ts';
import { checkTheLaw } from './lawCheck.ts';
import { diffLaw } from './lawDiff.ts';
import { listLaw } from './lawList.ts';
import { proposeLaw } from './lawPropose.ts';
import { printSchema, schemaNames } from './lawSchema.ts';
import { showLaw } from './lawShow.ts';

const parts: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  list: listLaw,
  show: showLaw,
  check: checkTheLaw,
  diff: diffLaw,
  schema: printSchema,
  propose: proposeLaw,
  compare: async (call) => (await import('./lawCompare.ts')).compareLaws(call),
  ideal: async (call) => (await import('./lawIdeal.ts')).showIdeal(call),
  simulate: async (call) => (await import('./lawSimulate.ts')).simulateBill(call),
  brief: async (call) => (await import('./lawBrief.ts')).briefBill(call),
  export: async (call) => (await import('./lawExport.ts')).exportLaw(call),
  sql: async (call) => (await import('./lawSql.ts')).printSql(call),
  work: async (call) => (await import('./lawWork.ts')).showWork(call),
};

export const law: Command = {
  name: 'law',
  summary:
    'the law as data: list, show, check, diff, schema, propose, compare, ideal, simulate, brief, export, sql, work',
  usage: [
    'list [--as-of DATE] [--json]',
    'show PROVISION [--as-of DATE] [--json]',
    'check [JURISDICTION] [--all] [--json]',
    'diff PROVISION|JURISDICTION --from DATE --to DATE [--json]',
    'schema [NAME]',
    'propose FILE [--as NAME] [--json]',
    'compare JURISDICTION... [--features A,B | --rubric R] [--as-of DATE] [--json | --csv]',
    'ideal [--rubric R] [--as-of DATE] [--out FILE] [--json]',
    'simulate BILL.yaml [--rubric R] [--as-of DATE] [--json]',
    'brief BILL.yaml [--rubric R] [--as-of DATE] [--out FILE.pdf|FILE.docx] [--language en|es]',
    'export --out DIR [--replace] [--json]',
    'sql JURISDICTION [--dialect duckdb|postgres|spark] [--as-of DATE] [--table NAME] [--because] [--out FILE] [--json]',
    'work [--as-of DATE] [--json]',
  ],
  about: [
    'list: every provision, its version in force and how far its review is. show: one of them in words, with cites, sources, and what nobody has checked. check: what is wrong with the files, how much of the law is known, and how far the provisions made for survivors reach: kinds of charges that none of them can reach (gaps), that several may reach (overlaps), and provisions whose answers are always the same. A gap is information, not an error: the statute may say so, or its file may be mistaken. diff: which features changed between two days.',
    'propose: what a changed law file would do. It is put in the place of the file with its id, checked, and all golden cases are run and all grades made by the old law and by the new. Nothing is written.',
    `schema: the JSON Schema of ${schemaNames.join(', ')}.`,
    'compare: laws side by side, by features (proof.burden, or a whole group: proof) or by the categories of a rubric. ideal: the best of each category that any jurisdiction already has, and who has it; --out writes it as a provision file, a model that nobody enacted.',
    'simulate: what a bill (a YAML overlay on the law) would change: the grade, kinds of record, golden cases. brief: the same on two pages for a legislator.',
    'export: the whole atlas as JSON and CSV with its metadata, the same bytes for the same law. sql: the law of a jurisdiction as one query over a table of charges, with the table that it reads, for a data team to run where its data is. work: what to review next, by people x age x uncertainty.',
  ],
  options: {
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    from: { value: 'DATE', words: 'diff: the first day' },
    to: { value: 'DATE', words: 'diff: the second day' },
    as: {
      value: 'NAME',
      words: 'propose: the place in law/ it would take, where the file does not say (offenses/us-ca-hs.yaml)',
    },
    all: { value: null, words: 'check: the whole work list, not only errors, and every gap and overlap' },
    features: { value: 'A,B', words: 'compare: paths of features with commas between, as show prints them' },
    rubric: { value: 'R', words: 'compare, ideal, simulate, brief: nunc-1 (default) or another rubric' },
    out: { value: 'FILE', words: 'ideal, brief, sql: the file to write; export: the folder' },
    dialect: { value: 'D', words: 'sql: duckdb (default), postgres or spark' },
    table: { value: 'NAME', words: 'sql: the table of charges, or schema.table (default: charges)' },
    because: { value: null, words: 'sql: also which element of the law fails first' },
    replace: { value: null, words: 'export: replace the dataset in the folder' },
    language: { value: 'en|es', words: 'brief: English (default) or Spanish' },
    csv: { value: null, words: 'compare: one row a cell, for a spreadsheet' },
    json: { value: null, words: 'for programs' },
  },
  examples: [
    { line: 'nunc law list', does: 'what this clone knows' },
    { line: 'nunc law show us-federal/18-usc-3771a', does: 'one provision; the part after the / is enough' },
    {
      line: 'nunc law diff us-ca --from 2021-06-01 --to 2024-01-01',
      does: 'what the amendments changed',
    },
    {
      line: 'nunc law check us-tx',
      does: 'its work list, and which charges no provision for survivors reaches',
    },
    { line: 'nunc law propose my-change.yaml', does: 'which cases and findings a correction would change' },
    { line: 'nunc law compare ny ga il --features proof,timing', does: 'three laws side by side' },
    {
      line: 'nunc law ideal --out ideal.yaml',
      does: 'the best law that exists in parts, as a provision file',
    },
    {
      line: 'nunc law brief examples/bills/us-ca-any-offense.yaml --out brief.pdf',
      does: 'two pages for a legislator',
    },
    { line: 'nunc law export --out atlas', does: 'the dataset, ready to cite' },
    {
      line: 'nunc law sql us-ca --dialect postgres --out ca.sql',
      does: 'the law of California for a PostgreSQL database',
    },
    { line: 'nunc law schema provision', does: 'the JSON Schema of a provision file' },
  ],
  run(call) {
    const [part] = call.words;
    if (part === undefined)
      throw unusable(
        'It does not say what about the law.',
        'nunc law',
        `Write one of: ${Object.keys(parts).join(', ')}. See: nunc law --help`,
      );
    const found = Object.hasOwn(parts, part) ? parts[part] : undefined;
    if (found !== undefined) return found(call);
    throw unusable(
      'nunc law has no such part.',
      part,
      nearest(part, Object.keys(parts), 'nunc law ') ?? `Write one of: ${Object.keys(parts).join(', ')}.`,
    );
  },
};
