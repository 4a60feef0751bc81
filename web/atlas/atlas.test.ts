import { gzipSync } from 'node:zlib';
import { gradeAll } from '@nunc/grading';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readabilityEs, readingGradeEn } from '../reading.ts';
import { languages } from '../site/language.ts';
import { testSite } from '../site/testing.ts';
import { answersOf } from './plainAnswers.tsx';
import { atlasSection } from './section.tsx';

const site = testSite({ origin: 'https://nunc.example' });
const app = new Hono();
atlasSection(app, site);
const { law } = site;
const ids = [...law.jurisdictions.keys()];

const mostBytes = 80_000;

async function page(path: string): Promise<{ status: number; text: string }> {
  const answer = await app.request(path);
  return { status: answer.status, text: await answer.text() };
}

const post = (path: string, fields: Readonly<Record<string, string>>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) });

const addressesIn = (html: string): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));

describe('every page of the atlas', () => {
  it.each(languages)(
    'answers, is small, has no script but the way out, and its links lead somewhere (%s)',
    async (language) => {
      const paths = [
        ...['', '/compare?with=us-ca,us-ny', '/relief', '/ideal', '/bill?in=us-ca', '/changes', '/data'],
        ...ids.map((id) => `/${id}`),
        ...law.provisions.map(({ id }) => `/${id}`),
      ].map((path) => `/${language}/laws${path}`);
      const seen = new Set(paths);
      const linked = new Set<string>();
      for (const path of paths) {
        const { status, text } = await page(path);
        expect(status, path).toBe(200);
        expect(gzipSync(text).length, path).toBeLessThan(mostBytes);
        expect(text.match(/<script/g), path).toHaveLength(1);
        expect(text, path).not.toContain('undefined');
        for (const href of addressesIn(text)) {
          const address = href.split('#')[0]?.split('?')[0] ?? '';
          if (/^\/((en|es)\/laws|data)\b/.test(address) && address.startsWith(`/${language}/`))
            linked.add(address);
        }
      }
      for (const address of linked) {
        if (seen.has(address)) continue;
        expect((await app.request(address)).status, address).toBe(200);
      }
    },
    240_000,
  );

  it('says what was wrong with an address, and what is shown instead', async () => {
    const cases = [
      ['/en/laws?on=2051-13-45', 'is not a day of the calendar'],
      ['/en/laws?on=0000', 'is not a day of the calendar'],
      ['/en/laws?on=1999-01-01', 'The atlas begins on'],
      ['/en/laws?on=2051-01-01', 'a day to come'],
      ['/en/laws?rubric=nobody', 'There is no rubric'],
      ['/en/laws?hearing=sometimes', 'does not exist and was left out'],
      ['/es/laws?sort=color', 'no se puede ordenar'],
      ['/en/laws/compare?with=us-ca,us-ny,us-tx,us-fl,us-nv,us-ga', 'Five fit side by side'],
      ['/en/laws/compare?with=us-zz', 'There is no place'],
      ['/en/laws/us-ca/pen-236.14?on=2012-01-01', 'No version of this law was in force'],
    ] as const;
    for (const [path, said] of cases) {
      const { status, text } = await page(path);
      expect(status, path).toBe(200);
      expect(text, path).toContain(said);
    }
    for (const path of ['/en/laws/us-zz', '/es/laws/us-ca/none', '/en/laws/us-ca/pen-236.14/1999-01-01'])
      expect((await page(path)).status, path).toBe(404);
  });

  it('never gives back what an address says as markup', async () => {
    const script = encodeURIComponent('<script>alert(1)</script>');
    for (const path of [`?on=${script}`, `?rubric=${script}`, `/compare?with=${script}`, `/${script}`]) {
      const { text } = await page(`/en/laws${path}`);
      expect(text.match(/<script/g), path).toHaveLength(1);
    }
  });
});

describe('the map', () => {
  it.each(['2012-06-01', '2019-01-01', '2026-11-30'])('and its table say the same on %s', async (day) => {
    const { text } = await page(`/en/laws?on=${day}`);
    const rubric = site.rubrics.get('nunc-1');
    if (rubric === undefined) throw new Error('no rubric');
    const [body = ''] = /<tbody>.*<\/tbody>/s.exec(text) ?? [];
    for (const card of gradeAll(law, rubric, day)) {
      const name = law.jurisdictions.get(card.jurisdiction)?.name.en ?? '';
      const inMap =
        new RegExp(`<title>${name.replace(/[()]/g, '\\$&')}: ([^<]+)</title>`).exec(text)?.[1] ?? '';
      const row = body.split('<tr>').find((one) => one.includes(`>${name}</a>`)) ?? '';
      if (card.noCard === 'no_law') {
        expect(inMap).toMatch(/^(no law|not known)/);
        expect(row).toContain(inMap);
      } else {
        expect(inMap, name).toContain(`grade ${card.grade.worst}`);
        expect(row, name).toMatch(new RegExp(`<strong>${card.grade.worst}(–${card.grade.best})?</strong>`));
      }
    }
  });

  it('shows a law without a known first day as not known before its review, never as no law', async () => {
    const undated = law.provisions.find(
      (one) => one.kind === 'trafficking_specific' && one.versions.every(({ from }) => from === null),
    );
    if (undated === undefined) return expect(undated).toBeUndefined();
    const { text } = await page(`/en/laws/${undated.jurisdiction}?on=2015-01-01`);
    expect(text).not.toContain('has no law made for survivors');
  });
});

