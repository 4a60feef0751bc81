/**
 * The words California DOJ sheets use, read once from `vocabulary/ca-doj.json` and checked while the module loads.
 * The reader has no word of its own: what a new sheet teaches is added to the data.
 */

import {
  type Change,
  type ChargeFlag,
  changes,
  type EventKind,
  eventKinds,
  type Outcome,
  outcomes,
  type SentenceKind,
  type Severity,
  sentenceKinds,
  severities,
} from '../model.ts';
import words from '../vocabulary/ca-doj.json' with { type: 'json' };

/** What a line with a known label is about. */
export type LabelKind =
  | 'count'
  | 'disposition'
  | 'conviction_status'
  | 'sentence'
  | 'sentence_from'
  | 'comment'
  | 'charged_as'
  | 'name'
  | 'birth_date'
  | 'arrested_by'
  | 'court_number'
  | 'warrant_number'
  | 'citation_number'
  | 'control_number'
  | 'address'
  | 'conviction_of';

/** What a disposition text says about the charge. */
export interface DispositionMeaning {
  readonly outcome: Outcome;
  readonly change: Change;
  readonly severity: Severity | null;
  /** The charge went on in another one (`PROS REJ-COMB W/OTHER CNTS`). */
  readonly combined: boolean;
}

export interface DispositionEntry extends DispositionMeaning {
  readonly text: string;
}

export interface HeaderEntry {
  readonly text: string;
  readonly kind: EventKind;
  /** Whether the header counts only with a colon behind it. */
  readonly colonRequired: boolean;
}

export interface SentenceWord {
  readonly kind: SentenceKind;
  readonly suspended: boolean;
}

