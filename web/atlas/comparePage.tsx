/** `/laws/compare?with=us-ca&with=us-ny`: up to five places side by side, on a day, by a rubric. */
import { compareCategories, compareFeatures, type FeatureCell } from '@nunc/grading';
import { featureNames, valueNames } from '@nunc/law';
import { filled } from '../site/filled.ts';
import { dayInWords } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, idsByName, nameOf, pathOf } from './atlas.ts';
import { FeatureValue } from './featureValue.tsx';
import { gradeOf, rangeOf } from './grades.ts';
import { moreWords as words } from './moreWords.ts';
import { AboutRubric, AtlasNav, DayChooser, HowToCite, Kept, Notes, Scroll } from './parts.tsx';
import { shortened, to, type View } from './view.ts';
import { atlasWords } from './words.ts';

const most = 5;

const features = [
  'relief',
  'reaches.conviction',
  'reaches.arrest_only',
  'reaches.dismissed_charge',
  'reaches.juvenile_adjudication',
  'who.sex_trafficking',
  'who.labor_trafficking',
  'offenses.scope',
  'offenses.except',
  'nexus.standard',
  'proof.burden',
  'proof.official_document_required',
  'proof.official_document_presumption',
  'timing.waits',
  'timing.deadline',
  'timing.left_trafficking',
  'timing.sentence_complete',
  'court.discretion',
  'court.hearing',
  'procedure.consent_required',
  'procedure.filing_fee',
  'procedure.confidential',
  'effect.on_the_merits',
  'effect.destroyed',
  'effect.sealed_public',
  'effect.may_deny',
  'effect.licensing_boards_see',
];

/** `asked` is every `with` of the address; commas part several in one. */
export function comparePage(atlas: Atlas, view: View, asked: readonly string[]): Page {
  const { site, cards } = atlas;
  const { law } = site;
  const { language, day, rubric, keep } = view;
  const wanted = [...new Set(asked.flatMap((one) => one.split(',')).map((one) => one.trim()))].filter(
    Boolean,
  );
  const known = wanted.filter((id) => law.jurisdictions.has(id));
  const chosen = known.slice(0, most);
  const name = (id: string): string => nameOf(law, id, language);
  const notes = [
    ...view.notes,
    ...wanted
      .filter((id) => !known.includes(id))
      .slice(0, most)
      .map((id) => filled(words.compareWrong[language], { id: shortened(id) })),
    ...(known.length > most
      ? [
          filled(words.compareMany[language], {
            n: String(known.length),
            names: known.slice(most).map(name).join(', '),
          }),
        ]
      : []),
  ];
  const own = chosen.flatMap((id) => cards.one(rubric, day, id) ?? []);
  const also = { with: chosen.join(',') };
  return {
    title: words.compareTitle[language],
    reader: 'anyone',
    width: 'wide',
    body: (
      <>
        <AtlasNav view={view} here="/laws/compare" />
        <h1>{words.compareTitle[language]}</h1>
        <p class="nunc-lead">{words.compareLead[language]}</p>
        <Notes notes={notes} />
        <details class="atlas-facets nunc-no-print" open={chosen.length < 2}>
          <summary>{words.compareChoose[language]}</summary>
          <form method="get" action={`/${language}/laws/compare`}>
            <Kept query={keep} />
            <fieldset class="usa-fieldset">
              <legend class="usa-sr-only">{words.compareChoose[language]}</legend>
              <div class="atlas-columns">
                {idsByName(law, language).map((id) => (
                  <label class="atlas-check" key={id}>
                    <input type="checkbox" name="with" value={id} checked={chosen.includes(id)} />
                    <span>{name(id)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            <p>
              <button class="usa-button" type="submit">
                {words.compareShow[language]}
              </button>
            </p>
          </form>
        </details>
        {chosen.length === 0 ? (
          <p>{words.compareNone[language]}</p>
        ) : (
          <>
            <DayChooser view={view} path="/laws/compare" also={also} rubrics={[...site.rubrics.values()]} />
            <h2 id="points">
              {words.comparePoints[language]}, {dayInWords(day, language)}
            </h2>
            <AboutRubric rubric={rubric} language={language} />
            <Scroll labelledBy="points">
              <table class="usa-table atlas-table atlas-table--compare">
                <thead>
                  <tr>
                    <td />
                    {own.map((card) => (
                      <th scope="col" key={card.jurisdiction}>
                        <a href={to(language, `/laws/${card.jurisdiction}`, keep)}>
                          {name(card.jurisdiction)}
                        </a>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <th scope="row">{atlasWords.gradeHead[language]}</th>
                    {own.map((card) => (
                      <td key={card.jurisdiction}>
                        <strong>{gradeOf(card, rubric, language).label}</strong>{' '}
                        <span class="nunc-small">{gradeOf(card, rubric, language).words}</span>
                      </td>
                    ))}
                  </tr>
                  {compareCategories(own, rubric).map((row) => (
                    <tr key={row.category}>
                      <th scope="row">
                        {row.name[language]} ({row.max})
                      </th>
                      {row.cells.map(({ jurisdiction, result }) => (
                        <td key={jurisdiction}>
                          {result === null ? (
                            '–'
                          ) : (
                            <>
                              <strong>{rangeOf(result.worst, result.best)}</strong>{' '}
                              {result.levels.map((level) => level[language]).join(' / ')}
                            </>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <h2 id="features">{words.compareFeatures[language]}</h2>
            <Scroll labelledBy="features">
              <table class="usa-table atlas-table atlas-table--compare">
                <thead>
                  <tr>
                    <td />
                    {chosen.map((id) => (
                      <th scope="col" key={id}>
                        {name(id)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {compareFeatures(law, rubric, chosen, features, day).map(({ feature, cells }) => (
                    <tr key={feature}>
                      <th scope="row">
                        {feature === 'relief'
                          ? words.relief[language]
                          : (featureNames[feature]?.[language] ?? feature)}
                      </th>
                      {cells.map((cell) => (
                        <td key={cell.jurisdiction}>
                          <FeatureIn cell={cell} feature={feature} view={view} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <HowToCite
              law={law}
              language={language}
              what={`${words.compareTitle[language]}: ${chosen.map(name).join(', ')}`}
              day={day}
              address={`${site.origin}${to(language, '/laws/compare', also, { on: day }, keep)}`}
            />
          </>
        )}
      </>
    ),
  };
}

function FeatureIn({ cell, feature, view }: { cell: FeatureCell; feature: string; view: View }) {
  const { language } = view;
  if (cell.state === 'no_law') return <>{words.noLawThere[language]}</>;
  return (
    <>
      {feature === 'relief' && typeof cell.value === 'string' ? (
        (valueNames[cell.value]?.[language] ?? cell.value)
      ) : (
        <FeatureValue path={feature} value={cell.value} language={language} />
      )}{' '}
      {cell.provision === null ? null : (
        <a class="atlas-cite-mark" href={`/${language}${pathOf(cell.provision)}`}>
          {cell.cite ?? cell.citation}
        </a>
      )}
      {cell.unverified ? (
        <>
          {' '}
          <span class="atlas-mark">{words.unchecked[language]}</span>
        </>
      ) : null}
    </>
  );
}
