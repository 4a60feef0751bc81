/** What a command is: its name, its options, its help, and what it does. Arguments are checked here for all of them. */
import { parseArgs } from 'node:util';
import { unusable } from './failure.ts';
import type { Io } from './io.ts';

export interface Option {
  /** What stands after the option (`FILE`, `DATE`); `null` for a switch. */
  readonly value: string | null;
  readonly words: string;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name: `FILE [--json]`. */
  readonly usage: readonly string[];
  /** What it does, in a paragraph or two. */
  readonly about: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  run(call: Call): Promise<number>;
}

/** One use of a command: its checked arguments and the world. */
export interface Call {
  readonly io: Io;
  readonly command: Command;
  readonly words: readonly string[];
  /** The day of the clock. */
  readonly today: string;
  has(option: string): boolean;
  text(option: string): string | undefined;
}

/** Options that every command has. */
const common: Readonly<Record<string, Option>> = { help: { value: null, words: 'this help' } };

/** The options of a command with those that all have. */
export const optionsOf = (command: Command): Readonly<Record<string, Option>> => ({
  ...command.options,
  ...common,
});

export interface Arguments {
  readonly words: readonly string[];
  readonly values: ReadonlyMap<string, string | true>;
}

/** Checks the arguments of a command. Every mistake names the argument and says what to write. */
export function argumentsOf(command: Command, args: readonly string[]): Arguments {
  const options = optionsOf(command);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        { type: option.value === null ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const values = new Map<string, string | true>();
  const help = `See: nunc ${command.name} --help`;
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (token.rawName === '-h') values.set('help', true);
    else if (option === undefined || !token.rawName.startsWith('--'))
      throw unusable(
        'There is no such option.',
        token.rawName,
        nearest(token.name, Object.keys(options)) ?? help,
      );
    else if (values.has(token.name))
      throw unusable('This option is given twice.', token.rawName, 'Give it once.');
    else if (option.value === null) {
      if (token.value !== undefined)
        throw unusable('This option takes no value.', token.rawName, `Write ${token.rawName} alone.`);
      values.set(token.name, true);
    } else {
      const isMissing =
        token.value === undefined || token.value === '' || looksLikeOption(token.value, token.inlineValue);
      if (isMissing)
        throw unusable(
          'This option needs a value.',
          token.rawName,
          `Write ${token.rawName} ${option.value}. ${help}`,
        );
      values.set(token.name, token.value ?? '');
    }
  }
  return { words, values };
}

/** `--facts --json`: the value was forgotten. A single dash is standard input. */
const looksLikeOption = (value: string | undefined, isInline: boolean | undefined): boolean =>
  isInline !== true && value !== undefined && value.startsWith('-') && value !== '-';

/** The name meant, where one is near: `Did you mean --facts?`. */
export function nearest(name: string, names: readonly string[], prefix = '--'): string | null {
  const near = names
    .map((one) => ({ one, away: distance(name, one) }))
    .filter(({ one, away }) => away <= 2 || (name.length >= 3 && one.startsWith(name)))
    .sort((a, b) => a.away - b.away)[0];
  return near === undefined ? null : `Did you mean ${prefix}${near.one}?`;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length && i <= 40; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 99;
}

/** The one FILE a command is about. */
export function oneFile({ words, command }: Pick<Call, 'words' | 'command'>): string {
  const [file, extra] = words;
  if (file === undefined)
    throw unusable(
      'No file is named.',
      `nunc ${command.name}`,
      `Write: nunc ${command.name} ${command.usage[0] ?? 'FILE'}`,
    );
  if (extra !== undefined)
    throw unusable(
      'There is one argument too many.',
      extra,
      'Name one file; write paths with spaces in quotation marks.',
    );
  return file;
}

/** The value of an option that has a few possible values. */
export function choice<T extends string>(call: Call, option: string, choices: readonly T[]): T | undefined {
  const value = call.text(option);
  if (value === undefined) return undefined;
  const found = choices.find((one) => one === value);
  if (found !== undefined) return found;
  throw unusable('This value is not known.', `--${option} ${value}`, `Write one of: ${choices.join(', ')}.`);
}
