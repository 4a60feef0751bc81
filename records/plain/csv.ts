/** Comma-separated values with their line numbers; the separator may be a comma, a semicolon or a tab. */

export interface CsvRow {
  /** The line on which the row starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  readonly separator: string;
  /** The line of a quote that is never closed, or `null`. */
  readonly openQuote: number | null;
}

/** Splits text into rows. Quoted cells may hold separators, doubled quotes and line breaks. Blank lines are rows. */
export function parseCsv(text: string): CsvTable {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let quoteLine = 1;
  let line = 1;
  let rowLine = 1;
  const endRow = (): void => {
    cells.push(cell);
    rows.push({ line: rowLine, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
      if (sign === '\n') line += 1;
      continue;
    }
    if (sign === '"' && cell.trim() === '') {
      quoted = true;
      quoteLine = line;
      cell = '';
    } else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) {
      endRow();
      line += 1;
      rowLine = line;
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return { rows, separator, openQuote: quoted ? quoteLine : null };
}

/** The sign that the first line with text holds most of. */
function separatorOf(text: string): string {
  const first =
    text
      .slice(0, 10_000)
      .split(/[\r\n]+/)
      .find((line) => line.trim() !== '') ?? '';
  const count = (sign: string): number => first.split(sign).length - 1;
  const [best] = [',', ';', '\t'].sort((a, b) => count(b) - count(a));
  return best ?? ',';
}

/** Rows as CSV text; cells are quoted where they must be. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string): string =>
    /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => `${row.map(quote).join(',')}\n`).join('');
}
