/** Loads everything, starts the server, says where it is. `npm start` and `node web/start.mjs [--port N]`. */
import { type ServerType, serve } from '@hono/node-server';
import { consequencesFromDisk, lawFiles, rubricsFromDisk } from '@nunc/disk';
import { loadLaw } from '@nunc/law';
import { createApp } from './app.tsx';
import { buildAssets } from './assets/build.ts';
import { consequenceAssets } from './check/packs.ts';
import { lawAssets, recognitionAssets } from './device/served.ts';
import type { Site } from './site/site.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** How the site is reached from outside, for feeds and citations: `https://nunc.example`. */
  readonly origin?: string;
  /** Today as `yyyy-mm-dd`. */
  readonly today: () => string;
}

/** Loads the law and builds the assets. Throws with a plain message when the law has an error. */
async function loadSite({ origin = '', today }: Pick<ServeOptions, 'origin' | 'today'>): Promise<Site> {
  const files = lawFiles();
  const { law, problems } = loadLaw(files);
  if (law === null) {
    const first = problems.find(({ weight }) => weight === 'error');
    throw new Error(`the law cannot be loaded: ${first?.where}: ${first?.what}. See: ./nunc law check`);
  }
  const { consequences, problems: faults } = consequencesFromDisk();
  if (consequences === null)
    throw new Error(`the consequences cannot be loaded: ${faults[0]?.where}: ${faults[0]?.what}`);
  const assets = await buildAssets(
    [...lawAssets(law), ...consequenceAssets(consequences)],
    recognitionAssets(),
  );
  const rubrics = new Map(rubricsFromDisk().rubrics.map((rubric) => [rubric.id, rubric]));
  return { law, lawFiles: files, rubrics, consequences, assets, origin, today };
}

export interface Serving {
  readonly server: ServerType;
  /** Where it listens, with a slash at the end. */
  readonly address: string;
  /** Every address that is answered to GET, as patterns: `/en/laws/:jurisdiction`. */
  readonly patterns: readonly string[];
}

/** Starts the server. */
export async function startServer(options: ServeOptions): Promise<Serving> {
  const app = createApp(await loadSite(options));
  const patterns = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  return await new Promise((started, failed) => {
    const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, ({ port }) =>
      started({ server, address: `http://${options.host}:${port}/`, patterns: [...new Set(patterns)] }),
    );
    server.on('error', failed);
  });
}

const localDay = (): string => {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** `PORT` and `HOST` say where; without them 127.0.0.1:4000, or the next free port. `NUNC_ORIGIN` is for feeds. */
export async function serveFromCommandLine(): Promise<void> {
  const wanted = process.env.PORT ?? '';
  if (wanted !== '' && !/^\d{1,5}$/.test(wanted)) {
    process.stderr.write(`nunc: PORT=${wanted} is not a port number. Write for example PORT=4000.\n`);
    process.exitCode = 2;
    return;
  }
  const host = process.env.HOST ?? '127.0.0.1';
  const origin = process.env.NUNC_ORIGIN?.replace(/\/$/, '') ?? '';
  const ports = wanted === '' ? [4000, 4001, 4002, 4003, 0] : [Number(wanted)];
  process.stdout.write('Nunc is preparing its pages (a few seconds) ...\n');
  for (const [index, port] of ports.entries()) {
    try {
      const { address } = await startServer({ port, host, origin, today: localDay });
      process.stdout.write(
        `\nNunc is ready: ${address}\n\nEverything stays on this machine. Stop it with Ctrl-C.\n`,
      );
      return;
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (inUse && index < ports.length - 1) continue;
      const what = inUse ? `port ${port} is in use. Choose another: PORT=4100 npm start` : String(error);
      process.stderr.write(`nunc: ${what}\n`);
      process.exitCode = 2;
      return;
    }
  }
}
