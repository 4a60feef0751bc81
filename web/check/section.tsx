/**
 * The pages that carry the self-screening. The page of a state brings that state's law, so that nothing is asked of
 * the server afterwards. Without JavaScript both offer the guide, the laws and people to call.
 */
import type { JurisdictionFile } from '@nunc/law';
import { lawNames, recognizerAddresses } from '../device/served.ts';
import { type Directory, helpFor } from '../help/directory.ts';
import { directoryFromDisk } from '../help/files.ts';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import { addPage, type Section } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { consequencePacksFor } from './packs.ts';
import { checkWords as words } from './words.ts';
import type { Helper } from './wordsHere.ts';

export const checkSection: Section = (app, site) => {
  const directory = directoryFromDisk();
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
      body: (
        <Place
          site={site}
          language={language}
          jurisdiction={jurisdiction}
          helpers={helpersOf(directory, jurisdiction, language)}
        />
      ),
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

/** Programs for survivors of a place, nearest first, as the browser shows them under the results. */
function helpersOf(directory: Directory, place: JurisdictionFile, language: Language): Helper[] {
  return helpFor(directory, place)
    .filter((help) => help.audience === 'survivors')
    .map(({ name, does, phone, text, chat, email, url, contactText }) => ({
      name: name[language],
      does: does[language],
      phone,
      text,
      other: [email, url, chat, contactText].filter((one) => one !== null),
    }));
}

/** A value in the page, for scripts. `<` is written so that nothing in it can end the element. */
const asData = (value: unknown) => ({ __html: JSON.stringify(value).replaceAll('<', '\\u003c') });

function Place({
  site,
  language,
  jurisdiction,
  helpers,
}: {
  site: Site;
  language: Language;
  jurisdiction: JurisdictionFile;
  helpers: readonly Helper[];
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
              <a href={`/${language}/guide/${jurisdiction.id}`}>{words.printGuide[language]}</a>
            </li>
            <li>
              <a href={`/${language}/help/${jurisdiction.id}`}>{words.callPeople[language]}</a>
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
      {/* Data, not code: the policy runs no inline script. */}
      <script type="application/json" id="check-words" dangerouslySetInnerHTML={asData(own)} />
      <script type="application/json" id="check-helpers" dangerouslySetInnerHTML={asData(helpers)} />
    </>
  );
}
