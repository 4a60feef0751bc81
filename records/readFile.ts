/**
 * The whole way from the bytes of a file to a record: what kind of file it is, what stands in it, which reader reads
 * it. Gives a record, with remarks for a person to check, or problems that say what to do; never throws.
 */
import { readCaDoj } from './caDoj/sheet.ts';
import { decodeText, fileKind, textPages } from './fileKind.ts';
import { limits } from './limits.ts';
import type { CriminalRecord, Field, Place, Problem, Repair } from './model.ts';
import { isReadable, notARecord, type OcrPage, poorPage, recognizeFile, recognizePage } from './ocr.ts';
import type { OcrEngine } from './ocrEngine.ts';
import { eachPdfPage, type PdfPage, type PictureDecoders } from './pdfText.ts';
import { readPhoto } from './photo.ts';
import { namesPlainColumns, readPlainCsv, readPlainJson } from './plain.ts';
import { notCaDoj, sheetKind } from './sheetKind.ts';

export type RecordFormat = 'ca-doj' | 'plain-csv' | 'plain-json';

export interface ReadDocumentOptions {
  /** What problems call the file. */
  readonly name: string;
  /** Said by the user; otherwise found out. */
  readonly format?: RecordFormat;
  /** Without an engine, scans and photos are refused with a problem that says so. */
  readonly ocr?: OcrEngine;
  /** Opens an encrypted PDF. */
  readonly password?: string;
  /** Decodes pictures as office scanners store them; without it such pages are told as not decodable. */
  readonly decoders?: PictureDecoders;
  /** Told after each page, so that long work can show how far it is. */
  readonly onPage?: (page: number, pageCount: number) => void;
}

