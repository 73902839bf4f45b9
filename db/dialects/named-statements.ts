/**
 * PostgreSQL statements that stay prepared on their connection (PostgreSQL 15, "PREPARE"): parsed and planned once, then only run. Connections must
 * reach the server itself, not a pooler that hands every transaction another one.
 */
import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** What may be prepared; a change of the schema may not. */
const OF_ROWS = /^\s*(select|insert|update|delete|with)\b/i;
/** PostgreSQL cuts longer names off. */
const NAME_LENGTH = 32;

/** A pool for Kysely whose connections name their statements. */
export function namingStatements(pool: Pool): PostgresPool {
  const named = new WeakMap<PoolClient, NamingClient>();
  const names = new Map<string, string>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known = named.get(client) ?? new NamingClient(client, names);
      named.set(client, known);
      return known;
    },
  };
}

class NamingClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #names: Map<string, string>;

  constructor(client: PoolClient, names: Map<string, string>) {
    this.#client = client;
    this.#names = names;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(sql: string | PostgresCursor<R>, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new Error('no rows are streamed here');
    const values = [...parameters];
    const asked = OF_ROWS.test(sql) ? this.#client.query({ name: this.#nameOf(sql), text: sql, values }) : this.#client.query(sql, values);
    return asked as unknown as Promise<PostgresQueryResult<R>>;
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy);
  }

  #nameOf(sql: string): string {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(sql).digest('hex').slice(0, NAME_LENGTH);
    this.#names.set(sql, name);
    return name;
  }
}
