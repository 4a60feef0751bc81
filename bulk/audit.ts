/** The people of the audit sample, each charge with the interpreter's whole chain of reasons, for a lawyer to check. */
import { scannerFor } from './csv/scanner.ts';
import type { Examined } from './jurisdiction.ts';
import { PersonInBlock } from './person.ts';
import type { BlockReader } from './recordReader.ts';
import type { Run } from './run.ts';
import type { SampledPerson } from './sampler.ts';

export interface AuditedPerson {
  readonly id: string;
  readonly charges: readonly {
    /** The number of the charge within the person, as in the output. */
    readonly row: number;
    /** Null where the charge is the same matter as another, or no law of its jurisdiction is known. */
    readonly examined: Examined | null;
  }[];
}

/** Reads the rows of the sampled people again and explains each charge; a person at a time, for explanations are large. */
export function* audited(
  run: Run,
  reader: BlockReader,
  sample: readonly SampledPerson[],
): Generator<AuditedPerson> {
  for (const { id, rows } of sample) {
    const scanner = scannerFor(rows.length + 1);
    scanner.bytes.set(rows);
    const isWhole = rows.at(-1) === 10;
    if (!isWhole) scanner.bytes[rows.length] = 10;
    reader.read(scanner, 0, rows.length + 1, rows.length + (isWhole ? 0 : 1), true, false);
    const { block } = reader;
    const charges = [];
    for (let person = 0; person < block.people; person += 1) {
      const first = block.first[person] ?? 0;
      new PersonInBlock().look(scanner.bytes, block, first, block.endOf(person));
      for (let at = first; at < block.endOf(person); at += 1) {
        const law = run.jurisdiction(block.jurisdiction[at] ?? 0);
        const isOwn = block.note[at] !== 1 && block.note[at] !== 2;
        charges.push({
          row: at - first + 1,
          examined: law !== null && isOwn ? law.examine(block, person, at) : null,
        });
      }
    }
    yield { id, charges };
  }
}
