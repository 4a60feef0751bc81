/** `nunc law show`: one provision in words, with its cites, its sources, and what nobody has checked. */
import { type Provision, type ProvisionVersion, versionOn } from '@nunc/law';
import type { Call } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, unusable } from './failure.ts';
import { type FlatFeature, flatFeatures, valueWords } from './features.ts';
import { openLaw } from './input.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter, provisionNamed } from './provisions.ts';

export async function showLaw(call: Call): Promise<number> {
  const [id] = argumentsAfter(call, 1);
  if (id === undefined)
    throw unusable(
      'No provision is named.',
      'nunc law show',
      'Write its id; nunc law list prints all of them.',
    );
  const asOf = asOfDay(call);
  const law = openLaw();
  const provision = provisionNamed(law, id);
  const version = versionOn(provision, asOf);
  if (call.has('json')) {
    printJson(call.io, { lawHash: law.hash, asOf, provision, inForce: version ?? null });
    return exit.fine;
  }
  const page = new Page(call.io);
  printHead(page, provision, asOf);
  if (version === undefined) page.say(`No version is in force on ${asOf}.`, 0, 0, 'yellow');
  else printVersion(page, version);
  printAuthority(page, provision, version);
  return version === undefined ? exit.nothing : exit.fine;
}

function printHead(page: Page, provision: Provision, asOf: string): void {
  page.say(`${page.ink('bold', provision.citation)}: ${provision.title.en}  (${provision.id})`);
  page.say(provision.plain.en);
  page.say(
    `Gives: ${[provision.relief, ...provision.also_gives].map(valueWords).join(', ')}. Kind: ${valueWords(provision.kind)}.`,
  );
  page.heading(`Versions (asked on ${asOf})`);
  page.table(
    provision.versions.map((one) => [`${one.from ?? '?'}..${one.to ?? ''}`, one.by]),
    2,
  );
  if (provision.pending.length > 0) {
    page.heading('Bills (not law)');
    for (const { bill, would } of provision.pending) page.say(`${bill}: ${would}`, 2, 4);
  }
}

function printVersion(page: Page, version: ProvisionVersion): void {
  page.heading(`In force ${version.from ?? '? (start not known)'}..${version.to ?? ''}`);
  page.say(
    '"the statute is silent" and "NOT KNOWN" are different answers; (!) was not checked against the text.',
    2,
    2,
    'dim',
  );
  const features = flatFeatures(version).filter(({ value }) => !Array.isArray(value) || value.length > 0);
  for (const [group, own] of Map.groupBy(features, (one) => one.path.split('.')[0] ?? '')) {
    page.say(page.ink('bold', group.replaceAll('_', ' ')), 2);
    for (const feature of own) printFeature(page, group, feature);
  }
}

/** A feature on a line; each entry of a list on its own. */
function printFeature(page: Page, group: string, { path, value, cite, isUnverified }: FlatFeature): void {
  const name = path.split('.').slice(1).join(' ').replaceAll('_', ' ') || group;
  const tail = `${cite === null ? '' : `  [${cite}]`}${isUnverified ? ' (!)' : ''}`;
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  entries.forEach((entry, index) => {
    const words = valueWords(entry);
    const own = cite !== null && words.endsWith(`[${cite}]`) && !isUnverified ? '' : tail;
    page.item(index === 0 ? name : '', `${words}${own}`, 4, 30, value === null ? 'yellow' : 'dim');
  });
}

function printAuthority(page: Page, provision: Provision, version: ProvisionVersion | undefined): void {
  if (provision.authorities.length > 0) {
    page.heading('Cases and rules');
    for (const { cite, holds, citable, verified } of provision.authorities) {
      const marks = [citable ? null : 'not citable', verified ? null : 'not checked'].filter(
        (one) => one !== null,
      );
      page.say(`- ${cite}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}: ${holds.en}`, 2, 4);
    }
  }
  const { review } = provision;
  page.heading(`Review: confidence ${review.confidence}, checked ${review.checked}`);
  const unverified = version?.unverified ?? review.unverified;
  if (unverified.length > 0)
    page.say(`Not checked against the text: ${unverified.join(', ')}`, 2, 4, 'yellow');
  for (const gap of review.gaps) page.say(`- not known: ${gap}`, 2, 4);
  for (const { on, says } of review.conflicts)
    page.say(`- sources disagree on ${on}: ${says.join(' / ')}`, 2, 4);
  page.heading('Sources');
  for (const { url, supports, as_of } of provision.sources)
    page.say(`- ${url} (${as_of ?? 'no date'}): ${supports}`, 2, 4);
}
