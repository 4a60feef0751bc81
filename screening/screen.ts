/** Screening: every charge against every provision that could concern it, as the law stood on the day asked about. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Law, type Provision, type ProvisionVersion, versionOn } from '@nunc/law';
import { type ChargeHistory, type CriminalRecord, historiesOf } from '@nunc/records';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type {
  ConfidenceLevel,
  FactNeed,
  Finding,
  Reason,
  Screening,
  ScreeningNotice,
  Status,
} from './finding.ts';
import { type ChargeView, KnownCharge, type World } from './known.ts';
import { planFilings } from './plan.ts';
import { routesOf } from './routes.ts';

/** The interpreter's version; with the law's hash, `asOf` and the input's hash a finding can be derived again. */
export const engine = 'nunc-interpreter/1';

export interface ScreenOptions {
  /** The day asked about, `yyyy-mm-dd`. */
  readonly asOf: string;
}

/**
 * Screens a whole record. Same record, facts, law and day: same answer. A change of law after `asOf` changes nothing.
 * No finding is a promise: the court decides.
 */
export function screen(record: CriminalRecord, facts: Facts, law: Law, { asOf }: ScreenOptions): Screening {
  const histories = historiesOf(record);
  const world: World = { law, record, histories, facts, asOf };
  const findings = histories.flatMap((history) => findingsOf(world, history));
  const routes = routesOf(world, findings);
  return {
    schema: 'nunc-screening/1',
    engine,
    lawHash: law.hash,
    inputHash: hashInput(world),
    asOf,
    findings,
    routes,
    filings: planFilings(world, findings, routes),
    notices: noticesOf(world),
  };
}

/** The findings of one charge, in the order of the law's files. */
export function findingsOf(world: World, history: ChargeHistory): Finding[] {
  const charge = new KnownCharge(world, history);
  const findings: Finding[] = [];
  for (const provision of provisionsOf(world.law, history.jurisdiction)) {
    const version = versionOn(provision, world.asOf);
    if (version !== undefined) findings.push(findingOf(charge, provision, version));
  }
  return findings;
}

const byJurisdiction = new WeakMap<Law, Map<string, Provision[]>>();

/** The provisions of a jurisdiction, in the order of the law's files. */
function provisionsOf(law: Law, jurisdiction: string): readonly Provision[] {
  let groups = byJurisdiction.get(law);
  if (groups === undefined) {
    groups = Map.groupBy(law.provisions, (provision) => provision.jurisdiction);
    byJurisdiction.set(law, groups);
  }
  return groups.get(jurisdiction) ?? [];
}

/** The part of a finding that is the same for every charge. */
type Frame = Pick<Finding, 'version' | 'court' | 'authority'>;

const frames = new WeakMap<ProvisionVersion, Frame>();

function frameOf(provision: Provision, version: ProvisionVersion): Frame {
  let frame = frames.get(version);
  if (frame === undefined) {
    const { citation, sources, review } = provision;
    frame = {
      version: { from: version.from, to: version.to, by: version.by },
      court: { ...version.features.court, burden: version.features.proof.burden },
      authority: { citation, sources, review, unverified: version.unverified },
    };
    frames.set(version, frame);
  }
  return frame;
}

/** One charge against one version of a provision. */
export function findingOf(charge: ChargeView, provision: Provision, version: ProvisionVersion): Finding {
  const reason = evaluate(charge, provision, version);
  const status: Status = reason.value === 'yes' ? 'open' : reason.value === 'no' ? 'closed' : 'undecided';
  const { procedure, timing, effect } = version.features;
  const failing = status === 'closed' ? leavesBehind(reason, 'no') : [];
  const opens = status === 'closed' ? opensLater(reason) : null;
  const frame = frameOf(provision, version);
  const { history } = charge;
  return {
    charge: history.id,
    provision: provision.id,
    citation: provision.citation,
    short: provision.short,
    title: provision.title,
    relief: provision.relief,
    version: frame.version,
    status,
    reason,
    failing,
    missing: status === 'undecided' ? unique(reason.needs) : [],
    lawNotKnown: lawNotKnown(reason),
    opens,
    confidence: confidenceOf(charge, provision, version, reason, failing),
    court: frame.court,
    when: {
      earliest: status === 'open' ? charge.world.asOf : opens,
      deadline: timing.deadline,
      notes: timing.notes,
    },
    how: {
      begins: procedure.begins,
      county: history.county,
      court: history.court,
      fileIn: procedure.file_in,
      serve: procedure.serve,
      responseDays: procedure.response_days,
      forms: procedure.forms,
      filingFee: procedure.filing_fee,
      consentRequired: procedure.consent_required,
    },
    gives: effect,
    authority: frame.authority,
  };
}

/** The leaves that give a node its value: for `no` of an `all` the failing parts, of a `none` the parts that hold. */
export function leavesBehind(reason: Reason, value: 'yes' | 'no'): Reason[] {
  const found: Reason[] = [];
  collectBehind(reason, value, found);
  return found;
}

function collectBehind(reason: Reason, value: 'yes' | 'no', found: Reason[]): void {
  if (reason.of.length === 0) {
    found.push(reason);
    return;
  }
  const wanted = reason.kind === 'none' ? (value === 'no' ? 'yes' : 'no') : value;
  const first = found.length;
  for (const part of reason.of) if (part.value === wanted) collectBehind(part, wanted, found);
  if (reason.label === null || found.slice(first).some((leaf) => leaf.label !== null)) return;
  for (let index = first; index < found.length; index += 1) {
    const leaf = found[index];
    if (leaf !== undefined) found[index] = { ...leaf, label: reason.label, cite: leaf.cite ?? reason.cite };
  }
}

