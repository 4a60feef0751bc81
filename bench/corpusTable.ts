/**
 * Compares our reading of the corpus sheets with another open reader's, field by field. The other reading is a lead and
 * not the truth: every difference must be explained here, and a difference without an explanation fails the test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Charge, type CriminalRecord, type Event, readCaDoj } from '@nunc/records';

/** The corpus lies beside the repository; it is never part of it. */
const folder = new URL('../../shared/corpus/ca-doj/', import.meta.url);

export interface OtherCount {
  readonly code: string | null;
  readonly section: string | null;
  readonly description: string | null;
  readonly flags: readonly string[];
  readonly convicted: boolean;
  readonly severity: string | null;
  readonly sentence: string | null;
  readonly dispositions: readonly { readonly type: string; readonly date: string | null }[];
}

export interface OtherEvent {
  readonly type: string;
  readonly date: string | null;
  readonly agency: string | null;
  readonly name_code: string | null;
  readonly case_number: string | null;
  readonly counts: readonly OtherCount[];
}

export interface OtherReading {
  readonly sheet: string;
  readonly about: string;
  readonly reading: {
    readonly personal_info: { readonly names: Readonly<Record<string, string>> } | null;
    readonly cycles: readonly { readonly events: readonly OtherEvent[] }[];
  } | null;
}

/** One field that the two readings do not agree on. */
export interface Difference {
  readonly what: string;
  readonly detail: string;
}

export interface SheetComparison {
  readonly sheet: string;
  readonly about: string;
  readonly differences: readonly Difference[];
}

const spelling =
  'They print a display name for the court; ours keeps the agency as printed and gives the county beside it.';
const nameCode =
  'They read name codes of court events only; ours reads them on every event, of three digits too.';
const lostUpdate =
  'They drop a dated disposition that has no first one before it; ours keeps it with its own date.';
const chargeText = 'They drop a charge without a section; ours keeps its text, marked `no_section`.';
const dropped =
  'They drop events whose header they do not know; ours keeps them as `other`, with the line in the third bucket.';
const headless = 'They drop a registration without a header; ours knows it by its charge.';
const gaveUp = 'They gave up on the sheet; ours gives a result.';

/** What the two readings differ in, why, and on which sheets. */
const explanations: readonly {
  readonly what: readonly string[];
  readonly because: string;
  readonly sheets: string;
}[] = [
  { what: ['agency'], because: spelling, sheets: '016 018 020 022 024 026 034' },
  { what: ['name code'], because: nameCode, sheets: '044 050 116 118 122 126' },
  { what: ['cycle 1 events'], because: dropped, sheets: '046 048 076 078 080 082 084 132 134' },
  { what: ['cycle 1 events', 'cycle 2 events'], because: dropped, sheets: '130 140' },
  { what: ['cycle 1 events'], because: headless, sheets: '142' },
  { what: ['description'], because: chargeText, sheets: '102 106 108 110 112 114' },
  { what: ['gave up'], because: gaveUp, sheets: '136 138' },
  { what: ['dispositions'], because: lostUpdate, sheets: '070' },
  { what: ['description', 'dispositions'], because: `${chargeText} ${lostUpdate}`, sheets: '074' },
  { what: ['name code', 'dispositions'], because: `${nameCode} ${lostUpdate}`, sheets: '120' },
  {
    what: ['name code', 'description', 'dispositions'],
    because: `${nameCode} ${chargeText} ${lostUpdate}`,
    sheets: '124',
  },
  { what: ['name code', 'description'], because: `${nameCode} ${chargeText}`, sheets: '128' },
];

/** The explained differences by sheet. A difference that is not here fails the test. */
export const explained: ReadonlyMap<string, { readonly what: readonly string[]; readonly because: string }> =
  new Map(
    explanations.flatMap(({ what, because, sheets }) =>
      sheets
        .split(' ')
        .map((sheet): [string, { what: readonly string[]; because: string }] => [sheet, { what, because }]),
    ),
  );

/** Whether the corpus is on this machine. */
export function corpusIsHere(): boolean {
  return existsSync(folder);
}

/** Reads and compares every sheet of the corpus, in order. */
export function compareCorpus(): SheetComparison[] {
  const sheets = readdirSync(folder).filter((name) => /^[0-9]+\.txt$/.test(name));
  return sheets.sort().map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const other: OtherReading = JSON.parse(
      readFileSync(new URL(name.replace('.txt', '.json'), folder), 'utf8'),
    );
    const record = readCaDoj(text);
    const sheet = name.replace('.txt', '');
    return { sheet, about: aboutOf(other.about), differences: differencesOf(record, other) };
  });
}

