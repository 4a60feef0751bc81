/** Every answer given, to look at and to change. */

import { labelLine, labelOf } from './label.ts';
import { Actions, PlainButton, StepForm, StepPage, useShared } from './shared.tsx';
import { daySpan } from './span.ts';
import { type Answered, goTo, isSkipped, keyOf } from './state.ts';

export function Answers() {
  const { words, law, language, state, view, update } = useShared();
  return (
    <StepPage heading={words.answersHeading}>
      <p>{state.answered.length === 0 ? words.answersNone : words.answersCheck}</p>
      <dl class="nunc-answers">
        {state.answered.map((one) => {
          const definition = law.facts.get(one.need.fact);
          const question = definition?.question?.[language] ?? definition?.name[language] ?? one.need.fact;
          const about = view.histories.find((history) => history.id === one.need.of);
          return (
            <div class="nunc-answers__row" key={keyOf(one.need)}>
              <dt>
                {question}
                {about === undefined ? null : (
                  <span class="nunc-small">
                    {' '}
                    {labelLine(labelOf(about, view.facts, law, language, words))}
                  </span>
                )}
              </dt>
              <dd>
                {valueWords(one)}{' '}
                <button
                  type="button"
                  class="usa-button usa-button--unstyled"
                  onClick={() => update((was) => goTo({ ...was, changing: one.need }, { at: 'question' }))}
                >
                  {words.change} <span class="usa-sr-only">{question}</span>
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
      <StepForm onSubmit={() => update((was) => goTo(was, { at: 'results' }))}>
        <Actions next={words.toResults}>
          {view.questions.length === 0 ? null : (
            <PlainButton onClick={() => update((was) => goTo(was, { at: 'question' }))}>
              {words.moreQuestions}
            </PlainButton>
          )}
        </Actions>
      </StepForm>
    </StepPage>
  );

  function valueWords({ need, value }: Answered): string {
    if (isSkipped(value)) return words.skipped;
    if (typeof value !== 'string') return value.map((period) => daySpan(period, language)).join('; ');
    if (value === 'yes') return words.yes;
    if (value === 'no') return words.no;
    const choice = law.facts.get(need.fact)?.choices?.find(({ id }) => id === value);
    return choice?.words[language] ?? value;
  }
}
