/** First tables of the embedded bank. */
import type { Kysely } from 'kysely';

export const bankMigration0001 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('bank_cards')
      .addColumn('pan_hash', 'text', (c) => c.primaryKey())
      .addColumn('pin_check', 'text', (c) => c.notNull())
      .addColumn('tries_left', 'integer', (c) => c.notNull())
      .addColumn('tries_max', 'integer', (c) => c.notNull())
      .addColumn('lost', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('bank_requests')
      .addColumn('idempotency_key', 'text', (c) => c.primaryKey())
      .addColumn('body_hash', 'text', (c) => c.notNull())
      .addColumn('received_at_ms', 'bigint', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .execute();
  },
};
