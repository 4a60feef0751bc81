/**
 * What `nunc screen --json` prints, as a Zod schema that is published as JSON Schema. Programs may rely on it; a change
 * that could break one gets a new number in `schema`. Places carry page and line, never the text of the sheet.
 */
import type { Law } from '@nunc/law';
import type { ChargeHistory, Place } from '@nunc/records';
import {
  explainLine,
  type Finding,
  type Reason,
  type Route,
  type Screening,
  whatWouldChange,
} from '@nunc/screening';
import { z } from 'zod';
import { publishedConsequencesOutput } from './consequencesOutput.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Words = z.strictObject({ en: z.string(), es: z.string() });
const PlaceOut = z.strictObject({ page: z.int(), line: z.int() });
const Need = z.strictObject({
  fact: z.string().describe('Id of a fact in facts.yaml'),
  scope: z.enum(['person', 'case', 'charge']),
  of: z.string().nullable().describe('The case number or the charge id; null for the person'),
});
const Origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), place: PlaceOut.nullable() }),
  z.strictObject({ kind: z.literal('told') }),
  z.strictObject({ kind: z.literal('computed'), of: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('not_known') }),
]);
const Truth = z.enum(['yes', 'no', 'unknown']);
const Seen = z.strictObject({
  id: z.string(),
  value: z.string().nullable(),
  origin: Origin,
  confidence: z.number(),
});

/** One step of why a finding is what it is. */
const ReasonOut = z
  .strictObject({
    kind: z.enum(['all', 'any', 'none', 'test', 'offense_in', 'section_in', 'law_unknown']),
    element: z.string().describe('The element of the law it belongs to'),
    value: Truth,
    cite: z.string().nullable(),
    label: Words.nullable(),
    feature: z.string(),
    unverified: z.boolean().describe('Nobody has checked this feature against the text of the statute'),
    fact: Seen.nullable(),
    needs: z.array(Need),
    opens: Day.nullable(),
    blocks: z.boolean(),
    against: z.string().nullable(),
    get of() {
      return z.array(ReasonOut);
    },
  })
  .meta({ id: 'reason' });

/** A value of the law, `silent` (the statute says nothing) or null (nobody here knows). */
const Known = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Note = z.strictObject({ text: Words, cite: z.string().optional() });

const Court = z.strictObject({
  discretion: Known,
  hearing: Known,
  burden: Known,
  weighs: z.array(Note),
  finds: z.array(Note),
});

const FindingOut = z.strictObject({
  charge: z.string(),
  provision: z.string(),
  citation: z.string(),
  short: z.string(),
  title: Words,
  relief: z.string(),
  version: z.strictObject({ from: z.string().nullable(), to: z.string().nullable(), by: z.string() }),
  status: z.enum(['open', 'closed', 'undecided']),
  route: z
    .enum(['best', 'alternative', 'better_if_known', 'later', 'automatic', 'defense', 'none'])
    .describe('Its place among the routes of the charge'),
  words: z.strictObject({ line: Words, wouldChange: z.array(Words) }),
  reason: ReasonOut,
  failing: z.array(ReasonOut),
  missing: z.array(Need),
  lawNotKnown: z.array(z.strictObject({ feature: z.string(), blocks: z.boolean() })),
  opens: Day.nullable(),
  confidence: z.strictObject({ level: z.enum(['high', 'medium', 'low']), because: z.array(z.string()) }),
  court: Court,
  when: z.strictObject({
    earliest: Day.nullable(),
    deadline: z.union([
      Known,
      z.strictObject({ by: Day, later_on: Words.nullable() }),
      z.strictObject({ rolling: Words }),
    ]),
    notes: z.array(Note),
  }),
  how: z.strictObject({
    begins: z.string(),
    county: z.string().nullable(),
    court: z.string().nullable(),
    fileIn: Words.nullable(),
    serve: z.array(Words),
    responseDays: Known,
    forms: z.array(z.strictObject({ id: z.string(), for: Words })),
    filingFee: Known,
    consentRequired: Known,
  }),
  gives: z
    .record(z.string(), z.unknown())
    .describe('The effect features of the provision (nunc law schema provision)'),
  authority: z.strictObject({
    citation: z.string(),
    sources: z.array(z.strictObject({ url: z.string(), supports: z.string(), as_of: z.string().nullable() })),
    review: z.record(z.string(), z.unknown()).describe('How sure the review is, and what is not known'),
    unverified: z.array(z.string()),
  }),
});

