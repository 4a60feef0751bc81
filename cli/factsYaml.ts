/** Facts as a facts file: the YAML that `nunc screen --facts` reads back. */
import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ChargeHistory } from '@nunc/records';
import { type Facts, writtenFacts } from '@nunc/screening';
import { Document, isMap, isSeq, type Node } from 'yaml';
import { chargeLine } from './chargeWords.ts';
import { systemProblem, Unusable } from './failure.ts';
import type { Io } from './io.ts';

const head = ` What is known beyond the record, as answered in nunc ask. Anybody may correct it by hand:
 yes, no, a day (2014, 2014-05, 2014-05-02), a choice, or skipped (asked and not answered).
 It holds what a survivor told. Keep it as you keep the rest of the file.`;

/** The text of a facts file. `packet` is what belongs to the papers, passed on untouched. */
export function factsYaml(facts: Facts, packet: unknown, histories: readonly ChargeHistory[]): string {
  const known = histories.filter((history) => (facts.charges.get(history.id)?.size ?? 0) > 0);
  const inOrder = new Map(known.map(({ id }) => [id, facts.charges.get(id) ?? new Map<string, string>()]));
  const document = new Document({
    ...writtenFacts({ ...facts, charges: inOrder }),
    ...(packet === undefined ? {} : { packet }),
  });
  document.commentBefore = head;
  comment(document.get('charges', true), known);
  return document.toString({ lineWidth: 0 });
}

/** Which charge an id is, in words, before each entry. */
function comment(node: Node | unknown, histories: readonly ChargeHistory[]): void {
  if (!isSeq(node)) return;
  node.items.forEach((item, index) => {
    const history = histories[index];
    if (isMap(item) && history !== undefined) item.commentBefore = ` ${chargeLine(history, 'en')}`;
  });
}

/** Writes the file so that it is whole at every moment, readable only by its owner. */
export async function writeFacts(io: Io, file: string, text: string): Promise<void> {
  const path = resolve(io.cwd, file);
  const half = `${path}.part`;
  const cancel = io.onInterrupt(() => void rm(half, { force: true }));
  try {
    await writeFile(half, text, { mode: 0o600 });
    await chmod(half, 0o600);
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw new Unusable([systemProblem(error, file, 'Writing it')]);
  } finally {
    cancel();
  }
}
