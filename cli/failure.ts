/** The two ways in which a command ends early. Neither shows a stack trace, and neither quotes what a file says. */
import type { Problem } from '@nunc/records';

/** How a command ends: found something; nothing open, or a check failed; the input cannot be used; a fault in Nunc. */
export const exit = { fine: 0, nothing: 1, badInput: 2, fault: 70 } as const;

/** The input cannot be used. Each problem says what, where, and what to do. Exit code 2. */
export class Unusable extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('the input cannot be used');
    this.problems = problems;
  }
}

/** One problem that keeps the command from going on. */
export function unusable(what: string, where: string, remedy: string): Unusable {
  return new Unusable([{ what, where, remedy }]);
}

/** The words of an error of the operating system, by its code; never its own message. */
export function systemProblem(error: unknown, where: string, doing: string): Problem {
  const code = codeOf(error);
  const known = systemWords[code];
  if (known !== undefined) return { what: known.what, where, remedy: known.remedy };
  return {
    what: `${doing} failed (${code || 'no reason given'}).`,
    where,
    remedy: 'Check the path and try again.',
  };
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

const systemWords: Readonly<Record<string, { readonly what: string; readonly remedy: string }>> = {
  ENOENT: {
    what: 'There is no such file or folder.',
    remedy: 'Check the spelling and the folder you are in.',
  },
  ENOTDIR: { what: 'A part of this path is a file, not a folder.', remedy: 'Check the path.' },
  EISDIR: { what: 'This is a folder, not a file.', remedy: 'Name one file in it.' },
  EACCES: { what: 'This computer does not let you use it.', remedy: 'Check who may read or write it.' },
  EPERM: { what: 'This computer does not let you use it.', remedy: 'Check who may read or write it.' },
  ENOSPC: { what: 'The disk is full.', remedy: 'Free some space and try again.' },
  EROFS: { what: 'Nothing can be written there.', remedy: 'Choose another folder.' },
  ENAMETOOLONG: { what: 'The name is too long.', remedy: 'Choose a shorter one.' },
};
