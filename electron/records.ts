/** The records of a lone terminal: the authority, embedded, on a SQLite file. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../native/base/clock.ts';
import type { Authority } from '../db/authority/api.ts';
import { createAuthority } from '../db/authority/create.ts';
import { openSqlite } from '../db/dialects/sqlite.ts';
import { migrateAuthority } from '../db/migrate.ts';
import { loadAllPacks } from '../db/rules/load-pack.ts';
import type { PackTrust } from '../db/rules/trust.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../db/schema.ts';

export interface Records {
  readonly db: AuthorityDatabase;
  readonly authority: Authority;
  close(): Promise<void>;
}

/** Opens the records in a directory (made when absent) and brings them to the newest schema. `trust`: whose rule packs are taken. */
export async function openRecords(directory: string, clock: Clock, trust?: PackTrust): Promise<Records> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const db = openSqlite<AuthoritySchema>(join(directory, 'records.sqlite'));
  await migrateAuthority(db);
  return { db, authority: createAuthority({ db, clock, packs: loadAllPacks(trust) }), close: () => db.destroy() };
}