/** `remarks` are for a person to check; the record stands without them. */
export type ReadDocumentResult =
  | { readonly record: CriminalRecord; readonly remarks: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/** A page as read, with how sure recognition was of each line; `null` for a page of real text. */
interface ReadPage {
  readonly number: number;
  readonly text: string;
  readonly scan: OcrPage | null;
  /** Text that lay over a scan: somebody else's recogniser made it. */
  readonly recognized: boolean;
}

/** Below this a page is read, and a person is told to compare it. */
const comfortable = 0.65;

/** Reads one document about one person. */
export async function readDocument(
  bytes: Uint8Array,
  options: ReadDocumentOptions,
): Promise<ReadDocumentResult> {
  try {
    return await read(bytes, options);
  } catch {
    // A library failed on a file that it should have refused; what it said may quote the file, so it is not passed on.
    return {
      problems: [
        {
          what: 'The file could not be read: its inside is damaged or of an unusual kind.',
          where: options.name,
          remedy: 'Open it in another program and print it to a new PDF, then read that one.',
        },
      ],
    };
  }
}

async function read(bytes: Uint8Array, options: ReadDocumentOptions): Promise<ReadDocumentResult> {
  const { name, format } = options;
  const found = fileKind(bytes, name);
  if ('problem' in found) return { problems: [found.problem] };
  switch (found.kind) {
    case 'pdf':
      return await readPdfFile(bytes, options);
    case 'png':
    case 'jpeg':
      return await readPicture(bytes, found.kind, options);
    case 'json':
    case 'csv':
    case 'text': {
      const text = decodeText(bytes);
      if (format === 'plain-json' || (format === undefined && found.kind === 'json'))
        return readPlainJson(text, name);
      const isTable = found.kind === 'csv' && (namesPlainColumns(text) || /\.csv$/i.test(name));
      if (format === 'plain-csv' || (format === undefined && isTable)) return readPlainCsv(text, name);
      const pages = textPages(text).map((page, index) => ({
        number: index + 1,
        text: page,
        scan: null,
        recognized: false,
      }));
      return sheetFrom(pages, [], options);
    }
  }
}

async function readPdfFile(bytes: Uint8Array, options: ReadDocumentOptions): Promise<ReadDocumentResult> {
  const { name, ocr, onPage, password, decoders } = options;
  const pages: ReadPage[] = [];
  const remarks: Problem[] = [];
  const refused: Problem[] = [];
  let scans = 0;
  const take = async (page: PdfPage, pageCount: number): Promise<void> => {
    if (page.kind === 'text') {
      pages.push({ number: page.page, text: page.text, scan: null, recognized: page.overImage });
    } else if (page.kind === 'empty') {
      pages.push({ number: page.page, text: '', scan: null, recognized: false });
      remarks.push(page.problem);
    } else if (ocr === undefined) {
      if (refused.length === 0) refused.push(needsRecognition(name));
    } else if (scans >= limits.scannedPages) {
      if (refused.length === 0) refused.push(tooManyScans(name));
    } else {
      scans += 1;
      const scan = await recognized(() => recognizePage(page.image, ocr), page.page, name, refused);
      if (scan !== null)
        pages.push({ number: page.page, text: joined(scan.text, page.text), scan, recognized: true });
    }
    onPage?.(page.page, pageCount);
  };
  const failed = await eachPdfPage(bytes, name, take, {
    ...(password === undefined ? {} : { password }),
    ...(decoders === undefined ? {} : { decoders }),
  });
  if (failed.length > 0 || refused.length > 0) return { problems: [...failed, ...refused] };
  if (pages.every((page) => page.text.trim() === '' && page.scan === null)) return { problems: remarks };
  return sheetFrom(pages, remarks, options);
}

const joined = (text: string, more: string): string => (more.trim() === '' ? text : `${text}\n${more}`);

/** Runs the engine; what it throws becomes a problem, without its words. */
async function recognized(
  work: () => Promise<OcrPage>,
  page: number,
  name: string,
  refused: Problem[],
): Promise<OcrPage | null> {
  try {
    return await work();
  } catch {
    refused.push({
      what: `Character recognition failed on page ${page}.`,
      where: `${name}, page ${page}`,
      remedy: 'Scan the page again at 300 dots an inch.',
    });
    return null;
  }
}

async function readPicture(
  bytes: Uint8Array,
  kind: 'png' | 'jpeg',
  options: ReadDocumentOptions,
): Promise<ReadDocumentResult> {
  const { name, ocr } = options;
  const photo = await readPhoto(bytes, kind, name);
  if ('problem' in photo) return { problems: [photo.problem] };
  if (ocr === undefined) return { problems: [needsRecognition(name)] };
  const refused: Problem[] = [];
  const { image } = photo;
  const work = () => (image === null ? recognizeFile(bytes, ocr) : recognizePage(image, ocr));
  const scan = await recognized(work, 1, name, refused);
  if (scan === null) return { problems: refused };
  options.onPage?.(1, 1);
  return sheetFrom([{ number: 1, text: scan.text, scan, recognized: true }], [], options);
}

/** From pages of text to the record, if they are a sheet that there is a reader for. */
function sheetFrom(
  pages: readonly ReadPage[],
  remarks: readonly Problem[],
  options: ReadDocumentOptions,
): ReadDocumentResult {
  const { name, format } = options;
  const scans = pages.flatMap((page) => (page.scan === null ? [] : [{ page: page.number, scan: page.scan }]));
  const unreadable = scans.filter(({ scan }) => !isReadable(scan));
  if (scans.length === pages.length && scans.length > 0 && unreadable.length === scans.length) {
    const [only] = pages;
    return { problems: [notARecord(pages.length === 1 ? null : (only?.number ?? null), name)] };
  }
  if (format === 'plain-csv' || format === 'plain-json') {
    return {
      problems: [
        {
          what: 'The plain form is read from a text file, not from a PDF or a picture.',
          where: name,
          remedy: 'Save the table as CSV or JSON, or leave --format out.',
        },
      ],
    };
  }
  const texts = pages.map((page) => page.text);
  const kind = sheetKind(texts);
  if (kind !== 'ca-doj' && format === undefined) return { problems: [notCaDoj(kind, name)] };
  const recognized = pages.some((page) => page.recognized);
  const record = readCaDoj(texts, { scanned: recognized });
  const poor = scans
    .filter(({ scan }) => scan.confidence < comfortable && scan.text.trim() !== '')
    .map(({ page, scan }) => poorPage(page, scan.confidence, name));
  return { record: scans.length === 0 ? record : withScan(record, pages), remarks: [...remarks, ...poor] };
}

/** Carries what recognition knew into the record: how sure it was of each line, and the rules it was helped with. */
function withScan(record: CriminalRecord, pages: readonly ReadPage[]): CriminalRecord {
  const sureness = new Map<number, number>();
  const repairs: Repair[] = [];
  const firstLines = new Map<number, number>();
  for (const { page, line } of record.sources[0]?.lines ?? [])
    if (!firstLines.has(page)) firstLines.set(page, line);
  for (const [index, { scan }] of pages.entries()) {
    const start = firstLines.get(index + 1);
    if (scan === null || start === undefined) continue;
    scan.lineConfidences.forEach((confidence, at) => {
      sureness.set(start + at, confidence);
    });
    for (const { line, from, to } of scan.repairs) {
      const place: Place = { page: index + 1, line: start + line - 1, raw: to };
      repairs.push({ place, from, to, why: from === '' ? 'rule_found_in_picture' : 'rule_misread' });
    }
  }
  const lowered = withConfidence(record, (field) =>
    Math.min(field.confidence, sureness.get(field.from.line) ?? field.confidence),
  );
  const [first, ...rest] = lowered.sources;
  if (first === undefined) return lowered;
  return { ...lowered, sources: [{ ...first, repairs: [...repairs, ...first.repairs] }, ...rest] };
}

/** The same record with the confidence of every field passed through `change`; everything else is left as it is. */
function withConfidence(record: CriminalRecord, change: (field: Field<unknown>) => number): CriminalRecord {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null || isPlace(value)) return value;
    if (isField(value)) return { ...value, confidence: change(value) };
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
  };
  return walk(record) as CriminalRecord;
}

const isField = (value: object): value is Field<unknown> =>
  'confidence' in value && 'from' in value && 'value' in value;

const isPlace = (value: object): boolean => 'raw' in value && 'line' in value;

const needsRecognition = (name: string): Problem => ({
  what: 'The document is a scan or a photo, and character recognition is not available here.',
  where: name,
  remedy:
    'Use `nunc read` on a computer, which recognises scans by itself, or enter the charges in the plain form.',
});

const tooManyScans = (name: string): Problem => ({
  what: `The document has more than ${limits.scannedPages} scanned pages.`,
  where: name,
  remedy: 'Split it into smaller files and read them one by one.',
});
