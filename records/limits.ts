/**
 * How much a reader takes in. Every limit protects the machine that reads: the file may come from anybody. A file
 * over a limit is refused with a problem that names the limit; nothing is cut off silently.
 */
export const limits = {
  /** A PDF larger than this is refused before it is opened. */
  pdfBytes: 50_000_000,
  pdfPages: 300,
  /** Scanned pages take seconds each. */
  scannedPages: 100,
  imageBytes: 40_000_000,
  /** Pixels of one picture inside a PDF, or of one photo: 120 megapixels hold any page at 1000 dots an inch. */
  imagePixels: 120_000_000,
  /** Pixels handed to character recognition for one page: a letter page at 330 dots an inch. */
  pagePixels: 10_000_000,
  textBytes: 20_000_000,
  /** Pictures placed on one PDF page; scanners that cut a page into strips stay far below. */
  picturesPerPage: 400,
  plainRows: 20_000,
  plainColumns: 200,
} as const;
