/** The door of `bulk/`: whole files of charges through the law, a block at a time. */

export { type AuditedPerson, audited } from './audit.ts';
export { boundaryAfter } from './boundary.ts';
export { cellsOfRow, textOfBytes } from './csv/cells.ts';
export { type Scanner, scannerFor } from './csv/scanner.ts';
export { dojHeader, dojHeading, dojWidth } from './doj/columns.ts';
export { DojReader } from './doj/reader.ts';
export * from './engine.ts';
export type { Examined } from './jurisdiction.ts';
export * from './output.ts';
export { publishedBulkSchemas } from './published.ts';
export * from './recordColumns.ts';
export * from './recordReader.ts';
export * from './run.ts';
export * from './sampler.ts';
export * from './summary.ts';
export { type SyntheticDojOptions, syntheticDojCsv } from './synthetic/dojCsv.ts';
export { readFigures, type SyntheticFigures } from './synthetic/figures.ts';
export { type SyntheticOptions, syntheticCsv, syntheticJurisdictions } from './synthetic/population.ts';
export * from './tally.ts';
export * from './unread.ts';
