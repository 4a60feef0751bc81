/** One report card whole: each category with its points, the reason, and the features and cites that it rests on. */
import type { CategoryResult, ReportCard, Rubric } from '@nunc/grading';
import { featureNames } from '@nunc/law';
import type { Language } from '../site/language.ts';
import { evidenceWords } from './featureValue.tsx';
import { rangeOf } from './grades.ts';
import { placeWords as words } from './jurisdictionWords.ts';
import { Scroll } from './parts.tsx';
import { atlasWords } from './words.ts';

export function CardTable({ card, language }: { card: ReportCard; language: Language }) {
  return (
    <Scroll labelledBy="card">
      <table class="usa-table atlas-table atlas-table--card">
        <thead>
          <tr>
            <th scope="col">{words.category[language]}</th>
            <th scope="col">{words.points[language]}</th>
            <th scope="col">{words.because[language]}</th>
            <th scope="col">{words.restsOn[language]}</th>
          </tr>
        </thead>
        <tbody>
          {card.categories.map((category) => (
            <CategoryRow key={category.id} category={category} language={language} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function CategoryRow({ category, language }: { category: CategoryResult; language: Language }) {
  const { name, why, worst, best, max, levels, evidence } = category;
  return (
    <tr>
      <th scope="row">
        {name[language]}
        <span class="atlas-why">{why[language]}</span>
      </th>
      <td class="atlas-points">
        <PointsBar worst={worst} best={best} max={max} />
        {rangeOf(worst, best)} {atlasWords.of[language]} {max}
      </td>
      <td>
        {levels.map((level) => level[language]).join(words.or[language])}
        {worst === best ? null : (
          <>
            {' '}
            <span class="atlas-gap">{atlasWords.notKnown[language]}</span>
          </>
        )}
      </td>
      <td>
        <ul class="atlas-entries">
          {evidence.map(({ feature, value, cite, unverified }) => (
            <li key={feature}>
              {feature === 'relief' ? words.gives[language] : (featureNames[feature]?.[language] ?? feature)}:{' '}
              <strong>{evidenceWords(value, language)}</strong> <span class="atlas-cite-mark">{cite}</span>
              {unverified ? (
                <>
                  {' '}
                  <span class="atlas-mark">{atlasWords.unverifiedMark[language]}</span>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** What is certain is solid, what is possible is striped, what is missing is empty. */
function PointsBar({ worst, best, max }: { worst: number; best: number; max: number }) {
  const width = 84;
  const x = (points: number): number => Math.round((points / max) * width);
  return (
    <svg class="atlas-bar" viewBox={`0 0 ${width + 2} 12`} aria-hidden="true">
      <rect x="1" y="1" width={width} height="10" fill="#fffdf9" stroke="#6b645a" />
      <rect x="1" y="1" width={x(worst)} height="10" fill="#2f5d62" />
      {best === worst ? null : (
        <rect x={1 + x(worst)} y="1" width={x(best) - x(worst)} height="10" fill="url(#pattern-unknown)" />
      )}
    </svg>
  );
}

/** The changes that would bring most, in order. */
export function Improvements({
  card,
  rubric,
  language,
}: {
  card: ReportCard;
  rubric: Rubric;
  language: Language;
}) {
  if (card.improvements.length === 0) return <p>{words.improveNone[language]}</p>;
  return (
    <ol>
      {card.improvements.map(({ category, words: level, points }) => (
        <li key={category}>
          <strong>{words.improvePoints[language].replace('{n}', String(points))}</strong>:{' '}
          {rubric.categories.find(({ id }) => id === category)?.name[language] ?? category}, {level[language]}
        </li>
      ))}
    </ol>
  );
}
