/** The self-screening, walked through as people do: by keyboard, on a small phone, in Spanish, without a network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsealHandover } from '@nunc/records';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listenTo, origin, useBrowser } from './browser.ts';

const newContext = useBrowser();
const examples = join(import.meta.dirname, '..', 'examples');
const sheet = join(examples, 'rosa', 'rap-sheet.pdf');

/** What a browser keeps of a visit. */
async function kept(page: Page, context: BrowserContext) {
  const inPage = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    history: history.length,
    state: JSON.stringify(history.state),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys().catch(() => [])).length,
    workers: (await navigator.serviceWorker.getRegistrations().catch(() => [])).length,
    address: location.pathname + location.search + location.hash,
    title: document.title,
  }));
  return { ...inPage, cookies: (await context.cookies()).length };
}

const ready = (page: Page) => page.waitForSelector('#check[data-state=ready]', { timeout: 60_000 });

/** Presses Tab until the focus is on something whose visible or hidden words match. */
async function tabTo(page: Page, words: RegExp, most = 80): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const here = document.activeElement;
      if (!(here instanceof HTMLElement)) return '';
      const label = here instanceof HTMLInputElement ? (here.labels?.[0]?.innerText ?? '') : here.innerText;
      return `${here.id} ${here.getAttribute('name') ?? ''} ${label}`;
    });
    if (words.test(name)) return;
  }
  throw new Error(`no ${words} within ${most} presses of Tab`);
}

const headingOf = (page: Page): Promise<string> => page.locator('#check h1').innerText();

/** The page that follows has another heading, or the same question about another charge: it has the focus. */
async function submitted(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}

/**
 * Answers one question by keyboard, as a person would who was trafficked from 2012 to 2015 and has no open case.
 * `false` when the results are there.
 */
async function answerOne(page: Page): Promise<boolean> {
  if ((await page.locator('.nunc-sum').count()) > 0) return false;
  const radios = page.locator('#check input[name=answer]');
  if ((await page.locator('#from-0').count()) > 0) {
    await tabTo(page, /^from-0 /);
    await page.keyboard.type('2012');
    await tabTo(page, /^to-0 /);
    await page.keyboard.type('2015');
  } else if ((await radios.count()) > 0) {
    await tabTo(page, /^answer/);
    const heading = await headingOf(page);
    await page.keyboard.press('Space');
    // Down once from yes to no, where yes would not be true of this person.
    if (/abierto ahora|inscrib|cumpliendo|supervis|violencia/i.test(heading))
      await page.keyboard.press('ArrowDown');
  } else if ((await page.locator('#answer').count()) > 0) {
    await tabTo(page, /^answer/);
    await page.keyboard.type('2013');
  }
  // The keyboard's own way to send a form that has radio buttons: its button.
  await tabTo(page, /Continuar|Mostrarme la pregunta|Ver los resultados|Contestar/);
  await submitted(page);
  return true;
}

