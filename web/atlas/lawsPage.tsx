/** `/laws`: the map of grades, what it says in a list and in a table, on any day since 2010, by any rubric, filtered. */
import type { ReportCard } from '@nunc/grading';
import { coverage, featureNames, type ProvisionVersion, valueNames, versionOn } from '@nunc/law';
import type { ComponentChildren } from 'preact';
import { dayInWords, type Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, idsByName, nameOf, pathOf } from './atlas.ts';
import { firstDay } from './day.ts';
import { type Chosen, facets, fits } from './facets.ts';
import { type Grade, gradeOf, pointsInWords, stepName, stepsOf } from './grades.ts';
import { MapPicture, type Place } from './mapPicture.tsx';
import {
  AboutRubric,
  AtlasNav,
  DayChooser,
  HowToCite,
  Kept,
  Notes,
  Scroll,
  ShareMeta,
  Swatch,
} from './parts.tsx';
import { shortened, to, type View } from './view.ts';
import { atlasWords as words } from './words.ts';

/** One jurisdiction as map, list and table show it. */
interface Row {
  readonly jurisdiction: string;
  readonly name: string;
  readonly card: ReportCard;
  readonly grade: Grade;
  readonly version: ProvisionVersion | null;
  readonly fit: 'yes' | 'no' | 'unknown';
  /** Share of the features in force that somebody here knows, 0 to 100; `null` where nothing is in force. */
  readonly known: number | null;
  readonly reviewed: string | null;
}

export interface LawsQuery {
  readonly sort: string;
  readonly facets: Chosen;
}

export function lawsPage(atlas: Atlas, view: View, query: LawsQuery): Page {
  const { site, shapes } = atlas;
  const { language, day, rubric } = view;
  const { law } = site;
  const { chosen, wrong } = query.facets;
  const sort = sortOf(query.sort);
  const notes = [
    ...view.notes,
    ...wrong.map((value) => words.badFacet[language].replace('{value}', shortened(value))),
    ...(sort === null ? [words.badSort[language].replace('{value}', shortened(query.sort))] : []),
  ];
  const rows = rowsOf(atlas, view, chosen);
  const facetQuery = Object.fromEntries(chosen);
  const places = new Map(
    rows.map((row): [string, Place] => [
      row.jurisdiction,
      {
        jurisdiction: row.jurisdiction,
        name: row.name,
        grade: row.grade,
        href: to(language, `/laws/${row.jurisdiction}`, view.keep),
        isFaint: chosen.size > 0 && row.fit === 'no',
      },
    ]),
  );
  const address = to(language, '/laws', { on: day }, view.keep, facetQuery);
  return {
    title: words.lawsTitle[language],
    description: words.lawsLead[language],
    reader: 'anyone',
    width: 'wide',
    head: <ShareMeta atlas={atlas} language={language} path={to(language, '/laws/share.png', view.keep)} />,
    body: (
      <>
        <AtlasNav view={view} here="/laws" />
        <h1>{words.lawsTitle[language]}</h1>
        <p class="nunc-lead">{words.lawsLead[language]}</p>
        <Notes notes={notes} />
        <DayChooser
          view={view}
          path="/laws"
          also={facetQuery}
          counts={lawsByYear(atlas, view)}
          rubrics={[...site.rubrics.values()]}
        />
        <h2 id="map">{words.mapHeading[language].replace('{day}', dayInWords(day, language))}</h2>
        <p>{summary(rows, language)}</p>
        <Facets view={view} chosen={chosen} />
        {chosen.size === 0 ? null : <FacetSummary rows={rows} language={language} />}
        <MapPicture
          places={places}
          shapes={shapes}
          rubric={rubric}
          label={words.mapLabel[language].replace('{day}', dayInWords(day, language))}
        />
        <AboutRubric rubric={rubric} language={language} />
        <Legend rows={rows} view={view} />
        <Table rows={rows} view={view} sort={sort ?? usualSort} also={facetQuery} />
        <p class="nunc-small">{words.notCovered[language]}</p>
        <HowToCite
          law={law}
          language={language}
          what={words.citeMap[language]}
          day={day}
          address={`${site.origin}${address}`}
        />
      </>
    ),
  };
}

