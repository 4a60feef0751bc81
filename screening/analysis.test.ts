import { lawFromDisk } from '@nunc/disk';
import type { Condition, Law, Test } from '@nunc/law';
import { describe, expect, it } from 'vitest';
import { analyzeLaw } from './analysis.ts';

const { law } = lawFromDisk();
const wyoming = law?.provisions.find((one) => one.jurisdiction === 'us-wy');
const common = {
  element: 'other',
  cite: null,
  label: null,
  feature: 'x',
  unverified: false,
  against: '',
} as const;
const test = (fact: string, one: Test): Condition => ({ ...common, kind: 'test', fact, test: one });
const yes = test('trafficked', { op: 'in', values: ['yes'], lawSilentOn: [] });

/** What is said of a law with one provision for each list of parts. */
function said(...provisions: Condition[][]): string[] {
  if (law === null || wyoming === undefined) throw new Error('the law does not load');
  const invented: Law = {
    ...law,
    provisions: provisions.map((of, index) => ({
      ...wyoming,
      id: `us-wy/${index}`,
      versions: wyoming.versions.slice(-1).map((version) => ({
        ...version,
        from: null,
        to: null,
        condition: { ...common, kind: 'all', of },
      })),
    })),
  };
  return analyzeLaw(invented, 'us-wy', '2026-11-01').map(({ what }) => what);
}

describe('what can be said of a law without a record', () => {
  it('names elements that no charge can meet or fail, with the fact in one place or in several', () => {
    const never = test('severity', { op: 'in', values: [], lawSilentOn: ['felony'] });
    const always = test('severity', { op: 'not_in', values: ['gravest'] });
    const both = { ...common, kind: 'all', of: [yes, { ...common, kind: 'none', of: [yes] }] } as const;
    expect(said([yes, never])).toEqual(['no charge can meet it, whatever is known']);
    expect(said([yes, always])).toEqual(['no charge can fail it, whatever is known']);
    expect(said([both])).toContain('no charge can meet it, whatever is known');
  });

  it('names provisions that ask the same, and is silent where nothing is wrong', () => {
    const nexus = test('nexus', { op: 'in', values: ['yes'], lawSilentOn: [] });
    expect(said([yes, nexus], [yes, nexus])).toEqual([
      'it asks exactly what us-wy/0 asks, so both reach the same charges',
    ]);
    expect(said([yes], [nexus])).toEqual([]);
  });
});
