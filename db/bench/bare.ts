/** The reference of measurements: statements through nothing but the driver, each prepared once as the driver's own documentation advises. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { isPostgres } from '../dialects/open.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface BareDriver {
  /** Runs what one command or question consists of, in order, on one connection. */
  run(statements: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the driver alone, as durable as the program has it. */
export function openBare(address: string): BareDriver {
  return isPostgres(address) ? barePostgres(address) : bareSqlite(address);
}

function bareSqlite(path: string): BareDriver {
  const database = new Database(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000']) database.pragma(pragma);
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const made = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    run: async (statements) => {
      for (const { sql, parameters } of statements) {
        const one = statement(sql);
        if (one.reader) one.all(...parameters);
        else one.run(...parameters);
      }
    },
    close: async () => {
      database.close();
    },
  };
}

const CONNECTIONS_MAX = 10;

function barePostgres(url: string): BareDriver {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS_MAX });
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    const made = names.get(sql) ?? createHash('sha256').update(sql).digest('hex').slice(0, 16);
    names.set(sql, made);
    return made;
  };
  return {
    run: async (statements) => {
      const client = await pool.connect();
      try {
        for (const { sql, parameters } of statements) await client.query({ name: nameOf(sql), text: sql, values: [...parameters] });
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
