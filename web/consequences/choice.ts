/** What somebody chose to see, from the address. What cannot be used is said and left out, never dropped in silence. */
import {
  type Consequence,
  type Consequences,
  explore,
  federal,
  type Query,
  type Row,
} from '@nunc/consequences';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { consequenceWords as words } from './words.ts';

export const choiceNames = ['place', 'goal', 'offense', 'domain', 'kind'] as const;
export type ChoiceName = (typeof choiceNames)[number];

/** Each is the id of something that exists, or empty. */
export type Choice = Readonly<Record<ChoiceName, string>>;

export interface Asked {
  readonly choice: Choice;
  /** Whether the address asks for a list at all; without it the page offers what to choose from. */
  readonly isAsked: boolean;
  readonly notes: readonly string[];
}

export interface Option {
  readonly id: string;
  readonly name: string;
}

export const choiceLabels = {
  place: words.choosePlace,
  goal: words.chooseGoal,
  offense: words.chooseOffense,
  domain: words.chooseArea,
  kind: words.chooseKind,
} as const;

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A value from an address, short enough to be shown back. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Where the rules of a jurisdiction are known, federal first. */
export function knownPlaces({ consequences }: Consequences): string[] {
  const ids = [...new Set(consequences.map(({ jurisdiction }) => jurisdiction))];
  return [federal, ...ids.filter((id) => id !== federal).toSorted()];
}

export const placeName = (site: Site, id: string, language: Language): string =>
  id === federal ? words.federal[language] : (site.law.jurisdictions.get(id)?.name[language] ?? id);

/** Everything that may be chosen; every place, those whose own rules are known first. */
export function optionsOf(site: Site, name: ChoiceName, language: Language): Option[] {
  const { vocabulary } = site.consequences;
  const named = (all: readonly { id: string; name: { en: string; es: string } }[]): Option[] =>
    all.map((one) => ({ id: one.id, name: capital(one.name[language]) }));
  if (name === 'goal') return named(vocabulary.goals);
  if (name === 'domain') return named(vocabulary.domains);
  if (name === 'offense') return named(vocabulary.categories.filter(({ id }) => id !== 'any'));
  if (name === 'kind')
    return [
      { id: 'burden', name: words.burdens[language] },
      { id: 'protection', name: words.protections[language] },
    ];
  const known = knownPlaces(site.consequences);
  const others = [...site.law.jurisdictions.keys()]
    .filter((id) => !known.includes(id))
    .map((id) => ({ id, name: placeName(site, id, language) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
  return [
    ...known.map((id) => ({ id, name: placeName(site, id, language) })),
    ...others.map(({ id, name: place }) => ({ id, name: filled(words.federalOnly[language], { place }) })),
  ];
}

/** Reads the choice from the query. */
export function askedIn(site: Site, query: (name: string) => string | undefined, language: Language): Asked {
  const notes: string[] = [];
  const read = (name: ChoiceName): string => {
    const value = query(name) ?? '';
    if (value === '' || optionsOf(site, name, language).some(({ id }) => id === value)) return value;
    const said = name === 'place' ? words.badPlace : words.badChoice;
    notes.push(
      filled(said[language], { value: shortened(value), what: choiceLabels[name][language].toLowerCase() }),
    );
    // A place nobody knows has at least the federal rules; all the others would not be its own.
    return name === 'place' ? federal : '';
  };
  const choice: Choice = {
    place: read('place'),
    goal: read('goal'),
    offense: read('offense'),
    domain: read('domain'),
    kind: read('kind'),
  };
  return { choice, notes, isAsked: choiceNames.some((name) => query(name) !== undefined) };
}

/** The jurisdictions whose rules reach a place; every known one where no place was chosen. */
const reaching = (place: string): string[] | undefined =>
  place === '' ? undefined : [...new Set([federal, place])];

/** The rules that fit, strongest first. */
export function rulesFor({ consequences }: Site, choice: Choice): Consequence[] {
  const query: Query = {
    jurisdictions: reaching(choice.place),
    goal: choice.goal || undefined,
    category: choice.offense || undefined,
    domain: choice.domain || undefined,
    kind: choice.kind === 'burden' || choice.kind === 'protection' ? choice.kind : undefined,
  };
  return explore(consequences, query).map(({ consequence }: Row) => consequence);
}

/** The address of a choice, after the language. */
export function addressOf(choice: Partial<Choice>): string {
  const search = new URLSearchParams();
  for (const name of choiceNames) if (choice[name]) search.append(name, choice[name]);
  const text = search.toString();
  return `/consequences${text === '' ? '' : `?${text}`}`;
}
