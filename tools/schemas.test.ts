import { expect, test } from 'vitest';
import { staleSchemas } from './schemas.ts';

test('the published JSON Schemas are those of the code (if not: node tools/schemas.ts)', () => {
  expect(staleSchemas()).toEqual([]);
});
