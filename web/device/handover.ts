/**
 * The hand-over file, made and opened on the device. Chance comes from the browser; everything else is that of
 * `records/` and `screening/`, which the attorney's Nunc runs too (`nunc open`).
 */
import {
  handoverFileName,
  handoverNonceBytes,
  handoverSaltBytes,
  isLongEnough,
  sealHandover,
} from '@nunc/records';
import { type Handover, handoverText } from '@nunc/screening';

export type MadeHandover =
  | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly problem: 'passphrase_too_short' | 'too_large' };

/** Makes the file. The passphrase is kept nowhere: without it nobody opens the file again. */
export async function makeHandover(handover: Handover, passphrase: string): Promise<MadeHandover> {
  if (!isLongEnough(passphrase)) return { problem: 'passphrase_too_short' };
  const bytes = await sealHandover(handoverText(handover), {
    passphrase,
    salt: crypto.getRandomValues(new Uint8Array(handoverSaltBytes)),
    nonce: crypto.getRandomValues(new Uint8Array(handoverNonceBytes)),
  });
  return bytes === null ? { problem: 'too_large' } : { name: handoverFileName, bytes };
}

/** Letters and digits that nobody mistakes for each other, by hand or over the telephone. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A passphrase that cannot be guessed (79 bits), short enough to be written on a card: `k4mt-9wxe-b7ra-2hsn`. */
export function suggestPassphrase(): string {
  const chosen: string[] = [];
  // Bytes beyond the last whole multiple are left out, so that every sign is as likely as any other.
  const fair = 256 - (256 % signs.length);
  while (chosen.length < 16)
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < fair && chosen.length < 16) chosen.push(signs[byte % signs.length] ?? '');
  return [0, 4, 8, 12].map((at) => chosen.slice(at, at + 4).join('')).join('-');
}
