/** The door of `disk/`: what the rooms below need from this computer's disk. */
export { caseFiles, lawFiles, lawFromDisk } from './law.ts';
export { languageFolder, type LocalOcr, type LocalOcrOptions, localOcr } from './ocr.ts';
