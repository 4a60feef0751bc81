/**
 * `npm test`: every check of this repository, one after the other, each under a heading of its own.
 *
 * All of them run even when one fails, so that one run shows all there is to repair. The last line counts what ran:
 * each check as one, and every test. It is `N passed, N failed` (and `, N skipped` where that is not none), and the
 * exit code is 0 only when nothing failed and at least one test ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { browserOrInstall, noBrowser } from './browser.ts';
import { isWhole, nothingCounted, plus, type Tally, talliedFromVitest, writtenTally } from './tally.ts';

const repository = join(import.meta.dirname, '..');
const folders = [
  'law',
  'records',
  'screening',
  'grading',
  'consequences',
  'papers',
  'bulk',
  'disk',
  'web',
  'cli',
  'bench',
  'e2e',
  'tools',
];

/** Logs that are kept in a file are easier to read without colors. */
const plainLog = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

/** Runs an installed command under this very Node, its output going straight to the screen. */
function run(command: string, commandArguments: readonly string[]): boolean {
  const result = spawnSync(
    process.execPath,
    [join(repository, 'node_modules', command), ...commandArguments],
    {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...plainLog,
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  );
  return result.status === 0;
}

function heading(title: string): void {
  process.stdout.write(`\n== ${title}\n`);
}

/** One check: its heading, its output, and one line with the answer. */
function check(title: string, command: string, commandArguments: readonly string[]): Tally {
  heading(title);
  const passed = run(command, commandArguments);
  process.stdout.write(passed ? 'in order\n' : `FAILED: ${title}\n`);
  return { ...nothingCounted, passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** One run of Vitest, counted from its own report. */
function tests(title: string, vitestArguments: readonly string[]): Tally {
  heading(title);
  const folder = mkdtempSync(join(tmpdir(), 'nunc-check-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = run('vitest/vitest.mjs', ['run', ...reporters, ...vitestArguments]);
  const tally = talliedFromVitest(readIfThere(report), passed);
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

/** The site as people use it. Without a browser this fails: skipping it would say that the site was tried. */
function inBrowser(): Tally {
  const title = 'tests in a browser';
  if (browserOrInstall() !== null) return tests(title, ['--config=e2e/vitest.config.ts']);
  heading(title);
  process.stdout.write(`FAILED: ${title}\n${noBrowser}\n`);
  return { ...nothingCounted, failed: 1 };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

const tallies = [
  check('types (tsc)', 'typescript/bin/tsc', ['--noEmit']),
  check('style and lint (biome)', '@biomejs/biome/bin/biome', ['check', '--max-diagnostics=20']),
  check('floors and doors (dependency-cruiser)', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    ...folders,
  ]),
  check('nothing unused (knip)', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  tests('tidy: the repository itself', ['--dir=tools']),
  tests('tests', ['--exclude=tools/**', '--exclude=e2e/**']),
  inBrowser(),
];

const total = tallies.reduce(plus, nothingCounted);
process.stdout.write(`\n${writtenTally(total)}\n`);
process.exitCode = isWhole(total) ? 0 : 1;
