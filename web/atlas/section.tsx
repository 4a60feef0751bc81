/** The law atlas: its pages, pictures, feeds and data. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { filled } from '../site/filled.ts';
import { type Language, languages } from '../site/language.ts';
import { addPage, type Page, respond, type Section } from '../site/page.tsx';
import { type Atlas, atlasOf, idsByName, nameOf, pathOf, versionName } from './atlas.ts';
import { type BillForm, billPage, blankForm } from './billPage.tsx';
import { billWords } from './billWords.ts';
import { changesPage } from './changesPage.tsx';
import { comparePage } from './comparePage.tsx';
import { addData } from './data.ts';
import { dataPage } from './dataPage.tsx';
import { readFacets } from './facets.ts';
import { idealPage } from './idealPage.tsx';
import { jurisdictionPage } from './jurisdictionPage.tsx';
import { lawsPage } from './lawsPage.tsx';
import { readMatrix } from './matrix.ts';
import { provisionPage, shownOn } from './provisionPage.tsx';
import { reliefPage } from './reliefPage.tsx';
import { addPictures } from './share.tsx';
import { shortened, type View, viewOf } from './view.ts';
import { atlasWords as words } from './words.ts';

export const atlasSection: Section = (app, site) => {
  const atlas = atlasOf(site);
  const add = (
    pattern: string,
    make: (view: View, context: Context) => Page | Response | Promise<Page | Response>,
    method: 'get' | 'post' = 'get',
  ): void =>
    addPage(
      app,
      site,
      pattern,
      (language, context) => make(viewOf(context, site, language), context),
      method,
    );
  add('/laws', (view, context) =>
    lawsPage(atlas, view, {
      sort: context.req.query('sort') ?? '',
      facets: readFacets((name) => context.req.query(name)),
    }),
  );
  const matrix = readMatrix();
  add('/laws/compare', (view, context) => comparePage(atlas, view, context.req.queries('with') ?? []));
  add('/laws/relief', (view) => reliefPage(atlas, view, matrix));
  add('/laws/ideal', (view) => idealPage(atlas, view));
  add('/laws/changes', (view, context) => changesPage(atlas, view, context.req.query('in') ?? ''));
  add('/laws/data', (view) => dataPage(atlas, view));
  add('/laws/bill', (view, context) => billPage(atlas, view, blankForm(context.req.query('in') ?? '')));
  for (const language of languages)
    app.use(
      `/${language}/laws/bill`,
      bodyLimit({
        // Signs of a form take up to three bytes each on the way.
        maxSize: 256 * 1024,
        onError: (context) => respond(context, site, tooLong(language), language),
      }),
    );
  add('/laws/bill', async (view, context) => billPage(atlas, view, await formOf(context)), 'post');
  addData(app, atlas);
  addPictures(app, atlas);
  add('/laws/:place', (view, context) => {
    const jurisdiction = site.law.jurisdictions.get(context.req.param('place') ?? '');
    return jurisdiction === undefined
      ? noPlace(atlas, view.language, context)
      : jurisdictionPage(atlas, view, jurisdiction);
  });
  add('/laws/:place/:law', (view, context) => lawAt(atlas, view, context));
  add('/laws/:place/:law/:version', (view, context) => lawAt(atlas, view, context));
};

/** What the bill form says. A field that is a file, or that comes twice where once is meant, counts as empty. */
async function formOf(context: Context): Promise<BillForm> {
  const body = await context.req.parseBody({ all: true });
  const one = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const take = body.take ?? [];
  const wish = one('do');
  return {
    place: one('in'),
    law: one('law'),
    title: one('title'),
    effective: one('effective'),
    take: (Array.isArray(take) ? take : [take]).filter((each) => typeof each === 'string'),
    text: one('text').replaceAll('\r\n', '\n'),
    wish: wish === 'pick' || wish === 'brief' ? wish : 'see',
  };
}

function tooLong(language: Language): Page {
  return {
    title: billWords.title[language],
    reader: 'anyone',
    status: 400,
    path: '/laws/bill',
    body: (
      <>
        <h1>{billWords.problems[language]}</h1>
        <p>{billWords.tooLong[language]}</p>
        <p>
          <a href={`/${language}/laws/bill`}>{billWords.title[language]}</a>
        </p>
      </>
    ),
  };
}

/** A law by its address; a version by its first day. */
function lawAt(atlas: Atlas, view: View, context: Context): Page {
  const { law } = atlas.site;
  const { language } = view;
  const [place = '', slug = '', wanted] = ['place', 'law', 'version'].map((name) => context.req.param(name));
  if (!law.jurisdictions.has(place)) return noPlace(atlas, language, context);
  // Letters of some sections are capitals; an address typed in small ones means the same law.
  const id = `${place}/${slug}`.toLowerCase();
  const provision = law.provisions.find((one) => one.id.toLowerCase() === id);
  if (provision === undefined)
    return notHere(
      language,
      filled(words.noSuchProvision[language], { id: shortened(slug), place: nameOf(law, place, language) }),
      [
        [`/${language}/laws/${place}`, nameOf(law, place, language)],
        ...law.provisions
          .filter((one) => one.jurisdiction === place)
          .map((one): Link => [`/${language}${pathOf(one.id)}`, one.citation]),
      ],
    );
  if (wanted === undefined) return provisionPage(atlas, view, shownOn(provision, view));
  const version = provision.versions.find((one) => versionName(one.from) === wanted);
  return version === undefined
    ? notHere(
        language,
        filled(words.noSuchVersion[language], { id: shortened(wanted) }),
        provision.versions.map((one): Link => {
          const name = versionName(one.from);
          return [`/${language}${pathOf(provision.id)}/${name}`, `${provision.citation}: ${name}`];
        }),
      )
    : provisionPage(atlas, view, { provision, version, note: null });
}

type Link = readonly [string, string];

function noPlace({ site }: Atlas, language: Language, context: Context): Page {
  return notHere(
    language,
    filled(words.noSuchJurisdiction[language], { id: shortened(context.req.param('place') ?? '') }),
    [
      [`/${language}/laws`, words.allPlaces[language]],
      ...idsByName(site.law, language).map(
        (id): Link => [`/${language}/laws/${id}`, nameOf(site.law, id, language)],
      ),
    ],
  );
}

/** What was asked for is not in the atlas; where one can go on. */
function notHere(language: Language, what: string, links: readonly Link[]): Page {
  return {
    title: words.noSuchTitle[language],
    reader: 'survivor',
    status: 404,
    path: '/laws',
    body: (
      <>
        <h1>{words.noSuchTitle[language]}</h1>
        <p>{what}</p>
        <p>{words.chooseOne[language]}</p>
        <ul class="atlas-columns">
          {links.map(([href, name]) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
