/**
 * Makes the files that pages load: one style sheet from USWDS and ours, one script for the way out, one for each
 * island, their parts that are loaded when needed, the icon. Takes a few seconds, once at each start.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileAsync } from 'sass';
import { type Asset, type Assets, assetsOf, typeOf } from './assets.ts';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..');
const uswds = join(web, '..', 'node_modules', '@uswds', 'uswds');

/** Islands by the name under which a page asks for them. */
const islands: Readonly<Record<string, string>> = { check: join(web, 'check', 'island.tsx') };

/**
 * `more`: files that other parts of the site bring, such as packed law. `named`: the same, for files that must keep
 * their names because other files ask for them by it.
 */
export async function buildAssets(
  more: readonly Asset[] = [],
  named: readonly Asset[] = [],
): Promise<Assets> {
  const [style, scripts] = await Promise.all([buildStyle(), buildScripts()]);
  const icon: Asset = {
    name: 'icon.svg',
    type: typeOf('icon.svg'),
    bytes: readFileSync(join(web, 'styles', 'icon.svg')),
  };
  // Parts of an island name each other by address, so esbuild has hashed their names already.
  const parts = scripts.filter(({ name }) => name.startsWith('part-')).map(({ name }) => name);
  const kept = [...parts, ...named.map(({ name }) => name)];
  return assetsOf([style, icon, ...scripts, ...more, ...named], new Set(kept));
}

async function buildStyle(): Promise<Asset> {
  const { css } = await compileAsync(join(web, 'styles', 'site.scss'), {
    style: 'compressed',
    loadPaths: [join(uswds, 'packages')],
    quietDeps: true,
    silenceDeprecations: ['if-function', 'import', 'global-builtin'],
  });
  return { name: 'site.css', type: typeOf('site.css'), bytes: Buffer.from(css) };
}

async function buildScripts(): Promise<Asset[]> {
  const { outputFiles } = await build({
    entryPoints: { leave: join(web, 'leave.ts'), ...islands },
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryNames: '[name]',
    chunkNames: 'part-[name]-[hash]',
    outdir: join(web, 'out'),
    write: false,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: join(web, '..'),
    logLevel: 'error',
  });
  return outputFiles.map(({ path, contents }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { name, type: typeOf(name), bytes: contents };
  });
}
