import { consequencesFromDisk, lawFromDisk } from '@nunc/disk';
import { classifyText } from '@nunc/law';
import { describe, expect, it } from 'vitest';
import {
  type Consequence,
  consequenceById,
  explore,
  isConsequencePack,
  loadConsequences,
  packConsequences,
  unpackConsequences,
} from './index.ts';

const loaded = consequencesFromDisk();
if (loaded.consequences === null) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
const known = loaded.consequences;
const { law } = lawFromDisk();
if (law === null) throw new Error('the law does not load');
const { catalogue } = law;

/** Every text for people in an entry, with its language. */
function textsOf(one: Consequence): { en: string; es: string }[] {
  const { title, summary, trigger, duration, lifted_by, for_survivors } = one;
  return [title, summary, trigger.text, trigger.besides, duration.text, lifted_by.note, for_survivors].filter(
    (words) => words !== undefined,
  );
}

describe('the data', () => {
  it('has the 117 rules of the research, burdens and protections apart, and says which nobody has checked', () => {
    const count = (is: (one: Consequence) => boolean) => known.consequences.filter(is).length;
    expect(count(() => true)).toBe(117);
    expect(count((one) => one.kind === 'protection')).toBe(25);
    expect(count((one) => one.verification === 'unverified')).toBe(59);
    expect(Object.fromEntries(Map.groupBy(known.consequences, (one) => one.jurisdiction))).toMatchObject({
      'us-federal': { length: 37 },
      'us-ca': { length: 41 },
      'us-ny': { length: 24 },
      'us-mo': { length: 15 },
    });
  });

  it('speaks both languages, each its own', () => {
    const same = known.consequences.flatMap(textsOf).filter(({ en, es }) => en === es);
    expect(same).toEqual([]);
  });

  it('promises nothing and calls nobody names', () => {
    const official = /Office of Victim Services|Oficina de Servicios a Víctimas/g;
    const wrong =
      /guarantee|garantiz|will be (granted|cleared|lifted|sealed|removed)|you will|será (concedid|anulad|borrad)|\beligible\b|victim|víctima|prostitut(e|es|a|as)\b|offender|ofensor|\bfelons?\b|criminales/i;
    const found = known.consequences
      .flatMap((one) => textsOf(one).flatMap(({ en, es }) => [en, es]))
      .filter((text) => wrong.test(text.replace(official, '')));
    expect(found).toEqual([]);
  });

  it('names only lists and sections that the offense catalogue has', () => {
    const cites = catalogue.offenses.map((one) => `${one.jurisdiction}/${one.cite}`);
    const hasSection = (part: string) => cites.some((cite) => cite === part || cite.startsWith(`${part}(`));
    const tests = known.consequences.flatMap((one) => one.trigger.offenses);
    const lists = [
      ...tests.flatMap((test) => test.lists ?? []),
      ...known.vocabulary.categories.flatMap((one) => one.lists),
    ];
    expect(lists.filter((id) => !catalogue.lists.has(id))).toEqual([]);
    expect(tests.flatMap((test) => test.sections ?? []).filter((part) => !hasSection(part))).toEqual([]);
    expect(
      known.vocabulary.hides_another.filter((part) => !cites.some((cite) => cite.startsWith(part))),
    ).toEqual([]);
  });

  it('knows only NIBRS codes and kinds of relief that the law knows', () => {
    const { categories, reliefs, given } = known.vocabulary;
    const codes = categories.flatMap((one) => [...one.nibrs, ...one.maybe]);
    expect(codes.filter((code) => !catalogue.nibrs.has(code))).toEqual([]);
    expect([...reliefs, ...given].map(({ kind }) => kind).filter((kind) => !law.reliefs.has(kind))).toEqual(
      [],
    );
  });
});

