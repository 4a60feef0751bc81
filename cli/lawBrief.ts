/** `nunc law brief`: the two pages about a bill that a legislator can be handed. */
import { gradeAll, peersOf } from '@nunc/grading';
import type { Law } from '@nunc/law';
import { type BriefInput, buildBrief, type Document, renderDocx, renderPdf, textOf } from '@nunc/papers';
import { caseWords, type Language, offenseWords } from '@nunc/screening';
import { dayWith, openBill } from './bill.ts';
import { effectsOf, type TurnedCase } from './billEffect.ts';
import { type Call, choice } from './command.ts';
import { dayOption } from './day.ts';
import { exit, unusable } from './failure.ts';
import { openLaw } from './input.ts';
import { jurisdictionName } from './jurisdictions.ts';
import { billArgument } from './lawSimulate.ts';
import { checkOut, writeOut } from './outFile.ts';
import { Page } from './page.ts';
import { rubricOption } from './rubrics.ts';

const mostPages = 2;
const mostCases = 12;

export async function briefBill(call: Call): Promise<number> {
  const file = billArgument(call, 'brief');
  const language = choice(call, 'language', ['en', 'es']) ?? 'en';
  const out = call.text('out');
  if (out !== undefined) {
    if (!/\.(pdf|docx)$/i.test(out))
      throw unusable(
        'The brief is a PDF or a Word file.',
        `--out ${out}`,
        'End the name with .pdf or .docx.',
      );
    checkOut(call, out);
  }
  const input = await briefInput(call, file, language);
  const { document, pdf, pages, left } = await fitted(input);
  const page = new Page(call.io);
  if (out === undefined) {
    for (const line of textOf(document).split('\n')) page.say(line);
    page.gap();
    page.say('--out FILE.pdf (or .docx) writes it.', 0, 0, 'dim');
    return exit.fine;
  }
  const bytes = out.toLowerCase().endsWith('.docx') ? await renderDocx(document, call.today) : pdf;
  await writeOut(call, out, bytes);
  page.say(`Written: ${out}, ${pages} ${pages === 1 ? 'page' : 'pages'}.`);
  if (pages > mostPages)
    page.say(`It should be ${mostPages}: the bill changes more than fits.`, 2, 4, 'yellow');
  if (left > 0)
    page.say(`Left out for room: ${left} of the cases; nunc law simulate lists all of them.`, 2, 4);
  return exit.fine;
}

async function briefInput(call: Call, file: string, language: Language): Promise<BriefInput> {
  const rubric = rubricOption(call);
  const asked = dayOption(call, 'as-of');
  const law = openLaw();
  const opened = await openBill(call, file, law);
  const asOf = dayWith(call, opened.bill, asked);
  const [effect, other] = effectsOf(law, opened, rubric, asOf);
  if (effect === undefined || other !== undefined)
    throw unusable(
      'The bill touches the law of several jurisdictions.',
      file,
      'Write a bill file for each; nunc law simulate shows them together.',
    );
  const { jurisdiction, before, after, gridBefore, gridAfter, cases } = effect;
  const peers = [...peersOf(gradeAll(law, rubric, asOf), before, after)].map(
    ([category, ids]) => [category, ids.map((id) => jurisdictionName(law, id, language))] as const,
  );
  return {
    bill: opened.bill,
    jurisdictionName: jurisdictionName(law, jurisdiction, language),
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
    today: call.today,
  };
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

interface Fitted {
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
