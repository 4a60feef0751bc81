import { lawFromDisk } from '@nunc/disk';
import { skipped } from '@nunc/screening';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankCharge, type EnteredCharge, idOf } from './entered.ts';
import {
  addCharge,
  answer,
  begin,
  factsOf,
  goBack,
  goTo,
  removeCharge,
  type State,
  setCharge,
  viewOf,
} from './state.ts';

const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const today = '2026-11-30';

const theft: EnteredCharge = {
  ...blankCharge('e1'),
  section: 'PC 484(a)',
  ended: 'conviction',
  severity: 'misdemeanor',
  arrested: '2013',
};
const withCharges = (...entered: EnteredCharge[]): State => ({
  ...begin,
  entered,
  nextKey: entered.length + 1,
});
const view = (state: State) => viewOf(state, law, 'us-ca', today);

describe('what was typed', () => {
  it('is screened as the law reads it, and nothing is added', () => {
    const { histories, screening } = view(withCharges(theft));
    expect(
      histories.map(({ code, section, outcome, severity, arrestDate }) => [
        code,
        section,
        outcome,
        severity,
        arrestDate,
      ]),
    ).toEqual([['PC', '484(a)', 'convicted', 'misdemeanor', null]]);
    expect(screening.findings.some(({ status }) => status === 'undecided')).toBe(true);
    expect(screening.findings.some(({ status, relief }) => status === 'open' && relief === 'vacatur')).toBe(
      false,
    );
  });

  it('keeps two like counts of one case apart', () => {
    const second = { ...theft, key: 'e2', sameCaseAs: 'e1' };
    expect(view(withCharges(theft, second)).histories).toHaveLength(2);
  });

  it('does not take for granted that all charges of an arrest were typed', () => {
    const dismissed: EnteredCharge = { ...theft, ended: 'dismissed_charge' };
    const { facts, screening } = view(withCharges(dismissed));
    expect(facts.charges.get(idOf(dismissed))?.has('conviction_same_arrest')).toBe(false);
    const needs = screening.findings.flatMap(({ missing }) => missing.map(({ fact }) => fact));
    expect(needs).toContain('conviction_same_arrest');
  });

  it('leaves open what the person does not know', () => {
    const unknown = blankCharge('e1');
    const { screening } = view(withCharges(unknown));
    expect(screening.findings.filter(({ status }) => status === 'open')).toEqual([]);
  });
});

describe('the way through', () => {
  it('goes through the pages of a charge and then to the list', () => {
    let state = addCharge(begin);
    const pages: string[] = [];
    while (state.step.at === 'charge') {
      pages.push(state.step.page);
      const [charge] = state.entered;
      if (charge === undefined) throw new Error('the charge is lost');
      state = setCharge(state, charge);
    }
    expect(pages).toEqual(['what', 'ended', 'severity', 'when', 'where']);
    expect(state.step).toEqual({ at: 'charges' });
  });

  it('goes back the way it came, and a question gone back to may be answered again', () => {
    const [question] = view(withCharges(theft)).questions;
    if (question === undefined) throw new Error('nothing to ask');
    const asked = goTo(withCharges(theft), { at: 'question' });
    const answered = answer(asked, [question.need], skipped);
    expect(answered.answered).toHaveLength(1);
    const back = goBack(answered);
    expect(back.step).toEqual({ at: 'question' });
    expect(back.answered).toEqual([]);
    expect(goBack(goBack(back))).toMatchObject({ step: begin.step });
  });

  it('takes one answer for several charges, and takes it back as one', () => {
    const state = goTo(withCharges(theft, { ...theft, key: 'e2' }), { at: 'question' });
    const needs = state.entered.map((one) => ({ fact: 'nexus', scope: 'charge', of: idOf(one) }) as const);
    const both = answer(state, needs, 'yes');
    expect(both.answered).toHaveLength(2);
    expect([...factsOf(both).charges.values()].map((facts) => facts.get('nexus'))).toEqual(['yes', 'yes']);
    expect(goBack(both).answered).toEqual([]);
  });

  it('never asks again what was skipped or answered', () => {
    const arbitrary = fc.array(fc.constantFrom('yes', 'no', skipped), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(arbitrary, (answers) => {
        let state: State = withCharges(theft, { ...theft, key: 'e2', section: 'PC 647(b)' });
        const asked = new Set<string>();
        for (const value of answers) {
          const [question] = view(state).questions;
          if (question === undefined) break;
          const key = `${question.need.fact}|${question.need.of}`;
          expect(asked).not.toContain(key);
          asked.add(key);
          const { type } = law.facts.get(question.need.fact) ?? {};
          state = answer(state, [question.need], type === 'yes_no' ? value : skipped);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('takes the answers about a charge away with it', () => {
    const need = { fact: 'nexus', scope: 'charge', of: idOf(theft) } as const;
    const state = answer(withCharges(theft), [need], 'yes');
    const without = removeCharge(state, idOf(theft));
    expect(without.entered).toEqual([]);
    expect(factsOf(without).charges.size).toBe(0);
  });
});
