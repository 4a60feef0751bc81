/** Counting what ran: Vitest's report in, honest numbers out. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many of these were tests, not checks: a run without tests is not a success. */
  readonly tests: number;
}

export const nothingCounted: Tally = { passed: 0, failed: 0, skipped: 0, tests: 0 };

export const plus = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  tests: one.tests + other.tests,
});

/** Nothing failed, and something was tested. */
export const isWhole = (tally: Tally): boolean => tally.failed === 0 && tally.tests > 0;

/** The closing line that readers of build logs look for. */
export function writtenTally(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/**
 * Counts one run of Vitest from its JSON report (`null` if it wrote none) and its exit code. A file that could not
 * be loaded holds no test to count, so it counts as one failure; so does a run that failed without naming any.
 */
export function talliedFromVitest(report: string | null, exitedWell: boolean): Tally {
  const counted = report === null ? nothingCounted : countedIn(JSON.parse(report));
  return exitedWell || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function countedIn(report: unknown): Tally {
  const passed = numberIn(report, 'numPassedTests');
  const failed = numberIn(report, 'numFailedTests');
  const skipped = numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests');
  return { passed, failed: failed + unloadableFiles(report), skipped, tests: passed + failed };
}

function unloadableFiles(report: unknown): number {
  const files = fieldOf(report, 'testResults');
  if (!Array.isArray(files)) return 0;
  return files.filter((file: unknown) => {
    const tests = fieldOf(file, 'assertionResults');
    return fieldOf(file, 'status') === 'failed' && (!Array.isArray(tests) || !tests.some(hasFailed));
  }).length;
}

const hasFailed = (test: unknown): boolean => fieldOf(test, 'status') === 'failed';

function numberIn(value: unknown, name: string): number {
  const field = fieldOf(value, name);
  return typeof field === 'number' ? field : 0;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
