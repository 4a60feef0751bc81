/** Which consequences a record sets off: for each the charges that do it, how they were matched, and how sure that is. */
import type { ChargeSeen } from './charge.ts';
import { type Consequences, federal, inOrder } from './consequence.ts';
import { both, type Doubt, doubtsOf, either, type Judgment, may, no, yes } from './judgment.ts';
import { type MatchedBy, offenseMatch } from './offenses.ts';
import type { Consequence, Vocabulary } from './schema.ts';

/** One charge that sets a consequence off, or may. */
export interface ChargeMatch {
  readonly charge: ChargeSeen;
  readonly answer: 'yes' | 'may';
  readonly by: MatchedBy;
  /** The section, list or category that matched; `null` for any offense. */
  readonly matched: string | null;
  /** Why it is only `may`. */
  readonly because: readonly Doubt[];
}

/** A consequence that a record sets off, or may. */
export interface Found {
  readonly consequence: Consequence;
  /** `yes` when at least one charge does so for sure. */
  readonly answer: 'yes' | 'may';
  readonly charges: readonly ChargeMatch[];
}

export interface MatchOptions {
  readonly asOf: string;
  /** Where the person lives or is going to live; federal rules are always among them. Without it: where the charges are. */
  readonly jurisdictions?: readonly string[] | undefined;
}

/** Every consequence of a record on a day, strongest first. What cannot be known is among them as `may`. */
export function consequencesOf(
  charges: readonly ChargeSeen[],
  known: Consequences,
  { asOf, jurisdictions }: MatchOptions,
): Found[] {
  const places = new Set([federal, ...(jurisdictions ?? charges.map(({ jurisdiction }) => jurisdiction))]);
  const order = inOrder(known);
  return known.consequences
    .filter(({ jurisdiction }) => places.has(jurisdiction))
    .flatMap((consequence) => found(consequence, charges, known.vocabulary, asOf) ?? [])
    .sort((a, b) => order(a.consequence, b.consequence));
}

function found(
  consequence: Consequence,
  charges: readonly ChargeSeen[],
  vocabulary: Vocabulary,
  asOf: string,
): Found | null {
  const matches = charges.flatMap((charge) => chargeMatch(consequence, charge, vocabulary, asOf) ?? []);
  if (matches.length === 0) return null;
  const answer = matches.some((match) => match.answer === 'yes') ? 'yes' : 'may';
  return { consequence, answer, charges: matches };
}

/** Whether one charge sets off one consequence on a day; `null` is a no. */
function chargeMatch(
  consequence: Consequence,
  charge: ChargeSeen,
  vocabulary: Vocabulary,
  asOf: string,
): ChargeMatch | null {
  const { trigger } = consequence;
  const ended = either(trigger.ends.map((end) => outcomeJudgment(end, charge)));
  if (ended.answer === 'no' || isLiftedByReduction(consequence, charge)) return null;
  const offense = offenseMatch(trigger.offenses, charge, vocabulary);
  if (offense === null) return null;
  const judgment = both(
    ended,
    offense.judgment,
    trigger.besides === undefined ? yes : may('besides'),
    timeJudgment(consequence, charge, asOf),
  );
  if (judgment.answer === 'no') return null;
  const { by, matched } = offense;
  return { charge, answer: judgment.answer, by, matched, because: doubtsOf(judgment) };
}

type End = Consequence['trigger']['ends'][number];

/** Whether the way a charge ended is one that the rule speaks of. */
function outcomeJudgment(end: End, { outcome, isJuvenile }: ChargeSeen): Judgment {
  if (end === 'arrest') return yes;
  if (outcome === 'unknown') return may('outcome_not_known');
  const isConvicted = outcome === 'convicted' && !isJuvenile;
  const isJuvenileFinding = outcome === 'adjudicated' || (outcome === 'convicted' && isJuvenile);
  const isDiverted = outcome === 'diverted' || outcome === 'deferred';
  switch (end) {
    case 'conviction':
      if (isConvicted) return yes;
      if (isJuvenileFinding) return may('juvenile');
      return isDiverted ? may('plea_may_count') : no;
    case 'diversion':
      return isDiverted ? yes : no;
    case 'pending':
      return outcome === 'pending' ? yes : no;
    case 'nonconviction':
      if (isDiverted || outcome === 'incompetent') return may('plea_may_count');
      return isConvicted || isJuvenileFinding || outcome === 'pending' ? no : yes;
    case 'conduct':
      return may('looks_at_conduct');
  }
}

/** The rule itself says that a felony reduced to a misdemeanor no longer sets it off. */
function isLiftedByReduction({ lifted_by, trigger }: Consequence, charge: ChargeSeen): boolean {
  const isFelonyRule = trigger.severity === 'felony';
  const isNowLess = charge.isReduced && charge.severity !== null && charge.severity !== 'felony';
  return isFelonyRule && isNowLess && lifted_by.reduction === 'lifts';
}

/**
 * Years are counted from the outcome, or from the arrest. The rules count from different days (release, the offense,
 * the application), so a time that seems over makes a sure answer unsure and never a no.
 */
function timeJudgment({ duration }: Consequence, charge: ChargeSeen, asOf: string): Judgment {
  if (duration.years === undefined || duration.counts === undefined) return yes;
  const day = charge.outcomeDate ?? (charge.outcome === 'convicted' ? null : charge.arrestDate);
  if (day === null) return may('date_not_known');
  const over = `${Number(day.slice(0, 4)) + duration.years}${day.slice(4)}`;
  if (duration.counts === 'within') return over <= asOf ? may('time_may_have_passed') : yes;
  return over <= asOf ? yes : may('time_may_not_have_passed');
}
