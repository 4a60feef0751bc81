/** What the server must have for the device: each jurisdiction's packed law, and the text recognition's own files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Law, packDetails, packLaw } from '@nunc/law';
import { type Asset, typeOf } from '../assets/assets.ts';
import type { RecognizerAddresses } from './recognizer.ts';

const inPackages = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(inPackages.resolve(`${name}/package.json`));

/** The names of a jurisdiction's two files: `law-us-ca.json`, `law-us-ca-details.json`. */
export const lawNames = (jurisdiction: string) => ({
  law: `law-${jurisdiction}.json`,
  details: `law-${jurisdiction}-details.json`,
});

/** One file of law and one of details for each jurisdiction. Their addresses should hold their hash. */
export function lawAssets(law: Law): Asset[] {
  const json = (name: string, value: unknown): Asset => ({
    name,
    type: typeOf(name),
    bytes: Buffer.from(JSON.stringify(value)),
  });
  return [...law.jurisdictions.keys()].flatMap((id) => [
    json(lawNames(id).law, packLaw(law, id)),
    json(lawNames(id).details, packDetails(law, id)),
  ]);
}

/** The recognition finds its files by their own names, so its folder holds the version. */
const folder = `recognition-${versionOf('tesseract.js')}`;

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0';
}

/** The recognition's files, to be served under exactly these names. */
export function recognitionAssets(): Asset[] {
  const read = (name: string, path: string): Asset => ({
    name: `${folder}/${name}`,
    type: typeOf(name),
    bytes: readFileSync(path),
  });
  // Which of the three a device takes depends on what its processor can do.
  const programs = ['', 'simd-', 'relaxedsimd-'].map((kind) => `tesseract-core-${kind}lstm.wasm.js`);
  return [
    read('worker.js', join(folderOf('tesseract.js'), 'dist', 'worker.min.js')),
    ...programs.map((name) => read(name, join(folderOf('tesseract.js-core'), name))),
    read(
      'eng.traineddata.gz',
      join(folderOf('@tesseract.js-data/eng'), '4.0.0_best_int', 'eng.traineddata.gz'),
    ),
  ];
}

/** Where a page finds them, for `prepareReading`. */
export const recognizerAddresses: RecognizerAddresses = {
  worker: `/assets/${folder}/worker.js`,
  program: `/assets/${folder}`,
  language: `/assets/${folder}`,
};
