/**
 * Under `require-trusted-types-for 'script'` a browser starts no worker from a plain address. The library that starts
 * ours hands over a plain one, so this site has one default policy: it lets pass the scripts named here, and no text
 * becomes a page or a program through it.
 */
const allowed = new Set<string>();
let isMade = false;

interface PolicyFactory {
  createPolicy(
    name: 'default',
    rules: { readonly createScriptURL: (address: string) => string | null },
  ): unknown;
}

/** Lets the script at one address be started as a worker. */
export function allowScript(address: string): void {
  allowed.add(address);
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (isMade || !isFactory(factory)) return;
  factory.createPolicy('default', {
    createScriptURL: (wanted) => (allowed.has(wanted) ? wanted : null),
  });
  isMade = true;
}

const isFactory = (value: unknown): value is PolicyFactory =>
  typeof value === 'object' && value !== null && 'createPolicy' in value;
