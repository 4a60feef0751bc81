import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFigures, type SyntheticFigures } from '@nunc/bulk';

/** The published figures that synthetic populations rest on, each with its source. */
export function figuresFromDisk(): SyntheticFigures {
  const path = fileURLToPath(new URL('../bulk/synthetic/figures.yaml', import.meta.url));
  return readFigures(readFileSync(path, 'utf8'));
}
