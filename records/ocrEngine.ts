/** What a character recogniser is to the readers. Whoever calls them brings one; `disk/` has one for this machine. */

/** One recognised line; `text` keeps its indentation and column gaps as spaces. */
export interface OcrLine {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where the line's first words stand in the picture, in pixels; engines that do not know leave it out. */
  readonly box?: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** Recognises the text in one picture file (PNG, JPEG or PGM). It must never send the picture anywhere. */
export interface OcrEngine {
  recognize(image: Uint8Array): Promise<{ readonly lines: readonly OcrLine[] }>;
}
