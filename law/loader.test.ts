import { lawFiles } from '@nunc/disk';
import { expect, it } from 'vitest';
import { loadLaw } from './loader.ts';

it('gives the same law where what jurisdictions share was loaded before', () => {
  const files = lawFiles();
  const { law: shared } = loadLaw(files, { only: new Set() });
  if (shared === null) throw new Error('the law does not load');
  const only = new Set(['us-ca']);
  const alone = loadLaw(files, { only });
  expect(alone.law?.provisions.length).toBeGreaterThan(0);
  expect(loadLaw(files, { only, shared }).law).toEqual(alone.law);
});

it('still names what is wrong in a file of the jurisdiction', () => {
  const files = lawFiles();
  const { law: shared } = loadLaw(files, { only: new Set() });
  if (shared === null) throw new Error('the law does not load');
  const broken = files.map((file) =>
    /^jurisdictions\/us-ca\/(?!jurisdiction)/.test(file.path) ? { ...file, text: 'id: [' } : file,
  );
  const { law, problems } = loadLaw(broken, { only: new Set(['us-ca']), shared });
  expect(law).toBeNull();
  expect(problems.some(({ weight }) => weight === 'error')).toBe(true);
});
