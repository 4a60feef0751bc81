/** The law atlas: its pages, pictures, feeds and data. */
import { addPage, type Section } from '../site/page.tsx';
import { atlasOf } from './atlas.ts';
import { readFacets } from './facets.ts';
import { lawsPage } from './lawsPage.tsx';
import { viewOf } from './view.ts';

export const atlasSection: Section = (app, site) => {
  const atlas = atlasOf(site);
  addPage(app, site, '/laws', (language, context) =>
    lawsPage(atlas, viewOf(context, site, language), {
      sort: context.req.query('sort') ?? '',
      facets: readFacets((name) => context.req.query(name)),
    }),
  );
};
