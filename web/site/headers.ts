/**
 * The headers of every answer. Nothing is loaded from elsewhere, nothing runs that we did not write, nothing is kept
 * by the browser of a shared computer, and no other site learns where somebody came from.
 */
import type { MiddlewareHandler } from 'hono';

/** Nothing but what comes from here; no inline script or style; no page inside another. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** The page that reads files on the device also starts workers of ours and compiles the text recognition. */
const readingPolicy = policy
  .map((rule) => {
    if (rule.startsWith('script-src')) return "script-src 'self' 'wasm-unsafe-eval'";
    if (rule.startsWith('trusted-types')) return 'trusted-types default';
    return rule;
  })
  .concat("worker-src 'self'");

/**
 * A worker has the policy that its own script is sent with, not that of its page: this one fetches its program and
 * language data from here, compiles the program, and can reach nothing else.
 */
const workerPolicy = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'"];

function policyFor(path: string): readonly string[] {
  if (/^\/(en|es)\/check\b/.test(path)) return readingPolicy;
  return /^\/assets\/recognition-[^/]+\/worker\.js$/.test(path) ? workerPolicy : policy;
}

const switchedOff = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'xr-spatial-tracking',
];

const fixed: Readonly<Record<string, string>> = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': switchedOff.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-Robots-Tag': 'noarchive',
};

/** Pages are never stored; files whose name holds the hash of what they hold may be kept for a year. */
export const headers: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers: answer } = context.res;
  for (const [name, value] of Object.entries(fixed)) answer.set(name, value);
  const { pathname } = new URL(context.req.url);
  if (!answer.has('Content-Security-Policy'))
    answer.set('Content-Security-Policy', policyFor(pathname).join('; '));
  if (!answer.has('Cache-Control')) answer.set('Cache-Control', 'no-store');
};
