/** The summary of a bulk run on a page. */
import type { BulkSummary } from '@nunc/bulk';
import type { Page } from './page.ts';

const shown = (count: number | null): string => (count === null ? 'held back' : String(count));

/** Prints the counts that matter first; all of them stand in summary.json. */
export function printSummary(
  page: Page,
  summary: BulkSummary,
  folder: string,
  names: readonly string[],
): void {
  const { read, all } = summary;
  page.heading('Read');
  page.table(
    [
      ['rows', String(read.rows)],
      ['rows not read', `${read.rowsUnread}${read.rowsUnread > 0 ? ' (unread.csv says why)' : ''}`],
      ['charges', String(read.charges)],
      ['people', String(read.people)],
      ...(read.sameCharge > 0 ? [['the same matter as another charge', String(read.sameCharge)]] : []),
      ...(read.notACharge > 0
        ? [['entries that are no charge, such as a registration', String(read.notACharge)]]
        : []),
      ...(read.peopleWithUnreadRows > 0
        ? [['people of whom a row was not read', String(read.peopleWithUnreadRows)]]
        : []),
      ...(read.outcomeWordsNotKnown > 0
        ? [['outcomes in words that are not known, taken as unknown', String(read.outcomeWordsNotKnown)]]
        : []),
      ...(read.mixedEncodings ? [['encodings', 'the file mixes UTF-8 and Latin-1']] : []),
      ...(read.columnsNotRead.length > 0 ? [['columns not read', read.columnsNotRead.join(', ')]] : []),
    ],
    2,
  );
  page.heading(`How they stand on ${summary.asOf}`);
  page.table(
    (['open', 'undecided', 'closed', 'no_law'] as const).map((standing) => [
      standing === 'undecided' ? 'undecided (candidates)' : standing.replace('_', ' '),
      `${shown(all.charges[standing])} charges`,
      `${shown(all.people[standing])} people`,
    ]),
    2,
  );
  page.heading('By provision');
  page.table(
    summary.provisions
      .filter(({ open, undecided }) => open !== 0 || undecided !== 0)
      .map(({ provision, open, undecided }) => [
        provision,
        `${shown(open)} open`,
        `${shown(undecided)} undecided`,
      ]),
    2,
  );
  if (summary.withBill !== null) {
    page.heading(`With ${summary.bill}`);
    page.table(
      summary.withBill.all.charges
        .filter(({ before, after }) => before !== after)
        .map(({ before, after, count }) => [`${before} -> ${after}`, `${shown(count)} charges`]),
      2,
    );
  }
  page.gap();
  page.say(summary.caution);
  page.say(summary.smallCounts);
  page.say(`Written to ${folder}: ${names.join(', ')}.`);
}
