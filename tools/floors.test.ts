/** The floors hold only if each rule can fail: a small house with one crooked import for each rule. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const house = mkdtempSync(join(tmpdir(), 'nunc-floors-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Builds a house of these files, checks its floors, and gives `rule: file` for each broken one. */
function broken(name: string, files: Record<string, string>): string[] {
  const root = join(house, name);
  const all = {
    'package.json': '{ "name": "house", "type": "module" }',
    'tsconfig.json':
      '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
    'law/index.ts': 'export const law = 1',
    'records/index.ts': 'export const records = 1',
    'disk/index.ts': "import { law } from '../law/index.ts'\nexport const disk = law",
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
  const folders = [
    ...new Set(Object.keys(all).flatMap((path) => (path.includes('/') ? path.split('/').slice(0, 1) : []))),
  ];
  const command = join(repository, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const result = spawnSync(
    process.execPath,
    [command, '--config', join(repository, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  );
  const report: { summary: { violations: Violation[] } } = JSON.parse(result.stdout);
  return report.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`).sort();
}

describe('floors', () => {
  test('a straight house passes', () => {
    const files = {
      'screening/index.ts':
        "import { law } from '../law/index.ts'\nimport { own } from './own.ts'\nexport const s = law + own",
      'screening/own.ts': "import { records } from '../records/index.ts'\nexport const own = records",
      'screening/own.test.ts':
        "import { readFileSync } from 'node:fs'\nimport { disk } from '../disk/index.ts'\nreadFileSync(String(disk))",
      'cli/main.ts':
        "import { disk } from '../disk/index.ts'\nimport { argv } from 'node:process'\nexport const c = [disk, argv]",
      'bench/run.ts': "import { disk } from '../disk/index.ts'\nexport const b = disk",
    };
    expect(broken('straight', files)).toEqual([]);
  });

  test('every crooked import is named', () => {
    const files = {
      'law/up.ts': "import { s } from '../screening/index.ts'\nexport const up = s",
      'law/beside.ts': "import { records } from '../records/index.ts'\nexport const beside = records",
      'law/types.ts': "import type { S } from '../screening/index.ts'\nexport type T = S",
      'law/reads.ts': "import { readFileSync } from 'node:fs'\nexport const reads = readFileSync",
      'law/one.ts': "import { two } from './two.ts'\nexport const one = two",
      'law/two.ts': "import { one } from './one.ts'\nexport const two = one",
      'law/up.test.ts': "import { s } from '../screening/index.ts'\nexport const t = s",
      'records/benches.ts': "import { b } from '../bench/run.ts'\nexport const r = b",
      'records/lost.ts': "import { lost } from './nowhere.ts'\nexport const l = lost",
      'screening/index.ts': 'export const s = 1\nexport type S = string',
      'screening/past.ts': "import { one } from '../law/one.ts'\nexport const past = one",
      'screening/data.ts': "import data from '../law/data.json' with { type: 'json' }\nexport const d = data",
      'screening/tested.ts': "import { t } from './own.test.ts'\nexport const x = t",
      'screening/own.test.ts': 'export const t = 1',
      'screening/package.ts': "import { parse } from 'yaml'\nexport const p = parse",
      'papers/disk.ts': "import { disk } from '../disk/index.ts'\nexport const p = disk",
      'cli/attic.ts': "import { a } from '../attic/index.ts'\nexport const c = a",
      'law/data.json': '{}',
      'attic/index.ts': 'export const a = 1',
      'bench/run.ts': 'export const b = 1',
      'node_modules/yaml/package.json': '{ "name": "yaml", "main": "index.js" }',
      'node_modules/yaml/index.js': 'exports.parse = 1',
    };
    expect(broken('crooked', files)).toEqual([
      'beside-the-house: records/benches.ts',
      'declared-in-the-room: screening/package.ts',
      'floor-law-tests: law/up.test.ts',
      'floor-law: law/beside.ts',
      'floor-law: law/types.ts',
      'floor-law: law/up.ts',
      'floor-papers: papers/disk.ts',
      'no-circle: law/one.ts',
      'no-node-below: law/reads.ts',
      'no-test-in-product: screening/tested.ts',
      'not-found: records/lost.ts',
      'one-door: screening/data.ts',
      'one-door: screening/past.ts',
      'room-without-floor: cli/attic.ts',
    ]);
  });
});
