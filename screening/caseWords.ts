/** A golden case in words: the offense, how it ended, what is known. For people who do not read the notation. */
import type { Law } from '@nunc/law';
import type { Case } from './cases.ts';
import { chargeWords } from './chargeWords.ts';
import type { Language } from './words.ts';

interface Phrases {
  readonly yes: string;
  readonly no: string;
  readonly offense: string;
  readonly attempt: string;
  readonly trafficked: (from: string, to: string) => string;
  readonly today: string;
  readonly onceUpon: string;
  readonly in: (day: string) => string;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    yes: 'yes',
    no: 'no',
    offense: 'offense',
    attempt: ' (attempt)',
    trafficked: (from, to) => `trafficked from ${from} to ${to}`,
    today: 'no known end',
    onceUpon: 'no known start',
    in: (day) => `in ${day}`,
  },
  es: {
    yes: 'sí',
    no: 'no',
    offense: 'delito',
    attempt: ' (tentativa)',
    trafficked: (from, to) => `sufrió trata de ${from} a ${to}`,
    today: 'fin no conocido',
    onceUpon: 'inicio no conocido',
    in: (day) => `en ${day}`,
  },
};

/** `Robbery (PC 211), felony in 2014, convicted; trafficked from 2013 to 2015; link to the trafficking: yes`. */
export function caseWords(one: Case, law: Law, language: Language): string {
  const words = phrases[language];
  const { facts, histories } = one.world;
  const [history] = histories;
  if (history === undefined) return one.text;
  const known = new Map([
    ...facts.person,
    ...[...facts.cases.values()].flatMap((own) => [...own]),
    ...[...facts.charges.values()].flatMap((own) => [...own]),
  ]);
  const cite = [history.code, history.section].filter((part) => part !== null).join(' ');
  const severity = history.severity === null ? '' : ` ${chargeWords[language].severity[history.severity]}`;
  const day = known.get('offense_date');
  const when = day === undefined ? '' : ` ${words.in(day)}`;
  const category = known.get('offense_category');
  const offense = offenseWords(law, history.jurisdiction, cite, category ?? null, language);
  const attempt = history.flags.includes('attempt') ? words.attempt : '';
  const charge = [`${offense}${attempt},${severity}${when}`, chargeWords[language].outcome[history.outcome]]
    .join(', ')
    .replace(',,', ',');
  const periods = facts.periods.map(({ from, to }) =>
    words.trafficked(from ?? words.onceUpon, to ?? words.today),
  );
  const told = [...known]
    .filter(([id]) => !said.has(id) && !(id === 'trafficked' && periods.length > 0))
    .map(([id, value]) => factWords(law, id, value, language));
  return [charge, ...periods, ...told].join('; ');
}

/** Facts that the charge itself says already. */
const said = new Set(['offense_date', 'offense_category']);

function factWords(law: Law, id: string, value: string, language: Language): string {
  const fact = law.facts.get(id);
  const words = phrases[language];
  const choice = fact?.choices?.find((one) => one.id === value)?.words[language];
  const plain = value === 'yes' ? words.yes : value === 'no' ? words.no : value;
  return `${fact?.name[language] ?? id}: ${choice ?? plain}`;
}

/** The name of an offense with its section; of its category where the catalogue has no sections. */
export function offenseWords(
  law: Law,
  jurisdiction: string,
  cite: string,
  category: string | null,
  language: Language,
): string {
  const offense = law.catalogue.offenses.find(
    (one) => one.jurisdiction === jurisdiction && one.cite.toLowerCase() === cite.toLowerCase(),
  );
  const name = offense?.title[language] ?? law.catalogue.nibrs.get(category ?? cite)?.[language];
  if (name === undefined) return cite === '' ? phrases[language].offense : cite;
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return cite === '' || law.catalogue.nibrs.has(cite) ? title : `${title} (${cite})`;
}
