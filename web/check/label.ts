/** What a charge is called when we speak of it: its offense, and when. Pure. */
import { classify, classifyText, type Law } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import type { Facts } from '@nunc/screening';
import { dayInWords, type Language } from '../site/language.ts';
import type { CheckWords } from './wordsHere.ts';

export interface ChargeLabel {
  /** `Theft (PC 484(a))` */
  readonly name: string;
  /** `August 2013`, or `null`. */
  readonly when: string | null;
}

export function labelOf(
  history: ChargeHistory,
  facts: Facts,
  law: Law,
  language: Language,
  words: CheckWords,
): ChargeLabel {
  const told = facts.charges.get(history.id);
  const day = history.arrestDate ?? history.outcomeDate ?? told?.get('arrest_date') ?? null;
  return {
    name: nameOf(history, facts, law, language, words),
    when: day === null ? null : dayInWords(day, language),
  };
}

/** In one line: `Theft (PC 484(a)), August 2013`. */
export function labelLine(label: ChargeLabel): string {
  return label.when === null ? label.name : `${label.name}, ${label.when}`;
}

function nameOf(
  history: ChargeHistory,
  facts: Facts,
  law: Law,
  language: Language,
  words: CheckWords,
): string {
  const told = facts.charges.get(history.id);
  const offense = told?.get('offense');
  const found =
    offense === undefined || offense === 'skipped'
      ? classify(law.catalogue, {
          jurisdiction: history.jurisdiction,
          code: history.code,
          section: history.section ?? '',
          attempt: history.flags.includes('attempt'),
          ...(history.description === null ? {} : { description: history.description }),
        })
      : classifyText(law.catalogue, history.jurisdiction, offense);
  if (found.kind === 'known') return `${found.offense.title[language]} (${found.offense.cite})`;
  const section = [history.code, history.section].filter((part) => part !== null).join(' ');
  const category = told?.get('offense_category');
  const kind = category === undefined ? undefined : law.catalogue.nibrs.get(category)?.[language];
  const called = history.description ?? kind ?? null;
  if (called !== null) return section === '' ? called : `${called} (${section})`;
  return section === '' ? words.unnamed : section;
}
