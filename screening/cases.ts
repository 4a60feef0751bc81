/**
 * The case notation of law/CASES.md: golden cases that a lawyer reads, beside the provisions. One line is one charge,
 * what is known, the day asked about, and what each provision must answer.
 */
import { type Law, splitCite } from '@nunc/law';
import {
  type ChargeHistory,
  type CriminalRecord,
  chargeId,
  isoDate,
  type Outcome,
  parseSection,
  type RecordType,
  sourceId,
} from '@nunc/records';
import { type Facts, learn, noFacts, type Period } from './facts.ts';
import type { Finding } from './finding.ts';
import type { World } from './known.ts';
import { findingsOf, leavesBehind } from './screen.ts';

/** What one provision must answer. `words` are those of CASES.md after the colon. */
export interface Expectation {
  /** Provision number as written, or the file's own provision id. */
  readonly provision: string;
  readonly status: 'open' | 'closed' | 'undecided';
  readonly words: string;
}

export interface Case {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly authority: string;
  readonly world: Omit<World, 'law'>;
  readonly expectations: readonly Expectation[];
}

export type CaseProblem = { readonly where: string; readonly what: string };

/** Parses a cases file. `provision` is the id of the provision it stands beside. */
export function parseCases(path: string, text: string, law: Law): { cases: Case[]; problems: CaseProblem[] } {
  const own = /jurisdictions\/([^/]+)\/(.+)\.cases\.txt$/.exec(path);
  const provision = own === null ? '' : `${own[1]}/${own[2]}`;
  const cases: Case[] = [];
  const problems: CaseProblem[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parsed = parseCase(line, { path, line: index + 1, provision, law });
    if (typeof parsed === 'string') problems.push({ where: `${path}:${index + 1}`, what: parsed });
    else cases.push(parsed);
  }
  return { cases, problems };
}

/** Runs one case: what differs from what it expects, in words; empty when all is as expected. */
export function runCase(one: Case, law: Law): string[] {
  const [history] = one.world.histories;
  if (history === undefined) return ['the case has no charge'];
  const findings = findingsOf({ ...one.world, law }, history);
  return one.expectations.flatMap((expected) => {
    const finding = findings.find(
      (each) =>
        each.provision === expected.provision ||
        each.provision.endsWith(`-${expected.provision}`) ||
        each.provision.endsWith(`/${expected.provision}`),
    );
    if (finding === undefined)
      return [`no finding for ${expected.provision}: no version in force, or no such provision`];
    const got = summary(finding, law);
    return matches(finding, expected, law)
      ? []
      : [
          `${finding.provision}: expected ${expected.status}${expected.words === '' ? '' : `: ${expected.words}`}, got ${got}`,
        ];
  });
}

function matches(finding: Finding, expected: Expectation, law: Law): boolean {
  if (finding.status !== expected.status) return false;
  if (expected.words === '') return true;
  if (expected.status === 'undecided') {
    const wanted = expected.words.split(/,\s*/).toSorted().join(',');
    return wanted === shortNames(finding, law).toSorted().join(',');
  }
  if (expected.words.startsWith('until ')) return finding.opens === expected.words.slice('until '.length);
  const said = closedWords(finding, law);
  return said.some((text) => text.toLowerCase().includes(expected.words.toLowerCase()));
}

/** The short names of what is missing; `law` where the law itself is not known. */
function shortNames(finding: Finding, law: Law): string[] {
  const names = finding.missing.map((need) => law.facts.get(need.fact)?.short ?? need.fact);
  const blocked = finding.lawNotKnown.some((point) => point.blocks);
  return [...new Set([...names, ...(blocked ? ['law'] : [])])];
}

/** Everything a failing element may be called: label and cite, element, fact value in words, the fact's short name. */
function closedWords(finding: Finding, law: Law): string[] {
  return leavesBehind(finding.reason, 'no').flatMap((leaf) => {
    const definition = leaf.fact === null ? undefined : law.facts.get(leaf.fact.id);
    const choice = definition?.choices?.find((one) => one.id === leaf.fact?.value);
    return [
      `${leaf.label?.en ?? ''} ${leaf.cite ?? ''}`,
      leaf.element,
      choice?.words.en ?? '',
      definition?.short ?? '',
      leaf.against ?? '',
    ];
  });
}

