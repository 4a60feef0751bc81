/** `nunc bulk`: a whole file of charges through the law, on this machine, with the network off. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BulkSummary, summaryOf } from '@nunc/bulk';
import {
  type BulkSettings,
  bulkFormats,
  csvToParquet,
  foreignName,
  lookInto,
  runBulk,
  writeFinished,
} from '@nunc/disk';
import { openBill } from './bill.ts';
import { auditDocument } from './bulkAudit.ts';
import { prepared, written } from './bulkInput.ts';
import { printSummary } from './bulkWords.ts';
import { type Call, type Command, oneFile } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, systemProblem, Unusable, unusable } from './failure.ts';
import { openLaw, readBytes, textOf } from './input.ts';
import { jurisdictionsNamed } from './jurisdictions.ts';
import { Page, printJson } from './page.ts';

export const bulk: Command = {
  name: 'bulk',
  summary:
    'a whole file of charges -> how each stands under the law, counts, and a sample for a lawyer to check',
  usage: [
    'FILE --out DIR [--as-of DATE] [--jurisdiction us-ca] [--with BILL.yaml] [--workers N] [--resume | --replace] [--wide] [--parquet] [--internal] [--json]',
  ],
  about: [
    'Reads one row a charge, all rows of a person together: the record CSV (columns named by our words: nunc law schema bulk-row) or Parquet with the same columns. Reads the California DOJ bulk layout too (95 columns, with or without a first row that names them; one row a count, disposition and part of a sentence): rows of one matter are one charge. Answers each charge by its record alone: statutes that need no personal story are decided; statutes for survivors give candidates and what would have to be shown, never an answer.',
    'DIR then holds charges.csv (a row for each charge, in order, naming its answer), answers.csv (what each answer says, and how many charges have it), unread.csv (each row that could not be read, and why), summary.json (counts; small ones held back) and audit.docx (a random sample with every reason, for a lawyer to check). The file is read a piece at a time, so its size does not matter; what was cut short goes on with --resume, to the same bytes.',
  ],
  options: {
    out: { value: 'DIR', words: 'the folder to write to' },
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    jurisdiction: {
      value: 'us-ca',
      words: "whose law, for a file whose rows do not say (a DOJ extract is California's)",
    },
    format: { value: bulkFormats.join('|'), words: 'the form of the file (default: found out)' },
    with: { value: 'BILL.yaml', words: 'also how each charge would stand with this bill, in one run' },
    engine: {
      value: 'spark|duckdb',
      words:
        'decides by the law as SQL, on a Spark cluster or in DuckDB here: decided.csv, byte for byte the same, and decided-unread.csv',
    },
    master: { value: 'URL', words: 'engine spark: the cluster, such as spark://host:7077' },
    workers: { value: 'N', words: 'threads that work at once (default: 1)' },
    sorted: { value: 'yes|no', words: 'no: a Parquet file is sorted by person first (default: yes)' },
    resume: { value: null, words: 'goes on with the run in DIR that was cut short' },
    replace: { value: null, words: 'writes over what an earlier run left in DIR' },
    wide: {
      value: null,
      words: 'each line of charges.csv says its answer in words (default: it names one of answers.csv)',
    },
    parquet: { value: null, words: 'also writes charges.parquet' },
    internal: { value: null, words: 'shows small counts in summary.json: it must then not leave the house' },
    sample: { value: 'N', words: 'people in the audit sample (default: 100)' },
    seed: { value: 'N', words: 'chooses the sample (default: 1)' },
    json: { value: null, words: 'prints the summary for a program (nunc law schema bulk)' },
  },
  examples: [
    { line: 'nunc bulk charges.csv --out run', does: 'every charge of the file, as the law stands today' },
    {
      line: 'nunc bulk charges.parquet --with bill.yaml --out run',
      does: 'before and after a bill, over the same people',
    },
    { line: 'nunc bulk charges.csv --out run --resume', does: 'goes on where a run was cut short' },
  ],
  async run(call) {
    if (call.has('engine')) return (await import('./bulkSql.ts')).bulkAsSql(call);
    const file = oneFile(call);
    const folder = outFolder(call);
    const path = resolve(call.io.cwd, file);
    const asOf = asOfDay(call);
    if (call.has('master'))
      throw unusable('Only an engine has a master.', '--master', 'Write --engine spark, or leave it away.');
    const asked = await settingsOf(call, asOf);
    const workers = wholeNumber(call, 'workers', 1, 64) ?? 1;
    const { input, from } = await prepared(call, file, path, folder);
    const settings = { ...asked, format: input.format, columns: input.columns };
    const clock = () => call.io.now().getTime();
    let shownAt = Number.NEGATIVE_INFINITY;
    const result = await written(folder, async () =>
      runBulk({
        file: from,
        firstRow: input.firstRow,
        linesBefore: input.linesBefore,
        settings,
        folder: resolve(call.io.cwd, folder),
        workers,
        resume: call.has('resume'),
        onProgress({ bytes, ofBytes, tally }) {
          if (clock() - shownAt < 100) return;
          shownAt = clock();
          const share = Math.floor((100 * bytes) / ofBytes);
          call.io.err(
            `${call.io.errIsTerminal ? '\r' : ''}${share} %, ${tally.charges} charges of ${tally.people} people, ${tally.unread} rows not read${call.io.errIsTerminal ? '' : '\n'}`,
          );
        },
      }),
    );
    if (result.kind === 'problem') {
      // A run that was cut short may still go on from the text.
      if (from !== path && !call.has('resume')) rmSync(from, { force: true });
      throw unusable(result.what, file, result.remedy);
    }
    if (call.io.errIsTerminal) call.io.err('\n');
    const summary = summaryOf(result.tally, {
      asOf,
      lawHash: result.lawHash,
      bill: settings.billId,
      isInternal: call.has('internal'),
      columnsNotRead: result.header.notRead,
    });
    await written(folder, async () => {
      const out = (name: string) => join(resolve(call.io.cwd, folder), name);
      writeFinished(out('summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
      if (settings.sample > 0)
        writeFinished(out('audit.docx'), await auditDocument({ settings, result, asOf, today: call.today }));
      if (call.has('parquet'))
        await csvToParquet(out('charges.csv'), out('charges.parquet'), resolve(call.io.cwd, folder));
    });
    return said(call, summary, folder);
  },
};

function said(call: Call, summary: BulkSummary, folder: string): number {
  if (call.has('json')) printJson(call.io, summary);
  else
    printSummary(new Page(call.io), summary, folder, [
      'charges.csv',
      ...(call.has('wide') ? [] : ['answers.csv']),
      ...(call.has('parquet') ? ['charges.parquet'] : []),
      'unread.csv',
      'summary.json',
      ...(call.text('sample') === '0' ? [] : ['audit.docx']),
    ]);
  return exit.fine;
}

/** The folder named by `--out`, free or to be gone on with. */
function outFolder(call: Call): string {
  const folder = call.text('out');
  if (folder === undefined)
    throw unusable('No folder is named to write to.', 'nunc bulk', 'Write --out DIR.');
  if (call.has('resume') && call.has('replace'))
    throw unusable('--resume and --replace say opposite things.', '--resume --replace', 'Write one of them.');
  const { isCutShort, names } = look(call, folder);
  if (call.has('resume')) {
    if (!isCutShort)
      throw unusable(
        'There is no run here that was cut short.',
        `--out ${folder}`,
        'Run it without --resume; a run of under a second keeps nothing.',
      );
    return folder;
  }
  if (names.length === 0) return folder;
  const foreign = foreignName(names);
  if (foreign !== null)
    throw unusable(
      'The folder holds something that a run did not write.',
      `--out ${folder}, ${foreign}`,
      'Move it away, or name a new folder. Nothing was changed.',
    );
  if (!call.has('replace'))
    throw unusable(
      isCutShort ? 'The folder holds a run that was cut short.' : 'The folder holds an earlier run.',
      `--out ${folder}`,
      isCutShort
        ? 'Write --resume to go on with it, or --replace to begin anew.'
        : 'Name a new folder, or write --replace.',
    );
  return folder;
}

