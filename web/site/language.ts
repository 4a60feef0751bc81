/** The two languages of every page, and how an address says which. */
import type { Words } from '@nunc/law';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: string): text is Language => text === 'en' || text === 'es';

/** What each language calls itself. */
export const ownName: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

export const other = (language: Language): Language => (language === 'en' ? 'es' : 'en');

/**
 * The words of one part of the site. A missing Spanish (or English) string is a type error:
 * `const words = bilingual({ title: { en: 'Laws', es: 'Leyes' } })`, then `words.title[language]`.
 */
export const bilingual = <T extends Readonly<Record<string, Words>>>(words: T): T => words;

/** The language of a page from the first part of its path; `null` where the path has none. */
export function languageOfPath(path: string): Language | null {
  const first = path.split('/')[1] ?? '';
  return isLanguage(first) ? first : null;
}

/** The language a browser asks for first among ours (`Accept-Language`); English where it asks for neither. */
export function preferred(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const weight = Number(/q=([\d.]+)/.exec(options.join(';'))?.[1] ?? '1');
      return { language: tag.split('-')[0] ?? '', weight: Number.isNaN(weight) ? 0 : weight };
    })
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return ranked[0]?.language === 'es' ? 'es' : 'en';
}

/** A day in words: `1 de marzo de 2024`, `March 1, 2024`; months and years alone as far as they are known. */
export function dayInWords(day: string, language: Language): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (date !== undefined) options.day = 'numeric';
  const instant = new Date(`${year}-${month}-${date ?? '01'}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', options).format(instant);
}
