import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalogue } from './catalogue.ts';
import { type Classified, classify, classifyText, membershipOf } from './classify.ts';

const folder = new URL('./offenses/', import.meta.url);
const { catalogue } = buildCatalogue(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: name, text: readFileSync(new URL(name, folder), 'utf8') })),
);
if (catalogue === undefined) throw new Error('the catalogue is not sound: see catalogue.test.ts');
const known = catalogue;

/** One line for a result: `exact PC 211`, `exact attempt PC 187`, `? PC 460(a) PC 460(b)`, `unknown`. */
function line(found: Classified): string {
  const flags = `${found.attempt ? 'attempt ' : ''}${found.conspiracy ? 'conspiracy ' : ''}`;
  if (found.kind === 'unknown') return `${flags}unknown`;
  if (found.kind === 'ambiguous') return `? ${flags}${found.candidates.map((one) => one.cite).join(' ')}`;
  return `${found.how} ${flags}${found.offense.cite}`;
}

const ca = (code: string | null, section: string, description?: string, on?: string) =>
  classify(known, { jurisdiction: 'us-ca', code, section, description, on });

describe('sections as sheets write them', () => {
  it.each<[string | null, string, string, (string | undefined)?, (string | undefined)?]>([
    ['PC', '211', 'exact PC 211'],
    ['PC', '647(B)', 'exact PC 647(b)'],
    ['PC', '647 (B)', 'exact PC 647(b)'],
    ['PC', '647(B)(1)', 'exact PC 647(b)(1)'],
    ['PC', '647 B', 'repaired PC 647(b)'],
    ['PC', '647b', 'repaired PC 647(b)'],
    ['PC', '647(B', 'repaired PC 647(b)', 'PROSTITUTION'],
    ['PC', '266H(A)', 'exact PC 266h(a)'],
    ['PC', '273A(B)', 'exact PC 273a(b)'],
    ['PC', '664/187', 'exact attempt PC 187'],
    ['PC', '664.187', 'exact attempt PC 187'],
    ['PC', '664-187', 'exact attempt PC 187'],
    ['PC', '664187', 'exact attempt PC 187'],
    ['PC', '664187(A)', 'exact attempt PC 187(a)'],
    ['PC', '187-664', 'exact attempt PC 187'],
    ['PC', '187/664', 'exact attempt PC 187'],
    ['PC', '664(A)/187(A)', 'exact attempt PC 187(a)'],
    ['PC', '664487(A)', 'exact attempt PC 487(a)'],
    ['PC', '487(A)-664', 'exact attempt PC 487(a)'],
    ['PC', '664/459', '? attempt PC 460(a) PC 460(b)'],
    ['PC', '664/2l1', 'repaired attempt PC 211', 'ATT ROBBERY'],
    ['PC', '664', 'attempt unknown'],
    ['PC', '182/487(A)', 'exact conspiracy PC 487(a)'],
    ['PC', '182(A)(1)/459', '? conspiracy PC 460(a) PC 460(b)'],
    ['PC', '182(A)(1)', 'exact PC 182(a)(1)'],
    ['PC', '594(A)-(B)(2)(A)', 'exact PC 594(b)(2)(A)'],
    ['PC', '484-487(A)', 'exact PC 487(a)'],
    ['PC', '484/488', 'exact PC 488'],
    ['PC', '459-460(B)', 'exact PC 460(b)'],
    ['PC', '459', '? PC 460(a) PC 460(b)'],
    ['PC', '459', '? PC 460(a) PC 460(b)', 'BURGLARY'],
    ['PC', '459', 'subdivision_of PC 460(a)', 'BURGLARY:FIRST DEGREE'],
    ['PC', '459', 'subdivision_of PC 460(b)', 'BURGLARY:SECOND DEGREE'],
    ['PC', '211(Z)', 'subdivision_of PC 211'],
    ['PC', '653.22(A)(1)', 'subdivision_of PC 653.22(a)'],
    ['PC', '484,1', 'repaired PC 484.1(a)'],
    ['PC', '2O7(A)', 'repaired PC 207(a)', 'KIDNAPPING'],
    ['PC', '2ll', 'repaired PC 211'],
    ['CP', '211', 'repaired PC 211', 'ROBBERY'],
    ['CP', '211', 'unknown', 'FORGERY'],
    [null, '11350(A)', 'repaired HS 11350(a)'],
    [null, '647(B)', 'repaired PC 647(b)'],
    [null, '602', '? PC 602 WI 602'],
    ['PC', '11350(A)', 'repaired HS 11350(a)', 'POSSESS NARCOTIC CONTROLLED SUBSTANCE'],
    ['PC', '11350(A)', 'unknown'],
    ['PC', '647F', '? PC 647f PC 647(f)'],
    ['PC', '647F', 'exact PC 647(f)', 'DISORDERLY CONDUCT:UNDER INFLUENCE DRUG'],
    ['PC', '288A(C)(1)', 'renumbered PC 287(c)(1)'],
    ['PC', '487.2', 'renumbered PC 487(c)', 'GRAND THEFT FROM PERSON'],
    ['PC', '496.1', 'renumbered PC 496(a)', 'RECEIVE/ETC KNOWN STOLEN PROPERTY'],
    ['PC', '314.1', 'renumbered PC 314(1)'],
    ['PC', '12025(A)(2)', 'renumbered PC 25400(a)(2)'],
    ['PC', '12020(A)(4)', 'renumbered PC 21310'],
    ['PC', '647A', '? PC 647.6(a) PC 647.6(b) PC 647.6(c)'],
    ['PC', '245(A)(1)', 'exact PC 245(a)(1)', undefined, '2015-06-01'],
    ['PC', '245(A)(1)', '? PC 245(a)(1) PC 245(a)(1)'],
    ['HS', '11357(A)', 'exact HS 11357(a)', undefined, '2010-01-01'],
    ['HS', '11357(B)', '? HS 11357(b) HS 11357(b)'],
    ['US', '18 2113(A)', 'exact 18 USC 2113(a)'],
    ['PC', '9', 'unknown'],
    ['PC', '', 'unknown'],
    ['ZZ', '211', 'unknown'],
    ['PC', '2'.repeat(90), 'unknown'],
  ])('%s %s -> %s', (code, section, wanted, description, on) => {
    expect(line(ca(code, section, description, on))).toBe(wanted);
  });

  it.each([
    ['us-ca', 'PC 647(b)', 'exact PC 647(b)'],
    ['us-ca', '647(b) PC', 'exact PC 647(b)'],
    ['us-ca', 'Penal Code § 647(b)', 'exact PC 647(b)'],
    ['us-ca', 'Cal. Penal Code section 647(b)', 'exact PC 647(b)'],
    ['us-ca', 'HS11350(a)', 'exact HS 11350(a)'],
    ['us-ca', '664/211 PC', 'exact attempt PC 211'],
    ['us-ca', '211 PC-ROBBERY', 'exact PC 211'],
    ['us-ca', 'Health & Safety Code 11359', 'exact HS 11359'],
    ['us-ca', '211', 'repaired PC 211'],
    ['us-federal', '18 USC 1341', 'exact 18 USC 1341'],
    ['us-federal', '18 U.S.C. § 1341', 'exact 18 USC 1341'],
    ['us-federal', '8 USC 1326', 'exact 8 USC 1326'],
    ['us-federal', '18 USC 1028A', '? 18 USC 1028A 18 USC 1028(a)'],
    ['us-ny', 'PL 230.00', 'exact PL 230.00'],
    ['us-ny', 'Penal Law 230.34-a', 'exact PL 230.34-a'],
    ['us-ny', 'PL 110/155.25', 'exact attempt PL 155.25'],
    ['us-ny', 'VTL 1192(3)', 'exact VTL 1192(3)'],
    ['us-mo', '567.020 RSMo', 'exact RSMo 567.020'],
    ['us-mo', 'Mo. Rev. Stat. § 567.020', 'exact RSMo 567.020'],
    ['us-mo', '195.202 RSMo', 'renumbered RSMo 579.015'],
    ['us-ca', 'nothing at all', 'unknown'],
  ])('typed in %s: %s -> %s', (jurisdiction, text, wanted) => {
    expect(line(classifyText(known, jurisdiction, text))).toBe(wanted);
  });
});

