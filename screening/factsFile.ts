/**
 * The facts file: YAML that a person can write by hand. Its `person`, `cases` and `charges` are screening's; `packet`
 * belongs to the papers and is passed on untouched. Every mistake has a place (line, field) and a remedy.
 */
import type { FactDefinition, Law } from '@nunc/law';
import { type ChargeHistory, parseSection } from '@nunc/records';
import { LineCounter, parseDocument } from 'yaml';
import { daySpan } from './dates.ts';
import { type Facts, type FactValue, type Period, skipped } from './facts.ts';

/** What was wrong with a facts file, where, and what to do. */
export interface FactsProblem {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

export interface FactsFile {
  readonly facts: Facts;
  /** The value under `packet`, for the papers; `undefined` where there is none. */
  readonly packet: unknown;
}

export type FactsRead =
  | { readonly file: FactsFile; readonly problems: readonly [] }
  | { readonly file: null; readonly problems: readonly FactsProblem[] };

/** Reads a facts file against a record's charges. A single problem keeps it from being used: nothing is half read. */
export function readFacts(
  text: string,
  context: { law: Law; histories: readonly ChargeHistory[]; asOf: string; name: string },
): FactsRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const reader = new FactsReader(context, (path) => {
    const node = document.getIn(path, true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
        ? node.range
        : [];
    return typeof range[0] === 'number' ? `:${lines.linePos(range[0]).line}` : '';
  });
  for (const error of document.errors)
    reader.problems.push({
      what: error.message,
      where: `${context.name}:${lines.linePos(error.pos[0]).line}`,
      remedy: 'mend the YAML at this line; see examples/rosa/facts.yaml for the form',
    });
  if (reader.problems.length > 0) return { file: null, problems: reader.problems };
  const value: unknown = document.toJS();
  const file = reader.read(value ?? {});
  return reader.problems.length > 0 ? { file: null, problems: reader.problems } : { file, problems: [] };
}

type Path = (string | number)[];

class FactsReader {
  readonly problems: FactsProblem[] = [];
  private readonly context: { law: Law; histories: readonly ChargeHistory[]; asOf: string; name: string };
  private readonly lineOf: (path: Path) => string;

  constructor(
    context: { law: Law; histories: readonly ChargeHistory[]; asOf: string; name: string },
    lineOf: (path: Path) => string,
  ) {
    this.context = context;
    this.lineOf = lineOf;
  }

  read(value: unknown): FactsFile {
    const top = this.group(value, []);
    for (const key of Object.keys(top))
      if (!['person', 'cases', 'charges', 'packet'].includes(key))
        this.say([key], `"${key}" is not a part of a facts file`, 'use person, cases, charges or packet');
    const person = this.group(top.person, ['person']);
    const { periods, ...plain } = person;
    return {
      facts: {
        person: this.values('person', plain, ['person'], []),
        periods: this.periods(periods),
        cases: this.cases(top.cases),
        charges: this.charges(top.charges),
      },
      packet: top.packet,
    };
  }

  private cases(value: unknown): Facts['cases'] {
    const known = new Set(this.context.histories.map((history) => history.caseNumber ?? history.id));
    return new Map(
      Object.entries(this.group(value, ['cases'])).map(([key, facts]) => {
        if (!known.has(key))
          this.say(
            ['cases', key],
            `the record has no case "${key}"`,
            `use one of: ${[...known].join(', ') || 'the record has no cases'}`,
          );
        return [key, this.values('case', this.group(facts, ['cases', key]), ['cases', key], [])];
      }),
    );
  }

  private charges(value: unknown): Facts['charges'] {
    if (value === undefined || value === null) return new Map();
    if (!Array.isArray(value)) {
      this.say(['charges'], 'charges must be a list', 'begin each charge with "- "');
      return new Map();
    }
    const charges = new Map<string, ReadonlyMap<string, FactValue>>();
    for (const [index, entry] of value.entries()) {
      const path: Path = ['charges', index];
      const group = this.group(entry, path);
      const ids = this.match(group, path);
      const facts = this.values('charge', group, path, ['case', 'arrest', 'section', 'count', 'id']);
      for (const id of ids) charges.set(id, new Map([...(charges.get(id) ?? []), ...facts]));
    }
    return charges;
  }

