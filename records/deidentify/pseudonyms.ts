/** Replacements that are the same each time for the same text and seed, and cannot be turned back without the seed. */

/** A number from a seed and a text, 0 to 2^32 - 1 (FNV-1a with a final mix). */
export function keyedNumber(seed: number, text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${Math.trunc(seed)}:${text}`) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Replaces numbers and names, each by its own replacement. */
export class Pseudonyms {
  readonly #seed: number;
  readonly #numbers = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #people = new Map<string, string>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Letters before the first digit stay: they say what kind of number it is. Length and punctuation stay too. */
  number(token: string): string {
    const start = /^[A-Za-z]*/.exec(token)?.[0] ?? '';
    const rest = token.slice(start.length);
    const known = this.#numbers.get(rest);
    if (known !== undefined) return start + known;
    let made = rest;
    for (let attempt = 0; attempt < 20; attempt++) {
      made = this.#scrambled(rest, attempt);
      if (made !== rest && !this.#taken.has(made)) break;
    }
    this.#numbers.set(rest, made);
    this.#taken.add(made);
    return start + made;
  }

  #scrambled(text: string, attempt: number): string {
    let position = 0;
    return text.replace(/[A-Za-z0-9]/g, (sign) => {
      position += 1;
      const random = keyedNumber(this.#seed, `${attempt}/${position}/${text}`);
      if (/\d/.test(sign)) return String(random % 10);
      return String.fromCharCode((sign < 'a' ? 65 : 97) + (random % 26));
    });
  }

  /** An invented name; the same name gets the same one. */
  name(text: string): string {
    const key = text
      .toUpperCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
    const known = this.#people.get(key);
    if (known !== undefined) return known;
    const letter = String.fromCharCode(65 + (this.#people.size % 26));
    const made = `SAMPLE, PERSON ${letter}${this.#people.size >= 26 ? 'A' : ''}`;
    this.#people.set(key, made);
    return made;
  }
}

/** The day `days` later, by the Gregorian calendar, without a clock or a time zone. */
export function shiftedDay(year: number, month: number, day: number, days: number): [number, number, number] {
  return dayFromNumber(dayNumber(year, month, day) + days);
}

function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  );
}

function dayFromNumber(number: number): [number, number, number] {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted + (shifted < 10 ? 3 : -9);
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
