import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../app.tsx';
import { testSite } from './testing.ts';

const app = createApp(testSite());
const policyOf = async (path: string): Promise<string[]> =>
  ((await app.request(path)).headers.get('content-security-policy') ?? '').split('; ');

/** One address of every kind: pages, data, feeds, what is missing, what leads on. */
const kinds = [
  '/',
  '/en',
  '/en/',
  '/es/check',
  '/es/check/us-ca',
  '/en/laws',
  '/en/laws/us-ca',
  '/es/help',
  '/en/learn',
  '/en/privacy',
  '/en/about',
  '/en/nowhere',
  '/nowhere',
  '/assets/nothing.js',
  '/favicon.ico',
  '/robots.txt',
  '/leave',
];

describe('the headers of every answer', () => {
  it.each(kinds)('are strict on %s', async (path) => {
    const { headers } = await app.request(path);
    const rules = await policyOf(path);
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain("frame-ancestors 'none'");
    expect(rules).toContain("base-uri 'none'");
    expect(rules).toContain("form-action 'self'");
    expect(rules).toContain("require-trusted-types-for 'script'");
    expect(rules.join(' ')).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('let only the page that reads files compile the text recognition and start its worker', async () => {
    expect(await policyOf('/es/check/us-ca')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(await policyOf('/es/check/us-ca')).toContain("worker-src 'self'");
    expect(await policyOf('/en/laws')).toContain("script-src 'self'");
    expect(await policyOf('/en/laws')).not.toContain("worker-src 'self'");
  });

  it('keep the browser of a shared computer from storing a page', async () => {
    for (const path of ['/en/', '/es/check/us-ca', '/en/help', '/en/nowhere'])
      expect((await app.request(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what somebody types into an address', () => {
  const canary = 'Rosa-Canary-7741<script>alert(1)</script>';
  const addresses = [
    `/en/${canary}`,
    `/en/check/${canary}`,
    `/en/laws/${canary}`,
    `/en/laws?on=${canary}`,
    `/en/laws?sort=${canary}&rubric=${canary}`,
    `/en/help/${canary}`,
    `/en/learn/${canary}`,
    `/en/laws/compare?with=${canary}`,
  ];

  it.each(addresses)('never runs and is never logged: %s', async (address) => {
    const written = [
      vi.spyOn(process.stderr, 'write').mockReturnValue(true),
      vi.spyOn(process.stdout, 'write').mockReturnValue(true),
      vi.spyOn(console, 'log').mockReturnValue(),
      vi.spyOn(console, 'error').mockReturnValue(),
    ];
    const answer = await app.request(encodeURI(address));
    const logged = written.flatMap((spy) => spy.mock.calls.flat().map(String));
    for (const spy of written) spy.mockRestore();
    expect([200, 400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('<script>alert');
    expect(logged.join('')).not.toContain('Canary');
  });
});

describe('the start', () => {
  it.each([
    ['es-MX,es;q=0.9,en;q=0.8', '/es/'],
    ['en-US,en;q=0.9', '/en/'],
    ['fr-FR,es;q=0.5,en;q=0.3', '/es/'],
    ['', '/en/'],
    ['x'.repeat(5000), '/en/'],
  ])('takes the language that the browser asks for: %.20s', async (wanted, path) => {
    const answer = await app.request('/', { headers: { 'Accept-Language': wanted } });
    expect(answer.headers.get('location')).toBe(path);
  });
});
