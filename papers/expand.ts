/**
 * From a template's part and a tree of values to a document. Two promises: a missing fact becomes a visible blank, and
 * text that comes from facts is never read as markup.
 */
import { type Block, type Document, oneLine, type Run, type Runs, textOfRuns } from './document.ts';
import type { Statement } from './matter.ts';
import type { BlockSource, PartSource } from './template.ts';
import { groupOf, holds, isRich, isSaid, listOf, type Value, type Values, valueAt } from './values.ts';

/** Numbers of the paragraphs that carry a mark, by `mark` or `mark:key`. */
export type Anchors = Map<string, number[]>;

export interface Expanded {
  readonly document: Document;
  readonly anchors: Anchors;
  /** Paths in the template that lead nowhere: mistakes in the template or the code. */
  readonly unknownPaths: readonly string[];
}

/** Expands one part. */
export function expandPart(part: PartSource, values: Values, language: string): Expanded {
  const expander = new Expander();
  expander.blocks(part.blocks, values);
  const document: Document = {
    id: part.id,
    title: textOfRuns(expander.runs(part.title, values)),
    language,
    style: part.style,
    audience: part.audience,
    footer: textOfRuns(expander.runs(part.footer, values)),
    blocks: expander.made,
  };
  return { document, anchors: expander.anchors, unknownPaths: [...expander.unknownPaths] };
}

/** Expands a single text, for words that stand outside any part. */
export function expandText(source: string, values: Values): Runs {
  return new Expander().runs(source, values);
}

class Expander {
  readonly made: Block[] = [];
  readonly anchors: Anchors = new Map();
  readonly unknownPaths = new Set<string>();
  private number = 0;

  blocks(sources: readonly BlockSource[], values: Values): void {
    for (const source of sources) this.block(source, values);
  }

  runs(source: string, values: Values): Runs {
    return trimmed(merged(this.inline(source, values)));
  }

  private block(source: BlockSource, values: Values): void {
    if ('each' in source) {
      listOf(this.look(source.each, values)).forEach((item, index) => {
        this.blocks(source.do, { ...values, [source.as]: item, index: index + 1 });
      });
    } else if ('if' in source) {
      if (this.test(source.if, values)) this.blocks(source.do, values);
      else this.blocks(source.else ?? [], values);
    } else if ('words' in source) this.words(source, values);
    else if ('numbered' in source) this.addNumbered(this.runs(source.numbered, values), source.mark, values);
    else if ('list' in source) this.list(source, values);
    else if ('table' in source) this.table(source.table, values);
    else this.made.push(this.simple(source, values));
  }

  private simple(
    source: Exclude<
      BlockSource,
      | { each: string }
      | { if: string }
      | { words: string }
      | { numbered: string }
      | { list: string[] | string }
      | { table: unknown }
    >,
    values: Values,
  ): Block {
    if ('caption' in source) {
      const { filer, court, parties, facts } = source.caption;
      return {
        kind: 'caption',
        filer: this.lines(filer, values),
        court: this.lines(court, values),
        parties: this.lines(parties, values),
        facts: this.lines(facts, values),
      };
    }
    if ('heading' in source) return { kind: 'heading', level: 1, runs: this.runs(source.heading, values) };
    if ('subheading' in source)
      return { kind: 'heading', level: 2, runs: this.runs(source.subheading, values) };
    if ('minor' in source) return { kind: 'heading', level: 3, runs: this.runs(source.minor, values) };
    if ('quote' in source) return { kind: 'quote', runs: this.runs(source.quote, values) };
    if ('signature' in source) return { kind: 'signature', lines: this.lines(source.signature, values) };
    if ('slip' in source) return { kind: 'slip', lines: this.lines(source.slip, values) };
    if ('page_break' in source) return { kind: 'page_break' };
    return {
      kind: 'paragraph',
      runs: this.runs(source.paragraph, values),
      align: source.align ?? 'left',
      tight: source.tight ?? false,
    };
  }

