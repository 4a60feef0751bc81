/** The pages that say who can help: one for the whole country, one for each jurisdiction, and the guide to print. */
import type { JurisdictionFile } from '@nunc/law';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import { addPage, type Page, type Section } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { HelpCard } from './card.tsx';
import {
  type Directory,
  type Help,
  helpEverywhere,
  helpFor,
  helpForAttorneys,
  isLocal,
} from './directory.ts';
import { directoryFromDisk, ownRecordsFromDisk } from './files.ts';
import { addGuide } from './guide.tsx';
import { Places, unknownPlace } from './places.tsx';
import { helpWords as words } from './words.ts';

/** `/help`, `/help/us-ca`, `/guide`, `/guide/us-ca`. */
export const helpSection: Section = (app, site) => {
  const directory = directoryFromDisk();
  addPage(app, site, '/help', (language) => countryPage(directory, site, language));
  addPage(app, site, '/help/:place', (language, context) => {
    const id = context.req.param('place') ?? '';
    const place = site.law.jurisdictions.get(id);
    return place === undefined
      ? unknownPlace(site, directory, language, id, '/help')
      : placePage(directory, place, language);
  });
  addGuide(app, site, directory, ownRecordsFromDisk());
};

function countryPage(directory: Directory, site: Site, language: Language): Page {
  const everywhere = helpEverywhere(directory);
  return {
    title: words.title[language],
    description: words.description[language],
    reader: 'survivor',
    width: 'wide',
    body: (
      <>
        <h1>{words.title[language]}</h1>
        <p class="nunc-lead nunc-help__text">{words.lead[language]}</p>
        <Cards helps={everywhere.slice(0, 1)} language={language} first />
        <p class="nunc-note nunc-help__text">{words.danger[language]}</p>
        <h2 id="places">{words.whereHeading[language]}</h2>
        <p class="nunc-help__text">{words.where[language]}</p>
        <Places site={site} directory={directory} language={language} base="/help" />
        <h2>{words.nationwide[language]}</h2>
        <Cards helps={everywhere.slice(1)} language={language} />
        <WhatToSay language={language} />
        <Safer language={language} />
        <OwnRecordLink language={language} place={null} />
        <h2>{words.attorneys[language]}</h2>
        <Cards helps={helpForAttorneys(directory)} language={language} />
        <p class="nunc-small nunc-help__text">{words.about[language]}</p>
      </>
    ),
  };
}

function placePage(directory: Directory, place: JurisdictionFile, language: Language): Page {
  const name = place.name[language];
  const helps = helpFor(directory, place).filter(({ audience }) => audience === 'survivors');
  const [hotline, ...others] = helps;
  const local = others.filter(isLocal);
  const heading = filled(words.placeHeading[language], { place: name });
  return {
    title: heading,
    description: words.description[language],
    reader: 'survivor',
    width: 'wide',
    body: (
      <>
        <h1>{heading}</h1>
        <p class="nunc-lead nunc-help__text">
          {place.id === 'us-federal'
            ? words.placeFederal[language]
            : filled(words.placeLead[language], { place: name })}{' '}
          <a href={`/${language}/help#places`}>{words.allPlaces[language]}</a>
        </p>
        {hotline === undefined ? null : <Cards helps={[hotline]} language={language} first />}
        <h2>{filled(words.localHeading[language], { place: name })}</h2>
        {local.length === 0 ? (
          <p class="nunc-help__text">{words.noLocal[language]}</p>
        ) : (
          <Cards helps={local} language={language} />
        )}
        <OwnRecordLink language={language} place={place} />
        <p>
          <a href={`/${language}/laws/${place.id}`}>{words.law[language]}</a>
        </p>
        <WhatToSay language={language} />
        <Safer language={language} />
        <h2>{words.nationwide[language]}</h2>
        <Cards helps={others.filter((help) => !isLocal(help))} language={language} />
        <p class="nunc-small nunc-help__text">{words.about[language]}</p>
      </>
    ),
  };
}

function Cards({
  helps,
  language,
  first = false,
}: {
  helps: readonly Help[];
  language: Language;
  first?: boolean;
}) {
  return (
    <div class={first ? 'nunc-help__first' : 'nunc-help__cards'}>
      {helps.map((help) => (
        <HelpCard key={help.id} help={help} language={language} level={first ? 2 : 3} />
      ))}
    </div>
  );
}

function WhatToSay({ language }: { language: Language }) {
  return (
    <>
      <h2>{words.sayHeading[language]}</h2>
      <p>{words.sayLead[language]}</p>
      <ul class="nunc-help__text nunc-help__say">
        {[words.sayFirst, words.sayNeed, words.sayWhere, words.sayReach, words.sayMore].map((say) => (
          <li key={say.en}>{say[language]}</li>
        ))}
      </ul>
      <p class="nunc-help__text">{words.sayOpen[language]}</p>
    </>
  );
}

function Safer({ language }: { language: Language }) {
  return (
    <>
      <h2>{words.safeHeading[language]}</h2>
      <ul class="nunc-help__text">
        {[words.safeBill, words.safeHistory, words.safeWatched, words.safeSave, words.safeMail].map(
          (safe) => (
            <li key={safe.en}>{safe[language]}</li>
          ),
        )}
      </ul>
    </>
  );
}

function OwnRecordLink({ language, place }: { language: Language; place: JurisdictionFile | null }) {
  return (
    <>
      <h2>{words.ownRecord[language]}</h2>
      <p class="nunc-help__text">{words.ownRecordText[language]}</p>
      <p>
        <a class="nunc-action" href={`/${language}/guide${place === null ? '' : `/${place.id}`}`}>
          {place === null
            ? words.guideLink[language]
            : filled(words.ownRecordLink[language], { place: place.name[language] })}
        </a>
      </p>
    </>
  );
}
