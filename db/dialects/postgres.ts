import { Kysely, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';
import { namingStatements } from './named-statements.ts';
import { telling, type OnStatement } from './statements.ts';

/** A fleet's commands are short; more connections than this only wait for the same disk. */
const CONNECTIONS_MAX = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** A command that waits longer for a lock or an answer is given up and rolled back: its terminal asks again with the same key. */
const STATEMENT_TIMEOUT_MS = 15_000;

export interface PostgresOptions {
  readonly connectionsMax?: number;
  /** Told when a connection that nobody uses breaks (the server went away); the pool opens another when one is wanted. */
  readonly onIdleError?: (error: Error) => void;
  /** Hears every statement that was run. */
  readonly onStatement?: OnStatement;
}

/**
 * Opens a PostgreSQL database by its address, `postgres://user@host:port/name`. Connects when first used; every commit is on disk before it is
 * answered, as the server's own `synchronous_commit` has it. Isolation is the server's READ COMMITTED: stores lock by updating.
 */
export function openPostgres<Schema>(url: string, options: PostgresOptions = {}): Kysely<Schema> {
  const pool = new Pool({
    connectionString: url,
    max: options.connectionsMax ?? CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'social-card-kiosk',
    types: exactNumbers(),
  });
  pool.on('error', options.onIdleError ?? (() => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: namingStatements(pool) }), ...telling(options.onStatement) });
}

/** Eight-byte integers as numbers, as SQLite gives them. Throws on one that a number cannot hold exactly: no sum of money comes near it. */
function exactNumbers(): TypeOverrides {
  const parsers = new TypeOverrides();
  for (const type of [types.builtins.INT8, types.builtins.NUMERIC]) parsers.setTypeParser(type, wholeNumber);
  return parsers;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the database gave a number that is not exact: ${text}`);
  return value;
}
