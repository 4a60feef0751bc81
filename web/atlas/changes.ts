/** What changed when: every version that begins or ends on a day that somebody here knows, and the bills that reviews saw. */
import { featureChanges, type Law, type Provision } from '@nunc/law';
import { versionName } from './atlas.ts';
import { shifted } from './day.ts';

export interface Change {
  readonly kind: 'begins' | 'amended' | 'ends';
  readonly day: string;
  readonly provision: Provision;
  /** The act that made the version; empty where a law ended. */
  readonly by: string;
  /** The version's name in addresses. */
  readonly version: string;
  /** How many features differ from the version before. */
  readonly points: number;
}

/** Newest first. */
export function changesOf(law: Law): Change[] {
  return law.provisions
    .flatMap((provision) =>
      provision.versions.flatMap((version, index): Change[] => {
        const before = provision.versions[index - 1];
        const next = provision.versions[index + 1];
        const common = { provision, version: versionName(version.from) };
        const begins: Change[] =
          version.from === null
            ? []
            : [
                {
                  ...common,
                  kind: before === undefined ? 'begins' : 'amended',
                  day: version.from,
                  by: version.by,
                  points: before === undefined ? 0 : featureChanges(before, version).length,
                },
              ];
        const ends: Change[] =
          version.to === null || next !== undefined
            ? []
            : [{ ...common, kind: 'ends', day: shifted(version.to, 1), by: '', points: 0 }];
        return [...begins, ...ends];
      }),
    )
    .toSorted((a, b) =>
      a.day === b.day ? (a.provision.id < b.provision.id ? -1 : 1) : a.day < b.day ? 1 : -1,
    );
}

export interface PendingBill {
  readonly bill: string;
  readonly would: string;
  readonly provision: Provision;
}

/** Bills that reviews have seen; none of them is law as far as the data knows. */
export function billsOf(law: Law): PendingBill[] {
  return law.provisions
    .flatMap((provision) => provision.pending.map((one) => ({ ...one, provision })))
    .toSorted((a, b) => (a.provision.id < b.provision.id ? -1 : 1));
}
