/** Count numbers: `01`, `001-003`, `01,02`, and what scanning makes of them. */

/** Most counts that one range is believed to hold. */
export const maxRange = 99;

export interface CountNumbers {
  readonly numbers: readonly number[];
  /** The number as it had to be read, where it is not printed so. */
  readonly repaired: string | null;
}

/** Reads the text between `CNT:` and `#`. A range too long or backwards is not believed: its first number is kept. */
export function countNumbers(text: string): CountNumbers {
  if (text.length <= 3 && /^[0-9]+$/.test(text)) return { numbers: [Number(text)], repaired: null };
  const clean = text.replace(/[^0-9, -]/g, '').replace(/^[ ,-]+|[ ,-]+$/g, '');
  if (clean === '') return { numbers: [], repaired: null };
  const numbers: number[] = [];
  for (const part of joined(clean).split(',', maxRange)) {
    const [first = '', last = first] = part.split('-', 2).map((digits) => digits.replace(/ /g, ''));
    if (!/^[0-9]{1,4}$/.test(first)) continue;
    const from = Number(first);
    const to = /^[0-9]{1,4}$/.test(last) ? Number(last) : from;
    const believed = to >= from && to - from < maxRange ? to : from;
    for (let number = from; number <= believed; number += 1) numbers.push(number);
  }
  const printed = text.trim().replace(/ ?([,-]) ?/g, '$1');
  const read = clean.replace(/ /g, '');
  return {
    numbers: numbers.slice(0, maxRange),
    repaired: printed.replace(/[.:;]+$/, '') === read ? null : read,
  };
}

/** Numbers of two digits or more with a space between are a list; a gap within one number is a scan's. */
function joined(clean: string): string {
  const groups = clean.split(' ').filter((group) => group !== '');
  const isList = groups.length > 1 && groups.every((group) => /^[0-9]{2,4}$/.test(group));
  return isList ? groups.join(',') : groups.join('');
}
