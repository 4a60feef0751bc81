import { lawFromDisk } from '@nunc/disk';
import { expect, it } from 'vitest';
import { parseCases } from './cases.ts';
import { caseWords } from './caseWords.ts';

it('says a golden case in words, an attempt as an attempt, in both languages', () => {
  const { law } = lawFromDisk();
  if (law === null) throw new Error('the law does not load');
  const line = 'CA 2014 fel PC 664/211 convicted; period 2013..2015 sex, nexus yes; asked 2026-11-01 -> open';
  const [one] = parseCases('jurisdictions/us-ca/pen-236.14.cases.txt', line, law).cases;
  if (one === undefined) throw new Error('the case does not read');
  expect(caseWords(one, law, 'en')).toMatch(
    /^Robbery \(PC 211\) \(attempt\), felony in 2014, convicted; trafficked from 2013 to 2015/,
  );
  expect(caseWords(one, law, 'es')).toMatch(/\(tentativa\).*sufrió trata de 2013 a 2015/);
});
