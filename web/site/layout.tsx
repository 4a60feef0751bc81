/** The frame of every page: the way out first, then the language, the main pages, the page itself, and who decides. */
import type { ComponentChildren } from 'preact';
import { type Language, languages, other, ownName } from './language.ts';
import type { Site } from './site.ts';
import { siteWords as words } from './words.ts';

/** Pages that may hold scripts of their own; each is a file made by `assets/`. */
export type IslandName = 'check' | 'demo';

export interface PageHead {
  readonly language: Language;
  /** Neutral: it shows in the history of a shared computer. Names no crime and nothing that happened. */
  readonly title: string;
  readonly description?: string;
  /** The path after the language, with its query: `/laws/us-ca?on=2018-06-01`. The other language has the same. */
  readonly path: string;
  /** `survivor` pages are written for somebody in danger or distress: their reading grade is held at 8. */
  readonly reader: 'survivor' | 'anyone';
  /** `wide` for tables and maps. */
  readonly width?: 'text' | 'wide';
  readonly island?: IslandName;
  /** More for the head: feeds, share pictures. */
  readonly head?: ComponentChildren;
}

interface Place {
  readonly path: string;
  readonly words: { readonly en: string; readonly es: string };
}

const places: readonly Place[] = [
  { path: '/', words: words.home },
  { path: '/check', words: words.check },
  { path: '/laws', words: words.laws },
  { path: '/consequences', words: words.consequences },
  { path: '/learn', words: words.learn },
  { path: '/help', words: words.help },
];

export function Layout({
  site,
  page,
  children,
}: {
  site: Site;
  page: PageHead;
  children: ComponentChildren;
}) {
  const { language, path } = page;
  const { assets } = site;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{`${page.title} · Nunc`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        {page.description === undefined ? null : <meta name="description" content={page.description} />}
        <link rel="stylesheet" href={assets.url('site.css')} />
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        {languages.map((one) => (
          <link key={one} rel="alternate" hrefLang={one} href={`/${one}${path}`} />
        ))}
        {page.head}
        <script src={assets.url('leave.js')} defer />
        {page.island === undefined ? null : <script type="module" src={assets.url(`${page.island}.js`)} />}
      </head>
      <body class="nunc">
        <a class="usa-skipnav" href="#main">
          {words.skip[language]}
        </a>
        <LeaveBar language={language} />
        <header class="nunc-header">
          <div class="grid-container nunc-header__row">
            <a class="nunc-name" href={`/${language}/`}>
              Nunc
            </a>
            <LanguageSwitch language={language} path={path} />
          </div>
          <nav class="nunc-nav" aria-label={words.menu[language]}>
            <ul class="grid-container nunc-nav__list">
              {places.map((place) => (
                <li key={place.path}>
                  <a
                    class="nunc-nav__link"
                    href={`/${language}${place.path}`}
                    {...(isHere(path, place.path) ? { 'aria-current': 'page' as const } : {})}
                  >
                    {place.words[language]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="main" tabIndex={-1} data-reader={page.reader}>
          <div class={`grid-container nunc-page nunc-page--${page.width ?? 'text'}`}>{children}</div>
        </main>
        <Footer language={language} />
      </body>
    </html>
  );
}

/** The page itself or one below it; the start page only itself. */
function isHere(path: string, place: string): boolean {
  const plain = path.split('?')[0] ?? '';
  return place === '/' ? plain === '/' : plain === place || plain.startsWith(`${place}/`);
}

/** Works as a plain link; `leave.ts` adds the keys, blanks the page and replaces the history entry. */
function LeaveBar({ language }: { language: Language }) {
  return (
    <section class="nunc-leave" aria-label={words.leaveRegion[language]}>
      <div class="grid-container nunc-leave__row">
        <a
          class="nunc-leave__link"
          id="leave"
          href="/leave"
          rel="noreferrer nofollow"
          title={words.leaveLabel[language]}
          data-steps={words.leaveSteps[language]}
        >
          {words.leave[language]}
        </a>
        <span class="nunc-leave__hint">{words.leaveHint[language]}</span>
        <span class="nunc-leave__lights" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span class="usa-sr-only" role="status" id="leave-said" />
      </div>
    </section>
  );
}

function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  const wanted = other(language);
  return (
    <a class="nunc-language" href={`/${wanted}${path}`} hrefLang={wanted} lang={wanted} rel="alternate">
      {ownName[wanted]}
    </a>
  );
}

function Footer({ language }: { language: Language }) {
  return (
    <footer class="nunc-footer">
      <div class="grid-container">
        <p class="nunc-footer__decides">{words.decides[language]}</p>
        <p>
          {words.hotline[language]}{' '}
          <a class="nunc-phone" href="tel:+18883737888">
            1-888-373-7888
          </a>
          , {words.orText[language]}.
        </p>
        <ul class="nunc-footer__links">
          <li>
            <a href={`/${language}/privacy`}>{words.privacy[language]}</a>
          </li>
          <li>
            <a href={`/${language}/about`}>{words.about[language]}</a>
          </li>
        </ul>
        <p class="nunc-footer__small">{words.openSource[language]}</p>
      </div>
    </footer>
  );
}
