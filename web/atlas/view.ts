/** What an atlas page is asked to show: the day and the rubric, from the address. What cannot be used is said, not dropped. */
import type { Rubric } from '@nunc/grading';
import type { Context } from 'hono';
import { dayInWords, type Language } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { firstDay, readDay } from './day.ts';
import { atlasWords as words } from './words.ts';

export const usualRubric = 'nunc-1';

export interface View {
  readonly language: Language;
  readonly day: string;
  readonly today: string;
  readonly rubric: Rubric;
  /** What was wrong with the address, and what is shown instead. */
  readonly notes: readonly string[];
  /** Day and rubric as links carry them on: only what differs from the usual. */
  readonly keep: Readonly<Record<string, string>>;
}

/** Reads `on` and `rubric`. A day that cannot be shown gives today, or the nearest day that can. */
export function viewOf(context: Context, site: Site, language: Language): View {
  const today = site.today();
  const notes: string[] = [];
  const asked = context.req.query('on') ?? '';
  let day = today;
  if (asked !== '') {
    const read = readDay(asked);
    if (read === null) notes.push(words.badDay[language].replace('{day}', shortened(asked)));
    else if (read < firstDay) {
      day = firstDay;
      notes.push(words.dayTooEarly[language].replace('{day}', dayInWords(firstDay, language)));
    } else if (read > today) notes.push(words.dayTooLate[language]);
    else day = read;
  }
  const id = context.req.query('rubric') ?? '';
  const rubric = rubricOf(site, id);
  if (id !== '' && rubric.id !== id)
    notes.push(
      words.badRubric[language].replace('{rubric}', shortened(id)).replace('{shown}', rubric.title[language]),
    );
  const keep: Record<string, string> = {};
  if (day !== today) keep.on = day;
  if (rubric.id !== usualRubric) keep.rubric = rubric.id;
  return { language, day, today, rubric, notes, keep };
}

function rubricOf(site: Site, id: string): Rubric {
  const found = site.rubrics.get(id) ?? site.rubrics.get(usualRubric) ?? [...site.rubrics.values()][0];
  if (found === undefined) throw new Error('the site was started without a rubric');
  return found;
}

/** A value from an address, short enough to be shown back. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An address of the atlas: `path` is the one after the language; what is empty stays out of the query. */
export function to(language: Language, path: string, ...queries: readonly Query[]): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(Object.assign({}, ...queries) as Query))
    for (const one of typeof value === 'string' ? [value] : (value ?? []))
      if (one !== '') search.append(key, one);
  const text = search.toString();
  return `/${language}${path}${text === '' ? '' : `?${text}`}`;
}
