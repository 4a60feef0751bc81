/** A document is read on the device exactly as on this machine, and nothing of it leaves the page. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { localOcr } from '@nunc/disk';
import { readDocument, unsealHandover } from '@nunc/records';
import { afterAll, describe, expect, it } from 'vitest';
import { listenTo, origin, useBrowser } from './browser.ts';

const newContext = useBrowser();
const repository = join(import.meta.dirname, '..');
const ocr = localOcr();
afterAll(() => ocr.close());

const passphrase = 'four quiet green lamps';

describe('a document opened in the self-screening', () => {
  it.each([
    ['a PDF', 'examples/rosa/rap-sheet.pdf', false],
    ['a text', 'examples/rosa/rap-sheet.txt', false],
    ['a scan', 'records/fixtures/sample-scan-1.png', true],
    ['a photo', 'records/fixtures/sample-photo.jpg', true],
  ])('gives the same record as here: %s', async (_what, path, isPicture) => {
    const file = join(repository, path);
    const context = await newContext();
    const page = await context.newPage();
    const heard = listenTo(page);
    await page.goto(`${origin()}/en/check/us-ca`);
    await page.waitForSelector('#check[data-state=ready]');
    await page.locator('.nunc-how__way').first().click();
    await page.setInputFiles('#file', file);
    const next = page.locator('#check button[type=submit]');
    const loaded = heard.requests.length;
    await next.click();
    if (isPicture) {
      // It says what has to be loaded, and loads it only when told to.
      await page.getByRole('button', { name: 'Load the reader and read the file' }).waitFor();
      expect(heard.requests.slice(loaded)).toEqual([]);
      await page.getByRole('button', { name: 'Load the reader and read the file' }).click();
    }
    await page.waitForSelector('.nunc-charges > li', { timeout: 100_000 });
    const asked = heard.requests.slice(loaded).map((address) => new URL(address));
    expect(
      asked.every((address) => address.origin === origin() && address.pathname.startsWith('/assets/')),
    ).toBe(true);
    expect(asked.length > 0).toBe(isPicture);

    await context.setOffline(true);
    await page.locator('#check').getByRole('button', { name: 'See the results so far' }).click();
    await page.getByRole('button', { name: 'Save a locked file' }).click();
    await page.fill('#keep', passphrase);
    await page.fill('#keep-again', passphrase);
    const [download] = await Promise.all([page.waitForEvent('download'), next.click()]);
    const opened = await unsealHandover(new Uint8Array(readFileSync(await download.path())), passphrase);
    const there: unknown = 'text' in opened ? JSON.parse(opened.text) : null;

    const here = await readDocument(readFileSync(file), { name: basename(path), ocr });
    expect(there).toMatchObject({
      record: 'record' in here ? JSON.parse(JSON.stringify(here.record)) : null,
    });
    expect(heard.errors).toEqual([]);
    await context.close();
  });
});
