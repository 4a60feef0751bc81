/**
 * What is known about one charge: facts read off the record, told in the facts file, or computed from both. A fact
 * that nobody knows is `null` and says what would have to be asked.
 */
import {
  type Classified,
  classify,
  classifyText,
  classOn,
  type FactDefinition,
  type Law,
  type Provision,
} from '@nunc/law';
import type { ChargeHistory, CriminalRecord } from '@nunc/records';
import { type DaySpan, daySpan, within, yearsBetween } from './dates.ts';
import { type Facts, type FactValue, skipped } from './facts.ts';
import type { FactNeed, FactOrigin, FactSeen } from './finding.ts';

/** A fact about a charge and what is missing to know it. */
export interface Known {
  readonly seen: FactSeen;
  readonly needs: readonly FactNeed[];
}

/** What all charges of one screening share. */
export interface World {
  readonly law: Law;
  readonly record: CriminalRecord;
  readonly histories: readonly ChargeHistory[];
  readonly facts: Facts;
  readonly asOf: string;
}

/** What the interpreter needs of a charge, wherever it comes from. */
export type ChargeView = Pick<KnownCharge, 'world' | 'history' | 'offense' | 'fact' | 'category' | 'needFor'>;

/** The key under which a charge's case facts are kept: its case number, or its own id where it has none. */
export function caseKey(history: ChargeHistory): string {
  return history.caseNumber ?? history.id;
}

/** Everything known about one charge; each fact is worked out once. */
export class KnownCharge {
  readonly world: World;
  readonly history: ChargeHistory;
  readonly offense: Classified;
  private readonly cache = new Map<string, Known>();

  constructor(world: World, history: ChargeHistory) {
    this.world = world;
    this.history = history;
    const told = world.facts.charges.get(history.id)?.get('offense');
    const on = history.arrestDate ?? history.outcomeDate;
    const found =
      told === undefined || told === skipped
        ? classify(world.law.catalogue, {
            jurisdiction: history.jurisdiction,
            code: history.code,
            section: history.section ?? '',
            attempt: history.flags.includes('attempt'),
            ...(history.description === null ? {} : { description: history.description }),
            ...(on === null ? {} : { on }),
          })
        : classifyText(world.law.catalogue, history.jurisdiction, told);
    this.offense = withSeverity(found, this.toldSeverity() ?? history.severity, on ?? world.asOf);
  }

  /** The offense's NIBRS category: from the catalogue where it knows the section, else as told. */
  category(provision: Provision): { readonly code: string; readonly confidence: number } | null {
    if (this.offense.kind === 'known')
      return { code: this.offense.offense.nibrs, confidence: this.offense.confidence };
    const told = this.fact('offense_category', provision).seen.value;
    return told === null ? null : { code: told, confidence: 0.6 };
  }

  private toldSeverity(): string | null {
    const told = this.world.facts.charges.get(this.history.id)?.get('severity');
    return told === undefined || told === skipped ? null : told;
  }

  /** The fact, whatever its origin. `provision` matters only to whether its relief was already granted. */
  fact(id: string, provision: Provision): Known {
    if (id === 'already_granted') return this.value(id, this.granted(provision) ? 'yes' : 'no', this.place());
    const cached = this.cache.get(id);
    if (cached !== undefined) return cached;
    const known = this.workOut(id, provision);
    this.cache.set(id, known);
    return known;
  }

  /** A day fact as the span of days it may be; `null` when not known. */
  day(id: string, provision: Provision): DaySpan | null {
    const value = this.fact(id, provision).seen.value;
    return value === null ? null : daySpan(value);
  }