const ChargeOut = z.strictObject({
  id: z.string(),
  source: z.string(),
  jurisdiction: z.string(),
  code: z.string().nullable(),
  section: z.string().nullable(),
  description: z.string().nullable(),
  recordType: z.string(),
  outcome: z.string(),
  outcomeDate: Day.nullable(),
  severity: z.string().nullable(),
  arrestDate: Day.nullable(),
  offenseDate: Day.nullable(),
  county: z.string().nullable(),
  court: z.string().nullable(),
  caseNumber: z.string().nullable(),
  changes: z.array(
    z.strictObject({ change: z.string(), under: z.string().nullable(), date: Day.nullable() }),
  ),
  warnings: z.array(z.string()),
  place: PlaceOut.nullable(),
  route: z.strictObject({
    best: z.string().nullable(),
    better: z.array(z.strictObject({ provision: z.string(), missing: z.array(Need) })),
    alternatives: z.array(z.string()),
    later: z.array(z.strictObject({ provision: z.string(), opens: Day })),
    automatic: z.array(z.string()),
  }),
});

const FilingOut = z.strictObject({
  provision: z.string(),
  jurisdiction: z.string(),
  county: z.string().nullable(),
  court: z.string().nullable(),
  charges: z.array(z.string()),
  caseNumbers: z.array(z.string()),
  order: z.int(),
  warnings: z.array(z.looseObject({ kind: z.string() })),
});

/** The whole output of `nunc screen --json`. */
export const ScreeningOutput = z
  .strictObject({
    schema: z.literal('nunc-screening/1'),
    engine: z.string().describe('The interpreter'),
    lawHash: z.string().describe('SHA-256 of the law files'),
    inputHash: z.string().describe('SHA-256 of the charges and the facts'),
    asOf: Day.describe('The day asked about'),
    notice: Words.describe('Nunc informs, the attorney advises, the court decides'),
    charges: z.array(ChargeOut),
    findings: z.array(FindingOut),
    filings: z.array(FilingOut),
    notices: z.array(z.looseObject({ kind: z.string() })),
  })
  .meta({
    title: 'Screening',
    description: 'Findings of nunc screen --json: open is never granted; the court decides.',
  });
export type ScreeningOutput = z.infer<typeof ScreeningOutput>;

/** The published schemas of this room: file name to JSON Schema. */
export function publishedCliSchemas(): Readonly<Record<string, unknown>> {
  return { 'screening.schema.json': z.toJSONSchema(ScreeningOutput), ...publishedConsequencesOutput() };
}

const notice = {
  en: 'Nunc informs, the attorney advises, the court decides. Open means that it may be asked for; it is not a promise.',
  es: 'Nunc informa, la abogada o el abogado aconseja, la corte decide. Abierto quiere decir que se puede pedir; no es una promesa.',
} as const;

/** A screening as it is printed for programs. */
export function outputOf(
  screening: Screening,
  histories: readonly ChargeHistory[],
  law: Law,
): ScreeningOutput {
  const routes = new Map(screening.routes.map((route) => [route.charge, route]));
  const { schema, engine, lawHash, inputHash, asOf } = screening;
  return {
    ...{ schema, engine, lawHash, inputHash, asOf, notice },
    charges: histories.map((history) => chargeOut(history, routes.get(history.id))),
    findings: screening.findings.map((finding) => findingOut(finding, routes.get(finding.charge), law)),
    filings: screening.filings.map((filing) => ({
      ...filing,
      charges: [...filing.charges],
      caseNumbers: [...filing.caseNumbers],
      warnings: filing.warnings.map((warning) => ({ ...warning })),
    })),
    notices: screening.notices.map((one) => ({ ...one })),
  };
}

