/** What a person's answer means: a value in the notation of facts.yaml, a skip, the wish to stop, or not understood. */
import { classifyText, type FactDefinition, type Law } from '@nunc/law';
import type { Language, Period } from '@nunc/screening';
import { partialDay } from './day.ts';
import { cliWords } from './words.ts';

export type Answer =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'periods'; readonly periods: readonly Period[] }
  | { readonly kind: 'skip' }
  | { readonly kind: 'stop' }
  /** Not understood: what to say before waiting for another answer to the same question. */
  | { readonly kind: 'again'; readonly say: string };

export interface Asked {
  readonly definition: FactDefinition;
  readonly law: Law;
  readonly language: Language;
  readonly asOf: string;
  /** Whose law the charge is under, for questions about the offense. */
  readonly jurisdiction: string | null;
}

const stops = new Set(['stop', 'quit', 'exit', 'end', 'parar', 'para', 'fin', 'salir', 'alto']);
const skips = new Set([
  '?',
  'skip',
  'unknown',
  "don't know",
  'dont know',
  'i don’t know',
  "i don't know",
  'no se',
  'no sé',
  'saltar',
  'no lo sé',
  'no lo se',
]);
const yes = new Set(['yes', 'y', 'si', 'sí', 's', 'true']);
const no = new Set(['no', 'n', 'false']);

/** Reads one line. An empty line is not an answer: the question is said again. */
export function readAnswer(line: string, asked: Asked): Answer {
  const text = line.trim();
  const lower = text.toLowerCase().replace(/[.!]$/, '');
  if (stops.has(lower)) return { kind: 'stop' };
  if (skips.has(lower)) return { kind: 'skip' };
  const words = cliWords[asked.language].ask;
  switch (asked.definition.type) {
    case 'yes_no':
      if (yes.has(lower)) return { kind: 'value', value: 'yes' };
      return no.has(lower) ? { kind: 'value', value: 'no' } : { kind: 'again', say: words.notYesNo };
    case 'choice':
      return choiceAnswer(text, asked);
    case 'number':
      return /^\d{1,6}$/.test(text)
        ? { kind: 'value', value: text }
        : { kind: 'again', say: words.notNumber };
    case 'day':
      return dayAnswer(text, asked);
    case 'periods':
      return periodsAnswer(text, asked);
  }
}

function choiceAnswer(text: string, { definition, law, language, jurisdiction }: Asked): Answer {
  const words = cliWords[language].ask;
  const choices = definition.choices ?? [];
  if (choices.length === 0) return freeAnswer(text, definition, law, jurisdiction, words.notOffense);
  const number = /^\d+$/.test(text) ? choices[Number(text) - 1] : undefined;
  const lower = text.toLowerCase();
  const found =
    number ??
    choices.find((one) => [one.id, one.words.en.toLowerCase(), one.words.es.toLowerCase()].includes(lower));
  return found === undefined
    ? { kind: 'again', say: words.notChoice(choices.length) }
    : { kind: 'value', value: found.id };
}

/** A section of law, checked against the catalogue; another open choice is taken as it is. */
function freeAnswer(
  text: string,
  definition: FactDefinition,
  law: Law,
  jurisdiction: string | null,
  say: string,
): Answer {
  if (text === '' || text.length > 200) return { kind: 'again', say };
  if (
    definition.id === 'offense' &&
    jurisdiction !== null &&
    classifyText(law.catalogue, jurisdiction, text).kind === 'unknown'
  )
    return { kind: 'again', say };
  return { kind: 'value', value: text };
}

function dayAnswer(text: string, { language, asOf }: Asked): Answer {
  const words = cliWords[language].ask;
  const day = partialDay(text);
  if (day === null) return { kind: 'again', say: words.notDay };
  return isAfter(day, asOf) ? { kind: 'again', say: words.afterAsOf(asOf) } : { kind: 'value', value: day };
}

/** Whether even the first day that a partly known day may be is later. */
const isAfter = (day: string, asOf: string): boolean => day > asOf.slice(0, day.length);

/** `2013..2015`, `2013-05 to 2015`, `2013 a 2015`, `2013 - 2015`, `2014`, `2013..`; several with a comma. */
function periodsAnswer(text: string, { language, asOf }: Asked): Answer {
  const words = cliWords[language].ask;
  const periods: Period[] = [];
  for (const part of text.split(/[,;]/).map((one) => one.trim())) {
    const ends = part.split(/\s*(?:\.\.+|…|\s-\s|\s–\s|–|\bto\b|\ba\b|\bhasta\b|\buntil\b)\s*/);
    const [first = '', second] = ends.map((end) => end.replace(/^(?:from|desde|de)\s+/i, ''));
    if (ends.length > 2 || (first === '' && (second ?? '') === ''))
      return { kind: 'again', say: words.notPeriods };
    const from = first === '' ? null : partialDay(first);
    const to = second === undefined ? from : second === '' ? null : partialDay(second);
    if ((from === null && first !== '') || (to === null && second !== undefined && second !== ''))
      return { kind: 'again', say: words.notPeriods };
    for (const end of [from, to])
      if (end !== null && isAfter(end, asOf)) return { kind: 'again', say: words.afterAsOf(asOf) };
    if (from !== null && to !== null && from.slice(0, to.length) > to.slice(0, from.length))
      return { kind: 'again', say: words.endsBeforeStart };
    periods.push({ from, to });
  }
  return { kind: 'periods', periods };
}

/** What may be written, in a few words. */
export function answerHint({ definition, language }: Pick<Asked, 'definition' | 'language'>): string {
  const words = cliWords[language].ask;
  switch (definition.type) {
    case 'yes_no':
      return words.yesNo;
    case 'day':
      return words.day;
    case 'number':
      return words.number;
    case 'periods':
      return words.periods;
    case 'choice': {
      const count = definition.choices?.length ?? 0;
      return count === 0 ? words.text : words.number1(count);
    }
  }
}
