/** `/consequences/relief`: every rule that may block, and what each kind of relief may do to it, for one place. */

import { type Consequence, federal } from '@nunc/consequences';
import { Scroll } from '../atlas/parts.tsx';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { addressOf, capital, knownPlaces, placeName, rulesFor } from './choice.ts';
import { ChoiceField } from './explorerPage.tsx';
import { ConsequencesNav, domainWords, EffectWords, NextSteps, NotAll, Notes, Verified } from './parts.tsx';
import {
  columnName,
  effectIn,
  kindName,
  notLookedUp,
  type ReliefColumn,
  reliefColumns,
} from './reliefKinds.ts';
import { consequenceWords as words } from './words.ts';

export function reliefPage(site: Site, place: string, notes: readonly string[], language: Language): Page {
  const burdens = rulesFor(site, { place, goal: '', offense: '', domain: '', kind: 'burden' }).filter(
    ({ status }) => status !== 'repealed',
  );
  const columns = reliefColumns(site);
  const shown = columns.filter((column) =>
    burdens.some((rule) => effectIn(site, rule, column, place) !== 'not_known'),
  );
  const left = columns
    .filter((column) => !shown.includes(column))
    .flatMap(({ kinds }) => kinds.map((kind) => kindName(site, kind, language)));
  const name = placeName(site, place, language);
  return {
    title: words.reliefHeading[language],
    description: words.description[language],
    reader: 'survivor',
    width: 'wide',
    body: (
      <>
        <ConsequencesNav language={language} here="/consequences/relief" />
        <h1>{words.reliefHeading[language]}</h1>
        <p class="nunc-lead">{words.tableLead[language]}</p>
        <Notes notes={notes} />
        <form class="nunc-rules-place nunc-no-print" method="get" action={`/${language}/consequences/relief`}>
          <ChoiceField site={site} name="place" chosen={place} language={language} withAll={false} />
          <button class="usa-button" type="submit">
            {words.show[language]}
          </button>
        </form>
        <h2>{place === federal ? words.federalRules[language] : name}</h2>
        {knownPlaces(site.consequences).includes(place) ? null : (
          <p class="nunc-note">
            <strong>{filled(words.noState[language], { place: name })}</strong>
          </p>
        )}
        <p>
          {filled(words.tableCharges[language], { place: name })} {words.everyCharge[language]}
        </p>
        <p>
          {filled(words.notLookedUp[language], {
            kinds: [...left, notLookedUp(site, language)].join(', '),
          })}
        </p>
        <p>
          {words.tableProtections[language]}{' '}
          <a href={`/${language}${addressOf({ place, kind: 'protection' })}`}>
            {words.tableProtectionsLink[language]}
          </a>
        </p>
        <Meanings site={site} columns={shown} language={language} />
        <Tables site={site} place={place} burdens={burdens} columns={shown} language={language} />
        <NotAll site={site} language={language} />
        <NextSteps site={site} place={place} language={language} />
      </>
    ),
  };
}

interface TablesProps {
  readonly site: Site;
  readonly place: string;
  readonly burdens: readonly Consequence[];
  readonly columns: readonly ReliefColumn[];
  readonly language: Language;
}

function Meanings({ site, columns, language }: Pick<TablesProps, 'site' | 'columns' | 'language'>) {
  return (
    <details class="nunc-rules-text">
      <summary>{words.meansHeading[language]}</summary>
      <dl>
        {columns
          .flatMap(({ kinds }) => kinds)
          .map((kind) => (
            <div key={kind}>
              <dt>
                <strong>{kindName(site, kind, language)}</strong>
              </dt>
              <dd>{site.law.reliefs.get(kind)?.means[language]}</dd>
            </div>
          ))}
      </dl>
      <p>
        <a href={`/${language}/laws/relief`}>{words.kindsLink[language]}</a>
      </p>
    </details>
  );
}

function Tables({ site, place, burdens, columns, language }: TablesProps) {
  return (
    <>
      {site.consequences.vocabulary.domains.map(({ id }) => {
        const own = burdens.filter(({ domains: [main] }) => main === id);
        if (own.length === 0) return null;
        const area = domainWords(site, id, language);
        return (
          <div key={id}>
            <h3 id={`area-${id}`}>{area}</h3>
            <Scroll labelledBy={`area-${id}`}>
              <table class="usa-table nunc-rules-table nunc-rules-table--wide">
                <thead>
                  <tr>
                    <th scope="col">{words.rule[language]}</th>
                    {columns.map((column) => (
                      <th key={column.kinds.join()} scope="col">
                        {capital(columnName(site, { ...column, of: null }, language))}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {own.map((rule) => (
                    <tr key={rule.id}>
                      <th scope="row">
                        <a href={`/${language}/consequences/${rule.id}`}>{rule.title[language]}</a>
                        <span class="nunc-rules-under">
                          {placeName(site, rule.jurisdiction, language)}
                          {rule.verification === 'source_seen' ? null : (
                            <>
                              {' '}
                              <Verified rule={rule} language={language} />
                            </>
                          )}
                        </span>
                      </th>
                      {columns.map((column) => (
                        <td key={column.kinds.join()}>
                          <EffectWords
                            site={site}
                            effect={effectIn(site, rule, column, place)}
                            language={language}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </div>
        );
      })}
    </>
  );
}
