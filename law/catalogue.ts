/**
 * Builds the offense catalogue from its files: text in, values out. A catalogue comes out only when every file is
 * sound; otherwise `problems` says, for each fault, the file, the line, the field, what is wrong and what to do.
 */
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import {
  NO, NOT_SURE, YES,
  type Catalogue, type MembershipCondition, type DatedClass, type DaySpan, type Membership, type Memberships, type Offense, type OffenseList,
  type Renumbering, splitCite, within,
} from './offense.ts';
export type * from './offense.ts';
export { classOn, holdsOn, membership, settle } from './offense.ts';
import { type Inchoate, ListsFile, type OffenseEntry, OffenseFile } from './offense-file.ts';
import type { Problem } from './problem.ts';
import type { Words } from './schema.ts';

interface Source {
  readonly path: string;
  readonly doc: Document;
  readonly lines: LineCounter;
}

/** Builds the catalogue from its files; `lists.yaml` must be among them. No catalogue while there is any problem. */
export function buildCatalogue(files: readonly { path: string; text: string }[]): { catalogue?: Catalogue; problems: Problem[] } {
  const problems: Problem[] = [];
  const sources = files.map((file) => read(file, problems)).filter((source) => source !== null);
  const listSource = sources.find((source) => isListsPath(source.path));
  if (listSource === undefined) {
    problems.push({ what: 'there is no sound lists.yaml', where: 'lists.yaml:1', remedy: 'give lists.yaml with the offense files', weight: 'error' });
    return { problems };
  }
  const lists = check(listSource, ListsFile, problems);
  const entries = sources
    .filter((source) => source !== listSource)
    .flatMap((source) => {
      const file = check(source, OffenseFile, problems);
      return file === null ? [] : [{ source, file }];
    });
  if (lists === null) return { problems };
  const catalogue = assemble({ source: listSource, file: lists }, entries, problems);
  return problems.length === 0 ? { catalogue, problems } : { problems };
}

function isListsPath(path: string): boolean {
  return path === 'lists.yaml' || path.endsWith('/lists.yaml');
}

function read(file: { path: string; text: string }, problems: Problem[]): Source | null {
  const lines = new LineCounter();
  const doc = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  for (const error of doc.errors) {
    const where = `${file.path}:${lines.linePos(error.pos[0]).line}`;
    problems.push({ what: error.message, where, remedy: 'mend the YAML at this line', weight: 'error' });
  }
  return doc.errors.length === 0 ? { path: file.path, doc, lines } : null;
}

/** File, line and field of the deepest node on the path that exists. */
function whereIs(source: Source, path: readonly PropertyKey[]): string {
  const field = path.length === 0 ? '' : `, ${path.map(String).join('.')}`;
  for (let depth = path.length; depth >= 0; depth--) {
    const node = source.doc.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return `${source.path}:${source.lines.linePos(node.range[0]).line}${field}`;
  }
  return `${source.path}:1${field}`;
}

function check<T extends z.ZodType>(source: Source, schema: T, problems: Problem[]): z.infer<T> | null {
  const value: unknown = source.doc.toJS();
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(source, issue, [], problems);
  return null;
}

/** Reports an issue; of a union, the branch that fits best (the one that got deepest, then the one with fewest faults). */
function report(source: Source, issue: z.core.$ZodIssue, base: readonly PropertyKey[], problems: Problem[]): void {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.filter((branch) => branch.length > 0);
    const unknownKeys = (branch: z.core.$ZodIssue[]) => branch.filter((inner) => inner.code === 'unrecognized_keys').length;
    const best = branches.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
    for (const inner of best ?? []) report(source, inner, path, problems);
    return;
  }
  const remedy = issue.code === 'unrecognized_keys' ? 'take the field out or correct its name' : 'write it as the schema asks';
  problems.push({ what: issue.message, where: whereIs(source, path), remedy, weight: 'error' });
}

interface ReadFile<T> {
  readonly source: Source;
  readonly file: T;
}

