/**
 * What the cells of a row mean, kept once for each distinct meaning: offenses as they are written, later changes and
 * told facts, kinds of sentences. A block holds their numbers.
 */
import type {
  ChargeFlag,
  LaterChange,
  Outcome,
  Place,
  RecordType,
  SentenceKind,
  SentencePart,
  Severity,
} from '@nunc/records';
import { outcomes, severities } from '@nunc/records';

export const recordTypes = [
  'unknown',
  'conviction',
  'arrest_only',
  'dismissed_charge',
  'juvenile_adjudication',
] as const satisfies readonly RecordType[];

export const outcomeIndex: ReadonlyMap<Outcome, number> = new Map(outcomes.map((one, at) => [one, at]));
export const recordTypeIndex: ReadonlyMap<RecordType, number> = new Map(
  recordTypes.map((one, at) => [one, at]),
);
export const severityIndex: ReadonlyMap<Severity, number> = new Map(
  severities.map((one, at) => [one, at + 1]),
);

/** An offense as it is written in a file of one jurisdiction. */
export interface WrittenOffense {
  readonly jurisdiction: string;
  readonly code: string | null;
  readonly section: string | null;
  readonly description: string | null;
  readonly flags: readonly ChargeFlag[];
}

/** Distinct values with numbers from 0. */
class Kept<Value> {
  readonly #byKey = new Map<string, number>();
  readonly values: Value[] = [];

  idOf(value: Value): number {
    const key = JSON.stringify(value);
    let id = this.#byKey.get(key);
    if (id === undefined) {
      id = this.values.length;
      this.#byKey.set(key, id);
      this.values.push(value);
    }
    return id;
  }

  at(id: number): Value {
    const value = this.values[id];
    if (value === undefined) throw new Error(`there is no value ${id}`);
    return value;
  }
}

export class Offenses extends Kept<WrittenOffense> {}

/** What a row says beyond the columns of a block: how the charge was changed later, and facts that were told. */
export interface Extra {
  readonly changes: readonly LaterChange[];
  /** Fact and value, in the notation of the facts file. */
  readonly told: readonly (readonly [string, string])[];
}

const nothing: Extra = { changes: [], told: [] };

export class Extras extends Kept<Extra> {
  constructor() {
    super();
    this.idOf(nothing);
  }
}

const countyJail = 0x40;
const bits: readonly {
  readonly bit: number;
  readonly part: { readonly kind: SentenceKind; readonly suspended: boolean };
  is(part: Pick<SentencePart, 'kind' | 'suspended'>): boolean;
}[] = [
  { bit: 1, part: { kind: 'probation', suspended: false }, is: ({ kind }) => kind === 'probation' },
  {
    bit: 2,
    part: { kind: 'prison', suspended: false },
    is: ({ kind, suspended }) => kind === 'prison' && !suspended,
  },
  { bit: 4, part: { kind: 'supervision', suspended: false }, is: ({ kind }) => kind === 'supervision' },
  { bit: 8, part: { kind: 'jail', suspended: false }, is: ({ kind }) => kind === 'jail' },
  {
    bit: 16,
    part: { kind: 'fine', suspended: false },
    is: ({ kind }) => kind === 'fine' || kind === 'community_service',
  },
  { bit: 32, part: { kind: 'other', suspended: false }, is: () => true },
];

/** What of a sentence can change an answer: which kinds of parts it has. Lengths decide nothing. */
export function sentenceBits(
  parts: readonly Pick<SentencePart, 'kind' | 'suspended'>[],
  flags: readonly ChargeFlag[] = [],
): number {
  let found = flags.includes('county_jail_felony') ? countyJail : 0;
  for (const part of parts) for (const { bit, is } of bits) if (is(part)) found |= bit;
  return found;
}

const nowhere: Place = { page: 1, line: 1, raw: '' };

/** A sentence with these kinds of parts. */
export function sentenceOfBits(value: number): SentencePart[] {
  return bits
    .filter(({ bit }) => (value & bit) !== 0)
    .map(({ part }) => ({ ...part, length: null, concurrent: false, from: nowhere }));
}

export const flagsOfBits = (value: number): readonly ChargeFlag[] =>
  (value & countyJail) === 0 ? [] : ['county_jail_felony'];
