/** What one run over a file keeps between its blocks: numbers for texts, and the answers found so far. */
import type { Law } from '@nunc/law';
import { ChargeBlock } from './block.ts';
import { type Answer, type Answers, Jurisdiction, type Shared } from './jurisdiction.ts';
import { Extras, Offenses } from './texts.ts';
import { Labels, noEncodings } from './words.ts';

/** What a run is asked. Two runs asked the same over the same file write the same bytes. */
export interface RunOptions {
  /** The day asked about, `yyyy-mm-dd`. */
  readonly asOf: string;
  /** For a file whose rows name none. */
  readonly jurisdiction: string | null;
  /** The law of a jurisdiction, and the same law with the bill where one is looked at; none where there is no law. */
  lawsOf(jurisdiction: string): readonly Law[];
  readonly hasBill: boolean;
  /** Whether each line says its answer in words, or names it. */
  readonly hasWords: boolean;
}

const mostJurisdictions = 200;

/** How a charge stands, in the order in which counts are kept. */
export const standings = ['open', 'undecided', 'closed', 'no_law'] as const;
export type Standing = (typeof standings)[number];

export function standingOf(answer: Answer): number {
  return answer.open.length > 0 ? 0 : answer.undecided.length > 0 ? 1 : 2;
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A name for an answer that hangs on what it says alone: ten letters or digits, the same in every run and thread. */
export function answerName(key: string): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < key.length; at += 1) {
    const sign = key.charCodeAt(at);
    a = Math.imul(a ^ sign, 0x01000193);
    b = Math.imul(b ^ sign, 0x85ebca6b) ^ (b >>> 13);
  }
  let name = '';
  for (const word of [Math.imul(a ^ (a >>> 15), 0x2c1b3c6d), Math.imul(b ^ (b >>> 12), 0x297a2d39)])
    for (let part = 0; part < 5; part += 1) name += letters[(word >>> (5 * part + 4)) & 31] ?? '';
  return name;
}

/** One distinct answer: its place in the counts, and what is written for it. */
export class AnswerList {
  readonly #byKey = new Map<string, number>();
  readonly answers: Answers[] = [];
  /** Each answer as JSON. */
  readonly keys: string[] = [];
  readonly names: string[] = [];
  /** The standing before, times four, and after. */
  readonly standing: number[] = [];

  idOf(answers: Answers): number {
    const key = JSON.stringify(answers);
    let id = this.#byKey.get(key);
    if (id === undefined) {
      id = this.answers.length;
      this.#byKey.set(key, id);
      this.answers.push(answers);
      this.keys.push(key);
      this.names.push(answerName(key));
      const before = standingOf(answers.before);
      this.standing.push(before * 4 + (answers.after === null ? before : standingOf(answers.after)));
    }
    return id;
  }
}

export class Run implements Shared {
  readonly options: RunOptions;
  readonly offenses = new Offenses();
  readonly extras = new Extras();
  readonly answers = new AnswerList();
  readonly scratch = new ChargeBlock();
  classCount = 0;
  readonly counties = new Labels();
  readonly sexes = new Labels(50);
  readonly races = new Labels(200);
  readonly encodings = noEncodings();
  /** Rows whose word for an outcome or a severity nobody knows: they were read as not known. */
  readonly wordsNotKnown = { outcome: 0, severity: 0 };
  readonly fixedJurisdiction: number;
  readonly #offenseNames: string[] = [];
  readonly #jurisdictionNames: string[] = [];
  readonly #jurisdictions: (Jurisdiction | null)[] = [];

  constructor(options: RunOptions) {
    this.options = options;
    this.fixedJurisdiction = options.jurisdiction === null ? -1 : this.jurisdictionId(options.jurisdiction);
  }

  /** The number of a jurisdiction; -1 for an empty name, -2 where there are too many. */
  jurisdictionId(name: string): number {
    if (name === '') return -1;
    const known = this.#jurisdictionNames.indexOf(name);
    if (known >= 0) return known;
    if (this.#jurisdictionNames.length >= mostJurisdictions) return -2;
    this.#jurisdictionNames.push(name);
    const laws = this.options.lawsOf(name);
    this.#jurisdictions.push(
      laws.length === 0 ? null : new Jurisdiction(name, laws, this.options.asOf, this),
    );
    return this.#jurisdictionNames.length - 1;
  }

  jurisdictionName(id: number): string {
    return this.#jurisdictionNames[id] ?? '';
  }

  /** The law of a jurisdiction as this run asks it, or null where there is none. */
  jurisdiction(id: number): Jurisdiction | null {
    return this.#jurisdictions[id] ?? null;
  }

  /** What a summary calls an offense: its jurisdiction and its cite, or the section as it is written. */
  offenseName(offense: number): string {
    let name = this.#offenseNames[offense];
    if (name === undefined) {
      const { jurisdiction } = this.offenses.at(offense);
      const words = this.jurisdiction(this.jurisdictionId(jurisdiction))?.offenseWords(offense) ?? '';
      name = words === '' ? '' : `${jurisdiction} ${words}`.slice(0, 80);
      this.#offenseNames[offense] = name;
    }
    return name;
  }

  /** Whether so many different texts were seen that a new run should go on from here. */
  get isFull(): boolean {
    return this.offenses.values.length > 200_000 || this.extras.values.length > 6_000;
  }
}
