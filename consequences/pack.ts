/** Consequences as JSON for a browser: one value a jurisdiction, loaded when it is needed, without YAML or Zod. */
import type { Consequences } from './consequence.ts';
import type { Consequence, Vocabulary } from './schema.ts';

const schema = 'nunc-consequence-pack/1';

export interface ConsequencePack {
  readonly schema: typeof schema;
  readonly jurisdiction: string;
  readonly vocabulary: Vocabulary;
  readonly consequences: readonly Consequence[];
}

/** One pack for each jurisdiction, in the order of their ids. */
export function packConsequences({ vocabulary, consequences }: Consequences): ConsequencePack[] {
  return [...new Set(consequences.map(({ jurisdiction }) => jurisdiction))].sort().map((jurisdiction) => ({
    ...{ schema, jurisdiction, vocabulary },
    consequences: consequences.filter((one) => one.jurisdiction === jurisdiction),
  }));
}

/** Whether a value read from JSON is a pack of this version; a page and its data may be of different ages. */
export function isConsequencePack(value: unknown): value is ConsequencePack {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === schema;
}

/** Brings packs together again; `null` for none. */
export function unpackConsequences(packs: readonly ConsequencePack[]): Consequences | null {
  const vocabulary = packs[0]?.vocabulary;
  if (vocabulary === undefined) return null;
  return { vocabulary, consequences: packs.flatMap((pack) => pack.consequences) };
}
