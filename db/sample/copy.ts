/** COPY … FROM STDIN through `pg` (PostgreSQL 15, COPY, text format): the quickest way in for many rows. */
import type { Connection, Submittable } from 'pg';
import type { Value } from './columns.ts';

/** What `pg` has of COPY and its types leave out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const CHUNK_CHARACTERS = 256 * 1024;

/** One COPY as a query of `pg`: `client.query(new CopyIn(…))`, then `done`. */
export class CopyIn implements Submittable {
  /** Ends when the server has taken all rows; rejects with its words when it has not. */
  readonly done: Promise<void>;
  readonly #text: string;
  readonly #rows: readonly (readonly Value[])[];
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #failed: Error | null = null;

  constructor(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]) {
    this.#text = `COPY "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM STDIN`;
    this.#rows = rows;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  /** The server is ready for the rows. */
  handleCopyInResponse(connection: CopyConnection): void {
    let text = '';
    for (const row of this.#rows) {
      text += `${row.map(field).join('\t')}\n`;
      if (text.length < CHUNK_CHARACTERS) continue;
      connection.sendCopyFromChunk(Buffer.from(text, 'utf8'));
      text = '';
    }
    connection.sendCopyFromChunk(Buffer.from(text, 'utf8'));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // The end is told by ReadyForQuery.
  }

  handleError(error: Error): void {
    this.#failed = error;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failed === null) this.#resolve();
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: Value): string {
  if (value === null) return '\\N';
  return typeof value === 'number' ? String(value) : value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
