/** The rules as data for programs, on addresses that stay: all of them, and those of one jurisdiction. */
import type { Hono } from 'hono';
import { kept } from '../atlas/data.ts';
import type { Site } from '../site/site.ts';
import { knownPlaces } from './choice.ts';

export function addConsequenceData(app: Hono, { consequences: known, origin }: Site): void {
  const places = knownPlaces(known);
  const answer = (place: string | null): string => {
    const rules = known.consequences.filter(({ jurisdiction }) => place === null || jurisdiction === place);
    const value = {
      schema: 'nunc-consequences-data/1',
      license: 'CC-BY-4.0',
      cite: `Nunc developers. Nunc, what a record blocks${place === null ? '' : `, ${place}`}.`,
      notice:
        'Information, not legal advice. Not complete: a rule that is not here may still exist. "unverified" means that nobody here has read it in a source.',
      vocabulary: known.vocabulary,
      consequences: rules.map((rule) => ({ ...rule, page: `${origin}/en/consequences/${rule.id}` })),
    };
    return `${JSON.stringify(value, null, 1)}\n`;
  };
  const texts = new Map([['all', answer(null)], ...places.map((id): [string, string] => [id, answer(id)])]);
  app.get('/data/consequences/:file', (context) => {
    const text = texts.get(context.req.param('file').replace(/\.json$/, ''));
    return text === undefined
      ? context.text(
          `There is no such file of rules.\nThere are: ${[...texts.keys()].map((name) => `/data/consequences/${name}.json`).join(' ')}\n`,
          404,
        )
      : kept(context, text, 'json');
  });
}
