/** Which relief "after" supposes for each charge: the best open route, or what `--relief` names where it is not closed. */
import type { Law } from '@nunc/law';
import type { Finding, Screening } from '@nunc/screening';
import { unusable } from './failure.ts';
import { provisionNamed } from './provisions.ts';

export interface Assumed {
  readonly charge: string;
  readonly relief: string;
  readonly provision: string;
  readonly short: string;
  readonly status: 'open' | 'undecided';
}

/** The relief that is supposed; a charge for which it is closed has none. */
export function assumedRelief(screening: Screening, law: Law, named: string | undefined): Assumed[] {
  const found = named === undefined ? bestOf(screening) : namedOf(screening, law, named);
  return found.flatMap(({ charge, relief, provision, short, status }) =>
    status === 'closed' ? [] : [{ charge, relief, provision, short, status }],
  );
}

function bestOf({ routes, findings }: Screening): Finding[] {
  return routes.flatMap(({ charge, best, automatic }) => {
    const wanted = best ?? automatic[0];
    return findings.find((one) => one.charge === charge && one.provision === wanted) ?? [];
  });
}

/** One finding a charge: an open one before one that is undecided. */
function namedOf({ findings }: Screening, law: Law, named: string): Finding[] {
  const isMeant = meant(law, named);
  const fitting = findings.filter(
    (one) => isMeant(one) && one.status !== 'closed' && one.how.begins !== 'defense',
  );
  return [...Map.groupBy(fitting, (one) => one.charge).values()].flatMap(
    (own) => own.find(({ status }) => status === 'open') ?? own[0] ?? [],
  );
}

function meant(law: Law, named: string): (finding: Finding) => boolean {
  const kind = named.toLowerCase().replaceAll('-', '_');
  if (law.reliefs.has(kind)) return ({ relief }) => relief === kind;
  if (!/[\d/]/.test(named))
    throw unusable(
      'There is no such kind of relief.',
      `--relief ${named}`,
      `Write one of: ${[...law.reliefs.keys()].join(', ')}; or the id of a provision, as nunc law list prints it.`,
    );
  const { id } = provisionNamed(law, named);
  return ({ provision }) => provision === id;
}