export interface WordRepair {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

const knownOutcomes = new Set<string>(outcomes);
const knownChanges = new Set<string>(changes);
const knownSeverities = new Set<string>(severities);
const knownEventKinds = new Set<string>(eventKinds);
const knownSentenceKinds = new Set<string>(sentenceKinds);
const flags = new Set<string>([
  'attempt',
  'conspiracy',
  'warrant',
  'bench_warrant',
  'probation_revocation',
  'county_jail_felony',
]);
const units = new Set<string>(['days', 'months', 'years']);

function oneOf<T extends string>(known: ReadonlySet<string>, value: string, where: string): T {
  if (!known.has(value)) throw new Error(`vocabulary/ca-doj.json: ${where}: "${value}" is not a known word`);
  return value as T;
}

function mapOf<T extends string>(
  object: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
  where: string,
) {
  return new Map<string, T>(
    Object.entries(object).map(([text, value]) => [text, oneOf<T>(known, value, where)]),
  );
}

/** A text without anything but letters and digits, so that spaced letters and stray dots compare equal. */
export function squeezed(text: string): string {
  return text.replace(/[^A-Z0-9]+/g, '');
}

const meaningOf = (
  entry: { outcome: string; change: string; severity?: string; combined?: boolean },
  where: string,
) => ({
  outcome: oneOf<Outcome>(knownOutcomes, entry.outcome, where),
  change: oneOf<Change>(knownChanges, entry.change, where),
  severity: entry.severity === undefined ? null : oneOf<Severity>(knownSeverities, entry.severity, where),
  combined: entry.combined === true,
});

type RawDisposition = {
  text: string;
  match: string;
  outcome: string;
  change: string;
  severity?: string;
  combined?: boolean;
};
const rawDispositions: readonly RawDisposition[] = words.dispositions;
const entries = rawDispositions.map((entry) => ({
  text: entry.text,
  match: entry.match,
  ...meaningOf(entry, entry.text),
}));
for (const entry of entries) oneOf(new Set(['exact', 'prefix', 'contains']), entry.match, entry.text);

/** Disposition texts that stand at the start, by their first two letters, longest first. */
const prefixes = new Map<string, DispositionEntry[]>();
for (const entry of [...entries].sort((a, b) => b.text.length - a.text.length)) {
  if (entry.match === 'contains') continue;
  const key = entry.text.slice(0, 2);
  prefixes.set(key, [...(prefixes.get(key) ?? []), entry]);
}

const rawSentences: Readonly<Record<string, { kind: string; suspended?: boolean }>> = words.sentences;
const rawProvisions: Readonly<Record<string, { outcome: string; change: string; severity?: string }>> =
  words.provisions;

const labelKinds = new Set<string>([
  'count',
  'disposition',
  'conviction_status',
  'sentence',
  'sentence_from',
  'comment',
  'charged_as',
  'name',
  'birth_date',
  'arrested_by',
  'court_number',
  'warrant_number',
  'citation_number',
  'control_number',
  'address',
  'conviction_of',
] satisfies LabelKind[]);
const chargedAs: Readonly<Record<string, string | null>> = words.chargedAs;

/** The vocabulary, ready for look-up. */
export const vocabulary = {
  headers: words.headers
    .map(
      (header): HeaderEntry => ({
        text: header.text,
        kind: oneOf<EventKind>(knownEventKinds, header.kind, header.text),
        colonRequired: header.colon === 'required',
      }),
    )
    .sort((a, b) => b.text.length - a.text.length),
  supplementalHeaders: new Set<string>(words.supplementalHeaders),
  labels: mapOf<LabelKind>(words.labels, labelKinds, 'labels'),
  hashLabels: [...mapOf<LabelKind>(words.hashLabels, labelKinds, 'hashLabels')],
  dashLabels: [...mapOf<LabelKind>(words.dashLabels, labelKinds, 'dashLabels')],
  codes: new Set<string>(words.codes),
  federalCode: words.federalCode,
  codeRepairs: new Map<string, string>(Object.entries(words.codeRepairs)),
  codeNames: Object.entries(words.codeNames).sort((a, b) => b[0].length - a[0].length),
  attemptSection: words.attemptSection,
  conspiracySection: words.conspiracySection,
  chargedAs: new Map<string, Severity | null>(
    Object.entries(chargedAs).map(([letter, value]) => [
      letter,
      value === null ? null : oneOf<Severity>(knownSeverities, value, letter),
    ]),
  ),
  severities: mapOf<Severity>(words.severities, knownSeverities, 'severities'),
  flags: mapOf<ChargeFlag>(words.flags, flags, 'flags'),
  flagSections: words.flagSections.map((entry) => ({
    ...entry,
    flag: oneOf<ChargeFlag>(flags, entry.flag, 'flagSections'),
  })),
  revocationSections: new Set<string>(
    words.revocationSections.map((entry) => `${entry.code} ${entry.section}`),
  ),
  revocationDescriptions: words.revocationDescriptions,
  juvenileSections: new Set<string>(words.juvenileSections.map((entry) => `${entry.code} ${entry.section}`)),
  registrationDescriptions: words.registrationDescriptions,
  seeComment: new Set<string>(words.seeComment.map(squeezed)),
  commentCharge: words.commentCharge,
  addedCounts: words.addedCounts,
  commentSentence: words.commentSentence,
  commentCaseNumber: words.commentCaseNumber,
  strikeEntry: words.strikeEntry,
  endOfMessage: words.endOfMessage,
  recordError: words.recordError,
  consolidated: words.consolidated,
  singleState: words.singleState,
  multipleSource: words.multipleSource,
  banners: words.banners,
  noise: words.noise,
  queryPrefixes: words.queryPrefixes,
  printedLabel: words.printedLabel,
  identity: new Map<string, string>(Object.entries(words.identity)),
  identityLines: new Set<string>(words.identityLines),
  agencyKinds: new Map<string, string>(Object.entries(words.agencyKinds)),
  courtKinds: new Set<string>(words.courtKinds),
  juvenileKinds: new Set<string>(words.juvenileKinds),
  units: mapOf<'days' | 'months' | 'years'>(words.units, units, 'units'),
  sentences: new Map<string, SentenceWord>(
    Object.entries(rawSentences).map(([text, value]) => [
      text,
      {
        kind: oneOf<SentenceKind>(knownSentenceKinds, value.kind, text),
        suspended: value.suspended === true,
      },
    ]),
  ),
  suspendedWords: new Set<string>(words.suspendedWords),
  concurrentWords: new Set<string>(words.concurrentWords),
  dispositionPrefixes: prefixes as ReadonlyMap<string, readonly DispositionEntry[]>,
  dispositionContains: entries.filter((entry) => entry.match === 'contains'),
  dispositionsSqueezed: new Map<string, DispositionEntry>(
    entries.map((entry) => [squeezed(entry.text), entry]),
  ),
  exactDispositions: new Set<string>(
    entries.filter((entry) => entry.match === 'exact').map((entry) => entry.text),
  ),
  undoing: words.undoing,
  provisionFillers: new Set<string>(words.provisionFillers),
  negations: new Set<string>(words.negations),
  provisions: new Map<string, DispositionMeaning>(
    Object.entries(rawProvisions).map(([section, value]) => [section, meaningOf(value, section)]),
  ),
  provisionWords: words.provisionWords,
  startRepairs: words.repairs.starts satisfies WordRepair[],
  wordRepairs: words.repairs.words satisfies WordRepair[],
  letterRepairs: new Map<string, string>(Object.entries(words.repairs.letters)),
  placeDigits: new Map<string, string>(Object.entries(words.repairs.placeDigits)),
  digitLetters: new Map<string, string>(Object.entries(words.repairs.digitLetters)),
  sentenceLeads: new Set<string>(words.sentenceLeads),
} as const;
