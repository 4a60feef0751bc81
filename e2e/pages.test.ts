/** Every page of the site, in both languages: links, headers, weight, titles, reading grade, and axe in a browser. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { readabilityEs, readingGradeEn } from '@nunc/web';
import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { origin, useBrowser } from './browser.ts';
import { attributes, type Crawled, crawl } from './crawl.ts';

const newContext = useBrowser();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let pages: Crawled[] = [];
let html: Crawled[] = [];

beforeAll(async () => {
  pages = await crawl(origin(), ['/en/', '/es/']);
  html = pages.filter(({ type }) => type.startsWith('text/html'));
}, 600_000);

/** What breaks a rule, as lines that say where; an empty list is what every test here wants. */
const faults = (check: (page: Crawled) => string | null): string[] =>
  html.flatMap((page) => {
    const fault = check(page);
    return fault === null ? [] : [`${page.path}: ${fault}`];
  });

describe('every page that a link leads to', () => {
  it('is there, and the walk found the whole site', () => {
    expect(
      pages.filter(({ status }) => status !== 200).map(({ path, status }) => `${path} ${status}`),
    ).toEqual([]);
    const paths = new Set(html.map(({ path }) => path));
    for (const place of ['us-ca', 'us-ak', 'us-federal', 'us-wy'])
      for (const language of ['en', 'es'])
        for (const part of ['check', 'laws', 'help', 'guide'])
          expect(paths, `/${language}/${part}/${place}`).toContain(`/${language}/${part}/${place}`);
    expect(html.length).toBeGreaterThan(1000);
  });

  it('is all there is: no page of the site is out of reach', () => {
    // Read by machines, asked for by forms, or the way out: no link leads to these as pages.
    const notPages = /^\/(data|assets|favicon|robots|leave)|\.(png|atom)$|\/\*|^\/$|^\/(en|es)$/;
    const paths = html.map(({ path }) => path.split('?')[0] ?? '');
    const orphans = inject('patterns')
      .filter((pattern) => !notPages.test(pattern))
      .filter((pattern) => {
        const matches = new RegExp(`^${pattern.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`);
        return !paths.some((path) => matches.test(path));
      });
    expect(inject('patterns').length).toBeGreaterThan(40);
    expect(orphans).toEqual([]);
  });

  it('has anchors only to what is on the page', () => {
    const byPath = new Map(html.map((page) => [page.path, page]));
    const broken = html.flatMap((page) =>
      page.links.flatMap((link) => {
        const address = new URL(link, `${origin()}${page.path}`);
        const target = byPath.get(`${address.pathname}${address.search}`);
        const isBroken =
          address.hash.length > 1 && target?.ids.has(decodeURIComponent(address.hash.slice(1))) === false;
        return isBroken ? [`${page.path} -> ${link}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('has its twin in the other language, under the same address', () => {
    const paths = new Set(html.map(({ path }) => path.split('?')[0] ?? ''));
    const alone = [...paths].filter((path) => {
      const twin = path.startsWith('/en') ? `/es${path.slice(3)}` : `/en${path.slice(3)}`;
      return !paths.has(twin);
    });
    expect(alone).toEqual([]);
  });

  it('loads nothing from another site', () => {
    const foreign = faults(({ html: text }) => {
      const loaded = [
        ...attributes(text, 'script', 'src'),
        ...attributes(text, 'link', 'href'),
        ...attributes(text, 'img', 'src'),
        ...attributes(text, 'source', 'srcset'),
        ...attributes(text, 'form', 'action'),
        ...attributes(text, 'iframe', 'src'),
      ];
      const other = loaded.filter((address) => !/^(\/(?!\/)|\?|#|data:)/.test(address));
      return other.length === 0 ? null : other.join(' ');
    });
    expect(foreign).toEqual([]);
  });

  it('runs no script but the way out, where it has no island, and at most 100 KB come over the wire', () => {
    const heavy = faults(({ path, html: text }) => {
      const scripts = attributes(text, 'script', 'src').filter((address) => !address.includes('/leave.'));
      if (scripts.length > 0 && !/^\/(en|es)\/check\//.test(path)) return scripts.join(' ');
      const bytes = gzipSync(text).length;
      return bytes > 80_000 ? `${bytes} bytes without its style` : null;
    });
    expect(heavy).toEqual([]);
  });

  it('has one main heading, its language, the way out, and a title that tells no secret', () => {
    const wrong = faults(({ path, html: text }) => {
      if ((text.match(/<h1\b/g) ?? []).length !== 1) {
        // The self-screening writes its heading in the browser; the page itself brings one for those without JavaScript.
        return 'not one h1';
      }
      if (!text.includes(`<html lang="${path.slice(1, 3)}"`)) return 'the language is missing';
      if (!text.includes('id="leave"')) return 'no way out';
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
      return /traffick|trata|prostitu|victim|v[ií]ctima|crime|delito|arrest/i.test(title) ? title : null;
    });
    // Pages for attorneys and lawmakers name the laws they are about; nobody in danger needs them.
    expect(wrong.filter((line) => !/^\/(en|es)\/(laws|learn)\//.test(line))).toEqual([]);
  });

  it('calls people by no name that hurts, and promises nothing', () => {
    const words = faults(({ path, html: text }) => {
      // Pages of a law quote what the statute itself calls people.
      if (/^\/(en|es)\/laws\//.test(path)) return null;
      const said = /\b(offenders?|felons?|prostitutes?|ex-cons?|ex-convicts?)\b/i.exec(mainText(text))?.[0];
      return said ?? /\b(guarantee[ds]?|you will win|garantizad[oa]s?)\b/i.exec(mainText(text))?.[0] ?? null;
    });
    expect(words).toEqual([]);
  });

  it('can be read at grade 8 where survivors are, and as easily in Spanish', () => {
    const hard = faults(({ path, html: text }) => {
      // A filtered or dated view has the same words as the page itself, and fewer of them: the measure needs a page.
      if (!text.includes('data-reader="survivor"') || path.includes('?')) return null;
      const words = mainText(text);
      if (words.split(/\s+/).length < 60) return null;
      if (path.startsWith('/es')) {
        const score = readabilityEs(words);
        return score < 55 ? `INFLESZ ${score.toFixed(0)}` : null;
      }
      const grade = readingGradeEn(words);
      return grade > 8 ? `grade ${grade.toFixed(1)}` : null;
    });
    expect(hard).toEqual([]);
  });
});

/** The sentences of a page's main part: paragraphs and list items, without lists of links and data. */
function mainText(text: string): string {
  const main = /<main\b[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
  const blocks = main
    .replaceAll(/<(script|noscript|svg|table|code|cite)\b[\s\S]*?<\/\1>/g, '')
    .match(/<(p|li|dd)\b[^>]*>[\s\S]*?<\/\1>/g);
  return (blocks ?? [])
    .map((block) =>
      block
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/&\w+;/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((block) => block.split(' ').length > 4)
    .join('\n\n');
}

/** Which template and style a page is made with: contrast is a matter of these, and the dearest thing that axe looks at. */
const kindOf = (path: string): string =>
  path
    .replace(/us-[a-z]+/g, '*')
    .replace(/(\/laws\/\*)\/[^/]+/, '$1/law')
    .replace(/(\/consequences)\/(?!relief$)[^/]+/, '$1/one')
    .replace(/\d[\d-]*/g, 'n');

describe('every page in a browser', () => {
  it('has no fault that axe can see, and fits a screen of 320 px', async () => {
    const context = await newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
    const paths = html.map(({ path }) => path).filter((path) => !path.includes('?'));
    // Every rule on the first pages of a kind; every rule but contrast on all the others, which have the same colors.
    const byKind = Map.groupBy(paths, kindOf);
    const whole = new Set([...byKind.values()].flatMap((own) => own.slice(0, 3)));
    const waiting = paths.map((path) => ({ path, contrast: whole.has(path) }));
    const found: string[] = [];
    await Promise.all([1, 2].map(() => inspect(context, waiting, found)));
    await context.close();
    expect(whole.size).toBeGreaterThan(40);
    expect(found).toEqual([]);
  }, 2_400_000);
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** Opens page after page and notes what is wrong. */
async function inspect(
  context: BrowserContext,
  waiting: { readonly path: string; readonly contrast: boolean }[],
  found: string[],
): Promise<void> {
  const page = await context.newPage();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, contrast } = next;
    await page.goto(`${origin()}${path}`, { waitUntil: 'load' });
    if (/^\/(en|es)\/check\/us-/.test(path)) await page.waitForSelector('#check h1', { timeout: 60_000 });
    await page.evaluate(axeSource);
    const { violations, width } = await page.evaluate(async (withContrast) => {
      const { axe } = window as typeof window & {
        axe: { run(options: unknown): Promise<{ violations: Violation[] }> };
      };
      const result = await axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: withContrast ? {} : { 'color-contrast': { enabled: false } },
        resultTypes: ['violations'],
      });
      return { violations: result.violations, width: document.documentElement.scrollWidth };
    }, contrast);
    for (const { id, nodes } of violations) {
      const where = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      found.push(`${path}: ${id}: ${where.join(', ')}`);
    }
    if (width > 320) found.push(`${path}: ${width} px wide`);
  }
  await page.close();
}
