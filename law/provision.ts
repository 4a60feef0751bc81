/** A provision and its versions: from the file to what screening and grading read. */
import type { z } from 'zod';
import { type Condition, conditionsOf } from './conditions.ts';
import type { Problem } from './problem.ts';
import { Features, ProvisionFile } from './schema.ts';
import { type LawFile, readYaml } from './yamlFile.ts';

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

type Group = Readonly<Record<string, unknown>>;

/** The version of a provision in force on a day, or `undefined`. A version whose start is not known counts as in force. */
export function versionOn(provision: Provision, day: string): ProvisionVersion | undefined {
  return provision.versions.find(
    (version) => (version.from === null || version.from <= day) && (version.to === null || day <= version.to),
  );
}

/** Reads a provision file: each version whole, those that are `like` another filled from it. */
export function readProvision(file: LawFile, problems: Problem[]): Provision | undefined {
  const parsed = readYaml(file, ProvisionFile, problems);
  if (parsed === undefined) return undefined;
  const { versions: sources, ...rest } = parsed;
  const whole = new Map<string, { features: Group; cites: Readonly<Record<string, string>> }>();
  const versions: ProvisionVersion[] = [];
  for (const source of sources.toSorted(
    (a, b) => Number(a.like !== undefined) - Number(b.like !== undefined),
  )) {
    const base = source.like === undefined ? { features: {}, cites: {} } : whole.get(source.like);
    if (base === undefined) {
      problems.push({
        what: `version ${source.in_force} says it is like ${source.like}, which is not a whole version of this file`,
        where: `${file.path}: versions`,
        remedy: 'write the in_force of a version that has no `like` of its own',
        weight: 'error',
      });
      continue;
    }
    const merged = {
      features: overlay(base.features, source.features),
      cites: { ...base.cites, ...source.cites },
    };
    whole.set(source.in_force, merged);
    const version = makeVersion(
      {
        ...spanOf(source.in_force),
        by: source.by,
        ...merged,
        unverified: [...rest.review.unverified, ...source.unverified],
      },
      `${file.path}: version ${source.in_force}`,
      problems,
    );
    if (version !== undefined) versions.push(version);
  }
  versions.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return { ...rest, jurisdiction: rest.id.split('/')[0] ?? '', path: file.path, versions };
}

/** Checks a version's features and derives its conditions; problems name the feature. */
export function makeVersion(
  parts: Omit<ProvisionVersion, 'features' | 'condition'> & { readonly features: Group },
  where: string,
  problems: Problem[],
): ProvisionVersion | undefined {
  const features = Features.safeParse(parts.features);
  if (features.success)
    return {
      ...parts,
      features: features.data,
      condition: conditionsOf({ features: features.data, cites: parts.cites, unverified: parts.unverified }),
    };
  for (const issue of features.error.issues)
    problems.push({
      what: issue.message,
      where: `${where}, features.${issue.path.map(String).join('.')}`,
      remedy: 'give the feature a value, `silent` (the statute says nothing) or `null` (not known)',
      weight: 'error',
    });
  return undefined;
}

/** Groups merge, values and arrays replace. */
export function overlay(base: Group, over: Group): Group {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isGroup(below) && isGroup(value) ? overlay(below, value) : value;
  }
  return merged;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spanOf(span: string): { from: string | null; to: string | null } {
  const [from = '?', to = ''] = span.split('..');
  return { from: from === '?' ? null : from, to: to === '' ? null : to };
}
