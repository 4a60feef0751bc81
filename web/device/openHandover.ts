/** Opening a hand-over file on the device, for a person who goes on with it. A part of its own: it checks every field. */
import type { Law } from '@nunc/law';
import { type ChargeHistory, type HandoverProblem, type Problem, unsealHandover } from '@nunc/records';
import { type Handover, readHandover } from '@nunc/screening';

/** Opens a file; `lawFor` gives the law of the jurisdictions in it, loaded before. Never throws. */
export async function openHandover(
  bytes: Uint8Array,
  passphrase: string,
  lawFor: (histories: readonly ChargeHistory[]) => Law,
): Promise<Handover | { readonly problem: HandoverProblem } | { readonly problems: readonly Problem[] }> {
  const opened = await unsealHandover(bytes, passphrase);
  return 'problem' in opened ? opened : readHandover(opened.text, { lawFor, name: 'the file' });
}
