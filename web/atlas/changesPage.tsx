/** `/laws/changes`: what changed when, and which bills were seen. */

import { filled } from '../site/filled.ts';
import { dayInWords } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, idsByName, nameOf, pathOf } from './atlas.ts';
import { billsOf, changesOf } from './changes.ts';
import { moreWords as words } from './moreWords.ts';
import { AtlasNav, InEnglish, Notes, ShareMeta } from './parts.tsx';
import { shortened, to, type View } from './view.ts';
import { atlasWords } from './words.ts';

const kinds = { begins: 'changeBegins', amended: 'changeAmended', ends: 'changeEnds' } as const;

export function changesPage(atlas: Atlas, view: View, place: string): Page {
  const { law } = atlas.site;
  const { language } = view;
  const isKnown = law.jurisdictions.has(place);
  const notes =
    place === '' || isKnown
      ? view.notes
      : [...view.notes, filled(words.compareWrong[language], { id: shortened(place) })];
  const here = ({ provision }: { provision: { jurisdiction: string } }): boolean =>
    !isKnown || provision.jurisdiction === place;
  const byYear = Map.groupBy(changesOf(law).filter(here), ({ day }) => day.slice(0, 4));
  const bills = billsOf(law).filter(here);
  return {
    title: words.changesTitle[language],
    reader: 'anyone',
    width: 'wide',
    head: <ShareMeta atlas={atlas} language={language} path={`/${language}/laws/share.png`} />,
    body: (
      <>
        <AtlasNav view={view} here="/laws/changes" />
        <h1>{words.changesTitle[language]}</h1>
        <p class="nunc-lead">{words.changesLead[language]}</p>
        <Notes notes={notes} />
        <p>
          <a href={`/${language}/laws/changes.atom`}>{words.feed[language]}</a>
        </p>
        <form
          class="atlas-form atlas-day__form nunc-no-print"
          method="get"
          action={`/${language}/laws/changes`}
        >
          <div>
            <label class="usa-label" for="in">
              {words.onePlace[language]}
            </label>
            <select class="usa-select" id="in" name="in">
              <option value="">{words.allPlaces[language]}</option>
              {idsByName(law, language).map((id) => (
                <option key={id} value={id} selected={id === place}>
                  {nameOf(law, id, language)}
                </option>
              ))}
            </select>
          </div>
          <button class="usa-button usa-button--outline" type="submit">
            {atlasWords.show[language]}
          </button>
        </form>
        <h2>{words.enactedHeading[language]}</h2>
        {[...byYear].map(([year, own]) => (
          <section key={year}>
            <h3>{year}</h3>
            <ul class="atlas-changes">
              {own.map(({ kind, day, provision, by, version, points }) => (
                <li key={`${provision.id} ${kind} ${day}`}>
                  <time dateTime={day}>{dayInWords(day, language)}</time>{' '}
                  <strong>{nameOf(law, provision.jurisdiction, language)}</strong>:{' '}
                  <a href={to(language, `${pathOf(provision.id)}/${version}`)}>{provision.citation}</a>,{' '}
                  {words[kinds[kind]][language]}
                  {by === '' ? null : ` (${by})`}
                  {points === 0 ? null : `; ${filled(words.points[language], { n: String(points) })}`}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <h2 id="bills">{words.billsHeading[language]}</h2>
        <p>
          {words.billsLead[language]} {atlasWords.englishOnly[language]}
        </p>
        <ul class="atlas-changes">
          {bills.map(({ bill, would, provision }) => (
            <li key={`${provision.id} ${bill}`}>
              <span class="nunc-tag nunc-tag--undecided">{words.changeBill[language]}</span>{' '}
              <strong>{nameOf(law, provision.jurisdiction, language)}</strong>, {bill}:{' '}
              <a href={to(language, pathOf(provision.id))}>{provision.citation}</a>.{' '}
              <InEnglish language={language}>{would}</InEnglish>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
