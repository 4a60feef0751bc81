/** Reads the course from the texts of its files: a whole course, or every problem that keeps it from being one. */
import { parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import { type Course, type CourseModule, type Lesson, lessonSchema, moduleSchema } from './lesson.ts';
import { headingDepths, problemsInMarkdown } from './markdown.ts';

/** One file of the course; `path` is written from the content folder, with `/`. */
export interface CourseFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with one file, in which field (or null for the whole file), and so what to mend. */
export interface CourseProblem {
  readonly file: string;
  readonly field: string | null;
  readonly message: string;
}

export type ReadCourse =
  | { readonly ok: true; readonly course: Course }
  | { readonly ok: false; readonly problems: readonly CourseProblem[] };

const moduleFile = /^(\d{2})-([a-z0-9-]+)\/module\.yaml$/;
const lessonFile = /^(\d{2}-[a-z0-9-]+)\/(\d{2})-([a-z0-9-]+)\.(en\.md|es\.md|yaml)$/;

/** A problem as one line, for whoever's build it stops. */
export const writtenProblem = ({ file, field, message }: CourseProblem): string =>
  field === null ? `${file}: ${message}` : `${file}: ${field}: ${message}`;

/**
 * The course made of these files. A module is a folder `NN-slug/` with `module.yaml`; a lesson is the three files
 * `NN-slug.en.md`, `NN-slug.es.md` and `NN-slug.yaml` in it. Files that are none of these are reported: a misspelled
 * name must not make a lesson disappear.
 */
export function readCourse(files: readonly CourseFile[]): ReadCourse {
  const problems: CourseProblem[] = [];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const folders = new Map<string, Set<string>>();
  const headed = new Map<string, string>();
  for (const { path } of files) {
    const head = moduleFile.exec(path);
    const lesson = lessonFile.exec(path);
    if (head !== null) headed.set(path.slice(0, path.indexOf('/')), path);
    else if (lesson?.[1] !== undefined) {
      const stems = folders.get(lesson[1]) ?? new Set<string>();
      folders.set(lesson[1], stems.add(`${lesson[1]}/${lesson[2]}-${lesson[3]}`));
    } else {
      const message =
        'is neither NN-slug/module.yaml nor NN-slug/NN-slug.yaml, .en.md or .es.md: rename or remove it';
      problems.push({ file: path, field: null, message });
    }
  }

  const modules: CourseModule[] = [];
  for (const [folder, path] of headed) {
    const head = readYaml(path, texts.get(path) ?? '', moduleSchema, problems);
    const stems = [...(folders.get(folder) ?? [])].sort();
    const lessons = stems.flatMap((stem) => readLesson(stem, texts, problems) ?? []);
    if (stems.length === 0)
      problems.push({ file: path, field: null, message: 'is a module without a lesson' });
    if (head === null) continue;
    if (Number(folder.slice(0, 2)) !== head.order)
      problems.push({
        file: path,
        field: 'order',
        message: `is ${head.order}, but the folder is called ${folder}`,
      });
    modules.push({ ...head, lessons });
  }
  for (const folder of folders.keys()) {
    if (!headed.has(folder))
      problems.push({
        file: `${folder}/module.yaml`,
        field: null,
        message: 'is missing: lessons lie in this folder',
      });
  }
  const repeatedIds = modules.filter(({ id }, index) => modules.findIndex((one) => one.id === id) !== index);
  for (const { id, order } of repeatedIds) {
    problems.push({
      file: `module ${order}`,
      field: 'id',
      message: `"${id}" is the id of another module, too`,
    });
  }
  if (modules.length === 0 && problems.length === 0)
    problems.push({ file: '.', field: null, message: 'there is no module here' });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, course: { modules: modules.sort((one, other) => one.order - other.order) } };
}

/** One lesson from its three files, or null when something is wrong with it (which then stands in `problems`). */
function readLesson(
  stem: string,
  texts: ReadonlyMap<string, string>,
  problems: CourseProblem[],
): Lesson | null {
  const before = problems.length;
  const text = (ending: string): string => {
    const found = texts.get(`${stem}.${ending}`);
    if (found === undefined || found.trim() === '') {
      problems.push({
        file: `${stem}.${ending}`,
        field: null,
        message:
          found === undefined ? 'is missing: a lesson needs .yaml, .en.md and .es.md' : 'has no text in it',
      });
    }
    return found ?? '';
  };
  const words = { en: text('en.md'), es: text('es.md') };
  const yaml = text('yaml');
  if (problems.length > before) return null;

  for (const language of ['en', 'es'] as const) {
    for (const message of problemsInMarkdown(words[language]))
      problems.push({ file: `${stem}.${language}.md`, field: null, message });
  }
  const english = headingDepths(words.en);
  const spanish = headingDepths(words.es);
  if (english.join() !== spanish.join()) {
    const shape = (depths: readonly number[]): string =>
      `${depths.filter((depth) => depth === 2).length} sections (headings: ${depths.map((depth) => '#'.repeat(depth)).join(' ')})`;
    problems.push({
      file: `${stem}.es.md`,
      field: null,
      message: `has ${shape(spanish)}, the English text has ${shape(english)}: both languages need the same sections`,
    });
  }
  const head = readYaml(`${stem}.yaml`, yaml, lessonSchema, problems);
  if (head === null || problems.length > before) return null;
  const name = stem.slice(stem.indexOf('/') + 1);
  return { ...head, id: name.slice(3), order: Number(name.slice(0, 2)), text: words };
}

function readYaml<T>(file: string, text: string, schema: ZodType<T>, problems: CourseProblem[]): T | null {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    for (const error of document.errors) problems.push({ file, field: null, message: error.message });
    return null;
  }
  const read = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    problems.push({ file, field: issue.path.join('.') || null, message: issue.message });
  return null;
}
