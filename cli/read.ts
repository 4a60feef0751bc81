/** `nunc read`: a document becomes a record, each line of it accounted for. */
import { type Problem, writePlainCsv } from '@nunc/records';
import { type Call, type Command, oneFile } from './command.ts';
import { exit, unusable } from './failure.ts';
import { withoutIdentity } from './identity.ts';
import { formats, type OpenedRecord, openRecord } from './input.ts';
import { Page, printJson } from './page.ts';
import {
  printLines,
  printNotUnderstood,
  printPerson,
  printRepairs,
  printSource,
  printWarnings,
} from './readWords.ts';

export const read: Command = {
  name: 'read',
  summary: 'a RAP sheet or docket becomes a record, each line accounted for',
  usage: ['FILE [--format FORMAT] [--lines] [--json | --csv] [--show-sensitive]'],
  about: [
    'Reads a California DOJ sheet (text, PDF, scan or photo; scans are recognised on this machine) or the plain form (CSV or JSON).',
    'Each value is printed with its place, page:line, and with how sure the reader is where that is less than certain. Nothing that was not understood is hidden.',
    'The person is shown by initials only. --json and --csv leave names, numbers and identity lines out too, but keep the birth date, on which some laws depend.',
  ],
  options: {
    format: { value: formats.join('|'), words: 'what the file is; found out by itself otherwise' },
    lines: { value: null, words: 'also what became of every single line' },
    json: { value: null, words: 'the record as JSON (nunc law schema record)' },
    csv: { value: null, words: 'the record as the plain CSV, one row a charge' },
    'show-sensitive': { value: null, words: 'print names, numbers and notices that are kept back otherwise' },
  },
  examples: [
    { line: 'nunc read sheet.pdf', does: 'the record in words' },
    { line: 'nunc read sheet.pdf --lines | less', does: 'the account of every line' },
    {
      line: 'nunc read sheet.pdf --csv > charges.csv',
      does: 'a table to correct by hand; every command reads it back',
    },
  ],
  async run(call) {
    if (call.has('json') && call.has('csv'))
      throw unusable('Only one form can be printed.', '--json --csv', 'Leave one of them out.');
    const opened = await openRecord(call, oneFile(call));
    if (call.has('json') || call.has('csv')) printForProgram(call, opened);
    else printForPerson(call, opened);
    return opened.record.sources.some((source) => source.result.kind === 'record_error')
      ? exit.nothing
      : exit.fine;
  },
};

function printForProgram(call: Call, { record, remarks }: OpenedRecord): void {
  const shown = call.has('show-sensitive') ? record : withoutIdentity(record);
  if (call.has('csv')) call.io.out(writePlainCsv(shown));
  else printJson(call.io, shown);
  printRemarks(new Page(call.io, 'err'), remarks);
}

function printForPerson(call: Call, { record, histories, remarks, name }: OpenedRecord): void {
  const page = new Page(call.io);
  const isSensitive = call.has('show-sensitive');
  const cycles = record.sources.reduce((sum, source) => sum + source.cycles.length, 0);
  page.say(
    `${page.ink('bold', name)}: ${cycles} ${cycles === 1 ? 'cycle' : 'cycles'}, ${histories.length} ${histories.length === 1 ? 'charge' : 'charges'} as the law counts them. In brackets page:line; "sure" below 1.00 means: compare with the page.`,
  );
  printPerson(page, record, isSensitive);
  for (const source of record.sources) printSource(page, source, isSensitive);
  for (const source of record.sources) {
    printRepairs(page, source, isSensitive);
    printNotUnderstood(page, source);
    if (call.has('lines')) printLines(page, source, isSensitive);
  }
  printWarnings(page, histories);
  printRemarks(page, remarks);
}

function printRemarks(page: Page, remarks: readonly Problem[]): void {
  if (remarks.length === 0) return;
  page.heading('Remarks on the file');
  for (const { what, where, remedy } of remarks) page.say(`${where}: ${what} ${remedy}`, 2, 4);
}
