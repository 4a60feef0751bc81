import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSection } from './section.ts';

/** The mini-notation of a reading: `PC 187 attempt`. */
function read(text: string): string {
  const { code, section, attempt, conspiracy } = parseSection(text);
  return [code, section, attempt && 'attempt', conspiracy && 'conspiracy'].filter((part) => part).join(' ');
}

describe('sections as sheets print them', () => {
  test.each([
    ['11357(A) HS', 'HS 11357(a)'],
    ['496,3(A)(2)', '496.3(a)(2)'],
    ['484,1 PC', 'PC 484.1'],
    ['.496. PC', 'PC 496'],
    ['484-487 (A) PC', 'PC 484-487(a)'],
    ['594(A)-(B) (2) (A) PC', 'PC 594(a)-(b)(2)(a)'],
    ['459 CP', 'PC 459'],
    ['459PC', 'PC 459'],
    ['647F PC', 'PC 647f'],
    ['18 2113(A) US', 'US 18:2113(a)'],
    ['12031(A)(1) PC', 'PC 12031(a)(1)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('attempts and conspiracies', () => {
  test.each([
    ['664/187 PC', 'PC 187 attempt'],
    ['664.187', '187 attempt'],
    ['664-187', '187 attempt'],
    ['664187', '187 attempt'],
    ['664 187(A) PC', 'PC 187(a) attempt'],
    ['187-664', '187 attempt'],
    ['187/664', '187 attempt'],
    ['487(A)-664', '487(a) attempt'],
    ['664/487(A)', '487(a) attempt'],
    ['664487(A)', '487(a) attempt'],
    ['664(A)/187(A) PC', 'PC 187(a) attempt'],
    ['664 PC', 'PC 664 attempt'],
    ['664/11351 HS', 'HS 11351 attempt'],
    ['182/211 PC', 'PC 211 conspiracy'],
    ['182(A)(1) PC', 'PC 182(a)(1) conspiracy'],
    ['182.5 PC', 'PC 182.5'],
    ['66400 GC', 'GC 66400'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('sections as people type them', () => {
  test.each([
    ['PC 647(b)', 'PC 647(b)'],
    ['pc647(b)', 'PC 647(b)'],
    ['Penal Code § 647(b)', 'PC 647(b)'],
    ['H&S 11350', 'HS 11350'],
    ['18 U.S.C. 1591', 'US 18:1591'],
    ['647(b)', '647(b)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test('a text without a section gives none', () => {
  expect(parseSection('TRAFFIC VIOLATION').section).toBeNull();
  expect(parseSection('').section).toBeNull();
  expect(parseSection('1'.repeat(1000)).section).toBeNull();
});

test('a repaired section says so', () => {
  expect(parseSection('.496. PC').repaired).toBe(true);
  expect(parseSection('496 PC').repaired).toBe(false);
});

test('reading never throws, and its own result reads the same', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'0123456789()ABCPHS.,-/ 664'), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(signs, fc.string()), (text) => {
      const { code, section } = parseSection(text);
      if (section === null || code === 'US' || /^(664|182)/.test(section) || /(664|182)$/.test(section))
        return;
      expect(parseSection(section).section).not.toBeNull();
    }),
  );
});