function look(call: Call, folder: string): ReturnType<typeof lookInto> {
  try {
    return lookInto(resolve(call.io.cwd, folder));
  } catch (error) {
    throw new Unusable([systemProblem(error, `--out ${folder}`, 'Looking into it')]);
  }
}

type Settings = BulkSettings & { readonly billId: string | null };

async function settingsOf(call: Call, asOf: string): Promise<Settings> {
  const billFile = call.text('with');
  const named = call.text('jurisdiction');
  const law = billFile === undefined && named === undefined ? null : openLaw();
  const bill = billFile === undefined || law === null ? null : (await openBill(call, billFile, law)).bill;
  const [jurisdiction = null] = named === undefined || law === null ? [] : jurisdictionsNamed(law, [named]);
  const text =
    billFile === undefined ? null : textOf(await readBytes(call.io, billFile, 2_000_000), billFile);
  return {
    format: 'record-csv',
    columns: [],
    asOf,
    jurisdiction,
    bill: billFile === undefined || text === null ? null : { path: billFile, text },
    billId: bill?.id ?? null,
    seed: wholeNumber(call, 'seed', 0, 4_294_967_295) ?? 1,
    sample: wholeNumber(call, 'sample', 0, 1000) ?? 100,
    hasWords: call.has('wide'),
  };
}

function wholeNumber(call: Call, option: string, least: number, most: number): number | undefined {
  const text = call.text(option);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value >= least && value <= most) return value;
  throw unusable('This is not a number that fits.', `--${option} ${text}`, `Write ${least} to ${most}.`);
}
