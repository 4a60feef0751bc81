/** The interview: one question a page, why it is asked, hard ones announced, every one skippable. */
import type { FactDefinition } from '@nunc/law';
import { type FactNeed, type Period, skipped } from '@nunc/screening';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { filled } from '../site/filled.ts';
import { type DayFields, fieldsOf, noDay, readDay } from './day.ts';
import { labelLine, labelOf } from './label.ts';
import {
  Actions,
  type Choice,
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
import { type Answered, answer, goTo, hardFrom, keyOf } from './state.ts';

/** The next question; when none is left, the way to the results. */
export function Questions() {
  const { law, state, view, update } = useShared();
  const need = state.changing ?? view.questions[0]?.need;
  const definition = need === undefined ? undefined : law.facts.get(need.fact);
  if (need === undefined || definition === undefined) return <Finished />;
  const key = keyOf(need);
  if (definition.distress >= hardFrom && !state.accepted.includes(need.fact)) {
    const onAccept = () => update((was) => ({ ...was, accepted: [...was.accepted, need.fact] }));
    return <Announced definition={definition} need={need} onAccept={onAccept} />;
  }
  return <Asked key={key} definition={definition} need={need} />;
}

function Finished() {
  const { words, update } = useShared();
  return (
    <StepPage heading={words.resultsHeading}>
      <StepForm onSubmit={() => update((was) => goTo(was, { at: 'results' }))}>
        <Actions next={words.toResults} />
      </StepForm>
    </StepPage>
  );
}

function Announced({
  definition,
  need,
  onAccept,
}: {
  definition: FactDefinition;
  need: FactNeed;
  onAccept: () => void;
}) {
  const { words, update } = useShared();
  return (
    <StepPage heading={words.hardHeading}>
      <StepForm onSubmit={onAccept}>
        <p>{definition.type === 'yes_no' ? words.hardText : words.hardPlain}</p>
        <Actions next={words.hardGo}>
          <PlainButton onClick={() => update((was) => answer(was, [need], skipped))}>
            {words.hardSkip}
          </PlainButton>
          <PlainButton onClick={() => update((was) => goTo(was, { at: 'results' }))}>
            {words.hardResults}
          </PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

/** What stands under every question: what it is about, why it is asked, and whether others have the same answer. */
function Asked({ definition, need }: { definition: FactDefinition; need: FactNeed }) {
  const { words, language, state, view, update } = useShared();
  const [forAll, setForAll] = useState(false);
  // The same question waits for other charges: one answer may do for all of them, if the person says so.
  const others =
    state.changing === null
      ? view.questions.map((one) => one.need).filter((one) => one.fact === need.fact && one.of !== need.of)
      : [];
  const keep = (value: Answered['value']) =>
    update((was) => answer(was, forAll ? [need, ...others] : [need], value));
  const before = state.answered.find((one) => keyOf(one.need) === keyOf(need))?.value ?? null;
  return (
    <Input
      definition={definition}
      before={before}
      heading={definition.question?.[language] ?? ''}
      onAnswer={keep}
      aside={
        <>
          <About need={need} />
          {definition.why === null ? null : (
            <p class="nunc-why">
              <strong>{words.why}:</strong> {definition.why[language]}
            </p>
          )}
        </>
      }
      below={
        others.length === 0 ? null : (
          <div class="nunc-others">
            <label class="nunc-others__label" htmlFor="for-all">
              <input
                type="checkbox"
                id="for-all"
                checked={forAll}
                onChange={(event) => setForAll(event.currentTarget.checked)}
              />{' '}
              {filled(words.forAll, { count: others.length })}
            </label>
            <details>
              <summary>{words.forAllWhich}</summary>
              {others.map((one) => (
                <About key={one.of} need={one} />
              ))}
            </details>
          </div>
        )
      }
    />
  );
}

function About({ need }: { need: FactNeed }) {
  const { words, law, language, view } = useShared();
  const own = view.histories.filter((history) =>
    need.scope === 'case' ? (history.caseNumber ?? history.id) === need.of : history.id === need.of,
  );
  const [only] = own;
  if (only === undefined) return null;
  const line = (history: typeof only) => labelLine(labelOf(history, view.facts, law, language, words));
  if (own.length === 1)
    return (
      <p class="nunc-about">
        {words.questionAbout}: <strong>{line(only)}</strong>
      </p>
    );
  return (
    <div class="nunc-about">
      <p>{words.aboutThese}</p>
      <ul>
        {own.map((history) => (
          <li key={history.id}>{line(history)}</li>
        ))}
      </ul>
    </div>
  );
}

interface InputProps {
  readonly definition: FactDefinition;
  readonly before: Answered['value'] | null;
  readonly heading: string;
  readonly aside: ComponentChildren;
  readonly below: ComponentChildren;
  readonly onAnswer: (value: Answered['value']) => void;
}

function Input(props: InputProps) {
  switch (props.definition.type) {
    case 'yes_no':
    case 'choice':
      return (props.definition.choices ?? []).length === 0 && props.definition.type === 'choice' ? (
        <FreeInput {...props} />
      ) : (
        <ChoiceInput {...props} />
      );
    case 'day':
      return <DayQuestion {...props} />;
    case 'number':
      return <NumberInput {...props} />;
    case 'periods':
      return <PeriodsInput {...props} />;
  }
}

/** The buttons of every question: go on, do not know, enough for now. */
function QuestionActions({ onSkip }: { onSkip: () => void }) {
  const { words, view, update } = useShared();
  const { routes, findings } = view.screening;
  const decided = routes.filter(({ charge }) =>
    findings.every((finding) => finding.charge !== charge || finding.status !== 'undecided'),
  ).length;
  return (
    <>
      <Actions>
        <PlainButton onClick={onSkip}>{words.skip}</PlainButton>
      </Actions>
      <p class="nunc-small">
        {filled(words.progress, { decided, all: routes.length })}{' '}
        <button
          type="button"
          class="usa-button usa-button--unstyled"
          onClick={() => update((was) => goTo(was, { at: 'results' }))}
        >
          {words.toResults}
        </button>
      </p>
    </>
  );
}

function ChoiceInput({ definition, before, heading, aside, below, onAnswer }: InputProps) {
  const { words, language } = useShared();
  const [value, setValue] = useState(typeof before === 'string' ? before : null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const own: readonly Choice[] =
    definition.type === 'yes_no'
      ? [
          { id: 'yes', label: words.yes },
          { id: 'no', label: words.no },
        ]
      : (definition.choices ?? []).map(({ id, words: names }) => ({ id, label: names[language] }));
  const choices = [...own, { id: skipped, label: words.dontKnow }];
  return (
    <StepPage heading={heading} errors={errors}>
      <StepForm
        onSubmit={() =>
          value === null ? setErrors([{ field: 'answer', text: words.choose }]) : onAnswer(value)
        }
      >
        {aside}
        <Choices
          name="answer"
          legend={heading}
          choices={choices}
          value={value}
          error={errors[0]?.text}
          onChange={setValue}
        />
        {below}
        <QuestionActions onSkip={() => onAnswer(skipped)} />
      </StepForm>
    </StepPage>
  );
}

function FreeInput({ before, heading, aside, below, onAnswer }: InputProps) {
  const { words } = useShared();
  const [text, setText] = useState(typeof before === 'string' && before !== skipped ? before : '');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  return (
    <StepPage heading={heading} errors={errors}>
      <StepForm
        onSubmit={() =>
          text.trim() === ''
            ? setErrors([{ field: 'answer', text: words.choose }])
            : onAnswer(text.trim().slice(0, 120))
        }
      >
        {aside}
        <label class="usa-label" htmlFor="answer">
          {words.whatLabel}
        </label>
        {errors[0] === undefined ? null : (
          <span class="usa-error-message" id="answer-error">
            {errors[0].text}
          </span>
        )}
        <input
          class="usa-input"
          id="answer"
          autoComplete="off"
          maxLength={120}
          aria-describedby={errors[0] === undefined ? undefined : 'answer-error'}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {below}
        <QuestionActions onSkip={() => onAnswer(skipped)} />
      </StepForm>
    </StepPage>
  );
}

function NumberInput({ before, heading, aside, below, onAnswer }: InputProps) {
  const { words } = useShared();
  const [text, setText] = useState(typeof before === 'string' && before !== skipped ? before : '');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  return (
    <StepPage heading={heading} errors={errors}>
      <StepForm
        onSubmit={() =>
          /^\d{1,6}$/.test(text.trim())
            ? onAnswer(text.trim())
            : setErrors([{ field: 'answer', text: words.numberBad }])
        }
      >
        {aside}
        <label class="usa-sr-only" htmlFor="answer">
          {heading}
        </label>
        {errors[0] === undefined ? null : (
          <span class="usa-error-message" id="answer-error">
            {errors[0].text}
          </span>
        )}
        <input
          class="usa-input nunc-day__input--year"
          id="answer"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={text}
          aria-describedby={errors[0] === undefined ? undefined : 'answer-error'}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {below}
        <QuestionActions onSkip={() => onAnswer(skipped)} />
      </StepForm>
    </StepPage>
  );
}

function DayQuestion({ before, heading, aside, below, onAnswer }: InputProps) {
  const { words, today } = useShared();
  const day = useDay(fieldsOf(typeof before === 'string' && before !== skipped ? before : null), today);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  return (
    <StepPage heading={heading} errors={errors}>
      <StepForm
        onSubmit={() => {
          const read = day.read();
          const text = read.kind === 'none' ? words.dayNoYear : dayProblem(read, words);
          if (read.kind === 'day') onAnswer(read.day);
          else if (text !== null) setErrors([{ field: 'answer', text }]);
        }}
      >
        {aside}
        <DayInput
          id="answer"
          legend={heading}
          hint={words.whenHint}
          value={day.fields}
          error={errors[0]?.text}
          onChange={day.setFields}
        />
        {below}
        <QuestionActions onSkip={() => onAnswer(skipped)} />
      </StepForm>
    </StepPage>
  );
}

interface PeriodFields {
  readonly from: DayFields;
  readonly to: DayFields;
}

const mostPeriods = 10;

function PeriodsInput({ before, heading, aside, below, onAnswer }: InputProps) {
  const { words, today } = useShared();
  const [rows, setRows] = useState<readonly PeriodFields[]>(() =>
    before === null || typeof before === 'string' || before.length === 0
      ? [{ from: noDay, to: noDay }]
      : before.map((period) => ({ from: fieldsOf(period.from), to: fieldsOf(period.to) })),
  );
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const set = (index: number, change: Partial<PeriodFields>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const submit = () => {
    const { periods, errors: found } = periodsOf(rows, today, words);
    if (found.length > 0) setErrors(found);
    else onAnswer(periods);
  };
  return (
    <StepPage heading={heading} errors={errors}>
      <StepForm onSubmit={submit}>
        {aside}
        {rows.map((row, index) => (
          // Rows are only added at the end and taken from it.
          <fieldset class="usa-fieldset nunc-period" key={`period-${index + 1}`}>
            <legend class="usa-legend">{filled(words.periodNumber, { n: index + 1 })}</legend>
            <DayInput
              id={`from-${index}`}
              legend={words.periodFrom}
              hint={words.whenHint}
              value={row.from}
              error={errorOf(`from-${index}`)}
              onChange={(from) => set(index, { from })}
            />
            <DayInput
              id={`to-${index}`}
              legend={words.periodTo}
              hint={words.periodOpen}
              value={row.to}
              error={errorOf(`to-${index}`)}
              onChange={(to) => set(index, { to })}
            />
          </fieldset>
        ))}
        <p>
          {rows.length >= mostPeriods ? null : (
            <button
              type="button"
              class="usa-button usa-button--unstyled"
              onClick={() => setRows([...rows, { from: noDay, to: noDay }])}
            >
              {words.periodMore}
            </button>
          )}{' '}
          {rows.length === 1 ? null : (
            <button
              type="button"
              class="usa-button usa-button--unstyled"
              onClick={() => setRows(rows.slice(0, -1))}
            >
              {words.periodLess}
            </button>
          )}
        </p>
        {below}
        <QuestionActions onSkip={() => onAnswer(skipped)} />
      </StepForm>
    </StepPage>
  );
}

/** The times as facts, or what is wrong with which field. A time without a beginning is asked for once more. */
function periodsOf(
  rows: readonly PeriodFields[],
  today: string,
  words: ReturnType<typeof useShared>['words'],
): { periods: Period[]; errors: FieldError[] } {
  const periods: Period[] = [];
  const errors: FieldError[] = [];
  for (const [index, row] of rows.entries()) {
    const from = readDay(row.from, today);
    const to = readDay(row.to, today);
    const fromText = from.kind === 'none' ? words.periodNeeded : dayProblem(from, words);
    const toText = dayProblem(to, words);
    if (fromText !== null) errors.push({ field: `from-${index}`, text: fromText });
    if (toText !== null) errors.push({ field: `to-${index}`, text: toText });
    if (from.kind !== 'day') continue;
    const end = to.kind === 'day' ? to.day : null;
    if (end !== null && end.slice(0, from.day.length) < from.day.slice(0, end.length))
      errors.push({ field: `to-${index}`, text: words.periodOrder });
    periods.push({ from: from.day, to: end });
  }
  return { periods, errors };
}
