import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CriminalRecord, readDocument } from '@nunc/records';
import { afterAll, describe, expect, test } from 'vitest';
import { localOcr } from './ocr.ts';

const fixtures = join(import.meta.dirname, '..', 'records', 'fixtures');
const ocr = localOcr();

afterAll(async () => {
  await ocr.close();
});

async function record(...names: string[]): Promise<CriminalRecord> {
  const [name = ''] = names;
  const result = await readDocument(readFileSync(join(fixtures, name)), { name, ocr });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.record;
}

const told = (one: CriminalRecord): string[] =>
  one.sources.flatMap((source) =>
    source.cycles.flatMap((cycle) =>
      cycle.events.flatMap((event) =>
        event.charges.map((charge) =>
          [
            event.kind,
            event.date?.value,
            charge.code?.value,
            charge.section?.value,
            ...charge.dispositions.map((d) => d.outcome),
          ].join(' '),
        ),
      ),
    ),
  );

describe('a scan is read on this machine', () => {
  test('page 1: charges, sections, outcomes and dates; the rules between cycles are found in the picture', async () => {
    const one = await record('sample-scan-1.png');
    expect(told(one)).toEqual([
      'arrest 2003-02-14 PC 647(b)',
      'court 2003-04-01 PC 647(b) convicted convicted',
      'arrest 2004-06-11 HS 11377(a)',
      'arrest 2004-06-11 PC 653.22(a)',
    ]);
    const [source] = one.sources;
    expect(source?.scanned).toBe(true);
    expect(source?.cycles).toHaveLength(2);
    expect(source?.repairs.map((repair) => repair.to)).toContain('- - - -');
    expect(source?.repairs.filter((repair) => repair.to === '* * * *')).not.toEqual([]);
    expect(source?.cycles[0]?.events[1]?.charges[0]?.dispositions[1]?.under).toContain('1203.4');
  }, 60_000);

  test('page 2', async () => {
    expect(told(await record('sample-scan-2.png'))).toEqual([
      'court 2004-08-20 HS 11377(a) dismissed',
      'court 2004-08-20 PC 653.22(a) convicted',
      'arrest 2006-01-17 PC 484(a) not_filed',
    ]);
  }, 60_000);

  test('a photo with a shadow, noise and a slight turn', async () => {
    expect(told(await record('sample-photo.jpg'))).toEqual([
      'court 2004-08-20 HS 11377(a) dismissed',
      'court 2004-08-20 PC 653.22(a) convicted',
      'arrest 2006-01-17 PC 484(a) not_filed',
    ]);
  }, 60_000);
});

/** A process without any network, where the system can make one. */
const withoutNetwork = ['-rn', process.execPath, '--input-type=module', '-e'];
const canTry = spawnSync('unshare', [...withoutNetwork, '']).status === 0;

test.skipIf(!canTry)(
  'the engine starts and reads in a process that has no network',
  () => {
    const script = `
    import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
    import { localOcr } from ${JSON.stringify(join(import.meta.dirname, 'ocr.ts'))};
    const ocr = localOcr();
    const { lines } = await ocr.recognize(readFileSync(${JSON.stringify(join(fixtures, 'sample-scan-2.png'))}));
    await ocr.close();
    console.log(lines.length);`;
    const run = spawnSync('unshare', [...withoutNetwork, script], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(Number(run.stdout)).toBeGreaterThan(10);
  },
  60_000,
);

test('what is no picture is an error, and the engine works again after it', async () => {
  await expect(ocr.recognize(new Uint8Array([1, 2, 3]))).rejects.toThrow();
  const { lines } = await ocr.recognize(readFileSync(join(fixtures, 'sample-scan-2.png')));
  expect(lines.length).toBeGreaterThan(10);
}, 60_000);

test('a page that takes too long is given up', async () => {
  const hasty = localOcr({ secondsAPage: 0.01 });
  await expect(hasty.recognize(readFileSync(join(fixtures, 'sample-scan-1.png')))).rejects.toThrow(
    'longer than',
  );
  await hasty.close();
}, 60_000);
