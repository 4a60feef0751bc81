import { gzipSync } from 'node:zlib';
import { lawFromDisk } from '@nunc/disk';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assets } from '../assets/assets.ts';
import { buildAssets } from '../assets/build.ts';
import { lawAssets } from '../device/served.ts';

/** What a person on a slow line may have to load before the first question, in bytes over the wire (gzip). */
const most = 120_000;

const { law } = lawFromDisk();
const laws = law === null ? [] : lawAssets(law).filter(({ name }) => !name.includes('details'));
let assets: Assets;

beforeAll(async () => {
  assets = await buildAssets();
}, 120_000);

describe('the weight of the self-screening', () => {
  it.each(laws)('with $name stays under 120 KB', ({ bytes }) => {
    const island = assets.at(assets.url('check.js'))?.gzip?.length ?? Number.POSITIVE_INFINITY;
    expect(island + gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(most);
  });

  it('is measured for every jurisdiction', () => {
    expect(laws.length).toBe(law?.jurisdictions.size);
  });
});
