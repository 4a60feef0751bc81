/** Rows that were not read, and why. A reason names the column and never repeats what a cell holds. */

export type UnreadReason =
  | { readonly kind: 'wrong_columns'; readonly found: number; readonly expected: number }
  | { readonly kind: 'wrong_layout'; readonly found: number; readonly expected: number }
  | { readonly kind: 'open_quote' }
  | { readonly kind: 'no_person' }
  | { readonly kind: 'no_jurisdiction' }
  | { readonly kind: 'no_such_day'; readonly column: string }
  | { readonly kind: 'not_a_value'; readonly column: string }
  | { readonly kind: 'too_many_jurisdictions' };

export interface UnreadRow {
  /** The line on which the row begins; in a block it counts from the block's first line, 0. */
  readonly line: number;
  readonly reason: UnreadReason;
}

/** A reason in words, with what to do. */
export function unreadWords(reason: UnreadReason): string {
  switch (reason.kind) {
    case 'wrong_columns':
      return `the row has ${reason.found} columns, and the first row names ${reason.expected}: put quotation marks around a cell that holds a comma`;
    case 'wrong_layout':
      return `the row has ${reason.found} fields, and the California DOJ layout has ${reason.expected}: put quotation marks around a field that holds a comma`;
    case 'open_quote':
      return 'a quotation mark is opened and not closed: close it, or double a mark inside a cell';
    case 'no_person':
      return 'the row names no person: fill the person column';
    case 'no_jurisdiction':
      return 'the row names no jurisdiction: fill us-ca, us-ny ..., or give --jurisdiction for the whole file';
    case 'no_such_day':
      return `column ${reason.column} holds no day that exists between 1850 and 2200: write yyyy-mm-dd, or leave it empty`;
    case 'not_a_value':
      return `column ${reason.column} holds none of the values it may: see nunc bulk --help`;
    case 'too_many_jurisdictions':
      return 'the file names more than 200 jurisdictions: check that the jurisdiction column is the right one';
  }
}

export const unreadHeading = 'line,reason\n';

/** The rows as lines of the file of unread rows. `before`: lines of the file that stand before the block. */
export function unreadLines(rows: readonly UnreadRow[], before: number): string {
  return rows.map(({ line, reason }) => `${before + line + 1},"${unreadWords(reason)}"\n`).join('');
}
