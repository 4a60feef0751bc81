/** A jurisdiction's law on a day as one SQL query over the columns of `layoutOf`, for a data owner's own database. */
import type { Law } from '@nunc/law';
import { type InForce, layoutOf, type RowLayout } from '../columns.ts';
import { ConditionWriter } from './conditions.ts';
import { comment, type Dialect, type Writer, writers } from './dialect.ts';
import { offenseQuestions, writeOffenses } from './offenses.ts';
import { writeEnds } from './values.ts';

export interface LawSqlOptions {
  /** The table of charges; `a.b` is table b of schema a. Default: `charges`. */
  readonly table?: string | undefined;
  /** Also which element of the law fails first, in a column `PROVISION because`. */
  readonly because?: boolean | undefined;
}

/** The query and what it needs and gives. */
export interface LawSql {
  /** Makes the table that the query reads. */
  readonly createTable: string;
  /** One row a charge: `charge_id`, and for each provision `open`, `closed` or `undecided`. No order is promised. */
  readonly select: string;
  /** The columns of the table, in its order: `charge_id` first, then those of the layout. */
  readonly reads: readonly string[];
  /** The columns of the answer, in its order. */
  readonly gives: readonly string[];
  readonly layout: RowLayout;
}

/** The key of a charge in the table and in the answer. */
const chargeId = 'charge_id';

/**
 * Writes the query. It gives what the interpreter gives: `undecided` wherever facts are missing or nobody knows what
 * the law says. It reads nothing but the one table and calls no extension.
 */
export function lawSql(
  law: Law,
  jurisdiction: string,
  asOf: string,
  dialect: Dialect,
  { table = 'charges', because = false }: LawSqlOptions = {},
): LawSql {
  const writer = writers[dialect];
  const layout = layoutOf(law, jurisdiction, asOf);
  const from = table
    .split('.')
    .map((part) => writer.name(part))
    .join('.');
  const reads = [chargeId, ...layout.columns.map((column) => column.id)];
  const gives = [
    chargeId,
    ...layout.provisions.flatMap(({ provision: { id } }) => (because ? [id, `${id} because`] : [id])),
  ];
  return {
    createTable: writeTable(writer, from, layout),
    select: writeSelect(writer, law, from, layout, because),
    reads,
    gives,
    layout,
  };
}

function writeTable(writer: Writer, from: string, { columns }: RowLayout): string {
  const lines = columns.map((column, index) => {
    const values =
      column.domain !== null
        ? column.domain.join(', ')
        : column.type === 'day'
          ? 'yyyy-mm-dd, or yyyy-mm or yyyy where only that is known'
          : column.type === 'number'
            ? '17, or 16..17 where only a range is known'
            : column.type === 'offense'
              ? 'an id of the offense catalogue; attempt ID; A|B where it may be either; ?SECTION outside the catalogue'
              : 'a code';
    const end = index + 1 < columns.length ? ',' : '';
    return `  ${writer.name(column.id)} ${writer.text}${end} ${comment(values)}`;
  });
  return [
    `CREATE TABLE ${from} (`,
    `  ${writer.name(chargeId)} ${writer.text} NOT NULL${columns.length > 0 ? ',' : ''} ${comment('one row a charge; NULL in any other column where it is not known')}`,
    ...lines,
    ')',
  ].join('\n');
}

function writeSelect(writer: Writer, law: Law, from: string, layout: RowLayout, because: boolean): string {
  const { provisions, columns, asOf, jurisdiction } = layout;
  const questions = offenseQuestions(
    law,
    provisions.map(({ version }) => version.condition),
  );
  const conditions = new ConditionWriter(writer, law, asOf, columns, questions);
  const id = writer.name(chargeId);
  const ends = columns.flatMap((column) => writeEnds(writer, column, 't'));
  const met = provisions.map((one) => writeProvision(writer, conditions, one, because));
  const final = provisions.flatMap(({ provision }) => {
    const name = writer.name(provision.id);
    const status = `  CASE WHEN ${name} THEN 'open' WHEN NOT ${name} THEN 'closed' ELSE 'undecided' END AS ${name}`;
    return because ? [status, `  ${writer.name(`${provision.id} because`)}`] : [status];
  });
  return [
    comment(`${jurisdiction} as the law stood on ${asOf}; law data ${law.hash}`),
    comment(
      'A charge is open where every condition that can be checked is met, closed where one is not, and',
    ),
    comment(
      'undecided where facts are missing or the law is not known. Nothing is granted by it: the court decides.',
    ),
    'WITH',
    ...(questions.length > 0 ? writeOffenses(writer, law, from, questions) : []),
    'nunc_charge AS (',
    `  ${comment('a day or number known in part, as the least and the most it may be')}`,
    ['  SELECT t.*', ...ends].join(',\n    '),
    `  FROM ${from} AS t`,
    '),',
    'nunc_met AS (',
    `  SELECT`,
    [`    c.${id}`, ...met].join(',\n'),
    '  FROM nunc_charge AS c',
    ...(questions.length > 0
      ? [`  LEFT JOIN nunc_offense AS o ON o.value = c.${writer.name('offense')}`]
      : []),
    ')',
    'SELECT',
    [`  ${id}`, ...final].join(',\n'),
    'FROM nunc_met',
  ].join('\n');
}

function writeProvision(writer: Writer, conditions: ConditionWriter, one: InForce, because: boolean): string {
  const { provision, version } = one;
  const head = [
    `    ${comment(`${provision.citation}: ${provision.title.en}`)}`,
    `    ${comment(`in force ${version.from ?? '(start not known)'} to ${version.to ?? 'now'}; review: ${provision.review.confidence} confidence`)}`,
  ];
  const whole = [...head, ...conditions.lines(version.condition, one, '    ')];
  const named = `${whole.join('\n')}\n    AS ${writer.name(provision.id)}`;
  if (!because) return named;
  const parts = version.condition.kind === 'all' ? version.condition.of : [version.condition];
  const cases = parts.map(
    (part) =>
      `      WHEN (\n${conditions.lines(part, one, '        ').join('\n')}\n      ) IS FALSE THEN '${part.element}'`,
  );
  if (cases.length === 0)
    return `${named},\n    CAST(NULL AS ${writer.text}) AS ${writer.name(`${provision.id} because`)}`;
  return `${named},\n    CASE\n${cases.join('\n')}\n    END AS ${writer.name(`${provision.id} because`)}`;
}
