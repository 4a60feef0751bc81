/** A line that is typed and not shown. */

/** What is needed of a terminal's input. */
export interface Keys {
  setRawMode(isRaw: boolean): unknown;
  on(event: 'data', take: (chunk: Uint8Array) => void): unknown;
  off(event: 'data', take: (chunk: Uint8Array) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

const enter = new Set(['\r', '\n', '\u0004']);
const erase = new Set(['\u007f', '\b']);
const interrupt = '\u0003';

/**
 * Asks on the terminal without showing what is typed; `null` when it is broken off with nothing typed. Ctrl-C ends the
 * process as it does everywhere.
 */
export function askSecret(
  stdin: Keys,
  show: (text: string) => void,
  prompt: string,
  cutShort: () => void,
): Promise<string | null> {
  return new Promise((resolve) => {
    let typed: string[] = [];
    const decoder = new TextDecoder();
    const end = (answer: string | null) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      show('\n');
      resolve(answer);
    };
    const take = (chunk: Uint8Array) => {
      for (const sign of decoder.decode(chunk, { stream: true })) {
        if (sign === interrupt) {
          end(null);
          cutShort();
          return;
        }
        if (enter.has(sign)) {
          end(typed.length === 0 ? null : typed.join(''));
          return;
        }
        if (erase.has(sign)) typed = typed.slice(0, -1);
        else if (sign >= ' ' && typed.length < 1000) typed.push(sign);
      }
    };
    show(prompt);
    stdin.setRawMode(true);
    stdin.on('data', take);
    stdin.resume();
  });
}
