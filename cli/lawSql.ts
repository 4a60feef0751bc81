/** `nunc law sql`: a jurisdiction's law on a day as one SQL query, for a data team to run where its data is. */
import { dialects, type LawSql, lawSql } from '@nunc/screening';
import { type Call, choice } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, unusable } from './failure.ts';
import { openLaw } from './input.ts';
import { jurisdictionName, jurisdictionsNamed } from './jurisdictions.ts';
import { checkOut, writeOut } from './outFile.ts';
import { printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

export async function printSql(call: Call): Promise<number> {
  const law = openLaw();
  const [jurisdiction, extra] = jurisdictionsNamed(law, argumentsAfter(call, 1));
  if (jurisdiction === undefined || extra !== undefined)
    throw unusable(
      'One jurisdiction has to be named.',
      `nunc law sql ${extra ?? ''}`.trim(),
      'Write for example: nunc law sql us-ca --dialect postgres',
    );
  const dialect = choice(call, 'dialect', dialects) ?? 'duckdb';
  const asOf = asOfDay(call);
  const table = call.text('table') ?? 'charges';
  const out = call.text('out');
  if (out !== undefined) checkOut(call, out);
  const sql = written(
    () => lawSql(law, jurisdiction, asOf, dialect, { table, because: call.has('because') }),
    table,
  );
  if (sql.layout.provisions.length === 0)
    throw unusable(
      `No law of ${jurisdictionName(law, jurisdiction)} is in force on that day.`,
      `--as-of ${asOf}`,
      'nunc law list prints what is known.',
    );
  if (call.has('json')) {
    const { createTable, select, reads, gives } = sql;
    printJson(call.io, { lawHash: law.hash, jurisdiction, asOf, dialect, createTable, select, reads, gives });
    return exit.fine;
  }
  const text = `${sql.createTable};\n\n${sql.select};\n`;
  if (out === undefined) call.io.out(text);
  else await writeOut(call, out, new TextEncoder().encode(text));
  return exit.fine;
}

/** A table name that a database would cut off is the one thing that can be wrong with the question. */
function written(write: () => LawSql, table: string): LawSql {
  try {
    return write();
  } catch (error) {
    const isName = error instanceof Error && /\bname\b/.test(error.message);
    if (!isName) throw error;
    throw unusable(
      'This cannot be the name of a table.',
      `--table ${table}`,
      'Write at most 63 letters, or schema.table.',
    );
  }
}
