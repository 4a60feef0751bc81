/** What every page is made from: the law, the rubrics, the assets and the day. Loaded once, when the site starts. */
import type { Consequences } from '@nunc/consequences';
import type { Rubric } from '@nunc/grading';
import type { Law, LawFile } from '@nunc/law';
import type { Assets } from '../assets/assets.ts';

export interface Site {
  readonly law: Law;
  /** The text of the law's files, for pages that show a file as it is. */
  readonly lawFiles: readonly LawFile[];
  /** Rubrics by id; `nunc-1` is the one that report cards use unless another is named. */
  readonly rubrics: ReadonlyMap<string, Rubric>;
  readonly consequences: Consequences;
  readonly assets: Assets;
  /** The site's own address without a slash at the end, for feeds and citations; empty where nobody said it. */
  readonly origin: string;
  /** Today as `yyyy-mm-dd`: the only clock of the site, so that tests can set it. */
  today(): string;
}
