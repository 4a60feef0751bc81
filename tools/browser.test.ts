import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'nunc-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the browser of the tests', () => {
  it('is the one that is named', () => {
    const own = join(folder, 'my-chrome');
    writeFileSync(own, '');
    chmodSync(own, 0o755);
    expect(findBrowser({ NUNC_BROWSER: own })).toBe(own);
  });

  it('is not another one where the named one is missing', () => {
    expect(findBrowser({ NUNC_BROWSER: join(folder, 'nothing'), PATH: process.env.PATH })).toBeNull();
  });
});
