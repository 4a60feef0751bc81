/** `nunc law ideal`: the best of each category that any jurisdiction already has, as a provision file. */
import { idealLaw, idealProvision } from '@nunc/grading';
import type { Call } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, unusable } from './failure.ts';
import { valueWords } from './features.ts';
import { openLaw } from './input.ts';
import { jurisdictionName } from './jurisdictions.ts';
import { writeOut } from './outFile.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';
import { rubricOption } from './rubrics.ts';

export async function showIdeal(call: Call): Promise<number> {
  argumentsAfter(call, 0);
  const rubric = rubricOption(call);
  const asOf = asOfDay(call);
  const law = openLaw();
  const ideal = idealLaw(law, rubric, asOf);
  if (ideal.categories.length === 0)
    throw unusable(
      'No jurisdiction had a law for survivors on that day.',
      `--as-of ${asOf}`,
      'Ask about a later day; nunc grade --history shows when the laws came.',
    );
  const out = call.text('out');
  if (out !== undefined)
    await writeOut(call, out, new TextEncoder().encode(idealProvision(law, rubric, ideal)));
  if (call.has('json')) {
    printJson(call.io, { schema: 'nunc-ideal-law/1', ...ideal, about: rubric.about });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(
    `${page.ink('bold', `The ideal law of ${rubric.title.en}`)}: ${ideal.points} of ${ideal.max} points, from the law in force on ${asOf}`,
  );
  page.say('A model: nobody has enacted it as a whole. Each part of it is the law somewhere.');
  page.say(rubric.about.en, 0, 0, 'dim');
  for (const one of ideal.categories) {
    page.heading(`${one.category}: ${one.words.en} (${one.points} of ${one.max})`);
    page.say(`Taken from ${one.citation}`, 2, 4);
    const names = one.jurisdictions.map((id) => jurisdictionName(law, id));
    page.say(`Who has it: ${names.join(', ')}`, 2, 4);
    for (const { feature, value, cite, unverified } of one.features)
      page.say(`${feature}: ${valueWords(value)}  [${cite}]${unverified ? ' (!)' : ''}`, 4, 6, 'dim');
  }
  page.gap();
  page.say('(!) was not checked against the text of the statute.', 0, 0, 'dim');
  page.say(out === undefined ? '--out FILE writes it as a provision file.' : `Written: ${out}`);
  return exit.fine;
}
