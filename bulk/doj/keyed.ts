/** Values by number, in the order in which they came. Numbers mostly rise: only where they do not is an index made. */

const fewEnough = 24;

export class Keyed<Value> {
  readonly values: Value[] = [];
  readonly #keys: number[] = [];
  #highest = -1;
  #index: Map<number, Value> | null = null;

  get(key: number): Value | undefined {
    if (key > this.#highest) return undefined;
    if (this.#index !== null) return this.#index.get(key);
    const keys = this.#keys;
    for (let at = keys.length - 1; at >= Math.max(0, keys.length - fewEnough); at -= 1)
      if (keys[at] === key) return this.values[at];
    if (keys.length <= fewEnough) return undefined;
    this.#index = new Map(this.values.map((value, at) => [keys[at] ?? -1, value]));
    return this.#index.get(key);
  }

  add(key: number, value: Value): void {
    this.values.push(value);
    this.#keys.push(key);
    if (key > this.#highest) this.#highest = key;
    this.#index?.set(key, value);
  }

  clear(): void {
    this.values.length = 0;
    this.#keys.length = 0;
    this.#highest = -1;
    this.#index = null;
  }
}
