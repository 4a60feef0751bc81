import { expect, test } from 'vitest';
import { isWhole, nothingCounted, plus, talliedFromVitest, writtenTally } from './tally.ts';

const report = (numbers: object, testResults: object[] = []): string =>
  JSON.stringify({ ...numbers, testResults });

test('counts what Vitest counted', () => {
  const tally = talliedFromVitest(report({ numPassedTests: 12, numFailedTests: 0 }), true);
  expect(writtenTally(tally)).toBe('12 passed, 0 failed');
  expect(isWhole(tally)).toBe(true);
});

test('skipped and unfinished tests are said, and are no success of their own', () => {
  const tally = talliedFromVitest(report({ numPassedTests: 0, numPendingTests: 2, numTodoTests: 1 }), true);
  expect(writtenTally(tally)).toBe('0 passed, 0 failed, 3 skipped');
  expect(isWhole(tally)).toBe(false);
});

test('a file that could not be loaded is a failure', () => {
  const files = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  const tally = talliedFromVitest(report({ numPassedTests: 1, numFailedTests: 1 }, files), false);
  expect(writtenTally(tally)).toBe('1 passed, 2 failed');
});

test('a run that fails without a report, or without naming a failure, is a failure', () => {
  expect(writtenTally(talliedFromVitest(null, false))).toBe('0 passed, 1 failed');
  expect(writtenTally(talliedFromVitest(report({ numPassedTests: 3 }), false))).toBe('3 passed, 1 failed');
});

test('tallies add up, and one failure spoils the whole', () => {
  const good = talliedFromVitest(report({ numPassedTests: 3 }), true);
  const bad = talliedFromVitest(null, false);
  expect(writtenTally(plus(good, good))).toBe('6 passed, 0 failed');
  expect(isWhole(plus(good, bad))).toBe(false);
  expect(isWhole(nothingCounted)).toBe(false);
});
