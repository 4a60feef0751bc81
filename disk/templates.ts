import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../papers/templates/', import.meta.url));

/** The packet templates of this repository, as text, for `loadTemplates`. */
export function templateFiles(folder: string = home): { path: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({ path: `papers/templates/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}
