/** One feature of a law as a person reads it: a value, "the statute is silent", or "not known", which are three things. */
import { valueNames, type Words } from '@nunc/law';
import type { ComponentChildren } from 'preact';
import { dayInWords, type Language } from '../site/language.ts';
import { featureText as text } from './featureWords.ts';
import { InEnglish } from './parts.tsx';
import { atlasWords as words } from './words.ts';

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWords = (value: unknown): value is Words =>
  isGroup(value) && typeof value.en === 'string' && typeof value.es === 'string';

/** Something that nobody here knows, marked so that it cannot be read as a no. */
function Gap({ language }: { language: Language }) {
  return <span class="atlas-gap">{words.notKnown[language]}</span>;
}

/** `null` is not known, except in the two features where it means that there is none. */
export const isAbsent = (path: string, value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0) ||
  (value === null && (path === 'nexus.words' || path === 'procedure.response_from'));

interface Props {
  readonly path: string;
  readonly value: unknown;
  readonly language: Language;
}

/** The value of a feature, whatever its shape. */
export function FeatureValue({ path, value, language }: Props): ComponentChildren {
  if (value === null || value === undefined) return <Gap language={language} />;
  if (Array.isArray(value)) {
    if (value.length === 0) return emptyWords(path, language);
    return (
      <ul class="atlas-entries">
        {value.map((entry, index) => (
          <li key={index}>
            <Entry entry={entry} language={language} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'number') return numberWords(path, value, language);
  if (typeof value === 'boolean') return valueNames[value ? 'yes' : 'no']?.[language] ?? '';
  if (typeof value === 'string') return wordOf(path, value, language);
  return <Entry entry={value} language={language} />;
}

function emptyWords(path: string, language: Language): string {
  return path === 'timing.waits' ? text.noWait[language] : (valueNames.none?.[language] ?? '');
}

function wordOf(path: string, value: string, language: Language): ComponentChildren {
  if (path === 'timing.deadline' && value === 'none') return text.noDeadline[language];
  return valueNames[value]?.[language] ?? <InEnglish language={language}>{value}</InEnglish>;
}

function numberWords(path: string, value: number, language: Language): string {
  if (path === 'procedure.filing_fee')
    return value === 0 ? text.free[language] : text.dollars[language].replace('{n}', String(value));
  return path.endsWith('_days') ? text.days[language].replace('{n}', String(value)) : String(value);
}

/** An entry of a list, or a value that has parts: words with a cite, offenses, a wait, a form, a deadline. */
function Entry({ entry, language }: { entry: unknown; language: Language }): ComponentChildren {
  if (isWords(entry)) return entry[language];
  if (typeof entry === 'string')
    return valueNames[entry]?.[language] ?? <InEnglish language={language}>{entry}</InEnglish>;
  if (!isGroup(entry)) return String(entry);
  const cite = typeof entry.cite === 'string' ? <Cite cite={entry.cite} /> : null;
  if (isWords(entry.text)) return withCite(entry.text[language], cite);
  if (isWords(entry.label))
    return withCite(<Offenses set={entry} label={entry.label} language={language} />, cite);
  if (typeof entry.years === 'number') return withCite(waitWords(entry, language), cite);
  if (typeof entry.id === 'string' && isWords(entry.for)) return `${entry.id}: ${entry.for[language]}`;
  if (typeof entry.provision === 'string' && isWords(entry.why))
    return (
      <>
        <a href={`/${language}/laws/${entry.provision}`}>{entry.provision.split('/')[1]}</a>:{' '}
        {entry.why[language]}
      </>
    );
  if (typeof entry.by === 'string') {
    const later = isWords(entry.later_on) ? `; ${entry.later_on[language]}` : '';
    return `${text.until[language].replace('{day}', dayInWords(entry.by, language))}${later}`;
  }
  if (isWords(entry.rolling)) return entry.rolling[language];
  return <code>{JSON.stringify(entry)}</code>;
}

const withCite = (said: ComponentChildren, cite: ComponentChildren): ComponentChildren => (
  <>
    {said}
    {cite === null ? null : <> {cite}</>}
  </>
);

/** A cite as the law's file gives it. */
export function Cite({ cite }: { cite: string }) {
  return <span class="atlas-cite-mark">[{cite}]</span>;
}

/** A set of offenses: its name, and its sections where it names them one by one. */
function Offenses({ set, label, language }: { set: Group; label: Words; language: Language }) {
  const sections = Array.isArray(set.sections) ? set.sections.filter((one) => typeof one === 'string') : [];
  return (
    <>
      {label[language]}
      {sections.length === 0 ? null : <span class="nunc-small"> ({sections.join(', ')})</span>}
    </>
  );
}

/** `2 years from the conviction`. */
export function waitWords(wait: Group, language: Language): string {
  const from = typeof wait.from === 'string' ? (valueNames[wait.from]?.[language] ?? wait.from) : '';
  const pattern = wait.years === 1 ? text.waitOne : text.wait;
  return pattern[language].replace('{n}', String(wait.years)).replace('{from}', from);
}

/** The value of a feature as a report card's evidence gives it: a word, a number of entries, or not known. */
export function evidenceWords(value: string, language: Language): string {
  if (value === 'not known') return words.notKnown[language];
  if (value === '1') return text.entry[language];
  if (/^\d+$/.test(value)) return text.entries[language].replace('{n}', value);
  return valueNames[value]?.[language] ?? value;
}
