/** The course: its overview, its modules, its lessons. Nothing a reader does is kept anywhere. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Language, languages } from '../site/language.ts';
import { addPage, type Page, respond, type Section } from '../site/page.tsx';
import { writtenProblem } from './course.ts';
import type { Submitted } from './exercises.tsx';
import { courseFromDisk } from './files.ts';
import type { Course, CourseModule } from './lesson.ts';
import { allLessons, lessonPage, lessonPath, modulePath, type PlacedLesson } from './lessonPage.tsx';
import { filled, learnWords as words } from './words.ts';

/** A lesson's answers are a few short ids. Whatever is longer is not from its form. */
const longestForm = 8 * 1024;

/** `/learn`, `/learn/2`, `/learn/2/1`; the exercises come back to the address of their lesson. */
export const learnSection: Section = (app, site) => {
  const course = usableCourse();
  addPage(app, site, '/learn', (language) => overviewPage(course, language));
  addPage(app, site, '/learn/:module', (language, context) => {
    const module = course.modules.find(({ order }) => String(order) === context.req.param('module'));
    return module === undefined ? notHerePage(course, language) : modulePage(module, language);
  });
  addPage(app, site, '/learn/:module/:lesson', (language, context) => {
    const placed = lessonAt(course, context);
    return placed === undefined ? notHerePage(course, language) : lessonPage(course, placed, null, language);
  });
  for (const language of languages) {
    app.post(
      `/${language}/learn/:module/:lesson`,
      bodyLimit({
        maxSize: longestForm,
        onError: (context) => {
          const placed = lessonAt(course, context);
          const page =
            placed === undefined
              ? notHerePage(course, language)
              : { ...lessonPage(course, placed, 'too-long', language), status: 400 as const };
          return respond(context, site, page, language);
        },
      }),
    );
  }
  addPage(
    app,
    site,
    '/learn/:module/:lesson',
    async (language, context) => {
      const placed = lessonAt(course, context);
      return placed === undefined
        ? notHerePage(course, language)
        : lessonPage(course, placed, await submittedIn(context), language);
    },
    'post',
  );
};

/** The course of this clone. Throws with what to mend where a file cannot be used: the site then does not start. */
function usableCourse(): Course {
  const read = courseFromDisk();
  if (read.ok) return read.course;
  throw new Error(
    `the course cannot be used:\n${read.problems.map((problem) => `web/learn/content/${writtenProblem(problem)}`).join('\n')}`,
  );
}

function lessonAt(course: Course, { req }: Context): PlacedLesson | undefined {
  return allLessons(course).find(
    ({ module, lesson }) =>
      String(module.order) === req.param('module') && String(lesson.order) === req.param('lesson'),
  );
}

/** The option ids by exercise; a body that is no form gives no answers. */
async function submittedIn({ req }: Context): Promise<Submitted> {
  const body = await req.parseBody({ all: true }).catch(() => ({}));
  return new Map(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  );
}

const minutesOf = (module: CourseModule): number =>
  module.lessons.reduce((sum, { minutes }) => sum + minutes, 0);

function overviewPage(course: Course, language: Language): Page {
  return {
    title: words.title[language],
    description: words.description[language],
    reader: 'anyone',
    width: 'wide',
    body: (
      <>
        <h1>{words.heading[language]}</h1>
        <div class="nunc-learn__text">
          <p class="nunc-lead">{words.lead[language]}</p>
          <p>{words.hard[language]}</p>
          <div class="nunc-note">
            <p>{words.notKept[language]}</p>
          </div>
        </div>
        <h2>{words.modules[language]}</h2>
        <Modules course={course} language={language} />
        <div class="nunc-learn__text">
          <p class="nunc-small">{reviewLine(course, language)}</p>
          <p class="nunc-small">{words.information[language]}</p>
        </div>
      </>
    ),
  };
}

function reviewLine(course: Course, language: Language): string {
  const all = allLessons(course);
  const notYet = all.filter(({ lesson }) => lesson.reviewed_by === null).length;
  return filled(words.notReviewedAll[language], { n: notYet, all: all.length });
}

function Modules({ course, language }: { course: Course; language: Language }) {
  return (
    <ol class="nunc-grid nunc-learn__modules">
      {course.modules.map((module) => (
        <li class="nunc-card" key={module.id}>
          <h3>
            <a href={`/${language}${modulePath(module)}`}>
              {module.order}. {module.title[language]}
            </a>
          </h3>
          <p>{module.summary[language]}</p>
          <p class="nunc-small">
            {module.lessons.length === 1
              ? words.countOne[language]
              : filled(words.count[language], { n: module.lessons.length })}
            {', '}
            {filled(words.minutes[language], { n: minutesOf(module) })}
          </p>
        </li>
      ))}
    </ol>
  );
}

function modulePage(module: CourseModule, language: Language): Page {
  return {
    title: `${words.title[language]} ${module.order}`,
    reader: 'anyone',
    path: modulePath(module),
    body: (
      <>
        <nav class="nunc-small" aria-label={words.whereYouAre[language]}>
          <a href={`/${language}/learn`}>{words.title[language]}</a>
          {' › '}
          {words.module[language]} {module.order}
        </nav>
        <h1>
          {module.order}. {module.title[language]}
        </h1>
        <p class="nunc-lead">{module.summary[language]}</p>
        <p>
          <strong>{words.forWhom[language]}:</strong> {module.for_whom[language]}
        </p>
        <h2>{words.lessons[language]}</h2>
        <ol class="nunc-learn__lessons">
          {module.lessons.map((lesson) => (
            <li class="nunc-card" key={lesson.id}>
              <h3>
                <a href={`/${language}${lessonPath({ module, lesson })}`}>
                  {module.order}.{lesson.order} {lesson.title[language]}
                </a>
              </h3>
              <ul>
                {lesson.goals.map((goal) => (
                  <li key={goal.en}>{goal[language]}</li>
                ))}
              </ul>
              <p class="nunc-small">{filled(words.minutes[language], { n: lesson.minutes })}</p>
            </li>
          ))}
        </ol>
      </>
    ),
  };
}

function notHerePage(course: Course, language: Language): Page {
  return {
    title: words.title[language],
    reader: 'anyone',
    width: 'wide',
    status: 404,
    path: '/learn',
    body: (
      <>
        <h1>{words.notHereTitle[language]}</h1>
        <p>{words.notHere[language]}</p>
        <h2>{words.modules[language]}</h2>
        <Modules course={course} language={language} />
      </>
    ),
  };
}
