/** The door of the records room: the record model, the readers, and what they read with. */
export * from './model.ts';
export * from './history.ts';
export { limits } from './limits.ts';
export { type OcrEngine, type OcrLine, type OcrPage, recognizePage } from './ocr.ts';
export { type FileKind, fileKind } from './fileKind.ts';
export { eachPdfPage, type PdfContent, type PdfPage, readPdf } from './pdfText.ts';
export { plainRows, publishedRecordSchemas, readPlainCsv, readPlainJson, writePlainCsv, writePlainJson } from './plain.ts';
export { readDocument, type ReadDocumentOptions, type ReadDocumentResult, type RecordFormat } from './readFile.ts';
export { sheetKind, type SheetKind } from './sheetKind.ts';
export { gridOf, layoutRow, type TextBox } from './textLayout.ts';
export { parseSection, type ParsedSection } from './section.ts';
export { countyNames } from './caDoj/place.ts';
export { type ReadOptions, readCaDoj } from './caDoj/sheet.ts';
export { historiesOf } from './histories.ts';
