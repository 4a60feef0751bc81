import { describe, expect, it } from 'vitest';
import { readabilityEs, readingGradeEn } from '../reading.ts';
import { type CourseFile, readCourse, writtenProblem } from './course.ts';
import { courseFiles, courseFromDisk } from './files.ts';
import type { Bilingual } from './lesson.ts';
import { blocksOf, proseOf } from './markdown.ts';

const moduleYaml = `id: first
order: 1
title: { en: First, es: Primero }
summary: { en: Summary, es: Resumen }
for_whom: { en: All, es: Todos }
`;
const lessonYaml = `title: { en: One, es: Uno }
minutes: 15
goals: [{ en: Know it, es: Saberlo }]
reviewed: 2026-11
reviewed_by: null
sources: [{ title: A law, url: "https://example.org/law", supports: { en: All of it, es: Todo } }]
client: { en: An invented person, es: Una persona inventada }
exercises:
  - id: a
    kind: one
    prompt: { en: Which?, es: ¿Cuál? }
    options:
      - { id: x, text: { en: This, es: Esta }, right: true, why: { en: Because, es: Porque sí } }
      - { id: y, text: { en: That, es: Esa }, right: false, why: { en: It is not, es: No lo es } }
  - id: b
    kind: write
    prompt: { en: Write, es: Escriba }
    checklist: [{ en: Short, es: Corto }]
    model: { en: Like this, es: Así }
`;
const whole: readonly CourseFile[] = [
  { path: '01-first/module.yaml', text: moduleYaml },
  { path: '01-first/01-one.yaml', text: lessonYaml },
  { path: '01-first/01-one.en.md', text: 'Hello.\n\n## A part\n\nText.\n' },
  { path: '01-first/01-one.es.md', text: 'Hola.\n\n## Una parte\n\nTexto.\n' },
];

/** The whole course with one file's text changed, or (null) the file taken away. */
const changed = (path: string, change: ((text: string) => string) | null): CourseFile[] =>
  whole.flatMap((file) => {
    if (file.path !== path) return [file];
    return change === null ? [] : [{ path, text: change(file.text) }];
  });

const problemsOf = (files: readonly CourseFile[]): string[] => {
  const read = readCourse(files);
  return read.ok ? [] : read.problems.map(writtenProblem);
};

const yaml = '01-first/01-one.yaml';

describe('a course', () => {
  it('is read from its files, lessons in their order, each in both languages', () => {
    const read = readCourse([...whole].reverse());
    expect(read.ok && read.course.modules[0]?.lessons[0]).toMatchObject({
      id: 'one',
      order: 1,
      unverified: [],
      text: { en: 'Hello.\n\n## A part\n\nText.\n' },
    });
  });

  it.each<[string, CourseFile[], RegExp]>([
    ['without its Spanish text', changed('01-first/01-one.es.md', null), /one\.es\.md: is missing/],
    ['with an empty text', changed('01-first/01-one.en.md', () => ' \n'), /one\.en\.md: has no text/],
    ['without its YAML', changed(yaml, null), /one\.yaml: is missing/],
    [
      'with a section more in one language',
      changed('01-first/01-one.es.md', (text) => `${text}\n## Otra\n\nMás.\n`),
      /one\.es\.md: has 2 sections .* English text has 1 sections/,
    ],
    [
      'with HTML',
      changed('01-first/01-one.en.md', (text) => `${text}\n<script>alert(1)</script>\n`),
      /one\.en\.md: "<script>.*is HTML/,
    ],
    [
      'with a link that runs a script',
      changed('01-first/01-one.en.md', (text) => `${text}\n[here](javascript:alert)\n`),
      /links to no web address/,
    ],
    [
      'with a picture',
      changed('01-first/01-one.en.md', (text) => `${text}\n![x](https://example.org/x.png)\n`),
      /is a picture/,
    ],
    [
      'with a heading of the first level',
      changed('01-first/01-one.en.md', (text) => `# Top\n\n${text}`),
      /first level/,
    ],
    [
      'without a Spanish title',
      changed(yaml, (text) => text.replace('{ en: One, es: Uno }', '{ en: One }')),
      /one\.yaml: title\.es: /,
    ],
    [
      'with Spanish that is English',
      changed(yaml, (text) =>
        text
          .replace('es: Una persona inventada', 'es: An invented person who was copied over')
          .replace('en: An invented person,', 'en: An invented person who was copied over,'),
      ),
      /client: says the same/,
    ],
    [
      'with no right option',
      changed(yaml, (text) => text.replace('right: true', 'right: false')),
      /exercises\.0\.options: has no right option/,
    ],
    [
      'with two right options where one is asked for',
      changed(yaml, (text) => text.replace('right: false', 'right: true')),
      /has 2 right options, but its kind is "one"/,
    ],
    [
      'with an option that does not say why',
      changed(yaml, (text) => text.replace(', why: { en: It is not, es: No lo es }', '')),
      /exercises\.0\.options\.1\.why: /,
    ],
    [
      'with two options of one id',
      changed(yaml, (text) => text.replace('id: y', 'id: x')),
      /two options with the id "x"/,
    ],
    [
      'with two exercises of one id',
      changed(yaml, (text) => text.replace('id: b', 'id: a')),
      /two exercises/,
    ],
    [
      'with a source that is no web address',
      changed(yaml, (text) => text.replace('https://example.org/law', 'ftp://example.org/law')),
      /sources\.0\.url: is not a web address/,
    ],
    ['with a misspelled field', changed(yaml, (text) => text.replace('minutes:', 'minuts:')), /minuts/],
    [
      'with a review date that is none',
      changed(yaml, (text) => text.replace('2026-11', 'soon')),
      /reviewed: /,
    ],
    ['with YAML that cannot be parsed', changed(yaml, (text) => `${text}: [`), /one\.yaml: .*line/],
    ['without module.yaml', changed('01-first/module.yaml', null), /01-first\/module\.yaml: is missing/],
    [
      'with an order that is not the folder',
      changed('01-first/module.yaml', (text) => text.replace('order: 1', 'order: 2')),
      /order: is 2, but the folder is called 01-first/,
    ],
    [
      'with a file whose name is misspelled',
      [...whole, { path: '01-first/02-two.sp.md', text: '' }],
      /02-two\.sp\.md: is neither/,
    ],
    ['of no files', [], /there is no module/],
  ])('%s is refused, with file and field', (_fault, files, message) => {
    expect(problemsOf(files).join('\n')).toMatch(message);
  });

  it('never stops at the first problem', () => {
    const files = changed(yaml, (text) =>
      text.replace('minutes: 15', 'minutes: 90').replace('2026-11', 'soon'),
    );
    expect(problemsOf(files)).toHaveLength(2);
  });
});

