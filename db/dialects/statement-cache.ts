/** SQLite statements that stay prepared: what the authority asks are the same few texts over and over, and preparing costs more than running. */
import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More texts than the program has; lists of other lengths make a few more. Beyond it the oldest is forgotten. */
const STATEMENTS_MAX = 500;
/** What may be kept: it changes rows or none. */
const OF_ROWS = /^\s*(select|insert|update|delete|with)\b/i;
const OF_TRANSACTIONS = /^\s*(begin|commit|rollback|savepoint|release)\b/i;

/**
 * Every transaction here writes. Begun as a reader it could not become the writer once somebody else has written meanwhile ("Isolation In
 * SQLite"), and would fail; begun as the writer it waits its turn.
 */
const BEGIN = 'begin immediate';

/** A database for Kysely that keeps its statements. Anything else than rows and transactions, a change of the schema say, forgets them all. */
export function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => database.prepare(sql);
  return {
    prepare: (text) => {
      const sql = text === 'begin' ? BEGIN : text;
      if (!OF_ROWS.test(sql) && !OF_TRANSACTIONS.test(sql)) {
        kept.clear();
        return prepare(sql);
      }
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= STATEMENTS_MAX) kept.delete(oldest);
      const made = prepare(sql);
      kept.set(sql, made);
      return made;
    },
    close: () => {
      kept.clear();
      database.close();
    },
  };
}
