/** What was wrong, where (file, line, field), and what to do. */
export interface Problem {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
  /** An `error` keeps the law from loading; a `warning` is for the work list. */
  readonly weight: 'error' | 'warning';
}