  /** The charges an entry is about: by id, or by case or arrest day with a section and, where needed, a count. */
  private match(group: Record<string, unknown>, path: Path): string[] {
    const text = (key: string) =>
      group[key] === undefined || group[key] === null ? undefined : String(group[key]);
    const { histories } = this.context;
    const section = text('section');
    const wanted = section === undefined ? undefined : parseSection(section);
    const found = histories.filter(
      (history) =>
        (text('id') === undefined || history.id === text('id')) &&
        (text('case') === undefined || history.caseNumber === text('case')) &&
        (text('arrest') === undefined || history.arrestDate === text('arrest')) &&
        (wanted === undefined ||
          (history.section === wanted.section && (wanted.code === null || history.code === wanted.code))),
    );
    if (
      text('id') === undefined &&
      text('case') === undefined &&
      text('arrest') === undefined &&
      section === undefined
    ) {
      this.say(
        path,
        'it does not say which charge it is about',
        'give case and section, arrest and section, or id',
      );
      return [];
    }
    if (found.length === 0) {
      const some = histories.map(
        (history) =>
          `${history.caseNumber ?? history.arrestDate ?? '?'} ${history.code ?? ''} ${history.section ?? ''}`,
      );
      this.say(path, 'no charge on the record fits', `the record has: ${some.slice(0, 12).join('; ')}`);
      return [];
    }
    const count = text('count');
    if (count === undefined) return found.map((history) => history.id);
    const one = found[Number(count) - 1];
    if (one === undefined)
      this.say(
        [...path, 'count'],
        `there is no number ${count} among the ${found.length} that fit`,
        'count from 1',
      );
    return one === undefined ? [] : [one.id];
  }

  private values(
    scope: FactDefinition['scope'],
    group: Record<string, unknown>,
    path: Path,
    besides: readonly string[],
  ): Map<string, FactValue> {
    const facts = new Map<string, FactValue>();
    for (const [key, value] of Object.entries(group)) {
      if (besides.includes(key)) continue;
      const definition = this.context.law.facts.get(key);
      if (definition === undefined || definition.scope !== scope || definition.from === 'derived') {
        const fits = [...this.context.law.facts.values()]
          .filter((one) => one.scope === scope && one.from !== 'derived')
          .map((one) => one.id);
        this.say([...path, key], `"${key}" is not a fact about a ${scope}`, `use one of: ${fits.join(', ')}`);
        continue;
      }
      const read = this.value(definition, value, [...path, key]);
      if (read !== null) facts.set(key, read);
    }
    return facts;
  }

  private value(definition: FactDefinition, value: unknown, path: Path): FactValue | null {
    if (value === null || value === 'unknown' || value === '') return null;
    if (value === skipped) return skipped;
    const text = value === true ? 'yes' : value === false ? 'no' : String(value);
    switch (definition.type) {
      case 'yes_no':
        if (text !== 'yes' && text !== 'no')
          this.say(path, `"${text}" is neither yes nor no`, 'write yes, no or unknown');
        return text;
      case 'choice': {
        const choices = (definition.choices ?? []).map((choice) => choice.id);
        if (choices.length > 0 && !choices.includes(text))
          this.say(path, `"${text}" is not a choice`, `write one of: ${choices.join(', ')}`);
        return text;
      }
      case 'day':
        this.day(text, path);
        return text;
      case 'number':
        if (!/^\d+$/.test(text)) this.say(path, `"${text}" is not a number`, 'write digits');
        return text;
      case 'periods':
        this.say(
          path,
          'a time of trafficking is written under person',
          'write person: { periods: [{ from: 2013, to: 2015 }] }',
        );
        return null;
    }
  }

  private day(text: string, path: Path): void {
    const span = daySpan(text);
    if (span === null)
      this.say(path, `there is no day "${text}"`, 'write yyyy, yyyy-mm or yyyy-mm-dd, a day that exists');
    else if (span.earliest > this.context.asOf)
      this.say(
        path,
        `"${text}" is after ${this.context.asOf}, the day asked about`,
        'correct the day, or ask about a later one (--as-of)',
      );
  }

  private periods(value: unknown): Period[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.say(['person', 'periods'], 'periods must be a list', 'write periods: [{ from: 2013, to: 2015 }]');
      return [];
    }
    return value.map((entry: unknown, index) => {
      const path: Path = ['person', 'periods', index];
      const { from, to, ...rest } = this.group(entry, path);
      for (const key of Object.keys(rest))
        this.say([...path, key], `"${key}" is not a part of a period`, 'use from and to');
      const end = (key: string, given: unknown) => {
        if (given === undefined || given === null || given === 'unknown') return null;
        this.day(String(given), [...path, key]);
        return String(given);
      };
      const period = { from: end('from', from), to: end('to', to) };
      const [start, stop] = [
        period.from === null ? null : daySpan(period.from),
        period.to === null ? null : daySpan(period.to),
      ];
      if (start !== null && stop !== null && start.earliest > stop.latest)
        this.say(path, `the time ends (${period.to}) before it begins (${period.from})`, 'change from or to');
      return period;
    });
  }

  private group(value: unknown, path: Path): Record<string, unknown> {
    if (value === undefined || value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return { ...value };
    this.say(
      path,
      `${path.join('.') || 'the file'} must be a group of "name: value"`,
      'see examples/rosa/facts.yaml for the form',
    );
    return {};
  }

  private say(path: Path, what: string, remedy: string): void {
    this.problems.push({
      what,
      where: `${this.context.name}${this.lineOf(path)}, ${path.join('.') || 'the file'}`,
      remedy,
    });
  }
}
