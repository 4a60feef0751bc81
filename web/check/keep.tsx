/** The hand-over file: the record and the answers, locked with words that the person chooses, for an attorney. */
import { handoverFileName } from '@nunc/records';
import { useState } from 'preact/hooks';
import { makeHandover, suggestPassphrase } from '../device/handover.ts';
import { filled } from '../site/filled.ts';
import { Actions, type FieldError, PlainButton, StepForm, StepPage, useShared } from './shared.tsx';
import { goTo } from './state.ts';

type Stage = 'typing' | 'working' | 'done';

export function Keep() {
  const { words, language, view, update } = useShared();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [stage, setStage] = useState<Stage>('typing');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  const save = async (): Promise<void> => {
    if (passphrase !== again) return setErrors([{ field: 'keep-again', text: words.keepDiffers }]);
    setErrors([]);
    setStage('working');
    const { record, facts, screening } = view;
    const { asOf, lawHash, engine } = screening;
    const made = await makeHandover(
      { record, facts, screened: { asOf, lawHash, engine, language } },
      passphrase,
    ).catch(() => null);
    if (made === null || 'problem' in made) {
      const isShort = made !== null && made.problem === 'passphrase_too_short';
      setStage('typing');
      return setErrors([{ field: 'keep', text: isShort ? words.keepShort : words.keepFailed }]);
    }
    hand(new Blob([made.bytes], { type: 'application/octet-stream' }), made.name);
    setPassphrase('');
    setAgain('');
    setStage('done');
  };

  const field = (id: string, label: string, value: string, set: (text: string) => void, hint?: string) => {
    const error = errors.find((one) => one.field === id)?.text;
    return (
      <>
        <label class="usa-label" htmlFor={id}>
          {label}
        </label>
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
        <input
          class={`usa-input${error === undefined ? '' : ' usa-input--error'}`}
          id={id}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          maxLength={200}
          value={value}
          aria-describedby={
            error === undefined ? (hint === undefined ? undefined : `${id}-hint`) : `${id}-error`
          }
          onInput={(event) => set(event.currentTarget.value)}
        />
      </>
    );
  };

  return (
    <StepPage heading={words.keepHeading} errors={errors}>
      <p>{words.keepText}</p>
      <StepForm onSubmit={() => void save()}>
        {field('keep', words.keepWords, passphrase, setPassphrase, words.keepHint)}
        <p class="nunc-small">
          <button
            type="button"
            class="usa-button usa-button--unstyled"
            onClick={() => {
              const suggested = suggestPassphrase();
              setPassphrase(suggested);
              setAgain(suggested);
            }}
          >
            {words.keepSuggest}
          </button>{' '}
          {words.keepWriteDown}
        </p>
        {field('keep-again', words.keepAgain, again, setAgain)}
        <p role="status">
          {stage === 'working'
            ? words.keepWorking
            : stage === 'done'
              ? filled(words.keepDone, { name: handoverFileName })
              : ''}
        </p>
        <Actions next={stage === 'working' ? null : words.keepSave}>
          <PlainButton onClick={() => update((was) => goTo(was, { at: 'results' }))}>
            {words.toResults}
          </PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

/** Gives bytes to the browser as a download; the address it is made of lives only in this page's memory. */
function hand(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
