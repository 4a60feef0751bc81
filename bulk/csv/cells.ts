/** The cells of one row that has quotation marks: slower than the scanner, and by the letter of RFC 4180. */

const [comma, newline, carriageReturn, quote, space] = [44, 10, 13, 34, 32];

export type RowEnd =
  | { readonly kind: 'row'; readonly cells: number; readonly end: number; readonly lines: number }
  /** A quotation mark is opened and not closed in all that follows, or what closes it stands in the middle of a cell. */
  | { readonly kind: 'open_quote' };

/** A quoted cell that goes on over more than this is a quotation mark that was never closed. */
const longestQuoted = 65_536;

/**
 * Finds the cells of the row that starts at `from`; their places go to `starts` and `ends`, as many as fit. A quoted
 * cell is given without its outer marks; marks that are doubled inside stay doubled. `end` is behind the line end.
 */
export function cellsOfRow(
  bytes: Uint8Array,
  from: number,
  to: number,
  starts: Int32Array,
  ends: Int32Array,
): RowEnd {
  let cells = 0;
  let lines = 1;
  let at = from;
  const put = (start: number, end: number): void => {
    if (cells < starts.length) {
      starts[cells] = start;
      ends[cells] = end;
    }
    cells += 1;
  };
  for (;;) {
    if (bytes[at] === quote) {
      const start = at + 1;
      at = start;
      for (;;) {
        if (at >= to || at - start > longestQuoted) return { kind: 'open_quote' };
        const byte = bytes[at];
        if (byte === newline) lines += 1;
        if (byte === quote) {
          if (bytes[at + 1] !== quote) break;
          at += 1;
        }
        at += 1;
      }
      put(start, at);
      at += 1;
      // A closing mark ends its cell. Where text follows, it opened another cell: a mark before it was never closed.
      for (; at < to && bytes[at] !== comma && bytes[at] !== newline; at += 1)
        if (bytes[at] !== space && bytes[at] !== carriageReturn) return { kind: 'open_quote' };
    } else {
      const start = at;
      while (at < to && bytes[at] !== comma && bytes[at] !== newline) at += 1;
      put(start, at > start && bytes[at - 1] === carriageReturn && bytes[at] !== comma ? at - 1 : at);
    }
    if (at >= to || bytes[at] === newline) return { kind: 'row', cells, end: Math.min(to, at + 1), lines };
    at += 1;
  }
}

/** The text of a cell: UTF-8 where it is that, else Latin-1; doubled quotation marks are one. */
export function textOfBytes(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  let isAscii = true;
  for (const byte of bytes) if (byte > 127) isAscii = false;
  if (isAscii)
    return { text: unquoted(String.fromCharCode(...bytes.subarray(0, 20_000))), encoding: 'ascii' };
  try {
    return { text: unquoted(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding: 'utf-8' };
  } catch {
    return { text: unquoted(new TextDecoder('windows-1252').decode(bytes)), encoding: 'latin-1' };
  }
}

export type Encoding = 'ascii' | 'utf-8' | 'latin-1';

const unquoted = (text: string): string => text.replaceAll('""', '"').trim();
