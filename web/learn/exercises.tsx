/** The exercises of a lesson as one plain form, and the answers where the form was sent. Works without JavaScript. */
import type { Language } from '../site/language.ts';
import { checkExercise, type ExerciseOutcome, type ExerciseResult, type OptionResult } from './exercise.ts';
import type { ChoiceExercise, Exercise, Lesson } from './lesson.ts';
import { filled, learnWords as words } from './words.ts';

/** What came back from the form: option ids by exercise id; or that it was too long to be read. */
export type Submitted = ReadonlyMap<string, readonly string[]> | 'too-long';

export function Exercises({
  lesson,
  submitted,
  language,
  address,
}: {
  lesson: Lesson;
  submitted: Submitted | null;
  language: Language;
  address: string;
}) {
  const answers = submitted === 'too-long' ? null : submitted;
  const results = new Map(
    lesson.exercises.flatMap((exercise) =>
      exercise.kind === 'write' || answers === null
        ? []
        : [[exercise.id, checkExercise(exercise, answers.get(exercise.id) ?? [])] as const],
    ),
  );
  return (
    <section class="nunc-exercises" aria-labelledby="exercises">
      <h2 id="exercises" tabIndex={-1}>
        {words.exercises[language]}
      </h2>
      {submitted === null ? null : (
        <Summary lesson={lesson} submitted={submitted} results={results} language={language} />
      )}
      <p class="nunc-small nunc-no-print">{words.exercisesHow[language]}</p>
      <form method="post" action={`${address}#exercises`}>
        {lesson.exercises.map((exercise, index) => (
          <One
            key={exercise.id}
            exercise={exercise}
            number={index + 1}
            result={results.get(exercise.id)}
            language={language}
          />
        ))}
        <p class="nunc-exercises__do nunc-no-print">
          <button type="submit" class="usa-button">
            {words.check[language]}
          </button>{' '}
          {submitted === null ? null : <a href={`${address}#exercises`}>{words.again[language]}</a>}
        </p>
      </form>
    </section>
  );
}

function Summary({
  lesson,
  submitted,
  results,
  language,
}: {
  lesson: Lesson;
  submitted: Submitted;
  results: ReadonlyMap<string, ExerciseResult>;
  language: Language;
}) {
  if (submitted === 'too-long')
    return (
      <p class="nunc-note" role="status">
        {words.tooMuch[language]}
      </p>
    );
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  const answered = outcomes.filter((outcome) => outcome !== 'unanswered').length;
  const known = new Set(lesson.exercises.map(({ id }) => id));
  const strange =
    [...results.values()].some(({ unknown }) => unknown.length > 0) ||
    [...submitted.keys()].some((id) => !known.has(id));
  return (
    <div class="nunc-note" role="status">
      <p>
        {answered === 0
          ? words.nothingChosen[language]
          : filled(words.answered[language], {
              n: answered,
              all: outcomes.length,
              right: outcomes.filter((outcome) => outcome === 'right').length,
            })}
      </p>
      {strange ? <p>{words.leftAside[language]}</p> : null}
    </div>
  );
}

function One({
  exercise,
  number,
  result,
  language,
}: {
  exercise: Exercise;
  number: number;
  result: ExerciseResult | undefined;
  language: Language;
}) {
  const heading = filled(words.exercise[language], { n: number });
  if (exercise.kind === 'write')
    return (
      <section class="nunc-card nunc-exercise">
        <h3>{heading}</h3>
        <p>{exercise.prompt[language]}</p>
        <p class="nunc-small">{words.write[language]}</p>
        <details>
          <summary>{words.compare[language]}</summary>
          <ul>
            {exercise.checklist.map((point) => (
              <li key={point.en}>{point[language]}</li>
            ))}
          </ul>
          <p>
            <strong>{words.model[language]}</strong>
          </p>
          <blockquote class="nunc-lesson__quote">
            <p>{exercise.model[language]}</p>
          </blockquote>
        </details>
      </section>
    );
  return (
    <fieldset class="usa-fieldset nunc-card nunc-exercise">
      <legend class="usa-legend">
        <span class="nunc-exercise__number">{heading}</span> {exercise.prompt[language]}
      </legend>
      {result === undefined ? null : <Outcome outcome={result.outcome} language={language} />}
      <p class="usa-hint">
        {exercise.kind === 'one' ? words.chooseOne[language] : words.chooseSeveral[language]}
      </p>
      {exercise.options.map((option) => (
        <Option
          key={option.id}
          exercise={exercise}
          option={option}
          result={
            result === undefined || result.outcome === 'unanswered'
              ? undefined
              : result.options.find((one) => one.option.id === option.id)
          }
          language={language}
        />
      ))}
    </fieldset>
  );
}

const tagOf: Readonly<Record<ExerciseOutcome, string>> = {
  right: 'nunc-tag--open',
  partly: 'nunc-tag--undecided',
  wrong: 'nunc-tag--closed',
  unanswered: 'nunc-tag--closed',
};

function Outcome({ outcome, language }: { outcome: ExerciseOutcome; language: Language }) {
  return (
    <p class="nunc-exercise__outcome">
      <strong class={`nunc-tag ${tagOf[outcome]}`}>{words[outcome][language]}</strong>
    </p>
  );
}

function Option({
  exercise,
  option,
  result,
  language,
}: {
  exercise: ChoiceExercise;
  option: ChoiceExercise['options'][number];
  result: OptionResult | undefined;
  language: Language;
}) {
  const kind = exercise.kind === 'one' ? 'radio' : 'checkbox';
  const id = `${exercise.id}-${option.id}`;
  return (
    <div class={`usa-${kind} nunc-exercise__option`}>
      <input
        class={`usa-${kind}__input`}
        type={kind}
        id={id}
        name={exercise.id}
        value={option.id}
        checked={result?.chosen ?? false}
        autocomplete="off"
        {...(result === undefined ? {} : { 'aria-describedby': `${id}-why` })}
      />
      <label class={`usa-${kind}__label`} for={id}>
        {option.text[language]}
      </label>
      {result === undefined ? null : (
        <p class="nunc-exercise__why" id={`${id}-why`}>
          <strong>{said(result)[language]}</strong> {option.why[language]}
        </p>
      )}
    </div>
  );
}

function said({ chosen, option }: OptionResult) {
  if (chosen) return option.right ? words.chosenRight : words.chosenWrong;
  return option.right ? words.leftRight : words.leftWrong;
}
