/** `/consequences`: what to choose by, and the rules that fit what was chosen. */
import type { Consequence } from '@nunc/consequences';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import {
  type Asked,
  addressOf,
  type Choice,
  type ChoiceName,
  choiceLabels,
  choiceNames,
  knownPlaces,
  optionsOf,
  placeName,
  rulesFor,
} from './choice.ts';
import {
  ConsequencesNav,
  DataLinks,
  discretionWords,
  domainWords,
  durationWords,
  NextSteps,
  NotAll,
  Notes,
  Verified,
} from './parts.tsx';
import { consequenceWords as words } from './words.ts';

const nothing: Choice = { place: '', goal: '', offense: '', domain: '', kind: '' };

export function explorerPage(site: Site, asked: Asked, language: Language): Page {
  const { choice, notes, isAsked } = asked;
  const isAll = isAsked && choiceNames.every((name) => choice[name] === '');
  return {
    title: words.title[language],
    description: words.description[language],
    reader: 'survivor',
    width: 'wide',
    body: (
      <>
        <ConsequencesNav
          language={language}
          here={isAll ? '/consequences?kind=' : isAsked ? '' : '/consequences'}
        />
        <h1>{words.title[language]}</h1>
        {isAsked ? null : (
          <>
            <p class="nunc-lead">{words.lead[language]}</p>
            <p>{words.nothingKept[language]}</p>
          </>
        )}
        <Notes notes={notes} />
        {isAsked ? (
          <>
            <Chosen site={site} choice={choice} language={language} />
            <Results site={site} choice={choice} language={language} />
            <NotAll site={site} language={language} />
          </>
        ) : (
          <>
            <Goals site={site} language={language} />
            <NotAll site={site} language={language} />
            <Ways site={site} language={language} />
            <Chooser site={site} choice={choice} language={language} />
          </>
        )}
        <NextSteps site={site} place={choice.place} language={language} />
        <DataLinks site={site} language={language} />
      </>
    ),
  };
}

