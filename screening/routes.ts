/** Across provisions: the best route for each charge, merits vacatur before set-aside before sealing. */
import type { Law } from '@nunc/law';
import type { Finding, Route } from './finding.ts';
import type { World } from './known.ts';

/** One route a charge, in the record's order. */
export function routesOf(world: World, findings: readonly Finding[]): Route[] {
  const byCharge = Map.groupBy(findings, (finding) => finding.charge);
  return [...byCharge].map(([charge, own]) => {
    const ranked = own
      .filter((finding) => finding.how.begins !== 'defense')
      .toSorted((a, b) => strength(world.law, a) - strength(world.law, b));
    const petitions = ranked.filter((finding) => finding.how.begins !== 'automatic');
    const open = petitions.filter((finding) => finding.status === 'open');
    const best = open[0];
    const floor = best === undefined ? Number.POSITIVE_INFINITY : strength(world.law, best);
    return {
      charge,
      best: best?.provision ?? null,
      better: petitions
        .filter((finding) => finding.status === 'undecided' && strength(world.law, finding) < floor)
        .map((finding) => ({ provision: finding.provision, missing: finding.missing })),
      alternatives: open.slice(1).map((finding) => finding.provision),
      later: petitions.flatMap((finding) =>
        finding.opens === null ? [] : [{ provision: finding.provision, opens: finding.opens }],
      ),
      automatic: ranked
        .filter((finding) => finding.how.begins === 'automatic' && finding.status === 'open')
        .map((finding) => finding.provision),
    };
  });
}

/** Lower is stronger: the kind of relief first, then relief on the merits, then trafficking-specific provisions. */
function strength(law: Law, finding: Finding): number {
  const rank = law.reliefs.get(finding.relief)?.rank ?? 99;
  const merits = finding.gives.on_the_merits === true ? 0 : 0.5;
  const specific = finding.court.burden === null ? 0.2 : 0;
  return rank + merits + specific;
}
