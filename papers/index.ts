/** The door of `papers/`: petition packets as PDF and Word from one document model. */
export { blanksOf, type Block, type Document, type Run, textOf } from './document.ts';
export { renderDocx } from './docx.ts';
export { type Matter, MatterFile, type ParsedMatter, parseMatter } from './matter.ts';
export { buildPacket, type FilingPapers, type Packet, type PacketInput } from './packet.ts';
export { renderPdf, type RenderedPdf } from './pdf.ts';
export type { PreflightFinding } from './preflight.ts';
export { type PacketFile, type RenderedPacket, renderPacket } from './render.ts';
export { loadTemplates, type LoadedTemplates, type PacketTemplate, type TemplateFileText } from './template.ts';
