/** `/laws/relief`: the kinds of relief side by side, by what the laws in force on a day really say, and a rule of thumb. */
import {
  featureNames,
  type Provision,
  type ProvisionVersion,
  type ReliefKind,
  valueNames,
  versionOn,
} from '@nunc/law';
import { filled } from '../site/filled.ts';
import { dayInWords, type Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, nameOf } from './atlas.ts';
import type { readMatrix } from './matrix.ts';
import { moreWords as words } from './moreWords.ts';
import { AtlasNav, DayChooser, Notes, Scroll } from './parts.tsx';
import { to, type View } from './view.ts';
import { atlasWords } from './words.ts';

interface InForce {
  readonly provision: Provision;
  readonly version: ProvisionVersion;
}

export function reliefPage(atlas: Atlas, view: View, matrix: ReturnType<typeof readMatrix>): Page {
  const { law } = atlas.site;
  const { language, day } = view;
  const kinds = [...law.reliefs.values()].toSorted((a, b) => a.rank - b.rank);
  const inForce = law.provisions.flatMap((provision): InForce[] => {
    const version = versionOn(provision, day);
    return version === undefined ? [] : [{ provision, version }];
  });
  return {
    title: words.reliefTitle[language],
    reader: 'anyone',
    width: 'wide',
    body: (
      <>
        <AtlasNav view={view} here="/laws/relief" />
        <h1>{words.reliefTitle[language]}</h1>
        <p class="nunc-lead">{words.reliefLead[language]}</p>
        <Notes notes={view.notes} />
        <DayChooser view={view} path="/laws/relief" />
        <h2 id="kinds">{dayInWords(day, language)}</h2>
        <Scroll labelledBy="kinds">
          <table class="usa-table atlas-table atlas-table--relief">
            <thead>
              <tr>
                <th scope="col">{words.relief[language]}</th>
                <th scope="col">{words.reliefWhom[language]}</th>
                <th scope="col">{words.reliefEverybody[language]}</th>
                <th scope="col">{words.reliefProof[language]}</th>
                <th scope="col">{words.reliefEffect[language]}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map((kind) => (
                <KindRow
                  key={kind.id}
                  kind={kind}
                  own={inForce.filter(({ provision }) => provision.relief === kind.id)}
                  atlas={atlas}
                  view={view}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
        <h2 id="matrix">{words.matrixHeading[language]}</h2>
        <div class="nunc-note">
          <p>{words.matrixRule[language]}</p>
        </div>
        <Scroll labelledBy="matrix">
          <table class="usa-table atlas-table atlas-table--relief">
            <thead>
              <tr>
                <th scope="col">{words.matrixArea[language]}</th>
                <th scope="col">{matrix.kinds.vacatur[language]}</th>
                <th scope="col">{matrix.kinds.dismissal[language]}</th>
                <th scope="col">{matrix.kinds.sealing[language]}</th>
              </tr>
            </thead>
            <tbody>
              {matrix.areas.map((row) => (
                <tr key={row.area.en}>
                  <th scope="row">{row.area[language]}</th>
                  <td>{row.vacatur[language]}</td>
                  <td>{row.dismissal[language]}</td>
                  <td>{row.sealing[language]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p class="nunc-small">
          {words.matrixSource[language]}: {matrix.source[language]}.{' '}
          <a href={`/${language}/consequences`}>{words.consequences[language]}</a>
        </p>
      </>
    ),
  };
}

interface RowProps {
  readonly kind: ReliefKind;
  readonly own: readonly InForce[];
  readonly atlas: Atlas;
  readonly view: View;
}

const effects = [
  'deemed_never_occurred',
  'may_deny',
  'destroyed',
  'sealed_public',
  'licensing_boards_see',
  'on_the_merits',
] as const;

function KindRow({ kind, own, atlas, view }: RowProps) {
  const { language } = view;
  const made = own.filter(({ provision }) => provision.kind === 'trafficking_specific');
  const other = own.filter(({ provision }) => provision.kind !== 'trafficking_specific');
  const count = (list: readonly InForce[]): string =>
    list.length === 0
      ? words.reliefNone[language]
      : filled(words.reliefLaws[language], {
          n: String(list.length),
          places: String(new Set(list.map(({ provision }) => provision.jurisdiction)).size),
        });
  return (
    <tr>
      <th scope="row">
        {kind.name[language]}
        <span class="atlas-why">{kind.means[language]}</span>
      </th>
      <td>
        {count(made)}
        <Places own={made} atlas={atlas} view={view} />
      </td>
      <td>{count(other)}</td>
      <td>{tally(made, language)}</td>
      <td>
        {made.length === 0 ? (
          words.reliefNone[language]
        ) : (
          <ul class="atlas-entries">
            {effects.map((effect) => (
              <li key={effect}>{effectCount(made, effect, language)}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Places({ own, atlas, view }: Pick<RowProps, 'own' | 'atlas' | 'view'>) {
  const ids = [...new Set(own.map(({ provision }) => provision.jurisdiction))].toSorted();
  if (ids.length === 0) return null;
  return (
    <details>
      <summary>{words.reliefWhere[view.language]}</summary>
      {ids.map((id, index) => (
        <>
          {index === 0 ? null : ', '}
          <a href={to(view.language, `/laws/${id}`, view.keep)}>
            {nameOf(atlas.site.law, id, view.language)}
          </a>
        </>
      ))}
    </details>
  );
}

/** How often each measure of proof is asked for. */
function tally(own: readonly InForce[], language: Language): string {
  if (own.length === 0) return words.reliefNone[language];
  const counts = Map.groupBy(own, ({ version }) => version.features.proof.burden);
  return [...counts]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([burden, laws]) => {
      const name =
        burden === null ? atlasWords.notKnown[language] : (valueNames[burden]?.[language] ?? burden);
      return `${name}: ${laws.length}`;
    })
    .join('; ');
}

function effectCount(own: readonly InForce[], effect: (typeof effects)[number], language: Language): string {
  const values = own.map(({ version }) => version.features.effect[effect]);
  const count = (wanted: unknown): string => String(values.filter((value) => value === wanted).length);
  return filled(words.reliefCount[language], {
    what: featureNames[`effect.${effect}`]?.[language] ?? effect,
    yes: count(true),
    no: count(false),
    silent: count('silent'),
    unknown: count(null),
  });
}
