import { beforeAll, describe, expect, it } from 'vitest';
import type { Assets } from './assets.ts';
import { buildAssets } from './build.ts';

let assets: Assets;
const textOf = (name: string): string => new TextDecoder().decode(assets.at(assets.url(name))?.bytes);

beforeAll(async () => {
  assets = await buildAssets();
}, 120_000);

describe('the built assets', () => {
  it('fetch nothing by themselves: pictures stand in the style sheet, and no script names another site', () => {
    const css = textOf('site.css');
    const fetched = [...css.matchAll(/url\(\s*["']?([^)"']{1,40})/g)].map(([, address]) => address ?? '');
    expect(fetched.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(css).not.toMatch(/@import|@font-face/);
    const script = textOf('leave.js');
    expect([...script.matchAll(/https?:\/\/[\w.]+/g)].map(([address]) => address)).toEqual([
      'https://www.weather.gov',
    ]);
  });

  it('have addresses that hold what is in them, and none for a name that was never built', () => {
    expect(assets.url('site.css')).toMatch(/^\/assets\/site\.[0-9a-f]{12}\.css$/);
    expect(() => assets.url('nothing.css')).toThrow('nothing.css');
    expect(assets.at('/assets/nothing.css')).toBeUndefined();
  });

  it('keep the way out under a kilobyte', () => {
    expect(assets.at(assets.url('leave.js'))?.gzip?.length).toBeLessThan(1024);
  });
});
