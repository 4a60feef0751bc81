import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { origin, useBrowser } from './browser.ts';

const newContext = useBrowser();

const shift = async (page: Page, times: number): Promise<void> => {
  for (let press = 0; press < times; press += 1) await page.keyboard.press('Shift');
};

/** Pages of every kind that somebody in danger may be on. */
const kinds = ['/en/', '/es/check/us-ca', '/es/help', '/en/laws/us-ny', '/en/privacy', '/en/nowhere'];

describe('the way out', () => {
  it.each(kinds)(
    'is in sight on %s at 320 px, also after scrolling and with text at 200 %%',
    async (path) => {
      const context = await newContext({ viewport: { width: 320, height: 480 } });
      const page = await context.newPage();
      await page.goto(`${origin()}${path}`);
      await page.addStyleTag({ content: 'html { font-size: 200% }' }).catch(() => undefined);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const box = await page.locator('#leave').boundingBox();
      expect(box).not.toBeNull();
      expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(480);
      await context.close();
    },
  );

  it('leads to the weather at one touch, and Back shows nothing of ours', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${origin()}/en/`);
    await page.goto(`${origin()}/en/laws`);
    await page.locator('#leave').click();
    await page.waitForURL('https://www.weather.gov/**');
    await page.goBack().catch(() => undefined);
    await page.waitForURL('https://www.weather.gov/**');
    expect(await page.locator('h1').innerText()).toBe('Sunny');
    await context.close();
  });

  it('takes three presses of Shift, counts them aloud, and blanks the page before anything else', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${origin()}/es/help`);
    await shift(page, 2);
    expect(await page.locator('#leave-said').textContent()).toBe('Presionado 2 de 3 veces');
    // The line is dead: the weather never comes, and the page must be blank all the same.
    await context.unroute('https://www.weather.gov/**');
    await context.route('https://www.weather.gov/**', (route) => route.abort('aborted'));
    await shift(page, 1);
    const left = await page.evaluate(() => ({
      text: document.body.textContent,
      shown: getComputedStyle(document.body).display,
      title: document.title.trim(),
    }));
    expect(left).toEqual({ text: '', shown: 'none', title: '' });
    await context.close();
  });

  it('does not go off while somebody types capitals or walks backwards with Tab', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${origin()}/en/`);
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Shift+Tab');
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Shift+A');
    expect(page.url()).toBe(`${origin()}/en/`);
    await context.close();
  });

  it('is not held up by answers that were entered', async () => {
    const context = await newContext();
    const page = await context.newPage();
    let asked = false;
    page.on('dialog', (dialog) => {
      asked = true;
      void dialog.dismiss();
    });
    await page.goto(`${origin()}/en/check/us-ny`);
    await page.waitForSelector('#check[data-state=ready]');
    await page.locator('.nunc-how__way').nth(1).click();
    await page.locator('#what').fill('230.00');
    await page.locator('button[type=submit]').click();
    await page.locator('h1').click();
    await shift(page, 3);
    await page.waitForURL('https://www.weather.gov/**');
    expect(asked).toBe(false);
    await context.close();
  });

  it('works as a plain link without JavaScript', async () => {
    const context = await newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin()}/en/laws`);
    await page.locator('#leave').click();
    await page.waitForURL('https://www.weather.gov/**');
    await context.close();
  });

  it('asks the browser to forget what it keeps of this site', async () => {
    const answer = await fetch(`${origin()}/leave`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
  });

  it('leaves nothing behind for the next ordinary visit', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${origin()}/en/`);
    await page.locator('#leave').click();
    await page.waitForURL('https://www.weather.gov/**');
    await page.goto(`${origin()}/en/`);
    expect(await page.locator('h1').innerText()).not.toBe('');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await context.close();
  });
});
