/** What a bill would change in one place: grade, points, features, kinds of record, examples. */
import { type LaidBill, versionOn } from '@nunc/law';
import type { BillEffect, ReachCount } from '@nunc/papers';
import { caseWords, offenseWords } from '@nunc/screening';
import { filled } from '../site/filled.ts';
import { dayInWords } from '../site/language.ts';
import { type Atlas, nameOf } from './atlas.ts';
import { billWords as words } from './billWords.ts';
import { gradeOf, rangeOf } from './grades.ts';
import { placeWords } from './jurisdictionWords.ts';
import { Scroll } from './parts.tsx';
import { Changes } from './provisionPage.tsx';
import { Improvements } from './reportCard.tsx';
import type { View } from './view.ts';
import { atlasWords } from './words.ts';

const mostRows = 40;
const mostCases = 12;

interface Props {
  readonly atlas: Atlas;
  readonly view: View;
  readonly laid: LaidBill;
  readonly effect: BillEffect;
  readonly asOf: string;
}

export function BillResult({ atlas, view, laid, effect, asOf }: Props) {
  const { law } = atlas.site;
  const { language, rubric } = view;
  const { jurisdiction, before, after, gridBefore, gridAfter, newly, lost, cases } = effect;
  const open = (grid: BillEffect['gridAfter']): string =>
    String(grid.filter(({ status }) => status === 'open').length);
  const old = new Map(before.categories.map((one) => [one.id, one]));
  const changed = after.categories.filter(({ id, worst, best }) => {
    const was = old.get(id);
    return was === undefined || was.worst !== worst || was.best !== best;
  });
  const answer = (status: string): string =>
    status === 'open' || status === 'closed' || status === 'undecided'
      ? words[status][language]
      : words.noFinding[language];
  return (
    <section class="atlas-result">
      <h2 id={`result-${jurisdiction}`}>
        {filled(words.result[language], { name: nameOf(law, jurisdiction, language) })}
      </h2>
      <p>
        <strong>{laid.bill.title[language]}</strong>.{' '}
        {filled(words.comparedOn[language], { day: dayInWords(asOf, language) })}
      </p>
      <dl class="atlas-versus">
        <div>
          <dt>{words.before[language]}</dt>
          <dd>{gradeOf(before, rubric, language).words}</dd>
        </div>
        <div>
          <dt>{words.after[language]}</dt>
          <dd>{gradeOf(after, rubric, language).words}</dd>
        </div>
      </dl>
      {changed.length === 0 ? (
        <p>{words.noPoints[language]}</p>
      ) : (
        <Scroll labelledBy={`result-${jurisdiction}`}>
          <table class="usa-table atlas-table">
            <thead>
              <tr>
                <th scope="col">{placeWords.category[language]}</th>
                <th scope="col">{words.before[language]}</th>
                <th scope="col">{words.after[language]}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((is) => {
                const was = old.get(is.id);
                return (
                  <tr key={is.id}>
                    <th scope="row">
                      {is.name[language]} ({is.max})
                    </th>
                    <td>
                      {was === undefined
                        ? '–'
                        : `${rangeOf(was.worst, was.best)}: ${was.levels.map((level) => level[language]).join(' / ')}`}
                    </td>
                    <td>
                      {rangeOf(is.worst, is.best)}: {is.levels.map((level) => level[language]).join(' / ')}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
      <h3>{words.reach[language]}</h3>
      <p>
        {filled(words.reachLine[language], {
          all: String(gridAfter.length),
          before: open(gridBefore),
          after: open(gridAfter),
        })}
      </p>
      {newly.length + lost.length === 0 ? <p>{words.none[language]}</p> : null}
      <Reach
        label={words.newly[language]}
        counts={newly}
        jurisdiction={jurisdiction}
        atlas={atlas}
        view={view}
      />
      <Reach
        label={words.lost[language]}
        counts={lost}
        jurisdiction={jurisdiction}
        atlas={atlas}
        view={view}
      />
      <p class="nunc-small">{words.caution[language]}</p>
      {cases.length === 0 ? null : (
        <>
          <h3 id={`cases-${jurisdiction}`}>{words.cases[language]}</h3>
          <Scroll labelledBy={`cases-${jurisdiction}`}>
            <table class="usa-table atlas-table">
              <thead>
                <tr>
                  <th scope="col">{words.case[language]}</th>
                  <th scope="col">{words.before[language]}</th>
                  <th scope="col">{words.after[language]}</th>
                </tr>
              </thead>
              <tbody>
                {cases.slice(0, mostCases).map((one) => (
                  <tr key={`${one.where} ${one.provision}`}>
                    <td>{caseWords(one.case, law, language)}</td>
                    <td>{answer(one.from)}</td>
                    <td>{answer(one.to)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      <FeatureChanges atlas={atlas} view={view} laid={laid} jurisdiction={jurisdiction} asOf={asOf} />
      <h3>{placeWords.improveHeading[language]}</h3>
      <Improvements card={after} rubric={rubric} language={language} />
    </section>
  );
}

interface ReachProps {
  readonly label: string;
  readonly counts: readonly ReachCount[];
  readonly jurisdiction: string;
  readonly atlas: Atlas;
  readonly view: View;
}

/** Offenses that turn, those with the most kinds of record first. */
function Reach({ label, counts, jurisdiction, atlas, view }: ReachProps) {
  const { law } = atlas.site;
  const { language } = view;
  if (counts.length === 0) return null;
  const choices = law.facts.get('record_type')?.choices ?? [];
  const total = (own: readonly ReachCount[]): number => own.reduce((sum, one) => sum + one.count, 0);
  const offenses = [...Map.groupBy(counts, ({ offense }) => offense)].toSorted(
    (a, b) => total(b[1]) - total(a[1]),
  );
  return (
    <details open={offenses.length <= 12}>
      <summary>
        {label}: {total(counts)} ({offenses.length} {words.offense[language].toLowerCase()})
      </summary>
      <ul>
        {offenses.slice(0, mostRows).map(([offense, own]) => (
          <li key={offense}>
            <strong>{offenseWords(law, jurisdiction, offense, null, language)}</strong>:{' '}
            {own
              .map(
                ({ recordType, count }) =>
                  `${choices.find(({ id }) => id === recordType)?.words[language] ?? recordType} (${count})`,
              )
              .join(', ')}
          </li>
        ))}
      </ul>
      {offenses.length > mostRows ? (
        <p>{filled(words.moreRows[language], { n: String(offenses.length - mostRows) })}</p>
      ) : null}
    </details>
  );
}

/** The features that differ, law by law; a new law is only named, since its text is the bill. */
function FeatureChanges({
  atlas,
  view,
  laid,
  jurisdiction,
  asOf,
}: Omit<Props, 'effect'> & { jurisdiction: string }) {
  const { law } = atlas.site;
  const { language } = view;
  return (
    <>
      {laid.law.provisions
        .filter((one) => one.jurisdiction === jurisdiction)
        .flatMap((would) => {
          const now = law.provisions.find(({ id }) => id === would.id);
          if (now === would) return [];
          const after = versionOn(would, asOf);
          const before = now === undefined ? undefined : versionOn(now, asOf);
          if (after === undefined) return [];
          return (
            <section key={would.id}>
              <h3 id="changed">
                {filled(words[before === undefined ? 'added' : 'features'][language], {
                  law: would.citation,
                })}
              </h3>
              {before === undefined ? (
                <p>{would.plain[language]}</p>
              ) : (
                <Changes before={before} after={after} language={language} />
              )}
            </section>
          );
        })}
      <p class="nunc-small">{atlasWords.unverifiedMeans[language]}</p>
    </>
  );
}
