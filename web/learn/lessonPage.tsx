/** One lesson: what it is for, its text, its exercises, where it comes from and what nobody has checked. */
import { dayInWords, type Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { Exercises, type Submitted } from './exercises.tsx';
import type { Course, CourseModule, Lesson, LessonSource } from './lesson.ts';
import { LessonText } from './lessonText.tsx';
import { sectionsOf } from './markdown.ts';
import { filled, learnWords as words } from './words.ts';

/** Where a lesson stands in its course. */
export interface PlacedLesson {
  readonly module: CourseModule;
  readonly lesson: Lesson;
}

/** Numbers, not names: an address stays in the history of a shared computer. */
export const modulePath = (module: CourseModule): string => `/learn/${module.order}`;
export const lessonPath = ({ module, lesson }: PlacedLesson): string =>
  `${modulePath(module)}/${lesson.order}`;
const numberOf = ({ module, lesson }: PlacedLesson): string => `${module.order}.${lesson.order}`;

export const allLessons = (course: Course): PlacedLesson[] =>
  course.modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));

export function lessonPage(
  course: Course,
  placed: PlacedLesson,
  submitted: Submitted | null,
  language: Language,
): Page {
  const { module, lesson } = placed;
  const address = `/${language}${lessonPath(placed)}`;
  return {
    title: `${words.title[language]} ${numberOf(placed)}`,
    reader: 'anyone',
    path: lessonPath(placed),
    body: (
      <article class="nunc-lesson">
        <nav class="nunc-lesson__path nunc-small" aria-label={words.whereYouAre[language]}>
          <a href={`/${language}/learn`}>{words.title[language]}</a>
          {' › '}
          <a href={`/${language}${modulePath(module)}`}>
            {module.order}. {module.title[language]}
          </a>
        </nav>
        <h1>
          {numberOf(placed)} {lesson.title[language]}
        </h1>
        <Standing lesson={lesson} language={language} />
        <Goals lesson={lesson} language={language} />
        <Contents lesson={lesson} language={language} />
        <LessonText markdown={lesson.text[language]} />
        <Exercises lesson={lesson} submitted={submitted} language={language} address={address} />
        <Unverified lesson={lesson} language={language} />
        <h2>{words.sources[language]}</h2>
        <ul>
          {lesson.sources.map((source) => (
            <li key={source.title}>
              <Source source={source} language={language} />
            </li>
          ))}
        </ul>
        <p class="nunc-small">{words.information[language]}</p>
        <Around course={course} placed={placed} language={language} />
      </article>
    ),
  };
}

function Standing({ lesson, language }: { lesson: Lesson; language: Language }) {
  return (
    <div class="nunc-lesson__standing">
      <p class="nunc-small">
        {filled(words.minutes[language], { n: lesson.minutes })}
        {' · '}
        {filled(words.lastLooked[language], { month: dayInWords(lesson.reviewed, language) })}
        {' · '}
        {words.invented[language]}
      </p>
      <p>
        {lesson.reviewed_by === null ? (
          <strong class="nunc-tag nunc-tag--undecided">{words.notReviewed[language]}</strong>
        ) : (
          <strong class="nunc-tag nunc-tag--open">
            {filled(words.reviewedBy[language], { who: lesson.reviewed_by })}
          </strong>
        )}
      </p>
    </div>
  );
}

function Goals({ lesson, language }: { lesson: Lesson; language: Language }) {
  return (
    <section class="nunc-note" aria-labelledby="goals">
      <h2 id="goals" class="nunc-lesson__small-heading">
        {words.goals[language]}
      </h2>
      <ul>
        {lesson.goals.map((goal) => (
          <li key={goal.en}>{goal[language]}</li>
        ))}
      </ul>
    </section>
  );
}

function Contents({ lesson, language }: { lesson: Lesson; language: Language }) {
  return (
    <nav class="nunc-lesson__contents nunc-no-print" aria-labelledby="contents">
      <h2 id="contents" class="nunc-lesson__small-heading">
        {words.inThisLesson[language]}
      </h2>
      <ol>
        {sectionsOf(lesson.text[language]).map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        <li>
          <a href="#exercises">{words.exercises[language]}</a>
        </li>
      </ol>
    </nav>
  );
}

function Unverified({ lesson, language }: { lesson: Lesson; language: Language }) {
  if (lesson.unverified.length === 0) return null;
  return (
    <>
      <h2>{words.unverified[language]}</h2>
      <p>{words.unverifiedLead[language]}</p>
      <ul>
        {lesson.unverified.map((point) => (
          <li key={point.en}>{point[language]}</li>
        ))}
      </ul>
    </>
  );
}

function Source({ source, language }: { source: LessonSource; language: Language }) {
  const supports = typeof source.supports === 'string' ? source.supports : source.supports[language];
  return (
    <>
      {source.url === null ? (
        source.title
      ) : (
        <a href={source.url} rel="noreferrer">
          {source.title}
        </a>
      )}
      {': '}
      {supports}
    </>
  );
}

function Around({ course, placed, language }: { course: Course; placed: PlacedLesson; language: Language }) {
  const all = allLessons(course);
  const at = all.findIndex(({ lesson }) => lesson === placed.lesson);
  const link = (to: PlacedLesson | undefined, text: string, rel: 'prev' | 'next') =>
    to === undefined ? null : (
      <li>
        <a href={`/${language}${lessonPath(to)}`} rel={rel}>
          {filled(text, { title: `${numberOf(to)} ${to.lesson.title[language]}` })}
        </a>
      </li>
    );
  return (
    <nav class="nunc-lesson__around nunc-no-print" aria-label={words.aroundLessons[language]}>
      <ul>
        {link(all[at - 1], words.previous[language], 'prev')}
        {link(all[at + 1], words.next[language], 'next')}
      </ul>
    </nav>
  );
}
