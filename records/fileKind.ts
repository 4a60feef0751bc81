/**
 * What kind of file some bytes are, by looking at them and not at a name; and text out of its bytes. Only the first
 * part of a file is looked at, so that a hundred megabytes of noise are refused as fast as a hundred bytes.
 */
import { limits } from './limits.ts';
import type { Problem } from './model.ts';

/** The kinds that can be read. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'json' | 'csv' | 'text';

export type KindOrProblem = { readonly kind: FileKind } | { readonly problem: Problem };

const startsWith = (bytes: Uint8Array, ...expected: number[]): boolean =>
  expected.every((byte, index) => bytes[index] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Recognises a file. `name` is what problems call it. */
export function fileKind(bytes: Uint8Array, name: string): KindOrProblem {
  const refuse = (what: string, remedy: string): KindOrProblem => ({
    problem: { what, where: name, remedy },
  });
  if (bytes.length === 0)
    return refuse('The file is empty.', 'Check that it was saved or copied completely.');
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'png' };
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { kind: 'jpeg' };
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  const picture = otherPicture(bytes);
  if (picture !== null) {
    return refuse(
      `The file is a picture of a kind that cannot be read here (${picture}).`,
      'Save it as PNG, JPEG or PDF.',
    );
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) || startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) {
    return refuse(
      'The file is a word-processor document.',
      'Save or print it as PDF, or save it as plain text.',
    );
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    return refuse(
      'The file is an archive or an office document.',
      'Unpack it first; or save a document as PDF, and a table as CSV.',
    );
  }
  if (startsWith(bytes, 0x1f, 0x8b)) return refuse('The file is compressed.', 'Unpack it first.');
  if (!looksLikeText(bytes)) {
    return refuse(
      'The file is none of the kinds that can be read: PDF, PNG, JPEG, text, CSV or JSON.',
      'Check that it is the right file. If a program opens it, print it to PDF from there.',
    );
  }
  if (bytes.length > limits.textBytes) {
    const size = Math.round(bytes.length / 1_000_000);
    return refuse(
      `The text is too large for one record: ${size} MB; at most ${limits.textBytes / 1_000_000} MB.`,
      'Read one person at a time.',
    );
  }
  return { kind: textKind(decodeText(bytes.subarray(0, 65_536), true)) };
}

function otherPicture(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) || startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a)) return 'TIFF';
  if (ascii(bytes, 4, 8) === 'ftyp') {
    return /^(hei|hev|mif|msf)/.test(ascii(bytes, 8, 12)) ? 'HEIC' : 'a video or AVIF';
  }
  if (ascii(bytes, 0, 4) === 'GIF8') return 'GIF';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'WebP';
  if (ascii(bytes, 0, 2) === 'BM' && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0) return 'BMP';
  if (startsWith(bytes, 0xff, 0x0a) || startsWith(bytes, 0, 0, 0, 0x0c, 0x4a, 0x58)) return 'JPEG XL';
  return null;
}

/** Text has hardly any control characters. Judged by the first 64 KB and by a look at the middle and the end. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'bytes') return true;
  const middle = Math.floor(bytes.length / 2);
  const samples = [
    bytes.subarray(0, 65_536),
    bytes.subarray(middle, middle + 4096),
    bytes.subarray(Math.max(0, bytes.length - 4096)),
  ];
  return samples.every((sample) => {
    let odd = 0;
    let high = 0;
    for (const byte of sample) {
      if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) odd += 1;
      if (byte >= 128) high += 1;
    }
    return odd <= sample.length * 0.01 && (high <= sample.length * 0.3 || isUtf8(sample));
  });
}

/** Whether the bytes are UTF-8; a character cut in two at either end does not count against it. */
function isUtf8(bytes: Uint8Array): boolean {
  let start = 0;
  while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** By the byte-order mark, or by every second byte being zero. */
function encodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'bytes' {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const sample = bytes.subarray(0, 1000);
  if (sample.length < 8) return 'bytes';
  let even = 0;
  let uneven = 0;
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    if (byte === 0 && index % 2 === 1) uneven += 1;
  });
  if (uneven > sample.length * 0.4 && even === 0) return 'utf-16le';
  if (even > sample.length * 0.4 && uneven === 0) return 'utf-16be';
  return 'bytes';
}

/**
 * Text from its bytes: UTF-16 or UTF-8 where it is that, else Windows Latin-1, in which no byte is an error.
 * `isPart`: the bytes are the start of a file, whose last character may be cut in two.
 */
export function decodeText(bytes: Uint8Array, isPart = false): string {
  const encoding = encodingOf(bytes);
  if (encoding !== 'bytes') {
    const big = encoding === 'utf-16be';
    return new TextDecoder('utf-16le').decode(big ? swapped(bytes) : bytes).replace(/^\uFEFF/, '');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isPart });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let at = 0; at < out.length; at += 2) {
    out[at] = bytes[at + 1] ?? 0;
    out[at + 1] = bytes[at] ?? 0;
  }
  return out;
}

function textKind(text: string): FileKind {
  if (/^\s*[[{]/.test(text)) return 'json';
  const first = text.split(/\r\n|\r|\n/, 50).find((line) => line.trim().length > 0) ?? '';
  const cells = first.split(/[,;\t]/);
  const named = cells.filter((cell) => /^\s*"?[A-Za-z][A-Za-z _-]{1,40}"?\s*$/.test(cell));
  return cells.length >= 3 && named.length === cells.length ? 'csv' : 'text';
}

/** Text as pages: a form feed starts a new one. */
export function textPages(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\f');
}
