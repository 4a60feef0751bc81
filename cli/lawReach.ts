/** How far the law made for survivors reaches, for `nunc law check`: gaps, overlaps, provisions with the same answers. */
import type { Law } from '@nunc/law';
import type { BoxSide, CellBox, LawReach } from '@nunc/screening';
import type { Page } from './page.ts';

const heading = 'What the provisions made for survivors reach (a gap may be what the statute is)';

/** How many of each there are, jurisdiction by jurisdiction, and which kinds of charges are left out whole, and where. */
export function printReach(page: Page, law: Law, reaches: readonly LawReach[]): void {
  page.heading(heading);
  const head = ['jurisdiction', 'provisions', 'kinds of charges', 'gaps', 'not known', 'overlaps', 'alike'];
  page.table(
    [
      head,
      ...reaches.map(({ jurisdiction, provisions, cells, gaps, notKnown, overlaps, alike }) => [
        jurisdiction,
        ...[provisions.length, cells, gaps.length, notKnown.length, overlaps.length, alike.length].map(
          String,
        ),
      ]),
    ],
    2,
  );
  page.gap();
  for (const [kind, where] of leftOutWhere(law, reaches))
    page.say(`${kind}: ${where.length} (${where.join(', ')})`, 2, 4);
  page.say('Which offenses, and the other gaps: nunc law check JURISDICTION, or --all.', 2, 4, 'dim');
}

/** What is left out whole, and by which jurisdictions, the most frequent first. */
function leftOutWhere(law: Law, reaches: readonly LawReach[]): (readonly [string, readonly string[]])[] {
  const where = new Map<string, string[]>();
  for (const { jurisdiction, provisions, leftOut } of reaches) {
    const kinds =
      provisions.length === 0
        ? ['No provision made for survivors is in force']
        : leftOut.flatMap((side) =>
            side.fact === 'offense' ? offensesLeftOut(side) : valueNames(law, side),
          );
    for (const kind of kinds) where.set(kind, [...(where.get(kind) ?? []), jurisdiction]);
  }
  return [...where].toSorted(([, a], [, b]) => b.length - a.length);
}

const offensesLeftOut = ({ is }: BoxSide) =>
  is === 'none_of' ? 'Nothing reaches: most offenses' : 'Nothing reaches: some offenses';

const valueNames = (law: Law, { fact, values }: BoxSide) =>
  values.map((value) => `Nothing reaches: ${valueName(law, fact, value)}`);

/** Everything found, jurisdiction by jurisdiction. */
export function printWholeReach(page: Page, law: Law, reaches: readonly LawReach[]): void {
  page.heading(heading);
  page.say('By kind: an offense whose section no provision names.', 2, 4, 'dim');
  for (const { jurisdiction, provisions, cells, gaps, notKnown, overlaps, alike } of reaches) {
    page.gap();
    page.say(page.ink('bold', jurisdiction), 2);
    if (provisions.length === 0) page.say('no provision made for survivors is in force', 4, 6);
    else {
      page.say(`${provisions.join(', ')}; ${cells} kinds of charges told apart`, 4, 6, 'dim');
      printBoxes(page, law, 'no provision for survivors reaches', gaps);
      printBoxes(
        page,
        law,
        'reached only if a point of law, or a place on a list, that is not known here turns out so',
        notKnown,
      );
      for (const { provisions: several, boxes } of overlaps)
        printBoxes(page, law, `may be reached by each of ${several.join(', ')}`, boxes);
    }
    for (const { provisions: pair, alike: how, isLawUnknown } of alike)
      page.say(
        `${pair.join(' and ')}: ${alikeWords[how]}${isLawUnknown ? ', as far as the law is known here' : ''}`,
        4,
        6,
      );
  }
}

const alikeWords = {
  always: 'written differently, but their answers are the same for every charge',
  when_known: 'written differently, but their answers are the same for every charge of which all is known',
  not_decided: 'not decided whether their answers are the same: there is too much to compare',
} as const;

function printBoxes(page: Page, law: Law, label: string, boxes: readonly CellBox[]): void {
  if (boxes.length === 0) return;
  page.say(`${label}:`, 4, 6);
  for (const box of boxes) page.say(`- ${boxWords(law, box)}`, 6, 8);
}

/** A box in words: `convicted; felony; any offense but section 43.02; under 18; labor trafficking`. */
function boxWords(law: Law, { sides }: CellBox): string {
  return sides.length === 0 ? 'every kind of charge' : sides.map((side) => sideWords(law, side)).join('; ');
}

function sideWords(law: Law, { fact, is, values }: BoxSide): string {
  const words =
    fact === 'offense'
      ? offenseWords(law, values)
      : listed(values.map((value) => valueName(law, fact, value)));
  return is === 'none_of' ? `any offense but ${words}` : words;
}

function listed(names: readonly string[]): string {
  const [last] = names.slice(-1);
  return names.length < 2 ? (last ?? '') : `${names.slice(0, -1).join(', ')} or ${last}`;
}

function valueName(law: Law, fact: string, value: string): string {
  if (fact === 'age_at_offense') return ageWords(value);
  return law.facts.get(fact)?.choices?.find(({ id }) => id === value)?.words.en ?? value;
}

function ageWords(bin: string): string {
  const [low = 0, high = 0] = bin.split('..').map(Number);
  if (low === 0) return `under ${high + 1}`;
  return high >= 120 ? `${low} or older` : `${low} to ${high}`;
}

const category = 'category ';

/** Offenses by what they are named by: cites of the catalogue, sections, kinds. */
function offenseWords(law: Law, values: readonly string[]): string {
  const cites = citesOf(law);
  const ways = new Map<string, string[]>();
  const sections: string[] = [];
  const kinds: string[] = [];
  for (const value of values) {
    const [, way = '', id = ''] = /^(attempt |conspiracy )?(.*)$/s.exec(value) ?? [];
    if (value.startsWith(category))
      kinds.push(law.catalogue.nibrs.get(value.slice(category.length))?.en ?? value);
    else if (value.startsWith('?')) sections.push(value.slice(1));
    else ways.set(id, [...(ways.get(id) ?? []), way.trim()]);
  }
  const named = sections.filter((section) => section !== '');
  return [
    ...[...ways].map(([id, of]) => `${cites.get(id) ?? id}${wayWords(of)}`),
    ...(named.length === 0 ? [] : [`section ${listed(named)}`]),
    ...(named.length < sections.length ? ['an offense that nothing names'] : []),
    ...(kinds.length === 0 ? [] : [`by kind ${listed(kinds)}`]),
  ].join(', ');
}

function wayWords(ways: readonly string[]): string {
  if (ways.length === 1 && ways[0] === '') return '';
  return ` (${ways.map((way) => (way === '' ? 'itself' : way)).join(', ')})`;
}

const known = new WeakMap<Law, ReadonlyMap<string, string>>();

function citesOf(law: Law): ReadonlyMap<string, string> {
  const cites = known.get(law) ?? new Map(law.catalogue.offenses.map(({ id, cite }) => [id, cite]));
  known.set(law, cites);
  return cites;
}
