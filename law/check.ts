/**
 * What `nunc law check` says of a law that loaded: references that lead nowhere, days that do not fit together, and
 * the work list of what nobody has checked yet. Pure: the day it is asked on is a parameter.
 *
 * `checkLaw` promises one problem a place, in the order of the files; an `error` is a fault in the data, a `warning`
 * work to do. It never judges what a statute means.
 */
import type { Condition, Test } from './conditions.ts';
import { countFeatures } from './coverage.ts';
import type { Law } from './loader.ts';
import type { Problem } from './problem.ts';
import type { Provision, ProvisionVersion } from './provision.ts';
import type { FactDefinition } from './schema.ts';

/** A review older than this is due again. */
const reviewMonths = 12;

/** Everything wrong with the law, and everything still to verify, as of `today` (`yyyy-mm-dd`). */
export function checkLaw(law: Law, today: string): Problem[] {
  return [
    ...law.provisions.flatMap((provision) => [
      ...identity(law, provision),
      ...days(provision),
      ...provision.versions.flatMap((version) => conditionFaults(law, provision, version)),
      ...references(law, provision),
      ...uncited(provision),
      ...unverifiedPaths(provision),
      ...workList(provision, today),
      ...untranslated(provision, provision.path),
    ]),
    ...[...law.catalogue.conditions.keys()]
      .filter((id) => !law.facts.has(id))
      .map((id) =>
        error(
          'offenses/lists.yaml: conditions',
          `there is no fact ${id}`,
          'add it to facts.yaml, so that it can be asked',
        ),
      ),
    ...[...law.jurisdictions.values()].flatMap((one) => untranslated({ ...one, name: null }, pathOf(one.id))),
    ...[...law.facts.values()].flatMap((fact) => untranslated(fact, `facts.yaml: ${fact.id}`)),
    ...[...law.reliefs.values()].flatMap((relief) => untranslated(relief, `relief.yaml: ${relief.id}`)),
  ];
}

const error = (where: string, what: string, remedy: string): Problem => ({
  what,
  where,
  remedy,
  weight: 'error',
});
const warning = (where: string, what: string, remedy: string): Problem => ({
  what,
  where,
  remedy,
  weight: 'warning',
});

const pathOf = (jurisdiction: string): string => `jurisdictions/${jurisdiction}/jurisdiction.yaml`;
const spanOf = (version: ProvisionVersion): string => `${version.from ?? '?'}..${version.to ?? ''}`;
const at = (provision: Provision, version: ProvisionVersion): string =>
  `${provision.path}: version ${spanOf(version)}`;

function identity(law: Law, provision: Provision): Problem[] {
  const problems: Problem[] = [];
  if (provision.path !== `jurisdictions/${provision.id}.yaml`)
    problems.push(
      error(provision.path, `the id ${provision.id} is not that of the file`, 'let id and file name agree'),
    );
  if (!law.jurisdictions.has(provision.jurisdiction))
    problems.push(
      warning(
        provision.path,
        `${provision.jurisdiction} has no jurisdiction.yaml`,
        `write ${pathOf(provision.jurisdiction)}`,
      ),
    );
  return problems;
}

/** Days of the calendar, each span in order, and the spans one after the other without overlap or gap. */
function days(provision: Provision): Problem[] {
  const problems: Problem[] = [];
  for (const [index, version] of provision.versions.entries()) {
    const where = at(provision, version);
    for (const day of [version.from, version.to])
      if (day !== null && !isDay(day)) problems.push(error(where, `${day} is no day`, 'correct the date'));
    if (version.from !== null && version.to !== null && version.from > version.to)
      problems.push(error(where, 'the version ends before it begins', 'put the earlier day first'));
    const before = provision.versions[index - 1];
    if (before === undefined) continue;
    if (before.to === null || version.from === null || version.from <= before.to)
      problems.push(
        error(where, `it overlaps ${spanOf(before)}`, 'let each version begin the day after the one before'),
      );
    else if (isDay(before.to) && isDay(version.from) && dayAfter(before.to) !== version.from)
      problems.push(
        warning(
          where,
          `no version covers the days between ${before.to} and ${version.from}`,
          'close the gap, or name the repeal',
        ),
      );
  }
  return problems;
}

