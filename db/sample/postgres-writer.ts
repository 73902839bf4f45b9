/**
 * A city into PostgreSQL: one transaction in which indexes of the large tables are put away, the rows come by COPY while the next ones are made,
 * and the indexes are built once over all of them ("Populating a Database", PostgreSQL 15, 14.4). A load that breaks off leaves nothing.
 */
import { Client } from 'pg';
import { COLUMNS, type Batch } from './columns.ts';
import { CopyIn } from './copy.ts';
import { indexesOf, type PutAway } from './indexes.ts';
import type { BatchWriter } from './writers.ts';

/** For sorting the keys of one index: more than the server's default, gone with the connection. */
const INDEX_MEMORY = '256MB';

/** Without the right to switch the triggers off (superuser) references are checked: slower, and no less right. */
export async function openPostgresWriter(url: string): Promise<BatchWriter> {
  const client = new Client({ connectionString: url, application_name: 'social-card-kiosk sample' });
  await client.connect();
  await client.query("SET session_replication_role = 'replica'").catch(() => undefined);
  await client.query(`SET maintenance_work_mem = '${INDEX_MEMORY}'`);
  const putAway = await indexesOf(client, Object.keys(COLUMNS));
  await client.query('BEGIN');
  for (const { drop } of putAway) await client.query(drop);
  return new PostgresWriter(client, putAway);
}

class PostgresWriter implements BatchWriter {
  readonly #client: Client;
  readonly #putAway: readonly PutAway[];
  /** The batch that the server is reading; it tells its failure to whoever comes next. */
  #sending: Promise<Error | null> = Promise.resolve(null);

  constructor(client: Client, putAway: readonly PutAway[]) {
    this.#client = client;
    this.#putAway = putAway;
  }

  async write(batch: Batch): Promise<void> {
    await this.#sent();
    this.#sending = this.#copy(batch).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  }

  async close(): Promise<void> {
    await this.#sent();
    for (const { make } of this.#putAway.toReversed()) await this.#client.query(make);
    await this.#client.query('COMMIT');
    await this.#client.query("SET session_replication_role = 'origin'").catch(() => undefined);
    await this.#client.query('VACUUM (ANALYZE)');
    await this.#client.query('CHECKPOINT').catch(() => undefined);
    await this.#client.end();
  }

  /** The server takes all of it back when the connection ends. */
  async abandon(): Promise<void> {
    await this.#sending;
    await this.#client.end();
  }

  async #copy(batch: Batch): Promise<void> {
    for (const [table, rows] of batch) await this.#client.query(new CopyIn(table, COLUMNS[table], rows)).done;
  }

  async #sent(): Promise<void> {
    const failed = await this.#sending;
    if (failed !== null) throw failed;
  }
}
