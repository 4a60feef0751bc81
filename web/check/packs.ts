/** The consequences of each jurisdiction as files that the self-screening loads. */
import { type Consequences, federal, packConsequences } from '@nunc/consequences';
import { type Asset, type Assets, typeOf } from '../assets/assets.ts';

const consequencePackOf = (jurisdiction: string): string => `consequences-${jurisdiction}.json`;

/** One file for each jurisdiction whose consequences are known. */
export function consequenceAssets(consequences: Consequences): Asset[] {
  return packConsequences(consequences).map((pack) => {
    const name = consequencePackOf(pack.jurisdiction);
    return { name, type: typeOf(name), bytes: new TextEncoder().encode(JSON.stringify(pack)) };
  });
}

/** The addresses of the consequences that reach a jurisdiction: the federal ones, and its own. */
export function consequencePacksFor(assets: Assets, jurisdiction: string): string[] {
  const wanted = new Set([federal, jurisdiction].map(consequencePackOf));
  return assets.names.filter((name) => wanted.has(name)).map((name) => assets.url(name));
}