/** Leaves that rest on something the law does not have. */
function conditionFaults(law: Law, provision: Provision, version: ProvisionVersion): Problem[] {
  const where = (feature: string) => `${at(provision, version)}, ${feature}`;
  return leaves(version.condition).flatMap((leaf): Problem[] => {
    switch (leaf.kind) {
      case 'test': {
        const fact = law.facts.get(leaf.fact);
        if (fact === undefined)
          return [error(where(leaf.feature), `there is no fact ${leaf.fact}`, 'name a fact of facts.yaml')];
        const misfit = misfitOf(leaf.test, fact);
        return misfit === null
          ? []
          : [error(where(leaf.feature), misfit, `see ${fact.id} in facts.yaml for what it can be`)];
      }
      case 'offense_in':
        return law.catalogue.lists.has(leaf.list)
          ? []
          : [
              error(
                where(leaf.feature),
                `there is no offense list ${leaf.list}`,
                'name a list of offenses/lists.yaml',
              ),
            ];
      case 'section_in':
        return [
          ...leaf.sections
            .filter((section) => !isKnownSection(law, provision.jurisdiction, section))
            .map((section) =>
              warning(
                where(leaf.feature),
                `the catalogue does not know ${section}`,
                'add the offense to offenses/, or correct the section',
              ),
            ),
          ...leaf.categories
            .filter((category) => !law.catalogue.nibrs.has(category))
            .map((category) =>
              error(
                where(leaf.feature),
                `${category} is no offense category`,
                'use a code that lists.yaml names',
              ),
            ),
        ];
      default:
        return [];
    }
  });
}

/** Why a test cannot be put to a fact, or `null`. */
function misfitOf(test: Test, fact: FactDefinition): string | null {
  const values = test.op === 'in' || test.op === 'not_in' ? test.values : null;
  if (values !== null) {
    const choices =
      fact.type === 'yes_no'
        ? ['yes', 'no']
        : fact.type === 'choice'
          ? fact.choices?.map((one) => one.id)
          : undefined;
    if (choices === undefined && fact.type === 'choice') return null;
    const unknown = values.find((value) => choices?.includes(value) !== true);
    return unknown === undefined ? null : `the fact ${fact.id} is never ${unknown}`;
  }
  const wanted = test.op === 'at_least' || test.op === 'at_most' ? 'number' : 'day';
  return fact.type === wanted ? null : `the fact ${fact.id} is no ${wanted}, so ${test.op} has no meaning`;
}

/** A section is known when the catalogue has it, a subdivision of it, or the section it is a subdivision of. */
function isKnownSection(law: Law, jurisdiction: string, section: string): boolean {
  const under = (one: string, other: string) => one === other || one.startsWith(`${other}(`);
  const cites = [
    ...law.catalogue.offenses.filter((one) => one.jurisdiction === jurisdiction).map((one) => one.cite),
    ...law.catalogue.renumberings.filter((one) => one.jurisdiction === jurisdiction).map((one) => one.cite),
  ];
  return cites.some((cite) => under(cite, section) || under(section, cite));
}

function references(law: Law, provision: Provision): Problem[] {
  const problems: Problem[] = [];
  const unknownRelief = (relief: string, say: typeof error): Problem[] =>
    law.reliefs.has(relief)
      ? []
      : [
          say(
            provision.path,
            `there is no relief ${relief}`,
            'name a relief of relief.yaml, or add it there',
          ),
        ];
  problems.push(
    ...unknownRelief(provision.relief, error),
    ...provision.also_gives.flatMap((relief) => unknownRelief(relief, warning)),
  );
  for (const version of provision.versions)
    for (const { provision: other } of version.features.procedure.file_before)
      if (!law.provisions.some((one) => one.id === other))
        problems.push(
          error(
            `${at(provision, version)}, procedure.file_before`,
            `there is no provision ${other}`,
            'correct the id, or write that provision',
          ),
        );
  return problems;
}

/**
 * Leaves without authority, one problem a feature. Whether relief was already granted rests on no subdivision, and a
 * point that nobody here knows is on the work list already.
 */
