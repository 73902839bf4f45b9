import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { answersAtOnce } from './at-once.ts';
import { keepingStatements } from './statement-cache.ts';
import { telling, type OnStatement } from './statements.ts';

/** How long a statement waits for another process that holds the file, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a SQLite database, made when absent; `:memory:` for one that lives with the process. Write-ahead log, every commit on
 * disk before it is answered (synchronous=FULL), foreign keys checked. `onStatement` hears every statement that was run. Throws when the file cannot be opened.
 */
export function openSqlite<Schema>(path: string, onStatement?: OnStatement): Kysely<Schema> {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const statements = keepingStatements(database);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: statements }), ...telling(onStatement) });
  answersAtOnce(db, { statements, isInTransaction: () => database.inTransaction, onStatement });
  return db;
}
