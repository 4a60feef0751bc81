/** `/laws/data`: how points are given, the files, the license, the limits. */
import type { Rubric } from '@nunc/grading';
import type { Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, idsByName, nameOf } from './atlas.ts';
import { moreWords as words } from './moreWords.ts';
import { AboutRubric, AtlasNav, HowToCite, Notes } from './parts.tsx';
import { to, type View } from './view.ts';
import { atlasWords } from './words.ts';

const files = [
  ['atlas.json', 'dataAtlasJson'],
  ['atlas.csv', 'dataAtlasCsv'],
  ['dataset.json', 'dataMeta'],
  ['report-cards.json', 'dataCards'],
  ['report-cards.csv', 'dataCardsCsv'],
] as const;

export function dataPage({ site }: Atlas, view: View): Page {
  const { law, rubrics, origin } = site;
  const { language, today } = view;
  return {
    title: words.dataTitle[language],
    reader: 'anyone',
    width: 'wide',
    body: (
      <>
        <AtlasNav view={view} here="/laws/data" />
        <h1>{words.dataTitle[language]}</h1>
        <p class="nunc-lead">{words.dataLead[language]}</p>
        <Notes notes={view.notes} />
        <h2 id="rubrics">{words.rubricsHeading[language]}</h2>
        <p>{words.rubricsLead[language]}</p>
        {[...rubrics.values()].map((rubric) => (
          <RubricCard key={rubric.id} rubric={rubric} language={language} />
        ))}
        <h2>{words.limitsHeading[language]}</h2>
        <p>{words.limits[language]}</p>
        <p>{atlasWords.notCovered[language]}</p>
        <h2>{words.dataFiles[language]}</h2>
        <ul>
          {files.map(([name, about]) => (
            <li key={name}>
              <a href={`/data/${name}`}>{name}</a>: {words[about][language]}
            </li>
          ))}
          <li>
            <a href={`/${language}/laws/changes.atom`}>changes.atom</a>: {words.feed[language]}
          </li>
        </ul>
        <h3>{words.dataPlaces[language]}</h3>
        <ul class="atlas-columns">
          {idsByName(law, language).map((id) => (
            <li key={id}>
              <a href={`/data/${id}.json`}>
                {nameOf(law, id, language)}
                <span class="usa-sr-only"> (JSON)</span>
              </a>
            </li>
          ))}
        </ul>
        <HowToCite
          law={law}
          language={language}
          what="Nunc atlas of record-relief laws for survivors of human trafficking"
          day={today}
          address={`${origin}${to(language, '/laws/data')}`}
        />
      </>
    ),
  };
}

function RubricCard({ rubric, language }: { rubric: Rubric; language: Language }) {
  return (
    <details id={`r-${rubric.id}`}>
      <summary>{rubric.title[language]}</summary>
      <AboutRubric rubric={rubric} language={language} />
      {rubric.categories.map((category) => (
        <section key={category.id}>
          <h3>
            {category.name[language]} ({category.max})
          </h3>
          <p>{category.why[language]}</p>
          <ul>
            {category.levels.map((level) => (
              <li key={`${level.points} ${level.words.en}`}>
                <strong>{level.points}</strong>: {level.words[language]}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="nunc-small">{words.sources[language]}:</p>
      <ul class="atlas-sources">
        {rubric.sources.map((source) => (
          <li key={source}>
            {/^https?:/.test(source) ? (
              <a href={source} rel="noreferrer">
                {source}
              </a>
            ) : (
              source
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
