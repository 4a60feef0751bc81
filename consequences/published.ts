/** The shapes of the files in `data/` as JSON Schema, so that an editor completes and checks the YAML. */
import { z } from 'zod';
import { ConsequencesFile, VocabularyFile } from './schema.ts';

/** File name to JSON Schema, for `tools/schemas.ts` and `nunc law schema`. */
export function publishedConsequenceSchemas(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return {
    'consequences.schema.json': z.toJSONSchema(ConsequencesFile, { io: 'input' }),
    'consequence-vocabulary.schema.json': z.toJSONSchema(VocabularyFile, { io: 'input' }),
  };
}
