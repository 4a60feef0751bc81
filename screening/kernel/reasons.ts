/** How many rows fail, and how many wait for a fact or for the law to be known, at each element of each provision. */
import type { Kernel, ReasonOf } from './kernel.ts';
import type { CodedBlock } from './run.ts';

export interface ReasonCount extends ReasonOf {
  /** Rows in which the element is not met, whatever else fails there. */
  readonly failed: number;
  /** Rows in which it is undecided. */
  readonly waited: number;
}

/** Counts over a block coded by a kernel of `compileReasons`, in the order of the law. */
export function countReasons(kernel: Kernel, block: CodedBlock): ReasonCount[] {
  const size = block.length * kernel.words;
  const out = { pass: new Uint32Array(size), possible: new Uint32Array(size) };
  kernel.run(block, out);
  return kernel.reasons.map((reason, rule) => {
    const from = Math.floor(rule / 32) * block.length;
    const bit = rule % 32;
    let [failed, waited] = [0, 0];
    for (let at = from; at < from + block.length; at += 1) {
      const possible = ((out.possible[at] ?? 0) >>> bit) & 1;
      const pass = ((out.pass[at] ?? 0) >>> bit) & 1;
      failed += 1 - possible;
      waited += possible & (1 - pass);
    }
    return { ...reason, failed, waited };
  });
}
