/** The door of `consequences/`: what a record blocks, what limits its use, and what relief lifts. */
export { type ChargeSeen, chargesSeen, type ToldAboutCharge } from './charge.ts';
export { type Consequences, consequenceById, federal } from './consequence.ts';
export { explore, type Query, type Row } from './explore.ts';
export { byGoals, type GoalList } from './goals.ts';
export type { Doubt } from './judgment.ts';
export { type ConsequenceFile, type LoadedConsequences, loadConsequences } from './loader.ts';
export { type ChargeMatch, consequencesOf, type Found, type MatchOptions } from './match.ts';
export type { MatchedBy, OffenseMatch } from './offenses.ts';
export { type ConsequencePack, isConsequencePack, packConsequences, unpackConsequences } from './pack.ts';
export { publishedConsequenceSchemas } from './published.ts';
export { type After, afterRelief, type ChargeAfter, effectOf, type Standing } from './relief.ts';
export type { Consequence, Effect, Goal, Vocabulary } from './schema.ts';