/** The place of a finding among the routes of its charge. */
export function routeOf(
  finding: Finding,
  route: Route | undefined,
): ScreeningOutput['findings'][number]['route'] {
  const { provision } = finding;
  if (finding.how.begins === 'defense') return 'defense';
  if (route === undefined) return 'none';
  if (route.best === provision) return 'best';
  if (route.alternatives.includes(provision)) return 'alternative';
  if (route.automatic.includes(provision)) return 'automatic';
  if (route.better.some((one) => one.provision === provision)) return 'better_if_known';
  return route.later.some((one) => one.provision === provision) ? 'later' : 'none';
}

const placeOut = (place: Place | null): { page: number; line: number } | null =>
  place === null ? null : { page: place.page, line: place.line };

function chargeOut(history: ChargeHistory, route: Route | undefined): ScreeningOutput['charges'][number] {
  const { id, source, jurisdiction, code, section, description, recordType, outcome, outcomeDate, severity } =
    history;
  const { arrestDate, offenseDate, county, court, caseNumber } = history;
  return {
    ...{ id, source, jurisdiction, code, section, description, recordType, outcome, outcomeDate, severity },
    ...{ arrestDate, offenseDate, county, court, caseNumber },
    changes: history.changes.map(({ change, under, date }) => ({ change, under, date })),
    warnings: [...history.warnings],
    place: placeOut(history.place),
    route: {
      best: route?.best ?? null,
      better: (route?.better ?? []).map((one) => ({ provision: one.provision, missing: [...one.missing] })),
      alternatives: [...(route?.alternatives ?? [])],
      later: (route?.later ?? []).map((one) => ({ ...one })),
      automatic: [...(route?.automatic ?? [])],
    },
  };
}

function findingOut(
  finding: Finding,
  route: Route | undefined,
  law: Law,
): ScreeningOutput['findings'][number] {
  const { charge, provision, citation, short, title, relief, version, status, opens } = finding;
  const inSpanish = whatWouldChange(finding, 'es');
  return {
    ...{ charge, provision, citation, short, title, relief, version, status, opens },
    route: routeOf(finding, route),
    words: {
      line: { en: explainLine(finding, law, 'en'), es: explainLine(finding, law, 'es') },
      wouldChange: whatWouldChange(finding, 'en').map((en, at) => ({ en, es: inSpanish[at] ?? en })),
    },
    reason: reasonOut(finding.reason),
    failing: finding.failing.map(reasonOut),
    missing: [...finding.missing],
    lawNotKnown: finding.lawNotKnown.map((one) => ({ ...one })),
    confidence: { level: finding.confidence.level, because: [...finding.confidence.because] },
    court: finding.court,
    when: finding.when,
    how: { ...finding.how, serve: [...finding.how.serve] },
    gives: { ...finding.gives },
    authority: { ...finding.authority, unverified: [...finding.authority.unverified] },
  };
}

function reasonOut(reason: Reason): z.infer<typeof ReasonOut> {
  const { fact } = reason;
  return {
    ...reason,
    needs: [...reason.needs],
    of: reason.of.map(reasonOut),
    fact: fact === null ? null : { ...fact, origin: originOut(fact.origin) },
  };
}

function originOut(origin: NonNullable<Reason['fact']>['origin']): z.infer<typeof Origin> {
  if (origin.kind === 'record') return { kind: 'record', place: placeOut(origin.place) };
  return origin.kind === 'computed' ? { kind: 'computed', of: [...origin.of] } : origin;
}
