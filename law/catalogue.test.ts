import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCatalogue } from './catalogue.ts';
import { classOn, membership, type Offense, settle } from './offense.ts';

const folder = new URL('./offenses/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ path: `offenses/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }));
const { catalogue, problems } = buildCatalogue(files);
if (catalogue === undefined)
  throw new Error(problems.map((problem) => `${problem.where}: ${problem.what}`).join('\n'));

/** The one offense of a cite; where a number changed its meaning, the one in force on the day. */
function offense(jurisdiction: string, cite: string, day = '2026-11-01'): Offense {
  const found =
    catalogue?.offenses.filter((one) => one.jurisdiction === jurisdiction && one.cite === cite) ?? [];
  const dated = found.find((one) => (one.inForce.from ?? '') <= day && day <= (one.inForce.to ?? '9999'));
  const only = dated ?? found[0];
  if (only === undefined) throw new Error(`${cite} is not in the catalogue`);
  return only;
}

describe('the files', () => {
  it('are sound', () => expect(problems).toEqual([]));

  it('hold what survivors are charged with', () => {
    const count = (jurisdiction: string) =>
      catalogue.offenses.filter((one) => one.jurisdiction === jurisdiction).length;
    expect(count('us-ca')).toBeGreaterThanOrEqual(380);
    expect(count('us-ny')).toBeGreaterThanOrEqual(50);
    expect(count('us-mo')).toBeGreaterThanOrEqual(35);
    expect(count('us-federal')).toBeGreaterThanOrEqual(35);
  });

  it('blame nobody in a title', () => {
    for (const { title, cite } of catalogue.offenses)
      expect(`${title.en} ${title.es}`, cite).not.toMatch(
        /prostitut(e|as?)\b|whore|offender|felon\b|illegal alien|ofensor/i,
      );
  });
});

describe('memberships, against the statutes', () => {
  const yes: [string, string, string[]][] = [
    [
      'us-ca',
      'violent-felony',
      [
        'PC 187(a)',
        'PC 192(a)',
        'PC 203',
        'PC 205',
        'PC 206',
        'PC 207(a)',
        'PC 209(b)(1)',
        'PC 209.5(a)',
        'PC 211',
        'PC 212.5(c)',
        'PC 215(a)',
        'PC 220(a)(1)',
        'PC 236.1(c)(2)',
        'PC 261(a)(2)',
        'PC 264.1',
        'PC 286(c)(2)(A)',
        'PC 287(d)',
        'PC 288(a)',
        'PC 288(b)(1)',
        'PC 288.5(a)',
        'PC 289(a)(1)(A)',
        'PC 451(a)',
        'PC 451(b)',
        'PC 18755(a)',
        'PC 12022.53(b)',
      ],
    ],
    [
      'us-ca',
      'serious-felony',
      [
        'PC 211',
        'PC 245(a)(1)',
        'PC 422',
        'PC 460(a)',
        'PC 487(d)(2)',
        'PC 136.1(b)(1)',
        'PC 246',
        'PC 451(c)',
        'PC 186.22(a)',
      ],
    ],
    [
      'us-ca',
      'registrable-290',
      ['PC 236.1(b)', 'PC 266h(b)', 'PC 288(c)(1)', 'PC 314(1)', 'PC 243.4(e)(1)', 'PC 647.6(a)'],
    ],
    ['us-ca', 'prostitution', ['PC 647(b)', 'PC 647(b)(1)']],
    ['us-ca', 'loitering', ['PC 653.22', 'PC 653.22(a)']],
    ['us-ca', 'felony-prostitution-647f', ['PC 647f']],
    ['us-ca', 'prop-64', ['HS 11357(a)', 'HS 11358', 'HS 11359', 'HS 11360(a)']],
    ['us-ca', 'prop-47', ['HS 11350(a)', 'HS 11377(a)', 'PC 459.5', 'PC 666', 'PC 490.2']],
    ['us-ca', 'excluded-1203.4', ['PC 288(a)', 'PC 286(c)(1)', 'PC 288.5(a)', 'PC 289(j)', 'PC 311.1(a)']],
    ['us-ca', 'county-jail-felony', ['PC 460(b)', 'PC 470(d)', 'PC 530.5(a)', 'HS 11378', 'VC 10851(a)']],
    ['us-ca', 'dej-eligible', ['HS 11350(a)', 'HS 11364', 'HS 11550(a)', 'HS 11377(a)']],
    ['us-ny', 'violent-felony-70.02', ['PL 120.05', 'PL 140.25', 'PL 160.10', 'PL 160.15', 'PL 265.03']],
    ['us-ny', 'class-a-felony', ['PL 220.18', 'PL 220.43', 'PL 125.25']],
    ['us-mo', 'excluded-610.140', ['RSMo 565.052', 'RSMo 570.090', 'RSMo 577.010', 'RSMo 566.209']],
    ['us-federal', 'violent-crime', ['18 USC 2113(d)', '18 USC 113(a)(3)']],
  ];
  const no: [string, string, string[]][] = [
    [
      'us-ca',
      'violent-felony',
      [
        'PC 487(c)',
        'PC 460(b)',
        'PC 647(b)',
        'PC 266h(a)',
        'PC 288(c)(1)',
        'PC 261.5(c)',
        'PC 530.5(a)',
        'HS 11352(a)',
        'HS 11378',
        'PC 148(a)(1)',
        'PC 242',
        'PC 29800(a)(1)',
        'PC 236.1(a)',
        'VC 10851(a)',
        'PC 32',
      ],
    ],
    ['us-ca', 'serious-felony', ['PC 487(a)', 'PC 460(b)', 'HS 11351', 'PC 266h(a)']],
    ['us-ca', 'prop-64', ['HS 11350(a)', 'HS 11364']],
    ['us-ca', 'prop-47', ['PC 530.5(a)', 'PC 496d(a)', 'PC 211', 'HS 11378']],
    ['us-ny', 'violent-felony-70.02', ['PL 160.05', 'PL 140.20', 'PL 230.00', 'PL 220.16']],
    ['us-federal', 'violent-crime', ['18 USC 1341', '21 USC 841(a)(1)', '8 USC 1326', '18 USC 922(g)(1)']],
  ];
  it.each(yes)('%s/%s takes in', (jurisdiction, list, cites) => {
    for (const cite of cites)
      expect(membership(offense(jurisdiction, cite), `${jurisdiction}/${list}`).kind, cite).toBe('yes');
  });
  it.each(no)('%s/%s leaves out', (jurisdiction, list, cites) => {
    for (const cite of cites)
      expect(membership(offense(jurisdiction, cite), `${jurisdiction}/${list}`).kind, cite).toBe('no');
  });

  it('rest on facts about the charge where the statute says so', () => {
    const violent = (cite: string) => membership(offense('us-ca', cite), 'us-ca/violent-felony');
    expect(violent('PC 245(a)(1)')).toMatchObject({
      kind: 'if',
      when: 'great_bodily_injury',
      cite: '667.5(c)(8)',
    });
    expect(violent('PC 460(a)')).toMatchObject({ kind: 'if', when: 'person_present', cite: '667.5(c)(21)' });
    expect(violent('PC 518')).toMatchObject({ kind: 'if', when: 'gang_enhancement' });
    expect(violent('PC 245(a)(2)')).toMatchObject({
      anyOf: [{ when: 'great_bodily_injury' }, { when: 'firearm_used' }],
    });
    const prop47 = membership(offense('us-ca', 'PC 487(a)'), 'us-ca/prop-47');
    expect(prop47).toMatchObject({ kind: 'if', when: 'amount_over_950', is: false });
    expect([
      settle(prop47, { amount_over_950: false }),
      settle(prop47, { amount_over_950: true }),
      settle(prop47, {}),
    ]).toEqual(['yes', 'no', 'not_sure']);
    expect(membership(offense('us-ca', 'PC 261(a)(3)'), 'us-ca/violent-felony').kind).toBe('not_sure');
  });

  it('of attempts and conspiracies follow each list', () => {
    const violent = 'us-ca/violent-felony';
    expect(offense('us-ca', 'PC 187(a)').attempted[violent]?.kind).toBe('yes');
    expect(offense('us-ca', 'PC 211').attempted[violent]).toMatchObject({
      kind: 'if',
      when: 'great_bodily_injury',
    });
    expect(offense('us-ca', 'PC 487(c)').attempted[violent]?.kind).toBe('no');
    expect(offense('us-ca', 'PC 211').attempted['us-ca/serious-felony']?.kind).toBe('yes');
    expect(offense('us-ca', 'PC 245(a)(1)').attempted['us-ca/serious-felony']?.kind).toBe('if');
    expect(offense('us-ca', 'PC 211').conspired['us-ca/serious-felony']?.kind).toBe('yes');
    expect(offense('us-ny', 'PL 125.25').attempted['us-ny/violent-felony-70.02']?.kind).toBe('not_sure');
  });

  it('of a list nobody knows are never no', () => {
    expect(membership(offense('us-ca', 'PC 484'), 'us-ca/no-such-list').kind).toBe('not_sure');
  });

  it('are three-valued everywhere, and no misdemeanor is a violent felony', () => {
    for (const one of catalogue.offenses) {
      const felony = one.classes.some((dated) => dated.is === 'felony' || dated.is === 'wobbler');
      if (one.jurisdiction === 'us-ca' && !felony)
        expect(membership(one, 'us-ca/violent-felony').kind, one.cite).toBe('no');
    }
  });

  it('have classes by day', () => {
    expect(classOn(offense('us-ca', 'HS 11377(a)'), '2014-11-04')).toBe('wobbler');
    expect(classOn(offense('us-ca', 'HS 11377(a)'), '2014-11-05')).toBe('misdemeanor');
    expect(classOn(offense('us-ca', 'HS 11357(b)', '2012-01-01'), '2012-01-01')).toBe('infraction');
    expect(offense('us-ny', 'PL 230.00').grade).toBe('class B misdemeanor');
  });
});

describe('problems', () => {
  const lists = files.find((file) => file.path.endsWith('lists.yaml'));
  if (lists === undefined) throw new Error('no lists.yaml');
  // Only the lists that name no cites, so that a file of one offense can be sound.
  const small = {
    path: lists.path,
    text: lists.text.replaceAll(/(attempts|conspiracies): \{.*\}/g, '$1: not_sure'),
  };
  const file = (...lines: string[]) =>
    buildCatalogue([
      small,
      { path: 'offenses/x.yaml', text: ['jurisdiction: us-ca', 'offenses:', ...lines].join('\n') },
    ]);
  const entry = (cite: string, ...more: string[]) => [
    `  - cite: ${cite}`,
    '    title: { en: A, es: A }',
    '    class: felony',
    '    nibrs: 120',
    ...more,
    '    sure: high',
  ];

  it('are none for a sound file', () => expect(file(...entry('PC 211')).problems).toEqual([]));

  it.each([
    [
      'unknown list',
      entry('PC 1', '    in: [violent-felony, nonsense]'),
      /x\.yaml:7, offenses\.0\.in\.1/,
      /unknown list nonsense/,
    ],
    [
      'unknown condition',
      entry('PC 1', '    in_if:', '      - { list: prop-47, when: full_moon, cite: x }'),
      /x\.yaml:8, offenses\.0\.in_if\.0\.when/,
      /unknown condition full_moon/,
    ],
    [
      'list twice',
      entry('PC 1', '    in: [prop-47]', '    not_sure: [prop-47]'),
      /x\.yaml:8/,
      /twice with different answers/,
    ],
    ['duplicate cite', [...entry('PC 1'), ...entry('PC 1')], /x\.yaml:8, offenses\.1\.cite/, /there twice/],
    [
      'renumbering to nowhere',
      [...entry('PC 1'), '  - cite: PC 2', '    renumbered: { to: PC 3, from: 2012-01-01 }'],
      /x\.yaml:9, offenses\.1\.renumbered\.to/,
      /PC 3 is not in the catalogue/,
    ],
    [
      'bad NIBRS code',
      entry('PC 1').map((line) => line.replace('120', '99Z')),
      /x\.yaml:6, offenses\.0\.nibrs/,
      /99Z is no NIBRS/,
    ],
    [
      'bad day',
      entry('PC 1', '    in_force: 2014-02-31..'),
      /x\.yaml:7, offenses\.0\.in_force/,
      /from\.\.to/,
    ],
    [
      'span backwards',
      entry('PC 1', '    in_force: 2015-01-01..2014-01-01'),
      /x\.yaml:7/,
      /ends before it begins/,
    ],
    [
      'classes with a gap',
      entry('PC 1').map((line) =>
        line.replace(
          'class: felony',
          'class: [{ to: 2014-01-01, is: felony }, { from: 2014-01-03, is: misdemeanor }]',
        ),
      ),
      /x\.yaml:5, offenses\.0\.class/,
      /do not join/,
    ],
    [
      'felony list on a misdemeanor',
      entry('PC 1', '    in: [violent-felony]').map((line) =>
        line.replace('felony', 'misdemeanor').replace('violent-misdemeanor', 'violent-felony'),
      ),
      /x\.yaml:7/,
      /takes felonies only/,
    ],
    ['unknown code', entry('ZZ 1'), /x\.yaml:3, offenses\.0\.cite/, /unknown code ZZ/],
    [
      'cite not in normal form',
      entry('PC 647 (b)'),
      /x\.yaml:3, offenses\.0\.cite/,
      /for example PC 647\(b\)/,
    ],
    ['unknown field', entry('PC 1', '    violent: true'), /x\.yaml:\d+, offenses\.0/, /violent/],
    ['broken YAML', ['  - cite: "PC 1'], /x\.yaml:\d+$/, /./],
  ])('%s: where, what and what to do', (_name, lines, where, what) => {
    const result = file(...lines);
    expect(result.catalogue).toBeUndefined();
    const hit = result.problems.find((problem) => what.test(problem.what));
    expect(hit, JSON.stringify(result.problems)).toBeDefined();
    expect(hit?.where).toMatch(where);
    expect(hit?.remedy).not.toBe('');
  });

  it('say when lists.yaml is missing', () => {
    expect(buildCatalogue([]).problems[0]?.what).toMatch(/lists\.yaml/);
  });
});