function summary(finding: Finding, law: Law): string {
  if (finding.status === 'open') return 'open';
  if (finding.status === 'undecided') return `undecided: ${shortNames(finding, law).join(', ')}`;
  const leaf = leavesBehind(finding.reason, 'no').map(
    (one) => `${one.label?.en ?? one.element} ${one.cite ?? ''} (${one.fact?.id}=${one.fact?.value})`,
  );
  return `closed: ${leaf.join('; ')}${finding.opens === null ? '' : ` until ${finding.opens}`}`;
}

const outcomes: Record<string, { outcome: Outcome; recordType: RecordType }> = {
  convicted: { outcome: 'convicted', recordType: 'conviction' },
  arrested: { outcome: 'not_filed', recordType: 'arrest_only' },
  dismissed: { outcome: 'dismissed', recordType: 'dismissed_charge' },
  acquitted: { outcome: 'acquitted', recordType: 'dismissed_charge' },
  diverted: { outcome: 'diverted', recordType: 'dismissed_charge' },
  adjudicated: { outcome: 'adjudicated', recordType: 'juvenile_adjudication' },
  pending: { outcome: 'pending', recordType: 'unknown' },
  unknown: { outcome: 'unknown', recordType: 'unknown' },
};

const severities = { fel: 'felony', misd: 'misdemeanor', infr: 'infraction', '-': null } as const;
const states: Record<string, string> = { US: 'us-federal' };
const chargePattern =
  /^([A-Z]{2}) (\S+) (fel|misd|infr|-) (.+?) (convicted|arrested|dismissed|acquitted|diverted|adjudicated|pending|unknown)( .*)?$/;

function parseCase(
  line: string,
  context: { path: string; line: number; provision: string; law: Law },
): Case | string {
  const hash = line.indexOf('#');
  const text = (hash < 0 ? line : line.slice(0, hash)).trim();
  const authority = hash < 0 ? '' : line.slice(hash + 1).trim();
  const [left, right] = text.split('->').map((part) => part.trim());
  if (left === undefined || right === undefined || right === '')
    return 'there is no "->" with what is expected';
  const parts = left.split(';').map((part) => part.trim());
  const asked = parts.at(-1);
  if (asked === undefined || !/^asked \d{4}-\d{2}-\d{2}$/.test(asked))
    return 'the last part left of the arrow must be "asked yyyy-mm-dd"';
  const match = chargePattern.exec(parts[0] ?? '');
  if (match === null) return `the charge is not readable: ${parts[0]}`;
  const history = historyOf(match);
  if (typeof history === 'string') return history;
  const facts = factsOf(parts.slice(1, -1).join(','), match, history, context.law);
  if (typeof facts === 'string') return facts;
  const expectations = right.split(';').map((part) => expectationOf(part.trim(), context.provision));
  const bad = expectations.find((one) => typeof one === 'string');
  if (typeof bad === 'string') return bad;
  return {
    path: context.path,
    line: context.line,
    text: line,
    authority,
    world: { record: emptyRecord, histories: [history], facts, asOf: asked.slice('asked '.length) },
    expectations: expectations.filter((one) => typeof one !== 'string'),
  };
}

const nowhere = { page: 1, line: 1, raw: '' };

export const blankHistory: ChargeHistory = {
  id: chargeId('case'),
  source: sourceId('case'),
  jurisdiction: '',
  code: null,
  section: null,
  description: null,
  flags: [],
  recordType: 'unknown',
  outcome: 'unknown',
  outcomeDate: null,
  changes: [],
  severity: null,
  arrestDate: null,
  offenseDate: null,
  county: null,
  court: null,
  caseNumber: null,
  arrestingAgency: null,
  bookingNumbers: [],
  sentence: [],
  nameCode: null,
  sameMatter: [],
  warnings: [],
  place: null,
};

export const emptyRecord: CriminalRecord = {
  schema: 'nunc-record/1',
  person: {
    names: [],
    birthDate: null,
    otherBirthDates: [],
    sex: null,
    race: null,
    stateId: null,
    otherStateIds: [],
    fbiNumber: null,
    other: [],
  },
  sources: [],
};

