/** The first page: open a document, or type. */
import { StepPage, useShared } from './shared.tsx';
import { addCharge, goTo } from './state.ts';

export function How() {
  const { words, rest, update } = useShared();
  return (
    <StepPage heading={words.howHeading}>
      <p role="status">{rest === null ? words.almost : words.ready}</p>
      <div class="nunc-grid nunc-how">
        <button
          type="button"
          class="nunc-card nunc-how__way"
          onClick={() => update((was) => goTo(was, { at: 'file' }))}
        >
          <span class="nunc-how__name">{words.howFile}</span>
          <span>{words.howFileText}</span>
        </button>
        <button type="button" class="nunc-card nunc-how__way" onClick={() => update(addCharge)}>
          <span class="nunc-how__name">{words.howHand}</span>
          <span>{words.howHandText}</span>
        </button>
      </div>
      <p class="nunc-small">{words.howOpened}</p>
    </StepPage>
  );
}
