/**
 * The whole atlas as a dataset, the same bytes for the same law: every feature of every version of every provision
 * with its cite, and whether it is known, silent, not known, and checked.
 */
import { flat } from './difference.ts';
import type { Law } from './loader.ts';
import type { Provision, ProvisionVersion } from './provision.ts';

/** One feature of one version. */
export interface AtlasRow {
  readonly jurisdiction: string;
  readonly provision: string;
  readonly citation: string;
  readonly kind: string;
  readonly relief: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly feature: string;
  readonly value: string;
  readonly state: 'known' | 'silent' | 'not_known';
  readonly cite: string;
  readonly verified: boolean;
  readonly reviewed: string;
  readonly confidence: string;
}

const columns = [
  'jurisdiction',
  'provision',
  'citation',
  'kind',
  'relief',
  'from',
  'to',
  'by',
  'feature',
  'value',
  'state',
  'cite',
  'verified',
  'reviewed',
  'confidence',
] as const satisfies readonly (keyof AtlasRow)[];

/** Every row, in the order of provision ids, versions and features. */
export function atlasRows(law: Law): AtlasRow[] {
  return inOrder(law).flatMap((provision) =>
    provision.versions.flatMap((version) =>
      [...flat(version.features)].map(([feature, value]) => rowOf(provision, version, feature, value)),
    ),
  );
}

/** The rows as CSV with a header line (RFC 4180, `\n` line ends). */
export function atlasCsv(law: Law): string {
  const cell = (value: string | boolean) => {
    const text = String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [
    columns.join(','),
    ...atlasRows(law).map((row) => columns.map((column) => cell(row[column])).join(',')),
  ]
    .join('\n')
    .concat('\n');
}

/** Provisions whole, with sources, review, bills and versions, and the jurisdictions; derived conditions are left out. */
export function atlasJson(law: Law): string {
  const provisions = inOrder(law).map(({ versions, path: _, ...provision }) => ({
    ...provision,
    versions: versions.map(({ condition: _condition, ...version }) => version),
  }));
  const jurisdictions = [...law.jurisdictions.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return `${JSON.stringify({ schema: 'nunc-atlas/1', lawHash: law.hash, jurisdictions, provisions }, null, 1)}\n`;
}

/** Metadata of the dataset in the manner of DataCite: what it is, whose, under which license, from which law. */
export function atlasMetadata(law: Law, version: string): string {
  const metadata = {
    schema: 'nunc-dataset/1',
    title: 'Nunc atlas of record-relief laws for survivors of human trafficking',
    creators: ['Nunc developers'],
    publisher: 'Nunc',
    version,
    identifier: { type: 'sha256 of the law files', value: law.hash },
    resourceType: 'Dataset',
    language: ['en', 'es'],
    license: { name: 'Creative Commons Attribution 4.0', spdx: 'CC-BY-4.0' },
    coverage: { jurisdictions: law.jurisdictions.size, provisions: law.provisions.length },
    files: ['atlas.json', 'atlas.csv'],
    notes: [
      'Text of the law only, never how courts apply it. Not legal advice.',
      'silent = the statute says nothing on the point; not_known = nobody here knows; verified=false = nobody here has checked the value against the text.',
    ],
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}

function rowOf(provision: Provision, version: ProvisionVersion, feature: string, value: unknown): AtlasRow {
  const state = value === null ? 'not_known' : value === 'silent' ? 'silent' : 'known';
  return {
    jurisdiction: provision.jurisdiction,
    provision: provision.id,
    citation: provision.citation,
    kind: provision.kind,
    relief: provision.relief,
    from: version.from ?? '?',
    to: version.to ?? '',
    by: version.by,
    feature,
    value: state === 'known' ? (typeof value === 'string' ? value : JSON.stringify(value)) : '',
    state,
    cite: version.cites[feature] ?? '',
    verified: !version.unverified.some((one) => feature === one || feature.startsWith(`${one}.`)),
    reviewed: provision.review.checked,
    confidence: provision.review.confidence,
  };
}

function inOrder(law: Law): Provision[] {
  return law.provisions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