/** The goals, each with how many rules speak of it. */
export function Goals({ site, language }: { site: Site; language: Language }) {
  return (
    <section aria-labelledby="want">
      <h2 id="want">{words.wantHeading[language]}</h2>
      <ul class="nunc-rules-goals">
        {optionsOf(site, 'goal', language).map(({ id, name }) => (
          <li key={id}>
            <Counted site={site} choice={{ goal: id }} name={name} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The other ways to look: offenses, places, areas. */
function Ways({ site, language }: { site: Site; language: Language }) {
  const groups = [
    ['offense', words.offenseHeading, words.offenseLead, optionsOf(site, 'offense', language)],
    [
      'place',
      words.placeHeading,
      words.placeLead,
      knownPlaces(site.consequences).map((id) => ({ id, name: placeName(site, id, language) })),
    ],
    ['domain', words.areaHeading, null, optionsOf(site, 'domain', language)],
  ] as const;
  return (
    <>
      {groups.map(([name, heading, lead, options]) => (
        <section key={name} aria-labelledby={`by-${name}`}>
          <h2 id={`by-${name}`}>{heading[language]}</h2>
          {lead === null ? null : <p class="nunc-rules-text">{lead[language]}</p>}
          <ul class="nunc-rules-links">
            {options.map((option) => (
              <li key={option.id}>
                <Counted site={site} choice={{ [name]: option.id }} name={option.name} language={language} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Counted({
  site,
  choice,
  name,
  language,
}: {
  site: Site;
  choice: Partial<Choice>;
  name: string;
  language: Language;
}) {
  const n = rulesFor(site, { ...nothing, ...choice }).length;
  return (
    <a href={`/${language}${addressOf(choice)}`}>
      <span class="nunc-rules-name">{name}</span>{' '}
      <span class="nunc-small">
        {n === 1 ? words.countOne[language] : filled(words.count[language], { n })}
      </span>
    </a>
  );
}

/** What is shown, and the form to change it, folded so that the rules come first on a small screen. */
function Chosen({ site, choice, language }: { site: Site; choice: Choice; language: Language }) {
  const chosen = choiceNames.flatMap((name) => {
    const option = optionsOf(site, name, language).find(({ id }) => id === choice[name]);
    return option === undefined ? [] : [`${choiceLabels[name][language]}: ${option.name}`];
  });
  return (
    <>
      <ul class="nunc-rules-chosen">
        {(chosen.length === 0 ? [words.navAll[language]] : chosen).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <details class="nunc-no-print">
        <summary>{words.chooseHeading[language]}</summary>
        <ChooserForm site={site} choice={choice} language={language} />
      </details>
    </>
  );
}

function Chooser({ site, choice, language }: { site: Site; choice: Choice; language: Language }) {
  return (
    <section class="nunc-no-print" aria-labelledby="choose">
      <h2 id="choose">{words.chooseHeading[language]}</h2>
      <ChooserForm site={site} choice={choice} language={language} />
    </section>
  );
}

function ChooserForm({ site, choice, language }: { site: Site; choice: Choice; language: Language }) {
  return (
    <form class="nunc-card" method="get" action={`/${language}/consequences`}>
      <div class="nunc-rules-form">
        {choiceNames.map((name) => (
          <ChoiceField key={name} site={site} name={name} chosen={choice[name]} language={language} />
        ))}
      </div>
      <p class="nunc-rules-send">
        <button class="usa-button" type="submit">
          {words.show[language]}
        </button>{' '}
        <a href={`/${language}/consequences`}>{words.startOver[language]}</a>
      </p>
    </form>
  );
}

/** One list to choose from. */
export function ChoiceField({
  site,
  name,
  chosen,
  language,
  withAll = true,
}: {
  site: Site;
  name: ChoiceName;
  chosen: string;
  language: Language;
  withAll?: boolean;
}) {
  const all = name === 'place' ? words.allPlaces[language] : words.all[language];
  return (
    <div>
      <label class="usa-label" for={`choose-${name}`}>
        {choiceLabels[name][language]}
      </label>
      <select class="usa-select" id={`choose-${name}`} name={name}>
        {withAll ? <option value="">{all}</option> : null}
        {optionsOf(site, name, language).map((option) => (
          <option key={option.id} value={option.id} selected={option.id === chosen}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Results({ site, choice, language }: { site: Site; choice: Choice; language: Language }) {
  const rules = rulesFor(site, choice);
  const burdens = rules.filter(({ kind }) => kind === 'burden');
  const protections = rules.filter(({ kind }) => kind === 'protection');
  const isUnknownState = choice.place !== '' && !knownPlaces(site.consequences).includes(choice.place);
  const place = placeName(site, choice.place, language);
  return (
    <>
      {isUnknownState ? (
        <p class="nunc-note">
          <strong>{filled(words.noState[language], { place })}</strong>
        </p>
      ) : null}
      {rules.length === 0 ? (
        <p class="nunc-note" role="status">
          {words.none[language]}
        </p>
      ) : (
        <p role="status">
          {filled(words.found[language], {
            n: rules.length,
            burdens: burdens.length,
            protections: protections.length,
          })}{' '}
          {words.strongestFirst[language]}
        </p>
      )}
      <RuleList
        id="burdens"
        heading={words.burdens[language]}
        rules={burdens}
        site={site}
        language={language}
      />
      <RuleList
        id="protections"
        heading={words.protections[language]}
        rules={protections}
        site={site}
        language={language}
      />
    </>
  );
}

interface RuleListProps {
  readonly id: string;
  readonly heading: string;
  readonly rules: readonly Consequence[];
  readonly site: Site;
  readonly language: Language;
}

function RuleList({ id, heading, rules, site, language }: RuleListProps) {
  if (rules.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading} ({rules.length})
      </h2>
      <div class="nunc-rules">
        {rules.map((rule) => (
          <article key={rule.id} class={`nunc-rule nunc-rule--${rule.kind}`}>
            <h3>
              <a href={`/${language}/consequences/${rule.id}`}>{rule.title[language]}</a>
            </h3>
            <div class="nunc-rule__tags">
              <span>{placeName(site, rule.jurisdiction, language)}</span>{' '}
              <span>{rule.domains.map((domain) => domainWords(site, domain, language)).join(', ')}</span>{' '}
              <Verified rule={rule} language={language} />
            </div>
            <p>{rule.summary[language]}</p>
            {rule.status === 'current' ? null : <p class="nunc-small">{words[rule.status][language]}</p>}
            {rule.kind === 'protection' ? null : (
              <dl class="nunc-rule__facts">
                <div>
                  <dt>{words.whoDecides[language]}</dt>
                  <dd>{discretionWords(site, rule, language)}</dd>
                </div>
                <div>
                  <dt>{words.howLong[language]}</dt>
                  <dd>{durationWords(rule, language)}</dd>
                </div>
              </dl>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}
