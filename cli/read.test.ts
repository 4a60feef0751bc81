import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initialsOf } from './identity.ts';
import { nunc, rosa, rosaPdf, smallSheet } from './testing.ts';

describe('nunc read', () => {
  it('prints the record in words, each charge with its place, the person by initials', async () => {
    const { code, out } = await nunc(['read', '-'], { stdin: smallSheet });
    expect(code).toBe(0);
    expect(out).toContain('Person: N.P.');
    expect(out).toMatch(/Court 2013-04-02.*case C130077/s);
    expect(out).toMatch(/s1\.c1\.e2\.n1\s+PC 647\(b\).*\(1:\d+\)/);
    expect(out).toContain('-> convicted as misdemeanor 2013-04-02; 12 months probation');
    expect(out).not.toMatch(/PLACEHOLDER|NADIA|A90000077/);
  });

  it('shows every line that nobody understood, with its place', async () => {
    const { out } = await nunc(['read', '-'], { stdin: smallSheet });
    expect(out).toMatch(/Not understood: 1 line.*\n\s+1:20\s.*ZZ QXV 77 ##/);
  });

  it('says who it is only when asked to', async () => {
    const { out } = await nunc(['read', '-', '--show-sensitive'], { stdin: smallSheet });
    expect(out).toContain('PLACEHOLDER,NADIA');
    expect(out).toContain('A90000077');
  });

  it('accounts for every line with --lines, and for none of them twice', async () => {
    const { out } = await nunc(['read', '-', '--lines'], { stdin: smallSheet });
    const [, total, used, noise, odd] =
      /Lines of s1: (\d+) = (\d+) used \+ (\d+) known noise \+ (\d+) not/.exec(out) ?? [];
    expect(Number(used) + Number(noise) + Number(odd)).toBe(Number(total));
    expect(odd).toBe('1');
    expect(out).not.toContain('PLACEHOLDER');
  });

  it('reads a PDF like its text', async () => {
    const outcomes = (text: string): string[] => text.match(/-> .*/g) ?? [];
    const [pdf, text] = [await nunc(['read', rosaPdf]), await nunc(['read', rosa])];
    expect(pdf.code).toBe(0);
    expect(outcomes(pdf.out).length).toBe(outcomes(text.out).length);
  });

  it('tells no cycles, a record error and several sources apart', async () => {
    const none = await nunc(['read', '-'], {
      stdin: 'CII/A90000077\nDOB/19880102\nNAM/01 PLACEHOLDER,NADIA\n* * * END OF MESSAGE * * *\n',
    });
    expect(none.out).toContain('NO CYCLES');
    expect(none.code).toBe(0);
    const several = await nunc(['read', '-'], {
      stdin: smallSheet.replace('III CALIFORNIA ONLY SOURCE RECORD', '** III MULTIPLE SOURCE RECORD'),
    });
    expect(several.out).toContain('MULTIPLE SOURCE: other states hold more');
    expect(several.code).toBe(0);
  });

  it('prints JSON that another command reads, without names and numbers', async () => {
    const { code, out } = await nunc(['read', rosa, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('schema', 'nunc-record/1');
    expect(out).not.toMatch(/SAMPLE|ROSA|A90000014|900000RS4/);
    const direct = await nunc(['screen', rosa, '--json']);
    const piped = await nunc(['screen', '-', '--json'], { stdin: out });
    const statuses = (text: string): string[] =>
      JSON.parse(text).findings.map(
        (one: { charge: string; provision: string; status: string }) =>
          `${one.charge} ${one.provision} ${one.status}`,
      );
    expect(statuses(piped.out)).toEqual(statuses(direct.out));
  });

  it('keeps names in JSON only on request', async () => {
    const { out } = await nunc(['read', rosa, '--json', '--show-sensitive']);
    expect(out).toContain('ROSA MAE');
  });

  it('prints the plain CSV, which it reads back', async () => {
    const { code, out } = await nunc(['read', rosa, '--csv']);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^jurisdiction,case_number,court/);
    expect(out).not.toMatch(/SAMPLE|A90000014/);
    const back = await nunc(['read', '-'], { stdin: out });
    expect(back.code).toBe(0);
    expect(back.out).toMatch(/case\s+3CJ02145/);
  });

  it('lets no document steer the terminal', async () => {
    const nasty = smallSheet.replace('ZZ QXV 77 ##', 'ZZ \u001b[2J\u001b]0;title\u0007 QXV');
    const { out } = await nunc(['read', '-', '--lines', '--show-sensitive'], { stdin: nasty, color: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });
});

describe('nunc deidentify', () => {
  it('prints a sheet that reads the same, without the person, and says to check it by eye', async () => {
    const { code, out, err } = await nunc(['deidentify', rosa]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/ROSA|ROSIE|JASMINE|A90000014|900000RS4|19900309/);
    expect(err).toMatch(/Replaced: \d+ names/);
    expect(err).toMatch(/check by eye/i);
    const again = await nunc(['screen', '-', '--as-of', '2026-11-01'], { stdin: out });
    expect(again.out).toContain('9 charges');
  });

  it('gives the same sheet for the same seed, and prints JSON', async () => {
    const [a, b] = [
      await nunc(['deidentify', rosa, '--seed', '5']),
      await nunc(['deidentify', rosa, '--seed', '5', '--json']),
    ];
    expect(JSON.parse(b.out).sheet.trim()).toBe(a.out.trim());
    expect(readFileSync(rosa, 'utf8')).not.toBe(a.out);
  });
});

it('takes initials from a name as a sheet prints it', () => {
  expect(initialsOf('SAMPLE,ROSA MAE')).toBe('R.M.S.');
  expect(initialsOf('Rosa Sample')).toBe('R.S.');
  expect(initialsOf('')).toBe('?');
});
