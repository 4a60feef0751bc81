import { lawFromDisk } from '@nunc/disk';
import { describe, expect, it } from 'vitest';
import { readabilityEs, readingGradeEn } from '../reading.ts';
import { checkWords } from './words.ts';

const { law } = lawFromDisk();
const questions = [...(law?.facts.values() ?? [])].flatMap(({ question, why }) =>
  question === null ? [] : [question, ...(why === null ? [] : [why])],
);
const said = Object.values(checkWords).filter(({ en }) => en.split(' ').length > 4);

describe('the words of the self-screening', () => {
  it('are read at grade 6 or below, and as easily in Spanish', () => {
    const grade = readingGradeEn(said.map(({ en }) => en).join('\n\n'));
    const score = readabilityEs(said.map(({ es }) => es).join('\n\n'));
    expect(grade).toBeLessThanOrEqual(6);
    expect(score).toBeGreaterThanOrEqual(65);
  });

  it('ask at grade 8 or below', () => {
    expect(questions.length).toBeGreaterThan(60);
    expect(readingGradeEn(questions.map(({ en }) => en).join('\n\n'))).toBeLessThanOrEqual(8);
    expect(readabilityEs(questions.map(({ es }) => es).join('\n\n'))).toBeGreaterThanOrEqual(55);
  });

  it('have the same places to fill in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    for (const [key, { en, es }] of Object.entries(checkWords)) expect(places(es), key).toEqual(places(en));
  });

  it('call nobody by what was done to them, and promise nothing', () => {
    for (const { en, es } of [...said, ...questions]) {
      // Names of a kind of law and of a fee, not of a person.
      expect(en.replaceAll(/first-offender|crime-victim/g, '')).not.toMatch(
        /\b(victim|offender|felon|prostitute|guarantee|will be cleared|eligible)\b/i,
      );
      expect(es).not.toMatch(/\b(v[ií]ctima|delincuente|prostituta|garantiza)\b/i);
    }
  });
});
