import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LawFile, type Loaded, loadLaw } from '@nunc/law';

const home = fileURLToPath(new URL('../law/', import.meta.url));

/** Every YAML file of the law that stands in this repository, with its path within `law/`. */
export function lawFiles(folder: string = home): LawFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && !path.startsWith('node_modules/'))
    .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
}

/** Loads the law of this repository, or of another folder laid out like `law/`. */
export function lawFromDisk(folder: string = home): Loaded {
  return loadLaw(lawFiles(folder));
}

/** The golden cases beside the provisions: path and text. */
export function caseFiles(folder: string = home): LawFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.cases.txt'))
    .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
}