describe('the course of this clone', () => {
  const read = courseFromDisk();
  const lessons = read.ok
    ? read.course.modules.flatMap((module) =>
        module.lessons.map((lesson) => ({ number: `${module.order}.${lesson.order}`, lesson })),
      )
    : [];

  it('is whole: nine modules, each with two lessons or more', () => {
    expect(read.ok ? [] : read.problems.map(writtenProblem)).toEqual([]);
    expect(read.ok && read.course.modules.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(read.ok && read.course.modules.every((module) => module.lessons.length >= 2)).toBe(true);
  });

  const words = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;
  const parts = (text: string): number[] => text.split(/^## /m).map(words);

  it.each(lessons)('$number says as much in Spanish as in English, in each section', ({ lesson }) => {
    const spanish = parts(lesson.text.es);
    for (const [index, english] of parts(lesson.text.en).entries()) {
      const words = spanish[index] ?? 0;
      expect([index, words >= 0.7 * english && words <= 1.6 * english]).toEqual([index, true]);
    }
    const kinds = (text: string): string[] =>
      blocksOf(text).flatMap(({ type }) => (type === 'space' ? [] : [type]));
    expect(kinds(lesson.text.es)).toEqual(kinds(lesson.text.en));
  });

  it.each(lessons)('$number is 15 minutes long and reads at grade 9 or below', ({ lesson }) => {
    const exercises: Bilingual[] = lesson.exercises.flatMap((exercise) =>
      exercise.kind === 'write'
        ? [exercise.prompt, ...exercise.checklist, exercise.model]
        : [exercise.prompt, ...exercise.options.flatMap(({ text, why }) => [text, why])],
    );
    const whole = (language: 'en' | 'es'): string =>
      [proseOf(lesson.text[language]), ...exercises.map((one) => one[language])].join('\n\n');
    expect(words(lesson.text.en)).toBeGreaterThan(850);
    expect(words(lesson.text.en)).toBeLessThan(1300);
    expect(readingGradeEn(whole('en'))).toBeLessThanOrEqual(9);
    // INFLESZ "fairly easy".
    expect(readabilityEs(whole('es'))).toBeGreaterThanOrEqual(65);
  });

  it('names nobody by what was done to them', () => {
    const named = courseFiles().filter(({ text }) =>
      /\b(prostitutes?|felons?|offenders?|prostitutas?)\b/i.test(text),
    );
    expect(named.map(({ path }) => path)).toEqual([]);
  });
});
