/** A browser for a test file, closed at its end, and the little that all of them need. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { findBrowser, noBrowser } from '../tools/browser.ts';

/** Quiet: a browser that looks things up by itself would hide what the site asks for. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The site's address without the slash at its end. */
export const origin = (): string => inject('address').replace(/\/$/, '');

/** Starts a browser before the tests of a file; gives new, empty contexts. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<BrowserContext> {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error(noBrowser);
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (options = {}) => {
    if (browser === null) throw new Error('the browser has not started');
    const context = await browser.newContext(options);
    // A page that the way out leads to; the tests never leave this machine.
    await context.route('https://www.weather.gov/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Sunny</h1>' }),
    );
    return context;
  };
}

/** What a page asked for, by address, and what went wrong in it. */
export function listenTo(page: Page): { readonly requests: string[]; readonly errors: string[] } {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  return { requests, errors };
}
