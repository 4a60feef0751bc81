/**
 * From the text of the law's files to the law. Pure: callers read the files and pass path and text. Nothing is
 * skipped silently: a file that does not fit its schema is a problem with file, line and field.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { buildCatalogue, type Catalogue } from './catalogue.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import type { Problem } from './problem.ts';
import {
  type FactDefinition,
  FactsFile,
  Features,
  JurisdictionFile,
  ProvisionFile,
  ReliefFile,
  type ReliefKind,
} from './schema.ts';

export interface LawFile {
  /** Path within the law's folder, with `/`: `jurisdictions/us-ca/pen-236.14.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** A provision as it stood over one span of days. */
export interface ProvisionVersion {
  /** First day in force, or `null` where nobody here knows it. */
  readonly from: string | null;
  /** Last day in force, or `null` while it is in force. */
  readonly to: string | null;
  readonly by: string;
  readonly features: Features;
  readonly cites: Readonly<Record<string, string>>;
  readonly condition: Condition;
  /** Feature paths nobody has checked against the text, of the provision and of this version. */
  readonly unverified: readonly string[];
}

export interface Provision extends Omit<z.infer<typeof ProvisionFile>, 'versions'> {
  readonly jurisdiction: string;
  readonly path: string;
  /** Oldest first, never overlapping. */
  readonly versions: readonly ProvisionVersion[];
}

/** The whole law that was loaded, and the hash of every file it came from. */
export interface Law {
  readonly hash: string;
  readonly jurisdictions: ReadonlyMap<string, JurisdictionFile>;
  readonly provisions: readonly Provision[];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly reliefs: ReadonlyMap<string, ReliefKind>;
  readonly catalogue: Catalogue;
}

export type Loaded =
  | { readonly law: Law; readonly problems: readonly Problem[] }
  | { readonly law: null; readonly problems: readonly Problem[] };

/** Loads the law. `law` is `null` when any problem is an error. Problems are in file order. */
export function loadLaw(files: readonly LawFile[]): Loaded {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const problems: Problem[] = [];
  const jurisdictions = new Map<string, JurisdictionFile>();
  const provisions: Provision[] = [];
  const facts = new Map<string, FactDefinition>();
  const reliefs = new Map<string, ReliefKind>();
  for (const file of sorted) {
    if (file.path === 'facts.yaml') {
      for (const fact of parseFile(file, FactsFile, problems)?.facts ?? []) facts.set(fact.id, fact);
    } else if (file.path === 'relief.yaml') {
      for (const relief of parseFile(file, ReliefFile, problems)?.reliefs ?? [])
        reliefs.set(relief.id, relief);
    } else if (/^jurisdictions\/[^/]+\/jurisdiction\.yaml$/.test(file.path)) {
      const jurisdiction = parseFile(file, JurisdictionFile, problems);
      if (jurisdiction !== undefined) jurisdictions.set(jurisdiction.id, jurisdiction);
    } else if (/^jurisdictions\/[^/]+\/[^/]+\.yaml$/.test(file.path)) {
      const provision = parseProvision(file, problems);
      if (provision !== undefined) provisions.push(provision);
    }
  }
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
  return { law: { hash, jurisdictions, provisions, facts, reliefs, catalogue }, problems };
}

/** The version of a provision in force on a day, or `undefined`. A version whose start is not known counts as in force. */
export function versionOn(provision: Provision, day: string): ProvisionVersion | undefined {
  return provision.versions.find(
    (version) => (version.from === null || version.from <= day) && (version.to === null || day <= version.to),
  );
}

function parseProvision(file: LawFile, problems: Problem[]): Provision | undefined {
  const parsed = parseFile(file, ProvisionFile, problems);
  if (parsed === undefined) return undefined;
  const { versions: sources, ...rest } = parsed;
  const whole = new Map<string, Record<string, unknown>>();
  const cites = new Map<string, Record<string, string>>();
  const versions: ProvisionVersion[] = [];
  for (const source of [...sources].sort(
    (a, b) => Number(a.like !== undefined) - Number(b.like !== undefined),
  )) {
    const base = source.like === undefined ? {} : whole.get(source.like);
    if (base === undefined) {
      problems.push({
        what: `version ${source.in_force} says it is like ${source.like}, which is not a whole version of this file`,
        where: `${file.path}: versions`,
        remedy: 'write the in_force of a version that has no `like` of its own',
        weight: 'error',
      });
      continue;
    }
    const merged = merge(base, source.features);
    const features = Features.safeParse(merged);
    if (!features.success) {
      for (const issue of features.error.issues)
        problems.push({
          what: issue.message,
          where: `${file.path}: version ${source.in_force}, features.${issue.path.join('.')}`,
          remedy: 'give the feature a value, `silent` (the statute says nothing) or `null` (not known)',
          weight: 'error',
        });
      continue;
    }
    whole.set(source.in_force, merged);
    const mergedCites = { ...(source.like === undefined ? {} : cites.get(source.like)), ...source.cites };
    cites.set(source.in_force, mergedCites);
    const [from, to] = source.in_force.split('..');
    versions.push({
      from: from === '?' || from === undefined ? null : from,
      to: to === '' || to === undefined ? null : to,
      by: source.by,
      features: features.data,
      cites: mergedCites,
      condition: conditionsOf({ features: features.data, cites: mergedCites }),
      unverified: [...rest.review.unverified, ...source.unverified],
    });
  }
  versions.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return { ...rest, jurisdiction: rest.id.split('/')[0] ?? '', path: file.path, versions };
}

/** Groups merge, values and arrays replace. */
function merge(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isGroup(below) && isGroup(value) ? merge(below, value) : value;
  }
  return merged;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses one YAML file against its schema; problems name file, line and field. */
function parseFile<T extends z.ZodType>(
  file: LawFile,
  schema: T,
  problems: Problem[],
): z.infer<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0]);
    problems.push({
      what: error.message,
      where: `${file.path}:${line}`,
      remedy: 'mend the YAML',
      weight: 'error',
    });
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const node =
      issue.path.length === 0
        ? undefined
        : document.getIn(
            issue.path
              .map(String)
              .map((part, index) => (typeof issue.path[index] === 'number' ? Number(part) : part)),
            true,
          );
    const range =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
        ? node.range
        : undefined;
    const at = range !== undefined && typeof range[0] === 'number' ? `:${lines.linePos(range[0]).line}` : '';
    problems.push({
      what: issue.message,
      where: `${file.path}${at}, ${issue.path.join('.') || 'the file'}`,
      remedy: 'compare with the schema in law/schema, or with a finished provision',
      weight: 'error',
    });
  }
  return undefined;
}
