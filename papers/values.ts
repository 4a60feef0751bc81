/** The tree of values that placeholders name. `null` is a fact that is missing; a path that is not there is a mistake. */
import type { Runs } from './document.ts';
import type { Statement } from './matter.ts';

export interface Rich {
  readonly runs: Runs;
}

export interface Said {
  readonly said: readonly Statement[];
}

export type Value = string | number | boolean | null | Rich | Said | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
/** A group with this one name and nothing else: a group of values may well have a member called so. */
const holdsOnly = (value: Value, name: string): boolean =>
  typeof value === 'object' && value !== null && !isList(value) && Object.keys(value).join() === name;
export const isRich = (value: Value): value is Rich => holdsOnly(value, 'runs');
export const isSaid = (value: Value): value is Said => holdsOnly(value, 'said');
const isValues = (value: Value): value is Values =>
  typeof value === 'object' && value !== null && !isList(value) && !isRich(value) && !isSaid(value);

/** The value at a path, or `undefined` where the path leads nowhere. */
export function valueAt(values: Values, path: string): Value | undefined {
  let here: Value | undefined = values;
  for (const name of path.split('.')) {
    if (here === null) return null;
    if (here === undefined || !isValues(here)) return undefined;
    here = Object.hasOwn(here, name) ? here[name] : undefined;
  }
  return here;
}

/** Whether a value counts as there: not missing, not false, not an empty list or text. */
export function holds(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  if (isList(value)) return value.length > 0;
  if (typeof value === 'object' && isSaid(value)) return value.said.length > 0;
  return true;
}

export const listOf = (value: Value | undefined): readonly Value[] =>
  value !== undefined && isList(value) ? value : [];
export const groupOf = (value: Value): Values => (isValues(value) ? value : { value });
