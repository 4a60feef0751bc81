/** A guide on one sheet of paper: how to get one's own record, what to bring, whom to call. Needs no JavaScript. */
import type { JurisdictionFile, Words } from '@nunc/law';
import type { Hono } from 'hono';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import { addPage, type Page } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { shortAddress } from './card.tsx';
import { type Directory, type Help, helpEverywhere, helpFor, isLocal, isReachable } from './directory.ts';
import { guideWords as words } from './guideWords.ts';
import { type OwnRecord, ownRecordsFor } from './ownRecord.ts';
import { Places, unknownPlace } from './places.tsx';

/** As many programs of the place as one sheet has room for, besides the hotline; the page of the place has all. */
const mostPrograms = 5;

/** Adds `/guide` and `/guide/us-ca`. */
export function addGuide(app: Hono, site: Site, directory: Directory, records: readonly OwnRecord[]): void {
  addPage(app, site, '/guide', (language) => guide(site, directory, records, null, language));
  addPage(app, site, '/guide/:place', (language, context) => {
    const id = context.req.param('place') ?? '';
    const place = site.law.jurisdictions.get(id);
    return place === undefined
      ? unknownPlace(site, directory, language, id, '/guide')
      : guide(site, directory, records, place, language);
  });
}

function guide(
  site: Site,
  directory: Directory,
  records: readonly OwnRecord[],
  place: JurisdictionFile | null,
  language: Language,
): Page {
  const own = ownRecordsFor(records, place?.id ?? null);
  // Where a state's own steps are known, the print is a little smaller, so that all stays on one sheet.
  const isLong = own.some(({ places }) => places !== 'national');
  return {
    title: words.title[language],
    description: words.description[language],
    reader: 'survivor',
    width: 'wide',
    body: (
      <div class={`nunc-guide nunc-guide--${isLong ? 'long' : 'short'}`}>
        <h1>
          {place === null
            ? words.heading[language]
            : filled(words.headingPlace[language], { place: place.name[language] })}
        </h1>
        <div class="nunc-no-print">
          <p class="nunc-note">{words.onScreen[language]}</p>
          <details>
            <summary>{words.choose[language]}</summary>
            <Places site={site} directory={directory} language={language} base="/guide" />
          </details>
        </div>
        <div class="nunc-guide__columns">
          <Points
            heading={words.firstHeading}
            points={[words.firstAlone, words.firstImmigration, words.firstOpen, words.firstSafe]}
            language={language}
          />
          <section>
            <h2>{words.recordHeading[language]}</h2>
            <OwnRecords
              records={ownRecordsFor(records, place?.id ?? null)}
              place={place}
              language={language}
            />
            <p>{words.court[language]}</p>
          </section>
          <Points
            heading={words.bringHeading}
            points={[
              words.bringRecord,
              words.bringNames,
              words.bringPlaces,
              words.bringPapers,
              words.bringRefusals,
            ]}
            language={language}
          />
          <Calls site={site} directory={directory} place={place} language={language} />
          <Points
            heading={words.rightsHeading}
            points={[
              words.rightSilent,
              words.rightPrivate,
              words.rightInterpreter,
              words.rightRelease,
              words.rightNoPolice,
              words.rightPromise,
            ]}
            language={language}
          />
          <section class="nunc-guide__notes">
            <h2>{words.notesHeading[language]}</h2>
            <p>{words.notesCase[language]}</p>
            <p>{words.notesNext[language]}</p>
          </section>
        </div>
        <p class="nunc-guide__foot">{words.foot[language]}</p>
        <p class="nunc-no-print">
          <a href={`/${language}/help${place === null ? '' : `/${place.id}`}`}>{words.back[language]}</a>
        </p>
      </div>
    ),
  };
}

function Points({
  heading,
  points,
  language,
}: {
  heading: Words;
  points: readonly Words[];
  language: Language;
}) {
  return (
    <section>
      <h2>{heading[language]}</h2>
      <ul>
        {points.map((point) => (
          <li key={point.en}>{point[language]}</li>
        ))}
      </ul>
    </section>
  );
}

/** The offices of the place that we know; where we know none, how such an office is found. */
function OwnRecords({
  records,
  place,
  language,
}: {
  records: readonly OwnRecord[];
  place: JurisdictionFile | null;
  language: Language;
}) {
  const known = records.some(({ places }) => places !== 'national');
  return (
    <>
      {known || place?.id === 'us-federal' ? null : (
        <p>
          {words.otherState[language]}
          {place === null ? null : (
            <> {filled(words.otherStateUnchecked[language], { place: place.name[language] })}</>
          )}
        </p>
      )}
      {records.map((record) => (
        <div key={record.id}>
          <h3>{record.name[language]}</h3>
          <ol>
            {record.steps.map((step) => (
              <li key={step.en}>{step[language]}</li>
            ))}
          </ol>
          <Detail term={words.cost} text={record.cost} language={language} />
          <Detail term={words.lawyerCopy} text={record.lawyer} language={language} />
          <Detail term={words.mistakes} text={record.mistakes} language={language} />
          <Detail term={words.elsewhere} text={record.elsewhere} language={language} />
          {record.rights === null ? null : <p>{record.rights[language]}</p>}
          <Detail term={words.unverified} text={record.unverified} language={language} />
        </div>
      ))}
    </>
  );
}

function Detail({ term, text, language }: { term: Words; text: Words | null; language: Language }) {
  return text === null ? null : (
    <p>
      <strong>{term[language]}:</strong> {text[language]}
    </p>
  );
}

function Calls({
  site,
  directory,
  place,
  language,
}: {
  site: Site;
  directory: Directory;
  place: JurisdictionFile | null;
  language: Language;
}) {
  const all = (place === null ? helpEverywhere(directory) : helpFor(directory, place)).filter(
    (help) => help.audience === 'survivors' && isReachable(help),
  );
  const shown = [
    ...all.filter(({ id }) => id === 'hotline'),
    ...all.filter(isLocal).slice(0, mostPrograms),
    ...all.filter(({ id }) => id === 'lifeline' || id === 'survivor-reentry-project'),
  ];
  const path = `/${language}/help${place === null ? '' : `/${place.id}`}`;
  return (
    <section>
      <h2>{words.callHeading[language]}</h2>
      <ul>
        {shown.map((help) => (
          <li key={help.id}>
            <strong>{help.name[language]}</strong>
            {help.area === null ? null : ` (${help.area[language]})`}:{' '}
            <ShortContact help={help} language={language} />
            {help.verified ? null : ` (${words.unverified[language].toLowerCase()})`}
          </li>
        ))}
      </ul>
      <p>{words.callSay[language]}</p>
      <p>
        {words.callBill[language]}{' '}
        {site.origin === ''
          ? null
          : filled(words.callMore[language], { address: shortAddress(`${site.origin}${path}`) })}
      </p>
    </section>
  );
}

/** The contacts that work from paper, in one line; a number is not broken in two. */
function ShortContact({ help, language }: { help: Help; language: Language }) {
  const { phone, text, email, url, contactText } = help;
  const message =
    text === null
      ? null
      : text.word === null
        ? filled(words.textPlain[language], { number: text.number })
        : filled(words.textWord[language], { number: text.number, word: text.word });
  const address = email ?? (url === null ? null : shortAddress(url));
  return (
    <>
      {phone === null ? (address ?? contactText) : <span class="nunc-phone">{phone}</span>}
      {message === null ? null : ` ${message}`}
    </>
  );
}
