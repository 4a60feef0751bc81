/** What a version asks for, as a list that can be read: the same conditions that screening evaluates. */
import type { Condition, FactDefinition, Law, Test } from '@nunc/law';
import { phrases } from '@nunc/screening';
import { dayInWords, type Language } from '../site/language.ts';
import { Cite } from './featureValue.tsx';
import { featureText as text } from './featureWords.ts';
import { atlasWords as words } from './words.ts';

interface Props {
  readonly condition: Condition;
  readonly law: Law;
  readonly language: Language;
}

/** The elements of a version, each with its cite. */
export function ConditionList({ condition, law, language }: Props) {
  const parts = 'of' in condition ? condition.of : [condition];
  return (
    <ol class="atlas-conditions">
      {parts.map((part, index) => (
        <li key={index}>
          <strong>{phrases[language].element[part.element]}:</strong>{' '}
          <Node condition={part} law={law} language={language} />
        </li>
      ))}
    </ol>
  );
}

function Node({ condition, law, language }: Props) {
  const label = condition.label?.[language];
  const marks = (
    <>
      {condition.cite === null ? null : (
        <>
          {' '}
          <Cite cite={condition.cite} />
        </>
      )}
      {condition.unverified ? (
        <>
          {' '}
          <span class="atlas-mark">{words.unverifiedMark[language]}</span>
        </>
      ) : null}
    </>
  );
  if (!('of' in condition))
    return (
      <>
        {label === undefined ? null : `${label}: `}
        {leafWords(condition, law, language)}
        {marks}
      </>
    );
  const how = { all: text.allOf, any: text.anyOf, none: text.noneOf }[condition.kind][language];
  return (
    <>
      {label === undefined ? null : `${label}; `}
      {how}
      {marks}
      <ul>
        {condition.of.map((part, index) => (
          <li key={index}>
            <Node condition={part} law={law} language={language} />
          </li>
        ))}
      </ul>
    </>
  );
}

function leafWords(leaf: Condition, law: Law, language: Language): string {
  switch (leaf.kind) {
    case 'test': {
      const fact = law.facts.get(leaf.fact);
      return `${fact?.name[language] ?? leaf.fact}: ${testWords(leaf.test, fact, language)}`;
    }
    case 'offense_in': {
      const list = law.catalogue.lists.get(leaf.list);
      return text.onList[language]
        .replace('{list}', list?.title[language] ?? leaf.list)
        .replace('{cite}', list?.cite ?? '');
    }
    case 'section_in': {
      const categories = leaf.categories.map((id) => law.catalogue.nibrs.get(id)?.[language] ?? id);
      return text.oneOf[language].replace(
        '{list}',
        (leaf.sections.length > 0 ? leaf.sections : categories).join(', '),
      );
    }
    case 'law_unknown':
      return text.lawNotKnown[language];
    default:
      return '';
  }
}

function testWords(test: Test, fact: FactDefinition | undefined, language: Language): string {
  const named = (value: string): string =>
    fact?.choices?.find((choice) => choice.id === value)?.words[language] ??
    (value === 'yes' || value === 'no' ? phrases[language].truth[value] : value);
  const joined = (values: readonly string[]): string => values.map(named).join(` ${text.or[language]} `);
  switch (test.op) {
    case 'in': {
      const open = test.lawSilentOn.map((value) => `${named(value)} (${words.notKnown[language]})`);
      return [...(test.values.length === 0 ? [] : [joined(test.values)]), ...open].join(', ');
    }
    case 'not_in':
      return `${text.not[language]} ${joined(test.values)}`;
    case 'at_least':
      return text.atLeast[language].replace('{n}', String(test.amount));
    case 'at_most':
      return text.atMost[language].replace('{n}', String(test.amount));
    case 'on_or_after':
      return text.onOrAfter[language].replace('{day}', dayInWords(test.day, language));
    case 'on_or_before':
      return text.onOrBefore[language].replace('{day}', dayInWords(test.day, language));
    case 'years_since':
      return text.yearsSince[language].replace('{n}', String(test.years));
  }
}