describe('the explorer', () => {
  it('reaches every rule by its jurisdiction and domain, by a goal, and by some offense', () => {
    const reached = new Map<string, Set<string>>(
      ['domain', 'goal', 'offense'].map((way) => [way, new Set()]),
    );
    for (const { id } of known.vocabulary.domains)
      for (const jurisdiction of ['us-federal', 'us-ca', 'us-ny', 'us-mo'])
        for (const row of explore(known, { domain: id, jurisdictions: [jurisdiction] }))
          reached.get('domain')?.add(row.consequence.id);
    for (const { id } of known.vocabulary.goals)
      for (const row of explore(known, { goal: id })) reached.get('goal')?.add(row.consequence.id);
    for (const [jurisdiction, text] of [
      ['us-ca', 'PC 211'],
      ['us-ca', 'PC 290(b)'],
      ['us-ca', 'PC 243.4(a)'],
      ['us-ca', 'HS 11352(a)'],
      ['us-ca', 'PC 647(b)'],
      ['us-ca', 'PC 242'],
      ['us-ca', 'PC 484(a)'],
    ] as const)
      for (const row of explore(known, {
        offense: { is: classifyText(catalogue, jurisdiction, text), severity: null },
      }))
        reached.get('offense')?.add(row.consequence.id);
    for (const [way, ids] of reached)
      expect([way, known.consequences.filter(({ id }) => !ids.has(id)).map(({ id }) => id)]).toEqual([
        way,
        [],
      ]);
  });

  it('answers for one offense how each rule was matched, and leaves out what it cannot set off', () => {
    const rows = explore(known, {
      jurisdictions: ['us-ca'],
      offense: { is: classifyText(catalogue, 'us-ca', 'PC 273a(a)'), severity: 'felony' },
    });
    const ihss = rows.find((row) => row.consequence.id === 'ca-ihss-tier1');
    expect(ihss?.match).toMatchObject({ by: 'section', judgment: { answer: 'yes' } });
    const soliciting = explore(known, {
      offense: { is: classifyText(catalogue, 'us-ca', 'PC 647(b)'), severity: 'misdemeanor' },
    }).map((row) => row.consequence.id);
    expect(soliciting).toContain('us-ina-prostitution');
    expect(soliciting).not.toContain('us-firearm-felony');
    expect(soliciting).not.toContain('ca-290');
  });

  it('puts burdens first and the strongest of them first, and finds each by its id', () => {
    const rows = explore(known, {}).map((row) => row.consequence);
    expect(rows.findLastIndex((one) => one.kind === 'burden')).toBe(91);
    const strengths = rows.slice(0, 92).map((one) => one.discretion);
    expect([...new Set(strengths)]).toEqual([
      'mandatory',
      'mandatory_waivable',
      'discretionary',
      'background_check',
    ]);
    expect(rows.every((one) => consequenceById(known, one.id) === one)).toBe(true);
  });
});

describe('packs', () => {
  it('carry everything through JSON, one a jurisdiction', () => {
    const packs: unknown[] = JSON.parse(JSON.stringify(packConsequences(known)));
    expect(packs.every(isConsequencePack)).toBe(true);
    const again = unpackConsequences(packs.filter(isConsequencePack));
    const byId = (all: readonly Consequence[] = []) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(again?.consequences)).toEqual(byId(known.consequences));
    expect(again?.vocabulary).toEqual(known.vocabulary);
  });

  it('of another version are not taken', () => {
    expect(isConsequencePack({ schema: 'nunc-consequence-pack/0', consequences: [] })).toBe(false);
    expect(isConsequencePack(null)).toBe(false);
    expect(unpackConsequences([])).toBeNull();
  });
});

describe('files that cannot be used', () => {
  const vocabulary = { path: 'vocabulary.yaml', text: JSON.stringify(known.vocabulary) };
  const { jurisdiction: _, ...entry } = known.consequences.find((one) => one.kind === 'burden') ?? {};
  const file = (change: object) => ({
    path: 'us-xx.yaml',
    text: JSON.stringify({ jurisdiction: 'us-xx', consequences: [{ ...entry, ...change }] }, null, 1),
  });
  it.each([
    ['a domain that nobody named', file({ domains: ['sailing'] }), /no domain "sailing"/],
    ['a missing translation', file({ title: { en: 'only English' } }), /consequences\.0\.title\.es/],
    ['a key that is not known', file({ colour: 'red' }), /[Uu]nrecognized/],
    [
      'a source that was seen and is not named',
      file({ verification: 'source_seen', sources: [] }),
      /sources/,
    ],
    ['a protection among the burdens', file({ discretion: 'protection' }), /discretion/],
    ['broken YAML', { path: 'us-xx.yaml', text: 'jurisdiction: [\n' }, /us-xx\.yaml:\d/],
    ['a file that unfolds without end', { path: 'us-xx.yaml', text: 'a: &a [*a, *a]\n' }, /us-xx\.yaml/],
  ])('%s: named with its file and what to do', (_, bad, says) => {
    const { consequences, problems } = loadConsequences([vocabulary, bad]);
    expect(consequences).toBeNull();
    expect(problems.some((one) => says.test(`${one.what} ${one.where}`) && one.remedy !== '')).toBe(true);
  });

  it('the same id twice, and no vocabulary', () => {
    const twice = loadConsequences([vocabulary, file({}), { ...file({}), path: 'us-yy.yaml' }]);
    expect(twice.problems.map((one) => one.what)).toEqual(['Two consequences have the same id.']);
    expect(loadConsequences([file({})]).problems[0]?.what).toContain('vocabulary is missing');
  });
});
