/**
 * The one job that every engine is given: charges of one jurisdiction against its law on a day, three-valued. The rows
 * follow from a seed; the interpreter's answers are what every engine is checked against.
 */
import { lawFromDisk } from '@nunc/disk';
import type { Law } from '@nunc/law';
import { explainRow, layoutOf, type Row, type RowLayout, type Status } from '@nunc/screening';

const jurisdiction = 'us-ca';
/** The first of a month, so that years back land on a day that exists. */
const asOf = '2026-11-01';

export interface Job {
  readonly law: Law;
  readonly jurisdiction: string;
  readonly asOf: string;
  readonly layout: RowLayout;
  /** As many rows as are asked for, the same each time. */
  rows(count: number): Row[];
}

export function openJob(): Job {
  const { law } = lawFromDisk();
  if (law === null) throw new Error('the law does not load: run ./nunc law check');
  const layout = layoutOf(law, jurisdiction, asOf);
  return { law, jurisdiction, asOf, layout, rows: (count) => drawRows(law, layout, count) };
}

/** The interpreter's answer: a status for each provision. */
export function interpreted({ law, layout }: Job, row: Row): Status[] {
  return explainRow(law, layout, row).map(({ status }) => status);
}

/** Ends the bench where an engine's answer is not the interpreter's. */
export function check(
  name: string,
  job: Job,
  rows: readonly Row[],
  answer: (index: number) => readonly string[],
): void {
  for (const [index, row] of rows.entries()) {
    const given = answer(index);
    for (const [at, status] of interpreted(job, row).entries())
      if (given[at] !== status)
        throw new Error(
          `${name}, row ${index}: ${job.layout.provisions[at]?.provision.id} is ${status}, and it answers ${given[at]}`,
        );
  }
}

/** Charges as a file of records has them: most of the record is known, a tenth is not, days are sometimes only years. */
function drawRows(law: Law, layout: RowLayout, count: number): Row[] {
  const random = stream(42);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const own = law.catalogue.offenses
    .filter((one) => one.jurisdiction === layout.jurisdiction)
    .map((one) => one.id);
  const offenses = Array.from({ length: 300 }, (_, index) => {
    const [first, second] = [pick(own), pick(own)];
    const forms = [`attempt ${first}`, `conspiracy ${first}`, `${first}|${second}`, '?99999(z)'];
    return index % 5 === 0 ? pick(forms) : first;
  });
  const day = (): string => {
    const whole = new Date(Date.UTC(1985, 0, 1) + Math.floor(random() * 15_200) * 86_400_000).toISOString();
    return whole.slice(0, pick([10, 10, 10, 10, 10, 10, 10, 7, 4]));
  };
  // Days and ages repeat in any large file; drawing them from a list makes them cheap to draw, not cheap to decide.
  const days = Array.from({ length: 3000 }, day);
  const numbers = ['16..17', '17..18', ...Array.from({ length: 48 }, (_, index) => String(13 + index))];
  return Array.from({ length: count }, () =>
    layout.columns.map(({ domain, type, provision }) => {
      if (provision !== null) return random() < 0.03 ? 'yes' : 'no';
      if (random() < 0.1) return null;
      if (domain !== null) return pick(domain);
      return type === 'day'
        ? pick(days)
        : type === 'number'
          ? pick(numbers)
          : type === 'offense'
            ? pick(offenses)
            : null;
    }),
  );
}

function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
