/**
 * From the bytes of a PDF to its pages: lines of text where the PDF holds text, a picture where it holds a scan.
 * Whatever is wrong with the file comes back as a problem; nothing throws, and no page is left out silently.
 */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { limits } from './limits.ts';
import type { Problem } from './model.ts';
import {
  asMatrix,
  chain,
  type Matrix,
  type PdfDocument,
  type PdfPageHandle,
  picturesOf,
} from './pdfImages.ts';
import type { GreyImage } from './pixels.ts';
import { type Grid, gridOf, layoutLines, type TextBox } from './textLayout.ts';

/** A page that holds text. `overImage`: the text lies over a scan, so it came from somebody's recogniser. */
export interface PdfTextPage {
  readonly kind: 'text';
  readonly page: number;
  readonly text: string;
  readonly overImage: boolean;
}

/** A scanned page. `text` is what little real text the page holds beside the scan, such as a stamped page number. */
export interface PdfImagePage {
  readonly kind: 'image';
  readonly page: number;
  readonly image: GreyImage;
  readonly text: string;
}

/** A page from which neither text nor picture came. */
export interface PdfEmptyPage {
  readonly kind: 'empty';
  readonly page: number;
  readonly problem: Problem;
}

export type PdfPage = PdfTextPage | PdfImagePage | PdfEmptyPage;

/** What a PDF holds. `problems` in the first three are remarks about single pages, for a person to check. */
export type PdfContent =
  | { readonly kind: 'text'; readonly pages: readonly string[]; readonly overImage: boolean }
  | { readonly kind: 'images'; readonly pages: readonly PdfPage[] }
  | { readonly kind: 'mixed'; readonly pages: readonly PdfPage[] }
  | { readonly kind: 'problem'; readonly problems: readonly Problem[] };

/**
 * Gives a part of the decoder for pictures that scanners store in black and white (fax, JBIG2) or as JPEG 2000, by its
 * file name. `disk/` has one; without it such pages are told as pictures that cannot be decoded.
 */
export type PictureDecoders = (file: string) => Promise<Uint8Array>;

export interface PdfOptions {
  /** Opens an encrypted PDF; used for this one call and kept nowhere. */
  readonly password?: string;
  readonly decoders?: PictureDecoders;
}

/** Loads the PDF library, which is large, so that nothing is left to load when a file is opened. */
export async function preparePdf(): Promise<void> {
  await getResolvedPDFJS();
}

/** Fewer characters than this beside a large picture are a stamp on a scan, not the page's text. */
const stampCharacters = 200;
/** A picture that covers this share of a page is a scan of it. */
const scanCoverage = 0.3;

/** Reads a PDF. `name` is what problems call the file. */
export async function readPdf(
  bytes: Uint8Array,
  name = 'the PDF',
  options: PdfOptions = {},
): Promise<PdfContent> {
  const pages: PdfPage[] = [];
  const failed = await eachPdfPage(
    bytes,
    name,
    async (page) => {
      pages.push(page);
    },
    options,
  );
  if (failed.length > 0) return { kind: 'problem', problems: failed };
  const empty = pages.filter((page) => page.kind === 'empty');
  if (empty.length === pages.length) return { kind: 'problem', problems: empty.map((page) => page.problem) };
  if (pages.every((page) => page.kind === 'text')) {
    return {
      kind: 'text',
      pages: pages.map((page) => page.text),
      overImage: pages.some((page) => page.overImage),
    };
  }
  return { kind: pages.some((page) => page.kind === 'text') ? 'mixed' : 'images', pages };
}

/**
 * Opens a PDF and hands over its pages in order, one at a time, so that the pictures of a long scan are never in
 * memory together. Gives the problems that kept the file from being read; none when every page was handed over.
 */
export async function eachPdfPage(
  bytes: Uint8Array,
  name: string,
  take: (page: PdfPage, pageCount: number) => Promise<void>,
  options: PdfOptions = {},
): Promise<Problem[]> {
  const refused = refusal(bytes, name);
  if (refused !== null) return [refused];
  let document: PdfDocument | null = null;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes), {
      ...(options.password === undefined ? {} : { password: options.password }),
      ...(options.decoders === undefined ? {} : decoding(options.decoders)),
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: limits.imagePixels,
    });
    if (document.numPages > limits.pdfPages) return [tooManyPages(document.numPages, name)];
    if (document.numPages < 1) return [damaged(name)];
    await handOver(document, name, take);
    return [];
  } catch (error) {
    return [openProblem(error, name, options.password !== undefined)];
  } finally {
    await document?.loadingTask.destroy().catch(() => undefined);
  }
}

/** Hands the library its decoders through its own door for them; it fetches nothing by itself. */
function decoding(decoders: PictureDecoders): {
  readonly wasmUrl: string;
  readonly BinaryDataFactory: object;
} {
  class Decoders {
    async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
      return await decoders(filename);
    }
  }
  return { wasmUrl: 'decoders/', BinaryDataFactory: Decoders };
}

async function handOver(
  document: PdfDocument,
  name: string,
  take: (page: PdfPage, pageCount: number) => Promise<void>,
): Promise<void> {
  const boxes: PageBoxes[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    boxes.push(await textBoxes(page));
  }
  const grid = gridOf(boxes.flatMap((page) => page.level));
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await onePage(page, number, boxes[number - 1] ?? { level: [], slanted: [] }, grid, name);
    await take(content, document.numPages);
    page.cleanup();
  }
}

