/** The rows of the case table: one a count, with what the record says, what the client says and where it is proved. */
import type { ChargeHistory, LaterChange } from '@nunc/records';
import type { Facts, Finding, Reason, Truth } from '@nunc/screening';
import { countOf, resolveCharge } from './charges.ts';
import { longDay, shortDay } from './days.ts';
import { deadlinesFor } from './deadlines.ts';
import type { ReadExhibit } from './exhibits.ts';
import type { Anchors } from './expand.ts';
import { type LawInUse, wordsFor } from './lawValues.ts';
import type { Matter, MatterCharge, MatterCourt, Statement } from './matter.ts';
import type { PacketTemplate } from './template.ts';
import type { Said, Value, Values } from './values.ts';

/** One charge of a filing with everything known about it. */
export interface Row {
  readonly history: ChargeHistory;
  readonly finding: Finding | null;
  readonly story: MatterCharge | null;
  readonly exhibits: readonly ReadExhibit[];
  readonly offenseDate: string | null;
  /** Whether the facts say that the trafficking led to it. */
  readonly nexus: Truth;
  readonly atTheTime: Truth;
}

export interface RowSources {
  readonly histories: readonly ChargeHistory[];
  readonly findings: readonly Finding[];
  readonly facts: Facts;
  readonly matter: Matter;
  readonly exhibits: readonly ReadExhibit[];
}

export function rowOf(history: ChargeHistory, provision: string, sources: RowSources): Row {
  const { matter, histories, facts } = sources;
  const finding =
    sources.findings.find((one) => one.charge === history.id && one.provision === provision) ?? null;
  const story =
    matter.charges.find((one) => resolveCharge(one.charge, histories).charge?.id === history.id) ?? null;
  const told = facts.charges.get(history.id);
  const exhibits = sources.exhibits.filter(({ exhibit }) =>
    exhibit.charges.some((ref) => resolveCharge(ref, histories).charge?.id === history.id),
  );
  const nexus = told?.get('nexus');
  return {
    history,
    finding,
    story,
    exhibits,
    offenseDate: told?.get('offense_date') ?? story?.offense_date ?? history.offenseDate,
    nexus: nexus === 'yes' || nexus === 'no' ? nexus : 'unknown',
    atTheTime: finding === null ? 'unknown' : elementValue(finding.reason, 'at_the_time'),
  };
}

/** The value of an element in an evaluated tree: the worst of its nodes; `unknown` where it has none. */
export function elementValue(reason: Reason, element: string): Truth {
  const values: Truth[] = [];
  const walk = (node: Reason): void => {
    if (node.element === element) values.push(node.value);
    else node.of.forEach(walk);
  };
  walk(reason);
  if (values.length === 0) return 'unknown';
  return values.includes('no') ? 'no' : values.includes('unknown') ? 'unknown' : 'yes';
}

export const said = (statements: readonly Statement[]): Said => ({ said: statements });

export interface RowContext {
  readonly use: LawInUse;
  readonly template: PacketTemplate;
  readonly court: MatterCourt | null;
  readonly matter: Matter;
  readonly anchors: Anchors;
}

/** A row as values for the template. */
export function rowValues(row: Row, index: number, context: RowContext): Values {
  const { history, story } = row;
  const { template } = context;
  const marks = row.exhibits.map(({ exhibit }) => exhibit.mark);
  const paragraphs = context.anchors.get(`charge ${history.id}`) ?? [];
  const statements =
    story === null
      ? []
      : [
          ...story.told_to_do,
          ...story.feared,
          ...story.happened_after,
          ...story.told_police,
          ...story.why_pleaded,
        ];
  return {
    key: history.id,
    no: index + 1,
    case: history.caseNumber,
    count: history.caseNumber === null ? null : countOf(history),
    arrest: history.arrestDate === null ? null : longDay(history.arrestDate),
    arrest_day: history.arrestDate === null ? null : shortDay(history.arrestDate),
    offense: row.offenseDate === null ? null : longDay(row.offenseDate),
    offense_day: row.offenseDate === null ? null : shortDay(row.offenseDate),
    ...chargeWords(history, template),
    disposition: dispositionWords(history, template),
    agency: agencyName(history.arrestingAgency, template),
    booking: history.bookingNumbers.length === 0 ? null : history.bookingNumbers.join(', '),
    relief: wordsFor(template, 'relief', history.recordType),
    is_conviction: history.recordType === 'conviction',
    is_arrest: history.recordType === 'arrest_only',
    nexus_known: row.nexus === 'yes',
    at_the_time: row.atTheTime === 'yes',
    by_whom: story?.by_whom ?? null,
    told_to_do: said(story?.told_to_do ?? []),
    feared: said(story?.feared ?? []),
    happened_after: said(story?.happened_after ?? []),
    told_police: said(story?.told_police ?? []),
    why_pleaded: said(story?.why_pleaded ?? []),
    has_story: statements.length > 0,
    exhibits: marks,
    exhibit_marks: marks.length === 0 ? null : exhibitWords(marks, template),
    paragraphs: paragraphs.length === 0 ? null : paragraphWords(paragraphs),
    ...proofWords(marks, paragraphs, statements.length > 0, context),
    ...deadlineValues(row, context),
    restitution: restitutionOf(history, context.matter),
  };
}

