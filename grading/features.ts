/** The features a rubric reads: those of one version, a few that follow from them, and what a jurisdiction's laws reach together. */
import { type Law, type Provision, type ProvisionVersion, versionOn } from '@nunc/law';

/** A version in force, with its provision. */
export interface InForce {
  readonly provision: Provision;
  readonly version: ProvisionVersion;
}

/**
 * The relief made for trafficking survivors that is in force in a jurisdiction on a day. A version whose first day
 * nobody here knows counts from the month it was reviewed; before that it is left out and named in `undated`.
 */
export function reliefInForce(
  law: Law,
  jurisdiction: string,
  day: string,
): { readonly relief: InForce[]; readonly undated: string[] } {
  const relief: InForce[] = [];
  const undated: string[] = [];
  for (const provision of law.provisions) {
    if (provision.jurisdiction !== jurisdiction || provision.kind !== 'trafficking_specific') continue;
    const version = versionOn(provision, day);
    if (version === undefined) continue;
    if (version.from === null && day < `${provision.review.checked}-01`) undated.push(provision.id);
    else relief.push({ provision, version });
  }
  return { relief, undated };
}

/** A feature's value by its path: `null` = not known, `undefined` = no such feature. */
export function featureAt(one: InForce, path: string, together: readonly InForce[] = [one]): unknown {
  if (path.startsWith('reaches.')) return reachedTogether(path.slice('reaches.'.length), together);
  if (path.startsWith('derived.')) return derived(one, path.slice('derived.'.length));
  if (path === 'relief') return one.provision.relief;
  let value: unknown = one.version.features;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === part)?.[1];
  }
  return value;
}

/**
 * A kind of record is reached when any of the jurisdiction's laws reaches it; not known when one might. Juvenile
 * findings are of minors, so for them a law that is for minors only counts too.
 */
function reachedTogether(kind: string, together: readonly InForce[]): boolean | null {
  const values = together
    .filter(({ version }) => kind === 'juvenile_adjudication' || version.features.who.adults !== false)
    .map(
      ({ version }) => Object.entries(version.features.reaches).find(([key]) => key === kind)?.[1] ?? null,
    );
  if (values.includes(true)) return true;
  return values.includes(null) ? null : false;
}

function derived({ provision, version }: InForce, name: string): unknown {
  const { features } = version;
  switch (name) {
    case 'gives_expungement':
      return provision.also_gives.some((relief) => relief === 'expungement' || relief === 'destruction');
    case 'gives_sealing':
      return provision.also_gives.includes('sealing');
    case 'exceptions':
      return features.offenses.except.length;
    case 'inclusions':
      return features.offenses.only.length;
    case 'weighs':
      return features.court.weighs.length;
    case 'has_deadline':
      return features.timing.deadline === null ? null : typeof features.timing.deadline === 'object';
    case 'longest_wait_years': {
      const { waits } = features.timing;
      return waits === null ? null : waits === 'silent' ? 0 : Math.max(0, ...waits.map((wait) => wait.years));
    }
    default:
      return undefined;
  }
}

/** The cite that supports a feature, or the provision's own. */
export function citeOf(one: InForce, path: string): string {
  const cite = citeIn(one, path);
  if (cite === null) return one.provision.citation;
  return cite.startsWith('(') ? `${one.provision.short}${cite}` : cite;
}

/** The cite that supports a feature, or the group it is in, as the provision's file gives it. */
export function citeIn({ version }: InForce, path: string): string | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const cite = version.cites[at];
    if (cite !== undefined) return cite;
  }
  return null;
}

/** Whether nobody has checked the feature against the text. */
export function isUnverified({ version }: InForce, path: string): boolean {
  return version.unverified.some(
    (one) => one === path || path.startsWith(`${one}.`) || one.startsWith(`${path}.`),
  );
}
