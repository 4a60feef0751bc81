/** The door of `bulk/`: whole files of charges through the law, a block at a time. */

export { boundaryAfter } from './boundary.ts';
export { textOfBytes } from './csv/cells.ts';
export { type Scanner, scannerFor } from './csv/scanner.ts';
export * from './engine.ts';
export * from './output.ts';
export * from './recordColumns.ts';
export * from './recordReader.ts';
export * from './run.ts';
export * from './sampler.ts';
export * from './summary.ts';
export { suppressed } from './suppress.ts';
export { readFigures, type SyntheticFigures } from './synthetic/figures.ts';
export { type SyntheticOptions, syntheticCsv, syntheticJurisdictions } from './synthetic/population.ts';
export * from './tally.ts';
export * from './unread.ts';
