/** What relief does to a consequence: what is lifted, what stays. A burden is lifted only when every charge behind it is. */
import { type ChargeSeen, isOf } from './charge.ts';
import { type Consequences, federal } from './consequence.ts';
import type { ChargeMatch, Found } from './match.ts';
import type { Consequence, Effect, Vocabulary } from './schema.ts';

/** What remains of a consequence, from best to worst. */
export type Standing = 'lifted' | 'not_needed' | 'may_be_lifted' | 'not_known' | 'stays';

/** What relief does to a consequence through one charge. */
export interface ChargeAfter {
  readonly match: ChargeMatch;
  /** The relief that does most, given or assumed; `null` where there is none. */
  readonly relief: string | null;
  readonly effect: Effect | null;
  readonly standing: Standing;
}

/** A consequence after relief; a protection keeps helping and has no standing. */
export interface After {
  readonly found: Found;
  readonly standing: Standing | null;
  readonly charges: readonly ChargeAfter[];
}

/** What a kind of relief for a charge of a jurisdiction does to a consequence. Kinds nobody looked up are `not_known`. */
export function effectOf(
  consequence: Consequence,
  kind: string,
  jurisdiction: string,
  vocabulary: Vocabulary,
): Effect {
  const row = vocabulary.reliefs.find((one) => one.kind === kind && isOf(one.of, jurisdiction));
  if (row === undefined) return 'not_known';
  const effect = consequence.lifted_by[row.answer] ?? 'not_known';
  // A state without this kind of relief was never asked what another state's would do there.
  const isElsewhere = consequence.jurisdiction !== federal && consequence.jurisdiction !== jurisdiction;
  return row.of !== undefined && effect === 'not_applicable' && isElsewhere ? 'not_known' : effect;
}

/**
 * What remains when each charge has the kind of relief that `assumed` gives it (charge id to kind), together with what
 * its sheet says was already given. With nothing assumed it is how things stand now.
 */
export function afterRelief(
  all: readonly Found[],
  known: Consequences,
  assumed: ReadonlyMap<string, string> = new Map(),
): After[] {
  return all.map((found) => {
    const charges = found.charges.map((match) => {
      const more = assumed.get(match.charge.id);
      const kinds = [...match.charge.given, ...(more === undefined ? [] : [more])];
      return chargeAfter(found.consequence, match, kinds, known.vocabulary);
    });
    if (found.consequence.kind === 'protection') return { found, standing: null, charges };
    return { found, standing: worst(charges.map(({ standing }) => standing)), charges };
  });
}

function chargeAfter(
  consequence: Consequence,
  match: ChargeMatch,
  kinds: readonly string[],
  vocabulary: Vocabulary,
): ChargeAfter {
  const none: ChargeAfter = { match, relief: null, effect: null, standing: 'stays' };
  const { jurisdiction }: ChargeSeen = match.charge;
  const tried = kinds.map((relief) => {
    const effect = effectOf(consequence, relief, jurisdiction, vocabulary);
    return { match, relief, effect, standing: standingOf[effect] };
  });
  return tried.sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))[0] ?? none;
}

const order: readonly Standing[] = ['lifted', 'not_needed', 'may_be_lifted', 'not_known', 'stays'];

const standingOf: Readonly<Record<Effect, Standing>> = {
  lifts: 'lifted',
  not_needed: 'not_needed',
  partly: 'may_be_lifted',
  depends: 'may_be_lifted',
  not_known: 'not_known',
  does_not_lift: 'stays',
  not_applicable: 'stays',
};

function worst(standings: readonly Standing[]): Standing {
  return order[Math.max(0, ...standings.map((one) => order.indexOf(one)))] ?? 'stays';
}
