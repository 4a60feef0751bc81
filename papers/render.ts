/** A packet as files: every part as PDF and Word, the exhibit volumes, one combined PDF to file, a calendar. */
import { renderDocx } from './docx.ts';
import type { FilingPapers, Packet } from './packet.ts';
import { renderPdf } from './pdf.ts';
import { type MergedPdf, mergePdfs, renderVolume } from './volume.ts';

export interface PacketFile {
  /** Path within the packet's folder, with `/`; neutral: `filing-1/petition.pdf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RenderedPacket {
  readonly files: readonly PacketFile[];
  /** Characters the PDF fonts cannot print, with what stands in their place. The Word files have the originals. */
  readonly replaced: readonly { readonly document: string; readonly from: string; readonly to: string }[];
}

/** Prints a packet. Nothing at all where a check refuses. */
export async function renderPacket(packet: Packet): Promise<RenderedPacket> {
  if (packet.refused) return { files: [], replaced: [] };
  const files: PacketFile[] = [];
  const replaced: { document: string; from: string; to: string }[] = [];
  for (const filing of packet.filings) {
    const rendered = await renderFiling(filing, packet.today);
    files.push(...rendered.files);
    replaced.push(...rendered.replaced);
  }
  return { files, replaced };
}

async function renderFiling(filing: FilingPapers, today: string): Promise<RenderedPacket> {
  const files: PacketFile[] = [];
  const replaced: { document: string; from: string; to: string }[] = [];
  const combined: (MergedPdf & { title: string })[] = [];
  const add = (name: string, bytes: Uint8Array) => files.push({ name: `${filing.folder}/${name}`, bytes });
  const volumes = new Map<string, MergedPdf & { title: string }>();
  for (const volume of filing.volumes) {
    const made = await renderVolume(volume, today);
    volumes.set(volume.document.audience, { ...made, title: volume.document.title });
    add(`${volume.document.id}.pdf`, made.bytes);
    add(`${volume.document.id}.docx`, await renderDocx(volume.document, today));
  }
  const openVolume = volumes.get('public');
  for (const document of filing.documents) {
    const pdf = await renderPdf(document, today);
    add(`${document.id}.pdf`, pdf.bytes);
    add(`${document.id}.docx`, await renderDocx(document, today));
    replaced.push(...pdf.replaced.map((one) => ({ document: document.id, ...one })));
    if (document.audience !== 'public') continue;
    combined.push({ bytes: pdf.bytes, outline: pdf.outline, pages: pdf.pages, title: document.title });
    const takesExhibits = filing.parts.find((part) => part.id === document.id)?.exhibits_after === true;
    if (takesExhibits && openVolume !== undefined) combined.push(openVolume);
  }
  const title = filing.documents[0]?.title ?? 'Papers';
  const language = filing.documents[0]?.language ?? 'en';
  add('packet.pdf', (await mergePdfs(combined, title, language, today)).bytes);
  add('calendar.ics', new TextEncoder().encode(filing.calendar));
  return { files, replaced };
}
