/**
 * Runs every measurement, one process each so that none warms another, and prints one Markdown page. Names choose some of
 * them: `npm run bench -- engines`.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const measurements = [
  ['Reading California DOJ sheets', 'reader.ts'],
  ['The 76 sheets of the corpus against another reader', 'corpus.ts'],
  ['Screening', 'screening.ts'],
  ['Questions of the interview', 'questions.ts'],
  ['The mask kernel', 'kernel.ts'],
  ['One job, every engine', 'engines.ts'],
  ['Whole files', 'bulk.ts'],
] as const;

const [cpu] = cpus();
console.log(
  `# Measured\n\nNode ${process.version}, ${cpus().length} cores, ${cpu?.model ?? 'unknown processor'}. Absolute times are for scale only.\n`,
);
const wanted = process.argv.slice(2);
const chosen = measurements.filter(
  ([, file]) => wanted.length === 0 || wanted.includes(file.replace('.ts', '')),
);
if (chosen.length === 0) {
  const names = measurements.map(([, file]) => file.replace('.ts', '')).join(', ');
  console.error(`There is no measurement ${wanted.join(' ')}. Name one or more of: ${names}.`);
  process.exit(2);
}
let failed = 0;
for (const [title, file] of chosen) {
  console.log(`## ${title}\n`);
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, [path], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
  console.log('');
}
process.exitCode = failed === 0 ? 0 : 1;
