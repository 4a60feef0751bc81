/** The explorer: consequences by jurisdiction, domain, goal, group of offenses, or one offense, without a record. */
import type { Classified } from '@nunc/law';
import type { Severity } from '@nunc/records';
import { type Consequences, inOrder } from './consequence.ts';
import { type OffenseMatch, offenseMatch } from './offenses.ts';
import type { Consequence } from './schema.ts';

/** Whatever is left out does not narrow. */
export interface Query {
  readonly jurisdictions?: readonly string[] | undefined;
  readonly domain?: string | undefined;
  readonly goal?: string | undefined;
  readonly kind?: Consequence['kind'] | undefined;
  /** A group of offenses; what any offense sets off is among the answers. */
  readonly category?: string | undefined;
  readonly verification?: Consequence['verification'] | undefined;
  /** One offense, as the catalogue's classifier gives it, as if it had ended in a conviction. */
  readonly offense?: { readonly is: Classified; readonly severity: Severity | null } | undefined;
}

export interface Row {
  readonly consequence: Consequence;
  /** How the offense asked about was matched; `null` where none was asked about. */
  readonly match: OffenseMatch | null;
}

/** The consequences that fit a query: burdens first, strongest first. */
export function explore(known: Consequences, query: Query): Row[] {
  const { vocabulary } = known;
  const domains =
    query.goal === undefined
      ? undefined
      : (vocabulary.goals.find(({ id }) => id === query.goal)?.domains ?? []);
  return known.consequences
    .filter(
      (one) =>
        (query.jurisdictions === undefined || query.jurisdictions.includes(one.jurisdiction)) &&
        (query.domain === undefined || one.domains.includes(query.domain)) &&
        (domains === undefined || one.domains.some((domain) => domains.includes(domain))) &&
        (query.kind === undefined || one.kind === query.kind) &&
        (query.verification === undefined || one.verification === query.verification) &&
        (query.category === undefined || hasCategory(one, query.category)),
    )
    .flatMap((consequence): Row[] => {
      if (query.offense === undefined) return [{ consequence, match: null }];
      const match = offenseMatch(consequence.trigger.offenses, asCharge(query.offense), vocabulary);
      return match === null ? [] : [{ consequence, match }];
    })
    .sort((a, b) => inOrder(known)(a.consequence, b.consequence));
}

const hasCategory = ({ trigger }: Consequence, category: string): boolean =>
  trigger.categories.includes(category) || trigger.categories.includes('any');

function asCharge({ is, severity }: NonNullable<Query['offense']>): Parameters<typeof offenseMatch>[1] {
  const first = is.kind === 'known' ? is.offense : is.kind === 'ambiguous' ? is.candidates[0] : is.closest[0];
  return {
    ...{ id: '', jurisdiction: first?.jurisdiction ?? '', offense: is, category: null, severity },
    ...{ outcome: 'convicted', isJuvenile: false, isSeverityAsCharged: false, isReduced: false },
    ...{ outcomeDate: null, arrestDate: null, given: [] },
  };
}
