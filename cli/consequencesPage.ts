/** Consequences in words: the charges with the relief supposed, then each goal with what stands in its way. */
import {
  type After,
  byGoals,
  type Consequences,
  type Doubt,
  federal,
  type Standing,
} from '@nunc/consequences';
import type { Law } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import type { Language } from '@nunc/screening';
import { outcomeWords, sectionWords } from './chargeWords.ts';
import type { Assumed } from './consequencesRelief.ts';
import { consequencesWords } from './consequencesWords.ts';
import { jurisdictionName } from './jurisdictions.ts';
import type { Ink, Page } from './page.ts';

export interface ShownConsequences {
  readonly asOf: string;
  readonly known: Consequences;
  readonly law: Law;
  readonly language: Language;
  readonly histories: readonly ChargeHistory[];
  readonly jurisdictions: readonly string[];
  readonly assumed: readonly Assumed[];
  readonly after: readonly After[];
  readonly goal: string | undefined;
}

const labelWidth = 12;
const inks: Readonly<Record<Standing, Ink>> = {
  lifted: 'green',
  not_needed: 'green',
  may_be_lifted: 'yellow',
  not_known: 'yellow',
  stays: 'red',
};

/** Prints all of it, or one goal. */
export function printConsequences(page: Page, shown: ShownConsequences): void {
  const { asOf, known, law, language, after, jurisdictions } = shown;
  const words = consequencesWords[language];
  const burdens = after.filter(({ standing }) => standing !== null);
  const sure = burdens.filter(({ found }) => found.answer === 'yes').length;
  const rules = known.consequences.filter(({ jurisdiction }) => jurisdictions.includes(jurisdiction));
  page.say(page.ink('bold', words.title(asOf)));
  page.say(words.informs);
  const place = (id: string): string =>
    id === federal ? words.federal : jurisdictionName(law, id, language);
  const places = jurisdictions.map(place).join(', ');
  page.say(words.short(rules.length, places), 0, 0, 'dim');
  for (const id of jurisdictions)
    if (!rules.some(({ jurisdiction }) => jurisdiction === id)) page.say(words.lived(place(id)));
  page.gap();
  page.say(words.counts(burdens.length, sure, after.length - burdens.length));
  printCharges(page, shown);
  if (shown.assumed.length > 0) {
    page.say(words.supposed);
    page.say(words.after(countsOf(burdens)));
  }
  if (burdens.length === 0) page.say(words.nothing);
  const seen = new Set<string>();
  const wanted = shown.goal === undefined ? [] : [shown.goal];
  for (const list of byGoals(after, (one) => one.found.consequence, known, wanted)) {
    if (shown.goal !== undefined && list.goal.id !== shown.goal) continue;
    const name = list.goal.name[language];
    page.heading(name.charAt(0).toUpperCase() + name.slice(1));
    if (list.burdens.length + list.protections.length === 0) page.say(words.nothingHere, 2);
    for (const one of [...list.burdens, ...list.protections]) {
      printOne(page, one, shown, seen.has(one.found.consequence.id));
      seen.add(one.found.consequence.id);
    }
  }
}

function countsOf(burdens: readonly After[]): Record<Standing, number> {
  const count = (wanted: Standing): number => burdens.filter(({ standing }) => standing === wanted).length;
  return {
    lifted: count('lifted'),
    not_needed: count('not_needed'),
    may_be_lifted: count('may_be_lifted'),
    not_known: count('not_known'),
    stays: count('stays'),
  };
}

function printCharges(page: Page, { histories, assumed, after, law, language }: ShownConsequences): void {
  const words = consequencesWords[language];
  const name = (kind: string): string => law.reliefs.get(kind)?.name[language] ?? kind;
  const given = new Map(
    after.flatMap(({ charges }) =>
      charges.map(({ match }) => [match.charge.id, match.charge.given] as const),
    ),
  );
  page.heading(words.charges);
  histories.forEach((history, at) => {
    const supposed = assumed.find(({ charge }) => charge === history.id);
    const before = (given.get(history.id) ?? []).map((kind) => words.given(name(kind)));
    const now =
      supposed === undefined
        ? words.noneAssumed
        : words.assumed(name(supposed.relief), supposed.short, supposed.status === 'open');
    const line = `${sectionWords(history, language)}, ${outcomeWords(history, language)}`;
    page.say(`${at + 1}. ${line}: ${[...before, now].join('; ')}`, 0, 3);
  });
  page.gap();
}

function printOne(page: Page, one: After, shown: ShownConsequences, isAgain: boolean): void {
  const { language, known } = shown;
  const words = consequencesWords[language];
  const { consequence, answer } = one.found;
  const { citation, title, summary, trigger, duration, lifted_by, verification, discretion } = consequence;
  const mark =
    verification === 'unverified'
      ? words.unverified
      : verification === 'source_seen_in_part'
        ? words.inPart
        : '';
  const kind = consequence.kind === 'protection' ? words.protection : answer === 'may' ? words.may : '';
  const head = [kind === '' ? '' : `(${kind})`, mark].filter((part) => part !== '').join(' ');
  page.gap();
  page.say(`${page.ink('bold', title[language])} ${head}`.trimEnd(), 2, 4);
  if (isAgain) {
    page.say(words.above, 4, 4, 'dim');
    return;
  }
  const strength =
    known.vocabulary.discretions.find(({ id }) => id === discretion)?.name[language] ?? discretion;
  const time = duration.text === undefined ? '' : `; ${duration.text[language]}`;
  page.say(`${citation}; ${strength}${time}`, 4, 4, 'dim');
  page.say(summary[language], 4);
  if (one.standing === null) return;
  page.item(words.by, behindWords(one, shown), 4, labelWidth);
  if (trigger.besides !== undefined) page.item(words.ifAlso, trigger.besides[language], 4, labelWidth);
  const ways = [...new Set(one.charges.flatMap(({ relief }) => (relief === null ? [] : [relief])))];
  if (ways.length > 0 || shown.assumed.length > 0)
    page.item(words.relief, reliefWords(one, one.standing, shown), 4, labelWidth, inks[one.standing]);
  if (lifted_by.note !== undefined) page.item(words.note, lifted_by.note[language], 4, labelWidth);
}

/** What remains, and through which charges where it is not all of them. */
function reliefWords(one: After, standing: Standing, { histories, language }: ShownConsequences): string {
  const words = consequencesWords[language].standing[standing];
  const keep = one.charges.filter((charge) => charge.standing === standing);
  if (standing === 'lifted' || keep.length === one.charges.length) return words;
  const numbers = keep.map(({ match }) => histories.findIndex(({ id }) => id === match.charge.id) + 1);
  return `${words} (${numbers.join(', ')})`;
}

/** The charges behind it by their numbers, those with the same doubts together. */
function behindWords(one: After, { histories, language }: ShownConsequences): string {
  const words = consequencesWords[language];
  const told = (doubts: readonly Doubt[]): string =>
    doubts
      .filter((doubt) => doubt !== 'besides')
      .map((doubt) => words.because[doubt])
      .join(', ');
  const groups = Map.groupBy(one.charges, ({ match }) => told(match.because));
  return [...groups]
    .map(([why, charges]) => {
      const numbers = charges.map(({ match }) => histories.findIndex(({ id }) => id === match.charge.id) + 1);
      return `${numbers.join(', ')}${why === '' ? '' : ` (${why})`}`;
    })
    .join('; ');
}
