/**
 * Checks before printing. A `refuse` means that no paper is written at all; a `warn` goes into the cover memo. Every
 * finding says what, where and what to do about it.
 */
export interface PreflightFinding {
  readonly id: string;
  readonly weight: 'refuse' | 'warn';
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

export type Say = (
  weight: PreflightFinding['weight'],
  id: string,
  what: string,
  where: string,
  remedy: string,
) => void;

/** Where checks put what they find. */
export function collector(): { found: PreflightFinding[]; say: Say } {
  const found: PreflightFinding[] = [];
  const say: Say = (weight, id, what, where, remedy) => {
    found.push({ id, weight, what, where, remedy });
  };
  return { found, say };
}
