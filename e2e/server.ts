/** Starts the site for the browser tests, on a free port and a fixed day. */
import { startServer } from '@nunc/web';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is, with a slash at the end. */
    address: string;
    /** Every address that the site answers, as patterns. */
    patterns: string[];
  }
}

/** The day of the tests: findings and grades must not change with the calendar. */
export const today = '2026-11-30';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, address, patterns } = await startServer({ port: 0, host: '127.0.0.1', today: () => today });
  project.provide('address', address);
  project.provide('patterns', [...patterns]);
  return () =>
    new Promise((done) => {
      server.close(() => done());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}