function assemble(lists: ReadFile<ListsFile>, files: readonly ReadFile<OffenseFile>[], problems: Problem[]): Catalogue {
  const say = (source: Source, path: readonly PropertyKey[], what: string, remedy: string) =>
    problems.push({ what, where: whereIs(source, path), remedy, weight: 'error' });
  const offenses: Offense[] = [];
  const renumberings: Renumbering[] = [];
  const listMap = new Map<string, OffenseList>();
  for (const [index, entry] of lists.file.lists.entries()) {
    if (listMap.has(entry.id)) say(lists.source, ['lists', index, 'id'], `the list ${entry.id} is there twice`, 'keep one');
    const anyFelonyIf = (entry.any_felony_if ?? []).map((when) => condition(when));
    for (const [at, when] of anyFelonyIf.entries())
      if (!(when.when in lists.file.conditions))
        say(lists.source, ['lists', index, 'any_felony_if', at, 'when'], `unknown condition ${when.when}`, 'name it under conditions first');
    listMap.set(entry.id, { ...entry, jurisdiction: entry.id.slice(0, entry.id.indexOf('/')), anyFelonyIf });
  }
  const seen = new Map<string, DaySpan[]>();
  const later: (() => void)[] = [];
  for (const { source, file } of files) {
    const jurisdiction = file.jurisdiction;
    const spelling = lists.file.jurisdictions[jurisdiction];
    const own = [...listMap.values()].filter((list) => list.jurisdiction === jurisdiction);
    if (spelling === undefined) say(source, ['jurisdiction'], `unknown jurisdiction ${jurisdiction}`, 'describe it in lists.yaml');
    for (const [index, entry] of file.offenses.entries()) {
      const at = (...rest: PropertyKey[]) => ['offenses', index, ...rest];
      const { code, section } = splitCite(entry.cite);
      if (spelling !== undefined && !(code in spelling.codes))
        say(source, at('cite'), `unknown code ${code}`, `use one of ${Object.keys(spelling.codes).join(', ')}`);
      if ('renumbered' in entry) {
        const to = typeof entry.renumbered.to === 'string' ? [entry.renumbered.to] : entry.renumbered.to;
        renumberings.push({ jurisdiction, cite: entry.cite, to, from: entry.renumbered.from, note: entry.note ?? null });
        later.push(() => {
          for (const target of to)
            if (!offenses.some((offense) => offense.jurisdiction === jurisdiction && isUnder(offense, target)))
              say(source, at('renumbered', 'to'), `${target} is not in the catalogue`, 'add the offense or correct the number');
        });
        continue;
      }
      const inForce = span(entry.in_force);
      if (inForce.from !== null && inForce.to !== null && inForce.from > inForce.to)
        say(source, at('in_force'), 'the span ends before it begins', 'put the earlier day first');
      const key = `${jurisdiction}/${entry.cite.toLowerCase()}`;
      const spans = seen.get(key) ?? [];
      if (spans.some((other) => overlap(other, inForce)))
        say(source, at('cite'), `${entry.cite} is there twice for the same days`, 'keep one, or part them with in_force');
      seen.set(key, [...spans, inForce]);
      if (!(entry.nibrs in lists.file.nibrs))
        say(source, at('nibrs'), `${entry.nibrs} is no NIBRS offense code`, 'use a code that lists.yaml names under nibrs');
      const classes = datedClasses(entry.class);
      const gap = classGap(classes);
      if (gap !== null) say(source, at('class'), gap, 'let each class begin the day after the one before it ends');
      const id = `${jurisdiction}/${entry.cite.toLowerCase().replaceAll(' ', '-')}${spans.length > 0 ? `@${spans.length + 1}` : ''}`;
      const felony = classes.some((dated) => dated.is === 'felony' || dated.is === 'wobbler');
      const members = memberships(entry, own, felony, (path, what, remedy) => say(source, at(...path), what, remedy), lists.file.conditions);
      offenses.push({
        id, jurisdiction, code, section, cite: entry.cite, title: entry.title, classes, grade: entry.grade ?? null, nibrs: entry.nibrs,
        ...members, parent: entry.parent ?? null, inForce, formerly: entry.formerly ?? [], aliases: entry.aliases ?? [],
        note: entry.note ?? null, sure: entry.sure,
      });
      for (const old of entry.formerly ?? [])
        renumberings.push({ jurisdiction, cite: old, to: [entry.cite], from: inForce.from, note: null });
    }
  }
  for (const checkLater of later) checkLater();
  for (const [index, entry] of lists.file.lists.entries())
    for (const rule of ['attempts', 'conspiracies'] as const)
      for (const cite of namedIn(entry[rule]))
        if (!offenses.some((offense) => entry.id.startsWith(`${offense.jurisdiction}/`) && isUnder(offense, cite)))
          say(lists.source, ['lists', index, rule], `${cite} is not in the catalogue`, 'add the offense or correct the number');
  return {
    offenses, renumberings, lists: listMap,
    conditions: new Map(Object.entries(lists.file.conditions)),
    nibrs: new Map(Object.entries(lists.file.nibrs)),
    words: new Map(Object.entries(lists.file.words)),
    jurisdictions: new Map(Object.entries(lists.file.jurisdictions)),
  };
}

/** Whether the offense is the cited one, a subdivision of it, or has it as parent. */
function isUnder(offense: { cite: string; parent?: string | null | undefined }, cite: string): boolean {
  return within(offense.cite, cite) || (typeof offense.parent === 'string' && within(offense.parent, cite));
}

