import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLongEnough, mostHandoverBytes, sealHandover, unsealHandover } from './handover.ts';

const salt = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
const nonce = Uint8Array.from({ length: 12 }, (_, index) => index * 11);
const passphrase = 'river lamp seven cedar';
const text = JSON.stringify({ record: 'PLACEHOLDER,NADIA', words: 'Sí, señora. 😀' });

async function sealed(content = text): Promise<Uint8Array> {
  const bytes = await sealHandover(content, { passphrase, salt, nonce });
  if (bytes === null) throw new Error('not sealed');
  return bytes;
}

describe('a hand-over file', () => {
  it('gives the text back for its passphrase, however it is typed', async () => {
    const bytes = await sealed();
    expect(await unsealHandover(bytes, passphrase)).toEqual({ text });
    expect(await unsealHandover(bytes, '  river  lamp\nseven cedar ')).toEqual({ text });
  });

  it('says that the passphrase is wrong, and nothing more', async () => {
    expect(await unsealHandover(await sealed(), 'river lamp seven Cedar')).toEqual({
      problem: 'wrong_passphrase',
    });
  });

  it('never opens once a single byte has changed, wherever it is', async () => {
    const bytes = await sealed();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(await unsealHandover(changed, passphrase)).toHaveProperty('problem');
      }),
      { numRuns: 200 },
    );
  });

  it('never opens once it has changed, even if somebody made its sum fit again', async () => {
    const bytes = await sealed();
    for (const at of [9, 30, 37, 200, bytes.length - 12]) {
      const body = bytes.slice(0, -8);
      body[at] = (body[at] ?? 0) ^ 1;
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', body)).slice(0, 8);
      const problem = await unsealHandover(Uint8Array.from([...body, ...sum]), passphrase);
      expect(problem).toEqual({ problem: 'wrong_passphrase' });
    }
  });

  it('tells other files, cut files, newer files and huge files apart, and never throws', async () => {
    const bytes = await sealed();
    const newer = bytes.slice();
    newer[4] = 9;
    const told = async (given: Uint8Array) => {
      const result = await unsealHandover(given, passphrase);
      return 'problem' in result ? result.problem : 'opened';
    };
    expect(await told(new TextEncoder().encode('%PDF-1.4'))).toBe('not_a_handover');
    expect(await told(new Uint8Array())).toBe('not_a_handover');
    expect(await told(bytes.slice(0, 20))).toBe('damaged');
    expect(await told(bytes.slice(0, -1))).toBe('damaged');
    expect(await told(newer)).toBe('newer_version');
    expect(await told(new Uint8Array(mostHandoverBytes + 1))).toBe('too_large');
  });

  it('shows nothing of what is in it, not even how long it is', async () => {
    const bytes = await sealed();
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/PLACEHOLDER|record/);
    expect((await sealed('{}')).length).toBe(bytes.length);
  });

  it('is not made under a passphrase that can be guessed', async () => {
    expect(isLongEnough('   a    b      ')).toBe(false);
    expect(await sealHandover(text, { passphrase: 'rosa1990', salt, nonce })).toBeNull();
  });
});