describe('what is said about a reading', () => {
  it('a description that does not fit lowers confidence and is told', () => {
    const found = ca('PC', '488', 'ROBBERY');
    expect(found).toMatchObject({ kind: 'known', confidence: 0.6 });
    expect(found.kind === 'known' && found.note).toMatch(/does not fit/);
  });

  it('a repair is never sure and never silent', () => {
    for (const found of [ca('CP', '211', 'ROBBERY'), ca('PC', '647b'), ca(null, '211'), ca('PC', '484,1')])
      expect(
        found.kind === 'known' && found.how === 'repaired' && found.confidence < 0.8 && found.note !== null,
      ).toBe(true);
  });

  it('an unknown section names the closest', () => {
    const found = ca('PC', '21l9');
    expect(found.kind).toBe('unknown');
    expect(ca('PC', '648(b)')).toMatchObject({ kind: 'unknown', closest: [{ cite: 'PC 647(b)' }, {}, {}] });
  });

  it('a number out of its time is told', () => {
    expect(ca('PC', '653.22', undefined, '2024-01-01')).toMatchObject({ kind: 'known', confidence: 0.7 });
    const old = ca('PC', '288A(C)(1)', undefined, '2020-01-01');
    expect(old.kind === 'known' && old.note).toMatch(/old number/);
  });
});

