/** The map of grades: the shape of the country on wide screens, equal squares on narrow ones. Each place is a link. */
import type { Rubric } from '@nunc/grading';
import { mapHeight, mapWidth, type Shape, shortOf, squares } from './geometry.ts';
import type { Grade } from './grades.ts';
import { fillOf, PatternSheet } from './patterns.tsx';

/** One jurisdiction as the map shows it. */
export interface Place {
  readonly jurisdiction: string;
  readonly name: string;
  readonly grade: Grade;
  readonly href: string;
  /** Put aside by a filter: shown, but without its color. */
  readonly isFaint: boolean;
}

interface Drawn {
  readonly places: ReadonlyMap<string, Place>;
  readonly shapes: readonly Shape[];
  readonly rubric: Rubric;
  readonly label: string;
}

const boxTop = 118;
const boxStep = 46;
const boxLeft = 976;

/** Both maps; the style sheet shows the one that fits. */
export function MapPicture(drawn: Drawn) {
  return (
    <figure class="atlas-map">
      <PatternSheet rubric={drawn.rubric} />
      <ShapeMap {...drawn} />
      <SquareMap {...drawn} />
    </figure>
  );
}

/** The map of shapes. Its patterns stand elsewhere on the page, or in the picture around it. */
export function ShapeMap({ places, shapes, label }: Drawn) {
  const federal = places.get('us-federal');
  return (
    <svg
      class="atlas-map__shapes"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${mapWidth} ${mapHeight}`}
    >
      <title>{label}</title>
      {shapes.map((shape) => {
        const place = places.get(shape.jurisdiction);
        return place === undefined ? null : (
          <StateShape key={shape.jurisdiction} shape={shape} place={place} />
        );
      })}
      {federal === undefined ? null : (
        <a class="atlas-place" href={federal.href}>
          <title>{labelOf(federal)}</title>
          <Box place={federal} x={boxLeft - 22} y={28} width={98} height={56} />
        </a>
      )}
    </svg>
  );
}

function StateShape({ shape, place }: { shape: Shape; place: Place }) {
  const [x, y] = shape.at;
  return (
    <a class={placeClass(place)} href={place.href}>
      <title>{labelOf(place)}</title>
      <path d={shape.path} fill={fillIn(place)} stroke="#5d564c" stroke-width="0.9" />
      {shape.short === 'DC' ? (
        <circle cx={x} cy={y} r="5" fill={fillIn(place)} stroke="#26302f" stroke-width="1.2" />
      ) : null}
      {shape.box === null ? (
        <Label x={x} y={y} place={place} />
      ) : (
        <Box place={place} x={boxLeft} y={boxTop + shape.box * boxStep} width={76} height={40} />
      )}
    </a>
  );
}

/** Name and grade in words: the name of the link, and what a pointer that rests on it shows. */
const labelOf = ({ name, grade }: Place): string => `${name}: ${grade.words}`;

const seen = (jurisdiction: string): string =>
  jurisdiction === 'us-federal' ? 'Federal' : shortOf(jurisdiction);

const placeClass = ({ isFaint }: Place): string =>
  isFaint ? 'atlas-place atlas-place--faint' : 'atlas-place';

const fillIn = (place: Place): string => (place.isFaint ? '#f0ebe2' : fillOf(place.grade));

/** Dark letters with a light rim are legible on every pattern. */
const rim = {
  fill: '#1c2524',
  stroke: '#fffdf9',
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
  'text-anchor': 'middle',
  'font-family': "'DejaVu Sans', system-ui, sans-serif",
} as const;

function Label({ x, y, place }: { x: number; y: number; place: Place }) {
  return (
    <g>
      <text x={x} y={y - 3} font-size="12" {...rim}>
        {seen(place.jurisdiction)}
      </text>{' '}
      <text x={x} y={y + 14} font-size="17" font-weight="700" {...rim}>
        {place.grade.label}
      </text>
    </g>
  );
}

interface Boxed {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function Box({ place, x, y, width, height }: Boxed) {
  const middle = x + width / 2;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="4"
        fill={fillIn(place)}
        stroke="#6b645a"
        stroke-width="1"
      />
      <text x={middle} y={y + height / 2 - 4} font-size="12" {...rim}>
        {seen(place.jurisdiction)}
      </text>{' '}
      <text x={middle} y={y + height / 2 + 14} font-size="17" font-weight="700" {...rim}>
        {place.grade.label}
      </text>
    </g>
  );
}

const square = 32;

function SquareMap({ places, label }: Drawn) {
  return (
    <svg class="atlas-map__squares" viewBox={`0 0 ${square * 11} ${square * 8}`}>
      <title>{label}</title>
      {[...places.values()].map((place) => {
        const at = squares[place.jurisdiction];
        if (at === undefined) return null;
        const [x, y] = [at[0] * square, at[1] * square];
        return (
          <a key={place.jurisdiction} class={placeClass(place)} href={place.href}>
            <title>{labelOf(place)}</title>
            <rect
              x={x + 1}
              y={y + 1}
              width={square - 2}
              height={square - 2}
              rx="2"
              fill={fillIn(place)}
              stroke="#6b645a"
              stroke-width="0.6"
            />
            <g>
              <text x={x + square / 2} y={y + 13} font-size="9" {...rim} stroke-width="2.5">
                {seen(place.jurisdiction)}
              </text>{' '}
              <text x={x + square / 2} y={y + 26} font-size="12" font-weight="700" {...rim} stroke-width="3">
                {place.grade.label}
              </text>
            </g>
          </a>
        );
      })}
    </svg>
  );
}
