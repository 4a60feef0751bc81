/** Whether a person comes at two places of a file, told by their numbers, in little memory whatever the file's size. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Numbers sorted at once. */
const atOnce = 4_000_000;

/** How many people have more than one number in the file of numbers that a run kept. */
export function peopleTwice(path: string): number {
  const file = openSync(path, 'r');
  try {
    const count = fstatSync(file).size / 8;
    const parts = Math.ceil(count / atOnce);
    const room = new BigUint64Array(Math.min(count, Math.ceil((count / Math.max(1, parts)) * 1.2) + 4096));
    const words = new BigUint64Array(65_536);
    const bytes = new Uint8Array(words.buffer);
    let twice = 0;
    for (let part = 0; part < parts; part += 1) {
      let used = 0;
      let from = 0;
      for (;;) {
        const got = readSync(file, bytes, 0, bytes.length, from);
        if (got < 8) break;
        from += got - (got % 8);
        for (let at = 0; at < got >> 3; at += 1) {
          const number = words[at] ?? 0n;
          if (parts > 1 && Number(number % BigInt(parts)) !== part) continue;
          if (used < room.length) room[used] = number;
          used += 1;
        }
      }
      twice += repeated(room.subarray(0, Math.min(used, room.length)).sort());
    }
    return twice;
  } finally {
    closeSync(file);
  }
}

function repeated(sorted: BigUint64Array): number {
  let count = 0;
  for (let at = 1; at < sorted.length; at += 1)
    if (sorted[at] === sorted[at - 1] && (at === 1 || sorted[at] !== sorted[at - 2])) count += 1;
  return count;
}
