/** The `nunc` command without the machine around it: arguments and a world in, an exit code out. Never throws. */
import { argumentsOf, type Call, type Command, nearest } from './command.ts';
import { exit, Unusable, unusable } from './failure.ts';
import { printHelp, printOverview, version } from './help.ts';
import { dayOf, type Io } from './io.ts';
import { Page } from './page.ts';

/** Loaded when they are asked for: a command starts without the weight of the others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import('./read.ts')).read,
  screen: async () => (await import('./screen.ts')).screenCommand,
  consequences: async () => (await import('./consequences.ts')).consequencesCommand,
  ask: async () => (await import('./ask.ts')).ask,
  open: async () => (await import('./open.ts')).open,
  packet: async () => (await import('./packet.ts')).packet,
  bulk: async () => (await import('./bulk.ts')).bulk,
  synthetic: async () => (await import('./synthetic.ts')).synthetic,
  law: async () => (await import('./law.ts')).law,
  grade: async () => (await import('./grade.ts')).grade,
  deidentify: async () => (await import('./deidentify.ts')).deidentify,
};

/** Runs one command and gives its exit code: 0, 1 (nothing open, or a check failed), 2 (bad input), 70 (our fault). */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  try {
    if (name === undefined || name === '--help' || name === '-h') return await overview(io);
    if (name === '--version' || name === '-V' || name === 'version') {
      io.out(`nunc ${version()}\n`);
      return exit.fine;
    }
    if (name === 'help') {
      if (rest[0] === undefined) return await overview(io);
      printHelp(io, await commandNamed(rest[0]));
      return exit.fine;
    }
    return await runCommand(await commandNamed(name), rest, io);
  } catch (error) {
    return ended(error, name ?? '', io);
  }
}

async function overview(io: Io): Promise<number> {
  printOverview(io, await Promise.all(Object.values(commands).map((load) => load())));
  return exit.fine;
}

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  const { words, values } = argumentsOf(command, args);
  if (values.has('help')) {
    printHelp(io, command);
    return exit.fine;
  }
  const call: Call = {
    io,
    command,
    words,
    today: dayOf(io.now()),
    has: (option) => values.has(option),
    text: (option) => {
      const value = values.get(option);
      return typeof value === 'string' ? value : undefined;
    },
  };
  return await command.run(call);
}

function commandNamed(name: string): Promise<Command> {
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (found !== undefined) return found();
  const names = Object.keys(commands);
  const near = nearest(name, names, 'nunc ');
  throw unusable(
    name.startsWith('-') ? 'There is no such option.' : 'There is no such command.',
    name,
    near ?? `Write one of: ${names.join(', ')}. See: nunc help`,
  );
}

/** The last words of a command that could not go on. */
function ended(error: unknown, name: string, io: Io): number {
  const page = new Page(io, 'err');
  if (error instanceof Unusable) {
    printProblems(page, error);
    return exit.badInput;
  }
  const place = placeOf(error);
  page.say(
    `${page.ink('red', 'Nunc has a fault')}: \`nunc ${name}\` could not finish. Nothing was half written.`,
  );
  page.say(
    `Please report it with the version (${version()})${place === null ? '' : ` and the place ${place}`}.`,
    2,
  );
  page.say(
    'Do not send the record or the facts; `nunc deidentify FILE` makes a sheet that can be shared.',
    2,
  );
  return exit.fault;
}

/** Each problem with its place and what to do about it. */
function printProblems(page: Page, { problems }: Unusable): void {
  const most = 20;
  for (const problem of problems.slice(0, most)) {
    page.say(`${page.ink('red', 'cannot go on')}: ${problem.what}`, 0, 2);
    page.item('where', problem.where, 2, 7);
    page.item('to do', problem.remedy, 2, 7);
  }
  if (problems.length > most) page.say(`and ${problems.length - most} more`, 2);
}

/** Where in our own code it happened: a file and a line, and nothing of what was being worked on. */
function placeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return (
    /\/((?:cli|law|records|screening|papers|disk)\/[\w/.-]+\.ts:\d+)/.exec(error.stack ?? '')?.[1] ?? null
  );
}
