/** DuckDB on this machine: the database in which a jurisdiction's law runs as SQL. It never loads anything from a network. */
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api';

/** Rows of a table of texts; `null` where nothing is known. */
export type TextRows = readonly (readonly (string | null)[])[];

export interface DuckDbOptions {
  /** How many threads it may use; default: all. */
  readonly threads?: number | undefined;
}

/** An open database, in memory. Close it when done. */
export class DuckDb {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open({ threads }: DuckDbOptions = {}): Promise<DuckDb> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(threads === undefined ? {} : { threads: String(threads) }),
    });
    return new DuckDb(instance, await instance.connect());
  }

  /** Runs a statement whose answer is not wanted. */
  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** Puts rows into a table whose columns are all text. */
  async fill(table: string, rows: TextRows): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    try {
      const types = Array.from({ length: appender.columnCount }, () => VARCHAR);
      for (let from = 0; from < rows.length; from += 2048) {
        const chunk = DuckDBDataChunk.create(types);
        chunk.setRows(rows.slice(from, from + 2048));
        appender.appendDataChunk(chunk);
      }
    } finally {
      appender.closeSync();
    }
  }

  /** The answer of a query, every cell as text. */
  async rows(sql: string): Promise<(string | null)[][]> {
    const answer = await this.#connection.runAndReadAll(sql);
    return answer.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
