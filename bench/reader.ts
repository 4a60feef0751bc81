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

// Hostile text, at one size and at ten times that size: the time for a line must not grow with the number of lines.
const head = '* * * *\nCOURT:\n20100305 CASC NAPA\n';
const hostile: readonly [string, (lines: number) => string][] = [
  [
    'counts, each with a number',
    (lines) => head + Array.from({ length: lines }, (_, at) => `CNT:01 #${at}`).join('\n'),
  ],
  ['comments that name counts', (lines) => head + 'CNT:01\nCOM: CNT 77 CHRG-459 PC\n'.repeat(lines / 2)],
  ['a sentence that goes on', (lines) => `${head}DISPO:CONVICTED\nSEN: ONE${'\n     MORE'.repeat(lines)}`],
  ['stars, one a line', (lines) => '* \n'.repeat(lines)],
  ['events without end', (lines) => '- - - -\nCOURT:\n'.repeat(lines / 2)],
  ['brackets, 500 a line', (lines) => `1${'('.repeat(499)}\n`.repeat(lines)],
];
const fewLines = 1_900;

/** Microseconds a line: the best of five readings. */
function perLine(text: string, lines: number): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    readCaDoj(text);
    return performance.now() - start;
  });
  return (Math.min(...times) * 1000) / lines;
}

console.log(`\n| hostile text | µs a line, ${fewLines} lines | µs a line, ${fewLines * 10} lines |`);
console.log('|---|---:|---:|');
for (const [name, text] of hostile) {
  const [few, many] = [fewLines, fewLines * 10].map((lines) => perLine(text(lines), lines).toFixed(2));
  console.log(`| ${name} | ${few} | ${many} |`);
}
