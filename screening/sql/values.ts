/** Days and numbers that may be known only in part: from the text of a column to the least and the most it may be. */
import type { Column } from '../columns.ts';
import { addYears } from '../dates.ts';
import type { Writer } from './dialect.ts';

const year = '(18[5-9][0-9]|19[0-9][0-9]|2[01][0-9][0-9]|2200)';
const leapYear = '(18(5[26]|[68][048]|[79][26])|(19|20|21)(0[48]|[2468][048]|[13579][26])|2000)';

/** `2014`, `2014-05`, or a day that exists, from 1850 to 2200; whatever else stands in a column of days is not known. */
const dayPattern = [
  `${year}(-(0[1-9]|1[0-2]))?`,
  `${year}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])`,
  `${year}-(0[469]|11)-(0[1-9]|[12][0-9]|30)`,
  `${year}-02-(0[1-9]|1[0-9]|2[0-8])`,
  `${leapYear}-02-29`,
].join('|');

/** The year of a leap year, whatever follows. */
const inLeapYear = `${leapYear}-.*`;

/** `17` or `16..17`. */
const numberPattern = '-?[0-9]+([.][0-9]+)?([.][.]-?[0-9]+([.][0-9]+)?)?';

/** The two columns in which the ends of a partly known value stand. */
export function endsOf(column: Column): { readonly least: string; readonly most: string } | null {
  if (column.type === 'day') return { least: `${column.id} from`, most: `${column.id} to` };
  return column.type === 'number' ? { least: `${column.id} least`, most: `${column.id} most` } : null;
}

/** The ends of a column as expressions with their names, one a line. */
export function writeEnds(writer: Writer, column: Column, source: string): string[] {
  const ends = endsOf(column);
  if (ends === null) return [];
  const text = `${source}.${writer.name(column.id)}`;
  const [least, most] = [writer.name(ends.least), writer.name(ends.most)];
  if (column.type === 'number') {
    const isNumber = writer.matches(text, numberPattern);
    const high = `CASE WHEN ${text} LIKE '%..%' THEN split_part(${text}, '..', 2) ELSE ${text} END`;
    return [
      `CASE WHEN ${isNumber} THEN ${writer.cast(`split_part(${text}, '..', 1)`, 'DOUBLE')} END AS ${least}`,
      `CASE WHEN ${isNumber} THEN ${writer.cast(high, 'DOUBLE')} END AS ${most}`,
    ];
  }
  const isDay = writer.matches(text, dayPattern);
  const lastOfMonth = [
    `CASE WHEN substr(${text}, 6, 2) IN ('04', '06', '09', '11') THEN '-30'`,
    `WHEN substr(${text}, 6, 2) <> '02' THEN '-31'`,
    `WHEN ${writer.matches(text, inLeapYear)} THEN '-29' ELSE '-28' END`,
  ].join(' ');
  const rest = `CASE length(${text}) WHEN 4 THEN '-12-31' WHEN 7 THEN ${lastOfMonth} ELSE '' END`;
  return [
    `CASE WHEN ${isDay} THEN ${writer.cast(`${text} || substr('-01-01', length(${text}) - 3)`, 'DATE')} END AS ${least}`,
    `CASE WHEN ${isDay} THEN ${writer.cast(`${text} || ${rest}`, 'DATE')} END AS ${most}`,
  ];
}

/** The last day from which so many years have passed on a day, so that a test needs no arithmetic: `since <= that day`. */
export function lastDayBefore(asOf: string, years: number): string {
  let [low, high] = [0, 4_000_000];
  // `addYears` never goes back as its day goes forward, so halving finds the last day that is early enough.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (addYears(dayNumber(middle), years) <= asOf) low = middle;
    else high = middle - 1;
  }
  return dayNumber(low);
}

/** Days of the calendar counted, without a clock: 31 slots a month, and those past its end are its last day. */
function dayNumber(slot: number): string {
  const [months, date] = [Math.floor(slot / 31), (slot % 31) + 1];
  const [y, month] = [Math.floor(months / 12), (months % 12) + 1];
  const day = Math.min(date, lastDay(y, month));
  return [String(y).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function lastDay(y: number, month: number): number {
  if (month === 2) return y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
