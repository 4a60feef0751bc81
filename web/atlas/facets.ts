/** Filters over the laws made for survivors: all chosen must hold for one law. Unknown is an answer of its own. */
import { type InForce, reliefInForce } from '@nunc/grading';
import { featureNames, type Law, valueNames, type Words } from '@nunc/law';
import { atlasWords as words } from './words.ts';

type Truth = 'yes' | 'no' | 'unknown';

interface Facet {
  readonly id: string;
  readonly name: Words;
  readonly choices: readonly { readonly id: string; readonly words: Words }[];
  readonly test: (one: InForce, choice: string) => Truth;
}

const truth = (value: boolean | null): Truth => (value === null ? 'unknown' : value ? 'yes' : 'no');

/** A yes/no feature: only `true` is a yes; a silent statute is a no. */
const given = (value: boolean | 'silent' | null): Truth => truth(value === null ? null : value === true);

const named = (ids: readonly string[]): Facet['choices'] =>
  ids.map((id) => ({ id, words: valueNames[id] ?? { en: id, es: id } }));

const features = (paths: Readonly<Record<string, string>>): Facet['choices'] =>
  Object.entries(paths).map(([id, path]) => ({ id, words: featureNames[path] ?? { en: id, es: id } }));

/** Whether a feature has a value; not known stays not known. */
const is = (value: unknown, wanted: string): Truth => truth(value === null ? null : value === wanted);

export const facets: readonly Facet[] = [
  {
    id: 'record',
    name: words.facetRecord,
    choices: features({
      conviction: 'reaches.conviction',
      arrest_only: 'reaches.arrest_only',
      dismissed_charge: 'reaches.dismissed_charge',
      juvenile_adjudication: 'reaches.juvenile_adjudication',
    }),
    test: ({ version: { features: law } }, choice) =>
      given(Object.entries(law.reaches).find(([kind]) => kind === choice)?.[1] ?? null),
  },
  {
    id: 'offenses',
    name: words.facetOffenses,
    choices: named([
      'any',
      'any_except',
      'nonviolent_only',
      'listed',
      'misdemeanors_only',
      'prostitution_related_only',
    ]),
    test: ({ version }, choice) => is(version.features.offenses.scope, choice),
  },
  {
    id: 'for',
    name: words.facetFor,
    choices: features({
      sex: 'who.sex_trafficking',
      labor: 'who.labor_trafficking',
      adults: 'who.adults',
      minors: 'who.minors',
    }),
    test: ({ version: { features: law } }, choice) => {
      const { sex_trafficking, labor_trafficking, adults, minors } = law.who;
      const value = { sex: sex_trafficking, labor: labor_trafficking, adults, minors }[choice];
      // A statute that says nothing of an age shuts nobody out.
      return value === 'silent' && (choice === 'adults' || choice === 'minors')
        ? 'yes'
        : given(value ?? null);
    },
  },
  {
    id: 'relief',
    name: words.facetRelief,
    choices: named(['vacatur', 'expungement', 'sealing', 'set_aside', 'dismissal', 'destruction']),
    test: ({ provision }, choice) =>
      truth(provision.relief === choice || provision.also_gives.includes(choice)),
  },
  {
    id: 'proof',
    name: words.facetProof,
    choices: named(['preponderance', 'clear_and_convincing', 'court_finding', 'prima_facie', 'silent']),
    test: ({ version }, choice) => is(version.features.proof.burden, choice),
  },
  {
    id: 'hearing',
    name: words.facetHearing,
    choices: named(['never', 'only_if_opposed', 'court_may_waive', 'always', 'silent']),
    test: ({ version }, choice) => is(version.features.court.hearing, choice),
  },
  {
    id: 'time',
    name: words.facetTime,
    choices: [
      { id: 'open', words: words.facetNoDeadline },
      { id: 'no_wait', words: words.facetNoWait },
    ],
    test: ({ version: { features: law } }, choice) => {
      const { deadline, waits } = law.timing;
      if (choice === 'open')
        return truth(deadline === null ? null : deadline === 'none' || deadline === 'silent');
      return truth(waits === null ? null : waits === 'silent' || waits.length === 0);
    },
  },
];

/** What was chosen: facet id to choice id. Unknown choices are named in `wrong`. */
export interface Chosen {
  readonly chosen: ReadonlyMap<string, string>;
  readonly wrong: readonly string[];
}

/** Reads the filters from an address. */
export function readFacets(query: (name: string) => string | undefined): Chosen {
  const chosen = new Map<string, string>();
  const wrong: string[] = [];
  for (const facet of facets) {
    const value = query(facet.id) ?? '';
    if (value === '') continue;
    if (facet.choices.some(({ id }) => id === value)) chosen.set(facet.id, value);
    else wrong.push(value);
  }
  return { chosen, wrong };
}

/** Whether one law for survivors of the jurisdiction, in force on the day, has all that was chosen. */
export function fits(
  law: Law,
  jurisdiction: string,
  day: string,
  chosen: ReadonlyMap<string, string>,
): Truth {
  const { relief, undated } = reliefInForce(law, jurisdiction, day);
  const answers = relief.map((one) => {
    const each = facets.flatMap((facet) => {
      const choice = chosen.get(facet.id);
      return choice === undefined ? [] : [facet.test(one, choice)];
    });
    return each.includes('no') ? 'no' : each.includes('unknown') ? 'unknown' : 'yes';
  });
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') || undated.length > 0 ? 'unknown' : 'no';
}
