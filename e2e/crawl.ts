/** Walks the whole site by its own links, as a search engine would: each page once, and once with each kind of query. */

export interface Crawled {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly html: string;
  /** Bytes over the wire with gzip, and how many scripts and bytes of script the page names. */
  readonly bytes: number;
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '');

/** Attribute values of a page's elements. Our own pages are written by one renderer, so that a pattern is enough. */
export function attributes(html: string, element: string, attribute: string): string[] {
  const pattern = new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, 'g');
  return [...html.matchAll(pattern)].map(([, value]) => plain(value ?? ''));
}

/** What makes two addresses the same for the walk: the path, and the names of what stands in its query. */
function kindOf(address: URL): string {
  return `${address.pathname}?${[...address.searchParams.keys()].toSorted().join('&')}`;
}

/** Every page that can be reached from `starts`, each fetched once. */
export async function crawl(origin: string, starts: readonly string[]): Promise<Crawled[]> {
  const seen = new Set<string>();
  const found: Crawled[] = [];
  const waiting = starts.map((start) => new URL(start, origin));
  for (const start of waiting) seen.add(kindOf(start));
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 8);
    const pages = await Promise.all(batch.map((address) => fetched(address)));
    for (const page of pages) {
      found.push(page);
      for (const link of page.links) {
        const address = new URL(link, `${origin}${page.path}`);
        if (address.origin !== origin || address.pathname === '/leave') continue;
        if (seen.has(kindOf(address))) continue;
        seen.add(kindOf(address));
        waiting.push(address);
      }
    }
  }
  return found;
}

async function fetched(address: URL): Promise<Crawled> {
  address.hash = '';
  const answer = await fetch(address, { redirect: 'follow' });
  const type = answer.headers.get('content-type') ?? '';
  const isPage = type.startsWith('text/html');
  const html = isPage ? await answer.text() : '';
  if (!isPage) await answer.arrayBuffer();
  return {
    path: `${address.pathname}${address.search}`,
    status: answer.status,
    type,
    html,
    bytes: Number(answer.headers.get('content-length') ?? 0),
    links: isPage ? attributes(html, 'a', 'href').filter((link) => !/^(tel|sms|mailto):/.test(link)) : [],
    ids: new Set(isPage ? [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => plain(id ?? '')) : []),
  };
}
