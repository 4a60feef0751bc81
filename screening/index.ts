/** The door of `screening/`: record x law x facts -> findings, reasons, routes, filing plan, next question. */

export type { Alike } from './alike.ts';
export { analyzeLaw } from './analysis.ts';
export { type Case, type CaseProblem, parseCases, runCase } from './cases.ts';
export { caseWords, offenseWords } from './caseWords.ts';
export { chargeWords } from './chargeWords.ts';
export {
  type Column,
  chargeRow,
  type InForce,
  layoutOf,
  offenseValue,
  type Row,
  type RowLayout,
  readOffense,
} from './columns.ts';
export { compare, evaluate } from './evaluate.ts';
export { explainChain, explainLine, factNames, whatWouldChange } from './explain.ts';
export { type Facts, type FactValue, learn, noFacts, type Period, skipped } from './facts.ts';
export { type FactsFile, type FactsProblem, type FactsRead, readFacts } from './factsFile.ts';
export type {
  FactNeed,
  FactSeen,
  Filing,
  Finding,
  PlanWarning,
  Question,
  Reason,
  Route,
  Screening,
  ScreeningNotice,
  Status,
  Truth,
} from './finding.ts';
export { type CellResult, gridChanges, gridOfLaw } from './grid.ts';
export {
  type Handover,
  type HandoverRead,
  handoverText,
  readHandover,
  type ScreenedWith,
  writtenFacts,
} from './handover.ts';
export {
  compileKernel,
  compileReasons,
  type Kernel,
  type KernelOptions,
  type Place,
  type ReasonOf,
} from './kernel/kernel.ts';
export { countReasons, type ReasonCount } from './kernel/reasons.ts';
export { type CodedBlock, KernelRun, type Masks } from './kernel/run.ts';
export type { KernelTables } from './kernel/tables.ts';
export { KnownCharge, type World } from './known.ts';
export { nextQuestions } from './next.ts';
export { type BoxSide, type CellBox, type LawReach, type Overlap, reachOfLaw } from './reach.ts';
export { routesOf } from './routes.ts';
export { explainRow } from './row.ts';
export { engine, findingsOf, type ScreenOptions, screen } from './screen.ts';
export { type Dialect, dialects } from './sql/dialect.ts';
export { type LawSql, type LawSqlOptions, lawSql } from './sql/lawSql.ts';
export { type Language, phrases } from './words.ts';
