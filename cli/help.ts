/** Help: the list of commands, and each command's own page. */
import { type Command, optionsOf } from './command.ts';
import type { Io } from './io.ts';
import manifest from './package.json' with { type: 'json' };
import { Page } from './page.ts';

/** The version of the command. */
export const version = (): string => manifest.version;

/** What stands under every answer. */
export const courtDecides =
  'Nunc informs, the attorney advises, the court decides. Nothing here is legal advice or a promise.';

/** `nunc help`. */
export function printOverview(io: Io, commands: readonly Command[]): void {
  const page = new Page(io);
  page.say(
    `${page.ink('bold', 'nunc')}: helps to clear the criminal records of trafficking survivors, one charge at a time.`,
  );
  page.say(courtDecides);
  page.heading('Commands');
  page.table(
    commands.map((command) => [`nunc ${command.name}`, command.summary]),
    2,
  );
  page.table([['nunc help COMMAND', 'all about one command; so does nunc COMMAND --help']], 2);
  page.heading('Where to begin');
  page.table(
    [
      ['nunc read SHEET.pdf', 'what the RAP sheet says, line by line accounted for'],
      ['nunc screen SHEET.pdf', 'what is open already from the sheet alone'],
      ['nunc ask SHEET.pdf --out facts.yaml', 'a few questions; each may be skipped'],
      ['nunc screen SHEET.pdf --facts facts.yaml', 'the findings, and a filing plan'],
      ['nunc packet SHEET.pdf --facts facts.yaml --out DIR', 'the papers, for the attorney to finish'],
    ],
    2,
  );
  page.gap();
  page.say(
    'FILE may be - for standard input. --json prints for a program. Everything stays on this machine.',
  );
  printExitCodes(page);
}

/** `nunc COMMAND --help`. */
export function printHelp(io: Io, command: Command): void {
  const page = new Page(io);
  page.say(`${page.ink('bold', `nunc ${command.name}`)}: ${command.summary}`);
  page.heading('Usage');
  for (const line of command.usage) page.say(`nunc ${command.name} ${line}`, 2, 6);
  page.gap();
  for (const paragraph of command.about) page.say(paragraph);
  page.heading('Options');
  const options = Object.entries(optionsOf(command));
  page.table(
    options.map(([name, { value, words }]) => [`--${name}${value === null ? '' : ` ${value}`}`, words]),
    2,
  );
  page.heading('Examples');
  for (const { line, does } of command.examples) {
    page.say(line, 2, 4);
    page.say(does, 6);
  }
  page.gap();
  printExitCodes(page);
}

function printExitCodes(page: Page): void {
  page.say(
    'Ends with 0; 1 (nothing open, or a check failed); 2 (the input cannot be used: what, where, what to do).',
  );
}
