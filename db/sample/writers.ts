/** How batches come into either database. */
import Database from 'better-sqlite3';
import { isPostgres } from '../dialects/open.ts';
import { COLUMNS, type Batch, type SampleTable } from './columns.ts';
import { openPostgresWriter } from './postgres-writer.ts';

export interface BatchWriter {
  write(batch: Batch): Promise<void>;
  /** Lets the planner know what is there, and closes. */
  close(): Promise<void>;
  /** Closes after a failure or a cancellation: on PostgreSQL nothing of it stays, on SQLite what was written so far. */
  abandon(): Promise<void>;
}

/**
 * Opens a writer for a database that has the newest schema. References are not checked row by row where the database allows that: the
 * generator gives none that leads nowhere (tested).
 */
export async function openWriter(address: string): Promise<BatchWriter> {
  return isPostgres(address) ? openPostgresWriter(address) : openSqliteWriter(address);
}

/** A crash leaves a half-made city either way, so that no batch waits for the disk; the last checkpoint does. */
function openSqliteWriter(path: string): BatchWriter {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  const statements = new Map<SampleTable, Database.Statement>();
  const statement = (table: SampleTable): Database.Statement => {
    const columns = COLUMNS[table];
    const made = statements.get(table) ?? database.prepare(insertText(table, columns));
    statements.set(table, made);
    return made;
  };
  const insert = database.transaction((batch: Batch) => {
    for (const [table, rows] of batch) for (const row of rows) statement(table).run(row);
  });
  return {
    write: async (batch) => insert(batch),
    close: async () => {
      database.exec('ANALYZE');
      database.pragma('synchronous = FULL');
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
    abandon: async () => {
      database.close();
    },
  };
}

function insertText(table: string, columns: readonly string[]): string {
  return `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}
