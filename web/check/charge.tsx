/** One charge by hand, one thing a page. Everything may be left open. */
import type { Law } from '@nunc/law';
import { useMemo, useState } from 'preact/hooks';
import { filled } from '../site/filled.ts';
import type { Language } from '../site/language.ts';
import { fieldsOf } from './day.ts';
import type { Ended, EnteredCharge } from './entered.ts';
import { idOf } from './entered.ts';
import { labelLine, labelOf } from './label.ts';
import {
  Actions,
  Choices,
  DayInput,
  dayProblem,
  type FieldError,
  PlainButton,
  StepForm,
  StepPage,
  useDay,
  useShared,
} from './shared.tsx';
import { type ChargePage, setCharge } from './state.ts';

export function ChargeSteps({ charge, page }: { charge: EnteredCharge; page: ChargePage }) {
  switch (page) {
    case 'what':
      return <What charge={charge} />;
    case 'ended':
      return <HowEnded charge={charge} />;
    case 'severity':
      return <HowGrave charge={charge} />;
    case 'when':
      return <When charge={charge} />;
    case 'where':
      return <Where charge={charge} />;
    case 'same':
      return <SameCase charge={charge} />;
  }
}

/** How many offenses of the list are shown at once. */
const mostShown = 30;

interface Found {
  readonly cite: string;
  readonly title: string;
}

