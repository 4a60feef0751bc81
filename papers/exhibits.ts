/** Exhibits: what kind of file each is, how many pages it has, which pages of the bates numbering it takes. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Matter, MatterExhibit } from './matter.ts';

export type ExhibitKind = 'pdf' | 'png' | 'jpeg';

export interface ReadExhibit {
  readonly exhibit: MatterExhibit;
  readonly bytes: Uint8Array | null;
  readonly kind: ExhibitKind | null;
  readonly pages: number;
  /** Why it cannot be used, or `null`. */
  readonly wrong: 'missing' | 'unreadable' | null;
  /** Bates numbers of its first and last page. */
  readonly first: string;
  readonly last: string;
}

/** Opens every exhibit. A file that is missing or unreadable is marked so; nothing throws. */
export async function readExhibits(
  matter: Matter,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ReadExhibit[]> {
  const read: ReadExhibit[] = [];
  const prefix = matter.bates_prefix ?? matter.petitioner.initials.replace(/[^\p{L}]/gu, '').toUpperCase();
  let next = 1;
  for (const exhibit of matter.exhibits) {
    const bytes = files.get(exhibit.file) ?? null;
    const kind = bytes === null ? null : kindOf(bytes);
    const pages = bytes === null || kind === null ? null : await pagesOf(bytes, kind);
    const count = pages ?? 0;
    const first = batesNumber(prefix, next);
    const last = batesNumber(prefix, next + Math.max(0, count - 1));
    next += count;
    const wrong = bytes === null ? 'missing' : pages === null ? 'unreadable' : null;
    read.push({ exhibit, bytes, kind, pages: count, wrong, first, last });
  }
  return read;
}

const batesNumber = (prefix: string, number: number): string =>
  `${prefix}-${String(number).padStart(6, '0')}`;

/** The bates number `count` pages after `first`. */
export function batesAfter(first: string, count: number): string {
  const cut = first.lastIndexOf('-');
  return batesNumber(first.slice(0, cut), Number(first.slice(cut + 1)) + count);
}

function kindOf(bytes: Uint8Array): ExhibitKind | null {
  const starts = (...codes: number[]) => codes.every((code, index) => bytes[index] === code);
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'png';
  return starts(0xff, 0xd8, 0xff) ? 'jpeg' : null;
}

async function pagesOf(bytes: Uint8Array, kind: ExhibitKind): Promise<number | null> {
  try {
    const pdf =
      kind === 'pdf'
        ? await PDFDocument.load(bytes, { updateMetadata: false })
        : await PDFDocument.create({ updateMetadata: false });
    if (kind === 'pdf') return pdf.getPageCount();
    await (kind === 'png' ? pdf.embedPng(bytes) : pdf.embedJpg(bytes));
    return 1;
  } catch {
    return null;
  }
}