function condition(source: { when: string; is?: boolean | undefined; cite: string }): MembershipCondition {
  return { when: source.when, is: source.is ?? true, cite: source.cite };
}

function conditional(conditions: readonly MembershipCondition[]): Membership {
  const first = conditions[0];
  return first === undefined ? NO : { kind: 'if', ...first, anyOf: conditions };
}

type Say = (path: PropertyKey[], what: string, remedy: string) => void;

function memberships(
  entry: z.infer<typeof OffenseEntry>, lists: readonly OffenseList[], felony: boolean, say: Say, conditions: Readonly<Record<string, Words>>,
): { memberships: Memberships; attempted: Memberships; conspired: Memberships } {
  const named = [
    ...(entry.in ?? []).map((list, index) => ({ list, path: ['in', index] })),
    ...(entry.in_if ?? []).map(({ list }, index) => ({ list, path: ['in_if', index, 'list'] })),
    ...(entry.not_sure ?? []).map((list, index) => ({ list, path: ['not_sure', index] })),
  ];
  const where = new Map<string, PropertyKey | undefined>();
  for (const { list, path } of named) {
    const known = lists.find((candidate) => candidate.id.endsWith(`/${list}`));
    if (known === undefined) say(path, `unknown list ${list}`, 'name a list of this jurisdiction from lists.yaml');
    else if (known.felonies_only === true && !felony)
      say(path, `${list} takes felonies only, and this offense is never one`, 'correct the class or take the list out');
    if (where.has(list) && (where.get(list) !== 'in_if' || path[0] !== 'in_if'))
      say(path, `${list} is given twice with different answers`, 'keep one of in, in_if, not_sure');
    where.set(list, path[0]);
  }
  for (const [index, when] of (entry.in_if ?? []).entries())
    if (!(when.when in conditions)) say(['in_if', index, 'when'], `unknown condition ${when.when}`, 'use a condition that lists.yaml names');
  const complete: Record<string, Membership> = {};
  const attempted: Record<string, Membership> = {};
  const conspired: Record<string, Membership> = {};
  for (const list of lists) {
    const name = list.id.slice(list.jurisdiction.length + 1);
    const whens = (entry.in_if ?? []).filter((when) => when.list === name).map((when) => condition(when));
    const base = entry.in?.includes(name) ? YES : entry.not_sure?.includes(name) ? NOT_SURE : conditional(whens);
    complete[list.id] = base;
    attempted[list.id] = inchoate(base, list.attempts, list, entry);
    conspired[list.id] = inchoate(base, list.conspiracies, list, entry);
  }
  return { memberships: complete, attempted, conspired };
}

/** What becomes of a membership when the offense was only attempted, or only agreed on. */
function inchoate(base: Membership, rule: Inchoate, list: OffenseList, entry: { cite: string; parent?: string | undefined }): Membership {
  if (base.kind === 'no') return NO;
  const named = namedIn(rule).some((cite) => isUnder(entry, cite));
  const answer =
    typeof rule === 'string' ? rule
    : 'only' in rule ? (named ? 'included' : (rule.else ?? 'not_included'))
    : named ? (rule.else ?? 'not_included') : 'included';
  if (answer === 'included') return base;
  return answer === 'not_sure' ? NOT_SURE : conditional(list.anyFelonyIf);
}

function namedIn(rule: Inchoate): readonly string[] {
  if (typeof rule === 'string') return [];
  return 'only' in rule ? rule.only : rule.except;
}

function span(text: string | undefined): DaySpan {
  const [from, to] = (text ?? '..').split('..');
  return { from: from || null, to: to || null };
}

function overlap(a: DaySpan, b: DaySpan): boolean {
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');
}

function datedClasses(source: z.infer<typeof OffenseEntry>['class']): readonly DatedClass[] {
  if (typeof source === 'string') return [{ from: null, to: null, is: source, by: null }];
  return source.map((dated) => ({ from: dated.from ?? null, to: dated.to ?? null, is: dated.is, by: dated.by ?? null }));
}

/** Says where dated classes leave a day out or count it twice; null when they join without a gap. */
function classGap(classes: readonly DatedClass[]): string | null {
  for (const [index, dated] of classes.entries()) {
    const next = classes[index + 1];
    if (dated.from !== null && dated.to !== null && dated.from > dated.to) return 'a class ends before it begins';
    if (next === undefined) continue;
    if (dated.to === null || next.from === null || dayAfter(dated.to) !== next.from)
      return `the classes do not join at ${dated.to ?? 'an open end'} and ${next.from ?? 'an open start'}`;
  }
  return null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
