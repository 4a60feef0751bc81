/** The data behind the pages, for programs: atlas, report cards, one place, one law's file. Free to keep and to reuse. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { ReportCard } from '@nunc/grading';
import { atlasCsv, atlasJson, atlasMetadata } from '@nunc/law';
import type { Context, Hono } from 'hono';
import { languages } from '../site/language.ts';
import { type Atlas, shortHash } from './atlas.ts';
import { atomFeed } from './feed.ts';
import { usualRubric, viewOf } from './view.ts';

const license = 'https://creativecommons.org/licenses/by/4.0/';
const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  png: 'image/png',
} as const;

/** An answer that others may keep for an hour, and ask again whether it has changed. */
export function kept(context: Context, body: string | Uint8Array, type: keyof typeof types): Response {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`;
  const headers = new Headers({
    'Content-Type': types[type],
    'Cache-Control': 'public, max-age=3600',
    ETag: etag,
    Link: `<${license}>; rel="license"`,
  });
  const asked = context.req.header('If-None-Match') ?? '';
  if (asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers });
}

const manifest: unknown = createRequire(import.meta.url)('../package.json');
const ownVersion =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';

export function addData(app: Hono, atlas: Atlas): void {
  const { site, cards } = atlas;
  const { law, lawFiles } = site;
  const version = `${ownVersion}+law.${shortHash(law)}`;
  const made = new Map<string, string>();
  const once = (name: string, make: () => string): string => {
    const text = made.get(name) ?? make();
    made.set(name, text);
    return text;
  };
  const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  const wrong = (context: Context, what: string): Response =>
    context.text(`${what}\nSee /en/laws/data for what there is.\n`, 404);

  app.get('/data/atlas.json', (context) =>
    kept(
      context,
      once('json', () => atlasJson(law)),
      'json',
    ),
  );
  app.get('/data/atlas.csv', (context) =>
    kept(
      context,
      once('csv', () => atlasCsv(law)),
      'csv',
    ),
  );
  app.get('/data/dataset.json', (context) =>
    kept(
      context,
      once('meta', () => atlasMetadata(law, version)),
      'json',
    ),
  );

  const asked = (context: Context) => {
    const view = viewOf(context, site, 'en');
    const place = context.req.query('jurisdiction') ?? '';
    const all = cards.all(view.rubric, view.day);
    const own = place === '' ? all : all.filter((card) => card.jurisdiction === place);
    return { view, own };
  };
  app.get('/data/report-cards.json', (context) => {
    const { view, own } = asked(context);
    const { id, title, about, kind, sources, verified } = view.rubric;
    if (own.length === 0) return wrong(context, 'There is no such jurisdiction.');
    const answer = {
      schema: 'nunc-atlas-report-cards/1',
      license: 'CC-BY-4.0',
      cite: `Nunc developers. Report cards by ${id}, law in force on ${view.day}. Law data sha256 ${law.hash}.`,
      rubric: { id, title, about, kind, sources, verified },
      asOf: view.day,
      lawHash: law.hash,
      readsTextOnly: true,
      notes: view.notes,
      cards: own,
    };
    return kept(context, asJson(answer), 'json');
  });
  app.get('/data/report-cards.csv', (context) => {
    const { view, own } = asked(context);
    if (own.length === 0) return wrong(context, 'There is no such jurisdiction.');
    return kept(context, cardsCsv(own, view.day, law.hash), 'csv');
  });
  app.get('/data/:file{us-[a-z]+\\.json}', (context) => {
    const id = context.req.param('file').replace('.json', '');
    const jurisdiction = law.jurisdictions.get(id);
    const rubric = site.rubrics.get(usualRubric);
    if (jurisdiction === undefined || rubric === undefined)
      return wrong(context, 'There is no such jurisdiction.');
    const provisions = law.provisions
      .filter((one) => one.jurisdiction === id)
      .map(({ path: _, versions, ...provision }) => ({
        ...provision,
        versions: versions.map(({ condition: _condition, ...rest }) => rest),
      }));
    const answer = {
      schema: 'nunc-atlas-jurisdiction/1',
      license: 'CC-BY-4.0',
      cite: `Nunc developers. Nunc atlas, ${jurisdiction.name.en}. Law data sha256 ${law.hash}.`,
      lawHash: law.hash,
      jurisdiction,
      provisions,
      reportCard: cards.one(rubric, site.today(), id),
    };
    return kept(context, asJson(answer), 'json');
  });
  app.get('/data/:place/:file{.+\\.yaml}', (context) => {
    const id = `${context.req.param('place')}/${context.req.param('file').replace(/\.yaml$/, '')}`;
    const path = law.provisions.find((one) => one.id === id)?.path;
    const file = lawFiles.find((one) => one.path === path);
    return file === undefined ? wrong(context, 'There is no such law.') : kept(context, file.text, 'yaml');
  });
  for (const language of languages)
    app.get(`/${language}/laws/changes.atom`, (context) => kept(context, atomFeed(site, language), 'atom'));
}

/** One row a jurisdiction and category; a jurisdiction without a card has one row without points. */
function cardsCsv(cards: readonly ReportCard[], day: string, lawHash: string): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const heads =
    'as_of,law_sha256,rubric,jurisdiction,citation,grade_worst,grade_best,no_card,category,worst,best,max,level,cites';
  const rows = cards.flatMap((card) => {
    const common = [
      day,
      lawHash,
      card.rubric,
      card.jurisdiction,
      card.citation ?? '',
      card.grade.worst,
      card.grade.best,
      card.noCard ?? '',
    ];
    if (card.categories.length === 0) return [[...common, '', '', '', '', '', '']];
    return card.categories.map((one) => [
      ...common,
      one.id,
      one.worst,
      one.best,
      one.max,
      one.levels.map((level) => level.en).join(' / '),
      [...new Set(one.evidence.map(({ cite }) => cite))].join('; '),
    ]);
  });
  return `${[heads, ...rows.map((row) => row.map(cell).join(','))].join('\n')}\n`;
}
