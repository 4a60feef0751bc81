/** `/laws/changes.atom`: the changes as an Atom feed (RFC 4287), one for each language. */

import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { nameOf, pathOf } from './atlas.ts';
import { billsOf, changesOf } from './changes.ts';
import { moreWords as words } from './moreWords.ts';
import { atlasWords } from './words.ts';

const mostEntries = 120;
const kinds = { begins: 'changeBegins', amended: 'changeAmended', ends: 'changeEnds' } as const;

interface Entry {
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly path: string;
  readonly summary: string;
  readonly category: 'law' | 'bill';
}

/** The feed as XML. Ids are the same for the same change, whatever the day it is asked for. */
export function atomFeed(site: Site, language: Language): string {
  const { law, origin } = site;
  const host = origin === '' ? 'nunc.invalid' : new URL(origin).hostname;
  const tag = (rest: string): string => `tag:${host},2026:${language}/${rest}`;
  const address = (path: string): string => escaped(`${origin}/${language}${path}`);
  const entries = entriesOf(site, language);
  const [newest] = entries;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escaped(tag('laws/changes'))}</id>`,
    `<title>Nunc: ${escaped(words.changesTitle[language])}</title>`,
    `<subtitle>${escaped(atlasWords.lawsLead[language])}</subtitle>`,
    `<updated>${newest?.day ?? '2010-01-01'}T00:00:00Z</updated>`,
    '<author><name>Nunc developers</name></author>',
    `<rights>CC BY 4.0. ${law.hash}</rights>`,
    `<link rel="self" type="application/atom+xml" href="${address('/laws/changes.atom')}"/>`,
    `<link rel="alternate" type="text/html" href="${address('/laws/changes')}"/>`,
    ...entries.map((entry) =>
      [
        '<entry>',
        `<id>${escaped(tag(entry.id))}</id>`,
        `<title>${escaped(entry.title)}</title>`,
        `<updated>${entry.day}T00:00:00Z</updated>`,
        `<category term="${entry.category}"/>`,
        `<link rel="alternate" type="text/html" href="${address(entry.path)}"/>`,
        `<summary>${escaped(entry.summary)}</summary>`,
        '</entry>',
      ].join('\n'),
    ),
    '</feed>',
    '',
  ].join('\n');
}

/** Newest first. A bill has no day of its own: it counts from the month in which a review saw it. */
function entriesOf(site: Site, language: Language): Entry[] {
  const { law } = site;
  const now = site.today();
  const changes = changesOf(law)
    .filter(({ day }) => day <= now)
    .map(({ kind, day, provision, by, version, points }): Entry => {
      const place = nameOf(law, provision.jurisdiction, language);
      const counted = points === 0 ? '' : ` ${filled(words.points[language], { n: String(points) })}.`;
      return {
        id: `${provision.id}/${version}/${kind}`,
        day,
        title: `${place}: ${provision.citation}, ${words[kinds[kind]][language]}`,
        path: `${pathOf(provision.id)}/${version}`,
        summary: `${provision.title[language]}.${by === '' ? '' : ` ${by}.`}${counted}`,
        category: 'law',
      };
    });
  const bills = billsOf(law).map(({ bill, would, provision }): Entry => {
    const place = nameOf(law, provision.jurisdiction, language);
    return {
      id: `${provision.id}/bill/${encodeURIComponent(bill)}`,
      day: `${provision.review.checked}-01`,
      title: `${words.changeBill[language]}: ${place}, ${bill} (${provision.citation})`,
      path: '/laws/changes#bills',
      summary: would,
      category: 'bill',
    };
  });
  return [...changes, ...bills]
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, mostEntries);
}

/** Text for XML; signs that XML does not allow are left out. */
function escaped(text: string): string {
  const plain = [...text].filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t').join('');
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
