/** How batches come into either database: each batch is one transaction. */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { isPostgres } from '../dialects/open.ts';
import { COLUMNS, type Batch, type SampleTable } from './columns.ts';
import { CopyIn } from './copy.ts';

export interface BatchWriter {
  write(batch: Batch): Promise<void>;
  /** Lets the planner know what is there, and closes. */
  close(): Promise<void>;
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
  };
}

function insertText(table: string, columns: readonly string[]): string {
  return `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

/** Without the right to switch the triggers off (superuser) references are checked: slower, and no less right. */
async function openPostgresWriter(url: string): Promise<BatchWriter> {
  const client = new Client({ connectionString: url, application_name: 'social-card-kiosk sample' });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  await client.query("SET session_replication_role = 'replica'").catch(() => undefined);
  return {
    write: async (batch) => {
      await client.query('BEGIN');
      for (const [table, rows] of batch) await client.query(new CopyIn(table, COLUMNS[table], rows)).done;
      await client.query('COMMIT');
    },
    close: async () => {
      await client.query("SET session_replication_role = 'origin'").catch(() => undefined);
      await client.query('VACUUM (ANALYZE)');
      await client.query('CHECKPOINT').catch(() => undefined);
      await client.end();
    },
  };
}