describe('memberships of what was found', () => {
  const violent = (found: Classified) => membershipOf(found, 'us-ca/violent-felony').kind;
  it('are yes or no only where every reading agrees', () => {
    expect(violent(ca('PC', '459'))).toBe('not_sure');
    expect(violent(ca('PC', '647'))).toBe('no');
    expect(membershipOf(ca('PC', '647'), 'us-ca/prostitution').kind).toBe('not_sure');
    expect(membershipOf(ca('PC', '647', 'DISORDERLY CONDUCT:PROSTITUTION'), 'us-ca/prostitution').kind).toBe(
      'yes',
    );
    expect(membershipOf(ca('HS', '11357'), 'us-ca/prop-64').kind).toBe('yes');
    expect(violent(ca('PC', '245(A)(1)'))).toBe('if');
    expect(violent(ca('PC', '261(a)'))).toBe('not_sure');
    expect(violent(ca('PC', '9999'))).toBe('not_sure');
    expect(violent(ca('PC', '236.1(c)(9)'))).toBe('not_sure');
  });

  it('of attempts follow the list', () => {
    expect(violent(ca('PC', '664/187'))).toBe('yes');
    expect(violent(ca('PC', '664/211'))).toBe('if');
    expect(violent(ca('PC', '664/487(A)'))).toBe('no');
    expect(
      violent(classify(known, { jurisdiction: 'us-ca', code: 'PC', section: '211', attempt: true })),
    ).toBe('if');
  });
});

describe('properties', () => {
  it('every cite of the catalogue is itself', () => {
    const moved = new Set(known.renumberings.map((one) => one.cite));
    for (const offense of known.offenses) {
      if (moved.has(offense.cite)) continue;
      const on = offense.inForce.from ?? offense.inForce.to ?? undefined;
      const charge = { jurisdiction: offense.jurisdiction, code: offense.code, on };
      for (const section of [offense.section, offense.section.toUpperCase()]) {
        const found = classify(known, { ...charge, section });
        if (found.kind === 'ambiguous' && found.candidates[0] === offense && /[a-z]$/i.test(section))
          continue; // 647f or 647(f)
        expect(
          found.kind === 'known' && found.how === 'exact' && found.offense === offense,
          `${offense.cite} on ${on}: ${line(found)}`,
        ).toBe(true);
      }
    }
  });

  it('every way to write an attempt says the same', () => {
    for (const { section, code, jurisdiction } of known.offenses) {
      if (jurisdiction !== 'us-ca' || code !== 'PC' || section.startsWith('182') || /^\d{1,2}$/.test(section))
        continue;
      const ways = [`664/${section}`, `664-${section}`, `${section}-664`, `${section}/664`].map((way) =>
        line(ca('PC', way)),
      );
      expect(new Set(ways).size, `${section}: ${ways.join(', ')}`).toBe(1);
      expect(ways[0]).toMatch(/attempt/);
    }
  });

  it('no text makes it throw, and memberships are always answered', () => {
    const odd = fc.oneof(
      fc.string({ maxLength: 200, unit: 'binary' }),
      fc.stringMatching(/^[0-9A-Za-z.,()/ -]{0,90}$/),
    );
    fc.assert(
      fc.property(
        odd,
        fc.option(odd),
        fc.option(odd),
        fc.boolean(),
        (section, code, description, attempt) => {
          const found = classify(known, {
            jurisdiction: 'us-ca',
            code,
            section,
            attempt,
            ...(description === null ? {} : { description }),
          });
          membershipOf(found, 'us-ca/violent-felony');
          if (found.kind === 'known') expect(found.confidence).toBeLessThanOrEqual(1);
          if (found.kind === 'unknown') expect(found.closest.length).toBeLessThanOrEqual(3);
          classifyText(known, 'us-ca', section);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('long and hostile texts cost little', () => {
    const began = performance.now();
    for (const piece of ['(', '1', 'a', '664/', '-', '(1', '1)', '. ', '§', '647(b)'])
      for (let length = 1; length <= 80; length += 7) {
        ca('PC', piece.repeat(length).slice(0, 80), 'x '.repeat(500));
        classifyText(known, 'us-ca', piece.repeat(2000));
      }
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('the usual path is look-ups', () => {
    const sections = ['647(B)', '211', '11350(A)', '664/459'];
    const began = performance.now();
    for (let turn = 0; turn < 200_000; turn++) ca('PC', sections[turn & 3] ?? '');
    expect(200_000 / (performance.now() - began)).toBeGreaterThan(100); // a millisecond; the bench holds the real figure
  });
});
