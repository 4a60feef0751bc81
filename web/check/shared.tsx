/** What every page of the self-screening is made of: the context, the frame of a page, choices, days, errors. */
import type { Law } from '@nunc/law';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../site/language.ts';
import { type DayFields, type DayRead, readDay } from './day.ts';
import type { Rest } from './device.ts';
import type { State, View } from './state.ts';
import type { CheckWords, Helper } from './wordsHere.ts';

/** What all pages share. `update` is the only way to change the state. */
export interface Shared {
  readonly language: Language;
  readonly words: CheckWords;
  readonly jurisdiction: string;
  readonly law: Law;
  /** Today, which is the day asked about. */
  readonly today: string;
  /** What comes after the law; `null` while it is on its way. */
  readonly rest: Rest | null;
  readonly helpers: readonly Helper[];
  readonly state: State;
  readonly view: View;
  update(change: (state: State) => State): void;
}

export const SharedContext = createContext<Shared | null>(null);

export function useShared(): Shared {
  const shared = useContext(SharedContext);
  if (shared === null) throw new Error('a page of the self-screening outside of it');
  return shared;
}

/** A problem with a field: what to say, and the id of the field to go to. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** One page: a heading that takes the focus when the page changes, what is wrong on it, and its content. */
export function StepPage({
  heading,
  errors = [],
  children,
}: {
  heading: string;
  errors?: readonly FieldError[];
  children: ComponentChildren;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    scrollTo(0, 0);
  }, [heading]);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 ref={title} tabIndex={-1} class="nunc-step__heading">
        {heading}
      </h1>
      {children}
    </>
  );
}

function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const { words } = useShared();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div class="nunc-errors" ref={box} tabIndex={-1} role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">{words.errorTitle}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                // The address of the page must not change: only the focus moves.
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

/** A question with a few answers, as radio buttons. `legend` may be hidden where the heading says the same. */
export function Choices({
  name,
  legend,
  choices,
  value,
  error,
  onChange,
}: {
  name: string;
  legend: string;
  choices: readonly Choice[];
  value: string | null;
  error?: string | undefined;
  onChange: (id: string) => void;
}) {
  return (
    <fieldset
      class="usa-fieldset nunc-choices"
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend class="usa-sr-only">{legend}</legend>
      {error === undefined ? null : (
        <span class="usa-error-message" id={`${name}-error`}>
          {error}
        </span>
      )}
      {choices.map((choice, index) => (
        <div class="usa-radio" key={choice.id}>
          <input
            class="usa-radio__input usa-radio__input--tile"
            type="radio"
            name={name}
            id={index === 0 ? name : `${name}-${choice.id}`}
            value={choice.id}
            checked={value === choice.id}
            onChange={() => onChange(choice.id)}
          />
          <label class="usa-radio__label" htmlFor={index === 0 ? name : `${name}-${choice.id}`}>
            {choice.label}
            {choice.hint === undefined ? null : (
              <span class="usa-checkbox__label-description">{choice.hint}</span>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** Year, month and day as three text fields; month and day may stay empty. */
export function DayInput({
  id,
  legend,
  hint,
  value,
  error,
  onChange,
}: {
  id: string;
  legend: string;
  hint?: string;
  value: DayFields;
  error?: string | undefined;
  onChange: (fields: DayFields) => void;
}) {
  const { words } = useShared();
  const part = (name: keyof DayFields, label: string, size: number) => (
    <div class="usa-form-group nunc-day__part">
      <label class="usa-label" htmlFor={name === 'year' ? id : `${id}-${name}`}>
        {label}
      </label>
      <input
        class={`usa-input nunc-day__input--${name}${error === undefined ? '' : ' usa-input--error'}`}
        id={name === 'year' ? id : `${id}-${name}`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={size}
        value={value[name]}
        onInput={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <fieldset class="usa-fieldset" aria-describedby={error === undefined ? `${id}-hint` : `${id}-error`}>
      <legend class="usa-legend nunc-day__legend">{legend}</legend>
      {hint === undefined ? null : (
        <span class="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span class="usa-error-message" id={`${id}-error`}>
          {error}
        </span>
      )}
      <div class="nunc-day">
        {part('year', words.year, 4)}
        {part('month', words.month, 2)}
        {part('day', words.day, 2)}
      </div>
    </fieldset>
  );
}

/** What to say about a day that cannot be read; `null` for one that can, or that was left empty. */
export function dayProblem(read: DayRead, words: CheckWords): string | null {
  switch (read.kind) {
    case 'none':
    case 'day':
      return null;
    case 'no_year':
      return words.dayNoYear;
    case 'bad_year':
      return words.dayBadYear;
    case 'bad_month':
      return words.dayBadMonth;
    case 'bad_day':
      return words.dayBadDay;
    case 'no_month':
      return words.dayNoMonth;
    case 'future':
      return words.dayFuture;
  }
}

/** The three fields of a day while they are being typed. */
export function useDay(start: DayFields, today: string) {
  const [fields, setFields] = useState(start);
  return { fields, setFields, read: () => readDay(fields, today) };
}

/** The buttons under a page. The main one submits the form around it. */
export function Actions({ children, next }: { children?: ComponentChildren; next?: string | null }) {
  const { words } = useShared();
  return (
    <div class="nunc-actions">
      {next === null ? null : (
        <button class="usa-button" type="submit">
          {next ?? words.next}
        </button>
      )}
      {children}
    </div>
  );
}

export function PlainButton({ children, onClick }: { children: ComponentChildren; onClick: () => void }) {
  return (
    <button class="usa-button usa-button--outline" type="button" onClick={onClick}>
      {children}
    </button>
  );
}

/** A form that never leaves the page. */
export function StepForm({ children, onSubmit }: { children: ComponentChildren; onSubmit: () => void }) {
  return (
    <form
      class="nunc-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
