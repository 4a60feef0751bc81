/**
 * The cells of some rows, as places in the text. The rows of one table all have the same columns; what is done with a
 * column is done for all its rows in one go.
 */
export interface CellTable {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** A cell of a row starts `shift` behind `starts[base + column]` and ends before `ends[base + column]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly shift: 0 | 1;
  readonly bases: Int32Array;
  /** Which charge of the block each row is, and of which person. */
  readonly charges: Int32Array;
  readonly people: Int32Array;
  count: number;
}
