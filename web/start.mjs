// `npm start`: teaches Node to read the pages, then prepares and serves the site. See serve.ts.
import './tsx.mjs';

const { serveFromCommandLine } = await import('./serve.ts');
await serveFromCommandLine();
