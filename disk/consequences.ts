import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LoadedConsequences, loadConsequences } from '@nunc/consequences';

const home = fileURLToPath(new URL('../consequences/data/', import.meta.url));

/** Every consequence of this repository, or what is wrong with its files. */
export function consequencesFromDisk(folder: string = home): LoadedConsequences {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return loadConsequences(names.map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') })));
}
