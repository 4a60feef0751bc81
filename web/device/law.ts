/** The law that a screening needs, fetched from this site one jurisdiction at a time and kept in memory only. */
import {
  isPackedDetails,
  isPackedLaw,
  type Law,
  type PackedDetails,
  type PackedLaw,
  unpackLaw,
} from '@nunc/law';

/** Where the server has a jurisdiction's law; `null` where it has none. */
export type LawAddresses = (
  jurisdiction: string,
) => { readonly law: string; readonly details: string } | null;

/** `unreachable`: no connection, try again. `changed`: this page is older than the server's law, load it again. */
export type Loading = 'ready' | 'no_such_law' | 'unreachable' | 'changed';

type Get = (address: string) => Promise<Response>;

export class LawShelf {
  readonly #addresses: LawAddresses;
  readonly #get: Get;
  readonly #packed = new Map<string, PackedLaw>();
  readonly #details = new Map<string, PackedDetails>();
  #law: Law | null = null;

  constructor(addresses: LawAddresses, get: Get = (address) => fetch(address)) {
    this.#addresses = addresses;
    this.#get = get;
  }

  /** The law of all jurisdictions loaded so far; `null` before the first. A new value after each load, and only then. */
  get law(): Law | null {
    return this.#law;
  }

  has(jurisdiction: string): boolean {
    return this.#packed.has(jurisdiction);
  }

  /** Loads what findings rest on. Load every jurisdiction of the record before screening it. */
  async load(jurisdiction: string): Promise<Loading> {
    if (this.has(jurisdiction)) return 'ready';
    const address = this.#addresses(jurisdiction)?.law;
    if (address === undefined) return 'no_such_law';
    const value = await this.#fetched(address);
    if (value === undefined) return 'unreachable';
    if (!isPackedLaw(value) || value.jurisdiction !== jurisdiction) return 'changed';
    return this.#put(this.#packed, value);
  }

  /** Loads sources, authorities and notes too, for the chain of authority. Findings do not change by it. */
  async loadDetails(jurisdiction: string): Promise<Loading> {
    if (this.#details.has(jurisdiction)) return 'ready';
    const address = this.#addresses(jurisdiction)?.details;
    if (address === undefined) return 'no_such_law';
    const value = await this.#fetched(address);
    if (value === undefined) return 'unreachable';
    if (!isPackedDetails(value) || value.jurisdiction !== jurisdiction) return 'changed';
    return this.#put(this.#details, value);
  }

  #put<T extends { readonly jurisdiction: string }>(shelf: Map<string, T>, value: T): Loading {
    shelf.set(value.jurisdiction, value);
    if (this.#packed.size === 0) return 'ready';
    const law = unpackLaw([...this.#packed.values()], [...this.#details.values()]);
    if (law === null) {
      shelf.delete(value.jurisdiction);
      return 'changed';
    }
    this.#law = law;
    return 'ready';
  }

  /** What stands at an address, or `undefined` when it cannot be had. */
  async #fetched(address: string): Promise<unknown> {
    try {
      const response = await this.#get(address);
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }
}