function rowsOf({ site, cards }: Atlas, view: View, chosen: ReadonlyMap<string, string>): Row[] {
  const { law } = site;
  const { day, language, rubric } = view;
  const byId = new Map(cards.all(rubric, day).map((card) => [card.jurisdiction, card]));
  const counts = new Map(coverage(law, day).map((row) => [row.jurisdiction, row]));
  return idsByName(law, language).flatMap((jurisdiction): Row[] => {
    const card = byId.get(jurisdiction);
    if (card === undefined) return [];
    const provision = law.provisions.find((one) => one.id === card.provision);
    const count = counts.get(jurisdiction);
    const all =
      count === undefined ? 0 : count.features.known + count.features.silent + count.features.unknown;
    return [
      {
        jurisdiction,
        name: nameOf(law, jurisdiction, language),
        card,
        grade: gradeOf(card, rubric, language),
        version: (provision === undefined ? undefined : versionOn(provision, day)) ?? null,
        fit: chosen.size === 0 ? 'yes' : fits(law, jurisdiction, day, chosen),
        known:
          count === undefined || all === 0
            ? null
            : Math.round((100 * (count.features.known + count.features.silent)) / all),
        reviewed: provision?.review.checked ?? count?.oldestReview ?? null,
      },
    ];
  });
}

/** How many jurisdictions had a law made for survivors on the first day of each year. */
function lawsByYear({ cards }: Atlas, { rubric, today }: View): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(today.slice(0, 4)); year += 1) {
    const all = cards.all(rubric, `${year}-01-01`);
    counts.set(year, all.filter((card) => card.noCard !== 'no_law').length);
  }
  return counts;
}

function summary(rows: readonly Row[], language: Language): string {
  const of = (test: (row: Row) => boolean): string => String(rows.filter(test).length);
  const text = words.summary[language]
    .replace(
      '{have}',
      of(({ card }) => card.noCard !== 'no_law'),
    )
    .replace('{all}', String(rows.length))
    .replace(
      '{shut}',
      of(({ grade }) => grade.shutsOutAdults),
    )
    .replace(
      '{none}',
      of(({ grade }) => grade.sureness === 'none'),
    )
    .replace(
      '{range}',
      of(({ grade }) => grade.sureness === 'range'),
    );
  const unknown = rows.filter(({ grade }) => grade.sureness === 'not_known');
  return unknown.length === 0
    ? text
    : `${text} ${words.summaryUnknown[language].replace('{names}', unknown.map((row) => row.name).join(', '))}`;
}

