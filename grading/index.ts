/** The door of `grading/`: law x rubric -> report cards, with the feature and cite behind every point. */
export {
  type CategoryResult,
  type GradesReport,
  gradesProblems,
  type NoCard,
  publishedGradingSchemas,
  type ReportCard,
} from './card.ts';
export {
  type CategoryRow,
  compareCategories,
  compareFeatures,
  type FeatureCell,
  type FeatureRow,
  featurePaths,
  pathsBelow,
} from './compare.ts';
export { citeOf, featureAt, type InForce, isUnverified, reliefInForce } from './features.ts';
export { firstLaw, gradeAll, gradeHistory, gradeJurisdiction } from './grade.ts';
export { type IdealLaw, idealId, idealLaw, idealProvision } from './ideal.ts';
export { type Rubric, type RubricProblem, readRubric } from './rubric.ts';
export { atLevel, type BestLevel, bestLevels, peersOf } from './standing.ts';
