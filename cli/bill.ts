/** A bill file as commands use it: read, checked, and laid over the law. */
import { type Bill, type LaidBill, type Law, layBill, readBill } from '@nunc/law';
import type { Call } from './command.ts';
import { Unusable } from './failure.ts';
import { nameOf, readBytes, textOf } from './input.ts';

const mostBytes = 2_000_000;

/** Reads a bill and lays it over the law; whatever does not fit ends the command. */
export async function openBill(call: Call, file: string, law: Law): Promise<LaidBill> {
  const name = nameOf(file);
  const read = readBill({ path: name, text: textOf(await readBytes(call.io, file, mostBytes), name) });
  if (read.bill === null) throw new Unusable(read.problems);
  const { laid, problems } = layBill(law, read.bill, name);
  if (laid === null) throw new Unusable(problems);
  return laid;
}

/** The day on which law and bill are compared: the day asked about, but where none is, not before the bill is in force. */
export const dayWith = (call: Call, bill: Bill, asOf: string | undefined): string =>
  asOf ?? (bill.effective > call.today ? bill.effective : call.today);
