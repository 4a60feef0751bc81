/** The door of `web/`, for the browser tests: the site on a port, and how its words are measured. */
export { readingGradeEn, readingScoreEs } from './reading.ts';
export { type ServeOptions, startServer } from './serve.ts';
