/** What each kind of relief changes in each area of life, from `matrix.yaml`: a rule of thumb, and marked as one. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const MatrixFile = z.strictObject({
  source: Words,
  kinds: z.strictObject({ vacatur: Words, dismissal: Words, sealing: Words }),
  areas: z.array(z.strictObject({ area: Words, vacatur: Words, dismissal: Words, sealing: Words })).min(1),
});

/** Reads the matrix; throws with the field where the file does not fit. */
export const readMatrix = (): z.infer<typeof MatrixFile> =>
  MatrixFile.parse(parse(readFileSync(new URL('./matrix.yaml', import.meta.url), 'utf8')));
