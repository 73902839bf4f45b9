/** `--database` and `--data`: the records that a command of the back office works on. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../native/base/result.ts';
import { isPostgres, openDatabase } from '../../db/dialects/open.ts';
import { migrateAuthority } from '../../db/migrate.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../../db/schema.ts';
import { usage, type UsageFault } from './arguments.ts';
import type { Arguments, Io, Option } from './command.ts';

export const DATABASE_OPTIONS: Readonly<Record<'database' | 'data', Option>> = {
  database: { kind: 'text', value: 'ADDRESS', help: 'postgres://USER@HOST/NAME, or the path of a SQLite file' },
  data: { kind: 'text', value: 'DIR', help: 'in place of it: data directory of a lone terminal' },
};

/** Opens the records that the options name and brings them to the newest schema. A file that is not there is not made: it would be nobody's. */
export async function openNamedRecords(io: Pick<Io, 'err'>, args: Arguments): Promise<Result<AuthorityDatabase, UsageFault>> {
  const address = addressOf(args);
  if (!address.ok) return address;
  if (!isPostgres(address.value) && !existsSync(address.value)) return err(usage('--database, --data: there are no records'));
  const db = openDatabase<AuthoritySchema>(address.value);
  try {
    for (const name of await migrateAuthority(db)) io.err(`migrated: ${name}`);
    return ok(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function addressOf(args: Arguments): Result<string, UsageFault> {
  const database = args.text('database');
  const data = args.text('data');
  if (database !== undefined && data === undefined) return ok(database);
  if (database === undefined && data !== undefined) return ok(join(data, 'records.sqlite'));
  return err(usage('--database or --data: exactly one of them says whose records'));
}
