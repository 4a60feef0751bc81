/** `nunc law brief`: the two pages about a bill that a legislator can be handed. */
import { gradeAll } from '@nunc/grading';
import { billBrief, effectsOf, mostPages, renderDocx, textOf } from '@nunc/papers';
import type { Language } from '@nunc/screening';
import { dayWith, openBill } from './bill.ts';
import { type Call, choice } from './command.ts';
import { dayOption } from './day.ts';
import { exit, unusable } from './failure.ts';
import { openCases, openLaw } from './input.ts';
import { billArgument } from './lawSimulate.ts';
import { checkOut, writeOut } from './outFile.ts';
import { Page } from './page.ts';
import { rubricOption } from './rubrics.ts';

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
  const { document, pdf, pages, left } = await briefOf(call, file, language);
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

async function briefOf(call: Call, file: string, language: Language): ReturnType<typeof billBrief> {
  const rubric = rubricOption(call);
  const asked = dayOption(call, 'as-of');
  const law = openLaw();
  const opened = await openBill(call, file, law);
  const { bill } = opened;
  const asOf = dayWith(call, bill, asked);
  const [effect, other] = effectsOf(law, opened, rubric, asOf, openCases());
  if (effect === undefined || other !== undefined)
    throw unusable(
      'The bill touches the law of several jurisdictions.',
      file,
      'Write a bill file for each; nunc law simulate shows them together.',
    );
  const cards = gradeAll(law, rubric, asOf);
  return billBrief({ law, bill, rubric, effect, cards, language, today: call.today });
}
