/** Everything known about consequences, as plain values that JSON can carry. */
import type { Consequence, Vocabulary } from './schema.ts';

/** The jurisdiction whose rules reach everybody. */
export const federal = 'us-federal';

export interface Consequences {
  readonly vocabulary: Vocabulary;
  readonly consequences: readonly Consequence[];
}

/** The consequence with an id; ids are stable, so that addresses can be permanent. */
export function consequenceById({ consequences }: Consequences, id: string): Consequence | undefined {
  return consequences.find((one) => one.id === id);
}

/** Burdens first, the strongest discretion first, then by jurisdiction (federal first) and id. */
export function inOrder({ vocabulary }: Consequences): (a: Consequence, b: Consequence) => number {
  const rank = new Map(vocabulary.discretions.map(({ id }, at) => [id, at]));
  const key = (one: Consequence): string => {
    const strength = String(rank.get(one.discretion) ?? rank.size).padStart(2, '0');
    return `${one.kind === 'burden' ? 0 : 1} ${strength} ${one.jurisdiction === federal ? 0 : 1} ${one.id}`;
  };
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
