/** The picture of the times, and the same in words beneath it. */
import type { Reason } from '@nunc/screening';
import { labelLine, labelOf } from './label.ts';
import { useShared } from './shared.tsx';
import { daySpan } from './span.ts';
import { timelineOf, type Within } from './timeline.ts';

const width = 640;
const margin = 24;

export function TimelinePicture() {
  const { words, law, language, today, view } = useShared();
  const { histories, facts, screening } = view;
  const truths = new Map(
    screening.findings.flatMap((finding) => {
      const value = duringOf(finding.reason);
      return value === null ? [] : [[String(finding.charge), value] as const];
    }),
  );
  const line = timelineOf(histories, facts, (charge) => truths.get(charge) ?? null, today);
  if (line.bands.length === 0 && line.marks.every(({ at }) => at === null)) return null;
  const x = (at: number): number => margin + at * (width - 2 * margin);
  const rows = rowsOf(line.marks.map(({ at }) => (at === null ? null : x(at))));
  const height = 96 + Math.max(0, ...rows) * 26;
  const said: Readonly<Record<Within, string>> = {
    in: words.timelineIn,
    out: words.timelineOut,
    unsure: words.timelineUnsure,
    no_day: words.timelineNoDay,
  };
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">{words.timeline}</h2>
      <p>{words.timelineText}</p>
      <svg class="nunc-timeline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <defs>
          <pattern id="band" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="8" height="8" class="nunc-timeline__band" />
            <path d="M0 0V8" class="nunc-timeline__hatch" />
          </pattern>
        </defs>
        {line.bands.map(({ from, to, period }) => (
          <rect
            key={`${period.from}-${period.to}`}
            x={x(from)}
            y={8}
            width={Math.max(4, x(to) - x(from))}
            height={height - 44}
            fill="url(#band)"
          />
        ))}
        <path d={`M${margin} ${height - 36}H${width - margin}`} class="nunc-timeline__axis" />
        {line.years.map(({ year, at }) => (
          <g key={year}>
            <path d={`M${x(at)} ${height - 40}v8`} class="nunc-timeline__axis" />
            <text x={x(at)} y={height - 14} class="nunc-timeline__year">
              {year}
            </text>
          </g>
        ))}
        {line.marks.map(({ charge, number, at }, index) =>
          at === null ? null : (
            <g key={charge}>
              <circle
                cx={x(at)}
                cy={height - 58 - (rows[index] ?? 0) * 26}
                r={12}
                class="nunc-timeline__mark"
              />
              <text x={x(at)} y={height - 53 - (rows[index] ?? 0) * 26} class="nunc-timeline__number">
                {number}
              </text>
            </g>
          ),
        )}
      </svg>
      {facts.periods.length === 0 ? null : (
        <p>{facts.periods.map((period) => daySpan(period, language)).join('; ')}</p>
      )}
      <ol class="nunc-timeline__list">
        {line.marks.map(({ charge, within }, index) => {
          const history = histories[index];
          if (history === undefined) return null;
          const label = labelLine(labelOf(history, facts, law, language, words));
          return (
            <li key={charge}>
              {facts.periods.length === 0 && within !== 'no_day' ? label : `${label}: ${said[within]}`}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What the finding's own leaf says of the time; `null` where the law does not ask. */
function duringOf(reason: Reason): string | null {
  if (reason.fact?.id === 'during_trafficking') return reason.fact.value ?? null;
  for (const part of reason.of) {
    const found = duringOf(part);
    if (found !== null) return found;
  }
  return null;
}

/** Marks that would lie on each other go one row up. */
function rowsOf(places: readonly (number | null)[]): number[] {
  const ends: number[] = [];
  const order = places.map((at, index) => ({ at, index })).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const rows = places.map(() => 0);
  for (const { at, index } of order) {
    if (at === null) continue;
    const free = ends.findIndex((end) => end <= at - 26);
    const row = free < 0 ? ends.length : free;
    ends[row] = at;
    rows[index] = row;
  }
  return rows;
}
