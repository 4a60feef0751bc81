/**
 * What a person hands over to her attorney: her record, what she told, and what it was screened with, as one text. The
 * text goes into the sealed file of `records/`; here is what stands in it, written and read.
 */
import type { Law } from '@nunc/law';
import {
  type ChargeHistory,
  type CriminalRecord,
  historiesOf,
  type Problem,
  readPlainJson,
} from '@nunc/records';
import type { Facts } from './facts.ts';
import { readFacts } from './factsFile.ts';

const schema = 'nunc-handover/1';

/** What the findings that the person saw can be derived again from. */
export interface ScreenedWith {
  readonly asOf: string;
  readonly lawHash: string;
  readonly engine: string;
  readonly language: 'en' | 'es';
}

export interface Handover {
  readonly record: CriminalRecord;
  readonly facts: Facts;
  readonly screened: ScreenedWith;
}

export type HandoverRead =
  | (Handover & { readonly histories: readonly ChargeHistory[] })
  | { readonly problems: readonly Problem[] };

/** Facts in the form of a facts file: the value that its YAML, or JSON, stands for. */
export function writtenFacts(facts: Facts): {
  readonly person: Readonly<Record<string, unknown>>;
  readonly cases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly charges: readonly Readonly<Record<string, string>>[];
} {
  const person: Record<string, unknown> = Object.fromEntries(facts.person);
  if (facts.periods.length > 0) {
    delete person.period;
    person.periods = facts.periods.map(({ from, to }) => ({ from, to }));
  }
  return {
    person,
    cases: Object.fromEntries([...facts.cases].map(([key, inner]) => [key, Object.fromEntries(inner)])),
    charges: [...facts.charges]
      .filter(([, inner]) => inner.size > 0)
      .map(([id, inner]) => ({ id, ...Object.fromEntries(inner) })),
  };
}

/** The text to seal. */
export function handoverText({ record, facts, screened }: Handover): string {
  return JSON.stringify({ schema, screened, record, facts: writtenFacts(facts) });
}

/** Reads an unsealed text; every part is checked as if a stranger had written it. `lawFor` loads the law of a record. */
export function readHandover(
  text: string,
  { lawFor, name }: { readonly lawFor: (histories: readonly ChargeHistory[]) => Law; readonly name: string },
): HandoverRead {
  const parts = partsOf(text);
  if (parts === null)
    return {
      problems: [
        {
          what: 'The file opened, but it does not hold a record and facts as this version of Nunc writes them.',
          where: name,
          remedy: 'Update Nunc and open it again, or ask for a new file.',
        },
      ],
    };
  const read = readPlainJson(JSON.stringify(parts.record), `${name}, record`);
  if ('problems' in read) return read;
  const histories = historiesOf(read.record);
  const { screened } = parts;
  const facts = readFacts(JSON.stringify(parts.facts, null, 1), {
    law: lawFor(histories),
    histories,
    asOf: screened.asOf,
    name: `${name}, facts`,
  });
  if (facts.file === null) return { problems: facts.problems };
  return { record: read.record, histories, facts: facts.file.facts, screened };
}

function partsOf(text: string): { record: unknown; facts: unknown; screened: ScreenedWith } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isGroup(value) || value.schema !== schema || !isGroup(value.screened)) return null;
  const { asOf, lawHash, engine, language } = value.screened;
  const isDay = typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf);
  if (!isDay || typeof lawHash !== 'string' || typeof engine !== 'string') return null;
  if (language !== 'en' && language !== 'es') return null;
  return { record: value.record, facts: value.facts, screened: { asOf, lawHash, engine, language } };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