/** What the sheet is about, without the other program's class names. */
function aboutOf(text: string): string {
  return text.replace(/^RapSheetParser::/, '').replace(/^[A-Za-z]+(#parse|\.build|#build)? /, '');
}

function differencesOf(record: CriminalRecord, other: OtherReading): Difference[] {
  const source = record.sources[0];
  if (other.reading === null) return [{ what: 'gave up', detail: `ours ${source?.result.kind}` }];
  const found: Difference[] = [];
  const theirNames = Object.values(other.reading.personal_info?.names ?? {});
  const ourNames = record.person.names.map(({ text }) => text.value);
  if (theirNames.join(';') !== ourNames.join(';'))
    found.push({ what: 'names', detail: `ours ${ourNames.length}, theirs ${theirNames.length}` });
  const ours = source?.cycles ?? [];
  const theirs = other.reading.cycles;
  if (ours.length !== theirs.length)
    found.push({ what: 'cycles', detail: `ours ${ours.length}, theirs ${theirs.length}` });
  for (const [at, cycle] of ours.entries()) {
    const events = theirs[at]?.events ?? [];
    if (cycle.events.length !== events.length) {
      found.push({
        what: `cycle ${at + 1} events`,
        detail: `ours ${cycle.events.length}, theirs ${events.length}`,
      });
    } else {
      for (const [place, event] of cycle.events.entries()) {
        const their = events[place];
        if (their !== undefined) found.push(...eventDifferences(event, their));
      }
    }
  }
  return found;
}

function eventDifferences(event: Event, other: OtherEvent): Difference[] {
  const found: Difference[] = [];
  const say = (what: string, our: string | null, their: string | null) => {
    if (our !== their) found.push({ what, detail: `ours ${our}, theirs ${their}` });
  };
  say('kind', event.kind, other.type === 'supplemental_arrest' ? 'arrest' : other.type);
  say('date', event.date?.value ?? null, other.date);
  say('agency', plain(event.agency?.value ?? null), plain(other.agency));
  say('name code', event.nameCode?.value ?? null, other.name_code);
  if (event.kind === 'court') say('case', event.caseNumbers[0]?.value ?? null, plain(other.case_number));
  say('counts', String(event.charges.length), String(other.counts.length));
  for (const [at, charge] of event.charges.entries()) {
    const their = other.counts[at];
    if (their !== undefined) found.push(...chargeDifferences(charge, their));
  }
  return found;
}

function plain(text: string | null): string | null {
  return text === null ? null : text.toUpperCase().replace(/ +/g, ' ').trim();
}

const letters = { felony: 'F', misdemeanor: 'M', infraction: 'I' } as const;

function chargeDifferences(charge: Charge, other: OtherCount): Difference[] {
  const found: Difference[] = [];
  const say = (what: string, our: string | null, their: string | null) => {
    if (our !== their) found.push({ what, detail: `ours ${our}, theirs ${their}` });
  };
  say('code', charge.code?.value ?? null, other.code);
  say('section', charge.section?.value ?? null, other.section);
  say('description', charge.description?.value ?? null, other.description === '' ? null : other.description);
  say('attempt', String(charge.flags.includes('attempt')), String(other.flags.includes('-ATTEMPTED')));
  say(
    'warrant',
    String(charge.flags.some((flag) => flag.endsWith('warrant'))),
    String(other.flags.some((flag) => flag.endsWith('WARRANT'))),
  );
  const convicted = charge.dispositions.some(({ outcome }) => outcome === 'convicted');
  say('convicted', String(convicted), String(other.convicted));
  const severity = charge.dispositions.find((disposition) => disposition.severity !== null)?.severity?.value;
  say('severity', severity === undefined ? null : letters[severity], other.severity);
  say('sentence', sentenceOf(charge), timesIn(other.sentence));
  const dates = charge.dispositions.map(({ date }) => date?.value ?? '');
  say('dispositions', dates.join(' '), other.dispositions.map(({ date }) => date ?? '').join(' '));
  return found;
}

/** The sentence in force as `12m probation, 45d jail`: only the parts with a time, and a bare probation. */
function sentenceOf(charge: Charge): string {
  const sentence =
    charge.dispositions.findLast((disposition) => disposition.sentence.length > 0)?.sentence ?? [];
  return timesIn(
    sentence
      .map(({ kind, length }) => `${length === null ? '' : length.amount + length.unit.charAt(0)} ${kind}`)
      .join(', '),
  );
}

function timesIn(text: string | null): string {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts
    .filter((part) => /^([0-9]+[dmy] )?(probation|jail|prison)$/.test(part))
    .sort()
    .join(', ');
}
