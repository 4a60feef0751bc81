/** What changed between two versions of a provision, feature by feature. */
import type { ProvisionVersion } from './provision.ts';

export interface FeatureChange {
  readonly feature: string;
  /** As it was; `undefined` where there was no version. */
  readonly before: unknown;
  readonly after: unknown;
  readonly cite: string | null;
}

/** The features that differ, in the order of the schema; either side may be missing (not in force). */
export function featureChanges(
  before: ProvisionVersion | undefined,
  after: ProvisionVersion | undefined,
): FeatureChange[] {
  const old = flat(before?.features);
  const now = flat(after?.features);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((feature) => {
    const [was, is] = [old.get(feature), now.get(feature)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ feature, before: was, after: is, cite: (after ?? before)?.cites[feature] ?? null }];
  });
}

/** Every feature by its path; lists stay whole. */
export function flat(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value))
      flat(inner, path === '' ? key : `${path}.${key}`, found);
  else if (path !== '') found.set(path, value);
  return found;
}
