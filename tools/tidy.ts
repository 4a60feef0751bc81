/**
 * What must hold in this repository whatever the rooms do, and what no other check sees: pure rooms read no clock and
 * no environment, the law is not written in code, every room can be found its way around in, files stay readable.
 *
 * `problemsInFile` judges one file's text and touches nothing; `problemsInRepository` reads the files and asks it.
 * A problem names file and line and says what to do, because it is read by somebody whose build it just broke.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Rooms that run in browser and server alike. The same list stands in .dependency-cruiser.cjs. */
const pureRooms = ['law', 'records', 'screening', 'grading', 'consequences', 'papers', 'bulk'];

/** Rooms that nobody imports, so that they need no door: the top of the house, and what stands beside it. */
const roomsWithoutDoor = ['cli', 'web', 'bench', 'e2e'];

const mostLines = 600;

/** Written in two pieces, so that this file does not break its own rule. */
const unfinishedWork = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);

/** What a citation of a statute looks like inside a text: a section sign or a code's name before a number, or n.n. */
const citation =
  /§+ ?\d|\b(?:PC|Penal Code|CPL|C\.P\.L\.|RSMo|U\.S\.C\.|USC)\s+§*\s*\d|(?<![\d.,:/$])\b\d{3,5}\.\d{1,3}\b(?![.\d])/;

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export const written = (problem: Problem): string => `${problem.file}:${problem.line}: ${problem.message}`;

/** Judges one TypeScript file. `file` is its path from the top of the repository, written with `/`. */
export function problemsInFile(file: string, text: string): Problem[] {
  const problems: Problem[] = [];
  const lines = text.split('\n');
  const isTest = /\.test\.tsx?$/.test(file);
  const isSample = /(^|\/)(fixtures|examples)\//.test(file);
  const isPure = !isTest && pureRooms.includes(file.split('/')[0] ?? '');

  const lineCount = text.endsWith('\n') ? lines.length - 1 : lines.length;
  if (lineCount > mostLines) {
    const message = `${lineCount} lines; a file has at most ${mostLines}. Split it by what its parts are about.`;
    problems.push({ file, line: mostLines + 1, message });
  }
  lines.forEach((line, index) => {
    const word = unfinishedWork.exec(line)?.[1];
    if (word !== undefined) {
      problems.push({
        file,
        line: index + 1,
        message: `${word}: finish it, or file an issue and say the limit in plain words.`,
      });
    }
  });
  if (isTest || isSample) return problems;

  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const report = (node: ts.Node, message: string): void => {
    problems.push({
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
      message,
    });
  };
  const visit = (node: ts.Node): void => {
    const looseType = looseTypeIn(node);
    if (looseType !== null) report(node, looseType);
    const cited = citationIn(node);
    if (cited !== null)
      report(node, `"${cited}" reads as a citation. The law is data: it belongs in the law's YAML.`);
    const impurity = isPure ? impurityIn(node) : null;
    if (impurity !== null)
      report(node, `${impurity} in a pure room. Take it as a parameter; the caller knows it.`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

/** A type that says nothing, where `unknown` and a check would say the truth. */
function looseTypeIn(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword)
    return '`any` switches the type check off. Use `unknown` and narrow it.';
  if (
    ts.isAsExpression(node) &&
    ts.isAsExpression(node.expression) &&
    node.expression.type.kind === ts.SyntaxKind.UnknownKeyword
  ) {
    return '`as unknown as` forces a type. Narrow the value, or check it with a schema.';
  }
  return null;
}

/**
 * The first citation in a string or a template, or null. Comments may cite, and so may the text that explains a
 * schema (an argument of `.describe`, or a message that says "for example"): neither decides anything.
 */
function citationIn(node: ts.Node): string | null {
  const holdsText =
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node);
  if (!holdsText || node.text.includes('for example') || isDescription(node)) return null;
  return citation.exec(node.text)?.[0] ?? null;
}

/** `z.string().describe('...')`: what an editor shows beside a field of the law's YAML. */
function isDescription(node: ts.Node): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === 'describe'
  );
}

/** A use of clock, chance, environment or network, as it is written; or null. */
function impurityIn(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length)
    return '`new Date()`';
  if (ts.isCallExpression(node)) {
    for (const name of ['Date', 'fetch', 'setTimeout', 'setInterval']) {
      if (isNamed(node.expression, name)) return `\`${name}()\``;
    }
  }
  if (ts.isPropertyAccessExpression(node)) {
    const owner = node.expression;
    const member = node.name.text;
    if (isNamed(owner, 'process')) return `\`process.${member}\``;
    if (isNamed(owner, 'Date') && member === 'now') return '`Date.now`';
    if (isNamed(owner, 'Math') && member === 'random') return '`Math.random`';
    if (isNamed(owner, 'performance') && member === 'now') return '`performance.now`';
    if (isNamed(owner, 'crypto') && member.startsWith('random')) return `\`crypto.${member}\``;
    if (isNamed(owner, 'globalThis')) return `\`globalThis.${member}\``;
  }
  return null;
}

const isNamed = (node: ts.Expression, name: string): boolean => ts.isIdentifier(node) && node.text === name;

/** Judges one room by the names of the files that lie in its folder. */
export function problemsInRoom(room: string, fileNames: readonly string[]): Problem[] {
  const problem = (message: string): Problem => ({ file: `${room}/`, line: 1, message });
  const problems: Problem[] = [];
  if (!fileNames.includes('README.md')) {
    problems.push(
      problem('README.md is missing. Say what the room is for, what its door offers, and its limits.'),
    );
  }
  if (!roomsWithoutDoor.includes(room) && !fileNames.includes('index.ts')) {
    problems.push(problem('index.ts is missing. A room has one door, and that is its index.ts.'));
  }
  return problems;
}

/** The rooms: the workspaces that the root's package.json lists. */
export function roomsOf(repository: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('workspaces' in manifest)) return [];
  return Array.isArray(manifest.workspaces)
    ? manifest.workspaces.filter((name) => typeof name === 'string')
    : [];
}

/** Every TypeScript file of the repository, as paths with `/`; installed packages and output are not the repository. */
export function sourceFilesOf(repository: string): string[] {
  const skipped = new Set(['node_modules', 'out']);
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name) || entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.tsx?$/.test(entry.name)) found.push(relative(repository, path).split(sep).join('/'));
    }
  };
  walk(repository);
  return found.sort();
}

export function problemsInRepository(repository: string): Problem[] {
  const inRooms = roomsOf(repository).flatMap((room) => {
    const folder = join(repository, room);
    return problemsInRoom(room, existsSync(folder) ? readdirSync(folder) : []);
  });
  const inFiles = sourceFilesOf(repository).flatMap((file) => {
    return problemsInFile(file, readFileSync(join(repository, file), 'utf8'));
  });
  return [...inRooms, ...inFiles];
}
