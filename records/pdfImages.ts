/**
 * The pictures on a PDF page, put where the page puts them: one grey picture a page, as a scanner saw it. Drawing
 * text or lines is not needed and not done; scans that come in strips, turned or upside down come out whole.
 */
import type { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { limits } from './limits.ts';
import { type GreyImage, reduced, whiteImage } from './pixels.ts';

/** An open PDF and one of its pages, as the library gives them. */
export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPageHandle = Awaited<ReturnType<PdfDocument['getPage']>>;
export type PdfOps = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

/** The matrix `[a b c d e f]` of PDF: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

interface Picture {
  readonly grey: GreyImage;
  /** For each pixel whether it paints; `null` when all do. */
  readonly paints: Uint8Array | null;
}

interface Placed {
  readonly picture: Picture;
  /** From the unit square to the page, in points from the top left. */
  readonly matrix: Matrix;
}

/** What a page's pictures come to. `coverage` is the largest picture's share of the page, 0 to 1. */
export interface PagePictures {
  readonly coverage: number;
  readonly count: number;
  /** Pictures whose storage nobody here can decode, or that are over a limit. */
  readonly unreadable: number;
  readonly image: GreyImage | null;
}

/** `first` then `second`. */
export function chain(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = second;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** Six finite numbers from whatever the library hands over, or `null`. */
export function asMatrix(value: unknown): Matrix | null {
  if (typeof value !== 'object' || value === null) return null;
  const list = Array.from(value as ArrayLike<unknown>).slice(0, 6);
  const numbers = list.filter((item): item is number => typeof item === 'number' && Number.isFinite(item));
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined) return null;
  if (d === undefined || e === undefined || f === undefined) return null;
  return [a, b, c, d, e, f];
}

/** Takes the pictures out of one page. */
export async function picturesOf(page: PdfPageHandle, ops: PdfOps): Promise<PagePictures> {
  const viewport = page.getViewport({ scale: 1 });
  const base = asMatrix(viewport.transform) ?? [1, 0, 0, 1, 0, 0];
  const list = await page.getOperatorList();
  const placed: Placed[] = [];
  const stack: Matrix[] = [];
  let current: Matrix = base;
  let unreadable = 0;
  let count = 0;
  for (let index = 0; index < list.fnArray.length; index++) {
    const op = list.fnArray[index];
    const args: unknown = list.argsArray[index];
    if (op === ops.save || op === ops.paintFormXObjectBegin) stack.push(current);
    if (op === ops.restore || op === ops.paintFormXObjectEnd) current = stack.pop() ?? base;
    if (op === ops.transform) current = chain(asMatrix(args) ?? [1, 0, 0, 1, 0, 0], current);
    if (op === ops.paintFormXObjectBegin && Array.isArray(args)) {
      current = chain(asMatrix(args[0]) ?? [1, 0, 0, 1, 0, 0], current);
    }
    const isMask = op === ops.paintImageMaskXObject;
    if (!isMask && op !== ops.paintImageXObject && op !== ops.paintInlineImageXObject) continue;
    count += 1;
    const picture =
      placed.length < limits.picturesPerPage && Array.isArray(args)
        ? pictureOf(await resolved(page, args[0]), isMask)
        : null;
    if (picture === null) unreadable += 1;
    else placed.push({ picture, matrix: current });
  }
  const area = viewport.width * viewport.height;
  let coverage = 0;
  for (const { matrix } of placed) coverage += areaOf(matrix) / area;
  const image = placed.length === 0 ? null : compose(placed, viewport.width, viewport.height);
  return { coverage: Math.min(1, coverage), count, unreadable, image };
}

const areaOf = ([a, b, c, d]: Matrix): number => Math.abs(a * d - b * c);

/** A picture is named by a key or stands in the operator itself; a mask can hold its bits under a key of its own. */
async function resolved(page: PdfPageHandle, value: unknown): Promise<unknown> {
  if (typeof value === 'string') return await objectNamed(page, value);
  if (typeof value === 'object' && value !== null && 'data' in value && typeof value.data === 'string') {
    const stored = await objectNamed(page, value.data);
    return typeof stored === 'object' && stored !== null ? { ...value, ...stored } : null;
  }
  return value;
}

