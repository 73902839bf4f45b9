/** Brings a database to the newest schema. Migrations are numbered, only ever added to, and recorded in the database itself. */
import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { BankSchema } from './bank/schema.ts';
import { bankMigration0001 } from './bank/migrations/0001_bank.ts';
import { bankMigration0002 } from './bank/migrations/0002_functions.ts';
import { migration0001 } from './migrations/0001_authority.ts';
import { migration0002 } from './migrations/0002_people_and_places.ts';
import { migration0003 } from './migrations/0003_card_life.ts';
import { migration0004 } from './migrations/0004_money.ts';
import { migration0005 } from './migrations/0005_requests.ts';
import { migration0006 } from './migrations/0006_staff.ts';
import { migration0007 } from './migrations/0007_corrections.ts';
import { migration0008 } from './migrations/0008_issued_codes.ts';
import type { AuthoritySchema } from './schema.ts';

const AUTHORITY: Readonly<Record<string, Migration>> = {
  '0001_authority': migration0001,
  '0002_people_and_places': migration0002,
  '0003_card_life': migration0003,
  '0004_money': migration0004,
  '0005_requests': migration0005,
  '0006_staff': migration0006,
  '0007_corrections': migration0007,
  '0008_issued_codes': migration0008,
};
const BANK: Readonly<Record<string, Migration>> = { '0001_bank': bankMigration0001, '0002_functions': bankMigration0002 };

/** The authority's migrations in order. */
export const AUTHORITY_VERSIONS: readonly string[] = Object.keys(AUTHORITY);

/**
 * Runs what the authority's database has not seen yet; gives the names of what was run. Throws when a migration fails. With `upTo` it stops
 * at that version: for the tests of upgrades.
 */
export function migrateAuthority(db: Kysely<AuthoritySchema>, upTo?: string): Promise<readonly string[]> {
  return migrate(db, AUTHORITY, 'authority_migrations', upTo);
}

/** The same for the embedded bank's database, which has its own list: the two may share a file or not. */
export function migrateBank(db: Kysely<BankSchema>): Promise<readonly string[]> {
  return migrate(db, BANK, 'bank_migrations');
}

async function migrate<S>(
  db: Kysely<S>,
  migrations: Readonly<Record<string, Migration>>,
  table: string,
  upTo?: string,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw new Error('the database could not be brought to the newest schema', { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}
