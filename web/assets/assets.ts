/** The files that pages load: style, scripts, pictures. Each address holds the hash of what is in the file. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Served extends Asset {
  readonly gzip: Uint8Array | null;
  readonly brotli: Uint8Array | null;
}

export interface Assets {
  /** The address of a file by its plain name. Throws for a name that was never built: a fault of ours. */
  url(name: string): string;
  /** The file behind an address, or `undefined`. */
  at(path: string): Served | undefined;
  readonly names: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  wasm: 'application/wasm',
  gz: 'application/gzip',
};

/** The media type of a file name; bytes where we do not know. */
export const typeOf = (name: string): string =>
  types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** Puts files at addresses that change with what they hold. A name in `fixed` keeps the address it has. */
export function assetsOf(files: readonly Asset[], fixed: ReadonlySet<string> = new Set()): Assets {
  const addresses = new Map<string, string>();
  const byAddress = new Map<string, Asset>();
  const packedAlready = new Map<string, Served>();
  for (const file of files) {
    const address = fixed.has(file.name) ? `/assets/${file.name}` : `/assets/${hashed(file)}`;
    addresses.set(file.name, address);
    byAddress.set(address, file);
  }
  return {
    url(name) {
      const address = addresses.get(name);
      if (address === undefined) throw new Error(`no such asset: ${name}`);
      return address;
    },
    at(path) {
      const file = byAddress.get(path);
      if (file === undefined) return undefined;
      const served = packedAlready.get(path) ?? { ...file, ...packed(file) };
      packedAlready.set(path, served);
      return served;
    },
    names: [...addresses.keys()],
  };
}

function hashed({ name, bytes }: Asset): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
}

/** Compressed when first asked for, and not again for each visitor; files that are packed already stay as they are. */
function packed({ name, bytes }: Asset): { gzip: Uint8Array | null; brotli: Uint8Array | null } {
  if (/\.(png|gz)$/.test(name) || bytes.length < 200) return { gzip: null, brotli: null };
  const quality = bytes.length > 2_000_000 ? 5 : 11;
  return {
    gzip: gzipSync(bytes, { level: 9 }),
    brotli: brotliCompressSync(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: quality } }),
  };
}
