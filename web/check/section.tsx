/**
 * The pages that carry the self-screening. The page of a state brings that state's law, so that nothing is asked of
 * the server afterwards. Without JavaScript both offer the guide, the laws and people to call.
 */
import type { JurisdictionFile } from '@nunc/law';
import { lawNames, recognizerAddresses } from '../device/served.ts';
import type { Language } from '../site/language.ts';
import { addPage, type Section } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { filled } from './filled.ts';
import { consequencePacksFor } from './packs.ts';
import { checkWords as words } from './words.ts';

export const checkSection: Section = (app, site) => {
  addPage(app, site, '/check', (language) => ({
    title: words.title[language],
    reader: 'survivor',
    width: 'wide',
    body: <Choose site={site} language={language} />,
  }));
  addPage(app, site, '/check/:jurisdiction', (language, context) => {
    const jurisdiction = site.law.jurisdictions.get(context.req.param('jurisdiction') ?? '');
    if (jurisdiction === undefined) return context.notFound();
    return {
      title: words.title[language],
      reader: 'survivor',
      island: 'check',
      body: <Place site={site} language={language} jurisdiction={jurisdiction} />,
      head: (
        <link
          rel="preload"
          as="fetch"
          crossOrigin="anonymous"
          href={site.assets.url(lawNames(jurisdiction.id).law)}
        />
      ),
    };
  });
};

function Choose({ site, language }: { site: Site; language: Language }) {
  const places = [...site.law.jurisdictions.values()].toSorted((a, b) =>
    a.name[language].localeCompare(b.name[language], language),
  );
  return (
    <>
      <h1>{words.heading[language]}</h1>
      <p class="nunc-lead">{words.lead[language]}</p>
      <h2>{words.before[language]}</h2>
      <ul>
        <li>{words.beforeStays[language]}</li>
        <li>{words.beforeSkip[language]}</li>
        <li>{words.beforeStory[language]}</li>
        <li>{words.beforeSheet[language]}</li>
        <li>{words.beforeHistory[language]}</li>
      </ul>
      <h2 id="where">{words.where[language]}</h2>
      <p>{words.whereHint[language]}</p>
      <ul class="nunc-places" aria-labelledby="where">
        {places.map(({ id, name }) => (
          <li key={id}>
            <a href={`/${language}/check/${id}`}>{name[language]}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({
  site,
  language,
  jurisdiction,
}: {
  site: Site;
  language: Language;
  jurisdiction: JurisdictionFile;
}) {
  const place = jurisdiction.name[language];
  const own = Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[language]]));
  return (
    <>
      <p class="nunc-small nunc-no-print">
        {words.heading[language]}: <strong>{place}</strong>.{' '}
        <a href={`/${language}/check`}>{words.otherState[language]}</a>
      </p>
      <div
        id="check"
        data-jurisdiction={jurisdiction.id}
        data-law={site.assets.url(lawNames(jurisdiction.id).law)}
        data-details={site.assets.url(lawNames(jurisdiction.id).details)}
        data-worker={recognizerAddresses.worker}
        data-program={recognizerAddresses.program}
        data-reading={recognizerAddresses.language}
        data-consequences={consequencePacksFor(site.assets, jurisdiction.id).join(' ')}
        data-today={site.today()}
      >
        <noscript>
          <h1>{words.noScriptTitle[language]}</h1>
          <p>{words.noScript[language]}</p>
          <ul>
            <li>
              <a href={`/${language}/guide`}>{words.printGuide[language]}</a>
            </li>
            <li>
              <a href={`/${language}/help`}>{words.callPeople[language]}</a>
            </li>
            <li>
              <a href={`/${language}/laws/${jurisdiction.id}`}>
                {filled(words.readLaws[language], { place })}
              </a>
            </li>
          </ul>
        </noscript>
        <p id="check-status" role="status" class="nunc-check-loading">
          {filled(words.loading[language], { place })}
        </p>
      </div>
      <script
        type="application/json"
        id="check-words"
        // Data, not code: the policy runs no inline script. `<` is written so that no word can end the element.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(own).replaceAll('<', '\\u003c') }}
      />
    </>
  );
}
