/** How far long work is: on the error output, only where a person looks, at most ten times a second. */
import type { Io } from './io.ts';

export interface Progress {
  show(text: string): void;
  /** Takes the line away. */
  done(): void;
}

const leastMilliseconds = 100;

/** A line that is written over. `clock` is a count of milliseconds. */
export function progressOn(io: Io, clock: () => number = () => io.now().getTime()): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let shown = 0;
  return {
    show(text) {
      if (!io.errIsTerminal || clock() - last < leastMilliseconds) return;
      last = clock();
      io.err(`\r${text.padEnd(shown)}`);
      shown = text.length;
    },
    done() {
      if (shown > 0) io.err(`\r${' '.repeat(shown)}\r`);
      shown = 0;
    },
  };
}
