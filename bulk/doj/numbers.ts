/** Whether two case or booking numbers are one, as far as bytes tell: by their letters and digits alone. */

const shortest = 4;

/**
 * A number for the letters and digits of a cell; 0 where there are too few to tie anything together, -1 where bytes do
 * not tell (a list of several numbers, letters beyond ASCII).
 */
export function keyHash(view: DataView, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let signs = 0;
  for (let at = start; at < end; at += 1) {
    let byte = view.getUint8(at);
    if (byte > 127 || byte === comma || byte === numberSign) return -1;
    if (byte >= 97 && byte <= 122) byte -= 32;
    if (!((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90))) continue;
    hash = Math.imul(hash ^ byte, 0x01000193);
    signs += 1;
  }
  if (signs < shortest) return 0;
  const mixed = hash ^ (hash >>> 15);
  return mixed === 0 || mixed === -1 ? 1 : mixed;
}

const [comma, numberSign] = [44, 35];
