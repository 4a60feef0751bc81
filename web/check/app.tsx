/** The self-screening as a whole: its state, and which page is shown. */
import type { Law } from '@nunc/law';
import { Component, type ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../site/language.ts';
import { Answers } from './answers.tsx';
import { ChargeSteps } from './charge.tsx';
import { Charges } from './charges.tsx';
import type { Rest } from './device.ts';
import { OpenFile } from './file.tsx';
import { How } from './how.tsx';
import { Keep } from './keep.tsx';
import { Questions } from './question.tsx';
import { Results } from './results.tsx';
import { PlainButton, type Shared, SharedContext, StepPage, useShared } from './shared.tsx';
import { begin, goBack, goTo, type State, viewOf } from './state.ts';
import type { CheckWords, Helper } from './wordsHere.ts';

export interface CheckProps {
  readonly language: Language;
  readonly words: CheckWords;
  readonly jurisdiction: string;
  readonly law: Law;
  readonly rest: Rest | null;
  readonly helpers: readonly Helper[];
  readonly today: string;
}

export function Check({ language, words, jurisdiction, law, rest, helpers, today }: CheckProps) {
  const [state, setState] = useState<State>(begin);
  const update = useCallback((change: (state: State) => State) => setState(change), []);
  const { entered, file, removed, answered } = state;
  // Screening again only when something that it reads has changed, not when a page is turned.
  const view = useMemo(
    () => viewOf({ entered, file, removed, answered }, law, jurisdiction, today),
    [entered, file, removed, answered, law, jurisdiction, today],
  );
  useWarning(state);
  const shared: Shared = { language, words, jurisdiction, law, today, rest, helpers, state, view, update };
  return (
    <SharedContext.Provider value={shared}>
      <Frame>
        <Guard key={JSON.stringify(state.step)} onBack={() => update(goBack)}>
          <Step />
        </Guard>
      </Frame>
    </SharedContext.Provider>
  );
}

function Step() {
  const { state } = useShared();
  const { step } = state;
  switch (step.at) {
    case 'how':
      return <How />;
    case 'file':
      return <OpenFile />;
    case 'charge': {
      const charge = state.entered.find(({ key }) => key === step.key);
      return charge === undefined ? (
        <Charges />
      ) : (
        <ChargeSteps key={step.page} charge={charge} page={step.page} />
      );
    }
    case 'charges':
      return <Charges />;
    case 'question':
      return <Questions />;
    case 'answers':
      return <Answers />;
    case 'results':
      return <Results />;
    case 'keep':
      return <Keep />;
  }
}

/** Above: the way back. Below: everything away at once. */
function Frame({ children }: { children: ComponentChildren }) {
  const { words, state, update } = useShared();
  const [asks, setAsks] = useState(false);
  const isEmpty = state.entered.length === 0 && state.file === null && state.answered.length === 0;
  return (
    <div class="nunc-step">
      {state.before.length === 0 ? null : (
        <p class="nunc-no-print">
          <button type="button" class="nunc-back" onClick={() => update(goBack)}>
            {words.back}
          </button>
        </p>
      )}
      {children}
      {isEmpty ? null : (
        <div class="nunc-erase nunc-no-print">
          {asks ? (
            <>
              <p role="alert">{words.eraseSure}</p>
              <PlainButton
                onClick={() => {
                  setAsks(false);
                  update(() => begin);
                }}
              >
                {words.erase}
              </PlainButton>{' '}
              <PlainButton onClick={() => setAsks(false)}>{words.keepGoing}</PlainButton>
            </>
          ) : (
            <button type="button" class="usa-button usa-button--unstyled" onClick={() => setAsks(true)}>
              {words.erase}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Before a page with answers is closed or left by mistake the browser asks. The way out (leave.ts) is never held up. */
function useWarning({ entered, file, answered }: State): void {
  const holds = entered.length > 0 || file !== null || answered.length > 0;
  useEffect(() => {
    if (!holds) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    const drop = (): void => removeEventListener('beforeunload', warn);
    addEventListener('beforeunload', warn);
    addEventListener('nunc-leave', drop);
    return () => {
      drop();
      removeEventListener('nunc-leave', drop);
    };
  }, [holds]);
}

/** A fault in one page must not take the answers with it. */
class Guard extends Component<{ children: ComponentChildren; onBack: () => void }, { failed: boolean }> {
  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Failed onBack={this.props.onBack} /> : this.props.children;
  }
}

function Failed({ onBack }: { onBack: () => void }) {
  const { words, update } = useShared();
  return (
    <StepPage heading={words.faultHeading}>
      <p>{words.faultText}</p>
      <p class="nunc-actions">
        <PlainButton onClick={onBack}>{words.back}</PlainButton>
        <PlainButton onClick={() => update((was) => goTo(was, { at: 'charges' }))}>
          {words.seeCharges}
        </PlainButton>
      </p>
    </StepPage>
  );
}
