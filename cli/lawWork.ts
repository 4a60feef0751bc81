/** `nunc law work`: which provision to review next, and why. */
import { workList } from '@nunc/law';
import type { Call } from './command.ts';
import { asOfDay } from './day.ts';
import { exit } from './failure.ts';
import { openLaw } from './input.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

const factors = {
  people:
    'people who live in the jurisdiction (law/population.yaml): more people, more who a mistake could touch. Not a count of survivors.',
  reviewAgeMonths: 'whole months since the provision was last reviewed.',
  uncertainty:
    'share of its features in force that nobody here knows, or nobody has checked against the text, 0 to 1.',
  score: 'people x (1 + age) x uncertainty. It orders the list and means nothing else.',
};

export async function showWork(call: Call): Promise<number> {
  argumentsAfter(call, 0);
  const asOf = asOfDay(call);
  const law = openLaw();
  const items = workList(law, asOf);
  if (call.has('json')) {
    printJson(call.io, { schema: 'nunc-work-list/1', asOf, lawHash: law.hash, factors, items });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(`${page.ink('bold', 'What to review next')}, as of ${asOf}: ${items.length} provisions in force`);
  page.say(`people: ${factors.people}`, 2, 4, 'dim');
  page.say(`age: ${factors.reviewAgeMonths}`, 2, 4, 'dim');
  page.say(`unsure: ${factors.uncertainty}`, 2, 4, 'dim');
  page.say(`score: ${factors.score}`, 2, 4, 'dim');
  page.gap();
  page.table([
    ['score', 'people', 'age', 'unsure', 'provision', 'not known'],
    ...items.map((one) => [
      inMillions(one.score),
      inMillions(one.people),
      `${one.reviewAgeMonths} mo`,
      `${Math.round(one.uncertainty * 100)}%`,
      one.provision,
      named(one.notKnown, one.unverified.length),
    ]),
  ]);
  return exit.fine;
}

const inMillions = (count: number): string => `${(count / 1_000_000).toFixed(1)}M`;

/** The first features that are not known, and how many there are besides. */
function named(notKnown: readonly string[], unverified: number): string {
  const first = notKnown.slice(0, 4).join(', ');
  const more = notKnown.length > 4 ? ` + ${notKnown.length - 4}` : '';
  return [`${first}${more}`, unverified === 0 ? '' : `${unverified} unchecked`]
    .filter((one) => one !== '')
    .join('; ');
}
