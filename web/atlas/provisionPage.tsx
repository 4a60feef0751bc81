/** `/laws/us-xx/<law>` and `/laws/us-xx/<law>/<version>`: one law whole, as it stands or stood. */
import { citeOf, isUnverified } from '@nunc/grading';
import {
  type FeatureChange,
  featureChanges,
  featureGroups,
  featureNames,
  flat,
  type Provision,
  type ProvisionVersion,
  valueNames,
  versionOn,
} from '@nunc/law';
import { caseWords } from '@nunc/screening';
import { filled } from '../site/filled.ts';
import { dayInWords, type Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, nameOf, pathOf, versionName } from './atlas.ts';
import { ConditionList } from './conditionList.tsx';
import { FeatureValue, isAbsent } from './featureValue.tsx';
import { goldenCases } from './goldenCases.ts';
import { VersionTable } from './history.tsx';
import { Mistake, ReviewGaps, Sources } from './jurisdictionPage.tsx';
import { placeWords } from './jurisdictionWords.ts';
import { AtlasNav, HowToCite, InEnglish, Notes, Scroll, Trail } from './parts.tsx';
import { PlainAnswers } from './plainAnswers.tsx';
import { lawWords as words } from './provisionWords.ts';
import { to, type View } from './view.ts';
import { atlasWords } from './words.ts';

export interface Shown {
  readonly provision: Provision;
  readonly version: ProvisionVersion;
  /** Said above the page: that no version was in force on the day asked about. */
  readonly note: string | null;
}

/** The version in force on the day; where there is none, the one nearest to it, and a note that says so. */
export function shownOn(provision: Provision, { day, language }: View): Shown {
  const version = versionOn(provision, day);
  if (version !== undefined) return { provision, version, note: null };
  const [first] = provision.versions;
  const earlier = provision.versions.findLast((one) => one.to !== null && one.to < day);
  const nearest = earlier ?? first;
  if (nearest === undefined) throw new Error(`${provision.id} has no version`);
  return {
    provision,
    version: nearest,
    note: filled(words.notInForce[language], { day: dayInWords(day, language) }),
  };
}

export function provisionPage(atlas: Atlas, view: View, { provision, version, note }: Shown): Page {
  const { law, lawFiles, origin } = atlas.site;
  const { language, today, keep } = view;
  const { jurisdiction: place, citation } = provision;
  const one = { provision, version };
  const at = provision.versions.indexOf(version);
  const before = provision.versions[at - 1];
  const current = versionOn(provision, today);
  const file = lawFiles.find(({ path }) => path === provision.path)?.text ?? '';
  const lasting = `${pathOf(provision.id)}/${versionName(version.from)}`;
  const name = nameOf(law, place, language);
  return {
    title: citation,
    reader: 'anyone',
    width: 'wide',
    body: (
      <>
        <AtlasNav view={view} here="" />
        <Trail language={language} steps={[[to(language, `/laws/${place}`, keep), name]]} />
        <h1>{citation}</h1>
        <p class="atlas-headline">{provision.title[language]}</p>
        <Notes notes={[...view.notes, ...(note === null ? [] : [note])]} />
        <p class="nunc-lead">{provision.plain[language]}</p>
        <p>
          {placeWords.gives[language]}:{' '}
          <strong>
            {[provision.relief, ...provision.also_gives]
              .map((id) => valueNames[id]?.[language] ?? id)
              .join(', ')}
          </strong>
          . {placeWords[`kind_${provision.kind}`][language]}.
        </p>
        <p>
          <strong>{spanWords(version, language)}.</strong> {filled(words.by[language], { act: version.by })}{' '}
          {current === version ? null : (
            <>
              {current === undefined ? words.ended[language] : words.laterVersion[language]}{' '}
              {current === undefined ? null : (
                <a href={`/${language}${pathOf(provision.id)}`}>{words.toCurrent[language]}</a>
              )}
            </>
          )}
        </p>
        <section data-reader="survivor" aria-labelledby="plain">
          <h2 id="plain">{placeWords.plainHeading[language]}</h2>
          <PlainAnswers one={one} language={language} />
        </section>
        <h2 id="says">{words.saysHeading[language]}</h2>
        <p class="nunc-small">{atlasWords.unverifiedMeans[language]}</p>
        <Features one={one} language={language} />
        <h2 id="asks">{words.asksHeading[language]}</h2>
        <p>{words.asksLead[language]}</p>
        <ConditionList condition={version.condition} law={law} language={language} />
        <h2 id="changed">{words.changedHeading[language]}</h2>
        <Changes before={before} after={version} language={language} />
        <h3 id="versions">{placeWords.versionsHeading[language]}</h3>
        <VersionTable provisions={[provision]} language={language} />
        {provision.pending.length === 0 ? null : (
          <>
            <h3>{placeWords.pendingHeading[language]}</h3>
            <p>{placeWords.pendingLead[language]}</p>
            <ul>
              {provision.pending.map(({ bill, would }) => (
                <li key={bill}>
                  <strong>{bill}</strong>: <InEnglish language={language}>{would}</InEnglish>
                </li>
              ))}
            </ul>
          </>
        )}
        <Examples atlas={atlas} provision={provision} language={language} />
        <Authorities provision={provision} language={language} />
        <h2 id="gaps">{placeWords.gapsHeading[language]}</h2>
        {provision.review.gaps.length + provision.review.conflicts.length === 0 ? (
          <p>{placeWords.gapsNone[language]}</p>
        ) : (
          <p>{atlasWords.englishOnly[language]}</p>
        )}
        <ReviewGaps provision={provision} language={language} />
        <h2 id="sources">{placeWords.reviewHeading[language]}</h2>
        <Sources provision={provision} language={language} />
        <h2 id="file">{words.fileHeading[language]}</h2>
        <p>{words.fileLead[language]}</p>
        <details>
          <summary>{words.fileShow[language]}</summary>
          <pre class="atlas-file" lang="en">
            {file}
          </pre>
        </details>
        <p>
          <a href={`/data/${provision.id}.yaml`}>{words.fileDownload[language]}</a>
        </p>
        <Mistake paths={[provision.path]} language={language} />
        <HowToCite
          law={law}
          language={language}
          what={`${citation}, ${version.by}`}
          day={version.to ?? today}
          address={`${origin}/${language}${lasting}`}
        />
      </>
    ),
  };
}

