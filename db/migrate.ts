/** Brings a database to the newest schema. Migrations are numbered, only ever added to, and recorded in the database itself. */
import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { BankSchema } from './bank/schema.ts';
import { bankMigration0001 } from './bank/migrations/0001_bank.ts';
import { migration0001 } from './migrations/0001_authority.ts';
import type { AuthoritySchema } from './schema.ts';

const AUTHORITY: Readonly<Record<string, Migration>> = { '0001_authority': migration0001 };
const BANK: Readonly<Record<string, Migration>> = { '0001_bank': bankMigration0001 };

/** Runs what the authority's database has not seen yet; gives the names of what was run. Throws when a migration fails. */
export function migrateAuthority(db: Kysely<AuthoritySchema>): Promise<readonly string[]> {
  return migrate(db, AUTHORITY, 'authority_migrations');
}

/** The same for the embedded bank's database, which has its own list: the two may share a file or not. */
export function migrateBank(db: Kysely<BankSchema>): Promise<readonly string[]> {
  return migrate(db, BANK, 'bank_migrations');
}

async function migrate<S>(db: Kysely<S>, migrations: Readonly<Record<string, Migration>>, table: string): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be brought to the newest schema', { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}
