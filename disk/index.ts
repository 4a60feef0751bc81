/** The door of `disk/`: what the rooms below need from this computer's disk. */

export { type BulkJob, type BulkResult, runBulk } from './bulk.ts';
export { type BulkFormat, type BulkSettings, bulkFormats, engineFor } from './bulkEngine.ts';
export { foreignName, lookInto, textName, writeFinished } from './bulkFiles.ts';
export { type BulkInput, lookAtFile, toUtf8 } from './bulkInput.ts';
export { consequencesFromDisk } from './consequences.ts';
export { DuckDb, type DuckDbOptions, type TextRows } from './duckdb.ts';
export { caseFiles, lawFiles, lawFromDisk } from './law.ts';
export { type LocalOcr, type LocalOcrOptions, languageFolder, localOcr } from './ocr.ts';
export { csvToParquet, parquetToCsv } from './parquet.ts';
export { pictureDecoders } from './pictures.ts';
export { rubricsFromDisk } from './rubrics.ts';
export {
  type RowsJob,
  runOnDuckDb,
  runOnSpark,
  type SparkDone,
  SparkFailed,
  type SparkJob,
  writeRows,
} from './spark.ts';
export { runBulkAsSql, type SqlBulkJob, type SqlBulkResult } from './sparkBulk.ts';
export { figuresFromDisk } from './synthetic.ts';
export { templateFiles } from './templates.ts';