function Facets({ view, chosen }: { view: View; chosen: ReadonlyMap<string, string> }) {
  const { language, keep } = view;
  return (
    <details class="atlas-facets nunc-no-print" open={chosen.size > 0}>
      <summary>{words.facetsHeading[language]}</summary>
      <form method="get" action={`/${language}/laws`}>
        <Kept query={keep} />
        <p class="nunc-small">{words.facetsMean[language]}</p>
        <div class="atlas-facets__fields">
          {facets.map(({ id, name, choices }) => (
            <div key={id}>
              <label class="usa-label" for={`f-${id}`}>
                {name[language]}
              </label>
              <select class="usa-select" id={`f-${id}`} name={id}>
                <option value="">{words.facetAny[language]}</option>
                {choices.map((choice) => (
                  <option key={choice.id} value={choice.id} selected={chosen.get(id) === choice.id}>
                    {choice.words[language]}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <p>
          <button class="usa-button" type="submit">
            {words.facetsApply[language]}
          </button>{' '}
          {chosen.size === 0 ? null : <a href={to(language, '/laws', keep)}>{words.facetsClear[language]}</a>}
        </p>
      </form>
    </details>
  );
}

function FacetSummary({ rows, language }: { rows: readonly Row[]; language: Language }) {
  const names = (fit: Row['fit']): string =>
    rows
      .filter((row) => row.fit === fit)
      .map((row) => row.name)
      .join(', ');
  const count = (fit: Row['fit']): string => String(rows.filter((row) => row.fit === fit).length);
  return (
    <div class="nunc-note" role="status">
      <p>
        <strong>{words.fitYes[language].replace('{n}', count('yes'))}</strong> {names('yes')}
      </p>
      {names('unknown') === '' ? null : (
        <p>
          <strong>{words.fitUnknown[language].replace('{n}', count('unknown'))}</strong> {names('unknown')}
        </p>
      )}
    </div>
  );
}

/** Key and compact list at once: each step of the scale with its look and the jurisdictions on it. */
function Legend({ rows, view }: { rows: readonly Row[]; view: View }) {
  const { language, rubric, keep } = view;
  const links = (own: readonly Row[]) =>
    own.map((row, index) => (
      <>
        {index === 0 ? null : ', '}
        <a href={to(language, `/laws/${row.jurisdiction}`, keep)}>{row.name}</a>
        {row.grade.sureness === 'range' ? ` (${row.grade.label})` : null}
        {row.grade.shutsOutAdults ? '*' : null}
      </>
    ));
  const steps = stepsOf(rubric).map(({ grade: step, at_least }, level) => ({
    step,
    at_least,
    exact: rows.filter(({ grade }) => grade.sureness === 'exact' && grade.level === level),
    range: rows.filter(({ grade }) => grade.sureness === 'range' && grade.level === level),
  }));
  const none = rows.filter(({ grade }) => grade.sureness === 'none');
  const unknown = rows.filter(({ grade }) => grade.sureness === 'not_known');
  return (
    <section aria-labelledby="by-grade">
      <h2 id="by-grade">{words.byGrade[language]}</h2>
      <dl class="atlas-legend">
        {steps.map(({ step, at_least, exact, range }) => (
          <div key={step} class="atlas-legend__step">
            <dt>
              {stepName(rubric, step, language)}{' '}
              {rubric.kind === 'points' ? (
                <span class="nunc-small">{words.fromPoints[language].replace('{n}', String(at_least))}</span>
              ) : null}
            </dt>
            {exact.length + range.length === 0 ? <dd>{words.nobody[language]}</dd> : null}
            {exact.length === 0 ? null : (
              <dd>
                <Swatch grade={exact[0]?.grade ?? blank} />
                {links(exact)}
              </dd>
            )}
            {range.length === 0 ? null : (
              <dd>
                <Swatch grade={range[0]?.grade ?? blank} />
                <span class="nunc-small">{words.atLeast[language]}</span> {links(range)}
              </dd>
            )}
          </div>
        ))}
        <div class="atlas-legend__step">
          <dt>{words.noLaw[language]}</dt>
          <dd>
            <Swatch grade={blank} />
            {none.length === 0 ? words.nobody[language] : links(none)}
          </dd>
        </div>
        {unknown.length === 0 ? null : (
          <div class="atlas-legend__step">
            <dt>{words.notKnownThen[language]}</dt>
            <dd>
              <Swatch grade={unknown[0]?.grade ?? blank} />
              {links(unknown)}
            </dd>
          </div>
        )}
      </dl>
      <p class="nunc-small">
        {words.rangeMeans[language]}{' '}
        {rows.some(({ grade }) => grade.shutsOutAdults) ? words.starMeans[language] : null}
      </p>
    </section>
  );
}

const blank: Grade = { sureness: 'none', level: null, label: '–', words: '', shutsOutAdults: false };

interface Column {
  readonly id: string;
  readonly name: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** What the table is sorted by; smaller comes first. A column without one is not for sorting. */
  readonly key?: (row: Row) => number | string;
}

const usualSort = { id: 'grade', isDown: false };
const sortable = ['name', 'grade', 'offenses', 'proof', 'hearing', 'known', 'reviewed'];

/** `known` sorts one way, `-known` the other; `null` for what is no column. */
function sortOf(text: string): { id: string; isDown: boolean } | null {
  if (text === '') return usualSort;
  const id = text.replace(/^-/, '');
  return sortable.includes(id) ? { id, isDown: text.startsWith('-') } : null;
}

interface TableProps {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly sort: { readonly id: string; readonly isDown: boolean };
  readonly also: Readonly<Record<string, string>>;
}

function Table({ rows, view, sort, also }: TableProps) {
  const { language, keep } = view;
  const columns = columnsOf(view);
  const key = columns.find(({ id }) => id === sort.id)?.key ?? (() => 0);
  const shown = rows
    .filter((row) => row.fit !== 'no')
    .toSorted((a, b) => {
      const [left, right] = [key(a), key(b)];
      const order =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : String(left).localeCompare(String(right), language);
      return sort.isDown ? -order : order;
    });
  return (
    <div>
      <h2 id="table">{words.tableHeading[language]}</h2>
      <Scroll labelledBy="table">
        <table class="usa-table atlas-table atlas-table--laws">
          <thead>
            <tr>
              {columns.map(({ id, name, key: sorts }) => {
                const isSorted = id === sort.id;
                const next = isSorted && !sort.isDown ? `-${id}` : id;
                return (
                  <th
                    key={id}
                    scope="col"
                    {...(isSorted
                      ? { 'aria-sort': sort.isDown ? ('descending' as const) : ('ascending' as const) }
                      : {})}
                  >
                    {sorts === undefined ? (
                      name
                    ) : (
                      <a href={`${to(language, '/laws', keep, also, { sort: next })}#table`}>
                        {name}
                        <span class="usa-sr-only">, {words.sortBy[language]}</span>
                        {isSorted ? <span aria-hidden="true">{sort.isDown ? ' ▼' : ' ▲'}</span> : null}
                      </a>
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.jurisdiction}>
                {columns.map(({ id, cell }, index) =>
                  index === 0 ? (
                    <th key={id} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={id}>{cell(row)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

function columnsOf(view: View): Column[] {
  const { language, keep } = view;
  const value = (row: Row, read: (version: ProvisionVersion) => string | null): string =>
    row.version === null ? '' : valueWord(read(row.version), language);
  return [
    {
      id: 'name',
      name: words.jurisdiction[language],
      key: (row) => row.name,
      cell: (row) => (
        <>
          <a href={to(language, `/laws/${row.jurisdiction}`, keep)}>{row.name}</a>
          {row.fit === 'unknown' ? <span class="atlas-gap">{words.fitNotKnown[language]}</span> : null}
        </>
      ),
    },
    {
      id: 'grade',
      name: words.gradeHead[language],
      key: (row) =>
        row.grade.sureness === 'none' || row.grade.sureness === 'not_known'
          ? 1000
          : -row.card.points.worst - row.card.points.best / 1000,
      cell: ({ grade, card }) =>
        grade.level === null ? (
          <span class={grade.sureness === 'not_known' ? 'atlas-gap' : ''}>{grade.words}</span>
        ) : (
          <>
            <strong>{grade.label}</strong>{' '}
            <span class="nunc-small">
              {grade.shutsOutAdults ? words.shutsOutAdults[language] : pointsInWords(card, language)}
            </span>
          </>
        ),
    },
    {
      id: 'law',
      name: words.lawHead[language],
      cell: ({ card }) =>
        card.provision === null ? (
          ''
        ) : (
          <a href={to(language, pathOf(card.provision), keep.on === undefined ? {} : { on: keep.on })}>
            {card.citation}
          </a>
        ),
    },
    {
      id: 'offenses',
      name: featureNames['offenses.scope']?.[language] ?? '',
      key: (row) =>
        row.version === null ? 99 : scopes.indexOf(row.version.features.offenses.scope ?? 'null'),
      cell: (row) => value(row, ({ features }) => features.offenses.scope),
    },
    {
      id: 'records',
      name: words.recordsHead[language],
      cell: (row) => (row.version === null ? '' : recordsWords(row.version, language)),
    },
    {
      id: 'proof',
      name: words.proofHead[language],
      key: (row) =>
        row.version === null ? 99 : burdens.indexOf(row.version.features.proof.burden ?? 'null'),
      cell: (row) => value(row, ({ features }) => features.proof.burden),
    },
    {
      id: 'hearing',
      name: featureNames['court.hearing']?.[language] ?? '',
      key: (row) =>
        row.version === null ? 99 : hearings.indexOf(row.version.features.court.hearing ?? 'null'),
      cell: (row) => value(row, ({ features }) => features.court.hearing),
    },
    {
      id: 'known',
      name: words.knownHead[language],
      key: (row) => -(row.known ?? -1),
      cell: ({ known }) => (known === null ? '' : `${known} %`),
    },
    {
      id: 'reviewed',
      name: words.reviewedHead[language],
      key: (row) => row.reviewed ?? '9999',
      cell: ({ reviewed }) => reviewed ?? '',
    },
  ];
}

/** From the widest to the narrowest, for sorting; what is not known comes last. */
const scopes = [
  'any',
  'any_except',
  'nonviolent_only',
  'listed',
  'misdemeanors_only',
  'prostitution_related_only',
  'silent',
  'null',
];
const burdens = [
  'prima_facie',
  'preponderance',
  'court_finding',
  'silent',
  'clear_and_convincing',
  'beyond_reasonable_doubt',
  'null',
];
const hearings = ['never', 'only_if_opposed', 'court_may_waive', 'silent', 'always', 'null'];

const valueWord = (value: string | null, language: Language): string =>
  value === null ? words.notKnown[language] : (valueNames[value]?.[language] ?? value);

function recordsWords({ features }: ProvisionVersion, language: Language): string {
  const kinds = Object.entries(features.reaches).flatMap(([kind, reached]) => {
    const name = featureNames[`reaches.${kind}`]?.[language].toLowerCase() ?? kind;
    if (reached === null) return [`${name} (${words.notKnown[language]})`];
    return reached === true ? [name] : [];
  });
  return kinds.join(', ');
}
