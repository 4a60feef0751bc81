/** Small parts that the pages about consequences share. */
import type { Consequence, Effect } from '@nunc/consequences';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { capital, knownPlaces, placeName } from './choice.ts';
import { effectName } from './reliefKinds.ts';
import { consequenceWords as words } from './words.ts';

const inventory = 'https://niccc.nationalreentryresourcecenter.org/';

const places = [
  ['/consequences', 'navExplore'],
  ['/consequences?kind=', 'navAll'],
  ['/consequences/relief', 'navRelief'],
] as const;

export function ConsequencesNav({ language, here }: { language: Language; here: string }) {
  return (
    <nav class="nunc-rules-nav nunc-no-print" aria-label={words.navLabel[language]}>
      <ul>
        {places.map(([path, name]) => (
          <li key={path}>
            <a href={`/${language}${path}`} {...(path === here ? { 'aria-current': 'page' as const } : {})}>
              {words[name][language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What was wrong with the address, and what is shown instead. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="nunc-note" role="status">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

export function Verified({ rule, language }: { rule: Consequence; language: Language }) {
  const look = rule.verification === 'source_seen' ? 'open' : 'undecided';
  return <span class={`nunc-tag nunc-tag--${look}`}>{words[rule.verification][language]}</span>;
}

/** Whether a rule blocks or protects: said in words and with its own mark. */
export function Kind({ rule, language }: { rule: Consequence; language: Language }) {
  return (
    <span class={`nunc-rule__kind nunc-rule__kind--${rule.kind}`}>{capital(words[rule.kind][language])}</span>
  );
}

const marks: Readonly<Record<Effect, string>> = {
  lifts: '✓',
  not_needed: '✓',
  partly: '◐',
  depends: '◐',
  not_known: '?',
  does_not_lift: '✕',
  not_applicable: '✕',
};
const looks: Readonly<Record<Effect, string>> = {
  lifts: 'open',
  not_needed: 'open',
  partly: 'undecided',
  depends: 'undecided',
  not_known: 'unknown',
  does_not_lift: 'closed',
  not_applicable: 'closed',
};

/** What a relief does, in words; the mark and the color only repeat it. */
export function EffectWords({ site, effect, language }: { site: Site; effect: Effect; language: Language }) {
  return (
    <span class={`nunc-effect nunc-effect--${looks[effect]}`}>
      <span class="nunc-effect__mark" aria-hidden="true">
        {marks[effect]}
      </span>{' '}
      {effectName(site, effect, language)}
    </span>
  );
}

/** What is known here, how little that is, and where more is listed. */
export function NotAll({ site, language }: { site: Site; language: Language }) {
  const { consequences } = site;
  const known = knownPlaces(consequences)
    .map((id) => {
      const n = consequences.consequences.filter(({ jurisdiction }) => jurisdiction === id).length;
      return `${placeName(site, id, language)} ${n}`;
    })
    .join(', ');
  return (
    <div class="nunc-note">
      <p>
        {filled(words.notAll[language], { n: consequences.consequences.length, places: known })}{' '}
        {words.inventoryLead[language]}{' '}
        <a href={inventory} rel="noreferrer nofollow external">
          {words.inventory[language]}
        </a>
        .
      </p>
    </div>
  );
}

export function NextSteps({ place, site, language }: { place: string; site: Site; language: Language }) {
  const isState = site.law.jurisdictions.has(place);
  const own = isState ? `/${place}` : '';
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.nextHeading[language]}</h2>
      <p>{words.talkFirst[language]}</p>
      <ul>
        <li>
          <a href={`/${language}/help${own}`}>{words.nextHelp[language]}</a>
        </li>
        <li>
          <a href={`/${language}/check`}>{words.nextCheck[language]}</a>
        </li>
        <li>
          <a href={`/${language}/laws${own}`}>
            {isState
              ? filled(words.nextLaws[language], { place: placeName(site, place, language) })
              : words.nextLawsAll[language]}
          </a>
        </li>
      </ul>
    </section>
  );
}

export function DataLinks({ site, language }: { site: Site; language: Language }) {
  return (
    <section class="nunc-no-print" aria-labelledby="data">
      <h2 id="data">{words.dataHeading[language]}</h2>
      <p>
        {words.data[language]}{' '}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer license">
          CC BY 4.0
        </a>
        .
      </p>
      <ul class="nunc-rules-links">
        <li>
          <a href="/data/consequences/all.json">{words.dataAll[language]}</a>
        </li>
        {knownPlaces(site.consequences).map((id) => (
          <li key={id}>
            <a href={`/data/consequences/${id}.json`}>
              {filled(words.dataPlace[language], { place: placeName(site, id, language) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How long a rule acts: in its own words where it has them. */
export function durationWords({ duration }: Consequence, language: Language): string {
  if (duration.text !== undefined) return duration.text[language];
  if (duration.kind === 'none') return words.noTime[language];
  if (duration.kind !== 'fixed' && duration.kind !== 'lookback') return words[duration.kind][language];
  return duration.years === undefined
    ? words.variable[language]
    : filled(words[duration.kind][language], { n: duration.years });
}

export const discretionWords = ({ consequences }: Site, rule: Consequence, language: Language): string =>
  capital(
    consequences.vocabulary.discretions.find(({ id }) => id === rule.discretion)?.name[language] ??
      rule.discretion,
  );

export const domainWords = ({ consequences }: Site, id: string, language: Language): string =>
  capital(consequences.vocabulary.domains.find((one) => one.id === id)?.name[language] ?? id);

/** What a page about a rule may be called in the history of a shared computer: the goal, never the offense. */
export function neutralTitle({ consequences }: Site, rule: Consequence, language: Language): string {
  const goal = consequences.vocabulary.goals.find(({ domains }) =>
    domains.some((domain) => rule.domains.includes(domain)),
  );
  return goal === undefined
    ? words.title[language]
    : filled(words.titleOf[language], { goal: goal.name[language] });
}
