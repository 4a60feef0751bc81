/** How three databases write the same things: names, texts, and the few functions in which they differ. */

/** The databases whose SQL is written. */
export const dialects = ['duckdb', 'postgres', 'spark'] as const;
export type Dialect = (typeof dialects)[number];

/** The most bytes that a name may have: PostgreSQL cuts longer ones off without a word. */
const longestName = 63;

/** What differs from one database to the next. No extension is needed in any of them. */
export interface Writer {
  /** The type of a text column. */
  readonly text: string;
  /** A name, quoted, whatever stands in it. */
  name(raw: string): string;
  /** A text, quoted, whatever stands in it. */
  literal(raw: string): string;
  /** Whether a text matches a regular expression from end to end. The expression holds no quote and no backslash. */
  matches(expression: string, pattern: string): string;
  /** A text as a value of a type; only ever asked of texts that are known to fit. */
  cast(expression: string, type: 'DATE' | 'DOUBLE'): string;
  /** One row for each part of a text between bars. */
  parts(expression: string): string;
}

const doubled = (quote: string, raw: string): string =>
  `${quote}${raw.replaceAll(quote, quote + quote)}${quote}`;

function checkedName(raw: string): string {
  if (raw === '' || raw.includes('\0')) throw new Error('a name in SQL is empty or has a zero byte in it');
  const bytes = new TextEncoder().encode(raw).length;
  if (bytes > longestName)
    throw new Error(`the name "${raw}" has ${bytes} bytes; databases cut names off after ${longestName}`);
  return raw;
}

const duckdb: Writer = {
  text: 'VARCHAR',
  name: (raw) => doubled('"', checkedName(raw)),
  literal: (raw) => doubled("'", raw),
  matches: (expression, pattern) => `regexp_full_match(${expression}, '${pattern}')`,
  cast: (expression, type) => `TRY_CAST(${expression} AS ${type})`,
  parts: (expression) => `unnest(string_split(${expression}, '|'))`,
};

const postgres: Writer = {
  ...duckdb,
  text: 'TEXT',
  matches: (expression, pattern) => `${expression} ~ '^(${pattern})$'`,
  cast: (expression, type) => `CAST(${expression} AS ${type === 'DOUBLE' ? 'DOUBLE PRECISION' : type})`,
  parts: (expression) => `unnest(string_to_array(${expression}, '|'))`,
};

const spark: Writer = {
  text: 'STRING',
  name: (raw) => doubled('`', checkedName(raw)),
  literal: sparkLiteral,
  // `$` alone would also match before a line's end.
  matches: (expression, pattern) =>
    `${expression} RLIKE '^(${pattern})$' AND NOT ${expression} LIKE concat('%', char(10))`,
  cast: (expression, type) => `TRY_CAST(${expression} AS ${type})`,
  parts: (expression) => `explode(split(${expression}, '[|]'))`,
};

/** What a quote or a backslash means inside a text depends on Spark's version and settings, so neither is written in one. */
function sparkLiteral(raw: string): string {
  const parts = raw
    .split(/(['\\])/)
    .filter((part) => part !== '')
    .map((part) => (part === "'" ? 'char(39)' : part === '\\' ? 'char(92)' : `'${part}'`));
  const [only] = parts;
  return parts.length < 2 && only?.startsWith("'") === true
    ? only
    : parts.length === 0
      ? "''"
      : `concat(${parts.join(', ')})`;
}

export const writers: Readonly<Record<Dialect, Writer>> = { duckdb, postgres, spark };

/** A comment of one line, whatever stands in the text. */
export function comment(text: string): string {
  return `-- ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()}`;
}
