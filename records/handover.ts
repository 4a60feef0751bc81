/**
 * The hand-over file: one text under a passphrase, for the way from a person's telephone to her attorney. AES-256-GCM
 * with a key from PBKDF2-SHA-256, both of the platform's own Web Crypto. Pure: salt and nonce are given, and must be new
 * and random for every file. Nothing outside the encryption says whose file it is or what is in it; its length is
 * rounded up, so that it does not tell how long a record is.
 *
 *     bytes 0-3    NUNC
 *     byte  4      version of the layout
 *     bytes 5-8    PBKDF2 iterations, big-endian
 *     bytes 9-24   salt
 *     bytes 25-36  nonce
 *     then         the encrypted text and its tag; all of the above is authenticated with it
 *     last 8       the beginning of the SHA-256 of all before: tells a damaged file from a wrong passphrase
 */

/** The name to save it under: it says nothing. */
export const handoverFileName = 'letter.nunc';

/** No record of one person is larger. */
export const mostHandoverBytes = 20_000_000;

/** A shorter passphrase can be guessed from the file alone, on any computer and without hurry. */
export const leastPassphrase = 12;

export const handoverSaltBytes = 16;
export const handoverNonceBytes = 12;

/** Why a file does not open. */
export type HandoverProblem =
  | 'not_a_handover'
  | 'newer_version'
  | 'too_large'
  | 'damaged'
  | 'wrong_passphrase';

const magic = [0x4e, 0x55, 0x4e, 0x43];
const version = 1;
const headBytes = 9 + handoverSaltBytes + handoverNonceBytes;
const tagBytes = 16;
const sumBytes = 8;
const iterations = 1_000_000;
/** What a file may ask for: not less than is safe, not more than a slow computer does in a minute. */
const fewestIterations = 600_000;
const mostIterations = 10_000_000;
/** The encrypted text is filled with spaces up to a multiple of this. */
const step = 16_384;

/** A passphrase as people type it: the same letters, however they are coded and spaced. */
function tidy(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
}

/** Whether a passphrase is long enough to keep the file closed. */
export function isLongEnough(passphrase: string): boolean {
  return tidy(passphrase).length >= leastPassphrase;
}

/** Puts a text under a passphrase. `null` when text or passphrase cannot be used: too large, or too short. */
export async function sealHandover(
  text: string,
  {
    passphrase,
    salt,
    nonce,
  }: { readonly passphrase: string; readonly salt: Uint8Array; readonly nonce: Uint8Array },
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!isLongEnough(passphrase)) return null;
  if (salt.length !== handoverSaltBytes || nonce.length !== handoverNonceBytes) return null;
  const plain = padded(new TextEncoder().encode(text));
  if (headBytes + plain.length + tagBytes + sumBytes > mostHandoverBytes) return null;
  const head = new Uint8Array(headBytes);
  head.set(magic);
  head[4] = version;
  new DataView(head.buffer).setUint32(5, iterations);
  head.set(salt, 9);
  head.set(nonce, 9 + handoverSaltBytes);
  const key = await keyFrom(passphrase, head, 'encrypt');
  const sealed = await crypto.subtle.encrypt(cipher(head), key, plain);
  const body = joined(head, new Uint8Array(sealed));
  return joined(body, await sumOf(body));
}

/** The text again, or why not. Never throws. */
export async function unsealHandover(
  bytes: Uint8Array,
  passphrase: string,
): Promise<{ readonly text: string } | { readonly problem: HandoverProblem }> {
  if (bytes.length > mostHandoverBytes) return { problem: 'too_large' };
  if (!magic.every((byte, index) => bytes[index] === byte)) return { problem: 'not_a_handover' };
  if ((bytes[4] ?? 0) > version) return { problem: 'newer_version' };
  if (bytes[4] !== version || bytes.length < headBytes + tagBytes + sumBytes) return { problem: 'damaged' };
  const body = bytes.slice(0, -sumBytes);
  const sum = await sumOf(body);
  if (!sum.every((byte, index) => bytes[body.length + index] === byte)) return { problem: 'damaged' };
  const head = body.slice(0, headBytes);
  const rounds = new DataView(head.buffer).getUint32(5);
  if (rounds < fewestIterations || rounds > mostIterations) return { problem: 'damaged' };
  try {
    const key = await keyFrom(passphrase, head, 'decrypt');
    const plain = await crypto.subtle.decrypt(cipher(head), key, body.slice(headBytes));
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(plain).trimEnd() };
  } catch {
    return { problem: 'wrong_passphrase' };
  }
}

function padded(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Math.ceil((text.length + 1) / step) * step).fill(0x20);
  whole.set(text);
  return whole;
}

const cipher = (head: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv: head.slice(9 + handoverSaltBytes),
  additionalData: head,
  tagLength: tagBytes * 8,
});

async function keyFrom(passphrase: string, head: Uint8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt') {
  const secret = new TextEncoder().encode(tidy(passphrase));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const rounds = new DataView(head.buffer).getUint32(5);
  const salt = head.slice(9, 9 + handoverSaltBytes);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

async function sumOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, sumBytes);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
