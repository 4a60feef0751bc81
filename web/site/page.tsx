/** From a page to a response. Every page of the site goes through here, and so has the same frame and headers. */
import type { Context, Hono } from 'hono';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Language, languages } from './language.ts';
import { Layout, type PageHead } from './layout.tsx';
import type { Site } from './site.ts';

/** A part of the site: it adds its addresses to the app. */
export type Section = (app: Hono, site: Site) => void;

export interface Page extends Omit<PageHead, 'language' | 'path'> {
  readonly body: ComponentChildren;
  readonly status?: 200 | 400 | 404 | 500;
  /** Where the address that people should keep differs from the one asked for. */
  readonly path?: string;
}

/** Writes a page as HTML. `path` is the one after the language. */
function htmlOf(site: Site, page: Page, language: Language, path: string): string {
  const { body, status: _status, path: own, ...head } = page;
  const whole = (
    <Layout site={site} page={{ ...head, language, path: own ?? path }}>
      {body}
    </Layout>
  );
  return `<!DOCTYPE html>\n${renderToString(whole)}`;
}

/**
 * Adds one page in both languages. `make` gets the language and the request and gives the page, or a Response of its
 * own (a redirect). `pattern` is Hono's, after the language: `/laws/:jurisdiction`.
 */
export function addPage(
  app: Hono,
  site: Site,
  pattern: string,
  make: (language: Language, context: Context) => Page | Response | Promise<Page | Response>,
  method: 'get' | 'post' = 'get',
): void {
  for (const language of languages) {
    const address = `/${language}${pattern === '/' ? '/' : pattern}`;
    app.on(method.toUpperCase(), address, async (context) => {
      const page = await make(language, context);
      return page instanceof Response ? page : respond(context, site, page, language);
    });
  }
}

/** The page as a response, with the address it was asked under. */
export function respond(context: Context, site: Site, page: Page, language: Language): Response {
  const url = new URL(context.req.url);
  const path = `${url.pathname.slice(language.length + 1)}${url.search}`;
  return context.html(htmlOf(site, page, language, path === '' ? '/' : path), page.status ?? 200);
}
