/** Transactions that PostgreSQL may break off although nothing is wrong with them, and that on SQLite wait for the disk together. */
import type { DialectAdapter, Kysely, Transaction } from 'kysely';
import { CommitGroup } from './commit-group.ts';

/** PostgreSQL error codes (appendix A): two transactions waited for each other, or could not be put in order. The loser is to try again. */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01'];
const ATTEMPTS_MAX = 5;

/**
 * Runs `work` in one transaction; what it throws takes all of it back, and nobody else's. `work` may run several times and must therefore touch
 * nothing but the database. SQLite has one writer at a time: it never needs a second attempt, and what arrives together is committed together.
 */
export async function inTransaction<Schema, T>(db: Kysely<Schema>, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  const group = groupOf(db);
  if (group !== null) return group.run(work);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !mayTryAgain(error)) throw error;
    }
  }
}

const groups = new WeakMap<DialectAdapter, object>();

/** The group of a database with one connection; null where every command has its own. */
function groupOf<Schema>(db: Kysely<Schema>): CommitGroup<Schema> | null {
  const { adapter } = db.getExecutor();
  if (adapter.supportsMultipleConnections !== false) return null;
  const group = (groups.get(adapter) ?? new CommitGroup<Schema>(db)) as CommitGroup<Schema>;
  groups.set(adapter, group);
  return group;
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TRY_AGAIN.includes(error.code);
}
