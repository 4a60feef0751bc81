import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historiesOf, readDocument } from '@nunc/records';
import { noFacts, screen } from '@nunc/screening';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLaw } from './input.ts';
import { publishedCliSchemas, ScreeningOutput } from './output.ts';
import { nunc, type Ran, repository, rosa, rosaFacts, smallSheet } from './testing.ts';

describe('nunc screen', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await nunc(['screen', rosa, '--facts', rosaFacts]);
  });

  it('gives every charge its best route first, then what is undecided, then what is closed', () => {
    expect(ran.code).toBe(0);
    const charge = ran.out.slice(ran.out.indexOf('\n3. PC 647(b)'), ran.out.indexOf('\n4. '));
    expect(charge).toMatch(/best route\s+§ 236\.14 vacatur/);
    expect(charge.indexOf('best route')).toBeLessThan(charge.indexOf('undecided'));
    expect(charge.indexOf('undecided')).toBeLessThan(charge.indexOf('closed'));
    expect(charge).toContain('2016-09-12 set aside (1203.4 PC)');
  });

  it('keeps a violent felony closed and says what the law leaves out', () => {
    const robbery = ran.out.slice(ran.out.indexOf('\n1. PC 211'), ran.out.indexOf('\n2. '));
    expect(robbery).not.toContain('best route');
    expect(robbery).toMatch(/closed\s+§ 236\.14: it leaves out: violent felony/);
  });

  it('prints the filing plan, one filing for each county, with what needs care', () => {
    expect(ran.out).toMatch(/Filing plan: 2 filings/);
    expect(ran.out).toMatch(/1\. § 236\.14 vacatur, Los Angeles County/);
    expect(ran.out).toMatch(/2\. § 236\.14 vacatur, San Diego County/);
    expect(ran.out).toMatch(/! Not checked against the statute:/);
  });

  it('says that the court decides, and promises nothing', () => {
    expect(ran.out).toContain('Nunc informs, the attorney advises, the court decides.');
    expect(ran.out).not.toMatch(/guarantee|will be granted|eligible|victim(?!s of)/i);
  });

  it('keeps within 100 columns, and within the terminal', async () => {
    expect(ran.out.split('\n').every((line) => line.length <= 100)).toBe(true);
    const narrow = await nunc(['screen', rosa, '--facts', rosaFacts], { columns: 80 });
    expect(narrow.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('prints the chain with --why: each step with its cite and where the fact came from', async () => {
    const { out } = await nunc(['screen', rosa, '--facts', rosaFacts, '--why', '--charge', 's1.c2.e2.n1']);
    expect(out).toMatch(/\+ link to the trafficking \(nexus\).*what was told/s);
    expect(out).toMatch(/\[§ 236\.14\(a\)\]/);
    expect(out).toMatch(/the record, p\. 1, l\. \d+/);
    expect(out).toContain('1 charge:');
  });

  it('ends with 1 when nothing is open, and says what would decide something', async () => {
    const { code, out } = await nunc(['screen', '-'], { stdin: smallSheet });
    expect(code).toBe(1);
    expect(out).toContain('Nothing is open on what is known so far.');
    expect(out).toMatch(/nunc ask FILE --out facts\.yaml/);
    expect(out).toMatch(/1 line was not understood/);
  });

  it('asks the law of the day it is asked about', async () => {
    const before = await nunc(['screen', rosa, '--facts', rosaFacts, '--as-of', '2026-11-01', '--json']);
    const after = await nunc(['screen', rosa, '--facts', rosaFacts, '--json'], { day: '2027-01-01' });
    expect(JSON.parse(before.out).asOf).toBe('2026-11-01');
    expect(JSON.parse(after.out).asOf).toBe('2027-01-01');
  });

  it('says MULTIPLE SOURCE, no history and foreign law in so many words', async () => {
    const several = await nunc(['screen', '-'], {
      stdin: smallSheet.replace('III CALIFORNIA ONLY SOURCE RECORD', '** III MULTIPLE SOURCE RECORD'),
    });
    expect(several.out).toContain('other states hold more');
    const none = await nunc(['screen', '-'], {
      stdin: 'CII/A90000077\nDOB/19880102\nNAM/01 PLACEHOLDER,NADIA\n* * * END OF MESSAGE * * *\n',
    });
    expect(none.code).toBe(1);
    expect(none.out).toContain('The sheet lists no arrest and no case.');
  });

  it('speaks Spanish', async () => {
    const { code, out } = await nunc(['screen', rosa, '--facts', rosaFacts, '--language', 'es']);
    expect(code).toBe(0);
    expect(out).toContain('la corte decide');
    expect(out).toMatch(/mejor vía\s+§ 236\.14 anulación/);
    expect(out).toMatch(/Plan de presentación: 2 peticiones/);
    expect(out).not.toMatch(/best route|undecided|It depends|Filing plan/);
  });

  it('colors only a terminal', async () => {
    const plain = await nunc(['screen', rosa]);
    const colored = await nunc(['screen', rosa], { color: true });
    const mark = String.fromCharCode(27);
    expect(plain.out).not.toContain(mark);
    expect(colored.out).toContain(`${mark}[1m`);
    expect(colored.out).not.toMatch(/[\ue000-\uf8ff]/);
    expect(plain.out).not.toMatch(/[\ue000-\uf8ff]/);
  });
});

describe('nunc screen --json', () => {
  it('keeps to its published schema, which is that of the code', async () => {
    const path = join(repository, 'cli/schema/screening.schema.json');
    const published: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(publishedCliSchemas()['screening.schema.json']).toEqual(published);
    for (const args of [['--facts', rosaFacts], [], ['--charge', 's1.c2.e2.n1'], ['--as-of', '2018-01-01']]) {
      const { out } = await nunc(['screen', rosa, '--json', ...args]);
      const value: unknown = JSON.parse(out);
      expect(ScreeningOutput.safeParse(value).error?.issues ?? []).toEqual([]);
      expect(
        z
          .fromJSONSchema(publishedCliSchemas()['screening.schema.json'] as z.core.JSONSchema.JSONSchema)
          .safeParse(value).success,
      ).toBe(true);
    }
  });

  it('carries for each finding provision, version, status, reasons with cites, court and route, and no text of the sheet', async () => {
    const { code, out } = await nunc(['screen', rosa, '--facts', rosaFacts, '--json']);
    expect(code).toBe(0);
    const { findings } = ScreeningOutput.parse(JSON.parse(out));
    const best = findings.find((one) => one.route === 'best' && one.charge === 's1.c2.e2.n1');
    expect(best).toMatchObject({
      provision: 'us-ca/pen-236.14',
      status: 'open',
      version: { from: '2023-01-01' },
    });
    expect(best?.court.burden).toBe('clear_and_convincing');
    expect(best?.reason.of.some((leaf) => leaf.cite === '(a)')).toBe(true);
    expect(
      findings
        .filter((one) => one.status === 'undecided')
        .every((one) => one.missing.length > 0 || one.lawNotKnown.length > 0),
    ).toBe(true);
    expect(out).not.toMatch(/"raw"|SAMPLE|A90000014/);
  });

  it('answers from the law of the record alone what the whole law answers, under the same hash', async () => {
    const { record, histories } = await openedRosa();
    const [part, whole] = [openLaw(histories), openLaw()];
    expect(part.provisions.length).toBeLessThan(whole.provisions.length);
    const [a, b] = [part, whole].map((law) => screen(record, noFacts, law, { asOf: '2026-11-01' }));
    expect(a).toEqual(b);
  });

  it('is the same each time', async () => {
    const [a, b] = [await nunc(['screen', rosa, '--json']), await nunc(['screen', rosa, '--json'])];
    expect(a.out).toBe(b.out);
  });
});

async function openedRosa() {
  const read = await readDocument(readFileSync(rosa), { name: 'rosa' });
  if (!('record' in read)) throw new Error('the sample sheet cannot be read');
  return { record: read.record, histories: historiesOf(read.record) };
}