  private workOut(id: string, provision: Provision): Known {
    const definition = this.world.law.facts.get(id);
    if (definition === undefined)
      throw new Error(`facts.yaml has no fact "${id}", which ${provision.path} names`);
    if (id === 'new_convictions') return this.newConvictions(definition);
    const told = this.told(definition);
    if (told !== null) return this.value(id, told, { kind: 'told' });
    switch (id) {
      case 'record_type':
        return this.recordType(definition);
      case 'severity':
        return this.severity(definition);
      case 'conviction_date':
        return this.history.outcome === 'convicted'
          ? this.dayFromRecord(definition, this.history.outcomeDate)
          : this.missing(definition);
      case 'arrest_date':
        return this.dayFromRecord(definition, this.history.arrestDate);
      case 'offense_date':
        return this.dayFromRecord(definition, this.history.offenseDate);
      case 'birth_date':
        return this.birthDate(definition);
      case 'sentence_kind':
        return this.sentenceKind(definition);
      case 'pending_charges':
        return this.pendingCharges(definition);
      case 'acquitted_or_innocent':
        return this.acquitted(definition);
      case 'conviction_same_arrest':
        return this.convictionSameArrest(definition);
      case 'probation_revoked':
        return this.history.changes.some((change) => change.change === 'probation_revoked')
          ? this.value(id, 'yes', this.place())
          : this.missing(definition);
      case 'fines_paid':
        return this.nothingImposed(id, provision) ?? this.missing(definition);
      case 'sentence_completed':
        return this.nothingImposed(id, provision) ?? this.sentenceCompleted(definition, provision);
      case 'felony_grade':
        return this.felonyGrade(provision);
      case 'age_at_offense':
        return this.age(provision);
      case 'during_trafficking':
        return this.during(provision);
      case 'today':
        return this.value(id, this.world.asOf, { kind: 'computed', of: [] });
      default:
        return this.missing(definition);
    }
  }

  private told(definition: FactDefinition): FactValue | null {
    const { facts } = this.world;
    const from =
      definition.scope === 'person'
        ? facts.person
        : definition.scope === 'case'
          ? facts.cases.get(caseKey(this.history))
          : facts.charges.get(this.history.id);
    const value = from?.get(definition.id);
    return value === undefined || value === skipped ? null : value;
  }

  private wasSkipped(id: string): boolean {
    return (
      this.world.facts.charges.get(this.history.id)?.get(id) === skipped ||
      this.world.facts.person.get(id) === skipped
    );
  }

  private value(id: string, value: string, origin: FactOrigin, confidence = 1): Known {
    return { seen: { id, value, origin, confidence }, needs: [] };
  }

  private place(): FactOrigin {
    return { kind: 'record', place: this.history.place };
  }

  private missing(definition: FactDefinition): Known {
    return {
      seen: { id: definition.id, value: null, origin: { kind: 'not_known' }, confidence: 1 },
      needs: [this.need(definition)],
    };
  }

  private need(definition: FactDefinition): FactNeed {
    const of =
      definition.scope === 'person'
        ? null
        : definition.scope === 'case'
          ? caseKey(this.history)
          : this.history.id;
    return { fact: definition.id, scope: definition.scope, of };
  }

  /** What would have to be asked to know a fact. */
  needFor(id: string): FactNeed {
    const definition = this.world.law.facts.get(id);
    if (definition === undefined) throw new Error(`facts.yaml has no fact "${id}"`);
    return this.need(definition);
  }

  private dayFromRecord(definition: FactDefinition, day: string | null): Known {
    return day === null ? this.missing(definition) : this.value(definition.id, day, this.place());
  }

  private recordType(definition: FactDefinition): Known {
    const { recordType, outcome } = this.history;
    if (outcome === 'pending') return this.value(definition.id, 'pending_charge', this.place());
    // An arrest with no outcome on the sheet may have gone to a court that did not report: it is asked.
    return recordType === 'unknown' || outcome === 'unknown'
      ? this.missing(definition)
      : this.value(definition.id, recordType, this.place());
  }

  private severity(definition: FactDefinition): Known {
    const { severity, warnings } = this.history;
    if (severity !== null)
      return this.value(
        definition.id,
        severity,
        this.place(),
        warnings.includes('severity_from_charge') ? 0.7 : 1,
      );
    const day = this.history.outcomeDate ?? this.history.arrestDate ?? this.world.asOf;
    const known = this.offense.kind === 'known' ? classOn(this.offense.offense, day) : null;
    if (known === 'felony' || known === 'misdemeanor' || known === 'infraction')
      return this.value(definition.id, known, { kind: 'computed', of: ['offense'] }, 0.8);
    return this.missing(definition);
  }

  private felonyGrade(provision: Provision): Known {
    const { seen, needs } = this.fact('severity', provision);
    const value = seen.value === null ? null : seen.value === 'felony' ? 'yes' : 'no';
    const origin: FactOrigin =
      value === null ? { kind: 'not_known' } : { kind: 'computed', of: ['severity'] };
    return { seen: { id: 'felony_grade', value, origin, confidence: seen.confidence }, needs };
  }

