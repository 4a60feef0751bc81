import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, fileKind } from './fileKind.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const kindOf = (data: Uint8Array): string => {
  const found = fileKind(data, 'file');
  return 'kind' in found ? found.kind : found.problem.what;
};

describe('kinds', () => {
  test.each([
    ['%PDF-1.7\n', 'pdf'],
    ['  [{"section": "647(b)"}]', 'json'],
    ['jurisdiction,section,disposition\nus-ca,1,x', 'csv'],
    ['* * * *\nCOURT: NAM:01', 'text'],
  ])('%j is %s', (text, kind) => expect(kindOf(bytes(text))).toBe(kind));

  test('pictures', () => {
    expect(kindOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('png');
    expect(kindOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(kindOf(new Uint8Array([0x49, 0x49, 0x2a, 0]))).toContain('TIFF');
    expect(kindOf(bytes('\0\0\0\x18ftypheic'))).toContain('HEIC');
  });

  test('empty, archives and noise are named', () => {
    expect(kindOf(new Uint8Array())).toBe('The file is empty.');
    expect(kindOf(bytes('PK\x03\x04'))).toContain('archive');
    expect(kindOf(Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))).toContain(
      'none of the kinds',
    );
  });

  test('a hundred megabytes of noise are refused at once', () => {
    const noise = new Uint8Array(100_000_000).fill(7);
    const start = performance.now();
    expect(kindOf(noise)).toContain('none of the kinds');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('text', () => {
  test('UTF-8, UTF-16 in both orders and Latin-1 give the same text', () => {
    const text = 'SEÑA, ROSA\nCNT:01 #1';
    const little = new Uint8Array(
      Array.from(text).flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    );
    const big = new Uint8Array(
      Array.from(text).flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]),
    );
    const latin = new Uint8Array(Array.from(text).map((sign) => sign.charCodeAt(0)));
    for (const data of [bytes(text), bytes(`\uFEFF${text}`), little, big, latin])
      expect(decodeText(data)).toBe(text);
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (data) => {
        expect(kindOf(data).length).toBeGreaterThan(2);
        expect(typeof decodeText(data)).toBe('string');
      }),
    );
  });
});
