/**
 * A photo or screenshot (JPEG, PNG) as a grey picture. The pixels come from the PDF library: the file is put, as it
 * is, into a one-page PDF and taken out decoded. A JPEG's own note of how the camera was held is followed.
 */
import { limits } from './limits.ts';
import type { Problem } from './model.ts';
import { eachPdfPage } from './pdfText.ts';
import { type GreyImage, mirrored, turned } from './pixels.ts';

interface Shape {
  readonly width: number;
  readonly height: number;
  /** The PDF filter and what describes the samples. */
  readonly dictionary: string;
  readonly data: Uint8Array;
  /** The JPEG note of how the picture is to be turned, 1 to 8; 1 = as it is. */
  readonly orientation: number;
}

/** The picture, `null` where the file is sound but stored in a way not decoded here, or what is wrong with it. */
export async function readPhoto(
  bytes: Uint8Array,
  kind: 'png' | 'jpeg',
  name: string,
): Promise<{ readonly image: GreyImage | null } | { readonly problem: Problem }> {
  if (bytes.length > limits.imageBytes) {
    return { problem: tooLarge(`${Math.round(bytes.length / 1_000_000)} MB`, name) };
  }
  const shape = kind === 'png' ? pngShape(bytes) : jpegShape(bytes);
  if (shape === null) return { problem: damagedPicture(name) };
  if (shape.width * shape.height > limits.imagePixels) {
    return { problem: tooLarge(`${shape.width} by ${shape.height} pixels`, name) };
  }
  if (shape.dictionary === '') return { image: null };
  let image: GreyImage | null = null;
  await eachPdfPage(pdfAround(shape), name, async (page) => {
    if (page.kind === 'image') image = page.image;
  });
  return { image: image === null ? null : upright(image, shape.orientation) };
}

function upright(image: GreyImage, orientation: number): GreyImage {
  switch (orientation) {
    case 2:
      return mirrored(image);
    case 3:
      return turned(image, 2);
    case 4:
      return mirrored(turned(image, 2));
    case 5:
      return mirrored(turned(image, 1));
    case 6:
      return turned(image, 1);
    case 7:
      return mirrored(turned(image, 3));
    case 8:
      return turned(image, 3);
    default:
      return image;
  }
}

function pdfAround(shape: Shape): Uint8Array {
  const { width, height } = shape;
  const drawing = `${width} 0 0 ${height} 0 0 cm /P Do`;
  const before =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]` +
    '/Resources<</XObject<</P 5 0 R>>>>/Contents 4 0 R>>endobj\n' +
    `4 0 obj<</Length ${drawing.length}>>stream\n${drawing}\nendstream endobj\n` +
    `5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${shape.dictionary}` +
    `/Length ${shape.data.length}>>stream\n`;
  const after = '\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n';
  const encoder = new TextEncoder();
  const head = encoder.encode(before);
  const tail = encoder.encode(after);
  const file = new Uint8Array(head.length + shape.data.length + tail.length);
  file.set(head);
  file.set(shape.data, head.length);
  file.set(tail, head.length + shape.data.length);
  return file;
}

/** The parts of a PNG that a PDF can hold unchanged. Transparent or interlaced ones get an empty dictionary. */
function pngShape(bytes: Uint8Array): Shape | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let head: { width: number; height: number; depth: number; colour: number; interlaced: boolean } | null =
    null;
  let palette: Uint8Array | null = null;
  let at = 8;
  let ended = false;
  while (!ended && at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const start = at + 8;
    if (start + length + 4 > bytes.length) return null;
    if (type === 'IHDR' && length >= 13) {
      head = {
        width: view.getUint32(start),
        height: view.getUint32(start + 4),
        depth: bytes[start + 8] ?? 0,
        colour: bytes[start + 9] ?? 0,
        interlaced: bytes[start + 12] !== 0,
      };
    }
    if (type === 'PLTE') palette = bytes.subarray(start, start + length);
    if (type === 'IDAT') parts.push(bytes.subarray(start, start + length));
    if (type === 'IEND') ended = true;
    at = start + length + 4;
  }
  if (head === null || !ended || parts.length === 0 || head.width < 1 || head.height < 1) return null;
  const { width, height, depth, colour } = head;
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const data = new Uint8Array(size);
  let filled = 0;
  for (const part of parts) {
    data.set(part, filled);
    filled += part.length;
  }
  const colors = colour === 2 ? 3 : 1;
  const space =
    colour === 0 ? '/DeviceGray' : colour === 2 ? '/DeviceRGB' : colour === 3 ? indexed(palette) : null;
  const dictionary =
    space === null || head.interlaced
      ? ''
      : `/ColorSpace ${space}/BitsPerComponent ${depth}/Filter/FlateDecode` +
        `/DecodeParms<</Predictor 15/Colors ${colors}/BitsPerComponent ${depth}/Columns ${width}>>`;
  return { width, height, dictionary, data, orientation: 1 };
}

function indexed(palette: Uint8Array | null): string | null {
  if (palette === null || palette.length < 3) return null;
  const hex = Array.from(palette, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${hex}>]`;
}

/** Size, colours and orientation from a JPEG's segments; the rest is the decoder's work. */
function jpegShape(bytes: Uint8Array): Shape | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) {
      at += 1;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    const length = view.getUint16(at + 2);
    if (marker === 0xe1)
      orientation = exifOrientation(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      const colors = bytes[at + 9] ?? 0;
      if (width < 1 || height < 1) return null;
      const space = colors === 1 ? '/DeviceGray' : colors === 3 ? '/DeviceRGB' : '/DeviceCMYK';
      // Cameras write no four-colour pictures; the programs that do store them inverted.
      const inverted = colors === 4 ? '/Decode[1 0 1 0 1 0 1 0]' : '';
      const dictionary = `/ColorSpace${space}/BitsPerComponent 8${inverted}/Filter/DCTDecode`;
      return { width, height, dictionary, data: bytes, orientation };
    }
    at += 2 + Math.max(2, length);
  }
  return null;
}

/** Both byte orders of the note that cameras leave. */
function exifOrientation(segment: Uint8Array): number | null {
  if (segment.length < 20 || String.fromCharCode(...segment.subarray(0, 4)) !== 'Exif') return null;
  const tiff = segment.subarray(6);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = tiff[0] === 0x49;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return null;
  const count = Math.min(view.getUint16(start, little), 200);
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * 12;
    if (at + 12 > tiff.length) return null;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

const tooLarge = (size: string, name: string): Problem => ({
  what: `The picture is too large to read: ${size}.`,
  where: name,
  remedy: 'Save it smaller: a page needs about 2500 by 3300 pixels.',
});

const damagedPicture = (name: string): Problem => ({
  what: 'The picture is damaged or cut off.',
  where: name,
  remedy: 'Copy the file again, or take the photo again.',
});
