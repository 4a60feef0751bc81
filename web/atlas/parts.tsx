/** Small parts that the pages of the atlas share: where one is, the day, notes about the address, a swatch, a citation. */
import type { Rubric } from '@nunc/grading';
import type { Law } from '@nunc/law';
import type { ComponentChildren } from 'preact';
import { dayInWords, type Language } from '../site/language.ts';
import { type Atlas, shortHash } from './atlas.ts';
import { firstDay } from './day.ts';
import type { Grade } from './grades.ts';
import { fillOf } from './patterns.tsx';
import { to, type View } from './view.ts';
import { atlasWords as words } from './words.ts';

const places = [
  ['/laws', 'navMap'],
  ['/laws/compare', 'navCompare'],
  ['/laws/relief', 'navRelief'],
  ['/laws/ideal', 'navIdeal'],
  ['/laws/bill', 'navBill'],
  ['/laws/changes', 'navChanges'],
  ['/laws/data', 'navData'],
] as const;

/** The pages of the atlas. Day and rubric go along where the page takes them. */
export function AtlasNav({ view, here }: { view: View; here: string }) {
  const { language, keep } = view;
  return (
    <nav class="atlas-nav nunc-no-print" aria-label={words.navLabel[language]}>
      <ul>
        {places.map(([path, name]) => (
          <li key={path}>
            <a
              href={to(language, path, keep)}
              {...(path === here ? { 'aria-current': 'page' as const } : {})}
            >
              {words[name][language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What was wrong with the address and what is shown instead. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="nunc-note" role="status">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

/** Where this page stands in the atlas. */
export function Trail({
  language,
  steps,
}: {
  language: Language;
  steps: readonly (readonly [string, string])[];
}) {
  return (
    <nav class="atlas-trail nunc-no-print" aria-label={words.trail[language]}>
      <ol>
        <li>
          <a href={`/${language}/laws`}>{words.navMap[language]}</a>
        </li>
        {steps.map(([href, name]) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Fields that keep what else the address says when a form is sent. */
export function Kept({ query }: { query: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface DayProps {
  readonly view: View;
  readonly path: string;
  /** What else the address says. */
  readonly also?: Readonly<Record<string, string>>;
  /** Under each year: how many jurisdictions had a law for survivors on its first day. */
  readonly counts?: ReadonlyMap<number, number>;
  readonly rubrics?: readonly Rubric[];
}

/** The day: a row of years to go through one by one, and a field for any day. No script. */
export function DayChooser({ view, path, also = {}, counts, rubrics }: DayProps) {
  const { language, day, today, rubric, keep } = view;
  const years = yearsUntil(today);
  const chosen = day === today ? null : Number(day.slice(0, 4));
  const most = Math.max(1, ...(counts?.values() ?? []));
  return (
    <section class="atlas-day nunc-no-print" aria-labelledby="day-heading">
      <h2 id="day-heading" class="atlas-day__heading">
        {words.dayHeading[language]}
      </h2>
      <ol class="atlas-years">
        {years.map((year) => {
          const count = counts?.get(year);
          return (
            <li key={year}>
              <a
                href={to(language, path, also, keep, { on: `${year}-01-01` })}
                {...(chosen === year ? { 'aria-current': 'date' as const } : {})}
              >
                {count === undefined ? null : <Bar share={count / most} />}
                <span>{year}</span>
                {count === undefined ? null : (
                  <span class="atlas-years__count">
                    {count}
                    <span class="usa-sr-only"> {words.haveALaw[language]}</span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
        <li>
          <a
            href={to(language, path, also, { ...keep, on: '' })}
            {...(chosen === null ? { 'aria-current': 'date' as const } : {})}
          >
            <span>{words.today[language]}</span>
          </a>
        </li>
      </ol>
      <form class="atlas-day__form" method="get" action={`/${language}${path}`}>
        <Kept query={also} />
        <div>
          <label class="usa-label" for="on">
            {words.dayField[language]}
          </label>
          <input class="usa-input" id="on" name="on" type="date" min={firstDay} max={today} value={day} />
        </div>
        {rubrics === undefined ? (
          <Kept query={keep.rubric === undefined ? {} : { rubric: keep.rubric }} />
        ) : (
          <div>
            <label class="usa-label" for="rubric">
              {words.rubricField[language]}
            </label>
            <select class="usa-select" id="rubric" name="rubric">
              {rubrics.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === rubric.id}>
                  {one.title[language]}
                </option>
              ))}
            </select>
          </div>
        )}
        <button class="usa-button usa-button--outline" type="submit">
          {words.show[language]}
        </button>
      </form>
    </section>
  );
}

function yearsUntil(today: string): number[] {
  const first = Number(firstDay.slice(0, 4));
  return Array.from({ length: Number(today.slice(0, 4)) - first + 1 }, (_, index) => first + index);
}

function Bar({ share }: { share: number }) {
  const height = Math.round(share * 28);
  return (
    <svg class="atlas-years__bar" viewBox="0 0 20 30" aria-hidden="true">
      <rect x="4" y={30 - height - 1} width="12" height={height + 1} />
    </svg>
  );
}

/** A little square with a grade's color and pattern. */
export function Swatch({ grade }: { grade: Grade }) {
  return (
    <svg class="atlas-swatch" viewBox="0 0 34 24" aria-hidden="true">
      <rect x="1" y="1" width="32" height="22" rx="3" fill={fillOf(grade)} stroke="#6b645a" />
    </svg>
  );
}

/** Text of the data that exists in English only, marked so that a Spanish reader, and her screen reader, know it. */
export function InEnglish({
  language,
  children,
}: {
  language: Language;
  children: ComponentChildren;
}): ComponentChildren {
  return language === 'en' ? children : <span lang="en">{children}</span>;
}

/** A table that may be wider than the screen: it scrolls by itself, with the keyboard, too. */
export function Scroll({ labelledBy, children }: { labelledBy: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable without a mouse
    <section class="nunc-scroll" tabIndex={0} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}

/** Whose points they are. Stands by every grade. */
export function AboutRubric({ rubric, language }: { rubric: Rubric; language: Language }) {
  return (
    <p class="nunc-small">
      <strong>{rubric.title[language]}.</strong> {rubric.about[language]}{' '}
      {rubric.verified ? null : words.rubricNotVerified[language]}{' '}
      <a href={`/${language}/laws/data#rubrics`}>{words.method[language]}</a>
    </p>
  );
}

interface CiteProps {
  readonly law: Law;
  readonly language: Language;
  readonly what: string;
  /** The lasting address of the page; absolute where the site knows its own. */
  readonly address: string;
  readonly day: string;
}

/** How to cite a page: what, the day the law was read for, the state of the data, the address. */
export function HowToCite({ law, language, what, address, day }: CiteProps) {
  const text = words.citeText[language]
    .replace('{what}', what)
    .replace('{day}', dayInWords(day, language))
    .replace('{hash}', shortHash(law))
    .replace('{address}', address);
  return (
    <section class="atlas-cite" aria-labelledby="cite">
      <h2 id="cite">{words.citeHeading[language]}</h2>
      <p class="atlas-cite__text">{text}</p>
      <p class="nunc-small">
        {words.hashMeans[language]} <code class="atlas-hash">{law.hash}</code>. {words.license[language]}{' '}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer license">
          CC BY 4.0
        </a>
        .
      </p>
    </section>
  );
}

/** The picture that is shown where the page is shared; only where the site knows its own address. */
export function ShareMeta({ atlas, language, path }: { atlas: Atlas; language: Language; path: string }) {
  const { origin } = atlas.site;
  return (
    <>
      <link
        rel="alternate"
        type="application/atom+xml"
        href={`/${language}/laws/changes.atom`}
        title={words.navChanges[language]}
      />
      {origin === '' ? null : <meta property="og:image" content={`${origin}${path}`} />}
    </>
  );
}