  private addNumbered(runs: Runs, mark: string | undefined, values: Values): void {
    this.number += 1;
    this.made.push({ kind: 'numbered', number: this.number, runs });
    if (mark === undefined) return;
    const name = textOfRuns(this.runs(mark, values));
    this.anchors.set(name, [...(this.anchors.get(name) ?? []), this.number]);
  }

  /** The client's own words, a paragraph each; where there are none, a blank. */
  private words(source: Extract<BlockSource, { words: string }>, values: Values): void {
    const value = this.look(source.words, values) ?? null;
    const said: readonly Statement[] =
      value !== null && typeof value === 'object' && isSaid(value) ? value.said : [];
    const lead =
      source.lead === undefined
        ? []
        : [...this.runs(source.lead, values), { kind: 'text' as const, text: ' ' }];
    if (said.length === 0)
      this.addNumbered([...lead, ...this.inline(source.missing, values).map(asBlank)], source.mark, values);
    said.forEach((statement, index) => {
      const english: Run =
        statement.language === 'en'
          ? { kind: 'text', text: statement.words }
          : statement.english === undefined
            ? { kind: 'blank', label: 'English translation of the words below' }
            : { kind: 'text', text: statement.english };
      this.addNumbered([...(index === 0 ? lead : []), english], source.mark, values);
      if (statement.language !== 'en')
        this.made.push({ kind: 'quote', runs: [{ kind: 'text', text: statement.words, italic: true }] });
    });
  }

  private list(source: Extract<BlockSource, { list: string[] | string }>, values: Values): void {
    const items: Runs[] = [];
    const sources = typeof source.list === 'string' ? [source.list] : source.list;
    const scopes =
      source.of === undefined
        ? [values]
        : listOf(this.look(source.of, values)).map((item, index) => ({
            ...values,
            [source.as ?? 'item']: item,
            index: index + 1,
          }));
    for (const scope of scopes)
      for (const item of sources) {
        const runs = this.runs(item, scope);
        if (runs.length > 0) items.push(runs);
      }
    if (items.length > 0) this.made.push({ kind: 'list', marks: source.marks ?? 'letters', items });
  }

  private table(source: Extract<BlockSource, { table: unknown }>['table'], values: Values): void {
    const columns = source.columns.map(({ head, share }) => ({ head, share }));
    if (source.rows !== undefined) {
      const rows = source.rows.map((cells) => cells.map((cell) => this.runs(cell, values)));
      this.made.push({ kind: 'table', columns, rows });
      return;
    }
    const rows = listOf(this.look(source.of ?? '', values)).map((item, index) => {
      const scope: Values = { ...values, [source.as ?? 'item']: item, index: index + 1 };
      return source.columns.map((column) => this.runs(column.cell ?? '', scope));
    });
    if (rows.length > 0) this.made.push({ kind: 'table', columns, rows });
  }

