/** The `nunc` command on this machine. */
import { randomInt } from 'node:crypto';
import type { Io } from './io.ts';
import { run } from './run.ts';
import { askSecret } from './secret.ts';

const interrupted = new Set<() => void>();

/** The world as it is. */
export function realIo(): Io {
  return {
    stdin: process.stdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    color:
      process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
    columns: process.stdout.isTTY === true ? process.stdout.columns : null,
    cwd: process.cwd(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    now: () => new Date(),
    randomSeed: () => randomInt(2 ** 47),
    secret: (prompt) =>
      askSecret(
        process.stdin,
        (text) => process.stderr.write(text),
        prompt,
        () => process.kill(process.pid, 'SIGINT'),
      ),
    onInterrupt(work) {
      interrupted.add(work);
      return () => interrupted.delete(work);
    },
  };
}

/** Ends quietly when whoever reads the output has gone (`nunc ... | head`), and tidies up when cut short. */
export function prepareProcess(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      for (const work of interrupted) work();
      process.exit(code);
    });
}

if (import.meta.main) {
  prepareProcess();
  process.exitCode = await run(process.argv.slice(2), realIo());
  process.stdin.destroy();
}