function spanWords({ from, to: until }: ProvisionVersion, language: Language): string {
  if (from === null) return words.versionUnknown[language];
  return until === null
    ? filled(words.versionOpen[language], { from: dayInWords(from, language) })
    : filled(words.versionHeading[language], {
        from: dayInWords(from, language),
        to: dayInWords(until, language),
      });
}

type One = { readonly provision: Provision; readonly version: ProvisionVersion };

/** Every feature with its cite, group by group. */
function Features({ one, language }: { one: One; language: Language }) {
  const { version } = one;
  const groups = Map.groupBy(
    featuresOf(version).filter(({ path, value }) => path !== 'conditions' && !isAbsent(path, value)),
    ({ path }) => path.split('.')[0] ?? path,
  );
  return (
    <Scroll labelledBy="says">
      <table class="usa-table atlas-table atlas-table--features">
        <thead>
          <tr>
            <th scope="col">{words.point[language]}</th>
            <th scope="col">{words.says[language]}</th>
            <th scope="col">{words.cite[language]}</th>
          </tr>
        </thead>
        {[...groups].map(([group, own]) => (
          <tbody key={group} id={`f-${group}`}>
            <tr class="atlas-group">
              <th scope="rowgroup" colSpan={3}>
                {featureGroups[group]?.[language] ?? group}
              </th>
            </tr>
            {own.map(({ path, value }) => (
              <tr key={path}>
                <th scope="row">{featureNames[path]?.[language] ?? path}</th>
                <td>
                  <FeatureValue path={path} value={value} language={language} />
                </td>
                <td>
                  {citeOf(one, path)}
                  {isUnverified(one, path) ? (
                    <>
                      {' '}
                      <span class="atlas-mark">{atlasWords.unverifiedMark[language]}</span>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

/** Words and deadlines have parts but are one value. */
function featuresOf(version: ProvisionVersion): { path: string; value: unknown }[] {
  const whole = [...flat(version.features).keys()].map((path) =>
    path.replace(/\.(en|es|by|later_on|rolling)(\..*)?$/, ''),
  );
  return [...new Set(whole)].map((path) => ({ path, value: valueAt(version.features, path) }));
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inside, key) =>
        typeof inside === 'object' && inside !== null
          ? Object.entries(inside).find(([name]) => name === key)?.[1]
          : undefined,
      value,
    );
}

interface ChangesProps {
  readonly before: ProvisionVersion | undefined;
  readonly after: ProvisionVersion;
  readonly language: Language;
}

/** What differs from the version before, feature by feature; of lists only the entries that differ. */
export function Changes({ before, after, language }: ChangesProps) {
  if (before === undefined) return <p>{words.changedFirst[language]}</p>;
  const changes = mergedWords(featureChanges(before, after), before, after);
  if (changes.length === 0) return <p>{words.changedNothing[language]}</p>;
  const from = before.from === null ? placeWords.notKnownDay[language] : dayInWords(before.from, language);
  return (
    <>
      <p>{filled(words.changedSince[language], { from })}</p>
      <Scroll labelledBy="changed">
        <table class="usa-table atlas-table">
          <thead>
            <tr>
              <th scope="col">{words.point[language]}</th>
              <th scope="col">{words.before[language]}</th>
              <th scope="col">{words.after[language]}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ feature, was, is }) => (
              <tr key={feature}>
                <th scope="row">{featureNames[feature]?.[language] ?? feature}</th>
                <td>
                  <del>{wordsOrNothing(feature, was, language)}</del>
                </td>
                <td>
                  <ins>{wordsOrNothing(feature, is, language)}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function wordsOrNothing(path: string, value: unknown, language: Language) {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return words.nothing[language];
  return <FeatureValue path={path} value={value} language={language} />;
}

function mergedWords(
  changes: readonly FeatureChange[],
  before: ProvisionVersion,
  after: ProvisionVersion,
): { feature: string; was: unknown; is: unknown }[] {
  const paths = changes.map(({ feature }) => feature.replace(/\.(en|es|by|later_on|rolling)(\..*)?$/, ''));
  return [...new Set(paths)].map((feature) => {
    const [was, is] = [valueAt(before.features, feature), valueAt(after.features, feature)];
    if (!Array.isArray(was) || !Array.isArray(is)) return { feature, was, is };
    const without = (list: readonly unknown[], other: readonly unknown[]): unknown[] => {
      const written = new Set(other.map((entry) => JSON.stringify(entry)));
      return list.filter((entry) => !written.has(JSON.stringify(entry)));
    };
    return { feature, was: without(was, is), is: without(is, was) };
  });
}

const mostCases = 12;

function Examples({
  atlas,
  provision,
  language,
}: {
  atlas: Atlas;
  provision: Provision;
  language: Language;
}) {
  const { law } = atlas.site;
  const all = goldenCases(law, provision);
  if (all.length === 0) return null;
  const shown = all.slice(0, mostCases);
  return (
    <>
      <h2 id="cases">{words.casesHeading[language]}</h2>
      <p>{words.casesLead[language]}</p>
      <Scroll labelledBy="cases">
        <table class="usa-table atlas-table">
          <thead>
            <tr>
              <th scope="col">{words.caseHead[language]}</th>
              <th scope="col">{words.answer[language]}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ one, status }) => (
              <tr key={`${one.path}:${one.line}`}>
                <td>
                  {caseWords(one, law, language)}{' '}
                  <span class="nunc-small">
                    ({filled(words.onDay[language], { day: dayInWords(one.world.asOf, language) })})
                  </span>
                </td>
                <td>
                  <span class={`nunc-tag nunc-tag--${status}`}>{words[status][language]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {all.length > shown.length ? (
        <p>{filled(words.casesMore[language], { n: String(all.length - shown.length) })}</p>
      ) : null}
    </>
  );
}

function Authorities({ provision, language }: { provision: Provision; language: Language }) {
  if (provision.authorities.length === 0) return null;
  return (
    <>
      <h2 id="authorities">{words.authoritiesHeading[language]}</h2>
      <ul>
        {provision.authorities.map(({ cite, holds, citable, verified }) => (
          <li key={cite}>
            <strong>{cite}</strong>: {holds[language]}{' '}
            {citable ? null : <span class="atlas-mark">{words.notCitable[language]}</span>}{' '}
            {verified ? null : <span class="atlas-mark">{words.unchecked[language]}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
