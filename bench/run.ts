/** Runs every measurement, one process each so that none warms another, and prints one Markdown page. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const measurements = [
  ['Reading California DOJ sheets', 'reader.ts'],
  ['The 76 sheets of the corpus against another reader', 'corpus.ts'],
  ['Screening', 'screening.ts'],
] as const;

const [cpu] = cpus();
console.log(
  `# Measured\n\nNode ${process.version}, ${cpus().length} cores, ${cpu?.model ?? 'unknown processor'}. Absolute times are for scale only.\n`,
);
let failed = 0;
for (const [title, file] of measurements) {
  console.log(`## ${title}\n`);
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, [path], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
  console.log('');
}
process.exitCode = failed === 0 ? 0 : 1;
