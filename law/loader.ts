/**
 * From the text of the law's files to the law. Pure: callers read the files and pass path and text. Nothing is
 * skipped silently: a file that does not fit its schema is a problem with file, line and field.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { buildCatalogue } from './catalogue.ts';
import type { Catalogue } from './offense.ts';
import type { Problem } from './problem.ts';
import { type Provision, readProvision } from './provision.ts';
import {
  type FactDefinition,
  FactsFile,
  JurisdictionFile,
  PopulationFile,
  ReliefFile,
  type ReliefKind,
} from './schema.ts';
import { type LawFile, readYaml } from './yamlFile.ts';

/** The whole law that was loaded, and the hash of every file it came from. */
export interface Law {
  readonly hash: string;
  readonly jurisdictions: ReadonlyMap<string, JurisdictionFile>;
  readonly provisions: readonly Provision[];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly reliefs: ReadonlyMap<string, ReliefKind>;
  /** People living in a jurisdiction; orders the review work list and nothing else. */
  readonly population: ReadonlyMap<string, number>;
  readonly catalogue: Catalogue;
}

export type Loaded =
  | { readonly law: Law; readonly problems: readonly Problem[] }
  | { readonly law: null; readonly problems: readonly Problem[] };

/**
 * Loads the law. `law` is `null` when any problem is an error. Problems are in file order. With `only`, the files of
 * other jurisdictions are not read, which takes a third of the time; the hash still names all files. `shared`: a law
 * loaded from the same files before, of which all that jurisdictions share is taken as it is.
 */
export function loadLaw(
  files: readonly LawFile[],
  { only, shared }: { readonly only?: ReadonlySet<string>; readonly shared?: Law } = {},
): Loaded {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const problems: Problem[] = [];
  const jurisdictions = new Map<string, JurisdictionFile>();
  const provisions: Provision[] = [];
  const facts = new Map<string, FactDefinition>();
  const reliefs = new Map<string, ReliefKind>();
  const population = new Map<string, number>();
  for (const file of sorted) {
    const jurisdictionOfFile = /^jurisdictions\/([^/]+)\//.exec(file.path)?.[1];
    if (jurisdictionOfFile === undefined ? shared !== undefined : only?.has(jurisdictionOfFile) === false)
      continue;
    if (file.path === 'facts.yaml') {
      for (const fact of readYaml(file, FactsFile, problems)?.facts ?? []) facts.set(fact.id, fact);
    } else if (file.path === 'population.yaml') {
      const people = readYaml(file, PopulationFile, problems)?.people ?? {};
      for (const [id, count] of Object.entries(people)) population.set(id, count);
    } else if (file.path === 'relief.yaml') {
      for (const relief of readYaml(file, ReliefFile, problems)?.reliefs ?? [])
        reliefs.set(relief.id, relief);
    } else if (/^jurisdictions\/[^/]+\/jurisdiction\.yaml$/.test(file.path)) {
      const jurisdiction = readYaml(file, JurisdictionFile, problems);
      if (jurisdiction !== undefined) jurisdictions.set(jurisdiction.id, jurisdiction);
    } else if (/^jurisdictions\/[^/]+\/[^/]+\.yaml$/.test(file.path)) {
      const provision = readProvision(file, problems);
      if (provision !== undefined) provisions.push(provision);
    }
  }
  if (shared !== undefined)
    return problems.some((problem) => problem.weight === 'error')
      ? { law: null, problems }
      : { law: { ...shared, jurisdictions, provisions }, problems };
  const { catalogue, problems: catalogueProblems } = buildCatalogue(
    sorted.filter((file) => file.path.startsWith('offenses/')),
  );
  problems.push(...catalogueProblems);
  if (catalogue === undefined || problems.some((problem) => problem.weight === 'error'))
    return { law: null, problems };
  const category = facts.get('offense_category');
  if (category !== undefined) {
    const choices = [...catalogue.nibrs].map(([id, words]) => ({ id, words }));
    facts.set(category.id, { ...category, choices });
  }
  const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(sorted.map((file) => [file.path, file.text])))));
  return { law: { hash, jurisdictions, provisions, facts, reliefs, population, catalogue }, problems };
}
