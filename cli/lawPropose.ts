/** `nunc law propose`: what a changed law file would do, to all golden cases and all grades. Nothing is written. */
import { lawFiles } from '@nunc/disk';
import { checkLaw, type Law, type LawFile, loadLaw, type Problem } from '@nunc/law';
import { type Case, findingsOf, parseCases, runCase } from '@nunc/screening';
import { parse } from 'yaml';
import type { Call } from './command.ts';
import { exit, unusable } from './failure.ts';
import { type GradeTurn, gradesTurned, printGradeTurns } from './gradeEffect.ts';
import { nameOf, openCases, openLaw, readBytes, textOf } from './input.ts';
import { printLawProblems } from './lawCheck.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

const mostBytes = 5_000_000;

/** A finding of a golden case that the change would turn. */
interface Turned {
  readonly where: string;
  readonly case: string;
  readonly provision: string;
  readonly from: string;
  readonly to: string;
}

interface Effect {
  readonly cases: number;
  readonly turned: readonly Turned[];
  /** Cases that hold by the law as it is and not by the proposed one, and the other way round. */
  readonly broken: readonly {
    readonly where: string;
    readonly case: string;
    readonly why: readonly string[];
  }[];
  readonly mended: readonly { readonly where: string; readonly case: string }[];
}

export async function proposeLaw(call: Call): Promise<number> {
  const [file] = argumentsAfter(call, 1);
  if (file === undefined)
    throw unusable('No file is named.', 'nunc law propose', 'Name the changed YAML file.');
  const name = nameOf(file);
  const text = textOf(await readBytes(call.io, file, mostBytes), name);
  const path = placeInLaw(text, file, call.text('as'));
  const now = lawFiles();
  const isNew = !now.some((one) => one.path === path);
  const proposed: LawFile[] = [...now.filter((one) => one.path !== path), { path, text }];
  const before = openLaw();
  const loaded = loadLaw(proposed);
  const old = new Set(checkLaw(before, call.today).map(written));
  const problems = [
    ...loaded.problems,
    ...(loaded.law === null ? [] : checkLaw(loaded.law, call.today)),
  ].filter((one) => !old.has(written(one)));
  const effect = loaded.law === null ? null : effectOf(before, loaded.law);
  const grades = loaded.law === null ? [] : gradesTurned(before, loaded.law, call.today);
  const isBad = problems.some((one) => one.weight === 'error') || (effect?.broken.length ?? 0) > 0;
  if (call.has('json')) printJson(call.io, { path, isNew, problems, effect, grades });
  else printProposal(new Page(call.io), { path, isNew, problems, effect, grades });
  return isBad ? exit.nothing : exit.fine;
}

const written = (problem: Problem): string => `${problem.where}|${problem.what}`;

/** The file that a proposal stands for: by --as, by its id, or by where it lies. */
function placeInLaw(text: string, file: string, given: string | undefined): string {
  if (given !== undefined) return given.replace(/^law\//, '');
  const id = idIn(text);
  if (id !== null && /^us-[a-z]+\/[A-Za-z0-9.-]+$/.test(id)) return `jurisdictions/${id}.yaml`;
  if (id !== null && /^us-[a-z]+$/.test(id)) return `jurisdictions/${id}/jurisdiction.yaml`;
  const lies = /(?:^|[\\/])((?:offenses[\\/][\w.-]+|facts|relief)\.yaml)$/
    .exec(file)?.[1]
    ?.replaceAll('\\', '/');
  if (lies !== undefined) return lies;
  throw unusable(
    'The file does not say which provision it is.',
    nameOf(file),
    'Begin it with the id of the provision (id: us-xx/name), or say its place in law/ with --as.',
  );
}

function idIn(text: string): string | null {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id
      : null;
  } catch {
    // The loader says where the YAML is broken, if the line with the id can still be found.
    return /^id:\s*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? null;
  }
}

/** Every golden case by both laws: findings that turn, cases that break or begin to hold. */
function effectOf(before: Law, after: Law): Effect {
  const turned: Turned[] = [];
  const broken: Effect['broken'][number][] = [];
  const mended: Effect['mended'][number][] = [];
  let count = 0;
  for (const file of openCases()) {
    for (const one of parseCases(file.path, file.text, before).cases) {
      count += 1;
      const where = `law/${one.path}:${one.line}`;
      const name = { where, case: one.text.trim() };
      turned.push(...turnedIn(one, before, after).map((turn) => ({ ...name, ...turn })));
      const [held, why] = [runCase(one, before).length === 0, runCase(one, after)];
      if (held && why.length > 0) broken.push({ ...name, why });
      if (!held && why.length === 0) mended.push(name);
    }
  }
  return { cases: count, turned, broken, mended };
}

function turnedIn(one: Case, before: Law, after: Law): Pick<Turned, 'provision' | 'from' | 'to'>[] {
  const [history] = one.world.histories;
  if (history === undefined) return [];
  const statuses = (law: Law): Map<string, string> =>
    new Map(findingsOf({ ...one.world, law }, history).map((finding) => [finding.provision, finding.status]));
  const [old, now] = [statuses(before), statuses(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((provision) => ({
      provision,
      from: old.get(provision) ?? 'no finding',
      to: now.get(provision) ?? 'no finding',
    }))
    .filter(({ from, to }) => from !== to);
}

interface Proposal {
  readonly path: string;
  readonly isNew: boolean;
  readonly problems: readonly Problem[];
  readonly effect: Effect | null;
  readonly grades: readonly GradeTurn[];
}

function printProposal(page: Page, { path, isNew, problems, effect, grades }: Proposal): void {
  page.say(
    `${page.ink('bold', `law/${path}`)}${isNew ? ' (a new file)' : ' (in place of the file there)'}. Nothing was written.`,
  );
  page.heading(problems.length === 0 ? 'No new problems' : `New problems: ${problems.length}`);
  printLawProblems(page, problems);
  if (effect === null) {
    page.gap();
    page.say('The law does not load with this file, so no case was run.');
    return;
  }
  page.heading(
    `${effect.cases} golden cases: ${effect.broken.length} would break, ${effect.mended.length} would hold that do not now`,
  );
  for (const { where, case: text, why } of effect.broken) {
    page.say(`${page.ink('red', 'breaks')} ${where}`, 2, 4);
    page.say(text, 4, 6);
    for (const reason of why) page.say(reason, 6, 8);
  }
  for (const { where, case: text } of effect.mended)
    page.say(`${page.ink('green', 'holds')} ${where}: ${text}`, 2, 4);
  page.heading(`Findings that would turn in these cases: ${effect.turned.length}`);
  const counts = Map.groupBy(effect.turned, (one) => `${one.provision}: ${one.from} -> ${one.to}`);
  for (const [turn, own] of counts)
    page.say(
      `${turn}, in ${own.length} ${own.length === 1 ? 'case' : 'cases'} (first: ${own[0]?.where})`,
      2,
      4,
    );
  printGradeTurns(page, grades);
}
