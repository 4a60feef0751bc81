/** What a record blocks, for everybody to look up: the explorer, a page for each rule, before and after relief, data. */
import { consequenceById, federal } from '@nunc/consequences';
import { addPage, type Section } from '../site/page.tsx';
import { askedIn } from './choice.ts';
import { addConsequenceData } from './data.ts';
import { explorerPage } from './explorerPage.tsx';
import { recordPage, unknownRule } from './recordPage.tsx';
import { reliefPage } from './reliefPage.tsx';

export const consequencesSection: Section = (app, site) => {
  addPage(app, site, '/consequences', (language, context) =>
    explorerPage(
      site,
      askedIn(site, (name) => context.req.query(name), language),
      language,
    ),
  );
  addPage(app, site, '/consequences/relief', (language, context) => {
    const { choice, notes } = askedIn(
      site,
      (name) => (name === 'place' ? context.req.query(name) : undefined),
      language,
    );
    return reliefPage(site, choice.place || federal, notes, language);
  });
  addPage(app, site, '/consequences/:id', (language, context) => {
    const id = context.req.param('id') ?? '';
    const rule = consequenceById(site.consequences, id);
    return rule === undefined ? unknownRule(site, id, language) : recordPage(site, rule, language);
  });
  addConsequenceData(app, site);
};
