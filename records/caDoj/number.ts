/** Case, booking and citation numbers behind a `#`. */

/** Most numbers that one line is believed to hold. */
const maxNumbers = 20;

export interface NumbersRead {
  readonly numbers: readonly string[];
  /** Whether stray dots or gaps were read away. */
  readonly repaired: boolean;
}

/** Splits a list at its commas; strips dots anywhere and signs at the end. */
export function caseNumbersIn(text: string): NumbersRead {
  const numbers: string[] = [];
  let repaired = false;
  for (const part of text.slice(text.indexOf('#') + 1).split(',', maxNumbers)) {
    const printed = part.trim().replace(/^[#:. ]+/, '');
    const number = printed
      .replace(/\./g, '')
      .replace(/[:;\- ]+$/, '')
      .replace(/ {2,}/g, ' ');
    if (!/[A-Z0-9]/.test(number)) continue;
    repaired ||= number !== printed.replace(/[.:;\- ]+$/, '');
    numbers.push(number);
  }
  return { numbers, repaired };
}
