/**
 * Builds the offense catalogue from its files: text in, values out. A catalogue comes out only when every file is
 * sound; otherwise `problems` says, for each fault, the file, the line, the field, what is wrong and what to do.
 */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { condition, isUnder, memberships, namedIn } from './memberships.ts';
import {
  type Catalogue,
  type DatedClass,
  type DaySpan,
  type Offense,
  type OffenseList,
  type Renumbering,
  splitCite,
} from './offense.ts';
import { ListsFile, type OffenseEntry, OffenseFile } from './offense-file.ts';
import type { Problem } from './problem.ts';

interface Source {
  readonly path: string;
  readonly doc: Document;
  readonly lines: LineCounter;
}

/** Builds the catalogue from its files; `lists.yaml` must be among them. No catalogue while there is any problem. */
export function buildCatalogue(files: readonly { path: string; text: string }[]): {
  catalogue?: Catalogue;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const sources = files.map((file) => read(file, problems)).filter((source) => source !== null);
  const listSource = sources.find((source) => isListsPath(source.path));
  if (listSource === undefined) {
    problems.push({
      what: 'there is no sound lists.yaml',
      where: 'lists.yaml:1',
      remedy: 'give lists.yaml with the offense files',
      weight: 'error',
    });
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
    if (isNode(node) && node.range)
      return `${source.path}:${source.lines.linePos(node.range[0]).line}${field}`;
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
function report(
  source: Source,
  issue: z.core.$ZodIssue,
  base: readonly PropertyKey[],
  problems: Problem[],
): void {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.filter((branch) => branch.length > 0);
    const unknownKeys = (branch: z.core.$ZodIssue[]) =>
      branch.filter((inner) => inner.code === 'unrecognized_keys').length;
    const best = branches.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
    for (const inner of best ?? []) report(source, inner, path, problems);
    return;
  }
  const remedy =
    issue.code === 'unrecognized_keys'
      ? 'take the field out or correct its name'
      : 'write it as the schema asks';
  problems.push({ what: issue.message, where: whereIs(source, path), remedy, weight: 'error' });
}

interface ReadFile<T> {
  readonly source: Source;
  readonly file: T;
}

function assemble(
  lists: ReadFile<ListsFile>,
  files: readonly ReadFile<OffenseFile>[],
  problems: Problem[],
): Catalogue {
  const say = (source: Source, path: readonly PropertyKey[], what: string, remedy: string) =>
    problems.push({ what, where: whereIs(source, path), remedy, weight: 'error' });
  const offenses: Offense[] = [];
  const renumberings: Renumbering[] = [];
  const listMap = new Map<string, OffenseList>();
  for (const [index, entry] of lists.file.lists.entries()) {
    if (listMap.has(entry.id))
      say(lists.source, ['lists', index, 'id'], `the list ${entry.id} is there twice`, 'keep one');
    const anyFelonyIf = (entry.any_felony_if ?? []).map((when) => condition(when));
    for (const [at, when] of anyFelonyIf.entries())
      if (!(when.when in lists.file.conditions))
        say(
          lists.source,
          ['lists', index, 'any_felony_if', at, 'when'],
          `unknown condition ${when.when}`,
          'name it under conditions first',
        );
    listMap.set(entry.id, { ...entry, jurisdiction: entry.id.slice(0, entry.id.indexOf('/')), anyFelonyIf });
  }
  const seen = new Map<string, DaySpan[]>();
  const later: (() => void)[] = [];
  for (const { source, file } of files) {
    const jurisdiction = file.jurisdiction;
    const spelling = lists.file.jurisdictions[jurisdiction];
    const own = [...listMap.values()].filter((list) => list.jurisdiction === jurisdiction);
    if (spelling === undefined)
      say(source, ['jurisdiction'], `unknown jurisdiction ${jurisdiction}`, 'describe it in lists.yaml');
    for (const [index, entry] of file.offenses.entries()) {
      const at = (...rest: PropertyKey[]) => ['offenses', index, ...rest];
      const { code, section } = splitCite(entry.cite);
      if (spelling !== undefined && !(code in spelling.codes))
        say(
          source,
          at('cite'),
          `unknown code ${code}`,
          `use one of ${Object.keys(spelling.codes).join(', ')}`,
        );
      if ('renumbered' in entry) {
        const to = typeof entry.renumbered.to === 'string' ? [entry.renumbered.to] : entry.renumbered.to;
        renumberings.push({
          jurisdiction,
          cite: entry.cite,
          to,
          from: entry.renumbered.from,
          note: entry.note ?? null,
        });
        later.push(() => {
          for (const target of to)
            if (
              !offenses.some((offense) => offense.jurisdiction === jurisdiction && isUnder(offense, target))
            )
              say(
                source,
                at('renumbered', 'to'),
                `${target} is not in the catalogue`,
                'add the offense or correct the number',
              );
        });
        continue;
      }
      const inForce = span(entry.in_force);
      if (inForce.from !== null && inForce.to !== null && inForce.from > inForce.to)
        say(source, at('in_force'), 'the span ends before it begins', 'put the earlier day first');
      const key = `${jurisdiction}/${entry.cite.toLowerCase()}`;
      const spans = seen.get(key) ?? [];
      if (spans.some((other) => overlap(other, inForce)))
        say(
          source,
          at('cite'),
          `${entry.cite} is there twice for the same days`,
          'keep one, or part them with in_force',
        );
      seen.set(key, [...spans, inForce]);
      if (!(entry.nibrs in lists.file.nibrs))
        say(
          source,
          at('nibrs'),
          `${entry.nibrs} is no NIBRS offense code`,
          'use a code that lists.yaml names under nibrs',
        );
      const classes = datedClasses(entry.class);
      const gap = classGap(classes);
      if (gap !== null)
        say(source, at('class'), gap, 'let each class begin the day after the one before it ends');
      const id = `${jurisdiction}/${entry.cite.toLowerCase().replaceAll(' ', '-')}${spans.length > 0 ? `@${spans.length + 1}` : ''}`;
      const felony = classes.some((dated) => dated.is === 'felony' || dated.is === 'wobbler');
      const members = memberships(
        entry,
        own,
        felony,
        (path, what, remedy) => say(source, at(...path), what, remedy),
        lists.file.conditions,
      );
      offenses.push({
        id,
        jurisdiction,
        code,
        section,
        cite: entry.cite,
        title: entry.title,
        classes,
        grade: entry.grade ?? null,
        nibrs: entry.nibrs,
        ...members,
        parent: entry.parent ?? null,
        inForce,
        formerly: entry.formerly ?? [],
        aliases: entry.aliases ?? [],
        note: entry.note ?? null,
        sure: entry.sure,
      });
      for (const old of entry.formerly ?? [])
        renumberings.push({ jurisdiction, cite: old, to: [entry.cite], from: inForce.from, note: null });
    }
  }
  for (const checkLater of later) checkLater();
  for (const [index, entry] of lists.file.lists.entries())
    for (const rule of ['attempts', 'conspiracies'] as const)
      for (const cite of namedIn(entry[rule]))
        if (
          !offenses.some(
            (offense) => entry.id.startsWith(`${offense.jurisdiction}/`) && isUnder(offense, cite),
          )
        )
          say(
            lists.source,
            ['lists', index, rule],
            `${cite} is not in the catalogue`,
            'add the offense or correct the number',
          );
  return {
    offenses,
    renumberings,
    lists: listMap,
    conditions: new Map(Object.entries(lists.file.conditions)),
    nibrs: new Map(Object.entries(lists.file.nibrs)),
    words: new Map(Object.entries(lists.file.words)),
    jurisdictions: new Map(Object.entries(lists.file.jurisdictions)),
  };
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
  return source.map((dated) => ({
    from: dated.from ?? null,
    to: dated.to ?? null,
    is: dated.is,
    by: dated.by ?? null,
  }));
}

/** Says where dated classes leave a day out or count it twice; null when they join without a gap. */
function classGap(classes: readonly DatedClass[]): string | null {
  for (const [index, dated] of classes.entries()) {
    const next = classes[index + 1];
    if (dated.from !== null && dated.to !== null && dated.from > dated.to)
      return 'a class ends before it begins';
    if (next === undefined) continue;
    if (dated.to === null || next.from === null || dayAfter(dated.to) !== next.from)
      return `the classes do not join at ${dated.to ?? 'an open end'} and ${next.from ?? 'an open start'}`;
  }
  return null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
