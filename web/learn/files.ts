/** The course's files from this computer's disk. The only place in `learn/` that touches it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CourseFile, type ReadCourse, readCourse } from './course.ts';

const contentFolder = fileURLToPath(new URL('content/', import.meta.url));

/** Every file below a folder of course content, with its path from there. Hidden files are none of it. */
export function courseFiles(folder: string = contentFolder): CourseFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: path.slice(folder.length).split(sep).join('/').replace(/^\//, ''),
      text: readFileSync(path, 'utf8'),
    }));
}

/** The course of this clone, or what is wrong with its files. */
export const courseFromDisk = (): ReadCourse => readCourse(courseFiles());
