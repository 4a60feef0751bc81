/** `nunc law schema`: the published JSON Schemas, from the same definitions that check the data. */
import { publishedBulkSchemas } from '@nunc/bulk';
import { publishedConsequenceSchemas } from '@nunc/consequences';
import { publishedGradingSchemas } from '@nunc/grading';
import { publishedLawSchemas } from '@nunc/law';
import { publishedRecordSchemas } from '@nunc/records';
import type { Call } from './command.ts';
import { exit, unusable } from './failure.ts';
import { publishedCliSchemas } from './output.ts';
import { printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

/** Name on the command line to file name. */
const files: Readonly<Record<string, string>> = {
  provision: 'provision.schema.json',
  jurisdiction: 'jurisdiction.schema.json',
  offenses: 'offenses.schema.json',
  lists: 'lists.schema.json',
  facts: 'facts.schema.json',
  relief: 'relief.schema.json',
  bill: 'bill.schema.json',
  record: 'record.schema.json',
  plain: 'plain.schema.json',
  screening: 'screening.schema.json',
  rubric: 'rubric.schema.json',
  bulk: 'bulk.schema.json',
  'bulk-row': 'bulk-row.schema.json',
  'report-card': 'report-card.schema.json',
  grades: 'grades.schema.json',
  consequences: 'consequences.schema.json',
  'consequences-output': 'consequences-output.schema.json',
  'consequence-vocabulary': 'consequence-vocabulary.schema.json',
};

export const schemaNames = Object.keys(files);

export async function printSchema(call: Call): Promise<number> {
  const [name = 'provision'] = argumentsAfter(call, 1);
  const all: Readonly<Record<string, unknown>> = {
    ...publishedLawSchemas(),
    ...publishedRecordSchemas(),
    ...publishedCliSchemas(),
    ...publishedGradingSchemas(),
    ...publishedBulkSchemas(),
    ...publishedConsequenceSchemas(),
  };
  const schema = Object.hasOwn(files, name) ? all[files[name] ?? ''] : undefined;
  if (schema === undefined)
    throw unusable('There is no such schema.', name, `Write one of: ${schemaNames.join(', ')}.`);
  printJson(call.io, schema);
  return exit.fine;
}
