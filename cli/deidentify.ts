/** `nunc deidentify`: a sheet that can be shown to somebody who may not see the person. */
import {
  type Deidentified,
  deidentifyRecord,
  deidentifyText,
  type Source,
  writePlainCsv,
} from '@nunc/records';
import { type Command, oneFile } from './command.ts';
import { exit, unusable } from './failure.ts';
import { type OpenedRecord, openRecord } from './input.ts';
import { Page, printJson } from './page.ts';

export const deidentify: Command = {
  name: 'deidentify',
  summary: 'a sheet with the person taken out, to share when a reader got it wrong',
  usage: ['FILE [--seed NUMBER] [--json]'],
  about: [
    'Prints the same lines with other names and numbers, and with all dates moved by the same number of days. The sheet goes to the output, so that > keeps it; what was removed is told beside it.',
    'It is a help, not a guarantee: check the result by eye before you share it.',
  ],
  options: {
    seed: {
      value: 'NUMBER',
      words:
        'the same number gives the same replacements; keep it to yourself (default: a new one each time)',
    },
    json: { value: null, words: 'the sheet and the counts as JSON' },
  },
  examples: [
    {
      line: 'nunc deidentify sheet.pdf > shareable.txt',
      does: 'a sheet to attach to a report about a misread line',
    },
    { line: 'nunc deidentify sheet.txt --seed 71', does: 'the same replacements each time' },
  ],
  async run(call) {
    const opened = await openRecord(call, oneFile(call));
    const given = call.text('seed');
    if (given !== undefined && !/^\d{1,15}$/.test(given))
      throw unusable(
        'The seed is not a whole number.',
        `--seed ${given}`,
        'Write digits, for example --seed 71.',
      );
    const { result, removed, limit } = without(
      opened,
      given === undefined ? call.io.randomSeed() : Number(given),
    );
    if (call.has('json')) {
      printJson(call.io, { sheet: result, removed, limit });
      return exit.fine;
    }
    call.io.out(result.endsWith('\n') ? result : `${result}\n`);
    const page = new Page(call.io, 'err');
    const counts = Object.entries(removed).map(([kind, count]) => `${count} ${kind}`);
    page.say(`Replaced: ${counts.join(', ')}.`);
    page.say(limit);
    return exit.fine;
  },
};

/** A DOJ sheet stays a sheet, also where it came from a PDF or a scan; the plain form stays a table. */
function without({ record }: OpenedRecord, seed: number): Deidentified<string> {
  const [source] = record.sources;
  if (source !== undefined && record.sources.length === 1 && source.format === 'ca-doj')
    return deidentifyText(sheetText(source), { seed });
  const { result, ...rest } = deidentifyRecord(record, { seed });
  return { ...rest, result: writePlainCsv(result) };
}

/** The sheet's lines as they were read; a form feed begins a page. */
function sheetText(source: Source): string {
  const pages = Map.groupBy(source.lines, (line) => line.page);
  return [...pages.values()].map((lines) => lines.map((line) => line.raw).join('\n')).join('\f');
}
