import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsequencesOutput } from './consequencesOutput.ts';
import { publishedCliSchemas } from './output.ts';
import { nunc, type Ran, repository, rosa, rosaFacts, smallSheet } from './testing.ts';

const json = async (...args: string[]): Promise<ConsequencesOutput> =>
  ConsequencesOutput.parse(JSON.parse((await nunc(['consequences', rosa, ...args, '--json'])).out));
const standing = (output: ConsequencesOutput, id: string) => {
  const row = output.consequences.find((one) => one.id === id);
  return row === undefined ? undefined : [row.before, row.after];
};

describe('nunc consequences', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await nunc(['consequences', rosa, '--facts', rosaFacts]);
  });

  it('sorts by goals, says which charges are behind each burden, and what the best open relief may lift', () => {
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/\nA job\n[\s\S]*\nA license\n[\s\S]*\nA home\n[\s\S]*\nImmigration status\n/);
    expect(ran.out).toMatch(/2\. PC 653\.22\(a\).*suppose vacatur\s+under § 236\.14/);
    const police = ran.out.slice(ran.out.indexOf('Police and other peace officer jobs'));
    expect(police).toMatch(/because of\s+1\n\s+relief\s+this would stay/);
  });

  it('marks each rule that nobody has checked', () => {
    expect(ran.out).toContain('Police and other peace officer jobs [not checked]');
    expect(ran.out).toContain('Bank jobs (perhaps)\n');
  });

  it('promises nothing, in both languages', async () => {
    const spanish = await nunc(['consequences', rosa, '--facts', rosaFacts, '--language', 'es']);
    expect(spanish.out).toContain('Nunc informa, la abogada o el abogado aconseja, la corte decide.');
    expect(spanish.out).toContain('[sin revisar]');
    expect(ran.out + spanish.out).not.toMatch(/guarantee|will be (granted|lifted)|eligible|garantiz/i);
  });

  it('shows that a dismissal helps with licenses and not with immigration', async () => {
    const output = await json('--facts', rosaFacts, '--relief', 'dismissal');
    expect(output.assumed.every(({ relief }) => relief === 'dismissal')).toBe(true);
    expect(standing(output, 'us-ina-conviction')).toEqual(['stays', 'stays']);
    const licenses = output.consequences.find((one) => one.id === 'ca-bpc480');
    expect(licenses?.charges.some((one) => one.standing === 'lifted')).toBe(true);
  });

  it('supposes relief only where it is not closed: the robbery keeps what it blocks', async () => {
    const output = await json('--facts', rosaFacts, '--relief', 'vacatur');
    expect(output.assumed.map(({ charge }) => charge)).not.toContain('s1.c1.e2.n1');
    expect(standing(output, 'us-firearm-felony')).toEqual(['stays', 'stays']);
    expect(standing(output, 'us-ina-prostitution')).toEqual(['stays', 'may_be_lifted']);
  });

  it('takes where the person lives, and one goal', async () => {
    const output = await json('--jurisdiction', 'us-ny', '--goal', 'housing');
    expect([...new Set(output.consequences.map((one) => one.jurisdiction))].toSorted()).toEqual([
      'us-federal',
      'us-ny',
    ]);
    expect(output.consequences.every((one) => one.goals.includes('housing'))).toBe(true);
    const elsewhere = await nunc(['consequences', rosa, '--jurisdiction', 'Texas']);
    expect(elsewhere.out).toContain('Rules of Texas are not known to Nunc yet');
  });

  it('ends with 1 when the record sets off nothing', async () => {
    const applicant = smallSheet
      .slice(0, smallSheet.indexOf('ARR/DET'))
      .concat('APPLICANT:          NAM:01\n20130210  CASD SACRAMENTO\n* * * END OF MESSAGE * * *\n');
    const none = await nunc(['consequences', '-'], { stdin: applicant });
    expect(none.code).toBe(1);
    expect(none.out).toContain('Nunc knows no burden that this record sets off.');
    const small = await nunc(['consequences', '-'], { stdin: smallSheet });
    expect(small.code).toBe(0);
  });

  it('keeps within 100 columns, and is the same each time', async () => {
    expect(ran.out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect((await nunc(['consequences', rosa, '--facts', rosaFacts])).out).toBe(ran.out);
  });

  it('prints JSON that fits its published schema and holds no text of the sheet', async () => {
    const path = join(repository, 'cli/schema/consequences-output.schema.json');
    expect(publishedCliSchemas()['consequences-output.schema.json']).toEqual(
      JSON.parse(readFileSync(path, 'utf8')),
    );
    const { out } = await nunc(['consequences', rosa, '--json']);
    expect(ConsequencesOutput.safeParse(JSON.parse(out)).error?.issues ?? []).toEqual([]);
    expect(out).not.toMatch(/SAMPLE|A90000014/);
  });

  it.each([
    [['--goal', 'fame'], /job, license, housing/],
    [['--relief', 'mercy'], /no such kind of relief/],
    [['--relief', 'us-ca/nothing'], /no such provision/],
    [['--jurisdiction', 'us-zz'], /no such jurisdiction/],
    [['--as-of', '2026-02-30'], /no such day/i],
    [['--facts', 'nowhere.yaml'], /no such file/i],
    [['--relief'], /needs a value/],
  ])('refuses %j', async (args, says) => {
    const { code, err, out } = await nunc(['consequences', rosa, ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(says);
  });
});
