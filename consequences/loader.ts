/** From the text of the files in `data/` to consequences, or to problems that name file, line and field. Pure. */
import type { Problem } from '@nunc/law';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Consequences } from './consequence.ts';
import { type Consequence, ConsequencesFile, type Vocabulary, VocabularyFile } from './schema.ts';

/** A file of `data/`: its path within that folder, and its text. */
export interface ConsequenceFile {
  readonly path: string;
  readonly text: string;
}

export type LoadedConsequences =
  | { readonly consequences: Consequences; readonly problems: readonly [] }
  | { readonly consequences: null; readonly problems: readonly Problem[] };

const vocabularyPath = 'vocabulary.yaml';

/** Loads the vocabulary and every jurisdiction's consequences; any problem at all gives `null`. */
export function loadConsequences(files: readonly ConsequenceFile[]): LoadedConsequences {
  const problems: Problem[] = [];
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const words = sorted.find((file) => file.path === vocabularyPath);
  const vocabulary = words === undefined ? undefined : read(words, VocabularyFile, problems)?.value;
  if (words === undefined)
    problems.push(
      problem('The vocabulary is missing.', vocabularyPath, `put ${vocabularyPath} beside the other files`),
    );
  const consequences: Consequence[] = [];
  const places = new Map<string, string>();
  for (const file of sorted.filter((one) => one.path !== vocabularyPath)) {
    const found = read(file, ConsequencesFile, problems);
    if (found === undefined) continue;
    found.value.consequences.forEach((entry, at) => {
      const where = `${file.path}${found.lineOf(['consequences', at])}, ${entry.id}`;
      const before = places.get(entry.id);
      if (before !== undefined)
        problems.push(
          problem('Two consequences have the same id.', where, `choose another; the first is ${before}`),
        );
      places.set(entry.id, where);
      const consequence = { ...entry, jurisdiction: found.value.jurisdiction };
      if (vocabulary !== undefined) problems.push(...unknownNames(consequence, vocabulary, where));
      consequences.push(consequence);
    });
  }
  if (vocabulary !== undefined) problems.push(...gapsOf(vocabulary));
  if (vocabulary === undefined || problems.length > 0) return { consequences: null, problems };
  return { consequences: { vocabulary, consequences }, problems: [] };
}

/** Names that the vocabulary does not have: they would silently match nothing. */
function unknownNames(one: Consequence, vocabulary: Vocabulary, where: string): Problem[] {
  const check = (names: readonly string[], known: readonly { id: string }[], what: string): Problem[] =>
    names
      .filter((name) => !known.some(({ id }) => id === name))
      .map((name) =>
        problem(`There is no ${what} "${name}".`, where, `write one that ${vocabularyPath} names`),
      );
  const categories = [
    ...one.trigger.categories,
    ...one.trigger.offenses.flatMap((test) => test.categories ?? []),
  ];
  return [
    ...check(one.domains, vocabulary.domains, 'domain'),
    ...check(categories, vocabulary.categories, 'category'),
    ...check([one.discretion], vocabulary.discretions, 'discretion'),
    ...check([one.verification], vocabulary.verifications, 'verification'),
  ];
}

/** Domains that no goal leads to, and goals that name no domain. */
function gapsOf({ domains, goals }: Vocabulary): Problem[] {
  const reached = new Set(goals.flatMap((goal) => goal.domains));
  const named = new Set(domains.map(({ id }) => id));
  return [
    ...domains
      .filter(({ id }) => !reached.has(id))
      .map(({ id }) => problem(`No goal leads to the domain "${id}".`, vocabularyPath, 'add it to a goal')),
    ...[...reached]
      .filter((id) => !named.has(id))
      .map((id) =>
        problem(`A goal names "${id}", which is no domain.`, vocabularyPath, 'add the domain or take it out'),
      ),
  ];
}

function problem(what: string, where: string, remedy: string): Problem {
  return { what, where, remedy, weight: 'error' };
}

interface Read<T> {
  readonly value: T;
  lineOf(path: readonly PropertyKey[]): string;
}

function read<T extends z.ZodType>(
  file: ConsequenceFile,
  schema: T,
  problems: Problem[],
): Read<z.infer<T>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    problems.push(
      problem(
        error.message,
        `${file.path}:${lines.linePos(error.pos[0]).line}`,
        'mend the YAML at this line',
      ),
    );
  if (document.errors.length > 0) return undefined;
  const lineOf = (path: readonly PropertyKey[]): string => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (Array.isArray(range) && typeof range[0] === 'number') return `:${lines.linePos(range[0]).line}`;
    }
    return '';
  };
  const parsed = schema.safeParse(plainValue(document));
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const issue of parsed.error.issues)
    problems.push(
      problem(
        issue.message,
        `${file.path}${lineOf(issue.path)}, ${issue.path.map(String).join('.') || 'the file'}`,
        'compare with the schema in consequences/schema, or with another entry',
      ),
    );
  return undefined;
}

/** The document as a value; one that refers to itself too often is no value. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}
