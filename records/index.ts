/** The door of the records room: the record model, the readers, and what they read with. */

export {
  type AgencyCell,
  agencyCell,
  type CommentCell,
  chargedAsCell,
  commentCell,
  convictedAsCell,
  type DispositionCell,
  dispositionCell,
  numbersCell,
  type OffenseCell,
  offenseCell,
  sentenceCells,
  stepKind,
} from './caDoj/cells.ts';
export { countyNames } from './caDoj/place.ts';
export { type ReadOptions, readCaDoj } from './caDoj/sheet.ts';
export { type Deidentified, type DeidentifyOptions, deidentifyRecord, deidentifyText } from './deidentify.ts';
export { type FileKind, fileKind } from './fileKind.ts';
export {
  type HandoverProblem,
  handoverFileName,
  handoverNonceBytes,
  handoverSaltBytes,
  isLongEnough,
  leastPassphrase,
  mostHandoverBytes,
  sealHandover,
  unsealHandover,
} from './handover.ts';
export { historiesOf } from './histories.ts';
export * from './history.ts';
export { limits } from './limits.ts';
export { hasOwnEnd, isHold } from './matter.ts';
export * from './model.ts';
export { type OcrPage, recognizePage } from './ocr.ts';
export type { OcrEngine, OcrLine } from './ocrEngine.ts';
export { linesInColumns } from './ocrLines.ts';
export {
  eachPdfPage,
  type PdfContent,
  type PdfPage,
  type PictureDecoders,
  preparePdf,
  readPdf,
} from './pdfText.ts';
export { readSentence } from './plain/sentence.ts';
export { changeOf, jurisdictionOf, outcomeOf, severityOf } from './plain/words.ts';
export {
  plainRows,
  publishedRecordSchemas,
  readPlainCsv,
  readPlainJson,
  writePlainCsv,
  writePlainJson,
} from './plain.ts';
export {
  type ReadDocumentOptions,
  type ReadDocumentResult,
  type RecordFormat,
  readDocument,
} from './readFile.ts';
export { type ParsedSection, parseSection } from './section.ts';
export { type SheetKind, sheetKind } from './sheetKind.ts';
export { gridOf, layoutRow, type TextBox } from './textLayout.ts';