function uncited(provision: Provision): Problem[] {
  return provision.versions.flatMap((version) => {
    const features = new Set(
      leaves(version.condition)
        .filter(
          (leaf) => leaf.kind !== 'law_unknown' && leaf.cite === null && leaf.element !== 'not_yet_granted',
        )
        .map((leaf) => leaf.feature),
    );
    return [...features].map((feature) =>
      warning(
        `${at(provision, version)}, ${feature}`,
        'the condition has no cite',
        `give one under cites: ${feature}`,
      ),
    );
  });
}

/**
 * What is called unverified and does not exist: a feature path that no version has, nor a field of the provision.
 * `cites.` before a path means its cite; `cites` and `in_force` alone mean all of them.
 */
function unverifiedPaths(provision: Provision): Problem[] {
  const shared = provision.review.unverified;
  const missing = (path: string, versions: readonly ProvisionVersion[]) =>
    path !== 'cites' &&
    path !== 'in_force' &&
    !hasPath(provision, path) &&
    !versions.some((version) => hasPath(version.features, path.replace(/^cites\./, '')));
  const say = (where: string) => (path: string) =>
    warning(
      where,
      `${path} is called unverified, and is no feature`,
      'write a path as it stands in features',
    );
  return [
    ...shared
      .filter((path) => missing(path, provision.versions))
      .map(say(`${provision.path}: review.unverified`)),
    ...provision.versions.flatMap((version) =>
      version.unverified
        .filter((path) => !shared.includes(path) && missing(path, [version]))
        .map(say(`${at(provision, version)}, unverified`)),
    ),
  ];
}

/** What is left to find out and to check, one problem a kind. */
function workList(provision: Provision, today: string): Problem[] {
  const problems: Problem[] = [];
  const unverified = new Set(provision.versions.flatMap((version) => version.unverified));
  if (unverified.size > 0)
    problems.push(
      warning(
        provision.path,
        `${unverified.size} not checked against the text: ${[...unverified].join(', ')}`,
        'read them in the statute, correct them, and take them off the list',
      ),
    );
  for (const version of provision.versions) {
    const { unknown } = countFeatures(version);
    if (unknown.length > 0)
      problems.push(
        warning(
          at(provision, version),
          `${unknown.length} not known: ${unknown.join(', ')}`,
          'find out, and give a value or `silent`',
        ),
      );
  }
  if (monthsBetween(provision.review.checked, today) > reviewMonths)
    problems.push(
      warning(
        provision.path,
        `last reviewed ${provision.review.checked}`,
        'read the statute again and set review.checked',
      ),
    );
  for (const source of provision.sources)
    if (source.as_of === null)
      problems.push(
        warning(provision.path, `a source without a date: ${source.url}`, 'say as of when it was right'),
      );
  return problems;
}

/** Words that are the same in both languages: most likely nobody translated them. */
function untranslated(value: unknown, where: string): Problem[] {
  if (Array.isArray(value)) return value.flatMap((part) => untranslated(part, where));
  if (typeof value !== 'object' || value === null) return [];
  const { en, es } = value as { en?: unknown; es?: unknown };
  if (typeof en === 'string' && typeof es === 'string')
    return en === es && /\p{L}{3}/u.test(en)
      ? [warning(where, `not translated: "${en}"`, 'write the Spanish as a person would')]
      : [];
  return Object.values(value).flatMap((part) => untranslated(part, where));
}

type Leaf = Exclude<Condition, { kind: 'all' | 'any' | 'none' }>;

function leaves(condition: Condition): Leaf[] {
  return 'of' in condition ? condition.of.flatMap(leaves) : [condition];
}

function hasPath(value: unknown, path: string): boolean {
  let below: unknown = value;
  for (const part of path.split('.')) {
    if (typeof below !== 'object' || below === null || !Object.hasOwn(below, part)) return false;
    below = (below as Record<string, unknown>)[part];
  }
  return true;
}

const dayLength = 86_400_000;

function isDay(text: string): boolean {
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayLength).toISOString().slice(0, 10);
}

/** Whole months from `yyyy-mm` to a day. */
function monthsBetween(month: string, day: string): number {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return count(day) - count(month);
}