/** Offenses whose cite or title holds every word typed; the plainest names first, which most charges have. */
function offensesLike(text: string, law: Law, jurisdiction: string, language: Language): Found[] {
  const wanted = plain(text)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const found = law.catalogue.offenses.flatMap((offense) => {
    if (offense.jurisdiction !== jurisdiction) return [];
    const title = offense.title[language];
    const hay = plain(`${offense.cite} ${title} ${offense.aliases.join(' ')}`);
    return wanted.every((word) => hay.includes(word)) ? [{ cite: offense.cite, title }] : [];
  });
  const first = wanted[0] ?? '';
  const rank = ({ cite, title }: Found): number =>
    (plain(title).startsWith(first) || plain(cite).includes(first) ? 0 : 1000) + title.length;
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** Without accents and capitals, so that `prostitucion` finds `Prostitución`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

function What({ charge }: { charge: EnteredCharge }) {
  const { words, law, jurisdiction, language, update } = useShared();
  const [text, setText] = useState(charge.section ?? charge.called ?? '');
  const [picked, setPicked] = useState<string | null>(charge.section);
  const [category, setCategory] = useState<string | null>(charge.category);
  const hasList = useMemo(
    () => law.catalogue.offenses.some((offense) => offense.jurisdiction === jurisdiction),
    [law, jurisdiction],
  );
  const found = useMemo(
    () => (hasList ? offensesLike(text, law, jurisdiction, language) : []),
    [text, law, jurisdiction, language, hasList],
  );
  const kinds = law.facts.get('offense_category')?.choices ?? [];
  const keep = (changes: Partial<EnteredCharge>) =>
    update((state) => setCharge(state, { ...charge, ...changes }));
  const submit = () => {
    const typed = text.trim().slice(0, 120);
    const section = picked ?? (typed !== '' && /\d/.test(typed) ? typed : null);
    keep({ section, called: section === null && typed !== '' ? typed : null, category });
  };
  return (
    <StepPage heading={words.whatHeading}>
      <StepForm onSubmit={submit}>
        <label class="usa-label" htmlFor="what">
          {words.whatLabel}
        </label>
        <span class="usa-hint" id="what-hint">
          {hasList ? words.whatHint : words.whatHintPlain}
        </span>
        <input
          class="usa-input"
          id="what"
          autoComplete="off"
          spellcheck={false}
          maxLength={120}
          aria-describedby="what-hint what-count"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setPicked(null);
          }}
        />
        {hasList && text.trim() !== '' ? (
          <>
            <p id="what-count" role="status" class="nunc-small">
              {found.length === 0 ? words.whatNone : filled(words.whatFound, { count: found.length })}{' '}
              {found.length > mostShown ? filled(words.whatMore, { count: mostShown }) : null}
            </p>
            <Choices
              name="found"
              legend={words.whatHeading}
              choices={found
                .slice(0, mostShown)
                .map(({ cite, title }) => ({ id: cite, label: title, hint: cite }))}
              value={picked}
              onChange={(cite) => {
                setPicked(cite);
              }}
            />
          </>
        ) : null}
        {!hasList || (text.trim() !== '' && found.length === 0) ? (
          <>
            <label class="usa-label" htmlFor="kind">
              {words.kindHeading}
            </label>
            <span class="usa-hint" id="kind-hint">
              {words.kindHint}
            </span>
            <select
              class="usa-select"
              id="kind"
              aria-describedby="kind-hint"
              value={category ?? ''}
              onChange={(event) =>
                setCategory(event.currentTarget.value === '' ? null : event.currentTarget.value)
              }
            >
              <option value="">{words.dontKnow}</option>
              {kinds
                .toSorted((a, b) => a.words[language].localeCompare(b.words[language], language))
                .map((kind) => (
                  <option key={kind.id} value={kind.id}>
                    {kind.words[language]}
                  </option>
                ))}
            </select>
          </>
        ) : null}
        <Actions>
          <PlainButton onClick={() => keep({ section: null, called: null, category: null })}>
            {words.dontKnow}
          </PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

const endings: readonly Exclude<Ended, 'unknown'>[] = [
  'conviction',
  'dismissed_charge',
  'arrest_only',
  'juvenile_adjudication',
  'pending_charge',
];

function HowEnded({ charge }: { charge: EnteredCharge }) {
  const { words, law, language, update } = useShared();
  const names = law.facts.get('record_type')?.choices ?? [];
  const [value, setValue] = useState<Ended | null>(charge.ended === 'unknown' ? null : charge.ended);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const keep = (ended: Ended) => update((state) => setCharge(state, { ...charge, ended }));
  return (
    <StepPage heading={words.endedHeading} errors={errors}>
      <StepForm
        onSubmit={() => (value === null ? setErrors([{ field: 'ended', text: words.choose }]) : keep(value))}
      >
        <Choices
          name="ended"
          legend={words.endedHeading}
          choices={endings.map((id) => ({
            id,
            label: names.find((choice) => choice.id === id)?.words[language] ?? id,
          }))}
          value={value}
          error={errors[0]?.text}
          onChange={(id) => setValue(endings.find((one) => one === id) ?? null)}
        />
        <Actions>
          <PlainButton onClick={() => keep('unknown')}>{words.dontKnow}</PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

function HowGrave({ charge }: { charge: EnteredCharge }) {
  const { words, update } = useShared();
  const [value, setValue] = useState(charge.severity);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const keep = (severity: EnteredCharge['severity']) =>
    update((state) => setCharge(state, { ...charge, severity }));
  const severities = ['felony', 'misdemeanor', 'infraction'] as const;
  return (
    <StepPage heading={words.severityHeading} errors={errors}>
      <StepForm
        onSubmit={() =>
          value === null ? setErrors([{ field: 'severity', text: words.choose }]) : keep(value)
        }
      >
        <p class="usa-hint">{words.severityHint}</p>
        <Choices
          name="severity"
          legend={words.severityHeading}
          choices={severities.map((id) => ({ id, label: words[id] }))}
          value={value}
          error={errors[0]?.text}
          onChange={(id) => setValue(severities.find((one) => one === id) ?? null)}
        />
        <Actions>
          <PlainButton onClick={() => keep(null)}>{words.dontKnow}</PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

function When({ charge }: { charge: EnteredCharge }) {
  const { words, today, update } = useShared();
  const day = useDay(fieldsOf(charge.arrested), today);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const keep = (arrested: string | null) => update((state) => setCharge(state, { ...charge, arrested }));
  return (
    <StepPage heading={words.whenHeading} errors={errors}>
      <StepForm
        onSubmit={() => {
          const read = day.read();
          const text = dayProblem(read, words);
          if (text !== null) setErrors([{ field: 'when', text }]);
          else keep(read.kind === 'day' ? read.day : null);
        }}
      >
        <DayInput
          id="when"
          legend={words.whenHeading}
          hint={words.whenHint}
          value={day.fields}
          error={errors[0]?.text}
          onChange={day.setFields}
        />
        <Actions>
          <PlainButton onClick={() => keep(null)}>{words.dontKnow}</PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

function Where({ charge }: { charge: EnteredCharge }) {
  const { words, update } = useShared();
  const [text, setText] = useState(charge.county ?? '');
  const keep = (county: string | null) => update((state) => setCharge(state, { ...charge, county }));
  return (
    <StepPage heading={words.whereHeading}>
      <StepForm onSubmit={() => keep(text.trim() === '' ? null : text.trim().slice(0, 80))}>
        <label class="usa-label" htmlFor="county">
          {words.county}
        </label>
        <span class="usa-hint" id="county-hint">
          {words.whereCountyHint}
        </span>
        <input
          class="usa-input"
          id="county"
          autoComplete="off"
          maxLength={80}
          aria-describedby="county-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Actions>
          <PlainButton onClick={() => keep(null)}>{words.dontKnow}</PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

function SameCase({ charge }: { charge: EnteredCharge }) {
  const { words, state, view, law, language, update } = useShared();
  const none = 'none';
  const [value, setValue] = useState<string | null>(charge.sameCaseAs);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const keep = (sameCaseAs: string | null) => update((was) => setCharge(was, { ...charge, sameCaseAs }));
  const others = state.entered.filter((one) => one.key !== charge.key && one.sameCaseAs === null);
  const choices = others.flatMap((one) => {
    const history = view.histories.find(({ id }) => id === idOf(one));
    return history === undefined
      ? []
      : [{ id: one.key, label: labelLine(labelOf(history, view.facts, law, language, words)) }];
  });
  return (
    <StepPage heading={words.sameHeading} errors={errors}>
      <StepForm
        onSubmit={() =>
          value === null
            ? setErrors([{ field: 'same', text: words.choose }])
            : keep(value === none ? null : value)
        }
      >
        <p class="usa-hint">{words.sameHint}</p>
        <Choices
          name="same"
          legend={words.sameHeading}
          choices={[{ id: none, label: words.sameNo }, ...choices]}
          value={value}
          error={errors[0]?.text}
          onChange={setValue}
        />
        <Actions>
          <PlainButton onClick={() => keep(null)}>{words.dontKnow}</PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}
