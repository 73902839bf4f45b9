/** Loss, activation and the holder's name: what the bank's own services are asked about. */
import type { Kysely } from 'kysely';

export const bankMigration0002 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('bank_cards')
      .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await db.schema.alterTable('bank_cards').addColumn('name_check', 'text').execute();
  },
};
