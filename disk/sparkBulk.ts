/**
 * A file of charges decided by SQL, on a Spark cluster or in DuckDB here. This machine reads the file, groups its rows by
 * person and writes for each charge what the law reads of it; the database decides; the answers come back in the order
 * of the file. What comes out does not hang on the database.
 */
import {
  appendFileSync,
  createReadStream,
  createWriteStream,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { unreadHeading, unreadLines } from '@nunc/bulk';
import { type LawSql, lawSql, type Row } from '@nunc/screening';
import { type BulkSettings, engineFor, LawShelf } from './bulkEngine.ts';
import { StretchReader } from './bulkStretch.ts';
import { runOnDuckDb, runOnSpark, writeRows } from './spark.ts';

export interface SqlBulkJob {
  readonly file: string;
  /** Where the rows begin: behind the byte order mark and the first row. */
  readonly firstRow: number;
  /** Lines before the first row. */
  readonly linesBefore?: number;
  readonly settings: BulkSettings;
  /** The one jurisdiction whose law is asked. */
  readonly jurisdiction: string;
  /** A folder for what is made on the way; on a cluster every worker must be able to read it. */
  readonly folder: string;
  /** CSV: person, row, jurisdiction, and the provisions that are open and undecided, as `nunc bulk` writes them. */
  readonly out: string;
  /** CSV: each row that could not be read, by its line, and why. */
  readonly unread?: string;
  readonly engine:
    | { readonly kind: 'duckdb' }
    | {
        readonly kind: 'spark';
        readonly master: string;
        readonly submit?: string;
        readonly settings?: Readonly<Record<string, string>>;
      };
}

export type SqlBulkResult =
  | {
      readonly kind: 'done';
      readonly charges: number;
      readonly unread: number;
      readonly tasks: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'problem'; readonly what: string; readonly remedy: string };

const stretchBytes = 4 << 20;
/** What stands for a person goes through as it is written, whatever its encoding. */
const asBytes = 'latin1';
const ownerOnly = { mode: 0o600 } as const;

/** Decides the whole file. Errors of the operating system are thrown. */
export async function runBulkAsSql(job: SqlBulkJob): Promise<SqlBulkResult> {
  const [law] = new LawShelf(null).of(job.jurisdiction);
  if (law === undefined)
    return {
      kind: 'problem',
      what: `There is no law of ${job.jurisdiction} here.`,
      remedy: 'nunc law list prints what there is.',
    };
  const { kind } = job.engine;
  const sql = lawSql(law, job.jurisdiction, job.settings.asOf, kind);
  const part = (name: string) => join(job.folder, `${name}.part-${process.pid}`);
  const rowsFile = part('rows.csv');
  const keysFile = part('keys.csv');
  const decided = part('statuses.csv');
  const unreadFile = part('unread.csv');
  try {
    const charges = new ChargeRows(job, unreadFile);
    const keys = createWriteStream(keysFile, ownerOnly);
    const count = await writeRows(
      rowsFile,
      sql,
      charges.rows((line) => keys.write(line, asBytes)),
    );
    keys.end();
    await finished(keys);
    if (charges.problem !== null) return { kind: 'problem', ...charges.problem };
    let tasks: Readonly<Record<string, number>> = {};
    if (job.engine.kind === 'duckdb') await runOnDuckDb({ rowsFile, sql, out: decided });
    else {
      const { master, submit, settings } = job.engine;
      ({ tasks } = await runOnSpark({ rowsFile, sql, out: decided, master, submit, settings }));
    }
    await writeAnswers(sql, keysFile, decided, job.out);
    if (job.unread !== undefined) renameSync(unreadFile, job.unread);
    return { kind: 'done', charges: count, unread: charges.unread, tasks };
  } finally {
    for (const file of [rowsFile, keysFile, decided, unreadFile]) rmSync(file, { force: true });
  }
}

/** The charges of a file, a stretch at a time, as rows. */
class ChargeRows {
  readonly #job: SqlBulkJob;
  readonly #unreadFile: string;
  unread = 0;
  problem: { readonly what: string; readonly remedy: string } | null = null;

  constructor(job: SqlBulkJob, unreadFile: string) {
    this.#job = job;
    this.#unreadFile = unreadFile;
  }

  *rows(key: (line: string) => void): Generator<Row> {
    const { file, firstRow, settings, jurisdiction } = this.#job;
    const made = engineFor({ ...settings, bill: null, sample: 0, hasWords: true }, true);
    if ('what' in made) {
      this.problem = made;
      return;
    }
    const { run, reader } = made;
    const stretches = new StretchReader(file, stretchBytes, () => made);
    const size = statSync(file).size;
    let lines = this.#job.linesBefore ?? 0;
    writeFileSync(this.#unreadFile, unreadHeading, ownerOnly);
    try {
      let [start, startsIncomplete, number] = [firstRow, false, 0];
      while (start < size) {
        const target = firstRow + (number + 1) * stretchBytes;
        const done = stretches.read({ number, start, target, startsIncomplete });
        [start, startsIncomplete, number] = [done.end, done.endsIncomplete, number + 1];
        this.unread += done.unread.length;
        appendFileSync(this.#unreadFile, unreadLines(done.unread, lines));
        lines += done.lines;
        // The answers' lines name each charge; what the engine answered is not looked at.
        const answers = Buffer.from(done.output).toString(asBytes).split('\n');
        const { block } = reader;
        let line = 0;
        for (let person = 0; person < block.people; person += 1)
          for (let at = block.first[person] ?? 0; at < block.endOf(person); at += 1, line += 1) {
            if (block.note[at] === 1 || block.note[at] === 2) continue;
            const id = block.jurisdiction[at] ?? 0;
            const law = run.jurisdiction(id);
            if (law === null || run.jurisdictionName(id) !== jurisdiction) {
              this.problem = {
                what: `A charge is not of ${jurisdiction}: SQL decides one law at a time.`,
                remedy: 'Split the file by jurisdiction, or leave --engine out.',
              };
              return;
            }
            const named = firstCells(answers[line] ?? '');
            if (named === null) {
              this.problem = {
                what: 'What stands for a person holds a line break.',
                remedy: 'Take it out of the person column, or leave --engine out.',
              };
              return;
            }
            key(`${named}\n`);
            yield law.row(block, person, at);
          }
      }
    } finally {
      stretches.close();
    }
  }
}

/** Person, row and jurisdiction at the beginning of a line of answers; null where the line begins in the middle of a cell. */
const firstCells = (line: string): string | null =>
  /^(?:"(?:[^"]|"")*"|[^",][^,]*),\d+,[^,]*/.exec(line)?.[0] ?? null;