function historyOf(match: RegExpExecArray): ChargeHistory | string {
  const [, state = '', , severity = '-', offense = '', ended = ''] = match;
  const rest = match[6] ?? '';
  const how = outcomes[ended];
  if (how === undefined) return `not an outcome: ${ended}`;
  const jurisdiction = states[state] ?? `us-${state.toLowerCase()}`;
  const parsed = sectionOf(jurisdiction, categoryPattern.exec(offense)?.[1]?.trim() ?? offense);
  const word = (name: string) => new RegExp(`(?:^|[ ,])${name} ([^ ,]+)`).exec(rest)?.[1] ?? null;
  const sentence = word('sentence');
  const under = word('under');
  const on = word('on');
  const arrested = word('arrested-on');
  return {
    ...blankHistory,
    jurisdiction,
    code: parsed.code,
    section: parsed.section,
    flags: [
      ...(parsed.attempt ? (['attempt'] as const) : []),
      ...(sentence === 'county_jail_felony' ? (['county_jail_felony'] as const) : []),
    ],
    recordType: how.recordType,
    outcome: how.outcome,
    outcomeDate: on === null ? null : isoDate(on),
    severity: severities[severity as keyof typeof severities] ?? null,
    arrestDate: arrested === null ? null : isoDate(arrested),
    changes:
      under === null ? [] : [{ change: 'relief_noted', under, date: null, text: under, place: nowhere }],
    sentence: sentenceOf(sentence),
  };
}

/** `43.02 (40A)`: the section, and the NIBRS category for states without a catalogue. */
const categoryPattern = /^(.*?)\s*\((\d{2}[0-9A-Z])\)$/;

function sectionOf(
  jurisdiction: string,
  text: string,
): { code: string | null; section: string | null; attempt: boolean } {
  if (text === '') return { code: null, section: null, attempt: false };
  if (jurisdiction === 'us-ca') return parseSection(text);
  const { code, section } = splitCite(text);
  return { code: code === '' ? null : code, section: section.toLowerCase(), attempt: false };
}

function sentenceOf(word: string | null): ChargeHistory['sentence'] {
  const part = (kind: 'probation' | 'prison' | 'supervision' | 'jail') => ({
    kind,
    length: null,
    suspended: false,
    concurrent: false,
    from: nowhere,
  });
  if (word === 'probation') return [part('probation')];
  if (word === 'prison') return [part('prison')];
  if (word === 'county_jail_felony') return [part('jail'), part('supervision')];
  return word === 'no_probation' ? [part('jail')] : [];
}

function factsOf(text: string, match: RegExpExecArray, history: ChargeHistory, law: Law): Facts | string {
  let facts = noFacts;
  const day = match[2] ?? '?';
  if (day !== '?') facts = learn(facts, 'charge', history.id, 'offense_date', day);
  const category = categoryPattern.exec(match[4] ?? '')?.[2];
  if (category !== undefined) facts = learn(facts, 'charge', history.id, 'offense_category', category);
  for (const item of text.split(',').map((one) => one.trim())) {
    if (item === '') continue;
    const [short = '', value = '', kind] = item.split(/\s+/);
    if (short === 'period') {
      const [from = '', to = ''] = value.split('..');
      const period: Period = { from: from === '' ? null : from, to: to === '' ? null : to };
      facts = learn({ ...facts, periods: [...facts.periods, period] }, 'person', null, 'trafficked', 'yes');
      if (kind !== undefined) facts = learn(facts, 'person', null, 'trafficking_kind', kind);
      continue;
    }
    const definition = [...law.facts.values()].find((one) => one.short === short || one.id === short);
    if (definition === undefined) return `no fact is called "${short}"`;
    const of = definition.scope === 'person' ? null : history.id;
    const given = short === 'left' && /^\d{4}/.test(value) ? 'yes' : value;
    facts = learn(facts, definition.scope, of, definition.id, given);
  }
  return facts;
}

function expectationOf(text: string, provision: string): Expectation | string {
  const match = /^(?:([^\s:]+) )?(open|closed|undecided)(?::? ?(.*))?$/.exec(text);
  if (match === null) return `not an expectation: ${text}`;
  const status = match[2];
  if (status !== 'open' && status !== 'closed' && status !== 'undecided') return `not a status: ${text}`;
  return { provision: match[1] ?? provision, status, words: (match[3] ?? '').trim() };
}