it('answers in plain words, at grade 8 or below on the average of all laws', () => {
  const texts = (language: 'en' | 'es') =>
    law.provisions
      .filter(({ kind }) => kind === 'trafficking_specific')
      .flatMap((provision) => {
        const version = provision.versions.at(-1);
        return version === undefined
          ? []
          : answersOf({ provision, version }, language).map(
              ({ question, sentences }) => `${question}\n\n${sentences.join(' ')}`,
            );
      })
      .join('\n\n');
  expect(readingGradeEn(texts('en'))).toBeLessThanOrEqual(8);
  expect(readabilityEs(texts('es'))).toBeGreaterThanOrEqual(55);
});

it('gives a feed whose ids are unique and whose links are whole', async () => {
  const answer = await app.request('/es/laws/changes.atom');
  expect(answer.headers.get('Content-Type')).toContain('application/atom+xml');
  const xml = await answer.text();
  const found = [...xml.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
  expect(new Set(found).size).toBe(found.length);
  expect(found.length).toBeGreaterThan(50);
  expect(found.every((id) => id?.startsWith('tag:nunc.example,2026:'))).toBe(true);
  const links = [...xml.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
  expect(links.every((href) => href.startsWith('https://nunc.example/es/laws/'))).toBe(true);
  const names = [...xml.replace(/<\?xml[^>]+>/, '').matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)];
  const open: string[] = [];
  for (const [, close, name = '', alone] of names) {
    if (alone === '/') continue;
    if (close === '/') expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
});

it('gives data with its license and hash, and 304 to whoever has it', async () => {
  for (const path of ['/data/us-ca.json', '/data/report-cards.json?on=2018-06-01', '/data/atlas.json']) {
    const answer = await app.request(path);
    expect(await answer.text()).toContain(law.hash);
    expect(answer.headers.get('Link')).toContain('creativecommons.org/licenses/by/4.0');
    const again = await app.request(path, { headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' } });
    expect(again.status).toBe(304);
  }
});

it('draws pictures to share as PNG of 1200 x 630', async () => {
  for (const path of ['/en/laws/share.png', '/es/laws/us-ca/share.png', '/en/laws/us-ak/share.png']) {
    const answer = await app.request(path);
    const bytes = new DataView(await answer.arrayBuffer());
    expect(bytes.getUint32(0), path).toBe(0x89504e47);
    expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([1200, 630]);
  }
});

describe('a bill', () => {
  it('is written from choices, raises the grade, and gives a brief as PDF', async () => {
    const answer = await post('/en/laws/bill', { in: 'us-al', do: 'pick', take: 'offenses_covered' });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('What it would change in Alabama');
    expect(text).toMatch(/<th scope="row">Offenses covered \(20\)<\/th>/);
    const bill = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(text)?.[1] ?? '';
    const brief = await post('/es/laws/bill', { text: bill, do: 'brief' });
    expect(brief.headers.get('Content-Type')).toBe('application/pdf');
    expect(brief.headers.get('Content-Disposition')).toContain('brief.pdf');
  }, 120_000);

  it('that is broken is told by line and field, and its text is kept', async () => {
    const text =
      'id: us-ca/x\ntitle: { en: a, es: b }\nstatus: invented\nsource: null\neffective: 2027-02-31\nwrong: 1\n';
    const answer = await post('/en/laws/bill', { text, do: 'see' });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('wrong');
    expect(html).toContain('title: { en: a, es: b }');
    const absurd = await post('/en/laws/bill', { text: text.replace('wrong: 1\n', ''), do: 'see' });
    expect(await absurd.text()).toContain('effective is not a day of the calendar');
  });

  it('that is too long, or none, gets a plain page', async () => {
    expect((await post('/en/laws/bill', { text: 'a'.repeat(70_000), do: 'see' })).status).toBe(400);
    expect((await post('/en/laws/bill', { text: 'a'.repeat(300_000), do: 'see' })).status).toBe(400);
    expect((await post('/es/laws/bill', { text: '', do: 'brief' })).status).toBe(400);
    expect((await post('/es/laws/bill', { in: 'us-zz', do: 'pick' })).status).toBe(400);
  });
});
