/** The list of places to choose from: plain links, in the order of their names in the reader's language. */

import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import type { Site } from '../site/site.ts';
import { type Directory, helpFor, isLocal } from './directory.ts';
import { helpWords as words } from './words.ts';

export function Places({
  site,
  directory,
  language,
  base,
}: {
  site: Site;
  directory: Directory;
  language: Language;
  base: '/help' | '/guide';
}) {
  const places = [...site.law.jurisdictions.values()].toSorted((a, b) =>
    a.name[language].localeCompare(b.name[language], language),
  );
  return (
    <ul class="nunc-help__places">
      {places.map((place) => {
        const local = helpFor(directory, place).filter(
          (help) => isLocal(help) && help.audience === 'survivors',
        ).length;
        return (
          <li key={place.id}>
            <a href={`/${language}${base}/${place.id}`}>{place.name[language]}</a>
            {local === 0 ? null : (
              <span class="nunc-small">
                {' '}
                (
                {local === 1 ? words.localOne[language] : filled(words.local[language], { n: String(local) })}
                )
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** For an address with a place that does not exist: says so and offers all that do. */
export function unknownPlace(
  site: Site,
  directory: Directory,
  language: Language,
  id: string,
  base: '/help' | '/guide',
): Page {
  return {
    title: words.unknownTitle[language],
    reader: 'survivor',
    width: 'wide',
    status: 404,
    path: base,
    body: (
      <>
        <h1>{words.unknownTitle[language]}</h1>
        <p>{filled(words.unknown[language], { place: id.slice(0, 40) })}</p>
        <Places site={site} directory={directory} language={language} base={base} />
      </>
    ),
  };
}
