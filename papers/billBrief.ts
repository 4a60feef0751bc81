/** The brief of a bill whose effect is known: its cases in words, as many of them as fit on two pages. */
import { peersOf, type ReportCard, type Rubric } from '@nunc/grading';
import type { Bill, Law } from '@nunc/law';
import { caseWords, type Language, offenseWords } from '@nunc/screening';
import type { BillEffect, TurnedCase } from './billEffect.ts';
import { type BriefInput, buildBrief } from './brief.ts';
import type { Document } from './document.ts';
import { renderPdf } from './pdf.ts';

/** A brief has at most so many pages; one that has more says so. */
export const mostPages = 2;
const mostCases = 12;

export interface BillBrief {
  readonly law: Law;
  readonly bill: Bill;
  readonly rubric: Rubric;
  readonly effect: BillEffect;
  /** The cards of all jurisdictions on the day of the comparison. */
  readonly cards: readonly ReportCard[];
  readonly language: Language;
  readonly today: string;
}

/** Builds and renders the brief. */
export function billBrief({ law, bill, rubric, effect, cards, language, today }: BillBrief): Promise<Fitted> {
  const { jurisdiction, before, after, gridBefore, gridAfter, cases } = effect;
  const nameOf = (id: string): string => law.jurisdictions.get(id)?.name[language] ?? id;
  const peers = [...peersOf(cards, before, after)].map(
    ([category, ids]) => [category, ids.map(nameOf)] as const,
  );
  return fitted({
    bill,
    jurisdictionName: nameOf(jurisdiction),
    rubricTitle: rubric.title[language],
    rubricAbout: rubric.about[language],
    before,
    after,
    gridBefore,
    gridAfter,
    peers: new Map(peers),
    cases: casesIn(cases, law, language),
    offenseName: (offense) => offenseWords(law, jurisdiction, offense, null, language),
    language,
    today,
  });
}

const answers: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    open: 'may be asked for',
    undecided: 'depends on facts not told',
    closed: 'closed',
    'no finding': 'no law',
  },
  es: {
    open: 'se puede pedir',
    undecided: 'depende de datos no dados',
    closed: 'cerrado',
    'no finding': 'sin ley',
  },
};

function casesIn(cases: readonly TurnedCase[], law: Law, language: Language): BriefInput['cases'] {
  const told = cases.map((one) => ({
    text: caseWords(one.case, law, language),
    before: answers[language][one.from] ?? one.from,
    after: answers[language][one.to] ?? one.to,
  }));
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}

/** A brief as document and PDF. */
export interface Fitted {
  readonly document: Document;
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Cases that did not fit. */
  readonly left: number;
}

/** The brief with as many cases as fit on its pages. */
async function fitted(input: BriefInput): Promise<Fitted> {
  const made = async (count: number): Promise<Fitted> => {
    const document = buildBrief({ ...input, cases: input.cases.slice(0, count) });
    const { bytes, pages } = await renderPdf(document, input.today);
    return { document, pdf: bytes, pages, left: input.cases.length - count };
  };
  let [fits, tooMany] = [0, Math.min(mostCases, input.cases.length) + 1];
  let best = await made(0);
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2);
    const tried = await made(count);
    if (tried.pages > mostPages) tooMany = count;
    else [fits, best] = [count, tried];
  }
  return best;
}
