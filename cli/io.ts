/** What a command may touch of the world outside. `main.ts` gives the real one; tests give one made of memory. */

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether a person types, and sees what is written. */
  readonly stdinIsTerminal: boolean;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Colors only where a person looks, and never against NO_COLOR. */
  readonly color: boolean;
  /** Width of the terminal, where there is one. */
  readonly columns: number | null;
  readonly cwd: string;
  out(text: string): void;
  err(text: string): void;
  /** The clock, read once for each command. */
  now(): Date;
  /** A whole number that nobody can guess, for pseudonyms. */
  randomSeed(): number;
  /** A line that a person types and nobody sees; `null` when nothing was typed. Only where `stdinIsTerminal`. */
  secret(prompt: string): Promise<string | null>;
  /** Work to do if the command is cut short, such as taking away half-written files. Gives the function that cancels it. */
  onInterrupt(work: () => void): () => void;
}

/** The day of the clock, in the place where the command runs, `yyyy-mm-dd`. */
export function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
