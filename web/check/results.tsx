/** What the laws say so far: the sum, the times, charge by charge, what to do next. */

import { filled } from '../site/filled.ts';
import { dayInWords } from '../site/language.ts';
import { Gains } from './gains.tsx';
import { groupsOf, ResultGroup } from './resultGroup.tsx';
import { Actions, PlainButton, StepForm, StepPage, useShared } from './shared.tsx';
import { goTo } from './state.ts';
import { TimelinePicture } from './timelinePicture.tsx';
import type { Helper } from './wordsHere.ts';

export function Results() {
  const { words, language, view, helpers, update } = useShared();
  const { routes, asOf } = view.screening;
  const open = routes.filter((route) => route.best !== null).length;
  const maybe = routes.filter((route) => route.best === null && route.better.length > 0).length;
  const automatic = routes.filter((route) => route.automatic.length > 0).length;
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
          <Actions next={view.questions.length === 0 ? null : words.moreQuestions}>
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
      {groupsOf(routes).map((group, index) => (
        <ResultGroup key={`${group.standing} ${group.provision}`} group={group} number={index + 1} />
      ))}
      <section>
        <h2>{words.proofHeading}</h2>
        <p>{words.proofLead}</p>
        <ul>
          {[words.proof1, words.proof2, words.proof3, words.proof4, words.proof5, words.proof6].map(
            (text) => (
              <li key={text}>{text}</li>
            ),
          )}
        </ul>
        <p class="nunc-small">{words.proofCare}</p>
      </section>
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
          {helpers.map((helper) => (
            <HelperLine key={helper.name} helper={helper} />
          ))}
        </ul>
      </section>
    </StepPage>
  );
}

function HelperLine({ helper }: { helper: Helper }) {
  const { words } = useShared();
  const { name, does, phone, text, other } = helper;
  return (
    <li>
      <strong>{name}</strong>. {does}{' '}
      {phone === null ? null : (
        <a class="nunc-phone" href={`tel:${phone.replaceAll('-', '')}`}>
          {phone}
        </a>
      )}{' '}
      {text === null ? null : (
        <a href={`sms:${text.number}`}>
          {filled(text.word === null ? words.textPlain : words.textWord, {
            number: text.number,
            word: text.word ?? '',
          })}
        </a>
      )}{' '}
      <span class="nunc-small">{other.join(' · ')}</span>
    </li>
  );
}