  private birthDate(definition: FactDefinition): Known {
    const field = this.world.record.person.birthDate;
    if (field === null) return this.missing(definition);
    return this.value(definition.id, field.value, { kind: 'record', place: field.from }, field.confidence);
  }

  private sentenceKind(definition: FactDefinition): Known {
    const { sentence, outcome, severity, flags } = this.history;
    if (outcome !== 'convicted' || sentence.length === 0) return this.missing(definition);
    const has = (kind: string) => sentence.some((part) => part.kind === kind);
    const place = this.place();
    if (has('probation')) return this.value(definition.id, 'probation', place);
    if (sentence.some((part) => part.kind === 'prison' && !part.suspended))
      return this.value(definition.id, 'prison', place);
    if (flags.includes('county_jail_felony') || has('supervision'))
      return this.value(definition.id, 'county_jail_felony', place);
    if (has('jail') && severity === 'felony') return this.missing(definition);
    return has('jail') || has('fine') || has('community_service')
      ? this.value(definition.id, 'no_probation', place, 0.8)
      : this.missing(definition);
  }

  /** The relief is on the sheet already, or the charge was vacated under any law, which leaves nothing to clear. */
  private granted(provision: Provision): boolean {
    return this.history.changes.some(
      (change) =>
        change.change === 'vacated' ||
        (change.under !== null &&
          provision.sheet_words.some((words) => namesSection(change.under ?? '', words))),
    );
  }

  private newConvictions(definition: FactDefinition): Known {
    const since = this.history.outcomeDate;
    const later = this.world.histories.find(
      (other) =>
        since !== null &&
        other.outcome === 'convicted' &&
        other.outcomeDate !== null &&
        other.outcomeDate > since,
    );
    if (later !== undefined) return this.value(definition.id, 'yes', { kind: 'record', place: later.place });
    const told = this.told(definition);
    return told === null ? this.missing(definition) : this.value(definition.id, told, { kind: 'told' });
  }

  /** Whether anything from the same arrest ended in a conviction: the charges of one cycle tell, once all of them have ended. */
  private convictionSameArrest(definition: FactDefinition): Known {
    const { id } = this.history;
    const cycle = id.slice(0, id.indexOf('.', id.indexOf('.') + 1) + 1);
    const siblings =
      cycle === '' ? [this.history] : this.world.histories.filter((other) => other.id.startsWith(cycle));
    const convicted = siblings.find(
      (other) => other.outcome === 'convicted' || other.outcome === 'adjudicated',
    );
    if (convicted !== undefined)
      return this.value(definition.id, 'yes', { kind: 'record', place: convicted.place });
    const ended =
      id.includes('.') &&
      siblings.every((other) => other.outcome !== 'unknown' && other.outcome !== 'pending');
    return ended ? this.value(definition.id, 'no', this.place()) : this.missing(definition);
  }

  private pendingCharges(definition: FactDefinition): Known {
    const open = this.world.histories.find((other) => other.outcome === 'pending');
    return open === undefined
      ? this.missing(definition)
      : this.value(definition.id, 'yes', { kind: 'record', place: open.place });
  }

  private acquitted(definition: FactDefinition): Known {
    const { outcome } = this.history;
    if (outcome === 'acquitted') return this.value(definition.id, 'yes', this.place());
    return outcome === 'convicted' ? this.value(definition.id, 'no', this.place()) : this.missing(definition);
  }

  /** An arrest or a dismissed charge leaves no sentence to finish and no fine to pay. */
  private nothingImposed(id: string, provision: Provision): Known | null {
    const type = this.fact('record_type', provision).seen.value;
    if (type !== 'arrest_only' && type !== 'dismissed_charge') return null;
    return this.value(id, 'yes', { kind: 'computed', of: ['record_type'] });
  }

  private sentenceCompleted(definition: FactDefinition, provision: Provision): Known {
    const ended = this.day('sentence_completed_date', provision);
    if (ended !== null && ended.latest <= this.world.asOf)
      return this.value(definition.id, 'yes', { kind: 'computed', of: ['sentence_completed_date'] });
    return this.missing(definition);
  }

