import { caseFiles, lawFromDisk } from '@nunc/disk';
import { describe, expect, it } from 'vitest';
import { parseCases, runCase } from './cases.ts';

const { law, problems } = lawFromDisk();

describe('the law of this repository', () => {
  it('loads without an error', () => {
    expect(problems.filter((problem) => problem.weight === 'error')).toEqual([]);
  });
});

describe('golden cases', () => {
  if (law === null) return;
  for (const file of caseFiles()) {
    const { cases, problems: unreadable } = parseCases(file.path, file.text, law);
    describe(file.path, () => {
      it('every line is readable', () => expect(unreadable).toEqual([]));
      for (const one of cases) it(`${one.line}: ${one.text}`, () => expect(runCase(one, law)).toEqual([]));
    });
  }
});
