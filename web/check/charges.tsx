/** The charges so far, typed and read: to check, to change, to go on from. */

import { filled } from '../site/filled.ts';
import { type EnteredCharge, idOf, mostCharges } from './entered.ts';
import { labelLine, labelOf } from './label.ts';
import { Actions, PlainButton, StepForm, StepPage, useShared } from './shared.tsx';
import { addCharge, chargePages, goTo, removeCharge } from './state.ts';

export function Charges() {
  const { words, law, language, state, view, update } = useShared();
  const { file } = state;
  const full = view.histories.length >= mostCharges;
  return (
    <StepPage heading={words.chargesHeading}>
      {file === null ? null : (
        <div class="nunc-note">
          <p>{words.fileDone}</p>
          {file.notUnderstood === 0 ? null : <p>{filled(words.fileLines, { count: file.notUnderstood })}</p>}
          {file.remarks.length === 0 || language !== 'en' ? null : (
            <details>
              <summary>{words.remarks}</summary>
              <ul>
                {file.remarks.map((remark) => (
                  <li key={remark}>{remark}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      <p>{view.histories.length === 0 ? words.chargesNone : words.chargesCheck}</p>
      <ol class="nunc-charges">
        {view.histories.map((history, index) => {
          const label = labelOf(history, view.facts, law, language, words);
          const typed = state.entered.find((one) => idOf(one) === history.id);
          const number = filled(words.chargeNumber, { n: index + 1 });
          const ended = law.facts
            .get('record_type')
            ?.choices?.find((choice) => choice.id === endedOf(history.recordType, history.outcome))?.words[
            language
          ];
          return (
            <li class="nunc-card" key={history.id}>
              <h2 class="nunc-charges__name">
                <span class="nunc-charges__number">{number}</span> {label.name}
              </h2>
              <p>
                {[
                  label.when,
                  ended,
                  history.severity === null ? null : words[history.severity],
                  history.county,
                ]
                  .filter((part) => part != null)
                  .join(' · ')}
              </p>
              <p class="nunc-charges__actions">
                {typed === undefined ? null : <ChangeLinks charge={typed} label={label.name} />}
                <button
                  type="button"
                  class="usa-button usa-button--unstyled"
                  onClick={() => update((was) => removeCharge(was, history.id))}
                >
                  {words.remove} <span class="usa-sr-only">{labelLine(label)}</span>
                </button>
              </p>
            </li>
          );
        })}
      </ol>
      <StepForm onSubmit={() => update((was) => goTo(was, { at: 'question' }))}>
        {full ? <p class="nunc-note">{filled(words.tooMany, { most: mostCharges })}</p> : null}
        <Actions next={view.histories.length === 0 ? null : words.toQuestions}>
          {full ? null : (
            <PlainButton onClick={() => update(addCharge)}>
              {view.histories.length === 0 ? words.addCharge : words.addAnother}
            </PlainButton>
          )}
          {view.histories.length === 0 ? null : (
            <PlainButton onClick={() => update((was) => goTo(was, { at: 'results' }))}>
              {words.toResults}
            </PlainButton>
          )}
        </Actions>
      </StepForm>
    </StepPage>
  );
}

const endedOf = (recordType: string, outcome: string): string =>
  outcome === 'pending' ? 'pending_charge' : recordType;

/** One link for each thing that was typed, each named with what it changes. */
function ChangeLinks({ charge, label }: { charge: EnteredCharge; label: string }) {
  const { words, state, update } = useShared();
  const names = {
    what: words.whatHeading,
    ended: words.endedHeading,
    severity: words.severityHeading,
    when: words.whenHeading,
    where: words.whereHeading,
    same: words.sameHeading,
  };
  const pages = chargePages.filter((page) => page !== 'same' || state.entered.length > 1);
  return (
    <details class="nunc-charges__change">
      <summary>
        {words.change} <span class="usa-sr-only">{label}</span>
      </summary>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <button
              type="button"
              class="usa-button usa-button--unstyled"
              onClick={() =>
                update((was) => goTo(was, { at: 'charge', key: charge.key, page, change: true }))
              }
            >
              {names[page]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