  /** Lines of a block; a line that is a list alone becomes its items, and one that comes out empty is left out. */
  private lines(sources: readonly string[], values: Values): Runs[] {
    return sources.flatMap((source) => {
      if (source === '') return [[]];
      const alone = /^\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}$/i.exec(source)?.[1];
      const value = alone === undefined ? undefined : this.look(alone, values);
      if (Array.isArray(value)) return listOf(value).map((item) => this.runs('{{item}}', { item }));
      const runs = this.runs(source, values);
      return runs.length === 0 ? [] : [runs];
    });
  }

  private look(path: string, values: Values): Value | undefined {
    const value = valueAt(values, path);
    if (value === undefined) this.unknownPaths.add(path);
    return value;
  }

  private test(path: string, values: Values): boolean {
    return path.startsWith('!') ? !holds(this.look(path.slice(1), values)) : holds(this.look(path, values));
  }

  /** Sections first (`{{?path}}..{{/}}`, `{{^path}}..{{/}}`), then marks of emphasis, then placeholders. */
  private inline(source: string, values: Values): Run[] {
    const chosen = this.sections(source, values);
    const runs: Run[] = [];
    let isBold = false;
    let isItalic = false;
    for (const token of chosen.split(/(\*\*|\*|\{\{[^}]*\}\})/)) {
      if (token === '**') isBold = !isBold;
      else if (token === '*') isItalic = !isItalic;
      else if (token.startsWith('{{'))
        runs.push(
          ...this.placeholder(token.slice(2, -2), values).map((run) => emphasized(run, isBold, isItalic)),
        );
      else if (token !== '') runs.push(emphasized({ kind: 'text', text: token }, isBold, isItalic));
    }
    return runs;
  }

  /** Innermost sections first, until none is left. */
  private sections(source: string, values: Values): string {
    const innermost = /\{\{([?^])\s*([a-z0-9_.]+)\s*\}\}((?:(?!\{\{[?^/]).)*)\{\{\/\}\}/is;
    let rest = source;
    for (let match = innermost.exec(rest); match !== null; match = innermost.exec(rest)) {
      const [all, sign = '?', path = '', inside = ''] = match;
      const kept = this.test(sign === '^' ? `!${path}` : path, values) ? inside : '';
      rest = rest.slice(0, match.index) + kept + rest.slice(match.index + all.length);
    }
    return rest;
  }

  /** `path`, `path|label of the blank`, `path?` (nothing where it is missing), `_30` (a line to write on). */
  private placeholder(inside: string, values: Values): Run[] {
    const [path = '', label] = inside.split('|').map((part) => part.trim());
    if (/^_\d+$/.test(path)) return [{ kind: 'fill', width: Number(path.slice(1)) }];
    if (path === '' && label !== undefined) return [{ kind: 'blank', label }];
    if (!/^[a-z0-9_.]+\??$/i.test(path)) {
      this.unknownPaths.add(path);
      return [];
    }
    const isOptional = path.endsWith('?');
    const name = isOptional ? path.slice(0, -1) : path;
    const value = this.look(name, values);
    if (
      value === undefined ||
      value === null ||
      value === '' ||
      (Array.isArray(value) && value.length === 0)
    ) {
      if (isOptional) return [];
      return [{ kind: 'blank', label: label ?? (name.split('.').at(-1) ?? name).replaceAll('_', ' ') }];
    }
    return runsOf(value);
  }
}

const asBlank = (run: Run): Run => (run.kind === 'text' ? { kind: 'blank', label: run.text } : run);

function runsOf(value: Value): Run[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [{ kind: 'text', text: String(value) }];
  if (isRich(value)) return [...value.runs];
  if (isSaid(value))
    return value.said.map((one, index) => ({
      kind: 'text',
      text: `${index === 0 ? '' : ' '}${one.english ?? one.words}`,
    }));
  if (Array.isArray(value))
    return listOf(value).flatMap((item, index) => [
      ...(index === 0 ? [] : [{ kind: 'text' as const, text: '; ' }]),
      ...runsOf(item),
    ]);
  const inner = valueAt(groupOf(value), 'value');
  return inner === undefined ? [] : runsOf(inner);
}

function emphasized(run: Run, isBold: boolean, isItalic: boolean): Run {
  if (run.kind !== 'text' || (!isBold && !isItalic)) return run;
  return { ...run, ...(isBold ? { bold: true } : {}), ...(isItalic ? { italic: true } : {}) };
}

/** Neighbours that look alike become one run. */
function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (
      run.kind === 'text' &&
      last?.kind === 'text' &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.authority === run.authority
    )
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

function trimmed(runs: readonly Run[]): Run[] {
  const result = [...runs];
  const first = result[0];
  if (first?.kind === 'text') result[0] = { ...first, text: oneLine(first.text).replace(/^ +/, '') };
  const last = result.at(-1);
  if (last?.kind === 'text')
    result[result.length - 1] = { ...last, text: oneLine(last.text).replace(/ +$/, '') };
  return result.filter((run) => run.kind !== 'text' || run.text !== '');
}
