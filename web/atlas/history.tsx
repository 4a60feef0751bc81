/** How the law of a jurisdiction changed: the points as a band over time, and a bar for each version of each law. */
import type { ReportCard, Rubric } from '@nunc/grading';
import { type Law, type Provision, versionOn } from '@nunc/law';
import { dayInWords, type Language } from '../site/language.ts';
import { pathOf, versionName } from './atlas.ts';
import { firstDay } from './day.ts';
import { gradeOf, pointsInWords } from './grades.ts';
import { placeWords as words } from './jurisdictionWords.ts';
import { Scroll } from './parts.tsx';

interface Props {
  readonly law: Law;
  readonly rubric: Rubric;
  readonly language: Language;
  readonly today: string;
  /** A card for each day on which the grade turned, oldest first. */
  readonly cards: readonly ReportCard[];
  readonly provisions: readonly Provision[];
}

const left = 150;
const right = 985;
const top = 10;
const bandHeight = 110;
const rowHeight = 26;

export function HistoryPicture({ cards, provisions, today, language, rubric }: Props) {
  const first = time(firstDay);
  const last = time(today);
  const x = (day: string | null, otherwise: string): number => {
    const at = Math.min(last, Math.max(first, time(day ?? otherwise)));
    return Math.round(left + ((at - first) / (last - first)) * (right - left));
  };
  const max = cards[0]?.points.max ?? 1;
  const y = (points: number): number => Math.round(top + bandHeight - (points / max) * bandHeight);
  const years = Array.from(
    { length: Math.floor(Number(today.slice(0, 4)) / 2) - 1004 },
    (_, index) => 2010 + 2 * index,
  );
  const height = top + bandHeight + 34 + provisions.length * rowHeight;
  const bottom = top + bandHeight + 18 + provisions.length * rowHeight;
  return (
    <Scroll labelledBy="history">
      <svg class="atlas-history" viewBox={`0 0 1000 ${height}`}>
        <title>{words.historyPicture[language]}</title>
        {years.map((year) => (
          <g key={year}>
            <path d={`M${x(`${year}-01-01`, '')} ${top}V${bottom}`} stroke="#d9cdbb" />
            <text
              x={x(`${year}-01-01`, '')}
              y={height - 2}
              font-size="13"
              text-anchor="middle"
              fill="#4d5857"
            >
              {year}
            </text>
          </g>
        ))}
        <path d={`M${left} ${y(0)}H${right}`} stroke="#6b645a" />
        <text x={left - 10} y={y(max) + 10} font-size="13" text-anchor="end" fill="#4d5857">
          {max}
        </text>
        <text x={left - 10} y={y(0)} font-size="13" text-anchor="end" fill="#4d5857">
          0
        </text>
        {cards.map((card, index) => {
          const from = x(card.day, '');
          const to = x(cards[index + 1]?.day ?? today, '');
          const { worst, best } = card.points;
          const grade = gradeOf(card, rubric, language);
          return (
            <g key={card.day}>
              <rect
                x={from}
                y={y(best)}
                width={to - from}
                height={y(worst) - y(best)}
                fill="url(#pattern-unknown)"
              />
              <rect x={from} y={y(worst)} width={to - from} height={y(0) - y(worst)} fill="#93bfba" />
              <path d={`M${from} ${y(worst)}H${to}`} stroke="#1f4347" stroke-width="2" />
              {to - from < 24 ? null : (
                <text
                  x={from + 5}
                  y={Math.max(y(best) - 4, top + 12)}
                  font-size="15"
                  font-weight="700"
                  fill="#1f4347"
                >
                  {grade.label}
                </text>
              )}
            </g>
          );
        })}
        {provisions.map((provision, index) => {
          const row = top + bandHeight + 12 + index * rowHeight;
          return (
            <g key={provision.id}>
              <text x={left - 10} y={row + 14} font-size="12" text-anchor="end" fill="#26302f">
                {shortened(provision.short)}
              </text>
              {provision.versions.map((version) => {
                const from = x(version.from, firstDay);
                const to = x(version.to, today);
                return (
                  <rect
                    key={versionName(version.from)}
                    x={from}
                    y={row + 3}
                    width={Math.max(3, to - from - 2)}
                    height={14}
                    rx="2"
                    fill={version.from === null ? 'url(#pattern-unknown)' : '#3f7f83'}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
    </Scroll>
  );
}

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const shortened = (name: string): string => (name.length > 21 ? `${name.slice(0, 20)}…` : name);

/** The turns of the grade, each with the act that made it. */
export function GradeTurns({ law, rubric, cards, language }: Props) {
  return (
    <Scroll labelledBy="turns">
      <table class="usa-table atlas-table">
        <thead>
          <tr>
            <th scope="col">{words.from[language]}</th>
            <th scope="col">{words.grade[language]}</th>
            <th scope="col">{words.points[language]}</th>
            <th scope="col">{words.act[language]}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.day}>
              <th scope="row">{dayInWords(card.day, language)}</th>
              <td>{gradeOf(card, rubric, language).label}</td>
              <td>
                {card.noCard === null ? pointsInWords(card, language) : gradeOf(card, rubric, language).words}
              </td>
              <td>{turnWords(law, card, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function turnWords(law: Law, card: ReportCard, language: Language): string {
  const counted = card.together.flatMap((id) => law.provisions.find((one) => one.id === id) ?? []);
  const isReview = counted.some(
    (one) => versionOn(one, card.day)?.from === null && card.day === `${one.review.checked}-01`,
  );
  if (isReview) return words.notAChange[language];
  const provision = counted.find((one) => one.id === card.provision);
  const version = provision === undefined ? undefined : versionOn(provision, card.day);
  return version === undefined ? '' : `${card.citation}: ${version.by}`;
}

/** Every version of every law, each a link. */
export function VersionTable({
  provisions,
  language,
}: {
  provisions: readonly Provision[];
  language: Language;
}) {
  return (
    <Scroll labelledBy="versions">
      <table class="usa-table atlas-table">
        <thead>
          <tr>
            <th scope="col">{words.law[language]}</th>
            <th scope="col">{words.from[language]}</th>
            <th scope="col">{words.until[language]}</th>
            <th scope="col">{words.act[language]}</th>
          </tr>
        </thead>
        <tbody>
          {provisions.flatMap((provision) =>
            provision.versions.toReversed().map((version) => (
              <tr key={`${provision.id} ${versionName(version.from)}`}>
                <th scope="row">{provision.short}</th>
                <td>
                  <a href={`/${language}${pathOf(provision.id)}/${versionName(version.from)}`}>
                    {version.from === null ? words.notKnownDay[language] : dayInWords(version.from, language)}
                    <span class="usa-sr-only">, {provision.short}</span>
                  </a>
                </td>
                <td>
                  {version.to === null ? words.stillInForce[language] : dayInWords(version.to, language)}
                </td>
                <td>{version.by}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Scroll>
  );
}
