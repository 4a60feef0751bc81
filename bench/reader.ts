/** Prints, as Markdown, how many California DOJ sheets one core reads in a second. Asserts nothing about time. */
import { readFileSync } from 'node:fs';
import { historiesOf, readCaDoj } from '@nunc/records';

const batchSize = 200;
const secondsPerTask = 3;

const sheet = readFileSync(new URL('../records/fixtures/rosa.txt', import.meta.url), 'utf8');
const lineCount = sheet.trimEnd().split('\n').length;

/** Sheets a second over batches for at least the given time: the median and the slowest batch. */
function measure(task: () => number): { median: number; slowest: number; batches: number } {
  const rates: number[] = [];
  let guard = 0;
  for (let warm = 0; warm < 3; warm += 1) for (let at = 0; at < batchSize; at += 1) guard += task();
  const end = performance.now() + secondsPerTask * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    for (let at = 0; at < batchSize; at += 1) guard += task();
    rates.push((batchSize * 1000) / (performance.now() - start));
  }
  if (guard === 0) throw new Error('nothing was read');
  rates.sort((a, b) => a - b);
  return { median: rates[rates.length >> 1] ?? 0, slowest: rates[0] ?? 0, batches: rates.length };
}

const tasks: readonly [string, () => number][] = [
  ['read', () => readCaDoj(sheet).sources[0]?.lines.length ?? 0],
  ['read and bring together', () => historiesOf(readCaDoj(sheet)).length],
];

console.log(
  `| task (a sheet of ${lineCount} lines) | sheets/s, median batch | slowest batch | batches of ${batchSize} |`,
);
console.log('|---|---:|---:|---:|');
for (const [name, task] of tasks) {
  const { median, slowest, batches } = measure(task);
  console.log(`| ${name} | ${Math.round(median)} | ${Math.round(slowest)} | ${batches} |`);
}
