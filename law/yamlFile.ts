/** Reading one YAML file against a schema, with problems that name file, line and field. */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

export interface LawFile {
  /** Path within the law's folder, with `/`: `jurisdictions/us-ca/pen-236.14.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Parses a file against its schema; `undefined` and at least one problem when it does not fit. */
export function readYaml<T extends z.ZodType>(
  file: LawFile,
  schema: T,
  problems: Problem[],
): z.infer<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const where = `${file.path}:${lines.linePos(error.pos[0]).line}`;
    problems.push({ what: error.message, where, remedy: 'mend the YAML at this line', weight: 'error' });
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const lineOf = (path: readonly PropertyKey[]): string => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (Array.isArray(range) && typeof range[0] === 'number') return `:${lines.linePos(range[0]).line}`;
    }
    return '';
  };
  for (const issue of parsed.error.issues)
    problems.push({
      what: issue.message,
      where: `${file.path}${lineOf(issue.path)}, ${issue.path.map(String).join('.') || 'the file'}`,
      remedy: 'compare with the schema in law/schema, or with a finished provision',
      weight: 'error',
    });
  return undefined;
}
