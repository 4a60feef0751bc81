import { describe, expect, it } from 'vitest';
import { checkLaw } from './check.ts';
import { coverage } from './coverage.ts';
import { type Law, loadLaw } from './loader.ts';

const today = '2026-11-21';

/** A whole small law, in the shape of the real files, with nothing to remark. */
const sound = {
  'facts.yaml': `
facts:
  - { id: record_type, short: outcome, scope: charge, type: choice, choices: [{ id: conviction, words: { en: convicted, es: condena } }], from: record, name: { en: ending, es: final }, question: null, why: null, distress: 0 }
  - { id: already_granted, short: already, scope: charge, type: yes_no, from: record, name: { en: granted, es: concedido }, question: null, why: null, distress: 0 }
  - { id: conviction_date, short: convicted-on, scope: charge, type: day, from: record, name: { en: the day, es: el día }, question: null, why: null, distress: 0 }
  - { id: age_at_offense, short: age, scope: charge, type: number, from: derived, name: { en: age, es: edad }, question: null, why: null, distress: 0 }
`,
  'relief.yaml': `
reliefs:
  - { id: sealing, rank: 1, name: { en: sealing, es: sellado }, means: { en: closed, es: cerrado } }
`,
  'offenses/lists.yaml': `
conditions: { already_granted: { en: "A weapon?", es: "¿Un arma?" } }
nibrs: { 23H: { en: Theft, es: Hurto } }
words: {}
jurisdictions:
  us-zz: { codes: { ZC: { title: { en: Code, es: Código }, as: [] } }, attempt: [], conspiracy: [] }
lists:
  - { id: us-zz/theft, title: { en: Theft, es: Hurto }, cite: "art. 1", what: stealing, attempts: not_sure, conspiracies: not_sure, review: { confidence: high, checked: 2026-11, unverified: [] } }
`,
  'offenses/us-zz.yaml': `
jurisdiction: us-zz
offenses:
  - { cite: "ZC 10(a)", title: { en: Theft, es: Hurto }, class: misdemeanor, nibrs: 23H, in: [theft], sure: high }
`,
  'jurisdictions/us-zz/jurisdiction.yaml': `
id: us-zz
name: { en: The State, es: El Estado }
no_law: false
recent_change: null
court_name: { en: Court of it, es: Corte de ello }
`,
  'jurisdictions/us-zz/a.yaml': `
id: us-zz/a
citation: Zed Code A
short: A
title: { en: Sealing, es: Sellado }
plain: { en: It seals., es: Sella. }
kind: general
relief: sealing
versions:
  - in_force: 2010-01-01..2019-12-31
    by: act one
    like: 2020-01-01..
    features: {}
  - in_force: 2020-01-01..
    by: act two
    features:
      reaches: { conviction: true, arrest_only: false, dismissed_charge: false, juvenile_adjudication: false }
      who: { harm: none, sex_trafficking: silent, labor_trafficking: silent, adults: silent, minors: silent, definition: silent }
      offenses:
        scope: listed
        only: [{ list: us-zz/theft, label: { en: stealing, es: hurto }, cite: "(b)" }]
        except: [{ sections: [ZC 10], label: { en: that one, es: ese }, cite: "(c)" }]
      nexus: { standard: none }
      proof: { burden: silent, official_document_required: silent, official_document_presumption: silent }
      timing:
        waits: [{ years: 3, from: conviction, cite: "(d)" }]
        deadline: none
        left_trafficking: not_required
        sentence_complete: silent
        no_pending_charges: silent
        no_new_convictions: silent
      conditions: [{ fact: age_at_offense, at_least: 18, cite: "(e)" }]
      court: { discretion: mandatory, hearing: never }
      procedure:
        begins: petition
        file_in: { en: the court, es: la corte }
        venue: court_of_case
        one_filing_per: case
        across_courts: silent
        response_days: silent
        consent_required: false
        filing_fee: 0
        fines_must_be_paid: false
        confidential: silent
        compliance_days: silent
        file_before: [{ provision: us-zz/a, why: { en: first, es: primero } }]
      effect: { deemed_never_occurred: true, may_deny: true, destroyed: false, sealed_public: true, licensing_boards_see: silent, firearm_rights: silent, on_the_merits: false }
    cites: { reaches: "(a)" }
sources: [{ url: "https://example.org", supports: everything, as_of: "2026" }]
review: { confidence: high, checked: 2026-11, unverified: [], gaps: [] }
`,
};

