import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greyPng, scannedPdf, textPdf } from './fixtures/makePdf.ts';
import { samplePages } from './fixtures/sampleSheet.ts';
import type { CriminalRecord, Problem } from './model.ts';
import type { OcrEngine } from './ocrEngine.ts';
import { writePlainCsv } from './plain.ts';
import { type ReadDocumentOptions, readDocument } from './readFile.ts';

const scan = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'fixtures', name));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function record(data: Uint8Array, options: Partial<ReadDocumentOptions> = {}): Promise<CriminalRecord> {
  const result = await readDocument(data, { name: 'file', ...options });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.record;
}

async function problem(data: Uint8Array, options: Partial<ReadDocumentOptions> = {}): Promise<Problem> {
  const result = await readDocument(data, { name: 'file', ...options });
  if ('record' in result) throw new Error('a record was read');
  const [first] = result.problems;
  if (first === undefined) throw new Error('neither record nor problem');
  return first;
}

const sections = (one: CriminalRecord): string[] =>
  one.sources.flatMap((source) =>
    source.cycles.flatMap((cycle) =>
      cycle.events.flatMap((event) =>
        event.charges.map((charge) => `${charge.section?.value}:${charge.dispositions[0]?.outcome ?? '-'}`),
      ),
    ),
  );

const expected = [
  '647(b):-',
  '647(b):convicted',
  '11377(a):-',
  '653.22(a):-',
  '11377(a):dismissed',
  '653.22(a):convicted',
  '484(a):not_filed',
];

/** An engine that says what it is told, whatever the picture. */
const saying = (pages: readonly string[], confidence = 0.9): OcrEngine => {
  let next = 0;
  return {
    recognize: async () => {
      const text = pages[next % pages.length] ?? '';
      next += 1;
      return { lines: text.split('\n').map((line) => ({ text: line, confidence })) };
    },
  };
};

describe('a sheet is read', () => {
  test('from text, in any encoding', async () => {
    expect(sections(await record(bytes(samplePages.join('\f'))))).toEqual(expected);
  });

  test('from a PDF, page furniture or not', async () => {
    const one = await record(await textPdf(samplePages));
    expect(sections(one)).toEqual(expected);
    expect(one.sources[0]?.scanned).toBe(false);
    expect(one.sources[0]?.lines.filter((line) => line.bucket === 'not_understood')).toEqual([]);
  });

  test('from a scan: sureness of each line and repairs are carried', async () => {
    const pdf = await scannedPdf([scan('sample-scan-1.png'), scan('sample-scan-2.png')]);
    const one = await record(pdf, { ocr: saying(samplePages, 0.66) });
    expect(sections(one)).toEqual(expected);
    expect(one.sources[0]?.scanned).toBe(true);
    const [charge] = one.sources[0]?.cycles[0]?.events[0]?.charges ?? [];
    expect(charge?.section?.confidence).toBeLessThanOrEqual(0.66);
  });

  test('a page that was hard to read is told', async () => {
    const result = await readDocument(await scannedPdf([scan('sample-scan-1.png')]), {
      name: 'file',
      ocr: saying([samplePages.join('\n')], 0.5),
    });
    expect('remarks' in result && result.remarks[0]?.what).toContain('hard to read (50 of 100 sure)');
  });

  test('progress is told page by page', async () => {
    const seen: number[] = [];
    await record(await textPdf(samplePages), { onPage: (page) => seen.push(page) });
    expect(seen).toEqual([1, 2]);
  });

  test('the plain form is known by itself', async () => {
    const one = await record(bytes(samplePages.join('\f')));
    expect((await record(bytes(writePlainCsv(one)))).sources[0]?.format).toBe('plain');
    expect((await record(bytes(JSON.stringify(one)))).sources[0]?.format).toBe('ca-doj');
  });
});

