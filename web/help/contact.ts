/** What a contact written as plain text holds. The law's files write one line for all kinds of contact. */

export interface Contact {
  readonly phone: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

const phonePattern = /(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}/;
const emailPattern = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
/** The text as a whole is an address: words around it would not be part of it. */
const addressPattern = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?][^\s,;]*)?$/i;

/** Reads a contact as the law's files write it. What it does not hold is null; nothing is guessed. */
export function contactIn(text: string): Contact {
  const email = emailPattern.exec(text)?.[0] ?? null;
  const whole = text.trim();
  const isAddress = email === null && addressPattern.test(whole);
  const url = isAddress ? (/^https?:/i.test(whole) ? whole : `https://${whole}`) : null;
  return { phone: phonePattern.exec(url === null ? text : '')?.[0] ?? null, email, url };
}

/** A number as `tel:` takes it: `+1` and ten digits, or a short number as it is. */
export function dialed(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : digits;
}
