/**
 * Character recognition as the readers see it: an engine that somebody else provides (`disk/` has one that runs on
 * this machine), the preparation of pictures for it, and the judgement whether what came out is a page of text.
 */
import type { Problem } from './model.ts';
import type { OcrEngine, OcrLine } from './ocrEngine.ts';
import { withOrnaments } from './ornaments.ts';
import { fitForReading, type GreyImage, toPgm, turned } from './pixels.ts';

/** A change made to what the engine said; `line` counts from 1 on its page. */
export interface OcrRepair {
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** A recognised page, ready for a reader that is told `scanned: true`. */
export interface OcrPage {
  readonly text: string;
  /** The mean over the page's characters, 0 to 1; 0 for a page without any. */
  readonly confidence: number;
  /** One for each line of `text`. */
  readonly lineConfidences: readonly number[];
  readonly repairs: readonly OcrRepair[];
}

/** Below this mean confidence, or with fewer words than this, a picture is not taken for a page of a record. */
const leastConfidence = 0.45;
const leastWords = 8;

/** Recognises one page. A page that comes out as nonsense is tried in the three other directions. */
export async function recognizePage(image: GreyImage, engine: OcrEngine): Promise<OcrPage> {
  const fitted = fitForReading(image);
  if (isNoise(image)) return { text: '', confidence: 0, lineConfidences: [], repairs: [] };
  let best = await onePass(fitted, engine);
  if (isReadable(best)) return best;
  for (const turns of [2, 1, 3]) {
    const page = await onePass(turned(fitted, turns), engine);
    if (isReadable(page) || score(page) > score(best) * 1.5) best = page;
    if (isReadable(best)) break;
  }
  return best;
}

/** Print changes from light to dark a few times along a line; where most neighbours differ, an engine only loses time. */
function isNoise(image: GreyImage): boolean {
  const step = Math.max(1, Math.floor(image.data.length / 400_000));
  let seen = 0;
  let jumps = 0;
  for (let at = 0; at + 1 < image.data.length; at += step) {
    seen += 1;
    if (Math.abs((image.data[at] ?? 0) - (image.data[at + 1] ?? 0)) > 40) jumps += 1;
  }
  return seen > 0 && jumps > seen * 0.35;
}

/** Recognises a picture file as it is: for kinds of pictures whose pixels are not decoded here. */
export async function recognizeFile(bytes: Uint8Array, engine: OcrEngine): Promise<OcrPage> {
  const { lines } = await engine.recognize(bytes);
  return pageOf(lines, []);
}

async function onePass(image: GreyImage, engine: OcrEngine): Promise<OcrPage> {
  const { lines } = await engine.recognize(toPgm(image));
  const put = withOrnaments(image, lines);
  return pageOf(put.lines, put.repairs);
}

function pageOf(
  lines: readonly OcrLine[],
  changes: readonly { readonly from: string; readonly line: OcrLine }[],
): OcrPage {
  let weight = 0;
  let sum = 0;
  const texts: string[] = [];
  const repairs: OcrRepair[] = [];
  for (const line of lines) {
    const text = line.text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ').trimEnd();
    texts.push(text);
    const change = changes.find((one) => one.line === line);
    if (change !== undefined) repairs.push({ line: texts.length, from: change.from, to: text });
    const characters = text.replace(/\s/g, '').length;
    weight += characters;
    sum += characters * clamp(line.confidence);
  }
  return {
    text: texts.join('\n'),
    confidence: weight === 0 ? 0 : sum / weight,
    lineConfidences: lines.map((line) => clamp(line.confidence)),
    repairs,
  };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));

/** Words of three and more letters or digits, such as a page of a record is full of. */
const wordsIn = (page: OcrPage): number => page.text.match(/[A-Z0-9]{3,}/gi)?.length ?? 0;

const score = (page: OcrPage): number => page.confidence * Math.min(40, wordsIn(page));

/** Whether a recognised page is text at all, rather than a picture of something else or a page upside down. */
export function isReadable(page: OcrPage): boolean {
  return page.confidence >= leastConfidence && wordsIn(page) >= leastWords;
}

/** What to say about recognised pages that do not look like a record. */
export function notARecord(page: number | null, name: string): Problem {
  return {
    what: 'The picture does not look like a page of a record: hardly any words could be made out.',
    where: page === null ? name : `${name}, page ${page}`,
    remedy:
      'Check that it is the right picture. Take it again in good light, straight from above, the page filling the ' +
      'picture; or scan it at 300 dots an inch.',
  };
}

/** What to say about a page that was made out with difficulty. */
export function poorPage(page: number, confidence: number, name: string): Problem {
  return {
    what: `Page ${page} was hard to read (${Math.round(confidence * 100)} of 100 sure).`,
    where: `${name}, page ${page}`,
    remedy: 'Check every charge on this page against the paper, or scan it again at 300 dots an inch.',
  };
}
