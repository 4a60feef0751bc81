/** A bill file as commands use it: read, checked, and laid over the law. */
import { type Bill, type Law, readBill, withBill } from '@nunc/law';
import type { Call } from './command.ts';
import { Unusable, unusable } from './failure.ts';
import { nameOf, readBytes, textOf } from './input.ts';

const mostBytes = 2_000_000;

export interface OpenedBill {
  readonly bill: Bill;
  /** The law as it would be. */
  readonly law: Law;
  /** The jurisdictions whose law it touches. */
  readonly jurisdictions: readonly string[];
}

/** Reads a bill and lays it over the law; whatever does not fit ends the command. */
export async function openBill(call: Call, file: string, law: Law): Promise<OpenedBill> {
  const name = nameOf(file);
  const { bill, problems } = read(textOf(await readBytes(call.io, file, mostBytes), name), name);
  if (bill === null) throw new Unusable(problems);
  const ids = [...bill.changes.map((one) => one.provision), ...bill.adds.map((one) => one.id)];
  if (ids.length === 0)
    throw unusable('The bill changes nothing.', name, 'Write what it changes under changes or adds.');
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw unusable(
      `The bill names ${twice} twice.`,
      name,
      'Write all that it changes in a provision in one place.',
    );
  const known = bill.adds.find((added) => law.provisions.some((one) => one.id === added.id));
  if (known !== undefined)
    throw unusable(
      `The bill adds ${known.id}, which the law has already.`,
      `${name}, adds`,
      'Write what it changes in it under changes, or give the new provision an id of its own.',
    );
  const laid = withBill(law, bill);
  if (laid.law === null)
    throw new Unusable(laid.problems.map((one) => ({ ...one, where: `${name}, ${one.where}` })));
  const jurisdictions = [...new Set(ids.map((id) => id.split('/')[0] ?? id))];
  return { bill, law: laid.law, jurisdictions };
}

function read(text: string, name: string): ReturnType<typeof readBill> {
  try {
    return readBill({ path: name, text });
  } catch {
    throw unusable('The YAML refers to itself too often to be read.', name, 'Write it without & and *.');
  }
}

/** The day on which law and bill are compared: the day asked about, but where none is, not before the bill is in force. */
export const dayWith = (call: Call, bill: Bill, asOf: string | undefined): string =>
  asOf ?? (bill.effective > call.today ? bill.effective : call.today);
