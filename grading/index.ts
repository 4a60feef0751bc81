/** The door of `grading/`: law x rubric -> report cards, with the feature and cite behind every point. */
export { featureAt, type InForce, reliefInForce } from './features.ts';
export {
  type CategoryResult,
  gradeAll,
  gradeHistory,
  gradeJurisdiction,
  type NoCard,
  type ReportCard,
} from './grade.ts';
export { type Rubric, type RubricProblem, readRubric } from './rubric.ts';