function objectNamed(page: PdfPageHandle, key: string): Promise<unknown> {
  const store = key.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    store.get(key, (found: unknown) => resolve(found));
  });
}

function pictureOf(value: unknown, isMask: boolean): Picture | null {
  if (typeof value !== 'object' || value === null) return null;
  const { width, height, data } = value as { width?: unknown; height?: unknown; data?: unknown };
  if (typeof width !== 'number' || typeof height !== 'number' || width < 1 || height < 1) return null;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null;
  const pixels = width * height;
  if (!Number.isInteger(pixels) || pixels > limits.imagePixels) return null;
  const bytesARow = (width + 7) >> 3;
  const grey = new Uint8Array(pixels);
  if (data.length === bytesARow * height && (isMask || data.length < pixels)) {
    const paints = isMask ? new Uint8Array(pixels) : null;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const bit = ((data[y * bytesARow + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
        if (paints === null) grey[y * width + x] = bit * 255;
        else paints[y * width + x] = 1 - bit;
      }
    }
    return { grey: { width, height, data: grey }, paints };
  }
  const channels = data.length / pixels;
  if (channels !== 1 && channels !== 3 && channels !== 4) return null;
  for (let index = 0; index < pixels; index++) {
    const at = index * channels;
    if (channels === 1) {
      grey[index] = data[at] ?? 255;
      continue;
    }
    const light = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    const alpha = channels === 4 ? (data[at + 3] ?? 255) / 255 : 1;
    grey[index] = light * alpha + 255 * (1 - alpha);
  }
  return { grey: { width, height, data: grey }, paints: null };
}

/** Lays the pictures on a white page whose resolution is that of the finest one, within the limits. */
function compose(placed: readonly Placed[], pageWidth: number, pageHeight: number): GreyImage {
  let density = 0;
  for (const { picture, matrix } of placed) {
    const area = areaOf(matrix);
    const pixels = picture.grey.width * picture.grey.height;
    if (area > 0.02 * pageWidth * pageHeight || placed.length === 1) {
      density = Math.max(density, area > 0 ? Math.sqrt(pixels / area) : 0);
    }
  }
  const mostDense = Math.sqrt(limits.pagePixels / (pageWidth * pageHeight));
  const scale = Math.min(density > 0 ? density : 2, mostDense);
  const page = whiteImage(
    Math.max(1, Math.round(pageWidth * scale)),
    Math.max(1, Math.round(pageHeight * scale)),
  );
  for (const one of placed) lay(page, one, scale);
  return page;
}

function lay(page: GreyImage, { picture, matrix }: Placed, scale: number): void {
  const onPage = chain(matrix, [scale, 0, 0, scale, 0, 0]);
  const [a, b, c, d, e, f] = onPage;
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-9) return;
  let { grey, paints } = picture;
  const shrink = Math.floor(Math.sqrt((grey.width * grey.height) / Math.abs(det)));
  if (shrink > 1 && paints === null) grey = reduced(grey, shrink);
  if (paints !== null && paints.length !== grey.data.length) paints = null;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const fromX = Math.max(0, Math.floor(Math.min(...xs)));
  const toX = Math.min(page.width, Math.ceil(Math.max(...xs)));
  const fromY = Math.max(0, Math.floor(Math.min(...ys)));
  const toY = Math.min(page.height, Math.ceil(Math.max(...ys)));
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const px = x + 0.5 - e;
      const py = y + 0.5 - f;
      const u = (d * px - c * py) / det;
      const v = 1 - (a * py - b * px) / det;
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
      const at = Math.floor(v * grey.height) * grey.width + Math.floor(u * grey.width);
      if (paints !== null && paints[at] === 0) continue;
      page.data[y * page.width + x] = grey.data[at] ?? 255;
    }
  }
}
