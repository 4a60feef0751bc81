/** What to review next: people a mistake could touch x age of the review x how much is not known or not checked. */
import { countFeatures } from './coverage.ts';
import type { Law } from './loader.ts';
import { versionOn } from './provision.ts';

/** One provision of the work list. */
export interface WorkItem {
  readonly provision: string;
  readonly citation: string;
  readonly people: number;
  readonly reviewAgeMonths: number;
  /** Share of the features in force that are not known or not checked, 0 to 1. */
  readonly uncertainty: number;
  readonly notKnown: readonly string[];
  readonly unverified: readonly string[];
  readonly score: number;
}

/** Every provision in force on `today`, most worth reviewing first. */
export function workList(law: Law, today: string): WorkItem[] {
  return law.provisions
    .flatMap((provision): WorkItem[] => {
      const version = versionOn(provision, today);
      if (version === undefined) return [];
      const count = countFeatures(version);
      const all = count.known.length + count.silent.length + count.unknown.length;
      const uncertainty = (count.unknown.length + count.unverified.length) / Math.max(1, all);
      const people = law.population.get(provision.jurisdiction) ?? 0;
      const reviewAgeMonths = monthsBetween(provision.review.checked, today);
      return [
        {
          provision: provision.id,
          citation: provision.citation,
          people,
          reviewAgeMonths,
          uncertainty,
          notKnown: count.unknown,
          unverified: count.unverified,
          score: people * (1 + reviewAgeMonths) * uncertainty,
        },
      ];
    })
    .toSorted((a, b) => b.score - a.score || (a.provision < b.provision ? -1 : 1));
}

function monthsBetween(from: string, to: string): number {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.max(0, months(to) - months(from));
}
