/** The door of `web/`, for the browser tests: the site on a port, and how its words are measured. */
export { readabilityEs, readingGradeEn } from './reading.ts';
export { type ServeOptions, startServer } from './serve.ts';
