import { consequencesFromDisk, lawFromDisk } from '@nunc/disk';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readabilityEs, readingGradeEn } from '../reading.ts';
import type { Site } from '../site/site.ts';
import { helpSection } from './help.tsx';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law cannot be loaded');
const { consequences } = consequencesFromDisk();
if (consequences === null) throw new Error('the consequences cannot be loaded');
const site: Site = {
  law,
  lawFiles: [],
  rubrics: new Map(),
  consequences,
  today: () => '2026-11-30',
  assets: { url: (name) => `/assets/${name}`, at: () => undefined, names: [] },
  origin: 'https://nunc.example',
};
const app = new Hono();
helpSection(app, site);

const pageAt = async (path: string): Promise<{ status: number; html: string }> => {
  const answer = await app.request(path);
  return { status: answer.status, html: await answer.text() };
};
const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
/** What is read aloud: each block its own, without lists of places and names. */
const textOf = (html: string): string =>
  mainOf(html)
    .replace(/<ul class="nunc-help__places">[\s\S]*?<\/ul>/g, '')
    .replace(/<ul class="nunc-help__ways">[\s\S]*?<\/ul>/g, '')
    .replace(/<\/(?:p|li|h\d|dt|dd|div)>/g, '.\n\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;|&#39;|&amp;/g, ' ');

const all = [
  '/help',
  '/guide',
  ...[...law.jurisdictions.keys()].flatMap((id) => [`/help/${id}`, `/guide/${id}`]),
];

describe('the pages of help', () => {
  it('exist for the country and each place, in both languages, with the number of the hotline and a language each', async () => {
    for (const path of all)
      for (const language of ['en', 'es']) {
        const { status, html } = await pageAt(`/${language}${path}`);
        expect([path, language, status]).toEqual([path, language, 200]);
        expect(mainOf(html)).toContain('1-888-373-7888');
        expect(html).toContain(`<html lang="${language}"`);
      }
  });

  it('call and text with one tap', async () => {
    const { html } = await pageAt('/en/help');
    expect(html).toContain('href="tel:+18883737888"');
    expect(html).toContain('href="sms:233733"');
  });

  it('tell no other site where somebody came from, and open nothing in a new window', async () => {
    const { html } = await pageAt('/en/help/us-ca');
    const outside = html.match(/<a [^>]*href="https?:[^>]*>/g) ?? [];
    expect(outside.length).toBeGreaterThan(15);
    for (const link of outside) expect(link).toContain('rel="noreferrer nofollow external"');
    expect(html).not.toContain('target=');
  });

  it('ask nothing: no form, no field, no script of their own', async () => {
    for (const path of ['/en/help', '/es/help/us-ny', '/en/guide/us-ca']) {
      const { html } = await pageAt(path);
      expect(html).not.toMatch(/<(?:form|input|iframe|img)\b/);
      expect(html.match(/<script/g)).toHaveLength(1);
    }
  });

  it('say what to do at an address without a place, and show no mark-up from it', async () => {
    const { status, html } = await pageAt('/es/help/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(status).toBe(404);
    expect(mainOf(html)).not.toContain('<script');
    expect(html).toContain('href="/es/help/us-ca"');
  });

  it('show what is not checked as not checked', async () => {
    const { html } = await pageAt('/en/help/us-nv');
    expect(html).toContain('Contact not checked');
    expect(html).toContain('Ask the hotline to connect you.');
  });

  it('are honest where no local program is known', async () => {
    const { html } = await pageAt('/es/help/us-wy');
    expect(html).toContain('No conocemos un programa que trabaje solo aquí.');
  });

  it('have titles that say nothing to whoever reads the history', async () => {
    for (const path of all) {
      const title = /<title>(.*?)<\/title>/.exec((await pageAt(`/en${path}`)).html)?.[1] ?? '';
      expect(title).toMatch(/^(Find help|Help: [\w ().]+|A guide to print) · Nunc$/);
    }
  });

  it('read at grade 8 or below in English, and as normal prose or easier in Spanish', async () => {
    for (const path of ['/help', '/help/us-ca', '/help/us-ak', '/guide', '/guide/us-ca', '/guide/us-ny']) {
      expect([path, readingGradeEn(textOf((await pageAt(`/en${path}`)).html)) <= 8]).toEqual([path, true]);
      expect([path, readabilityEs(textOf((await pageAt(`/es${path}`)).html)) >= 60]).toEqual([path, true]);
    }
  });
});

describe('the guide to print', () => {
  it('has the steps of the state where we know them, and says so where we do not', async () => {
    expect((await pageAt('/en/guide/us-ca')).html).toContain('BCIA 8016RR');
    const texas = (await pageAt('/en/guide/us-tx')).html;
    expect(texas).not.toContain('BCIA');
    expect(texas).toContain('We have not yet checked how Texas does it.');
  });

  it('warns before anything else', async () => {
    const html = mainOf((await pageAt('/en/guide')).html);
    expect(html.indexOf('Do not file papers alone')).toBeGreaterThan(0);
    expect(html.indexOf('Do not file papers alone')).toBeLessThan(html.indexOf('Get your own record'));
    expect(html).toContain('Talk with an immigration lawyer before you file');
  });
});