describe('the self-screening', () => {
  it('is walked by keyboard at 320 px in Spanish with a RAP sheet, offline, and sends and keeps nothing', async () => {
    const context = await newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const heard = listenTo(page);
    await page.goto(`${origin()}/es/check/us-ca`);
    await ready(page);
    const loaded = heard.requests.length;
    expect(heard.requests.every((address) => address.startsWith(`${origin()}/`))).toBe(true);
    const before = await kept(page, context);
    await context.setOffline(true);

    await tabTo(page, /Abrir una hoja/);
    await submitted(page);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      tabTo(page, /^file /).then(() => page.keyboard.press('Enter')),
    ]);
    await chooser.setFiles(sheet);
    await tabTo(page, /Continuar/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.nunc-charges > li');
    expect(await page.locator('.nunc-charges > li').count()).toBe(9);

    await tabTo(page, /Seguir con las preguntas/);
    await submitted(page);
    let questions = 0;
    while (await answerOne(page)) {
      questions += 1;
      expect(questions).toBeLessThan(80);
    }

    expect(await page.locator('.nunc-result').count()).toBeGreaterThan(1);
    expect(await page.locator('.nunc-sum').innerText()).toContain('solo una corte decide');
    expect(await page.locator('.nunc-timeline__list li').count()).toBe(9);
    expect(await page.locator('.nunc-gains__rows li').count()).toBeGreaterThan(5);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);

    expect(heard.requests.slice(loaded)).toEqual([]);
    expect(heard.errors).toEqual([]);
    const after = await kept(page, context);
    expect(after).toEqual({
      ...before,
      local: 0,
      session: 0,
      cookies: 0,
      databases: 0,
      caches: 0,
      workers: 0,
      state: 'null',
      address: '/es/check/us-ca',
    });
    await context.close();
  });

  it('takes charges by hand, and results are about the law, with every question skipped', async () => {
    const context = await newContext({ viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    const heard = listenTo(page);
    await page.goto(`${origin()}/en/check/us-ca`);
    await ready(page);
    await page.locator('.nunc-how__way').nth(1).click();
    await page.fill('#what', '<script>alert(1)</script> theft');
    await page.fill('#what', 'petty theft');
    await page.locator('label[for=found]').click();
    const next = page.locator('#check button[type=submit]');
    await next.click();
    // Nothing chosen: said at the top, at the field, and nothing is lost.
    await next.click();
    expect(await page.locator('.nunc-errors').innerText()).toContain('Choose an answer');
    await page.locator('label[for=ended]').click();
    await next.click();
    await page.getByLabel('Misdemeanor').evaluate((radio: HTMLInputElement) => radio.click());
    await next.click();
    await page.fill('#when', '13');
    await next.click();
    expect(await page.locator('.usa-error-message').innerText()).toContain('four digits');
    await page.fill('#when', '2199');
    await next.click();
    expect(await page.locator('.usa-error-message').innerText()).toContain('not come yet');
    await page.fill('#when', '2013');
    await next.click();
    await page.locator('#check').getByRole('button', { name: 'I don’t know' }).click();
    expect(await page.locator('.nunc-charges > li').count()).toBe(1);
    await next.click();
    for (let count = 0; count < 60 && (await page.locator('.nunc-sum').count()) === 0; count += 1) {
      const skip = page.locator('#check').getByRole('button', { name: /Skip/ });
      await ((await skip.count()) > 0 ? skip.first() : next).click();
      await page.waitForTimeout(20);
    }
    const sum = await page.locator('.nunc-sum').innerText();
    expect(sum).toContain('only a court decides');
    expect(await page.locator('.nunc-tag--undecided, .nunc-tag--open').count()).toBeGreaterThan(0);
    expect(heard.errors).toEqual([]);

    // Back keeps what was entered; erasing asks first and then leaves nothing.
    await page.locator('.nunc-back').click();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.locator('.nunc-erase').getByRole('button', { name: 'Erase everything' }).click();
    expect(await headingOf(page)).toBe('How do you want to begin?');
    await context.close();
  });

  it.each([
    ['a file that is nothing', 'nothing.pdf', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7])],
    ['a PDF that is cut off', 'cut.pdf', readFileSync(sheet).subarray(0, 2000)],
    ['an empty file', 'empty.txt', Buffer.alloc(0)],
    ['a web page with a script', 'page.html', Buffer.from('<script>document.title="x"</script>')],
    ['a sheet of 5,000 charges', 'many.csv', manyCharges(5000)],
  ])('says what to do with %s and loses nothing', async (_what, name, buffer) => {
    const context = await newContext();
    const page = await context.newPage();
    const heard = listenTo(page);
    await page.goto(`${origin()}/en/check/us-ca`);
    await ready(page);
    await page.locator('.nunc-how__way').first().click();
    await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
    await page.locator('#check button[type=submit]').click();
    const said = page.locator('.nunc-errors, .nunc-form [role=status]:not(:empty)');
    await page.waitForFunction(() => {
      const text = document.querySelector('.nunc-errors, #check [role=status]')?.textContent ?? '';
      return text !== '' && !/Reading|Preparing/.test(text);
    });
    expect((await said.first().innerText()).length).toBeGreaterThan(20);
    expect(await page.getByRole('button', { name: 'Type the charges instead' }).count()).toBe(1);
    expect(heard.errors).toEqual([]);
    await context.close();
  });

  it('makes a locked file that Nunc opens with the words, and only with them', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${origin()}/en/check/us-ca`);
    await ready(page);
    await page.locator('.nunc-how__way').first().click();
    await page.setInputFiles('#file', sheet);
    await page.locator('#check button[type=submit]').click();
    await page.waitForSelector('.nunc-charges > li');
    await page.locator('#check').getByRole('button', { name: 'See the results so far' }).click();
    await page.getByRole('button', { name: 'Save a locked file' }).click();
    await page.fill('#keep', 'short');
    await page.locator('#check button[type=submit]').click();
    expect(await page.locator('.usa-error-message').innerText()).toContain('do not match');
    await page.fill('#keep-again', 'short');
    await page.locator('#check button[type=submit]').click();
    expect(await page.locator('.usa-error-message').innerText()).toContain('12 letters');
    await page.fill('#keep', 'four quiet green lamps');
    await page.fill('#keep-again', 'four quiet green lamps');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#check button[type=submit]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('letter.nunc');
    const bytes = new Uint8Array(readFileSync(await download.path()));
    expect(await unsealHandover(bytes, 'four quiet red lamps')).toEqual({ problem: 'wrong_passphrase' });
    const opened = await unsealHandover(bytes, 'four quiet green lamps');
    expect('text' in opened && opened.text).toContain('nunc-record/1');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Sample');
    await context.close();
  });

  it('offers the guide, the laws and people to call where JavaScript does not run', async () => {
    const context = await newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin()}/es/check/us-ca`);
    const links = await page
      .locator('#check a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['/es/guide/us-ca', '/es/help/us-ca', '/es/laws/us-ca']);
    await context.close();
  });
});

/** A plain record of many invented charges. */
function manyCharges(count: number): Buffer {
  const rows = Array.from(
    { length: count },
    (_, index) => `us-ca,PC,484(a),2CJ${index},convicted,misdemeanor`,
  );
  return Buffer.from(['jurisdiction,code,section,case_number,outcome,charged_as', ...rows].join('\n'));
}
