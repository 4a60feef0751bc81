/** Widths of a table's columns: the shares asked for, but no word broken where another column has room to spare. */
import { type Block, text, textOfRuns } from './document.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** `measure` gives the width a word needs, with the cell's padding. */
export function columnWidths(
  table: TableBlock,
  width: number,
  measure: (word: string, isHead: boolean) => number,
): number[] {
  const total = table.columns.reduce((sum, column) => sum + column.share, 0);
  const wanted = table.columns.map((column) => (width * column.share) / total);
  const least = table.columns.map((column, index) => {
    const words = (value: string, isHead: boolean) => value.split(/ +/).map((word) => measure(word, isHead));
    const cells = table.rows.flatMap((row) => words(textOfRuns(row[index] ?? []), false));
    return Math.max(0, ...words(textOfRuns([text(column.head)]), true), ...cells);
  });
  const lack = wanted.reduce((sum, one, index) => sum + Math.max(0, (least[index] ?? 0) - one), 0);
  const spare = wanted.reduce((sum, one, index) => sum + Math.max(0, one - (least[index] ?? 0)), 0);
  if (lack === 0 || lack > spare) return wanted;
  return wanted.map((one, index) => {
    const need = least[index] ?? 0;
    return one < need ? need : one - ((one - need) / spare) * lack;
  });
}
