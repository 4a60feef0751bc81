/** An engine for a file: the law of its jurisdictions from this disk, loaded when a row first names one. */
import {
  type BlockReader,
  DojReader,
  dojHeader,
  Engine,
  type HeaderProblem,
  type RecordHeader,
  RecordReader,
  Run,
  readHeader,
  Sampler,
} from '@nunc/bulk';
import { type Bill, type Law, type LawFile, loadLaw, readBill, withBill } from '@nunc/law';
import { lawFiles } from './law.ts';

/** What a run is asked, in plain values, so that a thread of its own can make the same engine. */
export interface BulkSettings {
  readonly format: BulkFormat;
  /** The names in the first row, for the record CSV. */
  readonly columns: readonly string[];
  readonly asOf: string;
  readonly jurisdiction: string | null;
  /** A bill to lay over the law. */
  readonly bill: LawFile | null;
  readonly seed: number;
  /** How many people the audit sample has. */
  readonly sample: number;
  /** Whether each line of the answers says its answer in words; else it names one of the table of answers. */
  readonly hasWords: boolean;
}

export const bulkFormats = ['record-csv', 'ca-doj'] as const;
export type BulkFormat = (typeof bulkFormats)[number];

const dojJurisdiction = 'us-ca';

/** What jurisdictions share, loaded once for all shelves of this process. */
let sharedLaw: Law | null = null;

/** The law, one jurisdiction at a time. */
export class LawShelf {
  readonly #files = lawFiles();
  readonly #laws = new Map<string, readonly Law[]>();
  readonly #bill: Bill | null;
  readonly #touched: ReadonlySet<string>;
  /** What every jurisdiction shares: the facts, and the hash of the whole law. */
  readonly base: Law;

  /** `base`: what jurisdictions share, where it was loaded before. */
  constructor(bill: LawFile | null, base: Law | null = null) {
    sharedLaw = base ?? sharedLaw ?? this.#load(new Set(), null);
    this.base = sharedLaw;
    this.#bill = bill === null ? null : readBill(bill).bill;
    const ids =
      this.#bill === null
        ? []
        : [...this.#bill.changes.map((one) => one.provision), ...this.#bill.adds.map((one) => one.id)];
    this.#touched = new Set(ids.map((id) => id.split('/')[0] ?? id));
  }

  /** The law of a jurisdiction, and where there is a bill the law with it; none where there is no law. */
  of(jurisdiction: string): readonly Law[] {
    const known = this.#laws.get(jurisdiction);
    if (known !== undefined) return known;
    const isTouched = this.#touched.has(jurisdiction);
    const law = this.#load(isTouched ? this.#touched : new Set([jurisdiction]), this.base);
    const after = isTouched && this.#bill !== null ? withBill(law, this.#bill).law : law;
    const laws = this.#bill === null || after === null ? [law] : [law, after];
    const isKnown = laws.some(({ provisions }) =>
      provisions.some((one) => one.jurisdiction === jurisdiction),
    );
    const found = isKnown ? laws : [];
    this.#laws.set(jurisdiction, found);
    return found;
  }

  #load(only: ReadonlySet<string>, shared: Law | null): Law {
    const { law, problems } = loadLaw(this.#files, shared === null ? { only } : { only, shared });
    if (law === null) throw new Error(problems[0]?.what ?? 'the law cannot be loaded');
    return law;
  }
}

/** What the file's columns are, or what is wrong with them. */
export function headerFor(settings: BulkSettings, shelf: LawShelf): RecordHeader | HeaderProblem {
  if (settings.format !== 'ca-doj')
    return readHeader(settings.columns, shelf.base.facts, settings.jurisdiction);
  if (settings.jurisdiction === null || settings.jurisdiction === dojJurisdiction) return dojHeader;
  return {
    what: `The California DOJ bulk layout holds records of California, and --jurisdiction says ${settings.jurisdiction}.`,
    remedy: 'Leave --jurisdiction away.',
  };
}

/** The engine, or what is wrong with the first row. `isWhole`: the reader's block is to hold whole stretches. */
export function engineFor(
  settings: BulkSettings,
  isWhole = false,
  shelf = new LawShelf(settings.bill),
):
  | {
      readonly engine: Engine;
      readonly reader: BlockReader;
      readonly header: RecordHeader;
      readonly run: Run;
    }
  | HeaderProblem {
  const header = headerFor(settings, shelf);
  if ('what' in header) return header;
  const isDoj = settings.format === 'ca-doj';
  const run = new Run({
    asOf: settings.asOf,
    jurisdiction: isDoj ? dojJurisdiction : settings.jurisdiction,
    lawsOf: (jurisdiction) => shelf.of(jurisdiction),
    hasBill: settings.bill !== null,
    hasWords: settings.hasWords,
  });
  const reader = isDoj ? new DojReader(run) : new RecordReader(run, header);
  const engine = new Engine(run, reader, new Sampler(settings.seed, settings.sample), isWhole);
  return { engine, reader, header, run };
}
