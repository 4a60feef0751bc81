/**
 * Makes the files that pages load: one style sheet from USWDS and ours, one script for the way out, one for each
 * island, their parts that are loaded when needed, the icon. Takes a few seconds, once at each start.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { compileAsync } from 'sass';
import { type Asset, type Assets, assetsOf, typeOf } from './assets.ts';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..');
const uswds = join(web, '..', 'node_modules', '@uswds', 'uswds');

/** Islands by the name under which a page asks for them. */
const islands: Readonly<Record<string, string>> = { check: join(web, 'check', 'island.tsx') };

/**
 * Schemas (Zod) compile themselves as programs made of text where they may. The policy of our pages forbids that, and a
 * browser reports each try; so every part that may hold schemas begins by saying no.
 */
const noPrograms = 'globalThis.__zod_globalConfig??={jitless:true};';

/** What islands load later, by name; see `buildScripts`. */
const lateParts: Readonly<Record<string, string>> = {
  reader: join(web, 'device', 'reader.ts'),
  recognizer: join(web, 'device', 'recognizer.ts'),
};

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
  return { name: 'site.css', type: typeOf('site.css'), bytes: Buffer.from(withPictures(css)) };
}

/**
 * Small pictures of USWDS stand in the style sheet itself: one that is fetched when it is first needed would be a
 * request in the middle of a private page.
 */
function withPictures(css: string): string {
  return css.replaceAll(/url\("?\/pictures\/([\w/.-]+\.svg)"?\)/g, (_whole, path: string) => {
    const svg = readFileSync(join(uswds, 'dist', 'img', path), 'utf8').trim();
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
  });
}

/**
 * The island and its parts are bundled apart: in one bundle, whatever the reader of files shares with the island would
 * be loaded with the island, and that is five times its weight. An island asks for a part by `import('./part.ts')`; here
 * that becomes the address of the part's own bundle.
 */
async function buildScripts(): Promise<Asset[]> {
  const parts = await bundle(lateParts, 'part-');
  const addresses = new Map(
    Object.entries(lateParts).map(([name, path]) => {
      const file = parts.find((one) => one.name.startsWith(`part-${name}-`));
      return [path, `/assets/${file?.name}`];
    }),
  );
  const apart: Plugin = {
    name: 'parts-apart',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        const address = kind === 'dynamic-import' ? addresses.get(join(resolveDir, path)) : undefined;
        return address === undefined ? undefined : { path: address, external: true };
      });
    },
  };
  return [...parts, ...(await bundle({ leave: join(web, 'leave.ts'), ...islands }, '', [apart]))];
}

async function bundle(
  entries: Readonly<Record<string, string>>,
  prefix: string,
  plugins: Plugin[] = [],
): Promise<Asset[]> {
  const { outputFiles } = await build({
    entryPoints: { ...entries },
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryNames: prefix === '' ? '[name]' : `${prefix}[name]-[hash]`,
    chunkNames: 'part-[name]-[hash]',
    outdir: join(web, 'out'),
    write: false,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: join(web, '..'),
    banner: prefix === '' ? {} : { js: noPrograms },
    logLevel: 'error',
    plugins,
  });
  return outputFiles.map(({ path, contents }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { name, type: typeOf(name), bytes: contents };
  });
}
