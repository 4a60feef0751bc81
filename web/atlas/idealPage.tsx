/** `/laws/ideal`: the best of each category that any place already has. A model, and marked as one. */
import { idealLaw, idealProvision } from '@nunc/grading';
import { featureNames } from '@nunc/law';
import { filled } from '../site/filled.ts';
import { dayInWords } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, nameOf, pathOf } from './atlas.ts';
import { FeatureValue } from './featureValue.tsx';
import { moreWords as words } from './moreWords.ts';
import { AboutRubric, AtlasNav, DayChooser, InEnglish, Notes, Scroll } from './parts.tsx';
import { to, type View } from './view.ts';
import { atlasWords } from './words.ts';

export function idealPage({ site }: Atlas, view: View): Page {
  const { law } = site;
  const { language, day, rubric, keep } = view;
  const ideal = idealLaw(law, rubric, day);
  return {
    title: words.idealTitle[language],
    reader: 'anyone',
    width: 'wide',
    body: (
      <>
        <AtlasNav view={view} here="/laws/ideal" />
        <h1>{words.idealTitle[language]}</h1>
        <p class="nunc-lead">{words.idealLead[language]}</p>
        <Notes notes={view.notes} />
        <DayChooser view={view} path="/laws/ideal" rubrics={[...site.rubrics.values()]} />
        <AboutRubric rubric={rubric} language={language} />
        {ideal.categories.length === 0 ? (
          <p>{words.idealNone[language]}</p>
        ) : (
          <>
            <h2 id="ideal">
              {filled(words.idealPoints[language], {
                points: String(ideal.points),
                max: String(ideal.max),
                day: dayInWords(day, language),
              })}
            </h2>
            {ideal.categories.map((one) => (
              <section key={one.category} class="nunc-card">
                <h3 id={`c-${one.category}`}>
                  {rubric.categories.find(({ id }) => id === one.category)?.name[language] ?? one.category}:{' '}
                  {one.points} {atlasWords.of[language]} {one.max}
                </h3>
                <p>
                  <strong>{one.words[language]}</strong>.{' '}
                  {filled(words.idealTaken[language], { citation: '' })}
                  <a href={to(language, pathOf(one.provision), keep.on === undefined ? {} : { on: keep.on })}>
                    {one.citation}
                  </a>
                  .
                </p>
                <p class="nunc-small">
                  {words.idealWho[language]}:{' '}
                  {one.jurisdictions.map((id) => nameOf(law, id, language)).join(', ')}.
                </p>
                <Scroll labelledBy={`c-${one.category}`}>
                  <table class="usa-table atlas-table atlas-table--features">
                    <tbody>
                      {one.features.map(({ feature, value, cite, unverified }) => (
                        <tr key={feature}>
                          <th scope="row">
                            {feature === 'relief' || feature === 'also_gives'
                              ? words.relief[language]
                              : (featureNames[feature]?.[language] ?? feature)}
                          </th>
                          <td>
                            <FeatureValue path={feature} value={value} language={language} />
                          </td>
                          <td>
                            {cite}
                            {unverified ? (
                              <>
                                {' '}
                                <span class="atlas-mark">{atlasWords.unverifiedMark[language]}</span>
                              </>
                            ) : null}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scroll>
              </section>
            ))}
            <h2 id="file">{words.idealFile[language]}</h2>
            <details>
              <summary>{words.idealShow[language]}</summary>
              <pre class="atlas-file">
                <InEnglish language={language}>{idealProvision(law, rubric, ideal)}</InEnglish>
              </pre>
            </details>
          </>
        )}
      </>
    ),
  };
}