/** Where a row is proved: the declaration's paragraphs and the exhibits; `null` where nowhere yet. */
function proofWords(
  marks: readonly string[],
  paragraphs: readonly number[],
  hasStory: boolean,
  context: RowContext,
): Values {
  const name = `${context.matter.petitioner.initials} ${String(context.template.words.declaration_short ?? 'Decl.')}`;
  const parts = [
    ...(hasStory && paragraphs.length > 0 ? [`${name} ${paragraphWords(paragraphs)}`] : []),
    ...(marks.length > 0 ? [exhibitWords(marks, context.template)] : []),
  ];
  return { proof: parts.length === 0 ? null : parts.join('; ') };
}

function chargeWords(history: ChargeHistory, template: PacketTemplate): Values {
  const code = history.code === null ? null : (wordsFor(template, 'codes', history.code) ?? history.code);
  const section = history.section === null ? null : sectionWords(history.section, template);
  const cite =
    code === null || section === null ? null : `${code}${String(template.words.code_join ?? ' ')}${section}`;
  const description =
    history.description === null ? null : history.description.toLowerCase().replace(/\s*[:/]\s*/g, ', ');
  return {
    charge: cite ?? description,
    section: history.section === null ? null : `${history.code ?? ''} ${history.section}`.trim(),
    description,
    severity: wordsFor(template, 'severity', history.severity),
  };
}

/** `647(b)` -> `647, subd. (b)` where the template says so. */
function sectionWords(section: string, template: PacketTemplate): string {
  const cut = section.indexOf('(');
  const join = template.words.section_join;
  return cut < 0 || typeof join !== 'string'
    ? section
    : `${section.slice(0, cut)}${join}${section.slice(cut)}`;
}

function dispositionWords(history: ChargeHistory, template: PacketTemplate): string | null {
  const outcome = wordsFor(template, 'outcome', history.outcome);
  if (outcome === null) return null;
  const date = history.outcomeDate === null ? '' : ` ${shortDay(history.outcomeDate)}`;
  const later = history.changes
    .map((change) => changeWords(change, template))
    .filter((words) => words !== null);
  return [`${outcome}${date}`, ...later].join('; ');
}

function changeWords(change: LaterChange, template: PacketTemplate): string | null {
  const words = wordsFor(template, 'change', change.change);
  if (words === null) return null;
  const under = change.under === null ? '' : ` (${change.under})`;
  return `${words}${change.date === null ? '' : ` ${shortDay(change.date)}`}${under}`;
}

/** `CAPD LOS ANGELES` -> `Los Angeles Police Department`, where the template knows the letters. */
function agencyName(printed: string | null, template: PacketTemplate): string | null {
  if (printed === null) return null;
  const [letters = '', ...rest] = printed.trim().split(/\s+/);
  const pattern = wordsFor(template, 'agency', letters);
  if (pattern === null || rest.length === 0) return printed;
  const place = rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join(' ');
  return pattern.replace('{place}', place);
}

function deadlineValues(row: Row, context: RowContext): Values {
  const order = context.court?.order_date ?? null;
  const starts = { arrest: row.history.arrestDate, order, receipt: context.court?.received ?? null };
  const values: Record<string, Value> = {};
  for (const deadline of deadlinesFor(context.template, 'row', starts, context.use.version.features))
    values[deadline.id] = deadline.day === null ? deadline.rule : longDay(deadline.day);
  return values;
}

function restitutionOf(history: ChargeHistory, matter: Matter): Value {
  const { restitution } = matter;
  if (restitution === undefined || restitution === 'none') return null;
  const here = restitution.find((one) => one.case === history.caseNumber);
  return here === undefined ? null : `${here.owed} to ${here.to}`;
}

/** `Exhibit A`, `Exhibits A and C`. */
export function exhibitWords(marks: readonly string[], template: PacketTemplate): string {
  const one = String(template.words.exhibit ?? 'Exhibit');
  return marks.length === 1 ? `${one} ${marks[0] ?? ''}` : `${one}s ${joined(marks)}`;
}

/** `¶ 4`, `¶¶ 4–6, 9`. */
export function paragraphWords(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const spans: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    let end = index;
    while ((sorted[end + 1] ?? Number.NaN) === (sorted[end] ?? 0) + 1) end += 1;
    spans.push(end === index ? String(sorted[index]) : `${sorted[index]}\u2013${sorted[end]}`);
    index = end + 1;
  }
  return `${sorted.length === 1 ? '\u00b6' : '\u00b6\u00b6'} ${spans.join(', ')}`;
}

/** `A`, `A and B`, `A, B and C`. */
export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
