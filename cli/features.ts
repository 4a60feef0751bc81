/** The features of a version as a flat list of paths and words: for showing them, and for comparing two versions. */
import type { ProvisionVersion } from '@nunc/law';

export interface FlatFeature {
  readonly path: string;
  readonly value: unknown;
  readonly cite: string | null;
  readonly isUnverified: boolean;
}

/** Every feature, groups taken apart, lists kept whole. */
export function flatFeatures(version: ProvisionVersion): FlatFeature[] {
  return flat('', version.features).map(({ path, value }) => ({
    path,
    value,
    cite: version.cites[path] ?? null,
    isUnverified: version.unverified.some((one) => path === one || path.startsWith(`${one}.`)),
  }));
}

function flat(path: string, value: unknown): { path: string; value: unknown }[] {
  if (!isGroup(value) || isWords(value) || 'by' in value) return [{ path, value }];
  return Object.entries(value).flatMap(([key, below]) => flat(path === '' ? key : `${path}.${key}`, below));
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWords = (
  value: Readonly<Record<string, unknown>>,
): value is { readonly en: string; readonly es: string } =>
  typeof value.en === 'string' && typeof value.es === 'string';

/** A feature's value in words: a value, `silent` and not known are three different answers. */
export function valueWords(value: unknown): string {
  if (value === null) return 'NOT KNOWN';
  if (value === undefined) return 'nothing';
  if (value === 'silent') return 'the statute is silent';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'string') return value.replaceAll('_', ' ');
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join('; ');
  return isGroup(value) ? groupWords(value) : '';
}

function groupWords(group: Readonly<Record<string, unknown>>): string {
  if (isWords(group)) return group.en;
  const { text, label, cite, ...rest } = group;
  const parts = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key.replaceAll('_', ' ')} ${valueWords(value)}`);
  const head = [text, label].filter((one) => one !== undefined).map(valueWords);
  const tail = typeof cite === 'string' ? ` [${cite}]` : '';
  return `${[...head, ...(parts.length === 0 ? [] : [head.length === 0 ? parts.join(', ') : `(${parts.join(', ')})`])].join(' ')}${tail}`;
}