describe('what is no California DOJ sheet is told what it looks like', () => {
  test.each([
    [
      'U.S. Department of Justice\nFederal Bureau of Investigation\nIdentity History Summary\nARRESTED OR RECEIVED 2009/03/04',
      'FBI',
    ],
    ['NYS Division of Criminal Justice Services\nNYSID 0000000X\nArrest/Charge Information', 'New York DCJS'],
    ['SUPERIOR COURT\nRegister of Actions\nCase No. 12\nPeople v. Sample, Defendant', 'docket'],
    ['Dear Ms Sample,\nthank you for your letter of last week.', 'letter'],
  ])('%j', async (text, looksLike) => {
    const one = await problem(bytes(text));
    expect(one.what).toContain('not a California DOJ sheet');
    expect(one.what).toContain(looksLike);
    expect(one.remedy).toContain('plain form');
  });

  test('with --format it is read all the same', async () => {
    expect((await record(bytes('Dear Ms Sample'), { format: 'ca-doj' })).sources[0]?.cycles).toEqual([]);
  });
});

describe('pictures', () => {
  const cat = greyPng(640, 480, (x, y) => 128 + 90 * Math.sin(x / 37) * Math.cos(y / 23) + ((x * y) % 17));

  test('without recognition: said, not guessed', async () => {
    expect((await problem(cat)).what).toContain('character recognition is not available');
  });

  test('of something else: a problem, not a record', async () => {
    for (const ocr of [saying(['']), saying(['~ x\n) i .'], 0.2), saying(['ab cd'], 0.9)]) {
      expect((await problem(cat, { ocr })).what).toContain('does not look like a page of a record');
    }
  });

  test('of mere noise: a problem at once, the engine is not asked', async () => {
    const noise = greyPng(400, 400, (x, y) => (x * 7919 + y * 104_729 + ((x * y) ^ x) * 31) % 256);
    const ocr: OcrEngine = { recognize: () => Promise.reject(new Error('asked')) };
    expect((await problem(noise, { ocr })).what).toContain('does not look like a page of a record');
  });

  test('an engine that fails is a problem that does not repeat what it said', async () => {
    const ocr: OcrEngine = { recognize: () => Promise.reject(new Error('SAMPLE, ROSA')) };
    const one = await problem(cat, { ocr });
    expect(one.what).toBe('Character recognition failed on page 1.');
    expect(JSON.stringify(one)).not.toContain('ROSA');
  });

  test('a picture that is cut off', async () => {
    expect((await problem(cat.subarray(0, 5000), { ocr: saying(['']) })).what).toContain(
      'damaged or cut off',
    );
  });
});

test('any bytes give a record or problems that say where and what to do', async () => {
  const starts = fc.constantFrom(
    '',
    '%PDF-1.7\n',
    '\x89PNG\r\n\x1a\n',
    '{"schema":',
    '[',
    'section,note\n',
    '* * * *\nCNT:01 #1\n',
  );
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 600 }), async (start, rest) => {
      const head = Uint8Array.from(start, (sign) => sign.charCodeAt(0));
      const result = await readDocument(new Uint8Array([...head, ...rest]), {
        name: 'file',
        ocr: saying(['x']),
      });
      if ('record' in result) expect(result.record.schema).toBe('nunc-record/1');
      else {
        expect(result.problems.length).toBeGreaterThan(0);
        for (const one of result.problems) expect(one.where !== '' && one.remedy !== '').toBe(true);
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('twice the text takes about twice the time, not four times', async () => {
  const block = samplePages.join('\n').replace(/ *\*.*END OF MESSAGE.*/, '');
  const time = async (times: number): Promise<number> => {
    const data = bytes(block.repeat(times));
    const start = performance.now();
    await record(data);
    return performance.now() - start;
  };
  await time(20);
  const short = Math.min(await time(60), await time(60));
  const long = Math.min(await time(240), await time(240));
  expect(long).toBeLessThan(short * 12 + 50);
}, 60_000);
