/** The door of `papers/`: petition packets as PDF and Word from one document model. */
export { billBrief, mostPages } from './billBrief.ts';
export { type BillEffect, effectsOf, type ReachCount } from './billEffect.ts';
export { type Block, blanksOf, type Document, type Run, textOf } from './document.ts';
export { renderDocx } from './docx.ts';
export { type Matter, MatterFile, type ParsedMatter, parseMatter } from './matter.ts';
export { buildPacket, type FilingPapers, type Packet, type PacketInput } from './packet.ts';
export { type RenderedPdf, renderPdf } from './pdf.ts';
export type { PreflightFinding } from './preflight.ts';
export { type PacketFile, type RenderedPacket, renderPacket } from './render.ts';
export {
  type LoadedTemplates,
  loadTemplates,
  type PacketTemplate,
  type TemplateFileText,
} from './template.ts';
