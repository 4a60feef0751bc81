/** How much of the law is known: counted feature by feature, so that a gap is a number and not a feeling. */
import type { Law } from './loader.ts';
import { type ProvisionVersion, versionOn } from './provision.ts';

/** Feature paths of a version by what is known of them. `unverified` are among the known and the silent. */
export interface FeatureCount {
  readonly known: readonly string[];
  readonly silent: readonly string[];
  readonly unknown: readonly string[];
  readonly unverified: readonly string[];
}

/** One jurisdiction in numbers, on one day. */
export interface CoverageRow {
  readonly jurisdiction: string;
  readonly provisions: number;
  readonly versions: number;
  /** Counted over the versions in force on the day; a provision without one that day adds nothing. */
  readonly features: {
    readonly known: number;
    readonly silent: number;
    readonly unknown: number;
    readonly unverified: number;
  };
  /** `yyyy-mm` of the review longest ago; `null` where there is no provision. */
  readonly oldestReview: string | null;
}

/** Every feature of a version: each value is one, a list is one, however long. Groups are not counted. */
export function countFeatures(version: ProvisionVersion): FeatureCount {
  const all = Object.entries(version.features).flatMap(([group, value]) => pathsOf(group, value));
  const paths = (wanted: (value: unknown) => boolean) =>
    all.filter(({ value }) => wanted(value)).map(({ path }) => path);
  return {
    known: paths((value) => value !== null && value !== 'silent'),
    silent: paths((value) => value === 'silent'),
    unknown: paths((value) => value === null).filter((path) => !optional.has(path)),
    unverified: paths((value) => value !== null).filter((path) =>
      version.unverified.some((one) => path === one || path.startsWith(`${one}.`)),
    ),
  };
}

/** One row a jurisdiction, those with a provision or a file of their own, in order of their ids. */
export function coverage(law: Law, today: string): CoverageRow[] {
  const ids = new Set([...law.jurisdictions.keys(), ...law.provisions.map((one) => one.jurisdiction)]);
  return [...ids].toSorted().map((jurisdiction) => {
    const provisions = law.provisions.filter((one) => one.jurisdiction === jurisdiction);
    const counts = provisions.flatMap((one) => {
      const version = versionOn(one, today);
      return version === undefined ? [] : [countFeatures(version)];
    });
    const sum = (kind: keyof FeatureCount) => counts.reduce((total, count) => total + count[kind].length, 0);
    return {
      jurisdiction,
      provisions: provisions.length,
      versions: provisions.reduce((total, one) => total + one.versions.length, 0),
      features: {
        known: sum('known'),
        silent: sum('silent'),
        unknown: sum('unknown'),
        unverified: sum('unverified'),
      },
      oldestReview: provisions.map((one) => one.review.checked).toSorted()[0] ?? null,
    };
  });
}

/** `null` here means that there is none, not that nobody knows. */
const optional = new Set(['nexus.words', 'procedure.response_from']);

function pathsOf(path: string, value: unknown): { path: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }];
  if (isValue(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, below]) => pathsOf(`${path}.${key}`, below));
}

/** Words, and a deadline with its day, are one value. */
function isValue(value: object): boolean {
  return 'en' in value || 'by' in value || 'rolling' in value;
}
