/** A charge as a person would name it, in one line. */
import type { ChargeHistory } from '@nunc/records';
import type { Language } from '@nunc/screening';
import { cliWords } from './words.ts';

/** Code and section, or the description where the sheet gives no section. */
export function sectionWords(history: ChargeHistory, language: Language = 'en'): string {
  const section = [history.code, history.section].filter((part) => part !== null).join(' ');
  return section !== '' ? section : (history.description ?? cliWords[language].charge);
}

/** `misdemeanor, convicted 2013-01-08`. */
export function outcomeWords(history: ChargeHistory, language: Language): string {
  const words = cliWords[language];
  const ended = [words.outcome[history.outcome], history.outcomeDate]
    .filter((part) => part !== null)
    .join(' ');
  const arrested =
    history.outcomeDate === null && history.arrestDate !== null ? ` (${history.arrestDate})` : '';
  return history.severity === null
    ? ended + arrested
    : `${words.severity[history.severity]}, ${ended}${arrested}`;
}

/** `case 2CJ00812, Superior Court of California, County of Los Angeles`. */
export function placeWords(history: ChargeHistory, language: Language): string {
  const words = cliWords[language].screen;
  const where =
    history.court ??
    (history.county === null ? null : words.county(history.county)) ??
    history.arrestingAgency;
  const parts = [history.caseNumber === null ? null : words.case(history.caseNumber), where];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? words.courtNotKnown : known.join(', ');
}

/** Everything in one line: `PC 647(b), misdemeanor, convicted 2013-05-20, case 3CJ02145`. */
export function chargeLine(history: ChargeHistory, language: Language): string {
  const number = history.caseNumber === null ? '' : `, ${cliWords[language].screen.case(history.caseNumber)}`;
  return `${sectionWords(history, language)}, ${outcomeWords(history, language)}${number}`;
}