/** The small law with one text of it replaced wherever it stands. */
function lawWith(from = '', to = ''): Law {
  if (from !== '' && !Object.values(sound).some((text) => text.includes(from)))
    throw new Error(`nothing in the small law reads "${from}"`);
  const files = Object.entries(sound).map(([path, text]) => ({
    path,
    text: from === '' ? text : text.replace(from, to),
  }));
  const { law, problems } = loadLaw(files);
  if (law === null) throw new Error(problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return law;
}

/** What the check says once one text is replaced, as `weight: what`. */
const said = (from = '', to = ''): string[] =>
  checkLaw(lawWith(from, to), today).map(({ weight, what }) => `${weight}: ${what}`);

describe('checkLaw', () => {
  it('has nothing to say of a sound law', () => expect(said()).toEqual([]));

  it('names the place and what to do', () => {
    const [problem] = checkLaw(lawWith('us-zz/theft, label', 'us-zz/gone, label'), today);
    expect(problem?.where).toBe('jurisdictions/us-zz/a.yaml: version 2010-01-01..2019-12-31, offenses.only');
    expect(problem?.remedy).not.toBe('');
  });

  const rules: [rule: string, from: string, to: string, what: string][] = [
    ['a leaf without a cite', 'cites: { reaches: "(a)" }', 'cites: {}', 'warning: the condition has no cite'],
    [
      'an explicit leaf without a cite',
      'at_least: 18, cite: "(e)"',
      'at_least: 18',
      'warning: the condition has no cite',
    ],
    ['a day that does not exist', '..2019-12-31', '..2019-02-30', 'error: 2019-02-30 is no day'],
    [
      'a version that ends before it begins',
      '2010-01-01..2019',
      '2019-12-31..2010',
      'error: the version ends before it begins',
    ],
    ['an overlap', '..2019-12-31', '..2020-06-30', 'error: it overlaps 2010-01-01..2020-06-30'],
    ['an overlap with an open end', '..2019-12-31', '..', 'error: it overlaps 2010-01-01..'],
    [
      'a gap',
      '..2019-12-31',
      '..2019-06-30',
      'warning: no version covers the days between 2019-06-30 and 2020-01-01',
    ],
    ['an unknown fact', '- { id: age_at_offense', '- { id: age', 'error: there is no fact age_at_offense'],
    [
      'a value that a fact never has',
      'fact: age_at_offense, at_least: 18',
      'fact: record_type, is: acquitted',
      'error: the fact record_type is never acquitted',
    ],
    [
      'a yes-or-no fact asked for something else',
      'fact: age_at_offense, at_least: 18',
      'fact: already_granted, is: maybe',
      'error: the fact already_granted is never maybe',
    ],
    [
      'a test that does not fit its fact',
      'fact: age_at_offense, at_least',
      'fact: conviction_date, at_least',
      'error: the fact conviction_date is no number, so at_least has no meaning',
    ],
    [
      'an unknown list',
      'us-zz/theft, label',
      'us-zz/gone, label',
      'error: there is no offense list us-zz/gone',
    ],
    [
      'a section that the catalogue does not know',
      'sections: [ZC 10]',
      'sections: [ZC 1]',
      'warning: the catalogue does not know ZC 1',
    ],
    [
      'a category that is none',
      'sections: [ZC 10]',
      'categories: [99Z]',
      'error: 99Z is no offense category',
    ],
    [
      'a filing after one that is not there',
      'provision: us-zz/a',
      'provision: us-zz/b',
      'error: there is no provision us-zz/b',
    ],
    [
      'a condition of the catalogue that nobody can ask',
      'conditions: { already_granted',
      'conditions: { weapon',
      'error: there is no fact weapon',
    ],
    ['an unknown relief', '{ id: sealing', '{ id: seal', 'error: there is no relief sealing'],
    [
      'an unknown relief beside it',
      'relief: sealing',
      'relief: sealing\nalso_gives: [joy]',
      'warning: there is no relief joy',
    ],
    [
      'an id that is not its file',
      'id: us-zz/a',
      'id: us-zz/c',
      'error: the id us-zz/c is not that of the file',
    ],
    [
      'a provision without a jurisdiction file',
      'id: us-zz\n',
      'id: us-yy\n',
      'warning: us-zz has no jurisdiction.yaml',
    ],
    [
      'an unverified path that is no feature',
      'unverified: [], gaps',
      'unverified: [court.mood], gaps',
      'warning: court.mood is called unverified, and is no feature',
    ],
    [
      'an unverified path of one version that is no feature',
      'by: act one',
      'by: act one\n    unverified: [effect.joy]',
      'warning: effect.joy is called unverified, and is no feature',
    ],
    [
      'what is not verified',
      'unverified: [], gaps',
      'unverified: [court.hearing, cites.reaches], gaps',
      'warning: 2 not checked against the text: court.hearing, cites.reaches',
    ],
    ['what is not known', 'burden: silent', 'burden: null', 'warning: 1 not known: proof.burden'],
    [
      'an old review',
      'checked: 2026-11, unverified: [], gaps',
      'checked: 2025-10, unverified: [], gaps',
      'warning: last reviewed 2025-10',
    ],
    [
      'a source without a date',
      'as_of: "2026"',
      'as_of: null',
      'warning: a source without a date: https://example.org',
    ],
    ['Spanish that is English', 'es: Sella.', 'es: It seals.', 'warning: not translated: "It seals."'],
    ['a fact in one language', 'es: edad', 'es: age', 'warning: not translated: "age"'],
    ['a relief in one language', 'es: cerrado', 'es: closed', 'warning: not translated: "closed"'],
    [
      'a court in one language',
      'es: Corte de ello',
      'es: Court of it',
      'warning: not translated: "Court of it"',
    ],
  ];
  it.each(rules)('finds %s', (_rule, from, to, what) => {
    expect(said(from, to)).toContain(what);
  });

  it('lets a review be twelve months old', () => {
    expect(said('checked: 2026-11, unverified: [], gaps', 'checked: 2025-11, unverified: [], gaps')).toEqual(
      [],
    );
  });

  it('takes a whole field of the provision, its cites or its days as something to verify', () => {
    const [only, ...more] = said('unverified: [], gaps', 'unverified: [sheet_words, cites, in_force], gaps');
    expect(only).toBe('warning: 3 not checked against the text: sheet_words, cites, in_force');
    expect(more).toEqual([]);
  });

  it('asks no cite of a point that nobody knows', () => {
    const all = said('no_pending_charges: silent', 'no_pending_charges: null');
    expect(all).not.toContain('warning: the condition has no cite');
    expect(all).toContain('warning: 1 not known: timing.no_pending_charges');
  });

  it('lets the name of a place be the same in both languages', () => {
    expect(said('es: El Estado', 'es: The State')).toEqual([]);
  });

  it('finds a section through its subdivision and a subdivision through its section', () => {
    expect(said('sections: [ZC 10]', 'sections: ["ZC 10(a)(1)"]')).toEqual([]);
  });
});

describe('coverage', () => {
  it('counts what is known, silent, unknown and unverified in the version in force', () => {
    const law = lawWith('unverified: [], gaps', 'unverified: [court.hearing, effect], gaps');
    const [row] = coverage(law, today);
    expect(row).toMatchObject({ jurisdiction: 'us-zz', provisions: 1, versions: 2, oldestReview: '2026-11' });
    const more = coverage(lawWith('burden: silent', 'burden: null'), today)[0];
    expect(row?.features.unknown).toBe(0);
    expect(more?.features.unknown).toBe(1);
    expect((row?.features.silent ?? 0) - (more?.features.silent ?? 0)).toBe(1);
    expect(row?.features.unverified).toBe(10);
    expect(more?.features.unverified).toBe(0);
  });

  it('counts no features on a day without a version', () => {
    expect(coverage(lawWith(), '2009-12-31')[0]?.features).toEqual({
      known: 0,
      silent: 0,
      unknown: 0,
      unverified: 0,
    });
  });

  it('has a row for a jurisdiction without provisions', () => {
    const rows = coverage(lawWith('id: us-zz\n', 'id: us-yy\n'), today);
    expect(rows.map(({ jurisdiction, oldestReview }) => [jurisdiction, oldestReview])).toEqual([
      ['us-yy', null],
      ['us-zz', '2026-11'],
    ]);
  });
});