async function onePage(
  page: PdfPageHandle,
  number: number,
  boxes: PageBoxes,
  grid: Grid,
  name: string,
): Promise<PdfPage> {
  const lines = [...layoutLines(boxes.level, grid), ...boxes.slanted];
  const text = lines.join('\n');
  const characters = text.replace(/\s/g, '').length;
  const { OPS } = await getResolvedPDFJS();
  const pictures = await picturesOf(page, OPS);
  const isScan = pictures.coverage >= scanCoverage;
  if (characters >= stampCharacters || (characters > 0 && !isScan)) {
    return { kind: 'text', page: number, text, overImage: isScan };
  }
  if (pictures.image !== null && (isScan || characters === 0)) {
    return { kind: 'image', page: number, image: pictures.image, text };
  }
  return { kind: 'empty', page: number, problem: emptyPage(number, pictures.unreadable > 0, name) };
}

interface PageBoxes {
  readonly level: readonly TextBox[];
  /** Text at another angle than the page's, such as a watermark: kept, as lines at the page's end. */
  readonly slanted: readonly string[];
}

/** The page's pieces of text in page coordinates; the angle that most of the text has is taken as level. */
async function textBoxes(page: PdfPageHandle): Promise<PageBoxes> {
  const content = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const base = asMatrix(viewport.transform) ?? [1, 0, 0, 1, 0, 0];
  const pieces: { text: string; matrix: Matrix; width: number; angle: number }[] = [];
  const weights = new Map<number, number>();
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim().length === 0) continue;
    const own = asMatrix(item.transform);
    if (own === null) continue;
    const matrix = chain(own, base);
    const angle = Math.round((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI / 5) * 5;
    const normal = ((angle % 360) + 360) % 360;
    pieces.push({ text: item.str, matrix, width: item.width, angle: normal });
    weights.set(normal, (weights.get(normal) ?? 0) + item.str.length);
  }
  let main = 0;
  for (const [angle, weight] of weights) if (weight > (weights.get(main) ?? 0)) main = angle;
  const turn = (-main * Math.PI) / 180;
  const level: TextBox[] = [];
  const slanted: string[] = [];
  for (const piece of pieces) {
    if (piece.angle !== main) {
      slanted.push(piece.text);
      continue;
    }
    const [, , c, d, e, f] = piece.matrix;
    level.push({
      text: piece.text,
      x: e * Math.cos(turn) - f * Math.sin(turn),
      y: e * Math.sin(turn) + f * Math.cos(turn),
      width: piece.width,
      height: Math.hypot(c, d),
    });
  }
  return { level, slanted };
}

/** What can be said before the file is opened. */
function refusal(bytes: Uint8Array, name: string): Problem | null {
  if (bytes.length > limits.pdfBytes) {
    return {
      what: `The PDF is too large: ${Math.round(bytes.length / 1_000_000)} MB; at most ${limits.pdfBytes / 1_000_000} MB can be read.`,
      where: name,
      remedy: 'Split it into smaller files, or scan it again at 300 dots an inch.',
    };
  }
  if (!latin1(bytes.subarray(0, 1024)).includes('%PDF-')) {
    return {
      what: 'The file is not a PDF.',
      where: name,
      remedy: 'Open it in the program it came from and save or print it as PDF, then try again.',
    };
  }
  if (isCutOff(bytes)) {
    return {
      what: 'The PDF is cut off: its end is missing, so pages may be missing too.',
      where: name,
      remedy:
        'Download or copy the file again. If it opens in a PDF program, print it to a new PDF and use that one.',
    };
  }
  return null;
}

/** A PDF ends with an end mark; one prepared for the web also says at its start how long it is. */
function isCutOff(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 2048));
  const declared = /\/Linearized[^>]{0,200}?\/L (\d{1,12})/.exec(start)?.[1];
  if (declared !== undefined && Number(declared) > bytes.length) return true;
  return !latin1(bytes.subarray(Math.max(0, bytes.length - 65_536))).includes('%%EOF');
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function openProblem(error: unknown, name: string, hadPassword: boolean): Problem {
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException') {
    return {
      what: hadPassword
        ? 'The PDF is encrypted and the password does not open it.'
        : 'The PDF is encrypted: it needs a password to be opened.',
      where: name,
      remedy:
        'Open it with its password in a PDF program and print it to a new PDF without one; use that file.',
    };
  }
  return damaged(name);
}

const damaged = (name: string): Problem => ({
  what: 'The PDF is damaged and cannot be opened.',
  where: name,
  remedy: 'Get the file again. If it opens in a PDF program, print it to a new PDF and use that one.',
});

const tooManyPages = (count: number, name: string): Problem => ({
  what: `The PDF has ${count} pages; at most ${limits.pdfPages} can be read at once.`,
  where: name,
  remedy: 'Split it into smaller files and read them one by one.',
});

function emptyPage(number: number, hadPicture: boolean, name: string): Problem {
  return hadPicture
    ? {
        what: `Page ${number} is a picture stored in a way that cannot be decoded here, and it holds no text.`,
        where: `${name}, page ${number}`,
        remedy: 'Open the PDF, save or photograph this page as PNG or JPEG, and read that picture instead.',
      }
    : {
        what: `Page ${number} holds neither text nor a picture.`,
        where: `${name}, page ${number}`,
        remedy:
          'Check whether the page is blank. If you can see text on it, save it as PNG and read that picture.',
      };
}
