/** `/consequences/us-tanf-drug-felony`: one rule, on an address that stays. */
import { type Consequence, federal } from '@nunc/consequences';
import { filled } from '../site/filled.ts';
import { dayInWords, type Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { addressOf, capital, placeName } from './choice.ts';
import { Goals } from './explorerPage.tsx';
import {
  ConsequencesNav,
  DataLinks,
  discretionWords,
  domainWords,
  durationWords,
  EffectWords,
  Kind,
  NextSteps,
  neutralTitle,
  Verified,
} from './parts.tsx';
import { columnName, effectIn, notLookedUp, reliefColumns } from './reliefKinds.ts';
import { consequenceWords as words } from './words.ts';

interface Shown {
  readonly site: Site;
  readonly rule: Consequence;
  readonly language: Language;
}

export function recordPage(site: Site, rule: Consequence, language: Language): Page {
  const shown = { site, rule, language };
  return {
    title: neutralTitle(site, rule, language),
    reader: 'survivor',
    path: `/consequences/${rule.id}`,
    body: (
      <article>
        <ConsequencesNav language={language} here="" />
        <h1>{rule.title[language]}</h1>
        <div class="nunc-rule__tags nunc-rule__tags--page">
          <Kind rule={rule} language={language} />{' '}
          <a href={`/${language}${addressOf({ place: rule.jurisdiction })}`}>
            {placeName(site, rule.jurisdiction, language)}
          </a>{' '}
          {rule.domains.map((domain) => (
            <a key={domain} href={`/${language}${addressOf({ domain })}`}>
              {domainWords(site, domain, language)}
            </a>
          ))}{' '}
          <Verified rule={rule} language={language} />
        </div>
        <p class="nunc-lead">{rule.summary[language]}</p>
        <p class="nunc-note">
          {rule.status === 'current' ? null : <strong>{words[rule.status][language]} </strong>}
          {verificationMeans(rule)[language]}
        </p>
        <Trigger {...shown} />
        {rule.kind === 'protection' ? null : (
          <>
            <h2>{words.whoDecides[language]}</h2>
            <p>{discretionWords(site, rule, language)}.</p>
          </>
        )}
        {rule.kind === 'protection' && rule.duration.text === undefined ? null : (
          <>
            <h2>{words.howLong[language]}</h2>
            <p>{durationWords(rule, language)}.</p>
          </>
        )}
        {rule.for_survivors === undefined ? null : (
          <>
            <h2>{words.forSurvivors[language]}</h2>
            <p>{rule.for_survivors[language]}</p>
          </>
        )}
        <Relief {...shown} />
        <NextSteps site={site} place={rule.jurisdiction} language={language} />
        <TheLaw {...shown} />
        <Correct {...shown} />
        <DataLinks site={site} language={language} />
      </article>
    ),
  };
}

function verificationMeans({ verification }: Consequence): { readonly en: string; readonly es: string } {
  if (verification === 'unverified') return words.unverifiedMeans;
  return verification === 'source_seen' ? words.seenMeans : words.partMeans;
}

function Trigger({ site, rule, language }: Shown) {
  const { trigger, kind } = rule;
  return (
    <section aria-labelledby="sets-off">
      <h2 id="sets-off">{words[kind === 'burden' ? 'setsOff' : 'setsOffProtection'][language]}</h2>
      {trigger.text === undefined ? null : <p>{trigger.text[language]}.</p>}
      {trigger.besides === undefined ? null : (
        <p>
          <strong>{words.onlyIf[language]}:</strong> {trigger.besides[language]}
        </p>
      )}
      <h3>{words.endsHeading[language]}</h3>
      <ul>
        {trigger.ends.map((end) => (
          <li key={end}>{capital(words[`end_${end}`][language])}</li>
        ))}
      </ul>
      <h3>{words.howMatched[language]}</h3>
      <ul>
        {trigger.offenses.map((test) => (
          <Ways key={JSON.stringify(test)} site={site} test={test} language={language} />
        ))}
      </ul>
    </section>
  );
}

type OffenseTest = Consequence['trigger']['offenses'][number];

/** How a charge is compared with a rule, one sentence a way, the most exact first. */
function Ways({ site, test, language }: { site: Site; test: OffenseTest; language: Language }) {
  const { law, consequences } = site;
  const only = test.severity === undefined ? '' : ` (${words[test.severity][language]})`;
  const group = (id: string): string =>
    consequences.vocabulary.categories.find((one) => one.id === id)?.name[language] ?? id;
  const [how, groups] = [test.whole === true ? words.byWholeGroup : words.byGroup, test.categories];
  return (
    <>
      {test.any === true ? (
        <li>
          {words.byAny[language]}
          {only}.
        </li>
      ) : null}
      {test.sections === undefined ? null : (
        <li>
          {words.bySection[language]}{' '}
          <cite>{test.sections.map((id) => id.slice(id.indexOf('/') + 1)).join(', ')}</cite>
          {only}.
        </li>
      )}
      {test.lists?.map((id) => (
        <li key={id}>
          {words.byList[language]} <cite>{law.catalogue.lists.get(id)?.title[language] ?? id}</cite> (
          {placeName(site, id.slice(0, id.indexOf('/')), language)}){only}.
        </li>
      ))}
      {groups === undefined ? null : (
        <li>
          {how[language]} {groups.map(group).join(', ')}
          {only}.
        </li>
      )}
      {test.outside === undefined ? null : <li>{words.outside[language]}</li>}
    </>
  );
}

function Relief({ site, rule, language }: Shown) {
  const { note } = rule.lifted_by;
  const rows = reliefColumns(site).map((column) => ({
    column,
    effect: effectIn(site, rule, column, column.of?.[0] ?? rule.jurisdiction),
  }));
  const untouched = rows.every(({ effect }) =>
    ['not_applicable', 'not_needed', 'not_known'].includes(effect),
  );
  const helpsAnyway = rule.kind === 'protection' && untouched;
  return (
    <section aria-labelledby="relief">
      <h2 id="relief">{words.reliefHeading[language]}</h2>
      {helpsAnyway ? (
        <p>{words.keepsHelping[language]}</p>
      ) : (
        <div class="nunc-scroll">
          <table class="usa-table nunc-rules-table">
            <thead>
              <tr>
                <th scope="col">{words.reliefState[language]}</th>
                <th scope="col">{words.reliefDoes[language]}</th>
              </tr>
            </thead>
            <tbody>
              {rule.kind === 'protection' ? null : (
                <tr>
                  <th scope="row">{words.before[language]}</th>
                  <td>
                    {rule.status === 'repealed' ? words.beforeRepealed[language] : words.beforeDoes[language]}
                  </td>
                </tr>
              )}
              {rows.map(({ column, effect }) => (
                <tr key={column.kinds.join()}>
                  <th scope="row">
                    {filled(words.afterKind[language], {
                      kind: columnName(site, column, language),
                    })}
                  </th>
                  <td>
                    <EffectWords site={site} effect={effect} language={language} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {note === undefined ? null : (
        <p>
          <strong>{words.reliefNote[language]}:</strong> {note[language]}
        </p>
      )}
      {helpsAnyway ? null : <p>{words.everyCharge[language]}</p>}
      <p class="nunc-small">
        {helpsAnyway
          ? null
          : `${filled(words.notLookedUp[language], { kinds: notLookedUp(site, language) })} `}
        <a href={`/${language}/laws/relief`}>{words.kindsLink[language]}</a>
      </p>
    </section>
  );
}

function TheLaw({ site, rule, language }: Shown) {
  const { origin } = site;
  return (
    <section aria-labelledby="law">
      <h2 id="law">{words.law[language]}</h2>
      <dl class="nunc-rule__law">
        <dt>{words.citation[language]}</dt>
        <dd>
          <cite lang="en">{rule.citation}</cite>
        </dd>
        <dt>{words.place[language]}</dt>
        <dd>{placeName(site, rule.jurisdiction, language)}</dd>
        <dt>{words.checked[language]}</dt>
        <dd>
          <Verified rule={rule} language={language} />
        </dd>
        <dt>{words.sure[language]}</dt>
        <dd>{capital(words[rule.confidence][language])}</dd>
        <dt>{words.asOf[language]}</dt>
        <dd>{dayInWords(rule.as_of, language)}</dd>
        <dt>{words.sources[language]}</dt>
        <dd>
          {rule.sources.length === 0 ? (
            words.noSources[language]
          ) : (
            <ul class="nunc-rule__sources">
              {rule.sources.map((url) => (
                <li key={url}>
                  <a href={url} rel="noreferrer nofollow external" hrefLang="en">
                    {url}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>{words.address[language]}</dt>
        <dd>
          <code>{`${origin}/${language}/consequences/${rule.id}`}</code>
        </dd>
      </dl>
    </section>
  );
}

function Correct({ rule, language }: Shown) {
  const file = rule.jurisdiction === federal ? 'us' : rule.jurisdiction;
  return (
    <section class="nunc-no-print" aria-labelledby="correct">
      <h2 id="correct">{words.correctHeading[language]}</h2>
      <p>{words.correct[language]}</p>
      <p>
        {words.file[language]}: <code>{`consequences/data/${file}.yaml`}</code>, {words.entry[language]}:{' '}
        <code>{rule.id}</code>
      </p>
    </section>
  );
}

/** For an address with a rule that does not exist. */
export function unknownRule(site: Site, id: string, language: Language): Page {
  return {
    title: words.unknownTitle[language],
    reader: 'survivor',
    width: 'wide',
    status: 404,
    path: '/consequences',
    body: (
      <>
        <ConsequencesNav language={language} here="" />
        <h1>{words.unknownTitle[language]}</h1>
        <p>{filled(words.unknown[language], { id: id.slice(0, 40) })}</p>
        <p>{words.unknownNext[language]}</p>
        <Goals site={site} language={language} />
        <p>
          <a href={`/${language}/consequences?kind=`}>{words.navAll[language]}</a>
        </p>
      </>
    ),
  };
}
