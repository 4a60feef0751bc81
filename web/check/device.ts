/** What the page loads for itself after its law: the reader of files, sources of the law, consequences. */
import { type Consequences, isConsequencePack, unpackConsequences } from '@nunc/consequences';
import { type DeviceReader, prepareReading } from '../device/read.ts';
import type { RecognizerAddresses } from '../device/recognizer.ts';

export interface Rest {
  readonly reader: DeviceReader | null;
  readonly consequences: Consequences | null;
}

/** Loads what is not needed to begin. Nothing is asked of the server after this has come back. */
export async function loadRest(
  consequences: readonly string[],
  recognizer: RecognizerAddresses,
): Promise<Rest> {
  const [reader, known] = await Promise.all([prepareReading(recognizer), consequencesAt(consequences)]);
  return { reader, consequences: known };
}

/** `null` where any part did not come: half a list of consequences would say that the rest does not exist. */
async function consequencesAt(addresses: readonly string[]): Promise<Consequences | null> {
  try {
    const values = await Promise.all(
      addresses.map(async (address): Promise<unknown> => (await fetch(address)).json()),
    );
    const packs = values.filter(isConsequencePack);
    return packs.length === addresses.length ? unpackConsequences(packs) : null;
  } catch {
    return null;
  }
}
