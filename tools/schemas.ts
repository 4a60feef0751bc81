/**
 * Writes the published JSON Schemas from the Zod schemas that check the same data when it is read:
 * `node tools/schemas.ts` writes them, `node tools/schemas.ts --check` says whether they are up to date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedCliSchemas } from '@nunc/cli';
import { publishedConsequenceSchemas } from '@nunc/consequences';
import { publishedGradingSchemas } from '@nunc/grading';
import { publishedLawSchemas } from '@nunc/law';
import { publishedRecordSchemas } from '@nunc/records';

const top = join(import.meta.dirname, '..');

/** Every published schema: its path from the top of the repository, and its text. */
function publishedSchemas(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const add = (folder: string, schemas: Readonly<Record<string, unknown>>): void => {
    for (const [name, schema] of Object.entries(schemas)) {
      files.set(`${folder}/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
    }
  };
  add('law/schema', publishedLawSchemas());
  add('grading/schema', publishedGradingSchemas());
  add('records/schema', publishedRecordSchemas());
  add('cli/schema', publishedCliSchemas());
  add('consequences/schema', publishedConsequenceSchemas());
  return files;
}

/** The published files that differ from what would be written now. */
export function staleSchemas(): string[] {
  return [...publishedSchemas()]
    .filter(([path, text]) => !existsSync(join(top, path)) || readFileSync(join(top, path), 'utf8') !== text)
    .map(([path]) => path);
}

if (import.meta.main) {
  const stale = staleSchemas();
  if (process.argv.includes('--check')) {
    for (const path of stale) console.error(`${path} is not up to date. Run: node tools/schemas.ts`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const [path, text] of publishedSchemas()) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }
    console.log(stale.length === 0 ? 'The schemas were up to date.' : `Written: ${stale.join(', ')}`);
  }
}