/** Puts the decided rows behind their keys; both files are in the order of the charges. */
async function writeAnswers(sql: LawSql, keysFile: string, decidedFile: string, out: string): Promise<void> {
  const half = `${out}.part-${process.pid}`;
  const stream = createWriteStream(half, ownerOnly);
  const keys = linesOf(keysFile);
  const routed = sql.layout.provisions.map(({ provision, version }) =>
    version.features.procedure.begins === 'defense'
      ? null
      : provision.id.slice(provision.id.indexOf('/') + 1),
  );
  stream.write('person,row,jurisdiction,open,undecided\n');
  let isHeading = true;
  for await (const line of linesOf(decidedFile)) {
    if (isHeading) {
      isHeading = false;
      continue;
    }
    const [, ...statuses] = line.split(',');
    const named = (status: string) =>
      routed.filter((name, index) => name !== null && statuses[index] === status).join(' ');
    const { value: key = '' } = await keys.next();
    if (!stream.write(`${key},${named('open')},${named('undecided')}\n`, asBytes))
      await new Promise<void>((done) => stream.once('drain', done));
  }
  stream.end();
  await finished(stream);
  await rename(half, out);
}

/** The lines of a text file, one after another. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const part of createReadStream(file, { encoding: asBytes })) {
    const lines = `${rest}${part}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
