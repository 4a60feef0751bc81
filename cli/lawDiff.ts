/** `nunc law diff`: which features of a provision, or of all of a jurisdiction, changed between two days. */
import { featureChanges, type Provision, versionOn } from '@nunc/law';
import type { Call } from './command.ts';
import { dayOption } from './day.ts';
import { exit, unusable } from './failure.ts';
import { valueWords } from './features.ts';
import { openLaw } from './input.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter, provisionsNamed } from './provisions.ts';

interface Change {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly cite: string | null;
}

interface Difference {
  readonly provision: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly changes: readonly Change[];
}

export async function diffLaw(call: Call): Promise<number> {
  const [id] = argumentsAfter(call, 1);
  if (id === undefined)
    throw unusable(
      'No provision is named.',
      'nunc law diff',
      'Write the id of a provision or of a jurisdiction.',
    );
  const from = day(call, 'from');
  const to = day(call, 'to');
  const differences = provisionsNamed(openLaw(), id).map((provision) => differenceOf(provision, from, to));
  if (call.has('json')) {
    printJson(call.io, { from, to, provisions: differences });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(`From ${from} to ${to}`);
  for (const one of differences) printDifference(page, one);
  return exit.fine;
}

function day(call: Call, option: string): string {
  const value = dayOption(call, option);
  if (value === undefined)
    throw unusable(
      `--${option} is missing.`,
      'nunc law diff',
      `Write --${option} DATE, for example --${option} 2022-01-01.`,
    );
  return value;
}

function differenceOf(provision: Provision, from: string, to: string): Difference {
  const [before, after] = [versionOn(provision, from), versionOn(provision, to)];
  const spanOf = (version: typeof before): string | null =>
    version === undefined ? null : `${version.from ?? '?'}..${version.to ?? ''} (${version.by})`;
  const isBoth = before !== undefined && after !== undefined;
  const changes = (isBoth ? featureChanges(before, after) : [])
    .filter(({ feature }) => !feature.endsWith('.es'))
    .map(({ feature, before: was, after: is, cite }) => ({
      path: feature.replace(/\.en$/, ''),
      from: was ?? null,
      to: is ?? null,
      cite,
    }));
  return { provision: provision.id, from: spanOf(before), to: spanOf(after), changes };
}

function printDifference(page: Page, { provision, from, to, changes }: Difference): void {
  page.heading(provision);
  if (from === null && to === null) page.say('no version in force on either day', 2);
  else if (from === null) page.say(`came into force: ${to}`, 2, 4, 'green');
  else if (to === null) page.say(`no longer in force; last ${from}`, 2, 4, 'red');
  else if (from === to) page.say(`unchanged: ${from}`, 2, 4, 'dim');
  else {
    page.say(`${from} -> ${to}`, 2, 4);
    if (changes.length === 0) page.say('no feature differs', 2);
    for (const change of changes) {
      page.say(`${change.path}${change.cite === null ? '' : ` [${change.cite}]`}`, 2);
      const [gone, come] = differing(change);
      for (const one of gone) page.say(`- ${valueWords(one)}`, 4, 6, 'red');
      for (const one of come) page.say(`+ ${valueWords(one)}`, 4, 6, 'green');
    }
  }
}

/** What went and what came: of two lists only the entries that differ. */
function differing({ from, to }: Change): readonly [readonly unknown[], readonly unknown[]] {
  if (!Array.isArray(from) || !Array.isArray(to)) return [[from], [to]];
  const without = (list: readonly unknown[], other: readonly unknown[]): unknown[] => {
    const written = new Set(other.map((one) => JSON.stringify(one)));
    return list.filter((one) => !written.has(JSON.stringify(one)));
  };
  return [without(from, to), without(to, from)];
}