  private age(provision: Provision): Known {
    const born = this.fact('birth_date', provision);
    const offense = this.fact('offense_date', provision);
    const bornSpan = this.day('birth_date', provision);
    const offenseSpan = this.day('offense_date', provision) ?? this.noLaterThanArrest(provision);
    const needs = [...born.needs, ...offense.needs];
    if (bornSpan === null || offenseSpan === null)
      return {
        seen: { id: 'age_at_offense', value: null, origin: { kind: 'not_known' }, confidence: 1 },
        needs,
      };
    const { least, most } = yearsBetween(bornSpan, offenseSpan);
    const value = least === most ? String(least) : `${Math.max(0, least)}..${most}`;
    const origin: FactOrigin = { kind: 'computed', of: ['birth_date', 'offense_date'] };
    const confidence = Math.min(born.seen.confidence, offense.seen.confidence);
    const sharper = least === most ? needs : [...needs, this.needFor('offense_date')];
    return { seen: { id: 'age_at_offense', value, origin, confidence }, needs: sharper };
  }

  /** An offense is never later than the arrest for it; how much earlier is not known. */
  private noLaterThanArrest(provision: Provision): DaySpan | null {
    const arrest = this.day('arrest_date', provision);
    return arrest === null ? null : { earliest: '1850-01-01', latest: arrest.latest };
  }

  private during(provision: Provision): Known {
    const controlled = this.fact('under_control_then', provision);
    if (controlled.seen.value !== null)
      return this.value('during_trafficking', controlled.seen.value, {
        kind: 'computed',
        of: ['under_control_then'],
      });
    const unknown = (...needs: string[]): Known => ({
      seen: { id: 'during_trafficking', value: null, origin: { kind: 'not_known' }, confidence: 1 },
      needs: needs.map((id) => this.needFor(this.wasSkipped(id) ? 'under_control_then' : id)),
    });
    if (this.world.facts.person.get('trafficked') === 'no')
      return this.value('during_trafficking', 'no', { kind: 'computed', of: ['trafficked'] });
    if (this.world.facts.periods.length === 0) return unknown('period');
    const exact = this.day('offense_date', provision);
    const span = exact ?? this.noLaterThanArrest(provision);
    if (span === null) return unknown('offense_date');
    const of = exact === null ? ['period', 'arrest_date'] : ['period', 'offense_date'];
    const values = this.world.facts.periods.map((period) =>
      within(
        span,
        period.from === null ? null : daySpan(period.from),
        period.to === null ? null : daySpan(period.to),
      ),
    );
    if (values.includes('yes')) return this.value('during_trafficking', 'yes', { kind: 'computed', of });
    if (values.every((value) => value === 'no'))
      return this.value('during_trafficking', 'no', { kind: 'computed', of });
    return unknown(exact !== null && exact.earliest === exact.latest ? 'under_control_then' : 'offense_date');
  }
}

/** Whether a sheet's words name a section: `1203.4 PC` names 1203.4, and `1203.425 PC` does not. */
function namesSection(text: string, section: string): boolean {
  const [words, wanted] = [` ${text.toLowerCase()} `, section.toLowerCase()];
  for (let at = words.indexOf(wanted); at > 0; at = words.indexOf(wanted, at + 1)) {
    const before = words.slice(at - 1, at);
    const after = words.slice(at + wanted.length, at + wanted.length + 2);
    if (!/[0-9a-z.-]/.test(before) && !/^(?:[0-9a-z]|[.-][0-9a-z])/.test(after)) return true;
  }
  return false;
}

/** A section that may be several offenses is only those that can have the severity the sheet gives. */
function withSeverity(found: Classified, severity: string | null, day: string): Classified {
  if (found.kind !== 'ambiguous' || severity === null) return found;
  const candidates = found.candidates.filter((offense) => canBe(classOn(offense, day), severity));
  const [only] = candidates;
  if (candidates.length === 0 || candidates.length === found.candidates.length) return found;
  if (candidates.length > 1 || only === undefined) return { ...found, candidates };
  const { attempt, conspiracy, note } = found;
  return {
    kind: 'known',
    offense: only,
    how: 'subdivision_of',
    confidence: 0.75,
    also: [],
    doubts: [],
    attempt,
    conspiracy,
    note,
  };
}

function canBe(known: ReturnType<typeof classOn>, severity: string): boolean {
  if (known === null) return true;
  if (known === 'wobbler') return severity === 'felony' || severity === 'misdemeanor';
  if (known === 'wobblette') return severity === 'misdemeanor' || severity === 'infraction';
  return known === severity;
}
