/** The filing plan: as few filings as the law allows, in an order that does no harm, with warnings where care is needed. */
import { type Provision, versionOn } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import type { Filing, Finding, PlanWarning, Route } from './finding.ts';
import { caseKey, type World } from './known.ts';

/** One filing for each provision and court (or case, or arrest, as the law joins them) of the charges' best routes. */
export function planFilings(world: World, findings: readonly Finding[], routes: readonly Route[]): Filing[] {
  const histories = new Map(world.histories.map((history) => [history.id, history]));
  const groups = new Map<string, { provision: Provision; charges: ChargeHistory[] }>();
  for (const route of routes) {
    const history = histories.get(route.charge);
    const provision = world.law.provisions.find((one) => one.id === route.best);
    if (history === undefined || provision === undefined) continue;
    const key = `${provision.id}|${joinKey(world, provision, history)}`;
    const group = groups.get(key) ?? { provision, charges: [] };
    group.charges.push(history);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return inOrder(world, all).map(({ provision, charges }, index) => ({
    provision: provision.id,
    jurisdiction: provision.jurisdiction,
    county: charges[0]?.county ?? null,
    court: charges[0]?.court ?? null,
    charges: charges.map((charge) => charge.id),
    caseNumbers: [...new Set(charges.flatMap((charge) => charge.caseNumber ?? []))],
    order: index + 1,
    warnings: warningsOf(world, findings, provision, charges, all),
  }));
}

/** What must be the same for two charges to go into one filing. Where the law's joinder is not known: one a court. */
function joinKey(world: World, provision: Provision, history: ChargeHistory): string {
  const per = versionOn(provision, world.asOf)?.features.procedure.one_filing_per;
  if (per === 'person') return 'person';
  if (per === 'case') return caseKey(history);
  if (per === 'arrest') return history.arrestDate ?? history.id;
  return history.county ?? history.court ?? `unknown:${history.id}`;
}

type Group = { provision: Provision; charges: ChargeHistory[] };

/** A provision that must come before another is filed first; otherwise the order of the record stays. */
function inOrder(world: World, groups: readonly Group[]): Group[] {
  const before = (provision: Provision) =>
    new Set(
      versionOn(provision, world.asOf)?.features.procedure.file_before.map((one) => one.provision) ?? [],
    );
  const rest = [...groups];
  const ordered: Group[] = [];
  while (rest.length > 0) {
    const free = rest.findIndex(
      (group) => !rest.some((other) => other !== group && before(other.provision).has(group.provision.id)),
    );
    ordered.push(...rest.splice(Math.max(0, free), 1));
  }
  return ordered;
}

function warningsOf(
  world: World,
  findings: readonly Finding[],
  provision: Provision,
  charges: readonly ChargeHistory[],
  groups: readonly Group[],
): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  const features = versionOn(provision, world.asOf)?.features;
  const included = new Set(charges.map((charge) => charge.id));
  for (const caseNumber of new Set(charges.flatMap((charge) => charge.caseNumber ?? []))) {
    const stays = world.histories
      .filter((other) => other.caseNumber === caseNumber && !included.has(other.id))
      .filter((other) =>
        findings.some(
          (one) => one.charge === other.id && one.provision === provision.id && one.status !== 'open',
        ),
      )
      .map((other) => other.id);
    if (stays.length > 0) warnings.push({ kind: 'mixed_case', caseNumber, stays });
  }
  const nowhere = charges
    .filter((charge) => charge.county === null && charge.court === null)
    .map((charge) => charge.id);
  if (nowhere.length > 0) warnings.push({ kind: 'court_not_known', charges: nowhere });
  const counties = [
    ...new Set(
      groups
        .filter((group) => group.provision === provision)
        .flatMap((group) => group.charges.flatMap((charge) => charge.county ?? [])),
    ),
  ];
  if (features?.procedure.across_courts === 'with_all_agreement' && counties.length > 1)
    warnings.push({ kind: 'joinder_needs_agreement', counties });
  for (const rule of features?.procedure.file_before ?? [])
    if (groups.some((group) => group.provision.id === rule.provision))
      warnings.push({ kind: 'order', before: rule.provision, why: rule.why });
  const unverified = versionOn(provision, world.asOf)?.unverified ?? [];
  if (unverified.length > 0) warnings.push({ kind: 'relief_not_verified', features: unverified });
  return warnings;
}
