/** What the laws say so far: the sum, the times, charge by charge, what to do next. */
import { dayInWords } from '../site/language.ts';
import { ChargeResult } from './chargeResult.tsx';
import { filled } from './filled.ts';
import { Gains } from './gains.tsx';
import { Actions, PlainButton, StepForm, StepPage, useShared } from './shared.tsx';
import { goTo } from './state.ts';
import { TimelinePicture } from './timelinePicture.tsx';

export function Results() {
  const { words, law, jurisdiction, language, view, update } = useShared();
  const { routes, asOf } = view.screening;
  const open = routes.filter((route) => route.best !== null).length;
  const maybe = routes.filter((route) => route.best === null && route.better.length > 0).length;
  const automatic = routes.filter((route) => route.automatic.length > 0).length;
  const help = law.jurisdictions.get(jurisdiction)?.help ?? [];
  return (
    <StepPage heading={words.resultsHeading}>
      <div class="nunc-card nunc-sum">
        {open === 0 ? null : <p>{filled(words.resultsOpen, { count: open, all: routes.length })}</p>}
        {maybe === 0 ? null : <p>{filled(words.resultsMaybe, { count: maybe })}</p>}
        {automatic === 0 ? null : <p>{filled(words.resultsAutomatic, { count: automatic })}</p>}
        {open + maybe + automatic > 0 ? null : <p>{words.resultsNone}</p>}
        <p>
          <strong>{words.resultsCourt}</strong>
        </p>
        <p class="nunc-small">{filled(words.resultsDay, { day: dayInWords(asOf, language) })}</p>
      </div>
      <StepForm onSubmit={() => update((was) => goTo(was, { at: 'question' }))}>
        <div class="nunc-no-print">
          <Actions next={view.question === null ? null : words.moreQuestions}>
            <PlainButton onClick={() => update((was) => goTo(was, { at: 'answers' }))}>
              {words.seeAnswers}
            </PlainButton>
            <PlainButton onClick={() => update((was) => goTo(was, { at: 'charges' }))}>
              {words.seeCharges}
            </PlainButton>
          </Actions>
        </div>
      </StepForm>
      <TimelinePicture />
      <h2>{words.perCharge}</h2>
      {routes.map((route, index) => (
        <ChargeResult key={route.charge} route={route} number={index + 1} />
      ))}
      <Gains />
      <section>
        <h2>{words.nextHeading}</h2>
        <ul>
          <li>{words.next1}</li>
          <li>{words.next2}</li>
          <li>{words.next3}</li>
        </ul>
        <p class="nunc-no-print nunc-actions">
          <PlainButton onClick={() => print()}>{words.print}</PlainButton>
          <PlainButton onClick={() => update((was) => goTo(was, { at: 'keep' }))}>{words.keep}</PlainButton>
        </p>
        <p class="nunc-small nunc-no-print">{words.printCare}</p>
      </section>
      <section>
        <h2>{words.helpHeading}</h2>
        <ul class="nunc-helpers">
          {help.map(({ name, contact, note }) => (
            <li key={name}>
              <strong>{name}</strong>: {contact}
              {note === null ? null : <span class="nunc-small"> {note}</span>}
            </li>
          ))}
        </ul>
      </section>
    </StepPage>
  );
}