function unique(needs: readonly FactNeed[]): FactNeed[] {
  return needs.length < 2
    ? [...needs]
    : [...new Map(needs.map((need) => [`${need.fact}|${need.of}`, need])).values()];
}

/** Closed only by waiting times: the day the last of them is over. */
function opensLater(reason: Reason): string | null {
  if (reason.of.some((part) => part.value === 'no' && part.element !== 'wait')) return null;
  const failing = reason.of.filter((part) => part.value === 'no');
  const days = failing.map((part) => {
    const opens = leavesBehind(part, 'no').flatMap((leaf) => leaf.opens ?? []);
    return part.kind === 'any' ? opens.toSorted()[0] : opens.toSorted().at(-1);
  });
  if (days.includes(undefined)) return null;
  return (
    days
      .flatMap((day) => day ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}

/** Points on which the law is not known: those that keep the finding undecided, and those shown beside it. */
function lawNotKnown(
  reason: Reason,
  found: { feature: string; blocks: boolean }[] = [],
): { feature: string; blocks: boolean }[] {
  const own = reason.kind === 'law_unknown' || reason.blocks;
  if (own && (!reason.blocks || reason.value === 'unknown'))
    found.push({ feature: reason.feature, blocks: reason.blocks });
  // A settled group hides the blocking points below it: they no longer matter.
  for (const part of reason.of)
    if (reason.value === 'unknown' || part.value !== 'unknown') lawNotKnown(part, found);
  return found;
}

/** How sure the finding is, and every reason why it is not surer. */
function confidenceOf(
  charge: ChargeView,
  provision: Provision,
  version: ProvisionVersion,
  reason: Reason,
  failing: readonly Reason[],
): Finding['confidence'] {
  const because: string[] = [];
  let level: ConfidenceLevel = provision.review.confidence;
  const lower = (to: ConfidenceLevel, why: string) => {
    if (!because.includes(why)) because.push(why);
    if (to === 'low' || (to === 'medium' && level === 'high')) level = to;
  };
  if (provision.review.confidence !== 'high') because.push(`law_review_${provision.review.confidence}`);
  if (version.from === null) lower('medium', 'version_start_not_known');
  const known = charge.offense.kind === 'known' ? charge.offense : null;
  let usesOffense = false;
  for (const leaf of reason.value === 'no' ? failing : allLeaves(reason, [])) {
    if (leaf.unverified) lower('medium', 'law_unverified');
    if (leaf.element === 'offense') usesOffense = true;
    if (leaf.fact === null) continue;
    const { id, confidence } = leaf.fact;
    if (id === 'offense') {
      if (known !== null && confidence < known.confidence) lower('medium', 'no_allegation_on_sheet');
    } else if (confidence < 0.8) lower('medium', `${id}_read_with_doubt`);
  }
  if (usesOffense && charge.offense.kind === 'unknown') lower('low', 'offense_not_recognized');
  if (usesOffense && known !== null) {
    if (known.how === 'repaired') lower('low', 'offense_read_through_repair');
    else if (known.offense.sure === 'low') lower('low', 'offense_class_not_sure');
    else if (known.confidence < 0.8) lower('medium', 'offense_read_with_doubt');
  }
  return { level, because };
}

function allLeaves(reason: Reason, found: Reason[]): Reason[] {
  if (reason.of.length === 0) found.push(reason);
  for (const part of reason.of) allLeaves(part, found);
  return found;
}

function noticesOf(world: World): ScreeningNotice[] {
  const notices: ScreeningNotice[] = [{ kind: 'nothing_promised' }];
  const { sources } = world.record;
  if (sources.some((source) => source.completeness === 'multiple_source'))
    notices.push({ kind: 'record_elsewhere' });
  const count = sources.reduce(
    (sum, source) => sum + source.lines.filter((line) => line.bucket === 'not_understood').length,
    0,
  );
  if (count > 0) notices.push({ kind: 'not_understood_lines', count });
  for (const source of sources)
    if (source.result.kind !== 'sheet') notices.push({ kind: 'no_history', result: source.result.kind });
  const known = new Set(world.law.provisions.map((provision) => provision.jurisdiction));
  for (const jurisdiction of new Set(world.histories.map((history) => history.jurisdiction)))
    if (!known.has(jurisdiction)) notices.push({ kind: 'no_law_for', jurisdiction });
  return notices;
}

/** The hash of everything an answer rests on: the charges, what the sheets say of themselves, and what was told. */
function hashInput({ record, histories, facts }: World): string {
  const plain = {
    charges: histories.map((one) => [
      one.id,
      one.jurisdiction,
      one.code,
      one.section,
      one.description,
      one.flags,
      one.recordType,
      one.outcome,
      one.outcomeDate,
      one.changes.map(({ change, under, date }) => [change, under, date]),
      one.severity,
      one.arrestDate,
      one.offenseDate,
      one.county,
      one.caseNumber,
      one.sentence.map(({ kind, length, suspended }) => [kind, length, suspended]),
      one.warnings,
    ]),
    birthDate: record.person.birthDate?.value ?? null,
    sources: record.sources.map(({ completeness, result }) => [completeness, result.kind]),
    person: [...facts.person].toSorted(),
    periods: facts.periods,
    cases: [...facts.cases].map(([key, inner]) => [key, [...inner].toSorted()]).toSorted(),
    told: [...facts.charges].map(([key, inner]) => [key, [...inner].toSorted()]).toSorted(),
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(plain))));
}
