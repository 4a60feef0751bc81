/** Helpers for tests: a world made of memory, and documents about invented people. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Io } from './io.ts';
import { run } from './run.ts';

export const repository = resolve(import.meta.dirname, '..');
export const rosa = join(repository, 'examples/rosa/rap-sheet.txt');
export const rosaPdf = join(repository, 'examples/rosa/rap-sheet.pdf');
export const rosaFacts = join(repository, 'examples/rosa/facts.yaml');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly cwd?: string;
  readonly isTerminal?: boolean;
  readonly color?: boolean;
  readonly columns?: number;
  /** The day the clock says. */
  readonly day?: string;
  readonly seed?: number;
  /** What a person types where it is not shown. */
  readonly secret?: string;
}

/** Runs a command in a world of memory; the clock stands on 1 November 2026 unless said otherwise. */
export async function nunc(args: readonly string[], world: World = {}): Promise<Ran> {
  const { io, text } = memoryIo(world);
  const code = await run(args, io);
  return { code, ...text() };
}

/** The world, and what was written to it. */
export function memoryIo(world: World = {}): { io: Io; text: () => { out: string; err: string } } {
  let out = '';
  let err = '';
  const isTerminal = world.isTerminal ?? false;
  const io: Io = {
    stdin: streamOf(world.stdin ?? ''),
    stdinIsTerminal: isTerminal,
    outIsTerminal: isTerminal,
    errIsTerminal: isTerminal,
    color: world.color ?? false,
    columns: world.columns ?? null,
    cwd: world.cwd ?? repository,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => new Date(`${world.day ?? '2026-11-01'}T12:00:00`),
    randomSeed: () => world.seed ?? 71,
    secret: async () => world.secret ?? null,
    onInterrupt: () => () => undefined,
  };
  return { io, text: () => ({ out, err }) };
}

async function* streamOf(input: NonNullable<World['stdin']>): AsyncIterable<Uint8Array> {
  if (typeof input === 'string') yield new TextEncoder().encode(input);
  else if (input instanceof Uint8Array) yield input;
  else yield* input;
}

/** A folder for one test, with files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): {
  path: string;
  remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'nunc-cli-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A short sheet about an invented person: one conviction, one line that nobody understands. */
export const smallSheet = `III CALIFORNIA ONLY SOURCE RECORD
CII/A90000077
DOB/19880102 SEX/F RAC/WHITE
NAM/01 PLACEHOLDER,NADIA
* * * *
ARR/DET/CITE:       NAM:01
20130210  CAPD OAKLAND

CNT:01     #13-00077
  647(B) PC-DISORDERLY CONDUCT:PROSTITUTION
- - - -
COURT:              NAM:01
20130402  CASC OAKLAND

CNT:01     #C130077
  647(B) PC-DISORDERLY CONDUCT:PROSTITUTION
*DISPO:CONVICTED
   CONV STATUS:MISDEMEANOR
   SEN: 012 MONTHS PROBATION
ZZ QXV 77 ##
* * * END OF MESSAGE * * *
`;

/** A small PDF that asks for a password. */
export function encryptedPdf(): Uint8Array {
  const key = '<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>';
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
    `<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key.replace('28BF', 'FFFF')} /P -4 >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = parts.map((part, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${part}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\n`;
  return new TextEncoder().encode(`${text}startxref\n${start}\n%%EOF\n`);
}
