/** The whole site as one function from Request to Response. No socket, no clock: tests call `app.request('/en/')`. */
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { atlasSection } from './atlas/section.tsx';
import { checkSection } from './check/section.tsx';
import { consequencesSection } from './consequences/section.tsx';
import { helpSection } from './help/help.tsx';
import { homeSection } from './home/home.tsx';
import { privacySection } from './home/privacy.tsx';
import { learnSection } from './learn/learn.tsx';
import { headers } from './site/headers.ts';
import { type Language, languageOfPath, languages, preferred } from './site/language.ts';
import { type Page, respond, type Section } from './site/page.tsx';
import type { Site } from './site/site.ts';
import { siteWords as words } from './site/words.ts';

/** Every part of the site. A new part is one line here. */
const sections: readonly Section[] = [
  homeSection,
  privacySection,
  checkSection,
  atlasSection,
  consequencesSection,
  helpSection,
  learnSection,
];

/** A neutral page to leave to: weather, as GOV.UK and shelters use it. Nothing of ours is told to it. */
const elsewhere = 'https://www.weather.gov/';

export function createApp(site: Site): Hono {
  const app = new Hono();
  app.use(headers);
  app.use(compress());
  app.get('/assets/*', (context) => asset(context.req.raw, site));
  app.get('/', (context) => {
    const language = preferred(context.req.header('Accept-Language'));
    context.header('Vary', 'Accept-Language');
    return context.redirect(`/${language}/`);
  });
  app.get('/favicon.ico', (context) => context.redirect(site.assets.url('icon.svg')));
  app.get('/robots.txt', (context) => context.text('User-agent: *\nAllow: /\n'));
  for (const language of languages)
    app.get(`/${language}`, (context) => context.redirect(`/${language}/`, 301));
  // For whoever has no JavaScript: the link alone. With it, leave.ts goes at once and this is not asked.
  app.get('/leave', (context) => {
    context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
    return context.redirect(elsewhere, 303);
  });
  for (const section of sections) section(app, site);
  app.notFound((context) => {
    const language = languageFor(context);
    return respond(context, site, notFound(language), language);
  });
  app.onError((error, context) => {
    // What went wrong may quote what somebody entered, so it is neither shown nor logged; the place in our code is.
    process.stderr.write(`nunc: a page failed at ${placeOf(error)}\n`);
    const language = languageFor(context);
    return respond(context, site, fault(language), language);
  });
  return app;
}

const languageFor = ({ req }: Context): Language =>
  languageOfPath(req.path) ?? preferred(req.header('Accept-Language'));

/** Where in our own code it happened: a file and a line, and nothing of what was being worked on. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return (
    /\/((?:web|law|records|screening|grading|consequences|papers|disk)\/[\w/.-]+\.tsx?:\d+)/.exec(
      stack,
    )?.[1] ?? 'an unknown place'
  );
}

/** A file under `/assets/`, in the smallest form the browser takes. */
function asset(request: Request, site: Site): Response {
  const found = site.assets.at(new URL(request.url).pathname);
  if (found === undefined) return new Response('Not found\n', { status: 404 });
  const accepts = request.headers.get('Accept-Encoding') ?? '';
  const [encoding, bytes] =
    found.brotli !== null && /\bbr\b/.test(accepts)
      ? (['br', found.brotli] as const)
      : found.gzip !== null && /\bgzip\b/.test(accepts)
        ? (['gzip', found.gzip] as const)
        : ([null, found.bytes] as const);
  const answer = new Headers({
    'Content-Type': found.type,
    'Content-Length': String(bytes.length),
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
  if (encoding !== null) answer.set('Content-Encoding', encoding);
  return new Response(new Uint8Array(bytes), { headers: answer });
}

function notFound(language: Language): Page {
  return {
    title: words.notFoundTitle[language],
    reader: 'survivor',
    status: 404,
    path: '/',
    body: (
      <>
        <h1>{words.notFoundTitle[language]}</h1>
        <p>{words.notFound[language]}</p>
        <WaysOn language={language} />
      </>
    ),
  };
}

function fault(language: Language): Page {
  return {
    title: words.faultTitle[language],
    reader: 'survivor',
    status: 500,
    path: '/',
    body: (
      <>
        <h1>{words.faultTitle[language]}</h1>
        <p>{words.fault[language]}</p>
        <p>{words.faultNext[language]}</p>
        <WaysOn language={language} />
      </>
    ),
  };
}

function WaysOn({ language }: { language: Language }) {
  return (
    <>
      <p>{words.notFoundNext[language]}</p>
      <ul>
        <li>
          <a href={`/${language}/`}>{words.home[language]}</a>
        </li>
        <li>
          <a href={`/${language}/laws`}>{words.laws[language]}</a>
        </li>
        <li>
          <a href={`/${language}/help`}>{words.help[language]}</a>
        </li>
      </ul>
    </>
  );
}
