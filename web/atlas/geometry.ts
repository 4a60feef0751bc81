/**
 * The shapes of the states, simplified once when the site starts: borders that two states share stay shared, and what
 * is lost is smaller than a line is wide. Albers' projection, with Alaska and Hawaii set in below.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoAlbersUsa, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

/** One jurisdiction on the map: the outline, and the place for its letter. */
export interface Shape {
  readonly jurisdiction: string;
  /** `CA`, as people write it. */
  readonly short: string;
  readonly path: string;
  readonly at: readonly [number, number];
  /** Too small for a letter of its own: it gets a box at the side, in this row. */
  readonly box: number | null;
}

export const mapWidth = 1060;
export const mapHeight = 610;

/** Share of the points that stay. */
const kept = 0.14;

/** FIPS codes of the states to the letters everybody knows. */
const letters: Readonly<Record<string, string>> = {
  '01': 'AL',
  '02': 'AK',
  '04': 'AZ',
  '05': 'AR',
  '06': 'CA',
  '08': 'CO',
  '09': 'CT',
  '10': 'DE',
  '11': 'DC',
  '12': 'FL',
  '13': 'GA',
  '15': 'HI',
  '16': 'ID',
  '17': 'IL',
  '18': 'IN',
  '19': 'IA',
  '20': 'KS',
  '21': 'KY',
  '22': 'LA',
  '23': 'ME',
  '24': 'MD',
  '25': 'MA',
  '26': 'MI',
  '27': 'MN',
  '28': 'MS',
  '29': 'MO',
  '30': 'MT',
  '31': 'NE',
  '32': 'NV',
  '33': 'NH',
  '34': 'NJ',
  '35': 'NM',
  '36': 'NY',
  '37': 'NC',
  '38': 'ND',
  '39': 'OH',
  '40': 'OK',
  '41': 'OR',
  '42': 'PA',
  '44': 'RI',
  '45': 'SC',
  '46': 'SD',
  '47': 'TN',
  '48': 'TX',
  '49': 'UT',
  '50': 'VT',
  '51': 'VA',
  '53': 'WA',
  '54': 'WV',
  '55': 'WI',
  '56': 'WY',
};

/** From north to south, so that the boxes stand beside their states. */
const boxes = ['VT', 'NH', 'MA', 'RI', 'CT', 'NJ', 'DE', 'MD', 'DC'];

/** Where the middle of a shape is not where a letter fits. */
const moved: Readonly<Record<string, readonly [number, number]>> = {
  AK: [10, -8],
  CA: [-10, 8],
  FL: [22, 6],
  HI: [14, 10],
  ID: [0, 26],
  KY: [8, 2],
  LA: [-14, 2],
  MI: [20, 34],
  MN: [-10, 4],
  NY: [8, 2],
  OK: [14, 2],
  VA: [10, 6],
  WA: [6, 0],
  WV: [-6, 8],
};

/** Draws every state and the District of Columbia. */
export function drawShapes(): Shape[] {
  const file = createRequire(import.meta.url).resolve('us-atlas/states-10m.json');
  const whole: Parameters<typeof presimplify>[0] = JSON.parse(readFileSync(file, 'utf8'));
  const weighed = presimplify(whole);
  const topology = simplify(weighed, quantile(weighed, kept));
  const path = geoPath(geoAlbersUsa().scale(1300).translate([487.5, 305])).digits(0);
  const { states } = topology.objects;
  const drawn = states === undefined ? null : feature(topology, states);
  if (drawn === null || !('features' in drawn)) throw new Error('us-atlas holds no states');
  return drawn.features.flatMap((state): Shape[] => {
    const short = letters[String(state.id)];
    const outline = path(state);
    if (short === undefined || outline === null) return [];
    const [x, y] = path.centroid(state);
    const [dx, dy] = moved[short] ?? [0, 0];
    const box = boxes.indexOf(short);
    return [
      {
        jurisdiction: `us-${short.toLowerCase()}`,
        short,
        path: withoutSpecks(outline),
        at: [Math.round(x + dx), Math.round(y + dy)],
        box: box < 0 ? null : box,
      },
    ];
  });
}

/** Islands that have shrunk to a point or a line draw nothing. */
function withoutSpecks(path: string): string {
  const rings = path.split('M').filter((ring) => ring !== '');
  const drawn = rings.filter((ring) => new Set(ring.replace('Z', '').split('L')).size > 2);
  return (drawn.length === 0 ? rings : drawn).map((ring) => `M${ring}`).join('');
}

/** The place of each jurisdiction on the map of squares, for narrow screens: column and row. */
export const squares: Readonly<Record<string, readonly [number, number]>> = Object.fromEntries(
  [
    'AK . . . . US . . . . ME',
    '. . . . . . . . . VT NH',
    'WA ID MT ND MN IL WI MI NY RI MA',
    'OR NV WY SD IA IN OH PA NJ CT .',
    'CA UT CO NE MO KY WV VA MD DE .',
    '. AZ NM KS AR TN NC SC DC . .',
    '. . . OK LA MS AL GA . . .',
    'HI . . TX . . . . FL . .',
  ].flatMap((row, y) =>
    row.split(' ').flatMap((short, x) => (short === '.' ? [] : [[idOf(short), [x, y]] as const])),
  ),
);

function idOf(short: string): string {
  return short === 'US' ? 'us-federal' : `us-${short.toLowerCase()}`;
}

/** `CA` of `us-ca`; `US` for federal law. */
export const shortOf = (jurisdiction: string): string =>
  jurisdiction === 'us-federal' ? 'US' : jurisdiction.slice(3).toUpperCase();
